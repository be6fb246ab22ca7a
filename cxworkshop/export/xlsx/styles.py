"""How cells look: named styles, made once in a workbook and shared by all its cells."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from cxworkshop.worksheets import ColumnKind

INK, QUIET, ACCENT, LINE = "1B2430", "55606E", "0B6E69", "E5E0D8"
DONE, WARNING, PALE, GREY = "1D7A46", "AE5008", "FBEFD9", "F4F2EE"
OPEN, SHUT = " open", " shut"
"""Endings of a style's name: a cell that is filled in, and one that a protected sheet locks."""
FACE = "Arial"
"""It is on every machine with an office program, or one of the same widths stands in."""
_DATE = "d mmm yyyy"
_REGIONS = {"en": "[$-809]", "es": "[$-C0A]"}
_AS_TYPED = "@"
"""A program takes what is typed for text: “- a list” is no formula and “3-4” no date."""
_OF_KIND = {
    ColumnKind.DATE: "cx date",
    ColumnKind.NUMBER: "cx number",
}


def date_format(language: str) -> str:
    """The number format of a date, months named in the language of the workbook."""
    return _REGIONS.get(language, "") + _DATE


def style_of(kind: ColumnKind, *, is_strong: bool, is_decimal: bool = False) -> str:
    """The name of the style for cells of a column."""
    if is_decimal:
        return "cx decimal"
    return _OF_KIND.get(kind, "cx strong" if is_strong else "cx text")


def add_styles(book: Workbook, language: str) -> None:
    """Give a workbook its named styles."""
    text = Alignment(vertical="center", horizontal="left", indent=1, wrap_text=True)
    left = Alignment(vertical="center", horizontal="left", indent=1)
    middle = Alignment(vertical="center", horizontal="left", wrap_text=True)
    cell: dict[str, Any] = {"border": Border(bottom=Side(style="thin", color=LINE))}
    made: dict[str, dict[str, Any]] = {
        "cx text": {**cell, "alignment": text, "number_format": _AS_TYPED},
        "cx strong": {
            **cell,
            "alignment": text,
            "font": font(bold=True),
            "number_format": _AS_TYPED,
        },
        "cx date": {**cell, "alignment": left, "number_format": date_format(language)},
        "cx number": {**cell, "alignment": left, "number_format": "0;-0;–"},
        "cx decimal": {**cell, "alignment": left, "number_format": "0.00;-0.00;0.00"},
        "cx head": {
            "alignment": Alignment(vertical="center", horizontal="left", indent=1, wrap_text=True),
            "font": font(bold=True, color="FFFFFF"),
            "fill": PatternFill("solid", fgColor=ACCENT),
        },
        "cx title": {"font": font(bold=True, size=20)},
        "cx section": {"font": font(bold=True, size=13, color=ACCENT)},
        "cx label": {"font": font(color=QUIET), "alignment": Alignment(vertical="center")},
        "cx figure": {
            "font": font(bold=True, size=14),
            "alignment": middle,
        },
        "cx plain": {"alignment": middle},
        "cx plain date": {"alignment": middle, "number_format": date_format(language)},
        "cx done": {"font": font(color=DONE)},
        "cx overdue": {
            "font": font(color=WARNING, bold=True),
            "fill": PatternFill("solid", fgColor=PALE),
        },
        "cx missing": {"fill": PatternFill("solid", fgColor=PALE)},
        "cx shut": {"fill": PatternFill("solid", fgColor=GREY), "font": font(color=QUIET)},
    }
    for name in ("cx text", "cx strong", "cx date", "cx number", "cx decimal"):
        made[name + OPEN] = {**made[name], "protection": Protection(locked=False)}
        made[name + SHUT] = {**made["cx shut"], **made[name]}
    inner: Any = book
    inner._named_styles["Normal"].font = font()  # noqa: SLF001 - its digit is the unit of widths
    for name, looks in made.items():
        style = NamedStyle(name=name)
        style.font = looks.get("font", font())
        for key in ("alignment", "border", "fill", "number_format", "protection"):
            if key in looks:
                setattr(style, key, looks[key])
        book.add_named_style(style)


def font(*, bold: bool = False, size: float = 10, color: str = INK) -> Font:
    """The workbook's typeface."""
    return Font(name=FACE, bold=bold, size=size, color=color)
