"""A line at the end of a list: type, Enter, and the next is ready. Nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from cxworkshop.editing.changes import ChangeSet
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetField
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import COMMIT_AFTER_MS, RETRY_AFTER_MS
from cxworkshop_ui.widgets.file_drops import KeepFilesOut


class NewLine(QObject):
    """Makes an item of what is typed into a line.

    The item exists 400 ms after the first key, so that a sentence half typed survives a crash;
    while it is being typed it is the ``draft``, which lists leave out. Enter finishes it:
    ``finished`` carries its id, the line is empty again. One line is one undo step.
    """

    finished = Signal(str)
    drafted = Signal()

    def __init__(
        self,
        context: SessionContext,
        line: QLineEdit,
        make: Callable[[str], Item],
        label: Message,
        field: str = "text",
    ) -> None:
        super().__init__(line)
        self.context = context
        self.draft: ItemId | None = None
        self._line = line
        self._make = make
        self._label = label
        self._field = field
        self._visit = ""
        self._is_pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.commit)
        line.setEnabled(not context.is_read_only)
        line.textEdited.connect(self._typed)
        line.returnPressed.connect(self.finish)
        KeepFilesOut(line)
        line.destroyed.connect(lambda: context.released(self))
        context.changed.connect(self._follow)

    def commit(self) -> bool:
        """Write what stands in the line, now. Returns whether nothing is pending."""
        if not self._is_pending:
            return True
        self._timer.stop()
        command = self._command(self._line.text().strip())
        if command is not None and self._apply(command) is False:
            self._timer.start(RETRY_AFTER_MS)
            return False
        self._is_pending = False
        self.context.released(self)
        return True

    def finish(self) -> None:
        """What stands in the line is complete: it takes its place in the list."""
        if not self.commit() or self.draft is None:
            return
        command = self.settled(self.draft)
        if command is not None and self._done(command, self._visit) is None:
            return  # it could not be written; the line keeps what was typed
        finished, self.draft, self._visit = self.draft, None, ""
        self.context.let_show(finished)
        self._line.clear()
        self.finished.emit(finished)

    def settled(self, _draft: ItemId) -> Command | None:
        """What a complete line means beyond its words; part of the same undo step."""
        return None

    def _command(self, text: str) -> Command | None:
        if self.draft is None:
            if not text:
                return None
            self._visit = self.context.new_visit()
            item = msgspec.structs.replace(self._make(text), id=self.context.editor.new_id())
            self.draft = item.id
            self.context.hold_back(item.id, is_new=True)
            return AddItem(item, self._label)
        if not text:
            gone, self.draft = self.draft, None
            self.context.let_show(gone)
            return RemoveItem(gone, self._label)
        return SetField(self.draft, self._field, text, self._label)

    def _apply(self, command: Command) -> bool:
        before = self.draft
        is_done = self._done(command, self._visit) is not None
        if not is_done and isinstance(command, AddItem):
            self.draft = None
        elif not is_done and isinstance(command, RemoveItem):
            self.draft = command.id
        elif is_done and before is not None:
            self.drafted.emit()
        return is_done

    def _done(self, command: Command, visit: str) -> ChangeSet | None:
        return self.context.apply(command, initiator=self, visit=visit)

    def _typed(self) -> None:
        self._is_pending = True
        self.context.holds(self)
        if not self._timer.isActive():
            self._timer.start(COMMIT_AFTER_MS)

    def _follow(self, changed: Changed) -> None:
        if changed.initiator is self or self.draft is None or self.draft not in changed.ids():
            return
        item = self.context.document.get(self.draft)
        if item is None:
            self.draft, self._visit = None, ""
            self._line.clear()
        elif not self._is_pending:
            self._line.setText(getattr(item, self._field))
