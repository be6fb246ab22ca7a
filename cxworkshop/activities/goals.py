"""Goals: few, measured, owned."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.content import Setup
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, FunctionId, Item, ItemId, ParticipantId


class Horizon(StrEnum):
    """When a goal is worked on."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"

    @property
    def word(self) -> Message:
        """What it is called."""
        return HORIZON_WORDS[self]


HORIZON_WORDS: dict[Horizon, Message] = {
    Horizon.NOW: M("Now"),
    Horizon.NEXT: M("Next"),
    Horizon.LATER: M("Later"),
}
"""Every horizon in words, the nearest first."""


class DataExists(StrEnum):
    """Whether the figures a goal is measured by are there already."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Goal(Item, frozen=True, kw_only=True, gc=False):
    """What the group wants to reach, how anyone can tell, and who answers for it.

    ``baseline`` and ``target`` are counted in ``unit``; ``data`` says whether anyone can count it
    today, ``resources`` what it takes.
    """

    kind: ClassVar[str] = "goal"
    public: ClassVar[tuple[str, ...]] = (
        "text",
        "measure",
        "baseline",
        "target",
        "unit",
        "due",
        "owner",
        "horizon",
        "functions",
        "status",
    )
    is_reason: ClassVar[bool] = True
    agreed: ClassVar[tuple[str, ...]] = (
        "text",
        "measure",
        "baseline",
        "target",
        "unit",
        "due",
        "owner",
        "horizon",
        "functions",
    )

    text: str = ""
    measure: str = ""
    baseline: str = ""
    target: str = ""
    unit: str = ""
    due: date | None = None
    owner: ParticipantId | None = None
    horizon: Horizon = Horizon.NOW
    functions: tuple[FunctionId, ...] = ()
    status: Status = Status.OPEN
    because: AnyId | None = None
    resources: str = ""
    data: DataExists = DataExists.UNKNOWN


class GoalPart(Item, frozen=True, kw_only=True, gc=False):
    """What one function does for a goal, which is its parent."""

    kind: ClassVar[str] = "goal_part"
    public: ClassVar[tuple[str, ...]] = ("function", "text")
    agreed: ClassVar[tuple[str, ...]] = ("function", "text")

    function: FunctionId | None = None
    text: str = ""


MOST_NOW = 20
"""No session has more goals for now than that, whatever its file says."""


class GoalSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a template says of goals."""

    now_cap: (
        Annotated[int, Meta(ge=1, le=MOST_NOW, description="the most goals for now; usually 3")]
        | msgspec.UnsetType
    ) = msgspec.UNSET


def _read(document: Document, _activity: ItemId) -> GoalSettings:
    return GoalSettings(now_cap=min(max(document.session.now_goals_cap, 1), MOST_NOW))


def _of_session(settings: GoalSettings) -> dict[str, Any]:
    """The goals are the session's, whichever activity they come up in: so is their cap."""
    return {} if settings.now_cap is msgspec.UNSET else {"now_goals_cap": settings.now_cap}


SETUP = Setup(
    GoalSettings,
    begin=lambda _settings, _activity, _new_id: (),
    read=_read,
    standard=lambda _language: GoalSettings(),
    of_session=_of_session,
)


def said_goals(document: Document) -> list[Goal]:
    """The goals that say something and were not dropped, the nearest horizon first."""
    goals = [
        goal
        for goal in document.all(Goal)
        if goal.text.strip() and goal.status is not Status.DROPPED
    ]
    return [goal for horizon in Horizon for goal in goals if goal.horizon is horizon]


def parts_of(document: Document, goal_id: ItemId) -> dict[ItemId, GoalPart]:
    """What each function does for a goal, by function; of two for the same one the first."""
    found: dict[ItemId, GoalPart] = {}
    for part in document.under(goal_id, GoalPart):
        if part.function is not None:
            found.setdefault(part.function, part)
    return found


def silent_functions(document: Document, goal: Goal) -> list[ItemId]:
    """The functions that take part in a goal without having said what they do for it."""
    parts = parts_of(document, goal.id)
    return [
        function
        for function in goal.functions
        if function not in parts or not parts[function].text.strip()
    ]


def way(goal: Goal, unknown: str = "") -> str:
    """From where to where, in its unit: ``19 → 5 working days``; empty where neither is said.

    ``unknown`` stands for the end that is not said.
    """
    ends = goal.baseline.strip(), goal.target.strip()
    if not any(ends):
        return ""
    said = " → ".join(filter(None, (end or unknown for end in ends)))
    return f"{said} {goal.unit.strip()}".strip()


def horizons(wording: Wording) -> dict[Horizon, str]:
    """Every horizon in words, the nearest first."""
    return {horizon: wording.words.say(word) for horizon, word in HORIZON_WORDS.items()}
