"""Which stage a session is in, for lists that show it without opening it."""

from __future__ import annotations

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import CheckIn
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.session import Stage


def stage_of(document: Document) -> Stage:
    """Prepare until the day is opened, Run until its last activity closed, then Action plan.

    A plan written without running the day is in Action plan too; with its first check-in a session
    is in Follow-up.
    """
    if any(check_in.parent is None for check_in in document.all(CheckIn)):
        return Stage.FOLLOWUP
    facts: dict[str, list[RunEvent]] = {}
    for event in document.all(RunEvent):
        facts.setdefault(str(event.parent), []).append(event)
    if not facts:
        has_plan = any(document.all(kind) for kind in (Goal, Commitment, NextStep))
        return Stage.PLAN if has_plan else Stage.PREPARE
    agenda = document.all(AgendaItem)
    of_last = facts.get(agenda[-1].id, []) if agenda else []
    ends = (RunFact.CLOSED, RunFact.SKIPPED)
    is_over = bool(of_last) and max(of_last, key=lambda event: event.at).fact in ends
    return Stage.PLAN if is_over else Stage.RUN
