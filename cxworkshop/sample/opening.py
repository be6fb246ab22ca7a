"""What the sample's leaders wanted from the day, and the rules they agreed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from cxworkshop.activities.opening import Expectation, GroundRule, Met
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Expectation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    met: Met
    by: str = ""


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    expectations: tuple[_Expectation, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    expectations: dict[str, str]


def rules_agreed(started: Iterable[Item]) -> Iterator[Item]:
    """What the day's activities start with, with every ground rule agreed on."""
    for item in started:
        if isinstance(item, GroundRule):
            item = msgspec.structs.replace(item, is_agreed=True)
        yield item


def items(frame: Frame) -> Iterator[Item]:
    """The expectations, with what became of them at the close."""
    facts, words = frame.facts("opening", _Facts), frame.words("opening", _Words)
    said = facts.expectations
    for expectation, position in zip(said, spread(len(said)), strict=True):
        yield Expectation(
            id=frame.id(f"expectation {expectation.key}"),
            parent=frame.activity("opening").id,
            position=position,
            text=words.expectations[expectation.key],
            by=frame.maybe("person", expectation.by),
            met=expectation.met,
        )
