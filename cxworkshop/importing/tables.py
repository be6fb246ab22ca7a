"""A table from a file or from what was pasted: rows of plain text with their numbers."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from cxworkshop.errors import BadInput
from cxworkshop.folding import fold
from cxworkshop.i18n import M
from cxworkshop.importing.columns import head_row
from cxworkshop.importing.sheet import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS
from cxworkshop.importing.workbook import is_workbook, refusal, workbook_rows

DELIMITERS = "\t;|,"
"""In the order in which they win where several fit equally well."""

_SAMPLE = 50
_WHITE = re.compile(r"\s+")
_ADDRESSED = re.compile(r"[^<>;,]*<[^<>\s]+@[^<>\s]+>")
_TURNED = re.compile(r"\s*([^,;<>\t]+),\s*([^,;<>\t]+?)\s*(<([^<>\s]+)@[^<>\s]+>)(.*)")
_JOINERS = "\u200c\u200d"
"""Invisible, and part of how some names are written."""

Rows = list[tuple[int, list[str]]]


class TableRow(msgspec.Struct, frozen=True):
    """One filled row with its number in the file or the paste, counted from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        """The text of a column; empty where there is none."""
        return self.cells[index] if index is not None and index < len(self.cells) else ""


class Table(msgspec.Struct, frozen=True):
    """Heads, empty where no row looked like them, and the rows below."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max([len(self.heads), *(len(row.cells) for row in self.rows)])


def read_table(path: Path) -> Table:
    """The table of an .xlsx or .csv file; what it is follows from its content, not its name.

    Raises BadInput when the file is not there, empty, too big, protected or no table.
    """
    try:
        with path.open("rb") as source:
            data = source.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadInput(
            M("{name} cannot be read: {why}.", name=path.name, why=error.strerror or str(error)),
            M("Choose another file, or paste the list."),
        ) from None
    if len(data) > MAX_BYTES:
        raise refusal("too_big")
    if is_workbook(data):
        return _table(workbook_rows(data))
    return _table(_delimited(decoded(data)))


def read_pasted(text: str) -> Table:
    """The table of a pasted text: cells of a spreadsheet, or a line a person.

    Lines may read ``Name, Function`` or ``Name <address>``, addresses may stand in one line.
    Raises BadInput when there is nothing in it.
    """
    if len(text) > MAX_BYTES:
        raise refusal("too_big")
    lines = text.splitlines()
    if len(lines) == 1 and len(_ADDRESSED.findall(text)) > 1:
        lines = re.split(r"(?<=>)\s*[;,]\s*", text)
    lines = [_first_name_first(line) for line in lines]
    return _table(_delimited("\n".join(lines)))


def _first_name_first(line: str) -> str:
    """``Pérez, Ana <ana.perez@…>`` turned round, when the address shows that it is a name."""
    match = _TURNED.fullmatch(line)
    if match is None:
        return line
    last, first, address, local, rest = match.groups()
    account = fold(local)
    is_name = any(len(word) > 2 and word in account for word in fold(first).split())
    return f"{first} {last} {address}{rest}" if is_name else line


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252, with or without a mark.

    Raises BadInput for bytes that are no text.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _plain(data.decode(encoding, errors="replace"))
    sample = data[:4096]
    if b"\0" in sample:
        odd, even = sample[1::2].count(0), sample[::2].count(0)
        if max(odd, even) * 3 < len(sample) // 2 or min(odd, even) * 4 > max(odd, even):
            raise refusal("not_a_workbook")
        return _plain(data.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace"))
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _plain(data.decode("cp1252", errors="replace"))


def _plain(text: str) -> str:
    """The text, unless it is the inside of some other kind of file."""
    control = sum(1 for char in text[:4096] if ord(char) < 32 and char not in "\t\n\r\f\v")
    if "\0" in text or control * 50 > len(text[:4096]) or text.startswith(("%PDF", "{\\rtf")):
        raise refusal("not_a_workbook")
    return text


def _delimited(text: str) -> Rows:
    lines = text.splitlines()
    delimiter, first = "", 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        delimiter, first = lines[0][4], 1
    body = "\n".join(lines[first:])
    delimiter = delimiter or _delimiter(body)
    rows: Rows = []
    try:
        reader = csv.reader(io.StringIO(body), delimiter=delimiter, skipinitialspace=True)
        for cells in reader:
            number = reader.line_num + first
            rows.append((number, [cell[:MAX_CELL] for cell in cells[:MAX_COLUMNS]]))
            if len(rows) > MAX_ROWS:
                raise refusal("too_many_rows")
    except csv.Error:
        raise refusal("not_a_workbook") from None
    return rows


def _delimiter(text: str) -> str:
    """The character that cuts most lines into the same number of cells."""
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE]
    best, score = ",", 0.0
    for candidate in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=candidate)]
        except csv.Error:
            continue
        counted = Counter(width for width in widths if width > 1)
        if counted:
            width, lines_alike = counted.most_common(1)[0]
            fit = lines_alike / len(widths) + min(width, 10) / 1000
            if fit > score + 0.01:
                best, score = candidate, fit
    return best


def _table(found: Rows) -> Table:
    rows = [
        TableRow(number, tuple(map(clean, cells)))
        for number, cells in found
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise BadInput(
            M("There is nothing in this list."),
            M("Choose a file with one person a row, or paste the list."),
        )
    head = head_row([row.cells for row in rows])
    if head is None:
        head = _foreign_head(rows)
    if head is None:
        return Table((), tuple(rows))
    below = tuple(rows[head + 1 :])
    if not below:
        raise BadInput(
            M("This list has heads but nobody in it."),
            M("Choose a file with one person a row, or paste the list."),
        )
    return Table(rows[head].cells, below)


def _foreign_head(rows: Sequence[TableRow]) -> int | None:
    """The first row, when it stands over a column of addresses and has none itself."""
    first = rows[0]
    for index, cell in enumerate(first.cells):
        below = [row.cell(index) for row in rows[1:] if row.cell(index)]
        if cell and "@" not in cell and below and all("@" in each for each in below):
            return 0
    return None


def clean(text: str) -> str:
    """One line of visible text: no control characters, no changes of direction."""
    kept = (
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char.isspace()
        or char in _JOINERS
        or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return _WHITE.sub(" ", "".join(kept)).strip()
