"""The gaps of the sample: four themes, one without evidence, one without an idea."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.gap import Gap
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Gap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    evidence_shown: bool = False


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    gaps: tuple[_Gap, ...]


class _Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    theme: str
    current_state: str
    desired_state: str
    gap: str
    evidence: str
    idea: str


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    gaps: dict[str, _Said]


def items(frame: Frame) -> Iterator[Item]:
    """Every theme with its two states and what lies between them."""
    facts, words = frame.facts("gaps", _Facts), frame.words("gaps", _Words)
    activity = frame.activity("gap").id
    for gap, position in zip(facts.gaps, spread(len(facts.gaps)), strict=True):
        said = words.gaps[gap.key]
        yield Gap(
            id=frame.id(f"gap {gap.key}"),
            parent=activity,
            position=position,
            theme=said.theme,
            current_state=said.current_state,
            desired_state=said.desired_state,
            gap=said.gap,
            evidence=said.evidence,
            evidence_shown=gap.evidence_shown,
            idea=said.idea,
        )
