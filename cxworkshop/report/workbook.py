"""What the group's workbook holds: an overview in figures, and a sheet for each kind."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Literal, TypeVar

import msgspec

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.registry import PLAN_PARTS
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import ColumnKind, Sheet, SheetColumn
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant


class Overview(msgspec.Struct, frozen=True):
    """The first sheet: facts about the day, figures, and who owns how much."""

    title: str
    name: str
    facts: tuple[tuple[str, str | dt.date], ...]
    figures: tuple[tuple[str, int | str], ...]
    owners: Sheet
    hints: tuple[str, ...]
    legend: tuple[tuple[str, Literal["done", "overdue", "missing"]], ...]


class WorkbookContent(msgspec.Struct, frozen=True):
    """Everything a workbook holds, before any file format."""

    title: str
    author: str
    statuses: tuple[str, ...]
    done: str
    dropped: str
    overview: Overview
    sheets: tuple[Sheet, ...]


def workbook_content(document: Document, words: Catalogue) -> WorkbookContent:
    """The workbook of a session in one language."""
    wording = Wording(document, words)
    session = document.session
    title = session.title or words.tr("Action plan")
    return WorkbookContent(
        title=title,
        author=session.facilitators or session.organisation,
        statuses=tuple(wording.statuses().values()),
        done=wording.status(Status.DONE),
        dropped=wording.status(Status.DROPPED),
        overview=_overview(document, wording, title),
        sheets=tuple(_sheets(document, wording)),
    )


def _sheets(document: Document, wording: Wording) -> Iterator[Sheet]:
    for part in PLAN_PARTS:
        for make in (part.sheet, part.second_sheet):
            sheet = make(document, wording) if make is not None else None
            if sheet is not None:
                yield sheet


def _overview(document: Document, wording: Wording, title: str) -> Overview:
    session, tr = document.session, wording.tr
    told: tuple[tuple[str, str | dt.date | None], ...] = (
        (tr("Organisation"), session.organisation),
        (tr("Date"), session.date),
        (tr("Place"), session.place),
        (tr("Facilitated by"), session.facilitators),
    )
    covered = coverage(document)
    committed = tr("{count} of {all}", count=covered.given, all=covered.expected)
    return Overview(
        title=title,
        name=tr("Overview"),
        facts=tuple((label, value) for label, value in told if value),
        figures=(
            (tr("Goals"), _count(document, Goal)),
            (tr("Commitments"), _count(document, Commitment)),
            (tr("Leaders who have committed"), committed),
            (tr("Next steps"), _count(document, NextStep)),
            (tr("Parking lot"), _count(document, ParkingEntry)),
        ),
        owners=_owners(document, wording),
        hints=(
            tr("Each sheet is a table: sort and filter it with the arrows in its head."),
            tr("Set the status from its list; the colours follow:"),
        ),
        legend=(
            (wording.status(Status.DONE), "done"),
            (tr("Overdue"), "overdue"),
            (tr("Owner, date or measure is missing"), "missing"),
        ),
    )


Said = TypeVar("Said", Goal, Commitment, NextStep, ParkingEntry)


def _count(document: Document, kind: type[Said]) -> int:
    return sum(1 for item in document.all(kind) if item.text.strip())


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
