"""A line for what somebody said: ``Bo: text``, with the names of those here to complete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QLineEdit

from cxworkshop.activities.inbox import split_name
from cxworkshop.editing.commands import Command, SetFields
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, counts
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.completion import Offering
from cxworkshop_ui.fields.new_line import NewLine

_FROM = 2
"""A name is offered from this many letters on: most lines begin with a word and not with one."""
_NOBODY = "\0"


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
        self.names = _Names(self)
        line.setCompleter(self.names)
        self.names.activated.connect(lambda _: self._typed())
        self._fill()

    def finish(self) -> None:
        """The line is complete – unless Enter takes the name that is chosen in the list."""
        popup = self.names.popup()
        if popup is None or not popup.isVisible() or not popup.currentIndex().isValid():
            super().finish()

    def settled(self, draft: ItemId) -> Command | None:
        """The words without the name, and who it is."""
        item = self.context.document.get(draft)
        typed = str(getattr(item, "text", ""))
        text, person = split_name(typed, self.context.document)
        if item is None or person is None:
            return None
        return SetFields(item.id, {"text": text, "by": person.id}, self._label)

    def _fill(self) -> None:
        people = self.context.document.all(Participant)
        self.names.offer([f"{p.name}: " for p in people if counts(p) and p.name.strip()])

    def _follow(self, changed: Changed) -> None:
        if changed.touches("participant"):
            self._fill()
        super()._follow(changed)


class _Names(Offering):
    """Names with their colon, offered while the line holds nothing but the beginning of one."""

    def __init__(self, parent: NamedLine) -> None:
        super().__init__(parent)
        self._texts = QStringListModel(self)
        self.setModel(self._texts)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(Offering.CompletionMode.PopupCompletion)

    def offer(self, names: list[str]) -> None:
        """Offer these from now on."""
        self._texts.setStringList(names)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """What is looked for: the line itself, nothing that can be found while it is too short."""
        return [path if len(path) >= _FROM else _NOBODY]
