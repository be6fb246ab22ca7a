"""What a template says of a journey map: whose journeys, through which stages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.journey import Journey, JourneyStage, Touchpoint, journeys, stages
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.position import spread
from cxworkshop.paths import resource

_Name = Annotated[str, Meta(min_length=1, max_length=60)]
_Line = Annotated[str, Meta(max_length=200)]


class StageSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A stage by name, maybe with touchpoints that stand there from the beginning."""

    name: _Name
    touchpoints: Annotated[tuple[_Line, ...], Meta(max_length=20)] = ()


class OneJourney(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One journey: who goes it, and its stages from before the purchase to long after."""

    persona: Annotated[str, Meta(max_length=120)] = ""
    stages: Annotated[tuple[StageSettings, ...], Meta(max_length=20)] = ()


class JourneySettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The journeys a map starts with."""

    journeys: Annotated[tuple[OneJourney, ...], Meta(max_length=12)] = ()


def begin(settings: JourneySettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    """The journeys, stages and touchpoints of the settings, as an activity's items."""
    for journey, position in _placed(settings.journeys):
        journey_id = ItemId(new_id())
        yield Journey(id=journey_id, parent=activity, position=position, persona=journey.persona)
        for stage, place in _placed(journey.stages):
            stage_id = ItemId(new_id())
            yield JourneyStage(id=stage_id, parent=journey_id, position=place, name=stage.name)
            for text, at in _placed(stage.touchpoints):
                point = ItemId(new_id())
                yield Touchpoint(id=point, parent=stage_id, position=at, text=text)


def read(document: Document, activity: ItemId) -> JourneySettings:
    """Personas and names of stages; what was recorded under them is nobody else's."""
    return JourneySettings(
        journeys=tuple(
            OneJourney(
                persona=journey.persona.strip()[:120],
                stages=tuple(
                    StageSettings(name=stage.name.strip()[:60])
                    for stage in stages(document, journey.id)
                    if stage.name.strip()
                ),
            )
            for journey in journeys(document, activity)
        )
    )


def standard(language: str) -> JourneySettings:
    """One journey through the usual stages, in a shipped language; English for any other."""
    name = language if language in LANGUAGES else LANGUAGES[0]
    text = resource("standard", "journey", f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), JourneySettings)


SETUP = Setup(JourneySettings, begin, read, standard)


def _placed(parts: tuple[Any, ...]) -> Iterator[tuple[Any, str]]:
    return zip(parts, spread(len(parts)), strict=True)
