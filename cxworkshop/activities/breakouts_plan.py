"""What the groups found, in the plan: as far as the facilitator has shown it to the room."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.breakouts import Breakout, Group, groups_of, notes_of
from cxworkshop.activities.breakouts_slides import group_name
from cxworkshop.activities.notes import Note
from cxworkshop.activities.open_columns import id_column, place_column
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Heading, Section, Table
from cxworkshop.figures.direction import listed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn, about_print

Found = tuple[AgendaItem, Breakout, Group, list[tuple[ItemId, str]]]


def section(document: Document, wording: Wording) -> Section | None:
    """Each breakout as a table, group by group; None where nothing may be shown."""
    blocks: list[Block] = []
    columns = (Column(wording.tr("Group"), 2), Column(wording.tr("What it found"), 5))
    rows: list[tuple[Cell, ...]] = []
    title, before = "", None
    for activity, breakout, group, notes in _found(document, wording):
        if breakout.id != before:
            if rows:
                blocks += [Heading(title), Table(title, columns, tuple(rows))]
            title, before, rows = wording.fill(activity.title), breakout.id, []
        who = f"{group_name(group, wording)}\n{listed(_members(group, wording))}"
        rows.append((Cell(who, tone="quiet"), Cell("\n".join(text for _, text in notes))))
    if not rows:
        return None
    blocks += [Heading(title), Table(title, columns, tuple(rows))]
    intro = wording.tr("In their words, as they reported back.")
    return Section("groups", wording.tr("What the groups found"), intro, tuple(blocks))


def sheet(document: Document, wording: Wording) -> Sheet | None:
    """What the groups found as a table of a workbook, as far as it may be shown.

    It is filled in for every group that was drawn; None before there is one.
    """
    groups = [
        (activity, breakout, group)
        for activity in document.all(AgendaItem)
        for breakout in document.under(activity.id, Breakout)
        for group in _by_number(document, breakout)
    ]
    if not groups:
        return None
    is_told = len({breakout.id for _, breakout, _ in groups}) > 1
    names: dict[ItemId, str] = {}
    for activity, _, group in groups:
        name = group_name(group, wording)
        if is_told:
            name = wording.tr("{name}: {what}", name=wording.fill(activity.title), what=name)
        names[group.id] = name
    noted = [
        (note, group, activity)
        for activity, _, group in groups
        for note in notes_of(document, group.id)
        if note.text.strip()
    ]
    columns = (
        id_column(wording),
        SheetColumn("activity", wording.tr("Activity")),
        place_column("group", wording.tr("Group"), names),
        SheetColumn("members", wording.tr("People"), ColumnKind.LONG),
        SheetColumn("text", wording.tr("What it found"), ColumnKind.LONG, is_open=True),
    )
    is_shown = all(breakout.shows_notes for _, breakout, _ in groups)
    return Sheet(
        "groups",
        wording.tr("What the groups found"),
        columns,
        tuple(
            (
                note.id,
                wording.fill(activity.title),
                names[group.id],
                ", ".join(_members(group, wording)),
                wording.fill(note.text),
            )
            for note, group, activity in noted
            if not note.is_private
        ),
        Note(is_private=not is_shown),
        unseen=frozenset(
            about_print(wording.fill(note.text)) for note, _, _ in noted if note.is_private
        ),
    )


def _found(document: Document, wording: Wording) -> Iterator[Found]:
    for activity in document.all(AgendaItem):
        for breakout in document.under(activity.id, Breakout):
            for group in _by_number(document, breakout):
                notes = [
                    (note.id, wording.fill(note.text))
                    for note in notes_of(document, group.id)
                    if note.text.strip() and not note.is_private
                ]
                if notes:
                    yield activity, breakout, group, notes


def _by_number(document: Document, breakout: Breakout) -> list[Group]:
    return sorted(groups_of(document, breakout.id), key=lambda each: each.number)


def _members(group: Group, wording: Wording) -> list[str]:
    return list(filter(None, map(wording.person, group.members)))
