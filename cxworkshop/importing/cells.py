"""The cells of a workbook as text, read from its XML: quick, and with nothing but reading.

No formula is worked out, no link is followed; what a formula last gave is what its cell holds.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import math
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

MAX_ROWS = 5000
MAX_COLUMNS = 60
MAX_TAGS = 1_500_000
"""More in one part than all rows and columns that are read need."""

_ENCODING = re.compile(rb"^[^<]*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_KNOWN_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1")
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_NO_FORMAT = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_DATE_PART = re.compile(r"[dmyhs]", re.IGNORECASE)
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_EPOCHS = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - cells have no zone

Row = tuple[int, list[str]]


class Refused(Exception):
    """The workbook is not read; the argument is the code that says why."""


class Page(NamedTuple):
    """One sheet: its name, whether people see it, and the part that holds it."""

    name: str
    is_visible: bool
    part: str


class Parts:
    """The parts of a workbook that are needed to read its cells."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        book = self.tree("xl/workbook.xml")
        self.epoch = _EPOCHS[any(_is_on(each, "date1904") for each in _each(book, "workbookPr"))]
        self.pages = tuple(self._pages(book))
        self._strings = tuple(self._shared_strings())
        self._dated = self._dated_styles()

    def tree(self, name: str) -> Element:
        """A part as a tree. Raises KeyError where there is none, Refused for a dangerous one.

        Without a document type there are no entities, and in an encoding that is known none can
        hide: then the parser does nothing but parse.
        """
        content = self._archive.read(self._names[name.lower()])
        check_part(content)
        if content.count(b"<") > MAX_TAGS:
            raise Refused("too_many_rows")
        with _uncollected():
            return fromstring(content)  # noqa: S314 - see above

    def property_of(self, name: str) -> str:
        """A property that somebody gave the file; empty where it has none of that name."""
        if "docprops/custom.xml" not in self._names:
            return ""
        for each in self.tree("docProps/custom.xml"):
            if each.get("name") == name:
                return "".join(each.itertext()).strip()
        return ""

    def rows(self, page: Page, longest: int) -> Iterator[Row]:
        """The filled rows of a sheet with their numbers, from 1; texts at most so long.

        Raises Refused where there are more than can be read.
        """
        number = 0
        strings, dated = self._strings, self._dated
        columns: dict[str, int] = {}
        for row in _each(self.tree(page.part), "row"):
            told = row.get("r")
            number = int(told) if told is not None and told.isdecimal() else number + 1
            cells: list[str] = []
            place = -1
            for cell in row:
                reference = cell.get("r")
                if reference is None:
                    place += 1
                else:
                    letters = reference.rstrip(_DIGITS)
                    known = columns.get(letters)
                    if known is None:
                        known = columns[letters] = _column(letters)
                    place = known
                if not len(cell) or place >= MAX_COLUMNS:
                    continue
                text = self._text(cell, strings, dated)
                if text:
                    if place > len(cells):
                        cells.extend([""] * (place - len(cells)))
                    if place < len(cells):  # a cell that stands there twice
                        continue
                    cells.append(text[:longest].strip())
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                if number > MAX_ROWS:
                    raise Refused("too_many_rows")
                yield number, cells

    def _text(self, cell: Element, strings: tuple[str, ...], dated: frozenset[str]) -> str:
        kind = cell.get("t", "n")
        value = None
        for child in cell:
            if child.tag[-1] == "v":  # and neither f nor is
                value = child.text
            elif kind == "inlineStr" and child.tag.rpartition("}")[2] == "is":
                return _said(child)
        if value is None:
            return ""
        if kind == "s":
            index = int(value)
            return strings[index] if 0 <= index < len(strings) else ""
        if kind == "n":
            return self._number(value, cell.get("s") in dated)
        if kind == "b":
            return "True" if value.strip() in ("1", "true") else "False"
        if kind == "d":
            return _moment(dt.datetime.fromisoformat(value.strip()))
        return _unescaped(value)

    def _number(self, text: str, is_date: bool) -> str:
        value = float(text)
        if not math.isfinite(value):
            return text
        if is_date and 0 <= value < 2_958_466:  # the year 10000
            moment = self.epoch + dt.timedelta(days=value)
            if value < 1:
                return (moment + dt.timedelta(microseconds=500)).time().isoformat("seconds")
            return _moment(moment)
        return str(int(value)) if value == int(value) else repr(value)

    def _pages(self, book: Element) -> Iterator[Page]:
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in self.tree("xl/_rels/workbook.xml.rels")
            if relation.get("Type", "").endswith("/worksheet")
            and relation.get("TargetMode") != "External"
        }
        for sheet in _each(book, "sheet"):
            target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
            if target is None:
                continue
            part = target[1:] if target.startswith("/") else f"xl/{target.removeprefix('./')}"
            if part.lower() in self._names:
                is_visible = sheet.get("state", "visible") == "visible"
                yield Page(sheet.get("name", ""), is_visible, part)

    def _shared_strings(self) -> Iterator[str]:
        if "xl/sharedstrings.xml" in self._names:
            for entry in self.tree("xl/sharedStrings.xml"):
                yield _said(entry)

    def _dated_styles(self) -> frozenset[str]:
        """The numbers of the styles that show a number as a date."""
        if "xl/styles.xml" not in self._names:
            return frozenset()
        styles = self.tree("xl/styles.xml")
        own = {
            each.get("numFmtId", ""): _DATE_PART.search(
                _NO_FORMAT.sub("", each.get("formatCode", "").split(";")[0])
            )
            is not None
            for each in _each(styles, "numFmt")
        }
        found: set[str] = set()
        for formats in styles:
            if formats.tag.rpartition("}")[2] != "cellXfs":
                continue
            for number, style in enumerate(formats):
                told = style.get("numFmtId", "0")
                is_date = own.get(told)
                if is_date or (is_date is None and told.isdecimal() and int(told) in _DATE_FORMATS):
                    found.add(str(number))
        return frozenset(found)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """A tree makes many objects and no cycles: looking for these costs more than the tree."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check_part(content: bytes) -> None:
    """Refuse XML that brings a document type, or could hide one."""
    if any(doctype in content for doctype in _DOCTYPES):
        raise Refused("dangerous")
    encoding = _ENCODING.match(content[:300])
    if encoding is not None and encoding[1].lower() not in _KNOWN_ENCODINGS:
        raise Refused("dangerous")


def _each(tree: Element, name: str) -> Iterator[Element]:
    """Every element of a name in the namespace of the whole, which differs from kind to kind."""
    space, end, _ = tree.tag.rpartition("}")
    return tree.iter(f"{space}{end}{name}")


def _is_on(element: Element, name: str) -> bool:
    return element.get(name, "0") in ("1", "true")


def _said(entry: Element) -> str:
    """The text of a string, plain or of several runs, without how it is pronounced."""
    if len(entry) == 1 and entry[0].tag.rpartition("}")[2] == "t":
        return _unescaped(entry[0].text or "")
    texts: list[str] = []
    for child in entry:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += [each.text or "" for each in child if each.tag.rpartition("}")[2] == "t"]
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _column(letters: str) -> int:
    """The index of a column from its letters: 0 for ``A``."""
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _moment(moment: dt.datetime) -> str:
    """A day, with the time where it is not midnight."""
    moment = (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()
