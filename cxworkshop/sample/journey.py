"""The journeys of the sample: a corporate customer's, and the short one of somebody who leaves."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.journey import Journey, JourneyStage, PainPoint, Touchpoint
from cxworkshop.model.item import Item
from cxworkshop.model.position import spread
from cxworkshop.sample.frame import Frame


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str


class _Point(_Strict, frozen=True, kw_only=True):
    feeling: int
    target: int
    is_moment: bool = False


class _Stage(_Strict, frozen=True, kw_only=True):
    leads: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    touchpoints: tuple[_Point, ...]


class _Journey(_Strict, frozen=True, kw_only=True):
    stages: tuple[_Stage, ...]


class _Pain(_Strict, frozen=True, kw_only=True):
    raised_by: str
    at: str = ""
    dots: int = 0


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    journeys: tuple[_Journey, ...]
    pains: tuple[_Pain, ...]


class _JourneyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    persona: str
    about: str


class _PointWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    channel: str
    opportunity: str = ""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    journeys: dict[str, _JourneyWords]
    stages: dict[str, str]
    touchpoints: dict[str, _PointWords]
    pains: dict[str, str]


def items(frame: Frame) -> Iterator[Item]:
    """The journeys with their stages and touchpoints, then the pain points on them."""
    facts, words = frame.facts("journey", _Facts), frame.words("journey", _Words)
    activity = frame.activity("journey").id
    for journey, position in zip(facts.journeys, spread(len(facts.journeys)), strict=True):
        told = words.journeys[journey.key]
        yield Journey(
            id=frame.id(f"journey {journey.key}"),
            parent=activity,
            position=position,
            persona=told.persona,
            about=told.about,
        )
        yield from _stages(frame, journey, words)
    for pain, position in zip(facts.pains, spread(len(facts.pains)), strict=True):
        yield PainPoint(
            id=frame.id(f"pain_point {pain.key}"),
            position=position,
            text=words.pains[pain.key],
            at=frame.id(pain.at) if pain.at else None,
            dots=pain.dots,
            raised_by=frame.id(f"person {pain.raised_by}"),
        )


def _stages(frame: Frame, journey: _Journey, words: _Words) -> Iterator[Item]:
    for stage, position in zip(journey.stages, spread(len(journey.stages)), strict=True):
        yield JourneyStage(
            id=frame.id(f"stage {stage.key}"),
            parent=frame.id(f"journey {journey.key}"),
            position=position,
            name=words.stages[stage.key],
            leads=tuple(frame.id(f"function {key}") for key in stage.leads),
            helps=tuple(frame.id(f"function {key}") for key in stage.helps),
        )
        for point, place in zip(stage.touchpoints, spread(len(stage.touchpoints)), strict=True):
            said = words.touchpoints[point.key]
            yield Touchpoint(
                id=frame.id(f"touchpoint {point.key}"),
                parent=frame.id(f"stage {stage.key}"),
                position=place,
                text=said.text,
                channel=said.channel,
                feeling=point.feeling,
                target=point.target,
                is_moment=point.is_moment,
                opportunity=said.opportunity,
            )
