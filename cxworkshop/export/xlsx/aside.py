"""The hidden pages of a workbook: words of lists, figures of charts, and what it is known by."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from cxworkshop import marks
from cxworkshop.export.xlsx.text import clean, heads
from cxworkshop.report.workbook import WorkbookContent
from cxworkshop.report.workbook_overview import BookChart
from cxworkshop.worksheets import SheetValue

_NUMBER = re.compile(r"-?\d{1,4}")
"""A choice that is a number in its cell too, or no program would find it in the list."""
_LONGEST = 1000
"""Letters of a choice that is still on offer: nobody finds a longer one in a list."""

Put = Callable[[Any, int, int, SheetValue, str], None]
"""Puts a value with a style into the cell of a page: row, column."""


class Aside:
    """The page of lists and figures; each list stands in it once, by a name of its own."""

    def __init__(self, book: Any, title: str, put: Put) -> None:
        self._book = book
        self._put = put
        self.page = book.create_sheet(title)
        self.page.sheet_state = "hidden"
        self._lists: dict[tuple[str, ...], str] = {}
        self._column = 0

    def list_name(self, choices: tuple[str, ...], name: str = "") -> str:
        """The defined name of a list of words; a list of names may be as long as it wants."""
        found = self._lists.get(choices)
        if found is None:
            self._column += 1
            offered = [choice for choice in choices if len(choice) <= _LONGEST] or [""]
            for row, choice in enumerate(offered, 1):
                number = int(choice) if _NUMBER.fullmatch(choice) else choice
                self._put(self.page, row, self._column, number, "cx plain")
            found = self._lists[choices] = name or f"list_{self._column}"
            letter = get_column_letter(self._column)
            place = f"'{self.page.title}'!${letter}$1:${letter}${len(offered)}"
            self._book.defined_names[found] = DefinedName(found, attr_text=place)
        return found

    def figures(self, chart: BookChart) -> int:
        """Write what a chart shows; gives the column of its names."""
        first = self._column + 1
        self._column += 1 + len(chart.series)
        for row, name in enumerate(chart.names, 2):
            self._put(self.page, row, first, name, "cx plain")
        for place, (title, values) in enumerate(chart.series, first + 1):
            self._put(self.page, 1, place, title, "cx plain")
            for row, value in enumerate(values, 2):
                self._put(self.page, row, place, value, "cx plain")
        return first


@lru_cache(maxsize=4096)
def print_of(value: SheetValue) -> str:
    """The print of a cell; names, days and words of a list stand in many."""
    return marks.print_of(marks.plain(value))


def write_marks(page: Any, content: WorkbookContent, language: str, put: Put) -> None:
    """Write what the workbook is known by when it comes back: see :mod:`cxworkshop.marks`."""
    lines: list[list[str]] = [
        [marks.LAYOUT, marks.LAYOUT_NUMBER],
        [marks.SESSION, content.session],
        [marks.LANGUAGE, language],
        [marks.PERSON, content.person],
    ]
    for sheet in content.sheets:
        titles = heads(sheet.titles)
        keys = [column.key for column in sheet.columns]
        open_ = [place for place, column in enumerate(sheet.columns) if column.is_open]
        pairs = [word for pair in zip(keys, titles, strict=True) for word in pair]
        lines.append([marks.TABLE if sheet.is_open else marks.SHUT, sheet.id, *pairs])
        if sheet.is_open:
            lines.append([marks.OPEN, sheet.id, *(keys[place] for place in open_)])
        for row in sheet.rows if sheet.is_open else ():
            prints = " ".join(print_of(row[place]) for place in open_)
            lines.append([marks.ROW, sheet.id, str(row[0]), prints])
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            put(page, number, place, clean(text)[0], "cx plain")
