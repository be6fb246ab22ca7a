"""The day as planned, and what really happened when."""

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
    turn; 0 where nobody has to. ``group_size`` is how many work together in a breakout, 0 where
    the room works as one; ``group_minutes`` how long, 0 where that is open. ``is_protected``
    keeps an activity out of any replan.
    ``first_minutes`` is the planned length before the day was replanned, None where it was not.
    """

    kind: ClassVar[str] = "agenda_item"
    travels: ClassVar[tuple[str, ...]] = (
        "activity",
        "title",
        "minutes",
        "shortest",
        "fixed_start",
        "is_protected",
        "minutes_each",
        "purpose",
        "output",
        "question",
        "script",
        "materials",
        "stalls",
        "must_stay",
        "can_go",
        "first_minutes",
        "group_size",
        "group_minutes",
    )
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
    first_minutes: int | None = None
    group_size: int = 0
    group_minutes: int = 0

    @property
    def promised_minutes(self) -> int:
        """The length with which the day began, whatever was replanned since."""
        return self.minutes if self.first_minutes is None else self.first_minutes


class RunFact(StrEnum):
    """What can happen to an activity while the day runs.

    *Reopened*: its clock goes on after it was closed or skipped. *Restored*: it is still to
    come, because one went back to what was before it or because a skip was taken back.
    """

    OPENED = "opened"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    CLOSED = "closed"
    SKIPPED = "skipped"
    REOPENED = "reopened"
    RESTORED = "restored"


class RunEvent(Item, frozen=True, kw_only=True, gc=False):
    """A fact of the run with its instant in UTC milliseconds; its parent is the activity.

    ``boot`` and ``steady`` are what a clock showed that nobody can set
    (:mod:`cxworkshop.steady`): since which start of the computer, and how many milliseconds.
    ``minutes`` is the added time of an extension. ``number`` counts all facts in the order in
    which they happened, which a wall clock that was set back does not tell. Facts are never
    undone: they happened.
    """

    kind: ClassVar[str] = "run_event"
    public: ClassVar[tuple[str, ...]] = ("activity", "fact", "at", "minutes")

    activity: AgendaItemId | None = None
    fact: RunFact = RunFact.OPENED
    at: int = 0
    minutes: int = 0
    number: int = 0
    boot: str = ""
    steady: int = 0
