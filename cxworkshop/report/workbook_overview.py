"""The first sheet of a workbook: what it is, how it is filled in, figures and charts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Literal, TypeVar

import msgspec

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.committed import others_told
from cxworkshop.activities.diagnostic_results import EARLIER
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.report.sheets import check_ins
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn

_MOST_BARS = 14
"""Bars in one chart; more cannot be read."""


class BookChart(msgspec.Struct, frozen=True):
    """A chart of bars in figures: a name for each group of bars, a value in each series.

    None is no bar. ``lies`` draws the bars from left to right, for names that are sentences.
    """

    title: str
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    lies: bool = False
    most: float | None = None


class Overview(msgspec.Struct, frozen=True):
    """The first sheet: facts about the day, how to fill it in, figures, and who owns how much."""

    title: str
    name: str
    facts: tuple[tuple[str, str | dt.date], ...]
    figures: tuple[tuple[str, int | str], ...]
    owners: Sheet | None
    hints: tuple[str, ...]
    legend: tuple[tuple[str, Literal["done", "overdue", "missing", "shut"]], ...]
    charts: tuple[BookChart, ...] = ()


def group_overview(
    document: Document, wording: Wording, title: str, sheets: tuple[Sheet, ...]
) -> Overview:
    """The first sheet of the group's workbook."""
    tr = wording.tr
    covered = coverage(document)
    counted = tr("{count} of {all}", count=covered.given, all=covered.expected)
    committed = " · ".join(filter(None, (counted, others_told(covered, wording.words))))
    return Overview(
        title=title,
        name=tr("Overview"),
        facts=tuple(facts_of(document, wording)),
        figures=(
            (tr("Goals"), _count(document, Goal)),
            (tr("Commitments"), _count(document, Commitment)),
            (tr("Leaders who have committed"), committed),
            (tr("Next steps"), _count(document, NextStep)),
            (tr("Parking lot"), _count(document, ParkingEntry)),
        ),
        owners=_owners(document, wording),
        hints=(
            *_how(document, wording),
            *_late_arrivals(sheets, wording),
            tr("Set the status from its list; the colours follow:"),
        ),
        legend=_legend(wording),
        charts=tuple(_charts(document, wording, sheets)),
    )


def leader_overview(
    document: Document, wording: Wording, title: str, person: Participant
) -> Overview:
    """The first sheet of a leader's own workbook."""
    tr = wording.tr
    own = [item for item in document.all(Commitment) if item.participant == person.id]
    steps = [item for item in document.all(NextStep) if item.owner == person.id]
    mine = (
        (tr("Name"), person.name),
        (tr("Function"), wording.function(person.function)),
    )
    return Overview(
        title=title,
        name=tr("Overview"),
        facts=(
            *((label, value) for label, value in mine if value),
            *facts_of(document, wording),
        ),
        figures=(
            (tr("My commitments"), sum(1 for item in own if item.text.strip())),
            (tr("My next steps"), sum(1 for item in steps if item.text.strip())),
        ),
        owners=None,
        hints=(*_how(document, wording), tr("Set the status from its list; the colours follow:")),
        legend=_legend(wording),
    )


def facts_of(document: Document, wording: Wording) -> Iterator[tuple[str, str | dt.date]]:
    """Whose day it is, when, where, with whom."""
    session, tr = document.session, wording.tr
    told: tuple[tuple[str, str | dt.date | None], ...] = (
        (tr("Organisation"), session.organisation),
        (tr("Date"), session.date),
        (tr("Place"), session.place),
        (tr("Facilitated by"), session.facilitators),
    )
    for label, value in told:
        if value:
            yield label, value


def _how(document: Document, wording: Wording) -> Iterator[str]:
    """How the workbook is filled in and given back, a line each."""
    tr = wording.tr
    yield tr("Each sheet is a table: filter it with the arrows in its head.")
    yield tr("Fill in white cells of sheets with a green tab: nothing else is read back.")
    yield tr("Something new goes into the first empty row of its table.")
    yield tr("A few empty rows are printed with each table; for more, change the print area.")
    yield tr("To sort, take the protection off first: Review, Unprotect sheet. It has no password.")
    facilitators, days = document.session.facilitators.strip(), check_ins(document)
    if facilitators and days:
        yield tr(
            "Return the file to {facilitators} by {day}. What was changed is looked at first.",
            facilitators=facilitators,
            day=wording.day(days[0][1]),
        )
    else:
        yield tr("Return the file when it is filled in. What was changed is looked at first.")


def _late_arrivals(sheets: tuple[Sheet, ...], wording: Wording) -> Iterator[str]:
    """Where somebody who came later is added: in any of the sheets of people."""
    titles = [
        sheet.title
        for sheet in sheets
        if sheet.is_open and sheet.takes_new and isinstance(sheet.blank, Participant)
    ]
    if titles:
        yield wording.tr(
            "Who came later is added by name below the others, in one or all of these: {sheets}.",
            sheets=", ".join(titles),
        )


def _legend(
    wording: Wording,
) -> tuple[tuple[str, Literal["done", "overdue", "missing", "shut"]], ...]:
    return (
        (wording.status(Status.DONE), "done"),
        (wording.tr("Overdue"), "overdue"),
        (wording.tr("Owner, date or measure is missing"), "missing"),
        (wording.tr("Worked out by the program"), "shut"),
    )


Said = TypeVar("Said", Goal, Commitment, NextStep, ParkingEntry)


def _count(document: Document, kind: type[Said]) -> int:
    return sum(1 for item in document.all(kind) if item.text.strip())


def _charts(document: Document, wording: Wording, sheets: tuple[Sheet, ...]) -> Iterator[BookChart]:
    tr = wording.tr
    steps = [step for step in document.all(NextStep) if step.text.strip()]
    if steps:
        counted = Counter(step.status for step in steps)
        yield BookChart(
            tr("Next steps by status"),
            tuple(wording.statuses().values()),
            ((tr("Next steps"), tuple(float(counted[each]) for each in wording.statuses())),),
        )
    yield from _by_function(document, wording, steps)
    diagnostic = next((sheet for sheet in sheets if sheet.id == "diagnostic"), None)
    if diagnostic is not None:
        yield from _means(diagnostic, wording)


def _by_function(
    document: Document, wording: Wording, steps: list[NextStep]
) -> Iterator[BookChart]:
    """What each function has promised, and what it has to do."""
    functions = document.all(Function)[:_MOST_BARS]
    of_person = {person.id: person.function for person in document.all(Participant)}
    promised = Counter(
        of_person.get(item.participant)
        for item in document.all(Commitment)
        if item.participant and item.text.strip()
    )
    to_do = Counter(of_person.get(step.owner) for step in steps if step.owner)
    if functions and (promised or to_do):
        yield BookChart(
            wording.tr("Who has what, by function"),
            tuple(function.name for function in functions),
            (
                (
                    wording.tr("Commitments"),
                    tuple(float(promised[function.id]) for function in functions),
                ),
                (
                    wording.tr("Next steps"),
                    tuple(float(to_do[function.id]) for function in functions),
                ),
            ),
        )


def _means(sheet: Sheet, wording: Wording) -> Iterator[BookChart]:
    """How far people agree with each statement, in the last round that was answered.

    What an earlier session answered stands before it.
    """
    places = {column.key: place for place, column in enumerate(sheet.columns)}
    latest: dict[str, tuple[str, float]] = {}
    earlier: dict[str, float] = {}
    then = ""
    for row in sheet.rows:
        mean = row[places["mean"]]
        if isinstance(mean, int | float):
            statement, _, number = str(row[0]).partition("/")
            if number == str(EARLIER):
                earlier[statement] = float(mean)
                then = str(row[places["session"]])
            else:
                name = str(row[places["dimension"]] or row[places["text"]])
                latest[statement] = name, float(mean)
    if latest:
        shown = dict(list(latest.items())[:_MOST_BARS])
        name = wording.tr("This session") if earlier else wording.tr("Mean")
        before = ((_short(then), tuple(map(earlier.get, shown))),) if earlier else ()
        yield BookChart(
            wording.tr("Diagnostic: how far we agree, 1 to 5"),
            tuple(_short(text) for text, _ in shown.values()),
            (*before, (name, tuple(mean for _, mean in shown.values()))),
            lies=True,
            most=5.0,
        )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _owners(document: Document, wording: Wording) -> Sheet:
    steps: Counter[ItemId] = Counter(
        step.owner for step in document.all(NextStep) if step.owner and step.text.strip()
    )
    promised: Counter[ItemId] = Counter(
        item.participant
        for item in document.all(Commitment)
        if item.participant and item.text.strip()
    )
    rows = tuple(
        (
            person.name,
            wording.function(person.function),
            steps[person.id],
            promised[person.id],
        )
        for person in document.all(Participant)
        if person.in_room or steps[person.id]
    )
    columns = (
        SheetColumn("name", wording.tr("Name")),
        SheetColumn("function", wording.tr("Function")),
        SheetColumn("steps", wording.tr("Next steps"), ColumnKind.NUMBER),
        SheetColumn("commitments", wording.tr("Commitments"), ColumnKind.NUMBER),
    )
    return Sheet("people", wording.tr("Who has what"), columns, rows)
