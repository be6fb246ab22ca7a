"""The ideas of the sample: where they lie, what was chosen, and what was let go by whom."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.prioritise import Idea, Verdict
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Idea(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    raised_by: str
    impact: int
    effort: int
    dots: int
    verdict: Verdict
    because: str = ""


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    ideas: tuple[_Idea, ...]


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    ideas: dict[str, str]
    why: dict[str, str]


def items(frame: Frame) -> Iterator[Item]:
    """Every idea with its place on the board and what was said of it."""
    facts, words = frame.facts("priorities", _Facts), frame.words("priorities", _Words)
    for idea, position in zip(facts.ideas, spread(len(facts.ideas)), strict=True):
        yield Idea(
            id=frame.id(f"idea {idea.key}"),
            position=position,
            text=words.ideas[idea.key],
            impact=idea.impact,
            effort=idea.effort,
            dots=idea.dots,
            raised_by=frame.id(f"person {idea.raised_by}"),
            verdict=idea.verdict,
            why=words.why.get(idea.key, ""),
            because=frame.id(idea.because) if idea.because else None,
        )
