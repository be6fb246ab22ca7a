"""Everything in a session that deserves a look, as one list.

Severity is told in words and never blocks: a plan may be exported with open points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.checks.agreements import agreement_findings, goal_findings
from cxworkshop.checks.empty_words import empty_words
from cxworkshop.checks.finding import Finding, Severity
from cxworkshop.checks.parts import Promise, field_of, is_blank, missing_parts, named
from cxworkshop.checks.working_days import is_working_day, next_working_day
from cxworkshop.folding import fold_words
from cxworkshop.i18n import Catalogue, M, Mn
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant
from cxworkshop.schedule import day_of
from cxworkshop.turns import crowded, head_count

TOO_MANY_STEPS = 5
"""More open next steps than this for one owner are too many to keep."""

PROMISES: tuple[type[Goal] | type[Commitment] | type[NextStep], ...] = (Goal, Commitment, NextStep)


def findings(document: Document, today: date, words: Catalogue) -> list[Finding]:
    """Every finding of a session: the day, who has not committed, goals, commitments, steps, who
    decides, outside promises.

    ``words`` are those of whoever reads the messages; texts are judged in the session's own
    language.
    """
    return [
        *day_findings(document),
        *_uncommitted(document),
        *_too_many_goals(document),
        *(
            finding
            for kind in PROMISES
            for promise in document.all(kind)
            for finding in findings_of(document, promise, today, words)
        ),
        *_duplicates(document),
        *_overloaded(document),
        *agreement_findings(document),
    ]


def findings_of(
    document: Document, promise: Promise, today: date, words: Catalogue
) -> list[Finding]:
    """The findings of one goal, commitment or next step; none for what is blank or dropped."""
    if promise.status is Status.DROPPED or is_blank(promise):
        return []
    return [
        *_missing(promise, words),
        *_empty_words(document, promise),
        *_dates(document, promise, today),
        *_people(document, promise),
    ]


def day_findings(document: Document) -> list[Finding]:
    """What cannot work in the day as planned."""
    found: list[Finding] = []
    people = head_count(document)
    for row in day_of(document).rows:
        item = row.item
        if row.overlap:
            message = Mn(
                "What comes before runs {count} minute past the fixed start.",
                "What comes before runs {count} minutes past the fixed start.",
                row.overlap,
            )
            found.append(Finding(item.id, Severity.WARNING, message, "fixed_start"))
        if row.is_past_midnight:
            found.append(
                Finding(item.id, Severity.WARNING, M("This ends after midnight."), "minutes")
            )
        crowd = crowded(item, people)
        if crowd is not None:
            found.append(Finding(item.id, Severity.WARNING, crowd.message, "minutes_each"))
    return found


def _uncommitted(document: Document) -> Iterator[Finding]:
    for person in coverage(document).open:
        yield Finding(
            person.id,
            Severity.PROBLEM,
            M("{name} has not committed to anything yet.", name=person.name or M("Somebody")),
        )


def _too_many_goals(document: Document) -> Iterator[Finding]:
    cap = document.session.now_goals_cap
    goals = [
        goal
        for goal in document.all(Goal)
        if goal.horizon is Horizon.NOW and _is_open(goal) and goal.text.strip()
    ]
    if len(goals) > cap:
        message = M(
            "{count} goals for now, {cap} were agreed. Move some to next or later.",
            count=len(goals),
            cap=cap,
        )
        yield Finding(
            goals[cap].id if cap > 0 else goals[0].id, Severity.WARNING, message, "horizon"
        )


def _missing(promise: Promise, words: Catalogue) -> Iterator[Finding]:
    parts = missing_parts(promise)
    if parts:
        message = M("Can’t be checked yet: {parts}.", parts=named(parts, words))
        yield Finding(promise.id, Severity.PROBLEM, message, field_of(promise, parts[0]))


def _empty_words(document: Document, promise: Promise) -> Iterator[Finding]:
    measure = {
        Commitment: "kept_when",
        Goal: "measure",
        NextStep: "done_when",
    }[type(promise)]
    for found in empty_words(promise.text, document.session.language, getattr(promise, measure)):
        message = M("“{words}”: {hint}", words=found.words, hint=found.hint)
        yield Finding(promise.id, Severity.HINT, message, "text")


def _dates(document: Document, promise: Promise, today: date) -> Iterator[Finding]:
    if not _is_open(promise):
        return
    session = document.session
    for field, day in _days(promise):
        if session.date is not None and day < session.date:
            proposal = next_working_day(session.date, session)
            message = M("{date} is before the session.", date=day)
            yield Finding(promise.id, Severity.WARNING, message, field, proposal)
        elif day < today:
            yield Finding(promise.id, Severity.WARNING, M("{date} has passed.", date=day), field)
        elif not is_working_day(day, session):
            proposal = next_working_day(day, session)
            message = M(
                "{date} is no working day. The next one is {proposal}.",
                date=day,
                proposal=proposal,
            )
            yield Finding(promise.id, Severity.HINT, message, field, proposal)
    if isinstance(promise, Commitment) and _is_upside_down(promise):
        message = M("The first step comes after the date of the commitment.")
        yield Finding(promise.id, Severity.WARNING, message, "first_step_on")


def _is_upside_down(commitment: Commitment) -> bool:
    by, first = commitment.by, commitment.first_step_on
    return by is not None and first is not None and first > by


def _days(promise: Promise) -> list[tuple[str, date]]:
    names = ("by", "first_step_on") if isinstance(promise, Commitment) else ("due",)
    return [(name, day) for name in names if (day := getattr(promise, name)) is not None]


def _people(document: Document, promise: Promise) -> Iterator[Finding]:
    if isinstance(promise, Commitment):
        if promise.partner is not None and promise.partner == promise.participant:
            message = M("A partner is somebody else: who will ask about it?")
            yield Finding(promise.id, Severity.HINT, message, "partner")
    elif isinstance(promise, Goal):
        yield from goal_findings(document, promise)
    else:
        owner = document.find(Participant, promise.owner)
        if owner is not None and not owner.in_room and not promise.accepted:
            message = M("{name} is not in the room and has not accepted yet.", name=owner.name)
            yield Finding(promise.id, Severity.HINT, message, "owner")


def _duplicates(document: Document) -> Iterator[Finding]:
    for kind in PROMISES:
        seen: set[str] = set()
        for promise in document.all(kind):
            text = fold_words(promise.text).strip(" .!")
            if text and promise.status is not Status.DROPPED:
                if text in seen:
                    message = M("The same words stand there twice.")
                    yield Finding(promise.id, Severity.HINT, message, "text")
                seen.add(text)


def _overloaded(document: Document) -> Iterator[Finding]:
    steps = Counter(step.owner for step in document.all(NextStep) if _is_open(step))
    for owner, count in steps.items():
        person = document.find(Participant, owner)
        if person is not None and count > TOO_MANY_STEPS:
            message = Mn(
                "{name} owns {count} next step: who can take some?",
                "{name} owns {count} next steps: who can take some?",
                count,
                name=person.name,
            )
            yield Finding(person.id, Severity.HINT, message)


def _is_open(promise: Promise) -> bool:
    return promise.status in (Status.OPEN, Status.STARTED)
