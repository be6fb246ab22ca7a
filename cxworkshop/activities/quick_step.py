"""A next step typed in one go: ``Draft of the contract @Gus 11 Dec``."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from cxworkshop.dates import read_date
from cxworkshop.folding import fold_words
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant

_MARK = re.compile(r"(?:^|(?<=\s))@(?=\S)")


class QuickStep(msgspec.Struct, frozen=True):
    """What was recognised: the text without it, the owner, the due date."""

    text: str
    owner: ItemId | None = None
    due: date | None = None

    @property
    def is_plain(self) -> bool:
        """Whether nothing was recognised: the text is all there is."""
        return self.owner is None and self.due is None


def read_step(text: str, document: Document, words: Catalogue) -> QuickStep:
    """The text of a step, and what stands behind an @: a name, a date, or both.

    The beginning of a name is enough where only one person has it. What is not understood stays
    in the text.
    """
    first, *tags = _MARK.split(text)
    kept, owner, due = [first.strip()], None, None
    for tag in tags:
        who, day = _tag(tag.split(), document, words)
        if who is None and day is None:
            kept.append(f"@{tag.strip()}")
        owner, due = who or owner, day or due
    return QuickStep(" ".join(filter(None, kept)), owner, due)


def _tag(
    parts: list[str], document: Document, words: Catalogue
) -> tuple[ItemId | None, date | None]:
    """Who and when a tag names; neither where a word of it is left over."""
    for count in range(len(parts), -1, -1):
        who = _named(" ".join(parts[:count]), document) if count else None
        if count and who is None:
            continue
        rest = " ".join(parts[count:])
        if not rest:
            return who, None
        day = read_date(rest, words, document.session.date)
        if isinstance(day, date):
            return who, day
    return None, None


def _named(name: str, document: Document) -> ItemId | None:
    wanted = fold_words(name)
    names = {person.id: fold_words(person.name) for person in document.all(Participant)}
    same = [who for who, full in names.items() if full == wanted]
    begin = same or [
        who
        for who, full in names.items()
        if full.startswith(wanted) or any(word.startswith(wanted) for word in full.split())
    ]
    return begin[0] if len(begin) == 1 else None
