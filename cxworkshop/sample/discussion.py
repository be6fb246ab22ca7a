"""What the sample's day decided in its discussion."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.discussion import Decided
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Decided(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    by: str = ""


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    decided: tuple[_Decided, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    decided: dict[str, str]


def items(frame: Frame) -> Iterator[Item]:
    """Every decision, with who made it."""
    facts, words = frame.facts("discussion", _Facts), frame.words("discussion", _Words)
    activity = frame.activity("discussion")
    for decided, position in zip(facts.decided, spread(len(facts.decided)), strict=True):
        yield Decided(
            id=frame.id(f"decided {decided.key}"),
            parent=activity.id,
            position=position,
            text=words.decided[decided.key],
            decided_by=frame.maybe("person", decided.by),
        )
