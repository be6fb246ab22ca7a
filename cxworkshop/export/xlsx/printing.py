"""How the sheets of a workbook come out of a printer."""

from __future__ import annotations

from typing import Any, Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from cxworkshop.export.xlsx import fit
from cxworkshop.export.xlsx.styles import FACE
from cxworkshop.export.xlsx.text import clean
from cxworkshop.model.session import Paper
from cxworkshop.worksheets import ColumnKind, Sheet

FEW = 3
"""Empty rows printed at the end of a table that goes over several pages."""
_NAME = 1
"""The place of the column that says whose a row is, where no column says what it is about."""
_NUMBERS = {Paper.A4: 9, Paper.LETTER: 1}
_SIZES = {Paper.A4: (841.9, 595.3), Paper.LETTER: (792.0, 612.0)}
"""A page on its side, points."""
_SIDE, _TOP, _ABOVE, _BELOW, _EDGE = 0.3, 0.5, 0.62, 0.6, 0.3
"""Inches of paper: at the sides, at the top, above a table that is named there, below, and to
head and foot."""
_INCH, _UNIT = 72.0, 5.25
"""Points in an inch, and in one unit of a column's width."""
_SURE = 0.9
"""The share of a page's height that every program fills with the same rows."""
_FEW, _SMALLER, _SMALLEST = 0.3, 0.75, 0.68
"""Up to what share of a page its rows are pressed into those before; how much smaller at most, and
the smallest scale at which they can be read."""


def set_up(
    page: Any,
    paper: Paper,
    title: str,
    orientation: Literal["landscape", "portrait"] = "landscape",
) -> None:
    """Set a sheet's paper, margins and foot; it becomes as narrow as a page."""
    page.page_setup.orientation = orientation
    page.page_setup.paperSize = _NUMBERS[paper]
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(
        left=_SIDE, right=_SIDE, top=_TOP, bottom=_BELOW, header=_EDGE, footer=_EDGE
    )
    page.oddFooter.left.text = _literal(title)
    page.oddFooter.right.text = "&P / &N"


def set_up_table(page: Any, sheet: Sheet, widths: list[float], spare: int, paper: Paper) -> None:
    """Say on every page which sheet it is, and print what is filled in and few empty rows."""
    page.print_title_rows = "1:1"
    page.page_margins.top = _ABOVE
    page.oddHeader.left.text = _literal(sheet.title)
    page.oddHeader.left.font, page.oddHeader.left.size = f"{FACE},Bold", 12
    over = fit.pages(sheet, widths)
    if over > 1:
        page.page_setup.fitToWidth = over
        about = max(fit.strong_column(sheet), _NAME)
        page.print_title_cols = f"A:{get_column_letter(about + 1)}"
    said = page.row_dimensions
    heights = [
        said[row].height if row in said else fit.LOWEST for row in range(2, 2 + len(sheet.rows))
    ]
    pressed = pressed_into(sheet, widths, heights, paper)
    if pressed:
        page.page_setup.fitToHeight = pressed
    more = 0 if pressed else min(spare, empty_rows(sheet, widths, heights, paper))
    last = 1 + len(sheet.rows) + more
    page.print_area = f"A1:{get_column_letter(len(sheet.columns))}{max(last, 2)}"


def _literal(text: str) -> str:
    """A text for the head or the foot, in which “&” begins no code."""
    return clean(text)[0][:100].replace("&", "&&")


def pressed_into(sheet: Sheet, widths: list[float], heights: list[float], paper: Paper) -> int:
    """Into how many pages a table is pressed whose last rows would stand alone; 0 for none.

    They are printed a little smaller, and can still be read.
    """
    scale, whole = _page(sheet, widths, paper)
    head = fit.head_height([column.title for column in sheet.columns], widths)
    needed = sum(heights) / ((whole - head) * _SURE)
    pages = int(needed)
    smaller = pages / needed if needed else 0.0
    is_few = pages and needed - pages <= _FEW
    return pages if is_few and smaller >= _SMALLER and scale * smaller >= _SMALLEST else 0


def _page(sheet: Sheet, widths: list[float], paper: Paper) -> tuple[float, float]:
    """How small a sheet is printed, and the points of its rows that one page is high."""
    wide, high = _SIZES[paper]
    shown = sum(
        width
        for column, width in zip(sheet.columns, widths, strict=True)
        if column.kind is not ColumnKind.ID
    )
    room = (wide - 2 * _SIDE * _INCH) * fit.pages(sheet, widths)
    scale = min(1.0, room / (shown * _UNIT))
    return scale, (high - (_ABOVE + _BELOW) * _INCH) / scale


def empty_rows(sheet: Sheet, widths: list[float], heights: list[float], paper: Paper) -> int:
    """How many empty rows can be printed with a table and need no page of their own.

    ``heights`` are those of its rows in points.
    """
    _, whole = _page(sheet, widths, paper)
    whole = whole * _SURE - fit.head_height([column.title for column in sheet.columns], widths)
    left, pages = whole, 1
    for row in heights:
        if row > left:
            left, pages = whole, pages + 1
        left -= row
    fitting = max(0, int(left / (fit.LINE + fit.PAD)))
    if fit.pages(sheet, widths) > 1:  # each that does not fit would cost a page twice
        return fitting - FEW if pages == 1 and fitting > 2 * FEW else 0
    if pages == 1:
        return fitting
    saved = (pages - 1) * whole * (1 / _SURE - 1)  # what may fit on the pages before as well
    return min(FEW, fitting) if whole - left > saved else 0
