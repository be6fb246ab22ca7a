"""An output as it is offered to people: whom it is for, what it is called, what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from cxworkshop.export.exporter import Exporter, ExportOptions
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.document import Document

Files = Iterator[tuple[str, Exporter]]
Each = Callable[[Document, Catalogue, ExportOptions], Files]
"""Gives the files of an output that makes several, each with its name."""


class Audience(StrEnum):
    """Whom an output is for: the group at the end, people before the day or weeks after it,
    who facilitates."""

    GROUP = "group"
    BEFORE = "before"
    LATER = "later"
    SELF = "self"

    @property
    def word(self) -> Message:
        """What stands above their outputs."""
        return _AUDIENCE_WORDS[self]


_AUDIENCE_WORDS: dict[Audience, Message] = {
    Audience.GROUP: M("For the group"),
    Audience.BEFORE: M("Before the day"),
    Audience.LATER: M("At a check-in"),
    Audience.SELF: M("For you"),
}


class Output(msgspec.Struct, frozen=True):
    """An output as it is offered: its id, its name, what it is for, and what makes it.

    ``make`` gives the one file of it, ``each`` several, which lie in a folder named ``folder``;
    it has one of them or both. ``holds`` tells whether a session has anything for the one file.
    ``outdated`` gives the files in that folder that an earlier export of this session left and
    that would be wrong by now: they are taken away. It knows its own by what stands in them.
    Only what is for the group is handed over.
    """

    id: str
    title: Message
    about: Message
    make: Callable[[], Exporter] | None = None
    audience: Audience = Audience.GROUP
    each: Each | None = None
    folder: Message | None = None
    holds: Callable[[Document], bool] = lambda _document: True
    outdated: Callable[[Document, Catalogue, Path], Iterator[Path]] | None = None

    @property
    def is_for_group(self) -> bool:
        """Whether it is handed over."""
        return self.audience is Audience.GROUP
