"""The capture line: one line, one key away, from wherever one types and back to there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxworkshop.activities.inbox import SORTING, Caught, InboxEntry, read_line, sort_entry
from cxworkshop.editing.commands import Command, SetFields
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.run.place import Place
from cxworkshop_ui.widgets.text import plain_tip

CAPTURE_LABEL = M("Capture a thought")


class CaptureLine(QLineEdit):
    """Type and Enter: it is in the inbox. Enter on the empty line, or Escape, leads back.

    ``left`` comes when the line is done with; ``caught`` carries what was understood.
    """

    left = Signal()
    entered = Signal()
    caught = Signal(object)

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        self._asks = tr("Capture a thought… (Ctrl+L)")
        self.setPlaceholderText(self._asks)
        self.setAccessibleName(tr("Capture a thought"))
        self.hint = self._hint()
        self.setAccessibleDescription(self.hint)
        self.setToolTip(plain_tip(self.hint))
        self.draft = CaptureDraft(context, self)
        self.caught.connect(self._confirm)
        self._place: Place | None = None

    def start(self) -> None:
        """Take the focus and remember where it came from."""
        if not self.hasFocus():
            self._place = Place.here()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.deselect()
            self.setCursorPosition(len(self.text()))
            self.entered.emit()

    def leave(self) -> None:
        """Go back to where one was; what stands in the line stays there."""
        self.draft.commit()
        self.setPlaceholderText(self._asks)
        place, self._place = self._place, None
        if place is None or not place.restore():
            self.clearFocus()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and not self.text().strip()):
            self.leave()
        else:
            super().keyPressEvent(event)

    def _confirm(self, caught: Caught) -> None:
        """Say in the empty line what became of the last one."""
        said = self.context.words.say(where_it_went(caught))
        self.setPlaceholderText(said)

    def _hint(self) -> str:
        tr = self.context.tr
        ways = " · ".join(
            f"/{target.key} {self.context.words.say(target.title)}" for target in SORTING
        )
        return " · ".join((tr("Enter keeps it, Esc goes back"), tr("Name: who said it"), ways))


class CaptureDraft(NewLine):
    """Makes an inbox entry of what is typed, and when it is complete reads what it means."""

    def __init__(self, context: SessionContext, line: CaptureLine) -> None:
        super().__init__(context, line, self._entry, CAPTURE_LABEL)
        self._capture = line
        self._understood: Caught | None = None
        self.finished.connect(lambda _: self._finished())

    def settled(self, draft: ItemId) -> Command | None:
        """Read the line: who said it, where it goes."""
        entry = self.context.document.find(InboxEntry, draft)
        if entry is None:
            return None
        command, self._understood = self._settled(
            entry, read_line(entry.text, self.context.document)
        )
        return command

    def _finished(self) -> None:
        if self._understood is not None:
            self._capture.caught.emit(self._understood)

    def _entry(self, text: str) -> InboxEntry:
        return InboxEntry(text=text, activity=self.context.clock.state.current)

    def _settled(self, entry: InboxEntry, caught: Caught) -> tuple[Command | None, Caught]:
        """What makes of the entry what was understood; where it has no place it stays."""
        import msgspec

        values = {"text": caught.text, "raised_by": caught.raised_by}
        whole = msgspec.structs.replace(entry, text=caught.text, raised_by=caught.raised_by)
        if caught.target is not None:
            sorted_in = sort_entry(
                whole, caught.target, self.context.document, self.context.editor.new_id
            )
            if sorted_in is not None:
                return sorted_in, caught
            caught = msgspec.structs.replace(caught, target=None)
        command = SetFields(entry.id, values, CAPTURE_LABEL) if whole != entry else None
        return command, caught


def where_it_went(caught: Caught) -> Message:
    """What is said of a line that was caught."""
    if caught.target is None:
        return M("Kept in the inbox")
    return M("Kept: {place}", place=caught.target.title)
