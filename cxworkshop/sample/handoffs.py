"""The hand-offs of the sample: two broken, two strained, one that works, one dismissed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.handoffs import DismissedHandOff, HandOff, HandOffState
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    giver: str
    receiver: str
    stage: str


class _HandOff(_Pair, frozen=True, kw_only=True):
    state: HandOffState


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hand_offs: tuple[_HandOff, ...]
    dismissed: tuple[_Pair, ...]


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    promise: str
    need: str
    collision: str
    feels: str
    change: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hand_offs: dict[str, _Said]


def items(frame: Frame) -> Iterator[Item]:
    """Every hand-off of the day, and the proposal that was left."""
    facts, words = frame.facts("handoffs", _Facts), frame.words("handoffs", _Words)
    for item, position in zip(facts.hand_offs, spread(len(facts.hand_offs)), strict=True):
        said = words.hand_offs[item.key]
        yield HandOff(
            id=frame.id(f"hand_off {item.key}"),
            position=position,
            giver=frame.id(f"function {item.giver}"),
            receiver=frame.id(f"function {item.receiver}"),
            stage=frame.id(f"stage {item.stage}"),
            promise=said.promise,
            need=said.need,
            collision=said.collision,
            feels=said.feels,
            change=said.change,
            state=item.state,
        )
    for left in facts.dismissed:
        yield DismissedHandOff(
            id=frame.id(f"dismissed {left.key}"),
            parent=frame.id(f"stage {left.stage}"),
            position="V",
            giver=frame.id(f"function {left.giver}"),
            receiver=frame.id(f"function {left.receiver}"),
        )
