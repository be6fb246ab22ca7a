"""Journey map: what a customer lives through, stage by stage, and who serves there.

Journeys belong to their activity, stages to a journey, touchpoints to a stage. Pain points
belong to the session: whoever hears one first may not know yet where it happens.
"""

from collections.abc import Callable
from typing import Annotated, ClassVar

import msgspec

from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, FunctionId, Item, ItemId, Link, ParticipantId

LOWEST, HIGHEST = -2, 2
"""The range of a feeling, from "never again" to "tells others"."""

Feeling = Annotated[int, msgspec.Meta(ge=LOWEST, le=HIGHEST)]

JourneyId = Annotated[ItemId, Link("journey")]
JourneyStageId = Annotated[ItemId, Link("journey_stage")]


class Journey(Item, frozen=True, kw_only=True, gc=False):
    """One way through the house; its parent is the activity.

    ``persona`` says in a few words who goes it, ``about`` what is at stake for them.
    """

    kind: ClassVar[str] = "journey"
    public: ClassVar[tuple[str, ...]] = ("persona",)

    persona: str = ""
    about: str = ""

    def told(self, name: Callable[[ItemId | None], str]) -> str:
        """Who goes it."""
        del name
        return self.persona


class JourneyStage(Item, frozen=True, kw_only=True, gc=False):
    """A part of a journey, from before the purchase to long after; its parent is the journey.

    ``feeling`` and ``target`` hold only where they are set for the stage itself; else they
    follow from its touchpoints.
    """

    kind: ClassVar[str] = "journey_stage"
    public: ClassVar[tuple[str, ...]] = ("name", "feeling", "target", "leads", "helps")
    is_reason: ClassVar[bool] = True

    name: str = ""
    feeling: Feeling | None = None
    target: Feeling | None = None
    leads: tuple[FunctionId, ...] = ()
    helps: tuple[FunctionId, ...] = ()


class Touchpoint(Item, frozen=True, kw_only=True, gc=False):
    """Where the customer meets the house; its parent is the stage."""

    kind: ClassVar[str] = "touchpoint"
    public: ClassVar[tuple[str, ...]] = (
        "text",
        "channel",
        "feeling",
        "target",
        "is_moment",
        "opportunity",
    )
    is_reason: ClassVar[bool] = True

    text: str = ""
    channel: str = ""
    feeling: Feeling | None = None
    target: Feeling | None = None
    is_moment: bool = False
    opportunity: str = ""


class PainPoint(Item, frozen=True, kw_only=True, gc=False):
    """What hurts, in the customer's words; ``at`` is the stage or touchpoint where it does."""

    kind: ClassVar[str] = "pain_point"
    public: ClassVar[tuple[str, ...]] = ("text", "at", "dots")
    is_reason: ClassVar[bool] = True

    text: str = ""
    at: AnyId | None = None
    dots: int = 0
    raised_by: ParticipantId | None = None


def pain_point_from(text: str, raised_by: ItemId | None = None) -> PainPoint:
    """The pain point that a captured line becomes, placed nowhere yet."""
    return PainPoint(text=text.strip(), raised_by=raised_by)


class StageView(msgspec.Struct, frozen=True):
    """One stage with all that stands under it."""

    stage: JourneyStage
    touchpoints: tuple[Touchpoint, ...]
    pains: tuple[PainPoint, ...]

    @property
    def feeling(self) -> float | None:
        """How it feels today: as set, or the mean of the touchpoints; None where nobody said."""
        return _felt(self.stage.feeling, [point.feeling for point in self.touchpoints])

    @property
    def target(self) -> float | None:
        """How it should feel, in the same way."""
        return _felt(self.stage.target, [point.target for point in self.touchpoints])

    @property
    def has_moment(self) -> bool:
        """Whether the customer decides here."""
        return any(point.is_moment for point in self.touchpoints)


def journeys(document: Document, activity: ItemId | None = None) -> tuple[Journey, ...]:
    """The journeys of an activity, of the whole session without one."""
    if activity is None:
        return document.all(Journey)
    return document.under(activity, Journey)


def stages(document: Document, journey: ItemId | None) -> tuple[JourneyStage, ...]:
    """The stages of a journey, in order."""
    return document.under(journey, JourneyStage) if journey is not None else ()


def stage_views(document: Document, journey: ItemId | None) -> tuple[StageView, ...]:
    """A journey stage by stage."""
    ranked = ranked_pains(document)
    found = []
    for stage in stages(document, journey):
        touchpoints = document.under(stage.id, Touchpoint)
        places = {stage.id, *(point.id for point in touchpoints)}
        pains = tuple(pain for pain in ranked if pain.at in places)
        found.append(StageView(stage, touchpoints, pains))
    return tuple(found)


def stage_at(document: Document, place: ItemId | None) -> JourneyStage | None:
    """The stage of a place, which is a stage or a touchpoint; None for nowhere."""
    item = document.get(place)
    if isinstance(item, Touchpoint):
        item = document.get(item.parent)
    return item if isinstance(item, JourneyStage) else None


def ranked_pains(document: Document) -> tuple[PainPoint, ...]:
    """Pain points that say something, the worst first.

    By dots, then those at moments of truth, then where it feels worst, then as they came.
    """
    said = [pain for pain in document.all(PainPoint) if pain.text.strip()]
    return tuple(sorted(said, key=lambda pain: _weight(document, pain)))


def unplaced_pains(document: Document) -> tuple[PainPoint, ...]:
    """Pain points that stand nowhere on a journey yet."""
    return tuple(pain for pain in ranked_pains(document) if stage_at(document, pain.at) is None)


def feeling_words(wording: Wording) -> dict[int, str]:
    """Every feeling in words, the best first."""
    return {
        2: wording.tr("delighted"),
        1: wording.tr("content"),
        0: wording.tr("neither"),
        -1: wording.tr("annoyed"),
        -2: wording.tr("lost"),
    }


def _felt(own: int | None, below: list[int | None]) -> float | None:
    if own is not None:
        return own
    said = [feeling for feeling in below if feeling is not None]
    return sum(said) / len(said) if said else None


def _weight(document: Document, pain: PainPoint) -> tuple[int, bool, float, str, str]:
    place = document.get(pain.at)
    feeling = getattr(place, "feeling", None)
    is_moment = bool(getattr(place, "is_moment", False))
    felt = HIGHEST + 1 if feeling is None else feeling
    return -pain.dots, not is_moment, felt, pain.position, pain.id
