"""How many are asked: whoever is in the room, and whoever answered before leaving it.

Nobody who is here and has not answered is hidden by the answer of somebody who has left. Where
only hands, dots or sheets are counted, it is who is here, and who left since the counting began.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence, counts


class Asked(Item, frozen=True, kw_only=True, gc=False):
    """How many are asked about what is the parent. It is made for the public view, never kept.

    The room knows no names beside answers, and so could not tell by itself who has left.
    """

    kind: ClassVar[str] = "asked"
    public: ClassVar[tuple[str, ...]] = ("round", "count")

    round: int = 0
    count: int = 0


def asked_people(document: Document, answered: Collection[ItemId | None]) -> list[Participant]:
    """Who is asked, in order: those who count, and those of the room who have ``answered``."""
    return [
        person
        for person in document.all(Participant)
        if counts(person) or (person.in_room and person.id in answered)
    ]


def asked_by_counting(document: Document, since: int) -> int:
    """How many are asked where answers are counted since an instant (UTC ms), 0 for not yet."""
    return sum(
        counts(person) or (person.in_room and since > 0 and _left_after(person, since))
        for person in document.all(Participant)
    )


def told(document: Document, parent: ItemId | None, number: int = 0) -> int | None:
    """How many are asked, as the public view tells it; None where this is no public view."""
    for asked in document.under(parent, Asked):
        if asked.round == number:
            return asked.count
    return None


def _left_after(person: Participant, since: int) -> bool:
    return person.presence is Presence.LEFT and (person.left_at or 0) >= since
