"""What the sample's day settled around its goals: each function's part, who decides, promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.goals import GoalPart
from cxworkshop.activities.outside import OutsidePromise
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str


class _Part(_Strict, frozen=True, kw_only=True):
    goal: str
    function: str


class _Decision(_Strict, frozen=True, kw_only=True):
    deciders: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()
    to_tell: tuple[str, ...] = ()
    goal: str = ""
    because: str = ""


class _Outside(_Strict, frozen=True, kw_only=True):
    said_on: dt.date
    goal: str
    because: str = ""


class _Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    parts: tuple[_Part, ...]
    decisions: tuple[_Decision, ...]
    outside: tuple[_Outside, ...]


class _OutsideWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    to_whom: str


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    parts: dict[str, str]
    decisions: dict[str, str]
    outside: dict[str, _OutsideWords]


def items(frame: Frame) -> Iterator[Item]:
    """The parts, the decisions and the outside promises."""
    facts, words = frame.facts("agreements", _Facts), frame.words("agreements", _Words)
    for part, position in zip(facts.parts, spread(len(facts.parts)), strict=True):
        yield GoalPart(
            id=frame.id(f"part {part.key}"),
            parent=frame.id(f"goal {part.goal}"),
            position=position,
            function=frame.id(f"function {part.function}"),
            text=words.parts[part.key],
        )
    for decision, position in zip(facts.decisions, spread(len(facts.decisions)), strict=True):
        yield Decision(
            id=frame.id(f"decision {decision.key}"),
            position=position,
            text=words.decisions[decision.key],
            deciders=tuple(map(frame.id, decision.deciders)),
            to_ask=tuple(map(frame.id, decision.to_ask)),
            to_tell=tuple(map(frame.id, decision.to_tell)),
            goal=frame.maybe("goal", decision.goal),
            because=frame.id(decision.because) if decision.because else None,
        )
    for promise, position in zip(facts.outside, spread(len(facts.outside)), strict=True):
        said = words.outside[promise.key]
        yield OutsidePromise(
            id=frame.id(f"outside {promise.key}"),
            position=position,
            text=said.text,
            to_whom=said.to_whom,
            said_on=promise.said_on,
            goal=frame.maybe("goal", promise.goal),
            because=frame.id(promise.because) if promise.because else None,
        )
