"""The impact check of the sample: two goals, a decision and a saving, seen from six sides."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.impact import ImpactRating, ImpactSubject, Perspective
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Subject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    values: dict[str, int]
    about: str = ""


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    perspectives: tuple[str, ...]
    subjects: tuple[_Subject, ...]


class _Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: str = ""
    balance: str = ""
    why: dict[str, str] = {}


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    perspectives: dict[str, str]
    subjects: dict[str, _Said]


def items(frame: Frame) -> Iterator[Item]:
    """The perspectives, what was checked, and what was said of it from each side."""
    facts, words = frame.facts("impact", _Facts), frame.words("impact", _Words)
    activity = frame.activity("impact").id
    for key, position in zip(facts.perspectives, spread(len(facts.perspectives)), strict=True):
        yield Perspective(
            id=frame.id(f"perspective {key}"),
            parent=activity,
            position=position,
            name=words.perspectives[key],
        )
    for subject, position in zip(facts.subjects, spread(len(facts.subjects)), strict=True):
        said = words.subjects[subject.key]
        yield ImpactSubject(
            id=frame.id(f"checked {subject.key}"),
            parent=activity,
            position=position,
            text=said.text,
            about=frame.id(subject.about) if subject.about else None,
            balance=said.balance,
        )
        sides = list(subject.values.items())
        for (side, value), place in zip(sides, spread(len(sides)), strict=True):
            yield ImpactRating(
                id=frame.id(f"impact {subject.key} {side}"),
                parent=frame.id(f"checked {subject.key}"),
                position=place,
                perspective=frame.id(f"perspective {side}"),
                value=value,
                why=said.why.get(side, ""),
            )
