"""Where somebody is working: the field with its cursor, to come back to exactly there."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid


class Place:
    """The widget that has the focus, with the cursor and what is selected in it.

    A cell that is being edited closes when the focus leaves it; it is opened again.
    """

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self._view: QAbstractItemView | None = None
        self._cell = QPersistentModelIndex()
        view = _view_of(widget)
        if view is not None and view is not widget:
            self._view, self._cell = view, QPersistentModelIndex(view.currentIndex())
        line = _line_of(widget)
        self._cursor = line.cursorPosition() if line is not None else 0
        self._selected = (-1, 0)
        if line is not None and line.hasSelectedText():
            self._selected = line.selectionStart(), len(line.selectedText())

    @classmethod
    def here(cls) -> Place | None:
        """The place that has the focus now, None where nothing has it."""
        focused: QWidget | None = QApplication.focusWidget()
        return cls(focused) if focused is not None else None

    def restore(self) -> bool:
        """Come back. Returns whether the place is still there."""
        target = self._living()
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        line = _line_of(target)
        if line is not None:
            start, length = self._selected
            if start >= 0:
                line.setSelection(start, length)
            else:
                line.deselect()
                line.setCursorPosition(min(self._cursor, len(line.text())))
        return True

    def _living(self) -> QWidget | None:
        if isValid(self.widget) and self.widget.isVisible():
            return self.widget
        if self._view is None or not isValid(self._view) or not self._view.isVisible():
            return None
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._cell.isValid():
            index = self._view.model().index(
                self._cell.row(), self._cell.column(), self._cell.parent()
            )
            self._view.setCurrentIndex(index)
            self._view.edit(index)
        return QApplication.focusWidget()


def _view_of(widget: QWidget) -> QAbstractItemView | None:
    """The table or list in whose cell a widget edits."""
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, QAbstractItemView):
            return parent
        parent = parent.parentWidget()
    return None


def _line_of(widget: QWidget) -> QLineEdit | None:
    """The line in which one types in a field of one line."""
    if isinstance(widget, QLineEdit):
        return widget
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        line: QLineEdit | None = widget.lineEdit()
        return line
    return None
