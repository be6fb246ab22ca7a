"""Reads a workbook that may come from anybody. Runs in a process of its own, with limits.

The workbook comes in as bytes on standard input, its first filled sheet goes out as JSON on
standard output: ``{"rows": [[number, [text, …]], …]}`` or ``{"error": code}``. Whatever happens
here, the program that asked goes on.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from cxworkshop.importing.child import bound

FLAG = "--read-sheet"
"""The argument with which a frozen program starts itself as this reader."""

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 1000
MAX_ROWS = 5000
MAX_COLUMNS = 60
MAX_CELL = 1000
MAX_TEXT = 8 * 1024 * 1024
CPU_SECONDS = 4
MEMORY = 512 * 1024 * 1024

_SMALL_ENTRY = 100 * 1024
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


class Refused(Exception):
    """The workbook is not read; the argument is the code that says why."""


def main() -> int:
    """Read standard input, write the answer. Always returns 0: the answer says how it went."""
    bound(CPU_SECONDS, MEMORY)
    try:
        answer: dict[str, Any] = {"rows": list(rows_of(sys.stdin.buffer.read(MAX_BYTES + 1)))}
    except Refused as refusal:
        answer = {"error": str(refusal)}
    except MemoryError:
        answer = {"error": "too_big"}
    except Exception:
        answer = {"error": "damaged"}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


def rows_of(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The filled rows of the first visible sheet that has any, with their numbers.

    Raises Refused for what is too big or dangerous; whatever else is raised: it is damaged.
    """
    _check(data)
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    if not hasattr(book, "worksheets") or not book.worksheets:
        raise Refused("not_a_workbook")
    size = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        found = False
        rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
        for number, values in enumerate(rows, start=1):
            cells = [_text(value) for value in values]
            while cells and not cells[-1]:
                cells.pop()
            if not cells:
                continue
            size += sum(map(len, cells))
            if number > MAX_ROWS or size > MAX_TEXT:
                raise Refused("too_many_rows")
            found = True
            yield number, cells
        if found:
            return


def _check(data: bytes) -> None:
    """Refuse what would take too long, too much memory, or more than reading."""
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
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            content = archive.read(entry)
            if any(doctype in content for doctype in _DOCTYPES):
                raise Refused("dangerous")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        value = int(value)
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    return str(value)[:MAX_CELL].strip()


if __name__ == "__main__":
    sys.exit(main())
