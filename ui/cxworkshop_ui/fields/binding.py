"""Ties an editor widget to one field of one item, both ways.

Typing is committed on leaving the field, or at most 400 ms after the first uncommitted key,
resting or not. The commits of one stay in a field are one undo step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox
from shiboken6 import isValid

from cxworkshop.editing.commands import SetField
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.leaving import is_entered, is_left
from cxworkshop_ui.widgets.file_drops import KeepFilesOut

COMMIT_AFTER_MS = 400
RETRY_AFTER_MS = 2000

TextWidget = QLineEdit | QPlainTextEdit


class Binding(QObject):
    """A field of an item that follows the document; subclasses know their widget.

    ``label`` is what undo says: "Change the title". Without an item the widget is disabled.
    """

    def __init__(
        self,
        context: SessionContext,
        widget: Any,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
    ) -> None:
        super().__init__(widget)
        self.context = context
        self.widget = widget
        self.name = name
        self.label = label
        self.item_id: ItemId | None = None
        context.changed.connect(self._follow)
        self.show_item(item_id)

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another item; what was typed for the last one is committed first."""
        self.commit()
        self.context.let_show(self.item_id)
        self.item_id = item_id if item_id in self.context.document else None
        self.widget.setEnabled(self.item_id is not None and not self.context.is_read_only)
        self._load()

    def commit(self) -> bool:
        """Write what the widget holds, if it differs. Returns whether nothing is pending."""
        return True

    def value(self) -> Any:
        """The field's value in the document, None without an item."""
        item = self.context.document.get(self.item_id)
        return getattr(item, self.name) if item is not None else None

    def write(self, value: Any, visit: str = "") -> bool:
        """Apply the value as an edit of this binding. Returns whether it was written."""
        if self.item_id is None or self.item_id not in self.context.document:
            return True
        command = SetField(self.item_id, self.name, value, self.label)
        return self.context.apply(command, initiator=self, visit=visit) is not None

    def _follow(self, changed: Changed) -> None:
        if self.item_id is None:
            return
        if self.item_id not in self.context.document:
            self.item_id = None
            self.widget.setEnabled(False)
            return
        if changed.initiator is self:
            return
        for change in changed.changes:
            if change.id == self.item_id and self.name in (change.after or {}):
                self._load()
                return

    def _load(self) -> None:
        raise NotImplementedError


class TextBinding(Binding):
    """A line or a text area bound to a text field.

    ``read`` turns the text into the field's value and may raise BadInput, which is given to
    ``told`` (None when all is well); ``shown`` turns the value into text.
    """

    def __init__(
        self,
        context: SessionContext,
        widget: TextWidget,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        read: Callable[[str], Any] = lambda text: text,
        shown: Callable[[Any], str] = lambda value: value or "",
        told: Callable[[BadInput | None], None] = lambda _: None,
    ) -> None:
        self._read = read
        self._shown = shown
        self._told = told
        self._is_pending = False
        self._visit = ""
        self._timer = QTimer(widget)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._commit_typed)
        self._focus = _Focus(widget, self._entered, self._left)
        widget.installEventFilter(self._focus)
        super().__init__(context, widget, name, label, item_id)
        if isinstance(widget, QLineEdit):
            widget.textEdited.connect(self._typed)
            KeepFilesOut(widget)
        else:
            widget.setUndoRedoEnabled(False)
            widget.textChanged.connect(self._typed)
        widget.destroyed.connect(self._let_go)

    @property
    def visit(self) -> str:
        """The token of this stay in the field: edits that carry it are one undo step with it."""
        return self._visit

    def commit(self) -> bool:
        """Write what was typed, now."""
        if not self._is_pending:
            return True
        self._timer.stop()
        try:
            value = self._read(self._text())
        except BadInput as bad:
            self._told(bad)
            return False
        self._told(None)
        if not self._visit:
            self._visit = self.context.new_visit()
        if not self.write(value, self._visit):
            self._timer.start(RETRY_AFTER_MS)
            return False
        self._is_pending = False
        self.context.released(self)
        return True

    def retract(self) -> bool:
        """Show the field's value again where what is being typed can't be read."""
        if not self._is_pending or not self.widget.hasFocus():
            return False
        try:
            self._read(self._text())
        except BadInput:
            self._load()
            self._told(None)
            return True
        return False

    def _let_go(self) -> None:
        self.context.released(self)
        self.context.let_show(self.item_id)

    def _commit_typed(self) -> None:
        # Half a date is no mistake yet: a value that can't be read waits for the field to be left.
        try:
            self._read(self._text())
        except BadInput:
            return
        self.commit()

    def _typed(self) -> None:
        if self.item_id is None:
            return
        self._is_pending = True
        self.context.hold_back(self.item_id)
        self.context.holds(self)
        if not self._timer.isActive():
            self._timer.start(COMMIT_AFTER_MS)

    def _entered(self) -> None:
        self._visit = self.context.new_visit()

    def _left(self) -> None:
        if not isValid(self.widget):  # the focus leaves a widget that is being deleted, too
            return
        if self.commit() and not self._is_pending:
            self._load()
        self.context.let_show(self.item_id)
        self._visit = ""

    def _text(self) -> str:
        return str(
            self.widget.text() if isinstance(self.widget, QLineEdit) else self.widget.toPlainText()
        )

    def _load(self) -> None:
        self._is_pending = False
        self.context.released(self)
        self._timer.stop()
        text = self._shown(self.value()) if self.item_id is not None else ""
        if text == self._text():
            return
        with QSignalBlocker(self.widget):
            if isinstance(self.widget, QLineEdit):
                place = self.widget.cursorPosition()
                self.widget.setText(text)
                self.widget.setCursorPosition(min(place, len(text)))
            else:
                place = self.widget.textCursor().position()
                self.widget.setPlainText(text)
                cursor = self.widget.textCursor()
                cursor.setPosition(min(place, len(text)))
                self.widget.setTextCursor(cursor)
        if isinstance(self.widget, QPlainTextEdit):
            self.widget.updateGeometry()


class ChoiceBinding(Binding):
    """A combo box whose items' data are the values of the field."""

    widget: QComboBox

    def __init__(
        self,
        context: SessionContext,
        widget: QComboBox,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
    ) -> None:
        super().__init__(context, widget, name, label, item_id)
        widget.activated.connect(self._chosen)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these values with their words, keeping what is chosen."""
        with QSignalBlocker(self.widget):
            self.widget.clear()
            for value, text in choices:
                self.widget.addItem(text, value)
        self._load()

    def _chosen(self, index: int) -> None:
        if not self.write(self.widget.itemData(index)):
            self._load()

    def _load(self) -> None:
        with QSignalBlocker(self.widget):
            self.widget.setCurrentIndex(self.widget.findData(self.value()))


class NumberBinding(Binding):
    """A spin box bound to a whole number."""

    widget: QSpinBox

    def __init__(
        self,
        context: SessionContext,
        widget: QSpinBox,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
    ) -> None:
        super().__init__(context, widget, name, label, item_id)
        self._visit = ""
        widget.setKeyboardTracking(True)
        widget.valueChanged.connect(self._chosen)
        self._focus = _Focus(widget, self._entered, lambda: None)
        widget.installEventFilter(self._focus)

    def _entered(self) -> None:
        self._visit = self.context.new_visit()

    def _chosen(self, value: int) -> None:
        if self.item_id is not None and not self.write(value, self._visit):
            self._load()

    def _load(self) -> None:
        with QSignalBlocker(self.widget):
            self.widget.setValue(self.value() or 0)


class TickBinding(Binding):
    """A check box bound to a yes or no."""

    widget: QCheckBox

    def __init__(
        self,
        context: SessionContext,
        widget: QCheckBox,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
    ) -> None:
        super().__init__(context, widget, name, label, item_id)
        widget.toggled.connect(self._chosen)

    def _chosen(self, is_on: bool) -> None:
        if self.item_id is not None and not self.write(is_on):
            self._load()

    def _load(self) -> None:
        with QSignalBlocker(self.widget):
            self.widget.setChecked(bool(self.value()))


class _Focus(QObject):
    """Calls back when the widget is entered and left.

    A list or a menu that opens over it takes the focus and leaves nothing: one goes on typing.
    """

    def __init__(
        self, widget: QObject, entered: Callable[[], None], left: Callable[[], None]
    ) -> None:
        super().__init__(widget)
        self._entered = entered
        self._left = left

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if is_entered(event):
            self._entered()
        elif is_left(event):
            self._left()
        return False
