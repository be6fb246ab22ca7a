"""Prioritise on paper and in the workbook: what comes first, and *not now* by name."""

from __future__ import annotations

from cxworkshop.activities.open_columns import (
    because_column,
    choice_column,
    id_column,
    level_column,
    person_column,
)
from cxworkshop.activities.prioritise import (
    LEVELS,
    Idea,
    ideas,
    not_now,
    quadrant,
    quadrants,
    short_list,
    still_open,
    verdicts,
)
from cxworkshop.activities.prioritise_board import board_chart
from cxworkshop.activities.thread import told_outcomes
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Drawing, Heading, Section, Table
from cxworkshop.model.document import Document
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn


def section(document: Document, wording: Wording) -> Section | None:
    """The short list, the board, what was let go and by whom; None without an idea."""
    every = ideas(document)
    if not every:
        return None
    first, later, rest = short_list(document), not_now(document), still_open(document)
    blocks: list[Block] = []
    if first:
        name = wording.tr("What comes first")
        blocks += [Heading(name), _chosen(name, first, wording)]
    blocks.append(Drawing(board_chart(document, wording), wording.tr("Impact and effort, 1 to 5")))
    if later:
        name = wording.tr("Not now, by name")
        blocks += [Heading(name), _let_go(name, later, wording)]
    if rest:
        name = wording.tr("Also weighed")
        blocks += [Heading(name), _chosen(name, rest, wording)]
    intro = wording.trn("{count} idea was weighed.", "{count} ideas were weighed.", len(every))
    return Section("priorities", wording.tr("Priorities"), intro, tuple(blocks))


def _chosen(name: str, chosen: list[Idea], wording: Wording) -> Table:
    led = [told_outcomes(idea.id, wording) for idea in chosen]
    columns = [
        Column(wording.tr("Idea"), 3.4),
        Column(wording.tr("Impact"), 0.9),
        Column(wording.tr("Effort"), 0.9),
        Column(wording.tr("Dots"), 0.7),
    ]
    rows = [
        [
            Cell(wording.fill(idea.text), is_strong=True),
            Cell(_number(idea.impact)),
            Cell(_number(idea.effort)),
            Cell(_number(idea.dots or None)),
        ]
        for idea in chosen
    ]
    if any(led):
        columns.append(Column(wording.tr("Led to"), 2.4))
        for row, words in zip(rows, led, strict=True):
            row.append(Cell(words, tone="quiet"))
    return Table(name, tuple(columns), tuple(map(tuple, rows)))


def _let_go(name: str, chosen: list[Idea], wording: Wording) -> Table:
    columns = (
        Column(wording.tr("Idea"), 3),
        Column(wording.tr("Let go by"), 1.6),
        Column(wording.tr("Why not now"), 3),
    )
    rows = tuple(
        (
            Cell(wording.fill(idea.text)),
            Cell(wording.person(idea.raised_by) or "–"),
            Cell(wording.fill(idea.why), tone="quiet"),
        )
        for idea in chosen
    )
    return Table(name, columns, rows)


def _number(value: int | None) -> str:
    return str(value) if value is not None else "–"


def sheet(document: Document, wording: Wording) -> Sheet:
    """The ideas as a table of a workbook."""
    places, states = quadrants(wording), verdicts(wording)
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Idea"), ColumnKind.LONG, is_open=True),
        level_column("impact", wording.tr("Impact"), LEVELS),
        level_column("effort", wording.tr("Effort"), LEVELS),
        SheetColumn("quadrant", wording.tr("Place")),
        SheetColumn("dots", wording.tr("Dots"), ColumnKind.NUMBER, is_open=True),
        person_column("raised_by", wording.tr("Raised by"), wording),
        choice_column("verdict", wording.tr("Verdict"), states),
        SheetColumn("why", wording.tr("Why not now"), ColumnKind.LONG, is_open=True),
        because_column(wording),
    )
    rows = tuple(
        (
            idea.id,
            wording.fill(idea.text),
            idea.impact,
            idea.effort,
            places[place] if (place := quadrant(idea)) is not None else "",
            idea.dots,
            wording.person(idea.raised_by),
            states[idea.verdict],
            wording.fill(idea.why),
            wording.text_of(idea.because),
        )
        for idea in ideas(document)
    )
    return Sheet("ideas", wording.tr("Ideas"), columns, rows, Idea())
