"""What deserves a look in the goals' parts, in who decides, in what is promised outside."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.decisions import (
    function_of,
    name_of,
    overloads,
    problem_of,
    said_decisions,
)
from cxworkshop.activities.goals import DataExists, Goal, Horizon, silent_functions
from cxworkshop.activities.outside import doubt_of, said_promises
from cxworkshop.checks.finding import Finding, Severity
from cxworkshop.i18n import M
from cxworkshop.model.document import Document


def goal_findings(document: Document, goal: Goal) -> Iterator[Finding]:
    """What a goal for now is still asked: who takes part with what, what it takes, the data."""
    if goal.horizon is not Horizon.NOW:
        return
    if not goal.functions:
        message = M("Which functions take part in it?")
        yield Finding(goal.id, Severity.HINT, message, "functions")
    silent = [name_of(document, function) for function in silent_functions(document, goal)]
    if silent:
        message = M("What is the part of {functions}?", functions=", ".join(silent))
        yield Finding(goal.id, Severity.HINT, message, "functions")
    if goal.measure.strip() and goal.data is DataExists.NO:
        message = M("The data does not exist yet: who will count it, from when?")
        yield Finding(goal.id, Severity.HINT, message, "data")
    elif goal.measure.strip() and goal.data is DataExists.UNKNOWN:
        message = M("Does the data for the measure exist?")
        yield Finding(goal.id, Severity.HINT, message, "data")
    if not goal.resources.strip():
        yield Finding(goal.id, Severity.HINT, M("What does it take?"), "resources")


def agreement_findings(document: Document) -> Iterator[Finding]:
    """The decisions without exactly one who decides, and the promises that come too early."""
    for decision in said_decisions(document):
        problem = problem_of(decision)
        if problem is not None:
            severity = Severity.WARNING if decision.deciders else Severity.PROBLEM
            yield Finding(decision.id, severity, problem, "deciders")
    for found in overloads(document):
        message = M(
            "{function} decides {count} of {all}: what can somebody else decide?",
            function=name_of(document, found.function),
            count=found.count,
            all=found.all,
        )
        own = next(
            decision
            for decision in said_decisions(document)
            if any(function_of(document, who) == found.function for who in decision.deciders)
        )
        yield Finding(own.id, Severity.HINT, message, "deciders")
    for promise in said_promises(document):
        doubt = doubt_of(document, promise)
        if doubt is not None:
            field = "goal" if promise.goal is None else "said_on"
            yield Finding(promise.id, Severity.WARNING, doubt, field)
