"""Goals: few, measured, owned."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, ColumnKind, Heading, Section, Sheet, SheetColumn, Table
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, FunctionId, Item, ParticipantId


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


class Goal(Item, frozen=True, kw_only=True, gc=False):
    """What the group wants to reach, how anyone can tell, and who answers for it."""

    kind: ClassVar[str] = "goal"
    public: ClassVar[tuple[str, ...]] = (
        "text",
        "measure",
        "baseline",
        "target",
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
        "due",
        "owner",
        "horizon",
        "functions",
    )

    text: str = ""
    measure: str = ""
    baseline: str = ""
    target: str = ""
    due: date | None = None
    owner: ParticipantId | None = None
    horizon: Horizon = Horizon.NOW
    functions: tuple[FunctionId, ...] = ()
    status: Status = Status.OPEN
    because: AnyId | None = None


def horizons(wording: Wording) -> dict[Horizon, str]:
    """Every horizon in words, the nearest first."""
    return {horizon: wording.words.say(word) for horizon, word in HORIZON_WORDS.items()}


def section(document: Document, wording: Wording) -> Section | None:
    """The goals by horizon; None without one."""
    goals = [goal for goal in document.all(Goal) if goal.text.strip()]
    if not goals:
        return None
    now = sum(1 for goal in goals if goal.horizon is Horizon.NOW)
    intro = wording.trn(
        "{count} goal for now; the others wait for their turn.",
        "{count} goals for now; the others wait for their turn.",
        now,
    )
    blocks: list[Heading | Table] = []
    columns = (
        Column(wording.tr("Goal"), 3.6),
        Column(wording.tr("Measure"), 2.0),
        Column(wording.tr("From → to"), 1.3),
        Column(wording.tr("Owner"), 1.5),
        Column(wording.tr("Due"), 1.1, is_whole=True),
        Column(wording.tr("Functions"), 1.4),
    )
    for horizon, words in horizons(wording).items():
        chosen = [goal for goal in goals if goal.horizon is horizon]
        if chosen:
            rows = tuple(_row(goal, wording) for goal in chosen)
            blocks += [Heading(words), Table(words, columns, rows)]
    if now == len(goals):
        intro = wording.trn("{count} goal.", "{count} goals, all of them for now.", now)
    return Section("goals", wording.tr("Our goals"), intro, tuple(blocks))


def _row(goal: Goal, wording: Wording) -> tuple[Cell, ...]:
    text = wording.fill(goal.text)
    because = wording.text_of(goal.because)
    if because:
        text += "\n" + wording.tr("Because: {what}", what=because)
    measure, owner = wording.fill(goal.measure), wording.person(goal.owner)
    way = " → ".join(part.strip() for part in (goal.baseline, goal.target) if part.strip())
    due = wording.day(goal.due)
    return (
        Cell(text, is_strong=True),
        Cell(measure) if measure else Cell(wording.tr("no measure yet"), tone="warning"),
        Cell(way),
        Cell(owner) if owner else Cell(wording.tr("no owner"), tone="warning"),
        Cell(due) if due else Cell(wording.tr("no date"), tone="warning"),
        Cell(", ".join(filter(None, map(wording.function, goal.functions))), tone="quiet"),
    )


def sheet(document: Document, wording: Wording) -> Sheet:
    """The goals as a table of a workbook."""
    when = horizons(wording)
    columns = (
        SheetColumn("id", wording.tr("Id"), ColumnKind.ID),
        SheetColumn("text", wording.tr("Goal"), ColumnKind.LONG),
        SheetColumn("measure", wording.tr("Measure"), ColumnKind.LONG),
        SheetColumn("baseline", wording.tr("Baseline")),
        SheetColumn("target", wording.tr("Target")),
        SheetColumn("due", wording.tr("Due"), ColumnKind.DATE),
        SheetColumn("owner", wording.tr("Owner")),
        SheetColumn("horizon", wording.tr("Horizon"), ColumnKind.CHOICE, tuple(when.values())),
        SheetColumn("functions", wording.tr("Functions"), ColumnKind.LONG),
        SheetColumn(
            "status", wording.tr("Status"), ColumnKind.CHOICE, tuple(wording.statuses().values())
        ),
        SheetColumn("because", wording.tr("Because"), ColumnKind.LONG),
    )
    rows = tuple(
        (
            goal.id,
            wording.fill(goal.text),
            wording.fill(goal.measure),
            goal.baseline.strip(),
            goal.target.strip(),
            goal.due,
            wording.person(goal.owner),
            when[goal.horizon],
            ", ".join(filter(None, map(wording.function, goal.functions))),
            wording.status(goal.status),
            wording.text_of(goal.because),
        )
        for goal in document.all(Goal)
        if goal.text.strip()
    )
    return Sheet("goals", wording.tr("Goals"), columns, rows)
