"""How the sample's day ended: what it was worth to each, one word each; who was back in time."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.break_time import CameBack
from cxworkshop.activities.closing import ClosingWord, ReturnHand
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hands: dict[str, int]
    declined: tuple[str, ...]
    words: tuple[str, ...]
    back: tuple[str, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, str]


def items(frame: Frame) -> Iterator[Item]:
    """The hands by person, the words in order of seats, and who was back from the first break."""
    facts, words = frame.facts("closing", _Facts), frame.words("closing", _Words)
    closing = frame.activity("closing").id
    asked = (*facts.hands, *facts.declined)
    for person, position in zip(asked, spread(len(asked)), strict=True):
        yield ReturnHand(
            id=frame.id(f"return {person}"),
            parent=closing,
            position=position,
            participant=frame.id(f"person {person}"),
            level=facts.hands.get(person),
            is_declined=person in facts.declined,
        )
    for person, position in zip(facts.words, spread(len(facts.words)), strict=True):
        yield ClosingWord(
            id=frame.id(f"closing_word {person}"),
            parent=closing,
            position=position,
            text=words.words[person],
            by=frame.id(f"person {person}"),
        )
    for person, position in zip(facts.back, spread(len(facts.back)), strict=True):
        yield CameBack(
            id=frame.id(f"came_back {person}"),
            parent=frame.activity("break").id,
            position=position,
            participant=frame.id(f"person {person}"),
        )
