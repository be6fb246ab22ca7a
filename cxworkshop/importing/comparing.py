"""Returned workbooks held against a session: what each row and cell would change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cxworkshop import marks
from cxworkshop.activities.review import Promise, ReviewAnswer
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Sheet, SheetColumn
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message, catalogue
from cxworkshop.importing.proposals import NewName, Proposal, Proposed, concerned
from cxworkshop.importing.reading_cells import CellReader, Trouble
from cxworkshop.importing.returned import Returned, ReturnedRow, ReturnedTable
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.workbook import sheets_of

_BOTH = M("It was changed here too.")
_UNSURE = M("This workbook no longer tells whether it was changed here too.")
_GONE = M("It was removed here.")
_TWO_FILES = M("Two rows that came back say different things.")


def propose(returned: Sequence[Returned], document: Document, today: dt.date) -> Proposed:
    """What the workbooks would change, in the order of their rows.

    Workbooks of another session and those that came twice are left out and named. ``today`` is
    when the results of a check-in were told, where nobody said so.
    """
    left_out: list[Message] = []
    taken: list[Returned] = []
    for each in returned:
        twin = next((other for other in taken if _is_same(each, other)), None)
        if each.session != document.session.id:
            left_out.append(M("{name} is a workbook of another session.", name=each.name))
        elif twin is not None:
            left_out.append(M("{name} says the same as {other}.", name=each.name, other=twin.name))
        else:
            taken.append(each)
    found: list[Proposal] = []
    known: dict[str, _Held] = {}
    for each in taken:
        language = each.language or document.session.language
        held = known.get(language)
        if held is None:
            held = known[language] = _Held(document, language, today)
        for table in each.tables:
            found += held.proposals(each, table)
    return Proposed(tuple(_numbered(found)), tuple(left_out))


def _is_same(one: Returned, other: Returned) -> bool:
    return (one.session, one.person, one.tables) == (other.session, other.person, other.tables)


def _numbered(found: list[Proposal]) -> Iterator[Proposal]:
    """Numbered, what was said twice once, and what was said differently as a conflict."""
    sides: dict[tuple[ItemId, str], set[str]] = {}
    for each in found:
        if each.item is not None:
            sides.setdefault((each.item, each.field), set()).add(marks.plain(each.returned))
    said: set[tuple[str, ...]] = set()
    new = {(each.kind, fold_words(each.name)) for each in found if each.item is None}
    number = 0
    for each in found:
        each = _without_lost_links(each, new)
        key = (each.kind, each.item or "", each.field, marks.plain(each.returned))
        if key in said:
            continue
        said.add(key)
        conflict = each.conflict
        if each.item is not None and len(sides[each.item, each.field]) > 1:
            conflict = _TWO_FILES
        yield msgspec.structs.replace(each, number=number, conflict=conflict)
        number += 1


def _without_lost_links(proposal: Proposal, new: set[tuple[str, str]]) -> Proposal:
    """A link to something that is neither here nor among what is new is trouble."""
    for field, value in proposal.values.items():
        if not isinstance(value, NewName) or value.kind == Participant.kind:
            continue
        if (value.kind, fold_words(value.name)) not in new:
            kept = {name: each for name, each in proposal.values.items() if name != field}
            why = M("Nothing here is called “{name}”.", name=value.name[:60])
            return msgspec.structs.replace(proposal, values=kept, trouble=why)
    return proposal


class _Table(msgspec.Struct):
    """A sheet as it would be written today."""

    sheet: Sheet
    open: tuple[tuple[int, SheetColumn], ...]
    rows: dict[str, tuple[Any, ...]]


class _Held:
    """The session in one language, to hold workbooks against."""

    def __init__(self, document: Document, language: str, today: dt.date) -> None:
        self._document = document
        self._today = today
        wording = Wording(document, catalogue(language))
        self._cells = CellReader(document, wording)
        self._tables = {
            sheet.id: _Table(
                sheet,
                tuple((at, column) for at, column in enumerate(sheet.columns) if column.is_open),
                {str(row[0]): row for row in sheet.rows},
            )
            for sheet in sheets_of(document, wording)
            if sheet.is_open
        }

    def proposals(self, returned: Returned, came: ReturnedTable) -> Iterator[Proposal]:
        """What a table that came back would change."""
        table = self._tables.get(came.id)
        if table is None:
            return
        own = {row.id for row in came.rows if row.id}
        elsewhere = {
            fold_words(str(today[at]))
            for key, today in table.rows.items()
            for at, column in table.open
            if column.key == "text" and key not in own
        }
        for row in came.rows:
            prints = returned.prints.get((came.id, row.id)) if row.id else None
            today = table.rows.get(row.id) if row.id else None
            if today is not None:
                yield from self._changes(returned, table, row, today, prints)
            elif table.sheet.takes_new and fold_words(row.cells.get("text", "")) not in elsewhere:
                yield from self._new(returned, table, row, prints)

    def _changes(
        self,
        returned: Returned,
        table: _Table,
        row: ReturnedRow,
        today: tuple[Any, ...],
        prints: tuple[str, ...] | None,
    ) -> Iterator[Proposal]:
        item = self._document[ItemId(row.id)]
        is_known = prints is not None and len(prints) == len(table.open)
        for place, (at, column) in enumerate(table.open):
            text = row.cells.get(column.key)
            if text is None:
                continue
            here = marks.plain(today[at])
            there = marks.plain(text)
            if there == here:
                continue
            there = self._cells.compared(column, there, here)
            if there == here:
                continue
            left = prints[place] if prints is not None and is_known else ""
            if left == marks.print_of(there):
                continue
            read = self._cells.read(column, type(item), text)
            if not isinstance(read, Trouble) and read == getattr(item, column.key):
                continue  # the same in other words
            is_changed_here = left != marks.print_of(here)
            conflict = (_BOTH if is_known else _UNSURE) if is_changed_here else None
            values = {} if isinstance(read, Trouble) else {column.key: read}
            yield self._proposal(
                returned,
                table,
                row,
                item,
                column,
                here=self._cells.shown(column, today[at]),
                there=self._cells.shown(column, text),
                values=values,
                conflict=conflict,
                trouble=read.why if isinstance(read, Trouble) else None,
            )

    def _proposal(
        self,
        returned: Returned,
        table: _Table,
        row: ReturnedRow,
        item: Item,
        column: SheetColumn,
        *,
        here: str,
        there: str,
        values: dict[str, Any],
        conflict: Message | None,
        trouble: Message | None,
    ) -> Proposal:
        person = ItemId(returned.person) if returned.person in self._document else None
        if isinstance(item, ReviewAnswer):
            promise = self._document.find(Promise, item.promise)
            concerns = promise.participant if promise is not None else person
            if values.get("result") is not None:
                values["told_by"] = item.told_by or person or concerns
                values["told_on"] = item.told_on or self._today
        else:
            concerns = concerned(item, values, person)
        return Proposal(
            number=0,
            source=returned.name,
            row=row.number,
            table=table.sheet.title,
            kind=table.sheet.item,
            item=item.id,
            name=self._cells.told(item),
            person=concerns,
            field=column.key,
            label=column.title,
            today=here,
            returned=there,
            values=values,
            conflict=conflict,
            trouble=trouble,
        )

    def _new(
        self,
        returned: Returned,
        table: _Table,
        row: ReturnedRow,
        prints: tuple[str, ...] | None,
    ) -> Iterator[Proposal]:
        """A row that is not here: one that was added, or one that was removed here since."""
        item_type = self._document.types[table.sheet.item]
        filled = [
            (column, text)
            for _, column in table.open
            if (text := row.cells.get(column.key, "")).strip()
        ]
        if not any(column.key == "text" for column, _ in filled):
            return
        if prints is not None and not _is_touched(table, row, prints):
            return  # it was removed here, and nobody missed it there
        person = ItemId(returned.person) if returned.person in self._document else None
        values: dict[str, Any] = {}
        trouble: Message | None = None
        for column, text in filled:
            read = self._cells.read(column, item_type, text)
            if isinstance(read, Trouble):
                trouble = trouble or read.why
            else:
                values[column.key] = read
        owner = next((name for name in ("owner", "participant") if hasattr(item_type(), name)), "")
        if owner and person is not None:
            values.setdefault(owner, person)
        said = [f"{column.title}: {self._cells.shown(column, text)}" for column, text in filled[1:]]
        yield Proposal(
            number=0,
            source=returned.name,
            row=row.number,
            table=table.sheet.title,
            kind=table.sheet.item,
            item=None,
            name=row.cells["text"].strip(),
            person=concerned(None, values, person),
            field="",
            label=table.sheet.title,
            today="",
            returned="\n".join([row.cells["text"].strip(), *said]),
            values=values,
            conflict=_GONE if prints is not None else None,
            trouble=trouble,
        )


def _is_touched(table: _Table, row: ReturnedRow, prints: tuple[str, ...]) -> bool:
    if len(prints) != len(table.open):
        return True
    return any(
        marks.print_of(marks.plain(row.cells.get(column.key, ""))) != left
        for (_, column), left in zip(table.open, prints, strict=True)
    )
