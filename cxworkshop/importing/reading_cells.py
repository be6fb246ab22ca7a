"""A cell that somebody filled in, as the values that it stands for: read as its column says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from cxworkshop.activities.wording import Wording
from cxworkshop.dates import Ambiguous, read_date
from cxworkshop.errors import BadInput
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message
from cxworkshop.importing.placing import Filled, Put
from cxworkshop.importing.proposals import NewName, link_kinds
from cxworkshop.importing.tables import clean
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.worksheets import THERE, ColumnKind, SheetColumn

_SERIAL = re.compile(r"[3-7]\d{4}(?:\.0+)?")
_NUMBER = re.compile(r"([+-]?)(\d{1,6})(?:[.,]0+)?")
_FIRST_DAY = dt.date(1899, 12, 30)
_LONGEST = 16_000
_LONGEST_NAME = 200
_MOST = 9999
_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#ERROR!")
"""What a cell shows instead of a value where what was typed into it was taken for a formula."""


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

    def would_tell(self, item: Item, values: Mapping[str, Any]) -> str:
        """What an item says in a few words once it holds these values."""
        plain = {name: value for name, value in values.items() if not _is_unknown(value)}
        changed = msgspec.structs.replace(item, **plain)
        return self._wording.fill(changed.told(self._wording.text_of))

    def within(self, place: str, name: str) -> str:
        """What something is called with its place before it, as lists of places have it."""
        return self._wording.tr("{name}: {what}", name=place, what=name)

    def named(self, kind: str, name: str) -> list[ItemId]:
        """The items of a kind that are called so."""
        return list(dict.fromkeys(self._known(kind).get(fold_words(name), ())))

    def worded(self, value: Any) -> str:
        """A value of a field as people read it."""
        if value is None or value == "":
            return ""
        if isinstance(value, str) and ItemId(value) in self._document:
            return self._wording.person(ItemId(value)) or self._wording.text_of(ItemId(value))
        return self._wording.fill(value) if isinstance(value, str) else str(value)

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
        if column.kind is ColumnKind.NUMBER:
            there = number_text(there)
        if column.takes_only_choices and there:
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

    def read(
        self, column: SheetColumn, blank: Item, text: str, *, is_needed: bool = False
    ) -> Filled | Trouble:
        """What a cell says; a :class:`Trouble` where that cannot be told.

        ``blank`` is what its row begins as; what ``is_needed`` may not be emptied.
        """
        if len(text) > _LONGEST:
            return Trouble(M("This text is too long to be read back."))
        if text in _ERRORS:
            return Trouble(M("The cell shows an error instead of what was typed."))
        if column.named:
            return self._by_name(column, text)
        into = column.into
        field = column.field or column.key
        value = self._value(column, field, into.blank if into else blank, text, is_needed)
        if isinstance(value, Trouble):
            return value
        values = value if isinstance(value, dict) else {field: value}
        return Filled(puts=(Put(into, values),)) if into is not None else Filled(values)

    def _value(
        self, column: SheetColumn, field: str, blank: Item, text: str, is_needed: bool
    ) -> Any:
        if not text.strip():
            return _nothing(column, field, blank, is_needed=is_needed)
        if column.takes_only_choices:
            return self._choice(column, text)
        if column.kind is ColumnKind.NUMBER:
            return _count(text)
        if column.kind is ColumnKind.DATE:
            day = self._day(text)
            if isinstance(day, Ambiguous):
                return Trouble(M("“{text}” can be two dates.", text=text[:40]))
            return day if isinstance(day, dt.date) else Trouble(day.cause)
        link = ("", False) if field == "parent" else link_kinds(type(blank)).get(field)
        if link is not None:
            return self._linked(column, field, link, text)
        return _lines(text) if column.kind is ColumnKind.LONG else clean(text)

    def _by_name(self, column: SheetColumn, text: str) -> Filled | Trouble:
        """Lines of the form “name: text”, each into what is called so."""
        field = column.field or column.key
        found: dict[str, list[str]] = {}
        lines = _lines(text)
        is_number = any(isinstance(getattr(into.blank, field), int) for _, into in column.named)
        if is_number:
            lines = lines.replace(";", "\n")
        names = sorted((name for name, _ in column.named), key=len, reverse=True)
        last: str | None = None
        for line in map(str.strip, lines.splitlines()):
            name = next((each for each in names if _begins(line, each)), None)
            if name is not None:
                last, line = name, line[len(name) :].lstrip().lstrip(":").strip()
            elif last is None and line.strip():
                return Trouble(
                    M(
                        "“{line}” does not begin with one of: {words}.",
                        line=line[:40],
                        words=", ".join(name for name, _ in column.named),
                    )
                )
            if last is not None:
                found.setdefault(last, []).append(line)
        puts = []
        for name, into in column.named:
            said: str | int | Trouble = "\n".join(found.get(name, ())).strip()
            if is_number:
                said = _count(said) if isinstance(said, str) and said else 0
            if isinstance(said, Trouble):
                return said
            puts.append(Put(into, {field: said}))
        return Filled(puts=tuple(puts))

    def _choice(self, column: SheetColumn, text: str) -> Any:
        folded = fold_words(number_text(text) if column.kind is ColumnKind.NUMBER else text)
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

    def _linked(self, column: SheetColumn, field: str, link: tuple[str, bool], text: str) -> Any:
        kinds, is_many = column.leads_to or link[0], link[1]
        if is_many:
            return self._links(column, kinds, text)
        found = self._link(column, kinds, clean(text))
        if not column.otherwise or isinstance(found, Trouble):
            return found
        if isinstance(found, NewName):
            return {column.otherwise: clean(text)}
        return {field: found, column.otherwise: ""}

    def _links(self, column: SheetColumn, kinds: str, text: str) -> Any:
        found: list[ItemId | NewName] = []
        for name in self._listed(column, text):
            link = self._link(column, kinds, name)
            if isinstance(link, Trouble):
                return link
            found.append(link)
        return tuple(dict.fromkeys(found))

    def _listed(self, column: SheetColumn, text: str) -> Iterator[str]:
        """The names in a list; one that holds a comma itself is known as a whole."""
        known = {fold_words(each) for each in column.choices}
        for line in re.split(r"[;\n]", text):
            parts = [clean(part) for part in line.split(",")]
            while parts:
                whole = (n for n in range(len(parts), 1, -1) if _joined(parts[:n]) in known)
                end = next(whole, 1)
                if name := ", ".join(parts[:end]).strip():
                    yield name
                parts = parts[end:]

    def _link(self, column: SheetColumn, kinds: str, name: str) -> Any:
        folded = fold_words(name)
        found = self._offered(column).get(folded) if column.values else None
        if found is None:
            found = [each for kind in kinds.split() for each in self._known(kind).get(folded, ())]
        if len(set(found)) == 1:
            return found[0]
        if found:
            return Trouble(M("Several here are called “{name}”.", name=name[:40]))
        if len(name) > _LONGEST_NAME and kinds == Participant.kind:
            return Trouble(M("“{name}” is no name.", name=name[:40]))
        if kinds == Participant.kind:
            return NewName(kinds, name, Participant(name=name, in_room=False))
        if kinds == Function.kind and column.makes is None:
            return Trouble(M("No function here is called “{name}”.", name=name[:40]))
        if not kinds:
            return Trouble(M("Nothing here is called “{name}”.", name=name[:40]))
        made = None
        if column.makes is not None:
            blank, field = column.makes
            made = msgspec.structs.replace(blank, **{field: name})
        return NewName(kinds, name, made)

    def _offered(self, column: SheetColumn) -> dict[str, list[ItemId]]:
        found: dict[str, list[ItemId]] = {}
        for word, value in zip(column.choices, column.values, strict=True):
            found.setdefault(fold_words(word), []).append(value)
        return found

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


def _nothing(column: SheetColumn, field: str, blank: Item, *, is_needed: bool) -> Any:
    """What an emptied cell says."""
    if is_needed:
        return Trouble(M("The words were taken out. Remove it here if it is to go."))
    if field == "parent":
        return Trouble(M("It has to belong somewhere."))
    if column.into is not None and column.into.is_mark:
        return {THERE: False}
    if column.otherwise:
        return {field: None, column.otherwise: ""}
    if column.values and isinstance(column.values[0], dict):
        return {name: getattr(blank, name) for name in column.values[0]}
    if column.into is not None and column.into.place is not None:
        return getattr(blank, field)[column.into.place]
    return getattr(blank, field)


def _count(text: str) -> int | Trouble:
    plain = number_text(text)
    if plain.isdecimal() and int(plain) <= _MOST:
        return int(plain)
    return Trouble(M("“{text}” is no number from 0 to {most}.", text=text[:40], most=_MOST))


def number_text(text: str) -> str:
    """A whole number as it is written in a list: ``2`` for ``+2``, ``2.0``; else the text."""
    found = _NUMBER.fullmatch(text.strip().replace("\N{MINUS SIGN}", "-").replace(" ", ""))
    if found is None:
        return text
    sign = "-" if found[1] == "-" and int(found[2]) else ""
    return f"{sign}{int(found[2])}"


def _is_unknown(value: Any) -> bool:
    several = value if isinstance(value, tuple) else (value,)
    return any(isinstance(each, NewName) for each in several)


def _joined(parts: list[str]) -> str:
    return fold_words(", ".join(parts))


def _begins(line: str, name: str) -> bool:
    """Whether a line begins with a name and a colon."""
    start, colon, _ = line[len(name) :].partition(":")
    return fold_words(line[: len(name)]) == fold_words(name) and bool(colon) and not start.strip()


def _lines(text: str) -> str:
    """Visible text, its lines kept: no control characters, no changes of direction."""
    return "\n".join(map(clean, text.replace("\r\n", "\n").splitlines())).strip()
