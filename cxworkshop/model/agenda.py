"""The day as planned, and what really happened when."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import ClassVar

import msgspec

from cxworkshop.model.item import AgendaItemId, Item


class ScriptStep(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One thing the facilitator does or says, and how many minutes it takes."""

    text: str = ""
    minutes: int = 0


class AgendaItem(Item, frozen=True, kw_only=True, gc=False):
    """One activity of the day: how long, why, what to say, what the room sees.

    ``activity`` is the id of an activity kind. ``minutes`` is the planned length, ``shortest``
    the shortest honest one. ``minutes_each`` is what one person needs where everybody speaks in
    turn; 0 where nobody has to. ``is_protected`` keeps an activity out of any replan.
    """

    kind: ClassVar[str] = "agenda_item"
    public: ClassVar[tuple[str, ...]] = (
        "activity",
        "title",
        "minutes",
        "fixed_start",
        "is_protected",
        "question",
    )

    activity: str = "discussion"
    title: str = ""
    minutes: int = 15
    shortest: int = 0
    fixed_start: time | None = None
    is_protected: bool = False
    minutes_each: float = 0
    purpose: str = ""
    output: str = ""
    question: str = ""
    script: tuple[ScriptStep, ...] = ()
    materials: tuple[str, ...] = ()
    stalls: str = ""
    must_stay: str = ""
    can_go: str = ""


class RunFact(StrEnum):
    """What can happen to an activity while the day runs."""

    OPENED = "opened"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    CLOSED = "closed"


class RunEvent(Item, frozen=True, kw_only=True, gc=False):
    """A fact of the run with its instant in UTC milliseconds; its parent is the activity.

    ``minutes`` is the added time of an extension. Facts are never undone: they happened.
    """

    kind: ClassVar[str] = "run_event"
    public: ClassVar[tuple[str, ...]] = ("activity", "fact", "at", "minutes")

    activity: AgendaItemId | None = None
    fact: RunFact = RunFact.OPENED
    at: int = 0
    minutes: int = 0
