"""A workbook's content written with openpyxl: tables, lists, colours, print set-up."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from cxworkshop.blocks import ColumnKind, Sheet, SheetValue
from cxworkshop.export.xlsx import fit
from cxworkshop.export.xlsx.styles import DONE, PALE, WARNING, add_styles, style_of
from cxworkshop.export.xlsx.text import clean, heads, sheet_name
from cxworkshop.i18n import Catalogue, Message, Mn
from cxworkshop.model.session import Paper
from cxworkshop.report.workbook import Overview, WorkbookContent

_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
"""The date of every part, which nobody is shown: the same session gives the same bytes."""
_PAPER = {Paper.A4: 9, Paper.LETTER: 1}


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
        self._overview(first, content.overview)
        self._lists()
        for number, sheet in enumerate(content.sheets):
            self._share = (number + 1) / (len(content.sheets) + 2)
            progress(self._share)
            self._sheet(sheet)
        self._book.move_sheet(self._list_page, len(content.sheets))
        self._book.active = 0

    def save(self, target: Path) -> tuple[Message, ...]:
        """Write the file; it says nothing of when that was."""
        self._book.properties = _Properties(
            title=clean(self._content.title)[0],
            creator=clean(self._content.author)[0] or "CX Workshop",
            language=self._words.language,
        )
        with _Archive(target) as archive:
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
        page.title = self._named(overview.name)
        page.sheet_view.showGridLines = False
        for letter, width in (("A", 30.0), ("B", 30.0), ("C", 15.0), ("D", 18.0)):
            page.column_dimensions[letter].width = width
        self._put(page, 1, 1, overview.title, "cx title")
        page.row_dimensions[1].height = 30
        row = 3
        for label, value in overview.facts:
            self._put(page, row, 1, label, "cx label")
            is_date = isinstance(value, dt.date)
            self._put(page, row, 2, value, "cx plain date" if is_date else "cx plain")
            page.row_dimensions[row].height = fit.height(("", value), [30.0, 30.0], -1)
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
        self._put(page, row, 1, overview.owners.title, "cx section")
        page.row_dimensions[row].height = 22
        self._table(page, overview.owners, row + 1, [30.0, 30.0, 15.0, 18.0])
        self._print(page, None)
        page.page_setup.orientation = "portrait"

    def _lists(self) -> None:
        """The words of the status list on a hidden sheet, so that no list is too long."""
        page = self._book.create_sheet(self._named("lists"))
        page.sheet_state = "hidden"
        for row, status in enumerate(self._content.statuses, 1):
            self._put(page, row, 1, status, "cx plain")
        self._list_page = page.title
        self._lists_made = 1

    def _sheet(self, sheet: Sheet) -> None:
        page = self._book.create_sheet(self._named(sheet.title))
        widths = fit.widths(sheet)
        self._table(page, sheet, 1, widths)
        page.freeze_panes = "C2"
        self._print(page, "1:1")
        last = max(2, len(sheet.rows) + 1)
        for place, column in enumerate(sheet.columns, 1):
            letter = get_column_letter(place)
            page.column_dimensions[letter].width = widths[place - 1]
            if column.kind is ColumnKind.ID:
                page.column_dimensions[letter].hidden = True
            if column.choices:
                self._choices(page, letter, column.choices, last)
        self._colours(page, sheet, last)

    def _table(self, page: Any, sheet: Sheet, first: int, widths: list[float]) -> None:
        titles = heads([column.title for column in sheet.columns])
        for place, title in enumerate(titles, 1):
            self._put(page, first, place, title, "cx head")
        page.row_dimensions[first].height = fit.head_height(titles, widths)
        strong = fit.strong_column(sheet)
        styles = [
            style_of(column.kind, is_strong=place == strong)
            for place, column in enumerate(sheet.columns)
        ]
        rows = sheet.rows or (tuple(None for _ in sheet.columns),)
        for number, values in enumerate(rows, first + 1):
            for place, value in enumerate(values, 1):
                self._put(page, number, place, value, styles[place - 1])
            page.row_dimensions[number].height = fit.height(values, widths, strong)
            if number % 50 == 0:
                self._progress(self._share)
        end = f"{get_column_letter(len(titles))}{first + len(rows)}"
        table = Table(displayName=f"tbl_{sheet.id}", ref=f"A{first}:{end}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        page.add_table(table)

    def _choices(self, page: Any, letter: str, choices: tuple[str, ...], last: int) -> None:
        name = "list_status" if choices == self._content.statuses else ""
        if not name:
            self._lists_made += 1
            column = get_column_letter(self._lists_made)
            name = f"list_{self._lists_made}"
            lists = self._book[self._list_page]
            for row, choice in enumerate(choices, 1):
                self._put(lists, row, self._lists_made, choice, "cx plain")
        else:
            column = "A"
        if name not in self._book.defined_names:
            place = f"'{self._list_page}'!${column}$1:${column}${len(choices)}"
            self._book.defined_names[name] = DefinedName(name, attr_text=place)
        rule = DataValidation(type="list", formula1=f"={name}", allow_blank=True)
        rule.errorTitle = self._words.tr("Not in the list")[:32]
        rule.error = self._words.tr("Choose one of the words of the list.")[:250]
        rule.add(f"{letter}2:{letter}{last + 200}")
        page.add_data_validation(rule)

    def _colours(self, page: Any, sheet: Sheet, last: int) -> None:
        """Done is green, overdue orange, a missing owner or date pale."""
        places = {column.key: get_column_letter(n) for n, column in enumerate(sheet.columns, 1)}
        end = get_column_letter(len(sheet.columns))
        every = f"B2:{end}{last + 200}"
        text = places.get("text", "B")
        done, dropped = (
            word.replace('"', '""') for word in (self._content.done, self._content.dropped)
        )
        status = places.get("status")
        if status:
            page.conditional_formatting.add(
                every, _rule([f'${status}2="{done}"'], font=Font(color=DONE))
            )
        due = places.get("due") or places.get("by")
        if status and due:
            overdue = (
                f"AND(ISNUMBER(${due}2),${due}2<TODAY(),"
                f'${status}2<>"{done}",${status}2<>"{dropped}")'
            )
            page.conditional_formatting.add(
                f"{due}2:{due}{last + 200}",
                _rule(
                    [overdue],
                    font=Font(color=WARNING, bold=True),
                    fill=PatternFill("solid", bgColor=PALE),
                ),
            )
        for key in ("owner", "due", "by", "kept_when", "measure"):
            letter = places.get(key)
            if letter:
                missing = f"AND(LEN(TRIM(${text}2))>0,LEN(TRIM(${letter}2))=0)"
                page.conditional_formatting.add(
                    f"{letter}2:{letter}{last + 200}",
                    _rule([missing], fill=PatternFill("solid", bgColor=PALE)),
                )

    def _print(self, page: Any, repeated: str | None) -> None:
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = _PAPER[self._paper]
        page.page_setup.fitToWidth = 1
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if repeated:
            page.print_title_rows = repeated
        title = clean(self._content.title)[0].replace("&", "&&")[:120]
        page.oddFooter.left.text = title
        page.oddFooter.right.text = "&P / &N"

    def _named(self, title: str) -> str:
        name = sheet_name(title, self._names)
        self._names.add(name)
        return name


_QUOTED = ("=", "+", "-", "@", "\t", "'")


def _rule(formulas: list[str], **looks: Any) -> Any:
    """A conditional format; openpyxl leaves it without types."""
    make: Any = FormulaRule
    return make(formulas, **looks)


class _Properties(DocumentProperties):
    """What the file says about itself: no date, as the same session gives the same bytes."""

    __nested__ = DocumentProperties.__nested__
    __elements__ = tuple(
        name for name in DocumentProperties.__elements__ if name not in ("created", "modified")
    )


class _Archive(zipfile.ZipFile):
    """A file of parts that carry one fixed date: equal content gives equal bytes."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Take in a part that openpyxl wrote to a file of its own."""
        self.writestr(arcname, Path(filename).read_bytes())

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Take in a part."""
        info = zipfile.ZipInfo(zinfo_or_arcname, _ZIP_DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        super().writestr(info, data)
