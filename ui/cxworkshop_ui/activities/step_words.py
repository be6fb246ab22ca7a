"""What the table of next steps says in each cell, and what it warns of."""

from __future__ import annotations

from collections import Counter

import msgspec

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.checks.findings import TOO_MANY_STEPS
from cxworkshop.checks.working_days import is_working_day
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.choices import STATUS_WORDS, shortened
from cxworkshop_ui.activities.gaps import today
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role

COLUMNS = ("number", "text", "owner", "due", "goal", "done_when", "status")

STATUS_ROLES: dict[Status, Role] = {
    Status.OPEN: "neutral",
    Status.STARTED: "definition",
    Status.DONE: "kept",
    Status.DROPPED: "neutral",
}


class Cell(msgspec.Struct, frozen=True):
    """A cell: its words, and a small line below them in a colour that means something."""

    text: str
    below: str = ""
    below_role: Role = "neutral"
    is_missing: bool = False


def is_open(step: NextStep) -> bool:
    """Whether somebody still has to do it."""
    return step.status in (Status.OPEN, Status.STARTED)


def load(document: Document) -> Counter[ItemId]:
    """How many open steps each owner has."""
    return Counter(
        step.owner for step in document.all(NextStep) if step.owner is not None and is_open(step)
    )


def cell(
    context: SessionContext, step: NextStep, column: str, row: int, carried: Counter[ItemId]
) -> Cell:
    """What a cell of the table says; ``carried`` is what :func:`load` gives."""
    document, tr = context.document, context.tr
    if column == "number":
        return Cell(str(row + 1))
    if column == "owner":
        return _owner(context, step, carried)
    if column == "due":
        return _due(context, step)
    if column == "goal":
        goal = document.find(Goal, step.goal)
        return Cell(shortened(goal.text, 48) if goal is not None else "")
    if column == "status":
        return Cell(context.words.say(STATUS_WORDS[step.status]))
    text = str(getattr(step, column))
    if column == "text" and not text.strip():
        return Cell(tr("nothing said yet"), is_missing=True)
    return Cell(text)


def _owner(context: SessionContext, step: NextStep, carried: Counter[ItemId]) -> Cell:
    tr = context.tr
    person = context.document.find(Participant, step.owner)
    if person is None:
        return Cell(tr("no owner"), is_missing=is_open(step))
    many = carried[person.id]
    if many > TOO_MANY_STEPS and is_open(step):
        below = context.trn("{count} open step", "{count} open steps", many)
        return Cell(person.name, below, "steps")
    if step.accepted:
        return Cell(person.name, tr("accepted"), "kept")
    if not person.in_room:
        return Cell(person.name, tr("not in the room"), "neutral")
    return Cell(person.name)


def _due(context: SessionContext, step: NextStep) -> Cell:
    tr, session = context.tr, context.document.session
    if step.due is None:
        return Cell(tr("no date"), is_missing=is_open(step))
    shown = context.words.date(step.due, "day", beside=session.date)
    if not is_open(step):
        return Cell(shown)
    if session.date is not None and step.due < session.date:
        return Cell(shown, tr("before the session"), "risk")
    if step.due < today(context):
        return Cell(shown, tr("in the past"), "risk")
    if step.due in session.holidays:
        return Cell(shown, tr("a holiday"), "steps")
    if not is_working_day(step.due, session):
        return Cell(shown, tr("a {weekday}", weekday=context.words.weekday(step.due)), "steps")
    return Cell(shown)
