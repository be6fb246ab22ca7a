"""What the groups found, in the plan: as far as the facilitator has shown it to the room."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.breakouts import Breakout, Group, groups_of, notes_of
from cxworkshop.activities.breakouts_slides import group_name
from cxworkshop.activities.notes import Note
from cxworkshop.activities.open_columns import id_column
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Cell, Column, Heading, Section, Table
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn

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
        who = f"{group_name(group, wording)}\n{_members(group, wording)}"
        rows.append((Cell(who, tone="quiet"), Cell("\n".join(text for _, text in notes))))
    if not rows:
        return None
    blocks += [Heading(title), Table(title, columns, tuple(rows))]
    intro = wording.tr("In their words, as they reported back.")
    return Section("groups", wording.tr("What the groups found"), intro, tuple(blocks))


def sheet(document: Document, wording: Wording) -> Sheet | None:
    """What the groups found as a table of a workbook; None where nothing may be shown."""
    rows = tuple(
        (
            note,
            wording.fill(activity.title),
            group_name(group, wording),
            _members(group, wording),
            text,
        )
        for activity, _, group, notes in _found(document, wording)
        for note, text in notes
    )
    if not rows:
        return None
    columns = (
        id_column(wording),
        SheetColumn("activity", wording.tr("Activity")),
        SheetColumn("group", wording.tr("Group")),
        SheetColumn("members", wording.tr("People"), ColumnKind.LONG),
        SheetColumn("text", wording.tr("What it found"), ColumnKind.LONG, is_open=True),
    )
    title = wording.tr("What the groups found")
    return Sheet("groups", title, columns, rows, Note(), takes_new=False)


def _found(document: Document, wording: Wording) -> Iterator[Found]:
    for activity in document.all(AgendaItem):
        for breakout in document.under(activity.id, Breakout):
            for group in sorted(groups_of(document, breakout.id), key=lambda each: each.number):
                notes = [
                    (note.id, wording.fill(note.text))
                    for note in notes_of(document, group.id)
                    if note.text.strip() and not note.is_private
                ]
                if notes:
                    yield activity, breakout, group, notes


def _members(group: Group, wording: Wording) -> str:
    return ", ".join(filter(None, map(wording.person, group.members)))
