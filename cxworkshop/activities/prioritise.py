"""Prioritise: ideas weighed by impact and effort; a short list, and *not now* by name."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, Item, ItemId, ParticipantId

LEVELS = range(1, 6)
"""Impact and effort: 1 is little, 5 is much."""
MIDDLE = 3
SHORT_LIST = 3


class Verdict(StrEnum):
    """What the group says of an idea."""

    OPEN = "open"
    SHORT_LIST = "short_list"
    NOT_NOW = "not_now"


class Quadrant(StrEnum):
    """Where on the board an idea lies."""

    DO_NOW = "do_now"
    PLAN = "plan"
    IN_PASSING = "in_passing"
    LEAVE = "leave"


class Idea(Item, frozen=True, kw_only=True, gc=False):
    """Something that could be done. Impact and effort are 1–5, None until it is placed.

    ``why`` is the reason for *not now*, said when it was let go.
    """

    kind: ClassVar[str] = "idea"
    public: ClassVar[tuple[str, ...]] = (
        "text",
        "impact",
        "effort",
        "dots",
        "raised_by",
        "verdict",
        "why",
    )
    is_reason: ClassVar[bool] = True

    text: str = ""
    impact: int | None = None
    effort: int | None = None
    dots: int = 0
    raised_by: ParticipantId | None = None
    verdict: Verdict = Verdict.OPEN
    why: str = ""
    because: AnyId | None = None


class PrioritiseSetup(Item, frozen=True, kw_only=True, gc=False):
    """How many ideas the short list of an activity takes."""

    kind: ClassVar[str] = "prioritise_setup"
    travels: ClassVar[tuple[str, ...]] = ("short_list",)
    public: ClassVar[tuple[str, ...]] = ("short_list",)

    short_list: int = SHORT_LIST


class PrioritiseSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a template says of prioritising."""

    short_list: Annotated[
        int, Meta(ge=1, le=20, description="how many ideas the short list takes")
    ] = SHORT_LIST


def _begin(settings: PrioritiseSettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    yield PrioritiseSetup(
        id=ItemId(new_id()), parent=activity, position="V", short_list=settings.short_list
    )


def _read(document: Document, activity: ItemId) -> PrioritiseSettings:
    found = document.under(activity, PrioritiseSetup)
    return PrioritiseSettings(short_list=(found[0] if found else PrioritiseSetup()).short_list)


SETUP = Setup(PrioritiseSettings, _begin, _read, lambda _language: PrioritiseSettings())


def idea_from(text: str, raised_by: ItemId | None = None) -> Idea:
    """The idea that was caught in a line of text, without an id and not placed yet."""
    return Idea(text=text.strip(), raised_by=raised_by)


def ideas(document: Document) -> list[Idea]:
    """The ideas that say something, in their order; their places in it are their numbers."""
    return [idea for idea in document.all(Idea) if idea.text.strip()]


def is_placed(idea: Idea) -> bool:
    """Whether the idea has its place on the board."""
    return idea.impact is not None and idea.effort is not None


def quadrant(idea: Idea) -> Quadrant | None:
    """Where the idea lies: much impact is 4 and 5, little effort up to 3. None until placed."""
    if idea.impact is None or idea.effort is None:
        return None
    is_easy = idea.effort <= MIDDLE
    if idea.impact > MIDDLE:
        return Quadrant.DO_NOW if is_easy else Quadrant.PLAN
    return Quadrant.IN_PASSING if is_easy else Quadrant.LEAVE


def quadrants(wording: Wording) -> dict[Quadrant, str]:
    """Every quadrant in words."""
    return {
        Quadrant.DO_NOW: wording.tr("do now"),
        Quadrant.PLAN: wording.tr("plan"),
        Quadrant.IN_PASSING: wording.tr("in passing"),
        Quadrant.LEAVE: wording.tr("leave"),
    }


def verdicts(wording: Wording) -> dict[Verdict, str]:
    """Every verdict in words."""
    return {
        Verdict.OPEN: wording.tr("open"),
        Verdict.SHORT_LIST: wording.tr("short list"),
        Verdict.NOT_NOW: wording.tr("not now"),
    }


def in_order(chosen: list[Idea]) -> list[Idea]:
    """The most promising first: by dots, then by impact, then by little effort."""
    return sorted(chosen, key=lambda idea: (-idea.dots, -(idea.impact or 0), idea.effort or 9))


def short_list(document: Document) -> list[Idea]:
    """What comes first."""
    return in_order([idea for idea in ideas(document) if idea.verdict is Verdict.SHORT_LIST])


def not_now(document: Document) -> list[Idea]:
    """What was let go for now, in its order."""
    return [idea for idea in ideas(document) if idea.verdict is Verdict.NOT_NOW]


def still_open(document: Document) -> list[Idea]:
    """What nobody has said anything about yet, the most promising first."""
    return in_order([idea for idea in ideas(document) if idea.verdict is Verdict.OPEN])


def short_list_size(document: Document) -> int:
    """How many ideas the short list is meant to take."""
    found = document.all(PrioritiseSetup)
    return found[0].short_list if found else SHORT_LIST
