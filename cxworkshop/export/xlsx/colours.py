"""Colours that follow the data: done is green, overdue orange, what is missing pale."""

from __future__ import annotations

from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from cxworkshop.export.xlsx.styles import DONE, PALE, WARNING
from cxworkshop.worksheets import ColumnKind, Sheet

_ASKED_FOR = ("owner", "due", "by", "kept_when", "measure")


def add_colours(page: Any, sheet: Sheet, last: int, done: str, dropped: str) -> None:
    """Give a page its conditional formats, down to a row; words as the status list has them."""
    places = {column.key: get_column_letter(n) for n, column in enumerate(sheet.columns, 1)}
    end = get_column_letter(len(sheet.columns))
    text = places.get("text", "B")
    done, dropped = (word.replace('"', '""') for word in (done, dropped))
    status = places.get("status")
    if status:
        page.conditional_formatting.add(
            f"B2:{end}{last}", _rule([f'${status}2="{done}"'], font=Font(color=DONE))
        )
    due = places.get("due") or places.get("by")
    if status and due:
        overdue = (
            f'AND(ISNUMBER(${due}2),${due}2<TODAY(),${status}2<>"{done}",${status}2<>"{dropped}")'
        )
        page.conditional_formatting.add(
            f"{due}2:{due}{last}",
            _rule(
                [overdue],
                font=Font(color=WARNING, bold=True),
                fill=PatternFill("solid", bgColor=PALE),
            ),
        )
    for column in sheet.columns:
        letter = places[column.key]
        is_person = column.key == "by" and column.kind is not ColumnKind.DATE
        if column.key in _ASKED_FOR and not is_person:
            missing = f"AND(LEN(TRIM(${text}2))>0,LEN(TRIM(${letter}2))=0)"
            page.conditional_formatting.add(
                f"{letter}2:{letter}{last}",
                _rule([missing], fill=PatternFill("solid", bgColor=PALE)),
            )


def _rule(formulas: list[str], **looks: Any) -> Any:
    """A conditional format; openpyxl leaves it without types."""
    make: Any = FormulaRule
    return make(formulas, **looks)
