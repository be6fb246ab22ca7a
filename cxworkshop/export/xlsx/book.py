"""A workbook's content written with openpyxl: tables, lists, colours, print set-up."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.table import Table, TableStyleInfo

from cxworkshop.blocks import ColumnKind, Sheet, SheetValue
from cxworkshop.export.xlsx.text import clean, heads, sheet_name
from cxworkshop.i18n import Catalogue, Message, Mn
from cxworkshop.model.session import Paper
from cxworkshop.report.workbook import Overview, WorkbookContent

INK, QUIET, ACCENT = "1B2430", "55606E", "0B6E69"
_FIXED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""The date inside every file: the same session gives the same bytes."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_PAPER = {Paper.A4: 9, Paper.LETTER: 1}
_WIDTHS = {
    ColumnKind.ID: 12.0,
    ColumnKind.DATE: 14.0,
    ColumnKind.NUMBER: 12.0,
    ColumnKind.CHOICE: 13.0,
}
_DATE_FORMAT = "d mmm yyyy"
_FACE = "Calibri"
_PAGE_CHARACTERS = 185.0
_TALLEST = 400.0


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
        self._add_styles()
        self._styles: dict[str, Any] = {}
        first: Any = self._book.active
        self._overview(first, content.overview)
        self._lists()
        for number, sheet in enumerate(content.sheets):
            progress((number + 1) / (len(content.sheets) + 2))
            self._sheet(sheet)
        self._book.active = 0

    def save(self, target: Path) -> tuple[Message, ...]:
        """Write the file with fixed dates inside."""
        properties = self._book.properties
        properties.title = self._content.title
        properties.creator = self._content.author or "CX Workshop"
        properties.created = properties.modified = _FIXED
        properties.language = self._words.language
        raw = io.BytesIO()
        self._book.save(raw)
        self._progress(0.95)
        _repack(raw, target)
        if not self._cut:
            return ()
        return (
            Mn(
                "{count} text is longer than a cell can hold and was cut.",
                "{count} texts are longer than a cell can hold and were cut.",
                self._cut,
            ),
        )

    def _add_styles(self) -> None:
        thin = Side(style="thin", color="E5E0D8")
        below = Border(bottom=thin)
        top = Alignment(vertical="top", wrap_text=True)
        made: dict[str, dict[str, Any]] = {
            "cx text": {"alignment": top, "border": below},
            "cx strong": {"alignment": top, "border": below, "font": _font(bold=True)},
            "cx date": {
                "alignment": Alignment(vertical="top", horizontal="left"),
                "border": below,
                "number_format": _DATE_FORMAT,
            },
            "cx number": {
                "alignment": Alignment(vertical="top", horizontal="left"),
                "border": below,
                "number_format": "0",
            },
            "cx head": {
                "alignment": Alignment(vertical="center", wrap_text=True),
                "font": _font(bold=True, color="FFFFFF"),
                "fill": PatternFill("solid", fgColor=ACCENT),
            },
            "cx title": {"font": _font(bold=True, size=20)},
            "cx section": {"font": _font(bold=True, size=13, color=ACCENT)},
            "cx label": {"font": _font(color=QUIET), "alignment": Alignment(vertical="top")},
            "cx figure": {
                "font": _font(bold=True, size=14),
                "alignment": Alignment(horizontal="left", vertical="top"),
            },
            "cx plain": {"alignment": top},
            "cx plain date": {
                "alignment": Alignment(horizontal="left", vertical="top"),
                "number_format": _DATE_FORMAT,
            },
        }
        for name, looks in made.items():
            style = NamedStyle(name=name)
            style.font = looks.get("font", _font())
            for key in ("alignment", "border", "fill", "number_format"):
                if key in looks:
                    setattr(style, key, looks[key])
            self._book.add_named_style(style)

    def _put(self, page: Any, row: int, column: int, value: SheetValue, style: str) -> None:
        """Put a value into a cell. Text stays text, whatever it begins with."""
        cell = page.cell(row, column)
        if isinstance(value, str):
            text, was_cut = clean(value)
            self._cut += was_cut
            cell.value = text or None
            if text:
                cell.data_type = "s"
        else:
            cell.value = value
        key = f"{style}{'=' if isinstance(value, str) and value[:1] in _QUOTED else ''}"
        shared = self._styles.get(key)
        if shared is None:
            cell.style = style
            if key.endswith("="):
                cell.quotePrefix = True
            self._styles[key] = cell._style  # noqa: SLF001 - sharing it halves the time
        else:
            cell._style = shared  # noqa: SLF001 - see above

    def _overview(self, page: Any, overview: Overview) -> None:
        page.title = self._named(overview.name)
        page.sheet_view.showGridLines = False
        for letter, width in (("A", 30.0), ("B", 30.0), ("C", 14.0), ("D", 16.0)):
            page.column_dimensions[letter].width = width
        self._put(page, 1, 1, overview.title, "cx title")
        page.row_dimensions[1].height = 30
        row = 3
        for label, value in overview.facts:
            self._put(page, row, 1, label, "cx label")
            is_date = isinstance(value, dt.date)
            self._put(page, row, 2, value, "cx plain date" if is_date else "cx plain")
            row += 1
        row += 1
        for label, figure in overview.figures:
            self._put(page, row, 1, label, "cx label")
            self._put(page, row, 2, figure, "cx figure")
            row += 1
        row += 1
        for hint in overview.hints:
            self._put(page, row, 1, hint, "cx label")
            row += 1
        row += 1
        self._put(page, row, 1, overview.owners.title, "cx section")
        self._table(page, overview.owners, row + 1)
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
        self._table(page, sheet, 1)
        page.freeze_panes = "C2"
        self._print(page, "1:1")
        last = max(2, len(sheet.rows) + 1)
        widths = _fitting(sheet)
        for number, values in enumerate(sheet.rows, 2):
            page.row_dimensions[number].height = _height(values, widths)
        for place, column in enumerate(sheet.columns, 1):
            letter = get_column_letter(place)
            page.column_dimensions[letter].width = widths[place - 1]
            if column.kind is ColumnKind.ID:
                page.column_dimensions[letter].hidden = True
            if column.choices:
                self._choices(page, letter, column.choices, last)
        self._colours(page, sheet, last)

    def _table(self, page: Any, sheet: Sheet, first: int) -> None:
        titles = heads([column.title for column in sheet.columns])
        for place, title in enumerate(titles, 1):
            self._put(page, first, place, title, "cx head")
        page.row_dimensions[first].height = 24
        strong = next(
            (n for n, column in enumerate(sheet.columns) if column.kind is ColumnKind.LONG), 0
        )
        styles = [
            _STYLES.get(column.kind, "cx strong" if number == strong else "cx text")
            for number, column in enumerate(sheet.columns)
        ]
        rows = sheet.rows or (tuple(None for _ in sheet.columns),)
        for number, values in enumerate(rows, first + 1):
            for place, value in enumerate(values, 1):
                self._put(page, number, place, value, styles[place - 1])
            if number % 200 == 0:
                self._progress(0.5)
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
        done = self._content.done.replace('"', '""')
        status = places.get("status")
        if status:
            page.conditional_formatting.add(
                every, _rule([f'${status}2="{done}"'], font=Font(color="1D7A46"))
            )
        due = places.get("due") or places.get("by")
        if status and due:
            overdue = f'AND(ISNUMBER(${due}2),${due}2<TODAY(),${status}2<>"{done}")'
            page.conditional_formatting.add(
                f"{due}2:{due}{last + 200}",
                _rule(
                    [overdue],
                    font=Font(color="AE5008", bold=True),
                    fill=PatternFill("solid", bgColor="FBEFD9"),
                ),
            )
        for key in ("owner", "due", "by", "kept_when", "measure"):
            letter = places.get(key)
            if letter:
                missing = f"AND(LEN(TRIM(${text}2))>0,LEN(TRIM(${letter}2))=0)"
                page.conditional_formatting.add(
                    f"{letter}2:{letter}{last + 200}",
                    _rule([missing], fill=PatternFill("solid", bgColor="FBEFD9")),
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
_STYLES = {
    ColumnKind.DATE: "cx date",
    ColumnKind.NUMBER: "cx number",
    ColumnKind.ID: "cx text",
    ColumnKind.CHOICE: "cx text",
    ColumnKind.TEXT: "cx text",
}


def _rule(formulas: list[str], **looks: Any) -> Any:
    """A conditional format; openpyxl leaves it without types."""
    make: Any = FormulaRule
    return make(formulas, **looks)


def _font(*, bold: bool = False, size: float = 11, color: str = INK) -> Font:
    return Font(name=_FACE, bold=bold, size=size, color=color)


def _fitting(sheet: Sheet) -> list[float]:
    """Widths in characters: short columns fit their texts, long ones share what is left.

    Together they fill one landscape page at a size that can be read.
    """
    longest = [
        max([len(column.title) + 4, *(_longest_line(row[place]) for row in sheet.rows)])
        for place, column in enumerate(sheet.columns)
    ]
    widths = [
        _WIDTHS.get(column.kind) or min(24.0, max(11.0, longest[place] * 1.1 + 1))
        for place, column in enumerate(sheet.columns)
    ]
    long = [n for n, column in enumerate(sheet.columns) if column.kind is ColumnKind.LONG]
    shown = [n for n, column in enumerate(sheet.columns) if column.kind is not ColumnKind.ID]
    left = _PAGE_CHARACTERS - sum(widths[n] for n in shown if n not in long)
    needs = {n: min(60.0, max(14.0, longest[n] * 0.6)) for n in long}
    for n in long:
        share = left * needs[n] / sum(needs.values())
        widths[n] = max(14.0, min(60.0, share, longest[n] * 1.1 + 2))
    return widths


def _longest_line(value: SheetValue) -> int:
    return max((len(line) for line in str(value or "").splitlines()), default=0)


def _height(values: tuple[SheetValue, ...], widths: list[float]) -> float:
    """The height in points of a row whose texts wrap at these widths."""
    most = 1
    for value, width in zip(values, widths, strict=True):
        if isinstance(value, str) and len(value) * 1.1 > width:
            fitting = max(1.0, width * 0.88)
            lines = sum(ceil(max(1, len(line)) / fitting) for line in value.splitlines())
            most = max(most, lines)
    return min(_TALLEST, most * 15.0 + 4)


def _repack(raw: io.BytesIO, target: Path) -> None:
    """Write the parts again with one fixed date, so that equal content gives equal bytes."""
    with (
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                # openpyxl writes the time of saving, whatever the properties say.
                data = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            packed.writestr(info, data)
