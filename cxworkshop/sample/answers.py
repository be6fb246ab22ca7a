"""What each leader of the sample gave: dots for the proposals, a hand for the sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from cxworkshop.activities.definition import Consent, DotsGiven
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    dots: dict[str, tuple[str, ...]]
    consent: dict[str, int]


def items(frame: Frame) -> Iterator[Item]:
    """The dots by person, adding up to the counts of the proposals, and the consent of everyone."""
    facts = frame.facts("answers", _Answers)
    given = [
        (person, proposal, dots)
        for person, proposals in facts.dots.items()
        for proposal, dots in Counter(proposals).items()
    ]
    for (person, proposal, dots), position in zip(given, spread(len(given)), strict=True):
        yield DotsGiven(
            id=frame.id(f"dots {person} {proposal}"),
            parent=frame.id(f"proposal {proposal}"),
            position=position,
            participant=frame.id(f"person {person}"),
            dots=dots,
        )
    levels = facts.consent.items()
    for (person, level), position in zip(levels, spread(len(levels)), strict=True):
        yield Consent(
            id=frame.id(f"consent {person}"),
            parent=frame.id("definition"),
            position=position,
            participant=frame.id(f"person {person}"),
            level=level,
        )
