"""A next step typed in one go: ``Draft of the contract @Gus 11 Dec``."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import msgspec

from cxworkshop.dates import read_date
from cxworkshop.folding import fold_words
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant

_MARK = re.compile(r"(?:^|(?<=\s))@(?=\S)")
_LONGEST = 5
"""Words of a name; more is a sentence."""
_STOPS = ",;.:"


class QuickStep(msgspec.Struct, frozen=True):
    """What was recognised: the text without it, the owner, the due date.

    ``unknown`` is the name of an owner whom nobody is called, ``several`` are those who could be
    meant by one, ``unread`` is what stands behind an @ and stays in the text.
    """

    text: str
    owner: ItemId | None = None
    due: date | None = None
    unknown: str = ""
    several: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing was recognised: the text is all there is."""
        return self.owner is None and self.due is None and not self.unknown


def read_step(text: str, document: Document, words: Catalogue) -> QuickStep:
    """The text of a step, and what stands behind an @: a name, a date, or both.

    The beginning of a name is enough where only one person has it. A date is read whoever stands
    before it. There is one owner and one date, the last; somebody there is goes before somebody
    new. Whatever else was typed stays in the text.
    """
    first, *typed = _MARK.split(text)
    tags = [_tag(each.split(), document, words) for each in typed]
    owner = _last([tag.owner is not None for tag in tags])
    if owner is None:
        owner = _last([bool(tag.unknown) for tag in tags])
    due = _last([tag.due is not None for tag in tags])
    kept, unread = [first.strip()], []
    for at, tag in enumerate(tags):
        left = [*(() if at == owner else tag.name), *(() if at == due else tag.day)]
        if left:
            kept.append(f"@{' '.join(left)}")
            if not tag.several:
                unread.append(" ".join(left))
    who = tags[owner] if owner is not None else _Tag()
    return QuickStep(
        " ".join(filter(None, kept)),
        who.owner,
        tags[due].due if due is not None else None,
        who.unknown,
        next((tag.several for tag in reversed(tags) if tag.several), ()),
        tuple(unread),
    )


class _Tag(NamedTuple):
    """What stands behind one @: whom its first words name, and the day that the others are."""

    name: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    owner: ItemId | None = None
    due: date | None = None
    unknown: str = ""
    several: tuple[str, ...] = ()


def _tag(parts: list[str], document: Document, words: Catalogue) -> _Tag:
    for count in range(len(parts), -1, -1):
        who = _named(parts[:count], document) if count else []
        if count and len(who) != 1:
            continue
        name, owner = tuple(parts[:count]), who[0].id if who else None
        if count and not parts[count:]:
            return _Tag(name, owner=owner)
        day = _day(parts[count:], document, words)
        if day is not None:
            return _Tag(name, tuple(parts[count:]), owner, day)
    splits = ((count, _day(parts[count:], document, words)) for count in range(1, len(parts)))
    at, due = next((each for each in splits if each[1] is not None), (len(parts), None))
    name, days = tuple(parts[:at]), tuple(parts[at:])
    who = _named(parts[:at], document)
    if who:
        return _Tag(name, days, due=due, several=tuple(each.name for each in who))
    if any(_named([part], document) for part in name):
        return _Tag(tuple(parts))  # somebody, and words left over
    if not _is_name(name):
        return _Tag(tuple(parts))
    return _Tag(name, days, due=due, unknown=_bare(" ".join(name)))


def _last(are: list[bool]) -> int | None:
    return next((at for at in range(len(are) - 1, -1, -1) if are[at]), None)


def _is_name(parts: tuple[str, ...]) -> bool:
    """Whether somebody may be called so: ``3pm``, ``€5 each`` and ``Max, soon`` are nobody."""
    text = "".join(parts)
    return (
        len(parts) <= _LONGEST
        and any(letter.isalpha() for letter in text)
        and not any(letter.isdigit() for letter in text)
        and not any(part[-1] in ",;:" for part in parts[:-1])
    )


def _bare(text: str) -> str:
    return text.strip(f"{_STOPS} ")


def _day(parts: list[str], document: Document, words: Catalogue) -> date | None:
    typed = " ".join(filter(None, map(_bare, parts)))
    day = read_date(typed, words, document.session.date)
    return day if isinstance(day, date) else None


def _named(parts: list[str], document: Document) -> list[Participant]:
    """Who is called so; else everybody whose name, or a word of it, begins so."""
    wanted = _folded(parts)
    if not wanted:
        return []
    names = [(person, _folded(person.name.split())) for person in document.all(Participant)]
    return [person for person, full in names if full == wanted] or [
        person
        for person, full in names
        if full.startswith(wanted) or any(word.startswith(wanted) for word in full.split())
    ]


def _folded(parts: list[str]) -> str:
    return " ".join(filter(None, (fold_words(_bare(part)) for part in parts)))
