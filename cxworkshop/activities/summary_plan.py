"""The whole plan on one page: what a leader reads if nothing else is read."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.committed import committed_sentence
from cxworkshop.activities.definition import agreed
from cxworkshop.activities.goals import Goal, Horizon, way
from cxworkshop.activities.next_steps import NextStep, by_date
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import (
    Block,
    Cell,
    Column,
    Drawing,
    Heading,
    Quote,
    Section,
    Table,
    Text,
)
from cxworkshop.figures.coverage import CoverageChart, CoverageRow
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.shortening import shortened

_MOST = 5
"""Goals and steps that one page has room for, beside everything else."""
_LETTERS, _NAME, _SENTENCE = 90, 40, 180
_OVER = (Status.DONE, Status.DROPPED)


def section(document: Document, wording: Wording) -> Section | None:
    """Definition, goals for now, who has committed, the steps that come first.

    None where there is only one of them: it is told in full on the next page.
    """
    parts = [
        part
        for part in (
            list(_definition(document, wording)),
            list(_goals(document, wording)),
            list(_commitments(document, wording)),
            list(_steps(document, wording)),
        )
        if part
    ]
    if len(parts) < 2:
        return None
    title = wording.tr("The day on one page")
    intro = wording.tr("What we agreed. Whose, how and why is on the pages after this one.")
    blocks = tuple(block for part in parts for block in part)
    return Section("summary", title, intro, blocks, begins_page=True)


def _definition(document: Document, wording: Wording) -> Iterator[Block]:
    sentence = agreed(document)
    if sentence is not None:
        yield Quote(shortened(wording.fill(sentence.text), _SENTENCE))


def _goals(document: Document, wording: Wording) -> Iterator[Block]:
    goals = [
        goal
        for goal in document.all(Goal)
        if goal.text.strip() and goal.horizon is Horizon.NOW and goal.status not in _OVER
    ]
    if not goals:
        return
    title = wording.tr("Our goals for now")
    columns = (
        Column(wording.tr("Goal"), 4.4),
        Column(wording.tr("From → to"), 1.6),
        Column(wording.tr("Owner"), 1.5),
        Column(wording.tr("Due"), 1.1, is_whole=True),
    )
    rows = tuple(
        (
            Cell(shortened(wording.fill(goal.text), _LETTERS), is_strong=True),
            Cell(shortened(way(goal), _NAME)),
            _or_missing(wording.person(goal.owner), wording.tr("no owner")),
            _or_missing(wording.day(goal.due), wording.tr("no date")),
        )
        for goal in goals[:_MOST]
    )
    yield Heading(title)
    yield Table(title, columns, rows)
    yield from _more(wording, len(goals))


def _commitments(document: Document, wording: Wording) -> Iterator[Block]:
    covered = coverage(document)
    if not covered.given:
        return
    yield Heading(wording.tr("Who has committed"))
    told = committed_sentence(covered, wording.words)
    rows = tuple(_rows(document, wording))
    if len(rows) > 1:
        alt = " ".join([told, *(f"{row.name}: {row.told}." for row in rows)])
        yield Drawing(CoverageChart(rows, alt), told)
    else:
        yield Text(told)


def _rows(document: Document, wording: Wording) -> Iterator[CoverageRow]:
    """Every function whose people answer, those of none at the end."""
    covered = coverage(document)
    waiting = {person.id for person in covered.open}
    refused = {person.id for person in covered.declined}
    given = {
        item.participant
        for item in document.all(Commitment)
        if item.text.strip() and item.status is not Status.DROPPED
    }
    functions: list[ItemId | None] = [function.id for function in document.all(Function)]
    people = [
        person
        for person in document.all(Participant)
        if person.id in waiting or (person.id in given and person.id not in refused)
    ]
    for function in [*functions, None]:
        of_it = [
            person
            for person in people
            if (person.function if person.function in functions else None) == function
        ]
        if of_it:
            done = sum(person.id in given for person in of_it)
            told = wording.tr("{count} of {all}", count=done, all=len(of_it))
            name = shortened(wording.function(function), _NAME) or wording.tr("Others")
            yield CoverageRow(name, done, len(of_it), told)


def _steps(document: Document, wording: Wording) -> Iterator[Block]:
    steps: list[NextStep] = [step for step in by_date(document) if step.status not in _OVER]
    if not steps:
        return
    title = wording.tr("What happens first")
    columns = (
        Column(wording.tr("Step"), 4.4),
        Column(wording.tr("Owner"), 1.6),
        Column(wording.tr("Due"), 1.1, is_whole=True),
    )
    rows = tuple(
        (
            Cell(shortened(wording.fill(step.text), _LETTERS), is_strong=True),
            _or_missing(wording.person(step.owner), wording.tr("no owner")),
            _or_missing(wording.day(step.due), wording.tr("no date")),
        )
        for step in steps[:_MOST]
    )
    yield Heading(title)
    yield Table(title, columns, rows)
    yield from _more(wording, len(steps))


def _or_missing(text: str, missing: str) -> Cell:
    return Cell(shortened(text, _NAME)) if text else Cell(missing, tone="warning")


def _more(wording: Wording, count: int) -> Iterator[Text]:
    if count > _MOST:
        told = wording.tr("And {count} more in this plan.", count=count - _MOST)
        yield Text(told, tone="quiet", is_small=True)
