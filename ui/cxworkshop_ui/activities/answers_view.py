"""The view of the answers: every key that rates, moves or opens, and next to nothing painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from cxworkshop_ui.activities.diagnostic_rows import Index
from cxworkshop_ui.widgets.grounded import GroundedTable

_GO_ON = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class AnswersView(GroundedTable):
    """Keys go out as signals: what a digit means is the form's business.

    ``digit`` carries a number 0–9, ``stepped`` +1 or −1; ``opened`` is Enter, ``agreeing``
    Ctrl+Enter, ``rewording`` F2, ``cleared`` Delete, ``went_on`` Tab (1) or Shift+Tab (−1).
    """

    digit = Signal(int)
    stepped = Signal(int)
    cleared = Signal()
    opened = Signal()
    agreeing = Signal()
    rewording = Signal()
    went_on = Signal(int)
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        make_calm(self, "palette(base)")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.stand_on_ground()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.stand_on_ground()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        # Heads and frame show where one is; the cells between keep their picture.
        for index in (current, previous):
            if index.isValid():
                self.update(index)
        if current.row() != previous.row():
            _renew(self.verticalHeader(), current.row(), previous.row())
        if current.column() != previous.column():
            _renew(self.horizontalHeader(), current.column(), previous.column())
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.agreeing if held else self.opened).emit()
        elif held:
            super().keyPressEvent(event)
        elif key in _GO_ON:
            self.went_on.emit(_GO_ON[key])
        elif key == Qt.Key.Key_F2:
            self.rewording.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif len(text) == 1 and text in "0123456789":
            self.digit.emit(int(text))
        elif text in ("-", "−", "+"):
            self.stepped.emit(1 if text == "+" else -1)
        elif text.isprintable() and text:
            event.accept()  # no letter searches for a cell here
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def focusNextPrevChild(self, _is_next: bool) -> bool:  # noqa: N802 - Tab goes on in the grid
        return False


def make_calm(view: QTableView, ground: str) -> None:
    """No frame, no grid lines, nothing that edits by itself; on this ground (of a style sheet)."""
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setStyleSheet(
        f"QTableView, QTableView:focus {{ border: none; padding: 0; background: {ground}; }}"
        "QHeaderView::section { padding: 0; }"
    )


def _renew(head: QHeaderView, *sections: int) -> None:
    """Paint these sections again."""
    is_across = head.orientation() == Qt.Orientation.Horizontal
    ground = head.viewport()
    for section in sections:
        at, long = head.sectionViewportPosition(section), head.sectionSize(section)
        if is_across:
            ground.update(at, 0, long, head.height())
        else:
            ground.update(0, at, head.width(), long)
