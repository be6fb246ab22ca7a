"""Gaps as others meet them: on the room screen, on paper, in the workbook."""

from __future__ import annotations

from cxworkshop.activities.gap import Gap, gaps, missing, theme_from, without_evidence, without_idea
from cxworkshop.activities.open_columns import activities_of, activity_column, id_column
from cxworkshop.activities.thread import told_outcomes
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Drawing, Section, Table
from cxworkshop.figures.gap_bridge import Below, GapBridge, GapRow
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn


def bridge(
    document: Document,
    wording: Wording,
    activity: ItemId | None = None,
    *,
    with_ideas: bool = True,
) -> GapBridge | None:
    """From the current to the desired state, theme by theme; None while no theme is named.

    With ideas, what is done about it stands below, or that there is nothing yet.
    """
    found = gaps(document, activity)
    if not found:
        return None
    rows = tuple(
        GapRow(
            wording.fill(gap.theme),
            wording.fill(gap.current_state),
            wording.fill(gap.gap),
            wording.fill(gap.desired_state),
            _below(gap, wording) if with_ideas else (),
        )
        for gap in found
    )
    heads = (
        wording.tr("Where we are"),
        wording.tr("What lies between"),
        wording.tr("Where we want to be"),
    )
    return GapBridge(rows, heads, _alt(rows, wording))


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The themes while they are talked about; as results the bridge of each with its idea."""
    title = wording.fill(activity.title)
    found = gaps(document, activity.id)
    if view is not RoomView.RESULTS:
        lines = tuple(_line(gap, wording) for gap in found)
        return Slide(
            title=title,
            question=wording.fill(activity.question),
            lists=(SlideList(lines),) if lines else (),
            left=wording.trn("{count} theme", "{count} themes", len(lines)) if lines else "",
        )
    chart = bridge(document, wording, activity.id)
    waiting = without_idea(found)
    return Slide(
        title=title,
        charts=(chart,) if chart is not None else (),
        left=wording.trn("{count} theme", "{count} themes", len(found)) if found else "",
        right=wording.trn(
            "{count} theme without an idea", "{count} themes without an idea", waiting
        )
        if waiting
        else "",
    )


def section(document: Document, wording: Wording) -> Section | None:
    """The bridge of every theme, then how we know and what comes of it; None without a theme."""
    found = gaps(document)
    chart = bridge(document, wording, with_ideas=False)
    if chart is None:
        return None
    name = wording.tr("How we know, and what we do about it")
    columns = (
        Column(wording.tr("Theme"), 1.8),
        Column(wording.tr("Evidence"), 2.6),
        Column(wording.tr("Idea"), 2.4),
        Column(wording.tr("Led to"), 2.0),
    )
    rows = tuple(
        (
            Cell(wording.fill(gap.theme), is_strong=True),
            _evidence(gap, wording),
            Cell(wording.fill(gap.idea))
            if gap.idea.strip()
            else Cell(wording.tr("no idea yet"), tone="warning"),
            Cell(told_outcomes(gap.id, wording), tone="quiet"),
        )
        for gap in found
    )
    intro = wording.tr("Where we are, where we want to be, and what lies between.")
    if open_words := says(found, wording):
        intro = f"{intro} {open_words}."
    title = wording.tr("Gaps")
    return Section("gaps", title, intro, (Drawing(chart), Table(name, columns, rows)))


def sheet(document: Document, wording: Wording) -> Sheet:
    """The gaps as a table of a workbook; evidence stands in it where it may be shown."""
    activities = activities_of(document, "gap")
    titles = {each.id: wording.fill(each.title) for each in activities}
    columns = (
        id_column(wording),
        *([activity_column(activities, wording)] if len(activities) > 1 else ()),
        SheetColumn("theme", wording.tr("Theme"), is_open=True),
        SheetColumn("current_state", wording.tr("Where we are"), ColumnKind.LONG, is_open=True),
        SheetColumn(
            "desired_state", wording.tr("Where we want to be"), ColumnKind.LONG, is_open=True
        ),
        SheetColumn("gap", wording.tr("What lies between"), ColumnKind.LONG, is_open=True),
        SheetColumn("evidence", wording.tr("Evidence"), ColumnKind.LONG, is_open=True),
        SheetColumn("idea", wording.tr("Idea"), ColumnKind.LONG, is_open=True),
        SheetColumn("missing", wording.tr("Still missing")),
        SheetColumn("led_to", wording.tr("Led to"), ColumnKind.LONG),
    )
    rows = tuple(
        (
            gap.id,
            *([titles.get(gap.parent or gap.id, "")] if len(activities) > 1 else ()),
            wording.fill(gap.theme),
            wording.fill(gap.current_state),
            wording.fill(gap.desired_state),
            wording.fill(gap.gap),
            wording.fill(gap.evidence) if gap.evidence_shown else "",
            wording.fill(gap.idea),
            ", ".join(wording.words.say(part) for part in missing(gap)),
            told_outcomes(gap.id, wording),
        )
        for gap in gaps(document)
    )
    blank = theme_from(document, activities[0].id, "") if activities else Gap()
    return Sheet("gaps", wording.tr("Gaps"), columns, rows, blank, about=("theme",))


def says(found: list[Gap], wording: Wording) -> str:
    """How many themes have no evidence and how many no idea; empty where none lacks any."""
    unproven, waiting = without_evidence(found), without_idea(found)
    parts = [
        wording.trn("{count} theme without evidence", "{count} themes without evidence", unproven)
        if unproven
        else "",
        wording.trn("{count} theme without an idea", "{count} themes without an idea", waiting)
        if waiting
        else "",
    ]
    return " · ".join(filter(None, parts))


def _line(gap: Gap, wording: Wording) -> SlideLine:
    current, desired = wording.fill(gap.current_state), wording.fill(gap.desired_state)
    states = f"{current or '…'} → {desired or '…'}" if current or desired else ""
    return SlideLine(wording.fill(gap.theme), is_strong=True, below=states)


def _below(gap: Gap, wording: Wording) -> tuple[Below, ...]:
    found: list[Below] = []
    if gap.evidence_shown and gap.evidence.strip():
        found.append(Below(wording.tr("Evidence: {text}", text=wording.fill(gap.evidence))))
    if gap.idea.strip():
        idea = wording.tr("Idea: {text}", text=wording.fill(gap.idea))
        found.append(Below(idea, "accent", is_strong=True))
    else:
        found.append(Below(f"▲ {wording.tr('no idea yet')}", "steps"))
    return tuple(found)


def _alt(rows: tuple[GapRow, ...], wording: Wording) -> str:
    told = [wording.tr("From where we are to where we want to be, theme by theme")]
    for row in rows:
        way = wording.tr(
            "{theme}: today {current}; between {gap}; wanted {desired}",
            theme=row.theme,
            current=row.current or "…",
            gap=row.gap or "…",
            desired=row.desired or "…",
        )
        told.append("; ".join((way, *(line.text for line in row.below))))
    return "\n".join(told)


def _evidence(gap: Gap, wording: Wording) -> Cell:
    if not gap.evidence.strip():
        return Cell(wording.tr("no evidence yet"), tone="warning")
    if not gap.evidence_shown:
        return Cell(wording.tr("noted, not printed"), tone="quiet")
    return Cell(wording.fill(gap.evidence))
