"""Planned and real on paper: for those who run the day, never for the client."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Report, Section, Table
from cxworkshop.debrief import Compared, Debrief, debrief
from cxworkshop.i18n import Catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.report.frame import framed
from cxworkshop.schedule import time_of_day


def debrief_report(document: Document, words: Catalogue) -> Report:
    """Every activity with its planned and its real start and length, and what stands out."""
    wording = Wording(document, words)
    compared = debrief(document)
    name = wording.tr("Planned and real")
    if all(row.start is None for row in compared.rows):
        nothing = wording.tr("The day has not begun yet: there are no real times.")
        return framed(wording, name, (Section("debrief", name, nothing, ()),))
    columns = (
        Column(wording.tr("Activity"), 3.2),
        Column(wording.tr("Planned start"), 1.1, is_whole=True),
        Column(wording.tr("Planned"), 1.0, is_whole=True),
        Column(wording.tr("Real start"), 1.1, is_whole=True),
        Column(wording.tr("Real"), 1.0, is_whole=True),
        Column(wording.tr("Difference"), 1.3, is_whole=True),
    )
    rows = tuple(_row(row, wording) for row in compared.rows)
    table = Table(name, columns, (*rows, _sum(compared, wording)))
    intro = " ".join(_told(compared, wording))
    return framed(wording, name, (Section("debrief", name, intro, (table,)),))


def _row(row: Compared, wording: Wording) -> tuple[Cell, ...]:
    time = wording.words.time
    real = wording.words.minutes(row.real) if row.real is not None else ""
    return (
        Cell(_title(row, wording), is_strong=True),
        Cell(time(time_of_day(row.planned_start))),
        Cell(wording.words.minutes(row.planned)),
        Cell(time(time_of_day(row.start)) if row.start is not None else ""),
        Cell(real),
        Cell(
            wording.tr("skipped") if row.is_skipped else _signed(row.difference, wording),
            tone="warning" if (row.difference or 0) > 0 else "ink",
        ),
    )


def _sum(compared: Debrief, wording: Wording) -> tuple[Cell, ...]:
    minutes = wording.words.minutes
    return (
        Cell(wording.tr("The day"), is_strong=True),
        Cell(""),
        Cell(minutes(compared.planned), is_strong=True),
        Cell(""),
        Cell(minutes(compared.real), is_strong=True),
        Cell(_signed(compared.real - compared.planned, wording), is_strong=True),
    )


def _told(compared: Debrief, wording: Wording) -> Iterator[str]:
    time = wording.words.time
    planned = time(time_of_day(compared.planned_end))
    if compared.end is not None:
        yield wording.tr(
            "Planned until {planned}, over at {real}.",
            planned=planned,
            real=time(time_of_day(compared.end)),
        )
    longest = max(compared.rows, key=lambda row: row.difference or 0)
    if (longest.difference or 0) > 0:
        yield wording.tr(
            "Took longest over its time: {title} ({minutes}).",
            title=_title(longest, wording),
            minutes=_signed(longest.difference, wording),
        )
    skipped = [_title(row, wording) for row in compared.rows if row.is_skipped]
    if skipped:
        yield wording.tr("Skipped: {titles}.", titles=wording.words.join(skipped))


def _signed(difference: int | None, wording: Wording) -> str:
    if difference is None:
        return ""
    if difference == 0:
        return wording.tr("as planned")
    sign = "+" if difference > 0 else "−"
    return f"{sign}{wording.words.minutes(abs(difference))}"


def _title(row: Compared, wording: Wording) -> str:
    item = wording.document.find(AgendaItem, row.item)
    title = wording.fill(item.title) if item is not None else ""
    return title or wording.tr("Untitled activity")
