"""Returned workbooks held against a session: what each row and cell would change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cxworkshop import marks
from cxworkshop.activities.review import Promise, ReviewAnswer
from cxworkshop.activities.wording import Wording
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message, catalogue
from cxworkshop.importing.joining import joined, numbered
from cxworkshop.importing.new_rows import new_row
from cxworkshop.importing.placing import Filled, held
from cxworkshop.importing.proposals import Proposal, Proposed, concerned
from cxworkshop.importing.reading_cells import CellReader, Trouble
from cxworkshop.importing.returned import Returned, ReturnedRow, ReturnedTable
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.workbook import sheets_of
from cxworkshop.worksheets import Sheet, SheetColumn, about_print

_BOTH = M("It was changed here too.")
_STANDS = M("Something else stands here already.")
_UNSURE = M("This workbook no longer tells whether it was changed here too.")


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
    return Proposed(tuple(numbered(joined(found))), tuple(left_out))


def _is_same(one: Returned, other: Returned) -> bool:
    return (one.session, one.person, one.tables) == (other.session, other.person, other.tables)


class _Table(msgspec.Struct):
    """A sheet as it would be written today."""

    sheet: Sheet
    open: tuple[tuple[int, str, SheetColumn], ...]
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
                tuple(
                    (at, each.key, each) for at, each in enumerate(sheet.columns) if each.is_open
                ),
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
        about = [
            (at, column.key)
            for at, column in enumerate(table.sheet.columns)
            if column.key in table.sheet.about
        ]
        elsewhere = {
            tuple(fold_words(str(today[at] or "")) for at, _ in about)
            for key, today in table.rows.items()
            if key not in own
        }
        unseen = table.sheet.unseen
        for row in came.rows:
            key = row.id
            if table.sheet.is_single and key not in table.rows and _says(table, row):
                key = next(iter(table.rows), key)
            today = table.rows.get(key) if key else None
            if today is not None:
                yield from self._changes(returned, table, row, key, today)
            elif table.sheet.is_guest and not key:
                yield from self._guest(returned, table, row)
            elif table.sheet.takes_new:
                words = tuple(fold_words(row.cells.get(name, "")) for _, name in about)
                if words in elsewhere and not key and isinstance(table.sheet.blank, Participant):
                    yield from self._namesake(returned, table, row)
                    continue
                if words in elsewhere or (unseen and about_print(*words) in unseen):
                    continue
                person = ItemId(returned.person) if returned.person in self._document else None
                prints = returned.prints_of(came.id, row.id) if row.id else None
                made = new_row(returned.name, row, table.sheet, self._cells, person, prints)
                if made is not None:
                    yield made

    def _namesake(self, returned: Returned, table: _Table, row: ReturnedRow) -> Iterator[Proposal]:
        """What a row says of somebody of that name who was added here meanwhile.

        Empty cells say nothing: whoever added the row did not see what stands here.
        """
        made = new_row(returned.name, row, table.sheet, self._cells, None, None)
        if made is None:
            return
        ids = self._cells.named(made.kind, made.name)
        said = {
            key: text
            for key, text in row.cells.items()
            if text.strip() and key not in table.sheet.about
        }
        today = table.rows.get(ids[0]) if len(ids) == 1 else None
        if today is not None:
            told = msgspec.structs.replace(row, cells=said)
            yield from self._changes(returned, table, told, ids[0], today)
        elif said and ids:
            lost = M("Several here are called “{name}”.", name=made.name[:60])
            yield msgspec.structs.replace(made, values={}, puts=(), trouble=lost)

    def _guest(self, returned: Returned, table: _Table, row: ReturnedRow) -> Iterator[Proposal]:
        """What a row would change that was added for somebody who had none when it left."""
        made = new_row(returned.name, row, table.sheet, self._cells, None, None)
        if made is None:
            return
        ids = self._cells.named(made.kind, made.name)
        person = self._document.get(ids[0]) if len(ids) == 1 else None
        if person is not None and getattr(person, "in_room", True):
            nothing = (person.id, *[None] * (len(table.sheet.columns) - 1))
            today = table.rows.get(person.id, nothing)
            yield from self._changes(returned, table, row, person.id, today)
        elif ids:
            lost = M("Several here are called “{name}”.", name=made.name[:60])
            if person is not None:
                lost = M("“{name}” is not in the room here.", name=made.name[:60])
            yield msgspec.structs.replace(made, values={}, puts=(), trouble=lost)
        else:
            yield msgspec.structs.replace(made, is_guest=True)

    def _changes(
        self,
        returned: Returned,
        table: _Table,
        row: ReturnedRow,
        key: str,
        today: tuple[Any, ...],
    ) -> Iterator[Proposal]:
        item = self._document.get(ItemId(key.partition("/")[0]))
        if item is None:
            return
        blank = type(item)()
        needed = table.sheet.about if len(table.sheet.about) == 1 else ()
        for at, name, column in table.open:
            text, stands = row.cells.get(name), today[at]
            if text is None or text == (stands or ""):
                continue
            if type(stands) is dt.date and text == stands.isoformat():
                continue
            here = marks.plain(stands)
            there = marks.plain(text)
            if there == here:
                continue
            there = self._cells.compared(column, there, here)
            if there == here:
                continue
            prints = returned.prints_of(table.sheet.id, row.id) if key == row.id else None
            left = prints.get(name) if prints is not None else None
            if left is not None and left == marks.print_of(there):
                continue
            read = self._cells.read(column, blank, text, is_needed=name in needed)
            conflict = None
            if (key == row.id or here) and left != marks.print_of(here):
                conflict = _UNSURE if left is None else _BOTH
            shown = self._cells.shown(column, stands)
            if isinstance(read, Filled):
                if column.named and not here:  # it says nothing of those that are not named
                    read = Filled(puts=tuple(put for put in read.puts if any(put.values.values())))
                changed = self._changed(item, read)
                if changed is None:
                    continue  # the same in other words
                read = changed
                if not here and (hidden := self._hidden(item, read)):
                    shown, conflict = hidden, _STANDS
            yield self._proposal(
                returned,
                table,
                row,
                item,
                column,
                here=shown,
                there=self._cells.shown(column, text),
                read=read,
                conflict=conflict,
            )

    def _changed(self, item: Item, read: Filled) -> Filled | None:
        """What of it does not stand here already; None where all of it does."""
        puts = tuple(
            put
            for put in read.puts
            if not held(self._document, item, put.into, item).says(put.values)
        )
        own = held(self._document, item, None, item)
        if not puts and (read.puts or own.says(read.values)):
            return None
        return Filled(read.values, puts)

    def _hidden(self, item: Item, read: Filled) -> str:
        """What stands here where the sheet shows nothing: evidence, whose an answer is."""
        told: list[str] = []
        blank = type(item)()
        for into, values in ((None, read.values), *((put.into, put.values) for put in read.puts)):
            there = held(self._document, item, into, blank)
            told += [
                self._cells.worded(there.value(name))
                for name in values
                if there.value(name) != there.nothing(name)
                and not isinstance(there.value(name), bool)
            ]
        return "\n".join(filter(None, told))

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
        read: Filled | Trouble,
        conflict: Message | None,
    ) -> Proposal:
        person = ItemId(returned.person) if returned.person in self._document else None
        values = dict(read.values) if isinstance(read, Filled) else {}
        if isinstance(item, ReviewAnswer):
            promise = self._document.find(Promise, item.promise)
            concerns = promise.participant if promise is not None else person
            if values.get("result") is not None:
                values["told_by"] = item.told_by or person or concerns
                values["told_on"] = item.told_on or self._today
        else:
            concerns = item.id if isinstance(item, Participant) else concerned(item, values, person)
        return Proposal(
            number=0,
            source=returned.name,
            row=row.number,
            table=table.sheet.title,
            kind=item.kind,
            item=item.id,
            name=self._cells.told(item),
            person=concerns,
            field=column.key,
            label=column.title,
            today=here,
            returned=there,
            values=values,
            conflict=conflict,
            trouble=None if isinstance(read, Filled) else read.why,
            puts=read.puts if isinstance(read, Filled) else (),
            also_called=(self._cells.would_tell(item, values),) if values else (),
        )


def _says(table: _Table, row: ReturnedRow) -> bool:
    return any(row.cells.get(name, "").strip() for name in table.sheet.about)
