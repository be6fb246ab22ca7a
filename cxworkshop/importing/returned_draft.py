"""Changes proposed one after the other, each seeing those before it, to be made as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from cxworkshop.editing.changes import take
from cxworkshop.editing.commands import Command, Together
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document


class Proposal(msgspec.Struct, frozen=True):
    """What came back: what would be changed, what should be known, and the step that does it.

    ``changes`` are said one a line; ``command`` is None where there is nothing to change.
    """

    changes: tuple[Message, ...]
    notes: tuple[Message, ...]
    command: Command | None


class Draft:
    """A document on which changes are tried out. ``today`` is when the answers are recorded."""

    def __init__(
        self, document: Document, words: Catalogue, today: dt.date, new_id: Callable[[], str]
    ) -> None:
        self.document = document.snapshot()
        self.words = words
        self.today = today
        self.new_id = new_id
        self.changes: list[Message] = []
        self.notes: list[Message] = []
        self._commands: list[Command] = []

    def do(self, command: Command, change: Message | None = None) -> None:
        """Try a change out; it is told where it says something by itself."""
        done = command.changes(self.document).changes
        if not done:
            return
        take(self.document, done)
        self._commands.append(command)
        if change is not None:
            self.changes.append(change)

    def note(self, note: Message) -> None:
        """Tell something, once."""
        if note not in self.notes:
            self.notes.append(note)

    def proposal(self, label: Message) -> Proposal:
        """All of it as one step; without a change that says something nothing is done."""
        command = Together(tuple(self._commands), label) if self.changes else None
        return Proposal(tuple(self.changes), tuple(self.notes), command)
