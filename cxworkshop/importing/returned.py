"""A workbook that came back: which session it is of, and what stands in its tables.

Columns may have been moved, rows sorted, rows and sheets added; a program may have dropped the
hidden sheet, or the file's properties. Tables are known by their heads, rows by their ids.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from operator import itemgetter
from pathlib import Path

import msgspec

from cxworkshop import marks
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.errors import BadInput
from cxworkshop.folding import fold_words
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.importing.sheet import MAX_BYTES
from cxworkshop.importing.workbook import WholeBook, is_workbook, whole_workbook
from cxworkshop.report.workbook import sheets_of

_HEAD_ROWS = 10
_LEAST_ALIKE = 0.4
"""The share of heads, of a page and of a table together, that both must have."""
_PROPERTIES = "docProps/custom.xml"
_BOOK = "xl/workbook.xml"

Rows = tuple[tuple[int, tuple[str, ...]], ...]


class ReturnedRow(msgspec.Struct, frozen=True):
    """One row: its number in its sheet, the id it left with, "" for a new one, texts by key."""

    number: int
    id: str
    cells: dict[str, str]


class ReturnedTable(msgspec.Struct, frozen=True):
    """The rows of one table; ``id`` is the sheet's, ``page`` what the sheet is called now."""

    id: str
    page: str
    rows: tuple[ReturnedRow, ...]


class Returned(msgspec.Struct, frozen=True):
    """What came back. ``prints`` are those of every row as it left, by sheet and id: the columns,
    and a print for each, with spaces between; empty where the hidden sheet was lost. ``person`` is
    whose it is, "" the group's.
    """

    name: str
    session: str
    language: str
    person: str
    tables: tuple[ReturnedTable, ...]
    prints: dict[tuple[str, str], tuple[tuple[str, ...], str]]

    def prints_of(self, table: str, row: str) -> dict[str, str] | None:
        """The prints of a row as it left, by column; None where it did not leave with this file."""
        keys, prints = self.prints.get((table, row), ((), ""))
        several = prints.split()
        return dict(zip(keys, several, strict=True)) if 0 < len(keys) == len(several) else None


def looks_returned(path: Path) -> bool:
    """Whether a file says that it is a workbook of a session; the content is not read yet."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return False
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for part, said in ((_PROPERTIES, marks.PROPERTY), (_BOOK, marks.PAGE)):
                if part in names:
                    with archive.open(part) as source:
                        if said.encode() in source.read(_LOOKED_AT):
                            return True
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return False
    return False


_LOOKED_AT = 64 * 1024


def read_returned(path: Path) -> Returned:
    """Read a workbook in a process of its own.

    Raises BadInput for what is no workbook, too big, dangerous, or of no session.
    """
    again = M("Choose the .xlsx file that came back.")
    try:
        with path.open("rb") as source:
            data = source.read(MAX_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise BadInput(M("{name} cannot be read: {why}.", name=path.name, why=why), again) from None
    if not is_workbook(data):
        raise BadInput(M("{name} is no workbook.", name=path.name), again)
    return understood(path.name, whole_workbook(data))


def understood(name: str, book: WholeBook) -> Returned:
    """What the sheets of a workbook mean. Raises BadInput when it is of no session."""
    marked = next((rows for _, rows in book.pages if _is_marked(rows)), ())
    said = {cells[0]: cells[1] for _, cells in marked if len(cells) > 1}
    session = said.get(marks.SESSION, "") or book.session
    if not session:
        raise BadInput(
            M("{name} is no workbook of a session.", name=name),
            M("Choose one that this program has written."),
        )
    language = said.get(marks.LANGUAGE, "")
    heads = dict(_heads(marked)) or _own_heads(language)
    tables: list[ReturnedTable] = []
    for title, rows in book.pages:
        if rows is marked:
            continue
        table = _table(title, rows, heads, {each.id for each in tables})
        if table is not None:
            tables.append(table)
    return Returned(
        name,
        session,
        language if language in LANGUAGES else "",
        said.get(marks.PERSON, ""),
        tuple(tables),
        dict(_prints(marked)),
    )


def _prints(rows: Rows) -> Iterator[tuple[tuple[str, str], tuple[tuple[str, ...], str]]]:
    """The prints of every row, with the columns that its table named before it."""
    columns: dict[str, tuple[str, ...]] = {}
    for _, cells in rows:
        if cells[0] == marks.OPEN and len(cells) > 1:
            columns[cells[1]] = cells[2:]
        elif cells[0] == marks.ROW and len(cells) > 3:
            yield (cells[1], cells[2]), (columns.get(cells[1], ()), cells[3])


def _is_marked(rows: Rows) -> bool:
    """Whether this is the hidden sheet, whatever it is called now."""
    return {marks.LAYOUT, marks.SESSION} <= {cells[0] for _, cells in rows[:6] if cells}


def _heads(rows: Rows) -> Iterator[tuple[str, dict[str, str]]]:
    """For every table the key of each folded head; those to look at have an id nobody knows."""
    for _, cells in rows:
        if cells[0] in (marks.TABLE, marks.SHUT) and len(cells) > 3:
            table = cells[1] if cells[0] == marks.TABLE else f"{marks.SHUT} {cells[1]}"
            pairs = range(2, len(cells) - 1, 2)
            yield table, {fold_words(cells[at + 1]): cells[at] for at in pairs}


def _own_heads(language: str) -> dict[str, dict[str, str]]:
    """The heads as they are written today, where the workbook no longer says them."""
    found: dict[str, dict[str, str]] = {}
    document = new_document()
    for each in (language,) if language in LANGUAGES else LANGUAGES:
        for sheet in sheets_of(document, Wording(document, catalogue(each))):
            known = found.setdefault(sheet.id, {})
            pairs = zip(sheet.titles, sheet.columns, strict=True)
            known.update((fold_words(title), column.key) for title, column in pairs)
    return found


def _saying(heads: dict[str, dict[str, str]]) -> dict[str, str]:
    """For every table the head of its ids, where no other has the same."""
    found = {
        table: next((head for head, key in known.items() if key == "id"), None)
        for table, known in heads.items()
    }
    often = Counter(found.values())
    return {table: head for table, head in found.items() if head and often[head] == 1}


def _table(
    title: str, rows: Rows, heads: dict[str, dict[str, str]], taken: Collection[str]
) -> ReturnedTable | None:
    """The table on a page; None where it has none of ours.

    The head of its ids says which one it is. Where that is lost, or does not say it since it comes
    from an earlier version, it is the one with the most heads in common: of several the first
    that is not ``taken``, since pages come back in the order in which they left.
    """
    own = _saying(heads)
    best, most, at = "", (False, _LEAST_ALIKE, True), 0
    for place, (_, cells) in enumerate(rows[:_HEAD_ROWS]):
        folded = {fold_words(cell) for cell in cells if cell}
        for table, known in heads.items():
            alike = len(folded & known.keys()) / len(folded | known.keys())
            is_said = own.get(table, "") in folded
            fit = (is_said, alike, table not in taken)
            if fit > most:
                best, most, at = table, fit, place
    if not best:
        return None
    keys: dict[int, str] = {}
    for place, cell in enumerate(rows[at][1]):
        key = heads[best].get(fold_words(cell))
        if key is not None and key not in keys.values():
            keys[place] = key
    names, width = tuple(keys.values()), max(keys, default=0) + 1
    picked = itemgetter(*keys, 0)  # one too many, so that it is always several
    found = []
    for number, cells in rows[at + 1 :]:
        filled = cells + ("",) * (width - len(cells))
        texts = dict(zip(names, picked(filled), strict=False))
        found.append(ReturnedRow(number, texts.pop("id", ""), texts))
    return ReturnedTable(best, title, tuple(found))
