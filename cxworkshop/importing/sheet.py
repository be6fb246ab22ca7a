"""Reads a workbook that may come from anybody. Runs in a process of its own, with limits.

The workbook comes in as bytes on standard input. Its first filled sheet goes out as JSON on
standard output, ``{"rows": [[number, [text, …]], …]}``; with the argument :data:`WHOLE` all its
sheets, ``{"pages": [[name, rows], …], "session": id}``; or ``{"error": code}``. Whatever happens
here, the program that asked goes on.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from cxworkshop.importing.cells import (
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    Row,
    check_part,
    property_of,
    shows_errors,
    with_errors,
)
from cxworkshop.importing.child import Refused, answer
from cxworkshop.marks import PROPERTY

FLAG = "--read-sheet"
"""The argument with which a frozen program starts itself as this reader."""
WHOLE = "--whole"
"""The argument that asks for all sheets of a workbook that came back."""

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 1000
MAX_PAGES = 60
MAX_CELL = 1000
MAX_WHOLE_CELL = 32_767
MAX_WHOLE_COLUMNS = 600
"""The hidden sheet needs two for each column of a table, and a grid has one for each statement."""
MAX_TEXT = 8 * 1024 * 1024
CPU_SECONDS = 4
MEMORY = 512 * 1024 * 1024

_SMALL_ENTRY = 100 * 1024
_XML = (".xml", ".rels", ".vml")
_FOREIGN = (
    ("vbaproject", "macros"),
    ("xl/macrosheets/", "macros"),
    ("xl/activex/", "macros"),
    ("xl/externallinks/", "links"),
    ("xl/connections", "links"),
    ("xl/embeddings/", "macros"),
)
"""Parts that no workbook of ours has, by what their name holds, and why they are refused."""


def main(is_whole: bool) -> int:
    """Read standard input, write the answer. Always returns 0: the answer says how it went."""

    def read(data: bytes) -> dict[str, Any]:
        return whole(data) if is_whole else {"rows": list(rows_of(data))}

    return answer(read, MAX_BYTES, CPU_SECONDS, MEMORY)


def rows_of(data: bytes) -> Iterator[Row]:
    """The filled rows of the first visible sheet that has any, with their numbers.

    Raises Refused for what is too big or dangerous; whatever else is raised: it is damaged.
    """
    _checked(data)
    book = Book(data)
    if not book.pages:
        raise Refused("not_a_workbook")
    for name, is_visible in book.pages:
        if not is_visible:
            continue
        found = _Room(MAX_TEXT).taken(book.rows(name, MAX_CELL))
        first = next(found, None)
        if first is not None:
            yield first
            yield from found
            return


def whole(data: bytes) -> dict[str, Any]:
    """Every sheet with its filled rows, hidden ones too. Raises as :func:`rows_of` does.

    Macros and links to other files are refused: no workbook of ours has any.
    """
    archive, with_error = _checked(data)
    for entry in archive.namelist():
        for foreign, code in _FOREIGN:
            if foreign in entry.lower():
                raise Refused(code)
    book = Book(with_errors(archive, with_error, data))
    if not book.pages:
        raise Refused("not_a_workbook")
    if len(book.pages) > MAX_PAGES:
        raise Refused("too_big")
    room = _Room(MAX_TEXT)
    pages = [
        (name, list(room.taken(book.rows(name, MAX_WHOLE_CELL, MAX_WHOLE_COLUMNS))))
        for name, _ in book.pages
    ]
    return {"pages": pages, "session": property_of(archive, PROPERTY)}


class _Room:
    """How much text may still come, of all sheets together."""

    def __init__(self, left: int) -> None:
        self._left = left

    def taken(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows as long as there is room. Raises Refused when there is none."""
        for row in rows:
            self._left -= sum(map(len, row[1]))
            if self._left < 0:
                raise Refused("too_many_rows")
            yield row


def _checked(data: bytes) -> tuple[zipfile.ZipFile, list[str]]:
    """Refuse what would take too long, too much memory, or more than reading.

    Gives the parts, and the names of the sheets in which cells show errors.
    """
    if len(data) > MAX_BYTES:
        raise Refused("too_big")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise Refused("damaged") from None
    entries = archive.infolist()
    if not any(entry.filename.lower() == "xl/workbook.xml" for entry in entries):
        raise Refused("not_a_workbook")
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused("too_big")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refused("protected")
        if entry.file_size > _SMALL_ENTRY and entry.file_size > MAX_RATIO * max(
            1, entry.compress_size
        ):
            raise Refused("too_big")
    with_error = []
    for entry in entries:
        if entry.filename.lower().endswith(_XML):
            content = archive.read(entry)
            check_part(content)
            if shows_errors(entry.filename, content):
                with_error.append(entry.filename)
    return archive, with_error


__all__ = ["MAX_COLUMNS", "MAX_ROWS", "Refused", "main", "rows_of", "whole"]

if __name__ == "__main__":
    sys.exit(main(WHOLE in sys.argv[1:]))
