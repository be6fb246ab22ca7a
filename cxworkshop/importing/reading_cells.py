"""A cell that somebody filled in, as the value of the field it stands for."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import msgspec

from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import ColumnKind, SheetColumn
from cxworkshop.dates import Ambiguous, read_date
from cxworkshop.errors import BadInput
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message
from cxworkshop.importing.proposals import NewName, link_kinds
from cxworkshop.importing.tables import clean
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant

_SERIAL = re.compile(r"[3-7]\d{4}(?:\.0+)?")
_FIRST_DAY = dt.date(1899, 12, 30)
_LONGEST = 16_000
_LONGEST_NAME = 200


class Trouble(msgspec.Struct, frozen=True):
    """Why a cell could not be read."""

    why: Message


class CellReader:
    """Reads cells in the language of a session; names are those of the session."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._document = document
        self._wording = wording
        self._names: dict[str, dict[str, list[ItemId]]] = {}

    def told(self, item: Item) -> str:
        """What an item says in a few words."""
        return self._wording.text_of(item.id)

    def compared(self, column: SheetColumn, there: str, here: str) -> str:
        """A returned text as it is compared: days in one way of writing, words as in the list.

        A day that can be read in two ways is the one that stands here, if that is one of them.
        """
        if column.kind is ColumnKind.DATE and there:
            day = self._day(there)
            if isinstance(day, Ambiguous):
                both = day.day_first.isoformat(), day.month_first.isoformat()
                return here if here in both else there
            return day.isoformat() if isinstance(day, dt.date) else there
        if column.kind is ColumnKind.CHOICE and there:
            folded = fold_words(there)
            return next((each for each in column.choices if fold_words(each) == folded), there)
        return there

    def shown(self, column: SheetColumn, value: Any) -> str:
        """A value of either side as people read it: days in words."""
        if column.kind is ColumnKind.DATE and value:
            day = value if isinstance(value, dt.date) else self._day(str(value))
            if isinstance(day, dt.date):
                return self._wording.words.date(day, "day", beside=self._document.session.date)
        return "" if value is None else _lines(str(value))

    def read(self, column: SheetColumn, item_type: type[Item], text: str) -> Any:
        """The value for the field of this name; a :class:`Trouble` where there is none."""
        if len(text) > _LONGEST:
            return Trouble(M("This text is too long to be read back."))
        nothing = getattr(item_type(), column.key)
        if not text.strip():
            if column.key == "text":
                return Trouble(M("The words were taken out. Remove it here if it is to go."))
            return nothing
        if column.kind is ColumnKind.CHOICE:
            return self._choice(column, text)
        if column.kind is ColumnKind.DATE:
            day = self._day(text)
            if isinstance(day, Ambiguous):
                return Trouble(M("“{text}” can be two dates.", text=text[:40]))
            return day if isinstance(day, dt.date) else Trouble(day.cause)
        link = link_kinds(item_type).get(column.key)
        if link is not None:
            kind, is_many = link
            return self._links(kind, text) if is_many else self._link(kind, clean(text))
        return _lines(text) if column.kind is ColumnKind.LONG else clean(text)

    def _choice(self, column: SheetColumn, text: str) -> Any:
        folded = fold_words(text)
        for word, value in zip(column.choices, column.values, strict=True):
            if fold_words(word) == folded:
                return value
        words = ", ".join(column.choices)
        return Trouble(M("“{text}” is none of: {words}.", text=text[:40], words=words))

    def _day(self, text: str) -> dt.date | Ambiguous | BadInput:
        text = text.strip()
        if _SERIAL.fullmatch(text):  # a date whose format was lost
            return _FIRST_DAY + dt.timedelta(days=int(text[:5]))
        day, has_time, _ = text.partition("T")
        if has_time and len(day) == 10:
            text = day
        return read_date(text, self._wording.words, self._document.session.date)

    def _links(self, kind: str, text: str) -> Any:
        found: list[ItemId | NewName] = []
        for name in re.split(r"[,;\n]", text):
            if clean(name):
                link = self._link(kind, clean(name))
                if isinstance(link, Trouble):
                    return link
                found.append(link)
        return tuple(dict.fromkeys(found))

    def _link(self, kind: str, name: str) -> Any:
        folded = fold_words(name)
        found = self._known(kind).get(folded, [])
        if len(found) == 1:
            return found[0]
        if found:
            return Trouble(M("Several here are called “{name}”.", name=name[:40]))
        if kind == Participant.kind:
            if len(name) > _LONGEST_NAME:
                return Trouble(M("“{name}” is no name.", name=name[:40]))
            return NewName(kind, name)
        if kind == Function.kind:
            return Trouble(M("No function here is called “{name}”.", name=name[:40]))
        return NewName(kind, name)

    def _known(self, kind: str) -> dict[str, list[ItemId]]:
        """The ids of everything of a kind by its folded name."""
        names = self._names.get(kind)
        if names is None:
            names = self._names[kind] = {}
            for item in self._document.of_kind(kind):
                said = {self._wording.text_of(item.id)}
                if kind == Participant.kind:
                    said |= {self._wording.person(item.id), getattr(item, "name", "")}
                for each in {fold_words(each) for each in said if each.strip()}:
                    names.setdefault(each, []).append(item.id)
        return names


def _lines(text: str) -> str:
    """Visible text, its lines kept: no control characters, no changes of direction."""
    return "\n".join(map(clean, text.replace("\r\n", "\n").splitlines())).strip()
