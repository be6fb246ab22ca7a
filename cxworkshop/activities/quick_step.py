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


class QuickStep(msgspec.Struct, frozen=True):
    """What was recognised: the text without it, the owner, the due date.

    ``unknown`` is the name of an owner whom nobody is called, ``several`` are those who could be
    meant by one.
    """

    text: str
    owner: ItemId | None = None
    due: date | None = None
    unknown: str = ""
    several: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing was recognised: the text is all there is."""
        return self.owner is None and self.due is None and not self.unknown


def read_step(text: str, document: Document, words: Catalogue) -> QuickStep:
    """The text of a step, and what stands behind an @: a name, a date, or both.

    The beginning of a name is enough where only one person has it. A date is read whoever stands
    before it; a name that can be several, and what is left over, stays in the text.
    """
    first, *tags = _MARK.split(text)
    kept = [first.strip()]
    owner, due, unknown = None, None, ""
    several: tuple[str, ...] = ()
    for each in tags:
        tag = _tag(each.split(), document, words)
        if tag.kept:
            kept.append(f"@{tag.kept}")
        owner, due = tag.owner or owner, tag.due or due
        unknown, several = tag.unknown or unknown, tag.several or several
    return QuickStep(" ".join(filter(None, kept)), owner, due, unknown, several)


class _Tag(NamedTuple):
    """What stands behind one @, and what of it stays in the text."""

    owner: ItemId | None = None
    due: date | None = None
    unknown: str = ""
    several: tuple[str, ...] = ()
    kept: str = ""


def _tag(parts: list[str], document: Document, words: Catalogue) -> _Tag:
    for count in range(len(parts), -1, -1):
        who = _named(" ".join(parts[:count]), document) if count else []
        if count and len(who) != 1:
            continue
        owner = who[0].id if who else None
        if not parts[count:]:
            return _Tag(owner)
        day = _day(parts[count:], document, words)
        if day is not None:
            return _Tag(owner, day)
    splits = ((count, _day(parts[count:], document, words)) for count in range(1, len(parts)))
    at, due = next((each for each in splits if each[1] is not None), (len(parts), None))
    name = " ".join(parts[:at])
    who = _named(name, document)
    if who:
        return _Tag(due=due, several=tuple(each.name for each in who), kept=name)
    if len(parts[:at]) > _LONGEST or any(_named(part, document) for part in parts[:at]):
        return _Tag(kept=" ".join(parts))  # somebody, and words left over
    return _Tag(due=due, unknown=name)


def _day(parts: list[str], document: Document, words: Catalogue) -> date | None:
    day = read_date(" ".join(parts), words, document.session.date)
    return day if isinstance(day, date) else None


def _named(name: str, document: Document) -> list[Participant]:
    """Who is called so; else everybody whose name, or a word of it, begins so."""
    wanted = fold_words(name)
    names = [(person, fold_words(person.name)) for person in document.all(Participant)]
    return [person for person, full in names if full == wanted] or [
        person
        for person, full in names
        if full.startswith(wanted) or any(word.startswith(wanted) for word in full.split())
    ]
