"""What a workbook carries with it, so that it is known again when it comes back.

A hidden sheet names the session, the language and the heads of every table, and holds for every
row the prints of its cells as they were exported: what differs from them was changed on the way,
and where today's value differs too, it was changed here as well. The file's own properties name
the session once more, since one program drops the one and another the other.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxworkshop.worksheets import SheetValue

PAGE = "_cxworkshop"
"""The name of the hidden sheet, the same in every language."""
SESSION, LANGUAGE, PERSON, LAYOUT = "session", "language", "person", "layout"
TABLE, SHUT, OPEN, ROW = "table", "shut", "open", "row"
"""The first cells of the lines of the hidden sheet; a shut table is only looked at, the open ones
name the columns whose prints their rows hold."""
LAYOUT_NUMBER = "1"
PROPERTY = "CXWorkshop session"
"""The property of the file that holds the session's id."""
LONGEST = 16_000
"""Characters of a cell that are compared."""
_LETTERS = 8
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no cell can hold: it comes back as the sign of a character that is missing."""


def plain(value: SheetValue) -> str:
    """A value as it is compared: one line, whatever a spreadsheet did to its spaces."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, str):
        return str(value)
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value[:LONGEST])
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def print_of(text: str) -> str:
    """The print of a plain text: eight letters, none for an empty one."""
    if not text:
        return "-"
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=_LETTERS // 2).hexdigest()
