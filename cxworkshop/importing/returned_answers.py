"""Answers that came back in a person's own workbook: to a check-in, to a diagnostic before the day.

Their rows are no items yet. They are understood as the answers of a filled PDF are, and go the
same way from there.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.diagnostic import SCALE
from cxworkshop.activities.review import Result
from cxworkshop.folding import fold_words
from cxworkshop.i18n import LANGUAGES, M, Message, catalogue
from cxworkshop.importing.reading_cells import number_text
from cxworkshop.importing.returned import Returned, ReturnedRow, ReturnedTable
from cxworkshop.importing.returned_sheet import KeptAnswer, RatedAnswer, ReturnedSheet
from cxworkshop.importing.tables import clean
from cxworkshop.model.item import ItemId
from cxworkshop.report.answer_sheets import CHECK_INS, NAME_ROW, PREWORK


def answers_in(book: Returned) -> tuple[ReturnedSheet | None, list[Message]]:
    """The answers of a workbook, None where it has none, and what of them could not be read."""
    person = ItemId(book.person) if book.person else None
    kept: list[KeptAnswer] = []
    rated: list[RatedAnswer] = []
    notes: list[Message] = []
    name = ""
    for table in book.tables:
        if table.id == CHECK_INS:
            kept += _kept(book, table, person, notes)
        elif table.id.partition("_")[0] == PREWORK:
            name = name or _name(table)
            rated += _rated(book, table, person, notes)
    if not kept and not rated:
        return None, notes
    people = (person,) if person is not None else ()
    found = ReturnedSheet(
        book.name, ItemId(book.session), people, tuple(kept), rated=tuple(rated), name=name
    )
    return found, notes


def _kept(
    book: Returned, table: ReturnedTable, person: ItemId | None, notes: list[Message]
) -> Iterator[KeptAnswer]:
    for row, commitment, days in _rows(table):
        said, happened = row.cells.get("result", ""), clean(row.cells.get("happened", ""))
        result = _result(said)
        if said.strip() and result is None:
            notes.append(_unread(book, row, said))
        if result is not None or happened:
            yield KeptAnswer(person, commitment, days, result, happened)


def _rated(
    book: Returned, table: ReturnedTable, person: ItemId | None, notes: list[Message]
) -> Iterator[RatedAnswer]:
    for row, statement, number in _rows(table):
        said, evidence = row.cells.get("value", ""), clean(row.cells.get("evidence", ""))
        plain = number_text(said)
        value = int(plain) if plain in map(str, SCALE) else 0
        if said.strip() and not value:
            notes.append(_unread(book, row, said))
        if value or evidence:
            yield RatedAnswer(person, statement, number, value, evidence)


def _rows(table: ReturnedTable) -> Iterator[tuple[ReturnedRow, ItemId, int]]:
    """The rows that left with the program, with what each asks about and its number."""
    for row in table.rows:
        about, slash, number = row.id.rpartition("/")
        if slash and number.isdecimal() and len(number) < 5:
            yield row, ItemId(about), int(number)


def _name(table: ReturnedTable) -> str:
    return next(
        (clean(row.cells.get("evidence", "")) for row in table.rows if row.id == NAME_ROW), ""
    )


def _result(said: str) -> Result | None:
    folded = fold_words(said)
    for words in map(catalogue, LANGUAGES):
        for result in Result:
            if fold_words(words.say(result.word)) == folded:
                return result
    return None


def _unread(book: Returned, row: ReturnedRow, said: str) -> Message:
    return M(
        "{file}, row {row}: “{text}” is no answer.",
        file=book.name,
        row=row.number,
        text=said.strip()[:40],
    )
