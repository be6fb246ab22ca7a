"""The agenda for participants: when, what, and the question that will be asked."""

from __future__ import annotations

from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Facts, Pair, Report, Section, Table
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.report.frame import framed
from cxworkshop.schedule import BREAK, Row, day_of


def agenda_report(document: Document, words: Catalogue) -> Report:
    """The day as it can be sent to everybody: no script, no purpose, no minutes of anybody."""
    wording = Wording(document, words)
    session = document.session
    day = day_of(document)
    title = wording.fill(session.title) or words.tr("Agenda")
    facts = tuple(
        Pair(label, text)
        for label, text in (
            (words.tr("Date"), words.date(session.date, "full") if session.date else ""),
            (
                words.tr("Hours"),
                f"{words.time(day.starts_at)}–{words.time(day.ends_at)}" if day.rows else "",
            ),
            (words.tr("Place"), wording.fill(session.place)),
            (words.tr("Facilitated by"), session.facilitators),
        )
        if text
    )
    blocks = [Facts(facts)] if facts else []
    if not day.rows:
        nothing = words.tr("The agenda is empty.")
        section = Section("agenda", title, nothing, tuple(blocks))
        return framed(wording, words.tr("Agenda"), (section,))
    columns = (
        Column(words.tr("When"), 1.3, is_whole=True),
        Column(words.tr("What"), 2.4),
        Column(words.tr("The question"), 3.6),
    )
    table = Table(words.tr("Agenda"), columns, tuple(_row(row, wording) for row in day.rows))
    section = Section("agenda", title, "", (*blocks, table), begins_page=True)
    return framed(wording, words.tr("Agenda"), (section,))


def _row(row: Row, wording: Wording) -> tuple[Cell, ...]:
    is_break = row.item.activity == BREAK
    title = wording.fill(row.item.title) or wording.tr("Untitled activity")
    time = wording.words.time
    return (
        Cell(f"{time(row.starts_at)}–{time(row.ends_at)}"),
        Cell(title, is_strong=not is_break, tone="quiet" if is_break else "ink"),
        Cell("" if is_break else wording.fill(row.item.question)),
    )
