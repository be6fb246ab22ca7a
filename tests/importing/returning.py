"""Workbooks as they come back: edited in place, shuffled, or stripped of what they are known by."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cxworkshop import marks
from cxworkshop.export.workbook import WorkbookExporter
from cxworkshop.importing.comparing import propose
from cxworkshop.importing.proposals import Proposal, Proposed
from cxworkshop.importing.returned import read_returned
from cxworkshop.model.document import Document
from tests.export.reading import written

TODAY = date(2027, 1, 4)
Edit = Callable[[Any], None]


def exported(document: Document, path: Path, *, language: str = "en") -> Path:
    """The group's workbook of a session."""
    written(WorkbookExporter(), document, path, language=language)
    return path


def edited(path: Path, edit: Edit) -> Path:
    """The workbook after somebody worked in it."""
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return path


def cell(page: Worksheet, row: int, head: str) -> Any:
    """The cell of a row under a head."""
    place = next(each.column for each in page[1] if each.value == head)
    return page.cell(row, place)


def proposed(document: Document, *paths: Path) -> Proposed:
    """What workbooks would change in a session."""
    return propose([read_returned(path) for path in paths], document, TODAY)


def told(found: Proposed) -> list[tuple[str, str, str]]:
    """Each proposal as item, head of its column and what came back."""
    return [(each.item or "new", each.label, each.returned) for each in found.proposals]


def only(found: Proposed) -> Proposal:
    """The one proposal there is."""
    (each,) = found.proposals
    return each


def shuffled(book: Any) -> None:
    """Columns turned round, rows turned round below a title, sheets renamed and added."""
    for page in [page for page in book if page.sheet_state == "visible"][1:]:
        rows = [list(line) for line in page.iter_rows(values_only=True)]
        heads, *rest = rows
        page.tables.clear()
        page.delete_rows(1, page.max_row)
        page.append(["Sent back with many thanks"])
        for line in (heads, *reversed(rest)):
            page.append([*reversed(line), "a note of my own"])
        page.title = f"{page.title[:26]} (2)"
    book.create_sheet("My notes", 0).append(["Step", "of", "the stairs"])


def without_marks(book: Any) -> None:
    """As a program leaves it that drops hidden sheets."""
    del book[marks.PAGE]


def without_properties(path: Path) -> Path:
    """As a program leaves it that drops the file's own properties."""
    kept = path.with_name("kept.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            if name != "docProps/custom.xml":
                new.writestr(name, old.read(name))
    return kept
