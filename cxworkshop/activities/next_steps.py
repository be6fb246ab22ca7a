"""Next steps: one action, one owner, one date."""

from datetime import date
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.kept_setup import kept_setup, setups
from cxworkshop.activities.open_columns import (
    because_column,
    choice_column,
    goal_column,
    id_column,
    person_column,
    status_column,
)
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Section, Table
from cxworkshop.checks.working_days import days_later, next_working_day
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, GoalId, Item, ParticipantId
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn


class NextStep(Item, frozen=True, kw_only=True, gc=False):
    """An action with one owner and a due date. ``accepted``: the owner said yes to it."""

    kind: ClassVar[str] = "next_step"
    public: ClassVar[tuple[str, ...]] = ("text", "owner", "due", "goal", "done_when", "status")
    agreed: ClassVar[tuple[str, ...]] = ("text", "owner", "due", "goal", "done_when")

    text: str = ""
    owner: ParticipantId | None = None
    accepted: bool = False
    due: date | None = None
    goal: GoalId | None = None
    needs: str = ""
    done_when: str = ""
    status: Status = Status.OPEN
    because: AnyId | None = None


class NextStepSetup(Item, frozen=True, kw_only=True, gc=False):
    """In how many days after the day a step is usually due; 0 where every date is asked for."""

    kind: ClassVar[str] = "next_step_setup"
    travels: ClassVar[tuple[str, ...]] = ("due_within",)
    public: ClassVar[tuple[str, ...]] = ("due_within",)

    due_within: int = 0


class NextStepSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of next steps."""

    due_within: Annotated[
        int,
        Meta(ge=0, le=365, description="days after the day in which a new step is due, 0 for none"),
    ] = 0


SETUP = kept_setup(NextStepSetup, NextStepSettings)


def usual_due(document: Document) -> date | None:
    """The day by which a new step is due unless another is named, a working day.

    None where nothing is usual, or the session has no date.
    """
    session = document.session
    days = next((each.due_within for each in setups(document, NextStepSetup)), 0)
    if session.date is None or days <= 0:
        return None
    return next_working_day(days_later(session.date, days), session)


def by_date(document: Document) -> list[NextStep]:
    """The next steps that say something, by due date; those without a date come last."""
    steps = [step for step in document.all(NextStep) if step.text.strip()]
    return sorted(steps, key=lambda step: step.due or date.max)


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The steps so far in the order they were named; by date as results."""
    title = wording.fill(activity.title) or wording.tr("What we do next")
    if view is RoomView.RESULTS:
        steps, question = by_date(document), ""
    else:
        steps = [step for step in document.all(NextStep) if step.text.strip()]
        question = wording.fill(activity.question)
    usual = usual_due(document) if view is not RoomView.RESULTS else None
    steps = [step for step in steps if step.status is not Status.DROPPED]
    lines = slide_lines(steps, wording)
    return Slide(
        title=title,
        question=question,
        lists=(SlideList(lines),) if lines else (),
        left=wording.tr("By {day}, unless we say otherwise", day=wording.day(usual))
        if usual is not None
        else "",
        right=wording.trn("{count} step", "{count} steps", len(steps)) if steps else "",
    )


def slide_lines(steps: list[NextStep], wording: Wording) -> tuple[SlideLine, ...]:
    """Steps in a list for the room: the words, the date, the owner."""
    return tuple(
        SlideLine(
            wording.fill(step.text),
            wording.day(step.due),
            is_strong=True,
            below=wording.person(step.owner),
        )
        for step in steps
    )


def section(document: Document, wording: Wording) -> Section | None:
    """What we do next, sorted by date; None without a step."""
    steps = by_date(document)
    if not steps:
        return None
    said = [wording.trn("{count} step.", "{count} steps, sorted by date.", len(steps))]
    dated = [step.due for step in steps if step.due is not None]
    if dated:
        said.append(wording.tr("The first is due {day}.", day=wording.day(min(dated))))
    open_owner = sum(1 for step in steps if step.owner is None)
    if open_owner:
        said.append(
            wording.trn("{count} has no owner yet.", "{count} have no owner yet.", open_owner)
        )
    rows = []
    for number, step in enumerate(steps, 1):
        owner = wording.person(step.owner)
        due = wording.day(step.due)
        rows.append(
            (
                Cell(str(number)),
                Cell(_told(step, wording), is_strong=True),
                Cell(owner) if owner else Cell(wording.tr("no owner"), tone="warning"),
                Cell(due) if due else Cell(wording.tr("no date"), tone="warning"),
                Cell(wording.text_of(step.goal), tone="quiet"),
                Cell(wording.status(step.status), tone="kept")
                if step.status is Status.DONE
                else Cell(wording.status(step.status), is_box=True),
            )
        )
    columns = (
        Column("#", 0.35),
        Column(wording.tr("Step"), 3.0),
        Column(wording.tr("Owner"), 1.5),
        Column(wording.tr("Due"), 1.15, is_whole=True),
        Column(wording.tr("For goal"), 2.0),
        Column(wording.tr("Done"), 0.75),
    )
    table = Table(wording.tr("Next steps"), columns, tuple(rows))
    return Section("next_steps", wording.tr("What we do next"), " ".join(said), (table,))


def _told(step: NextStep, wording: Wording) -> str:
    told = [wording.fill(step.text)]
    if step.done_when.strip():
        told.append(wording.tr("Done when: {what}", what=wording.fill(step.done_when)))
    because = wording.text_of(step.because)
    if because:
        told.append(wording.tr("Because: {what}", what=because))
    return "\n".join(told)


def sheet(document: Document, wording: Wording) -> Sheet:
    """The next steps as a table of a workbook."""
    answers = {True: wording.tr("yes"), False: wording.tr("not yet")}
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Step"), ColumnKind.LONG, is_open=True),
        person_column("owner", wording.tr("Owner"), wording),
        SheetColumn("function", wording.tr("Function")),
        choice_column("accepted", wording.tr("Accepted"), answers),
        SheetColumn("due", wording.tr("Due"), ColumnKind.DATE, is_open=True),
        status_column(wording),
        goal_column(wording.tr("For goal"), wording),
        SheetColumn("needs", wording.tr("Needs"), ColumnKind.LONG, is_open=True),
        SheetColumn("done_when", wording.tr("Done when"), ColumnKind.LONG, is_open=True),
        because_column(wording),
    )
    rows = tuple(
        (
            step.id,
            wording.fill(step.text),
            wording.person(step.owner),
            wording.function_of(step.owner),
            answers[step.accepted] if step.owner is not None else "",
            step.due,
            wording.status(step.status),
            wording.text_of(step.goal),
            wording.fill(step.needs),
            wording.fill(step.done_when),
            wording.text_of(step.because),
        )
        for step in by_date(document)
    )
    return Sheet("next_steps", wording.tr("Next steps"), columns, rows, NextStep())
