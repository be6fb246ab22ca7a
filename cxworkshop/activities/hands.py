"""A show of hands from 0 to 5: one answer each, counted without names.

The consent check and the return on time are both one; what an answer is about, and whether a name
may be seen beside it, is for the kind to say.
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import msgspec

from cxworkshop.activities.asked import Asked, asked_people, told
from cxworkshop.activities.content import NewId
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetFields
from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, ParticipantId
from cxworkshop.model.people import Participant

LEVELS = range(6)
"""What a hand can show: as many fingers as a hand has, or none."""


class Hand(Item, frozen=True, kw_only=True, gc=False):
    """What one leader showed, or that the leader declined. The room never sees whose it is."""

    public: ClassVar[tuple[str, ...]] = ("level", "is_declined")

    participant: ParticipantId | None = None
    level: int | None = None
    is_declined: bool = False

    @classmethod
    def totals(cls, document: Document) -> Iterable[Asked]:
        """For each thing that hands answer, how many are asked."""
        hands: dict[ItemId, list[Hand]] = {}
        for hand in document.all(cls):
            if hand.parent is not None:
                hands.setdefault(hand.parent, []).append(hand)
        return (
            Asked(id=ItemId(f"asked-{parent}"), parent=parent, count=_asked(document, given))
            for parent, given in hands.items()
        )


class HandCount(msgspec.Struct, frozen=True):
    """How many hands showed each level, how many declined, how many are asked."""

    levels: tuple[int, ...]
    declined: int
    expected: int

    @property
    def given(self) -> int:
        """How many showed a hand."""
        return sum(self.levels)

    @property
    def answered(self) -> int:
        """How many showed a hand or said that they do not."""
        return self.given + self.declined

    @property
    def mean(self) -> float | None:
        """The mean of the levels shown, None before the first."""
        shown = sum(level * hands for level, hands in enumerate(self.levels))
        return shown / self.given if self.given else None

    def below(self, level: int) -> int:
        """How many showed less than a level."""
        return sum(self.levels[:level])


def count_hands(document: Document, parent: ItemId | None, hands: Iterable[Hand]) -> HandCount:
    """The hands for what is the parent, without names: also right in the public view."""
    answers = tuple(hands)
    levels = tuple(sum(hand.level == level for hand in answers) for level in LEVELS)
    declined = sum(hand.is_declined for hand in answers)
    expected = told(document, parent)
    if expected is None:
        expected = _asked(document, answers)
    return HandCount(levels, declined, expected)


def _asked(document: Document, hands: Iterable[Hand]) -> int:
    """Who is asked, and whose hand is nobody's any more."""
    answers = [hand for hand in hands if hand.level is not None or hand.is_declined]
    people = {person.id for person in document.all(Participant) if person.in_room}
    of_nobody = sum(hand.participant not in people for hand in answers)
    return len(asked_people(document, {hand.participant for hand in answers})) + of_nobody


def show_hand(
    hand: Hand | None,
    blank: Hand,
    level: int | None,
    label: Message,
    new_id: NewId,
    *,
    is_declined: bool = False,
    also: Mapping[str, Any] | None = None,
) -> Command | None:
    """Show a level or decline; with neither the answer is taken back. None where nothing changes.

    ``hand`` is the answer there is, ``blank`` a new one; ``also`` are further fields of it.
    """
    if level is None and not is_declined:
        return RemoveItem(hand.id, label) if hand is not None else None
    fields = {"level": level, "is_declined": is_declined, **(also or {})}
    if hand is not None:
        return SetFields(hand.id, fields, label)
    return AddItem(msgspec.structs.replace(blank, id=ItemId(new_id()), **fields), label)


def levels_told(levels: Iterable[int], wording: Wording) -> str:
    """The distribution in words: ``level 3: 2 hands; level 5: 1 hand``."""
    return "; ".join(
        wording.trn(
            "level {level}: {count} hand", "level {level}: {count} hands", hands, level=level
        )
        for level, hands in enumerate(levels)
        if hands
    )
