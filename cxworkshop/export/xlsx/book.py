"""A workbook's content written with openpyxl: tables, lists, colours, print set-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import SheetFormatProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from cxworkshop import marks
from cxworkshop.export.xlsx import fit, printing
from cxworkshop.export.xlsx.archive import Archive, Properties
from cxworkshop.export.xlsx.aside import Aside, write_marks
from cxworkshop.export.xlsx.charts import draw, height_of
from cxworkshop.export.xlsx.colours import add_colours
from cxworkshop.export.xlsx.styles import ACCENT, OPEN, SHUT, add_styles, style_of
from cxworkshop.export.xlsx.text import clean, heads, sheet_name
from cxworkshop.i18n import Catalogue, Message, Mn
from cxworkshop.model.session import Paper
from cxworkshop.report.workbook import WorkbookContent
from cxworkshop.report.workbook_overview import BookChart, Overview
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn, SheetValue

SPARE, SPARE_IN_EMPTY = 20, 40
"""Empty rows at the end of a table to write into: a protected table does not grow by itself."""
_RULED = 200
"""Rows below a table in which lists and colours go on, for whoever takes the protection off."""
_FIRST = (("A", 30.0), ("B", 30.0), ("C", 15.0), ("D", 18.0))
_CHART, _ROW = 18.4, 15.0
"""The width of a chart, cm, and the height of the rows that it lies over, points."""
_BELOW_CHARTS = 11
"""So many rows of the table of people stand below two charts on a page of any paper."""


def write_book(
    content: WorkbookContent,
    words: Catalogue,
    paper: Paper,
    target: Path,
    progress: Callable[[float], None],
) -> tuple[Message, ...]:
    """Write the workbook. Returns what had to be cut. ``progress`` may raise Cancelled."""
    return _Book(content, words, paper, progress).save(target)


class _Book:
    """One workbook while it is written; styles are made once and shared by all cells."""

    def __init__(
        self,
        content: WorkbookContent,
        words: Catalogue,
        paper: Paper,
        progress: Callable[[float], None],
    ) -> None:
        self._content = content
        self._words = words
        self._paper = paper
        self._progress = progress
        self._book = Workbook()
        self._names: set[str] = set()
        self._cut = 0
        add_styles(self._book, words.language)
        self._styles: dict[str, Any] = {}
        self._share = 0.0
        first: Any = self._book.active
        first.title = self._named(content.overview.name)
        self._aside = Aside(self._book, self._named("lists"), self._put)
        if content.statuses:
            self._aside.list_name(content.statuses, "list_status")
        self._overview(first, content.overview)
        for number, sheet in enumerate(content.sheets):
            self._share = (number + 1) / (len(content.sheets) + 2)
            progress(self._share)
            self._sheet(sheet)
        self._book.move_sheet(self._aside.page.title, len(content.sheets))
        page = self._book.create_sheet(self._named(marks.PAGE))
        page.sheet_state = "hidden"
        page.protection.enable()
        write_marks(page, content, words.language, self._put)
        kept: Any = self._book
        kept.custom_doc_props.append(StringProperty(name=marks.PROPERTY, value=content.session))
        self._book.active = 0

    def save(self, target: Path) -> tuple[Message, ...]:
        """Write the file; it says nothing of when that was."""
        self._book.properties = Properties(
            title=clean(self._content.title)[0],
            creator=clean(self._content.author)[0] or "CX Workshop",
            language=self._words.language,
        )
        with Archive(target) as archive:
            writer: Any = ExcelWriter(self._book, archive)
            writer.write_data()
            self._progress(0.95)
        if not self._cut:
            return ()
        return (
            Mn(
                "{count} text is longer than a cell can hold and was cut.",
                "{count} texts are longer than a cell can hold and were cut.",
                self._cut,
            ),
        )

    def _put(self, page: Any, row: int, column: int, value: SheetValue, style: str) -> None:
        """Put a value into a cell. Text stays text, whatever it begins with.

        The cell is filled as openpyxl would fill it after looking at the value; what it is, is
        known here, and looking costs as much as all the rest.
        """
        cell: Any = Cell(page, row, column)
        if isinstance(value, str):
            if value:
                value, was_cut = clean(value)
                self._cut += was_cut
                cell._value = value  # noqa: SLF001 - see above
                cell.data_type = "s"
                if value[0] in _QUOTED:
                    style += "="
        elif value is not None:
            cell._value = value  # noqa: SLF001 - see above
            cell.data_type = "d" if isinstance(value, dt.date) else "n"
        shared = self._styles.get(style)
        if shared is None:
            cell.style = style.removesuffix("=")
            cell.quotePrefix = style.endswith("=")
            self._styles[style] = cell._style  # noqa: SLF001 - sharing it halves the time
        else:
            cell._style = shared  # noqa: SLF001 - see above
        page._cells[row, column] = cell  # noqa: SLF001 - what page.cell does

    def _overview(self, page: Any, overview: Overview) -> None:
        page.sheet_view.showGridLines = False
        for letter, width in _FIRST:
            page.column_dimensions[letter].width = width
        widths = [width for _, width in _FIRST]
        self._put(page, 1, 1, overview.title, "cx title")
        page.row_dimensions[1].height = 30
        row = 3
        for label, value in overview.facts:
            self._put(page, row, 1, label, "cx label")
            is_date = isinstance(value, dt.date)
            self._put(page, row, 2, value, "cx plain date" if is_date else "cx plain")
            page.row_dimensions[row].height = fit.height(("", value), widths, -1)
            row += 1
        row += 1
        for label, figure in overview.figures:
            self._put(page, row, 1, label, "cx label")
            self._put(page, row, 2, figure, "cx figure")
            page.row_dimensions[row].height = 20
            row += 1
        row += 1
        for hint in overview.hints:
            self._put(page, row, 1, hint, "cx label")
            row += 1
        for shown, style in overview.legend:
            self._put(page, row, 1, shown, f"cx {style}")
            row += 1
        row += 1
        for number, chart in enumerate(overview.charts):
            if number == 1:  # the first stands with the figures, the others on a page of their own
                page.row_breaks.append(Break(id=row - 1))
                row += 1  # the edge of a chart at the break would be printed before it
            row = self._chart(page, chart, row)
        if overview.owners is not None:
            if len(overview.charts) > 1 and len(overview.owners.rows) > _BELOW_CHARTS:
                page.row_breaks.append(Break(id=row - 1))
            self._put(page, row, 1, overview.owners.title, "cx section")
            page.row_dimensions[row].height = 22
            self._table(page, overview.owners, row + 1, widths)
            page.print_title_rows = f"{row + 1}:{row + 1}"  # on pages after the one it stands on
        printing.set_up(page, self._paper, self._content.title, "portrait")

    def _chart(self, page: Any, chart: BookChart, row: int) -> int:
        """Lay a chart over empty rows; gives the row below it."""
        column = self._aside.figures(chart)
        page.add_chart(draw(chart, self._aside.page, column, _CHART), f"A{row}")
        last = row + round(height_of(chart) / 2.54 * 72 / _ROW) + 1
        for number in range(row, last):
            page.row_dimensions[number].height = _ROW
        return last

    def _sheet(self, sheet: Sheet) -> None:
        page = self._book.create_sheet(self._named(sheet.title))
        page.sheet_format = SheetFormatProperties(defaultRowHeight=fit.LOWEST, customHeight=True)
        widths = fit.widths(sheet)
        last = self._table(page, sheet, 1, widths)
        page.freeze_panes = "C2"
        printing.set_up(page, self._paper, self._content.title)
        printing.set_up_table(page, sheet, widths, _spare(sheet), self._paper)
        for place, column in enumerate(sheet.columns, 1):
            letter = get_column_letter(place)
            page.column_dimensions[letter].width = widths[place - 1]
            if column.kind is ColumnKind.ID:
                page.column_dimensions[letter].hidden = True
            if column.choices:
                self._choices(page, letter, column, last)
        add_colours(page, sheet, last + _RULED, self._content.done, self._content.dropped)
        if sheet.is_open:
            self._protect(page)

    def _protect(self, page: Any) -> None:
        """Lock what is not filled in. Without a password: it keeps from slips, not from people."""
        page.sheet_properties.tabColor = ACCENT
        page.protection.enable()
        for allowed in ("autoFilter", "sort", "formatColumns", "formatRows", "formatCells"):
            setattr(page.protection, allowed, False)  # what is not forbidden

    def _table(self, page: Any, sheet: Sheet, first: int, widths: list[float]) -> int:
        """Write a table from a row on; gives its last row."""
        titles = heads(sheet.titles)
        for place, title in enumerate(titles, 1):
            self._put(page, first, place, title, "cx head")
        page.row_dimensions[first].height = fit.head_height(titles, widths)
        strong = fit.strong_column(sheet)
        styles = [
            style_of(column.kind, is_strong=place == strong, is_decimal=_is_decimal(sheet, place))
            + ("" if not sheet.is_open else OPEN if column.is_open else SHUT)
            for place, column in enumerate(sheet.columns)
        ]
        of_itself = page.sheet_format.defaultRowHeight
        empty: tuple[None, ...] = (None,) * len(sheet.columns)
        added = [
            style.replace(SHUT, OPEN) if column.is_added else style
            for style, column in zip(styles, sheet.columns, strict=True)
        ]
        rows = [*sheet.rows, *[empty] * _spare(sheet)]
        spare = first + 1 + len(sheet.rows)
        for number, values in enumerate(rows, first + 1):
            looks = styles if number < spare else added
            for place, value in enumerate(values, 1):
                self._put(page, number, place, value, looks[place - 1])
            height = fit.height(values, widths, strong)
            if height != of_itself:  # what is said of a row costs as much as some of its cells
                page.row_dimensions[number].height = height
            if number % 50 == 0:
                self._progress(self._share)
        end = f"{get_column_letter(len(titles))}{first + len(rows)}"
        table = Table(displayName=f"tbl_{sheet.id}", ref=f"A{first}:{end}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        page.add_table(table)
        return first + len(rows)

    def _choices(self, page: Any, letter: str, column: SheetColumn, last: int) -> None:
        """A list to choose from; where names are on offer, another one may be typed."""
        name = self._aside.list_name(column.choices)
        rule = DataValidation(type="list", formula1=f"={name}", allow_blank=True)
        if column.takes_only_choices:
            rule.showErrorMessage = True
            rule.errorTitle = self._words.tr("Not in the list")[:32]
            rule.error = self._words.tr("Choose one of the words of the list.")[:250]
        else:
            rule.showErrorMessage = False
        rule.add(f"{letter}2:{letter}{last + _RULED}")
        page.add_data_validation(rule)

    def _named(self, title: str) -> str:
        name = sheet_name(title, self._names)
        self._names.add(name)
        return name


def _is_decimal(sheet: Sheet, place: int) -> bool:
    """Whether parts of a whole stand in a column: means, and how far apart answers are."""
    return any(isinstance(row[place], float) for row in sheet.rows)


_QUOTED = ("=", "+", "-", "@", "\t", "'")


def _spare(sheet: Sheet) -> int:
    """How many empty rows a table ends with; one without a row would be repaired by Excel."""
    if sheet.is_open and sheet.takes_new and not sheet.is_single:
        return SPARE if sheet.rows else SPARE_IN_EMPTY
    return 0 if sheet.rows else 1
