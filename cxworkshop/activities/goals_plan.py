"""The goals on paper and in a workbook: by horizon, with each function's part."""

from __future__ import annotations

from cxworkshop.activities.goals import (
    DataExists,
    Goal,
    GoalPart,
    Horizon,
    horizons,
    parts_of,
    silent_functions,
    way,
)
from cxworkshop.activities.goals_slide import parts_matrix
from cxworkshop.activities.open_columns import (
    because_column,
    choice_column,
    id_column,
    person_column,
    status_column,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Drawing, Heading, Section, Table
from cxworkshop.model.document import Document
from cxworkshop.model.people import Function
from cxworkshop.worksheets import ColumnKind, Into, Sheet, SheetColumn


def section(document: Document, wording: Wording) -> Section | None:
    """The goals by horizon and who does what for them; None without one."""
    goals = [goal for goal in document.all(Goal) if goal.text.strip()]
    if not goals:
        return None
    now = sum(1 for goal in goals if goal.horizon is Horizon.NOW)
    intro = wording.trn(
        "{count} goal for now; the others wait for their turn.",
        "{count} goals for now; the others wait for their turn.",
        now,
    )
    blocks: list[Heading | Table | Drawing] = []
    columns = (
        Column(wording.tr("Goal"), 3.6),
        Column(wording.tr("Measure"), 2.0),
        Column(wording.tr("From → to"), 1.3),
        Column(wording.tr("Owner"), 1.5),
        Column(wording.tr("Due"), 1.1, is_whole=True),
        Column(wording.tr("Functions"), 1.4),
    )
    for horizon, words in horizons(wording).items():
        chosen = [goal for goal in goals if goal.horizon is horizon]
        if chosen:
            rows = tuple(_row(goal, wording) for goal in chosen)
            blocks += [Heading(words), Table(words, columns, rows)]
    blocks += _parts(document, wording, goals)
    if now == len(goals):
        intro = wording.trn("{count} goal.", "{count} goals, all of them for now.", now)
    return Section("goals", wording.tr("Our goals"), intro, tuple(blocks))


def _row(goal: Goal, wording: Wording) -> tuple[Cell, ...]:
    told = [
        wording.fill(goal.text),
        wording.tr("Because: {what}", what=because)
        if (because := wording.text_of(goal.because))
        else "",
        wording.tr("It takes: {what}", what=wording.fill(goal.resources))
        if goal.resources.strip()
        else "",
    ]
    measure, owner = wording.fill(goal.measure), wording.person(goal.owner)
    if measure and goal.data is DataExists.NO:
        measure += "\n" + wording.tr("The data does not exist yet.")
    due = wording.day(goal.due)
    return (
        Cell("\n".join(filter(None, told)), is_strong=True),
        Cell(measure) if measure else Cell(wording.tr("no measure yet"), tone="warning"),
        Cell(way(goal)),
        Cell(owner) if owner else Cell(wording.tr("no owner"), tone="warning"),
        Cell(due) if due else Cell(wording.tr("no date"), tone="warning"),
        Cell(", ".join(filter(None, map(wording.function, goal.functions))), tone="quiet"),
    )


def _parts(
    document: Document, wording: Wording, goals: list[Goal]
) -> list[Heading | Table | Drawing]:
    """Who does what for each goal that at least one function has said its part of."""
    rows: list[tuple[Cell, ...]] = []
    for goal in goals:
        parts = parts_of(document, goal.id)
        said = {key: wording.fill(part.text) for key, part in parts.items() if part.text.strip()}
        if not said:
            continue
        first = Cell(wording.fill(goal.text), is_strong=True)
        for function in (*said, *silent_functions(document, goal)):
            text = said.get(function, "")
            rows.append(
                (
                    first,
                    Cell(wording.function(function)),
                    Cell(text) if text else Cell(wording.tr("part still open"), tone="warning"),
                )
            )
            first = Cell(is_strong=True, again=first.text or first.again)
    if not rows:
        return []
    columns = (
        Column(wording.tr("Goal"), 2.6),
        Column(wording.tr("Function"), 1.4),
        Column(wording.tr("What it does for it"), 4.0),
    )
    title = wording.tr("Each function’s part")
    found: list[Heading | Table | Drawing] = [Heading(title), Table(title, columns, tuple(rows))]
    chart = parts_matrix(document, wording)
    return [*found, Drawing(chart)] if chart is not None else found


def sheet(document: Document, wording: Wording) -> Sheet:
    """The goals as a table of a workbook."""
    when, exists = horizons(wording), data_words(wording)
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Goal"), ColumnKind.LONG, is_open=True),
        SheetColumn("measure", wording.tr("Measure"), ColumnKind.LONG, is_open=True),
        SheetColumn("baseline", wording.tr("Baseline"), is_open=True),
        SheetColumn("target", wording.tr("Target"), is_open=True),
        SheetColumn("unit", wording.tr("Unit"), is_open=True),
        choice_column("data", wording.tr("Data exists"), exists),
        SheetColumn("due", wording.tr("Due"), ColumnKind.DATE, is_open=True),
        person_column("owner", wording.tr("Owner"), wording),
        choice_column("horizon", wording.tr("Horizon"), when),
        SheetColumn("functions", wording.tr("Functions"), ColumnKind.LONG, is_open=True),
        SheetColumn(
            "parts",
            wording.tr("Each function’s part"),
            ColumnKind.LONG,
            is_open=True,
            field="text",
            named=tuple(
                (each.name, Into(GoalPart(function=each.id), ("function",)))
                for each in document.all(Function)
                if each.name.strip()
            ),
        ),
        SheetColumn("resources", wording.tr("Resources"), ColumnKind.LONG, is_open=True),
        status_column(wording),
        because_column(wording),
    )
    rows = tuple(
        (
            goal.id,
            wording.fill(goal.text),
            wording.fill(goal.measure),
            goal.baseline.strip(),
            goal.target.strip(),
            goal.unit.strip(),
            exists[goal.data],
            goal.due,
            wording.person(goal.owner),
            when[goal.horizon],
            ", ".join(filter(None, map(wording.function, goal.functions))),
            _told_parts(document, wording, goal),
            wording.fill(goal.resources),
            wording.status(goal.status),
            wording.text_of(goal.because),
        )
        for goal in document.all(Goal)
        if goal.text.strip()
    )
    return Sheet("goals", wording.tr("Goals"), columns, rows, Goal())


def _told_parts(document: Document, wording: Wording, goal: Goal) -> str:
    return "\n".join(
        f"{wording.function(function)}: {wording.fill(part.text)}"
        for function, part in parts_of(document, goal.id).items()
        if part.text.strip()
    )


def data_words(wording: Wording) -> dict[DataExists, str]:
    """Whether the data exists, in words."""
    return {
        DataExists.UNKNOWN: wording.tr("not known"),
        DataExists.YES: wording.tr("yes"),
        DataExists.NO: wording.tr("no"),
    }
