"""What a template says of a journey map: whose journeys, through which stages."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.journey import Journey, JourneyStage, Touchpoint
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.position import spread
from cxworkshop.paths import resource

_NAME, _LINE, _PERSONA = 60, 200, 120
_MOST, _JOURNEYS = 20, 12

_Name = Annotated[str, Meta(min_length=1, max_length=_NAME)]
_Line = Annotated[str, Meta(max_length=_LINE)]


class StageSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A stage by name, maybe with touchpoints that stand there from the beginning."""

    name: _Name
    touchpoints: Annotated[tuple[_Line, ...], Meta(max_length=_MOST)] = ()


class OneJourney(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One journey: who goes it, and its stages from before the purchase to long after."""

    persona: Annotated[str, Meta(max_length=_PERSONA)] = ""
    stages: Annotated[tuple[StageSettings, ...], Meta(max_length=_MOST)] = ()


class JourneySettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The journeys a map starts with."""

    journeys: Annotated[tuple[OneJourney, ...], Meta(max_length=_JOURNEYS)] = ()


class BegunStage(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A stage as the template said it."""

    name: str = ""
    touchpoints: tuple[str, ...] = ()


class BegunJourney(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A journey as the template said it."""

    persona: str = ""
    stages: tuple[BegunStage, ...] = ()


class JourneySetup(Item, frozen=True, kw_only=True, gc=False):
    """The journeys a map started with. What the group drew of them is the group's."""

    kind: ClassVar[str] = "journey_setup"
    travels: ClassVar[tuple[str, ...]] = ("journeys",)

    journeys: tuple[BegunJourney, ...] = ()


def begin(settings: JourneySettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    """What a map starts with, and the settings as they were said."""
    said = msgspec.convert(msgspec.to_builtins(settings.journeys), tuple[BegunJourney, ...])
    yield JourneySetup(id=ItemId(new_id()), parent=activity, position="V", journeys=said)
    yield from drawn(settings, activity, new_id)


def drawn(settings: JourneySettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
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
    """The journeys a map started with; the usual ones where an older version did not keep them."""
    found = document.under(activity, JourneySetup)
    if not found:
        return standard(document.session.language)
    return JourneySettings(
        journeys=tuple(
            OneJourney(
                persona=journey.persona.strip()[:_PERSONA],
                stages=tuple(_stage(stage) for stage in journey.stages if stage.name.strip())[
                    :_MOST
                ],
            )
            for journey in found[0].journeys
        )[:_JOURNEYS]
    )


def journeys_as_they_stand(
    document: Document, activity: ItemId
) -> dict[str, tuple[BegunJourney, ...]]:
    """What a template would say of a map by its journeys now: whose, their stages, touchpoints.

    What was found there – feelings, what hurts, who leads – stays behind.
    """
    return {
        "journeys": tuple(
            BegunJourney(
                persona=journey.persona.strip(),
                stages=tuple(
                    BegunStage(
                        name=stage.name.strip(),
                        touchpoints=tuple(
                            text
                            for point in document.under(stage.id, Touchpoint)
                            if (text := point.text.strip())
                        ),
                    )
                    for stage in document.under(journey.id, JourneyStage)
                    if stage.name.strip()
                ),
            )
            for journey in document.under(activity, Journey)
        )
    }


def _stage(stage: BegunStage) -> StageSettings:
    texts = (text.strip()[:_LINE] for text in stage.touchpoints)
    return StageSettings(
        name=stage.name.strip()[:_NAME], touchpoints=tuple(filter(None, texts))[:_MOST]
    )


def standard(language: str) -> JourneySettings:
    """One journey through the usual stages, in a shipped language; English for any other."""
    import tomllib  # a file that is opened needs it not

    name = language if language in LANGUAGES else LANGUAGES[0]
    text = resource("standard", "journey", f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), JourneySettings)


SETUP = Setup(JourneySettings, begin, read, standard)


def _placed(parts: tuple[Any, ...]) -> Iterator[tuple[Any, str]]:
    return zip(parts, spread(len(parts)), strict=True)
