"""The plan at a glance, in lines: goals, steps by date, what can't be checked yet."""

from __future__ import annotations

import datetime as dt

from cxworkshop.activities.goals import HORIZON_WORDS, Goal, Horizon, way
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.status import Status
from cxworkshop.checks.finding import Finding, Severity
from cxworkshop.checks.findings import findings
from cxworkshop.model.item import Item
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.gaps import gaps_of, today
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.step_words import is_open
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.line_list import Line
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.sign import Shape

_SIGNS: dict[Severity, tuple[Shape, Role]] = {
    Severity.PROBLEM: ("triangle", "steps"),
    Severity.WARNING: ("triangle", "steps"),
    Severity.HINT: ("info", "definition"),
}
_OF_THE_PLAN = (
    "goal",
    "commitment",
    "next_step",
    "participant",
    "decision",
    "outside_promise",
)


def goal_lines(context: SessionContext) -> list[Line]:
    """The goals by horizon."""
    document, words = context.document, context.words
    goals = [
        goal
        for goal in document.all(Goal)
        if goal.text.strip() and goal.status is not Status.DROPPED
    ]
    lines: list[Line] = []
    for horizon in Horizon:
        for goal in goals:
            if goal.horizon is not horizon:
                continue
            owner = document.find(Participant, goal.owner)
            parts = []
            if goal.target.strip():
                parts.append(way(goal, "?"))
            if goal.due is not None:
                parts.append(words.date(goal.due, beside=document.session.date))
            if owner is not None:
                parts.append(short_names(document)[owner.id])
            lines.append(
                Line(
                    goal.id,
                    context.filled(goal.text),
                    lead=words.say(HORIZON_WORDS[horizon]),
                    below=" · ".join(shortened(part, 50) for part in parts),
                )
            )
    return lines


def step_lines(context: SessionContext) -> list[Line]:
    """The open steps, the earliest first, those without a date at the end."""
    document, words, tr = context.document, context.words, context.tr
    steps = [step for step in document.all(NextStep) if is_open(step) and step.text.strip()]
    steps.sort(key=lambda step: step.due or dt.date.max)
    names = short_names(document)
    return [
        Line(
            step.id,
            context.filled(step.text),
            lead=words.date(step.due, beside=document.session.date) if step.due else tr("no date"),
            below=names.get(step.owner, "") if step.owner is not None else tr("no owner"),
            below_role="neutral" if step.owner is not None else "steps",
        )
        for step in steps
    ]


def finding_lines(context: SessionContext) -> list[Line]:
    """What deserves a look before the plan goes out, the weightiest first."""
    document = context.document
    found = [
        finding
        for finding in findings(document, today(context), context.words)
        if (item := document.get(finding.item_id)) is not None
        and item.kind in _OF_THE_PLAN
        and not (isinstance(item, Participant) and finding.severity is Severity.PROBLEM)
    ]  # who has not committed is said by the coverage
    order = list(Severity)
    found.sort(key=lambda finding: order.index(finding.severity))
    return [_finding_line(context, finding) for finding in found]


def _finding_line(context: SessionContext, finding: Finding) -> Line:
    item = context.document.get(finding.item_id)
    shape, role = _SIGNS[finding.severity]
    said = context.words.say(finding.message)
    subject = _subject(context, item)
    if not subject:
        return Line(finding.item_id, said, shape=shape, role=role)
    below_role: Role = "neutral" if finding.severity is Severity.HINT else "steps"
    return Line(finding.item_id, subject, below=said, below_role=below_role, shape=shape, role=role)


def _text(item: Item | None) -> str:
    return str(getattr(item, "text", "")).strip()


def _subject(context: SessionContext, item: Item | None) -> str:
    text = shortened(context.filled(_text(item)), 110)
    who = getattr(item, "participant", None)
    person = context.document.find(Participant, who)
    return f"{person.name}: {text}" if person is not None and text else text


def checkable(context: SessionContext) -> tuple[int, int]:
    """How many goals for now, commitments and steps can be checked, of how many."""
    document = context.document
    promises = [
        item
        for kind in ("goal", "commitment", "next_step")
        for item in document.of_kind(kind)
        if _text(item) and getattr(item, "status", None) is not Status.DROPPED
    ]
    sound = sum(not gaps_of(item) for item in promises)  # type: ignore[arg-type]
    return sound, len(promises)


def open_thoughts(context: SessionContext) -> int:
    """How many parked thoughts are not settled."""
    return sum(not entry.is_settled for entry in context.document.all(ParkingEntry))
