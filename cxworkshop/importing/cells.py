"""The cells of a workbook as text, read by python-calamine, which does nothing but read.

No formula is worked out, no link is followed; what a formula last gave is what its cell holds.
Calamine lays out a sheet up to its furthest cell: what is too far away is refused before.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import fromstring

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from cxworkshop.importing.child import Refused

MAX_ROWS = 5000
MAX_COLUMNS = 60
MAX_TAGS = 1_500_000
"""More in one part than all rows and columns that are read need."""

_FAR = re.compile(rb'r="(?:[A-Z]{3,}\d+|[A-Z]+(?:[6-9]\d{3}|\d{5,}))"[^>]*[^/]>(?!</|<v ?/>)')
"""A cell that holds something beyond 700 columns or 6,000 rows."""
_ENCODING = re.compile(rb"^[^<]*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_KNOWN_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^>]*\bt=)(["'])e\2""")
"""The beginning of a cell that shows an error."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells have no zone

Value = str | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
Row = tuple[int, list[str]]


class Book:
    """A workbook whose parts were checked: its sheets in order, hidden ones too."""

    def __init__(self, data: bytes) -> None:
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except CalamineError:
            raise Refused("damaged") from None
        self.pages = tuple(
            (each.name, each.visible == SheetVisibleEnum.Visible)
            for each in self._book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet
        )

    def rows(self, name: str, longest: int, widest: int = MAX_COLUMNS) -> Iterator[Row]:
        """The filled rows of a sheet with their numbers, from 1: so many columns, texts so long.

        Raises Refused where there are more than can be read.
        """
        page: CalamineSheet = self._book.get_sheet_by_name(name)
        if page.start is None:
            return
        before = [""] * page.start[1]
        for number, values in enumerate(page.to_python(), page.start[0] + 1):
            cells = _texts(values[: min(_filled(values), widest)], longest)
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                if number > MAX_ROWS:
                    raise Refused("too_many_rows")
                yield number, before + cells


def property_of(archive: zipfile.ZipFile, name: str) -> str:
    """A property that somebody gave the file; empty where it has none of that name.

    Its parts were checked: without a document type there are no entities, and in an encoding that
    is known none can hide. Then the parser does nothing but parse.
    """
    part = next((each for each in archive.namelist() if each.lower() == "docprops/custom.xml"), "")
    for each in fromstring(archive.read(part)) if part else ():  # noqa: S314 - see above
        if each.get("name") == name:
            return "".join(each.itertext()).strip()
    return ""


def shows_errors(name: str, content: bytes) -> bool:
    """Whether a part is a sheet in which cells show errors."""
    is_sheet = name.lower().startswith("xl/worksheets/")
    return is_sheet and (b't="e"' in content or (b"'" in content and b"t='e'" in content))


def with_errors(archive: zipfile.ZipFile, names: Collection[str], data: bytes) -> bytes:
    """The workbook with the errors as texts that cells show in the sheets of these names.

    Calamine gives an empty cell for an error, as if somebody had taken the words out.
    """
    if not names:
        return data
    told = {name: _ERROR.sub(rb"\1\2str\2", archive.read(name)) for name in names}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as copy:
        for entry in archive.infolist():
            name = entry.filename
            copy.writestr(name, told[name] if name in told else archive.read(entry))
    return written.getvalue()


def check_part(content: bytes) -> None:
    """Refuse XML that brings a document type or could hide one, and what is too much to read."""
    doctypes = _DOCTYPES if b"\0" in content else _DOCTYPES[:1]  # the others hold it
    if any(doctype in content for doctype in doctypes):
        raise Refused("dangerous")
    encoding = _ENCODING.match(content[:300])
    if encoding is not None and encoding[1].lower() not in _KNOWN_ENCODINGS:
        raise Refused("dangerous")
    if content.count(b"<") > MAX_TAGS or _FAR.search(content) is not None:
        raise Refused("too_many_rows")


def _filled(values: list[Value]) -> int:
    """How many values there are up to the last that is not empty.

    A sheet is as wide as its widest row, and most rows end long before.
    """
    end = len(values) - values.count("")
    if "" in values[:end]:
        end = len(values)
        while values[end - 1] == "":
            end -= 1
    return end


def _texts(values: list[Value], longest: int) -> list[str]:
    """The values as texts without spaces around them, at most so long."""
    texts = [each if type(each) is str else _text(each) for each in values]
    if sum(map(len, texts)) > longest:
        texts = [each[:longest] for each in texts]
    return list(map(str.strip, texts))


def _text(value: Value) -> str:
    if type(value) is dt.date:  # what nearly all are
        return value.isoformat()
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, dt.datetime):
        return _moment(value)
    if isinstance(value, dt.timedelta):
        return _moment(_EPOCH + value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("seconds")
    if not math.isfinite(value):
        return str(value)
    return str(int(value)) if value == int(value) else repr(value)


def _moment(moment: dt.datetime) -> str:
    """A day, with the time where it is not midnight."""
    moment = (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()
