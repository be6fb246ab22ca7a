"""A line for what somebody said: ``Bo: text``, with the names of those here to complete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from cxworkshop.activities.inbox import split_name
from cxworkshop.editing.commands import Command, SetFields
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, counts
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.new_line import NewLine

_FROM = 2
"""A name is offered from this many letters on: most lines begin with a word and not with one."""


class NamedLine(NewLine):
    """Makes an item of what is typed; a name before a colon is who said it.

    Down and Enter, or a press, take a name that is offered; Enter alone keeps the line as it is.
    """

    def __init__(
        self,
        context: SessionContext,
        line: QLineEdit,
        make: Callable[[str], Item],
        label: Message,
    ) -> None:
        super().__init__(context, line, make, label)
        self._names = QStringListModel(self)
        self.completer = QCompleter(self._names, self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.completer.setWidget(line)
        self.completer.activated.connect(self._take)
        line.textEdited.connect(self._offer)
        self._fill()

    def settled(self, draft: ItemId) -> Command | None:
        """The words without the name, and who it is."""
        item = self.context.document.get(draft)
        typed = str(getattr(item, "text", ""))
        text, person = split_name(typed, self.context.document)
        if item is None or person is None:
            return None
        return SetFields(item.id, {"text": text, "by": person.id}, self._label)

    def _offer(self, typed: str) -> None:
        if len(typed) < _FROM or ":" in typed:
            self._withdraw()
            return
        self.completer.setCompletionPrefix(typed)
        if self.completer.completionCount():
            self.completer.complete()
        else:
            self._withdraw()

    def _withdraw(self) -> None:
        popup = self.completer.popup()
        if popup is not None:
            popup.hide()

    def _take(self, name: str) -> None:
        self._line.setText(name)
        self._typed()

    def _fill(self) -> None:
        people = self.context.document.all(Participant)
        self._names.setStringList([f"{p.name}: " for p in people if counts(p) and p.name.strip()])

    def _follow(self, changed: Changed) -> None:
        if changed.touches("participant"):
            self._fill()
        super()._follow(changed)
