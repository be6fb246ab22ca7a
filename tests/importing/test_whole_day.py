"""A whole day typed into an empty workbook, and every sheet there and back through LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cxworkshop.activities.closing import ClosingSetup
from cxworkshop.activities.definition import Consent
from cxworkshop.activities.diagnostic import Diagnostic, Statement
from cxworkshop.activities.gap import GapSetup
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.opening import OpeningSetup
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, ItemId
from cxworkshop.report.workbook import sheets_of
from cxworkshop.sample import sample
from cxworkshop.worksheets import ColumnKind, Sheet
from tests.conftest import ListJournal
from tests.importing.returning import edited, exported, proposed

LABEL = M("Read back")
BROUGHT = {
    "session", "participant", "function", "agenda_item", "diagnostic", "statement", "perspective",
    "definition_setup", "prioritise_setup", "closing_setup", "opening_setup",
}  # fmt: skip
"""What a session holds before anybody has said anything."""
WHOLE = {
    "closing_word", "decided", "decision", "expectation", "function", "goal", "goal_part",
    "hand_off", "idea", "journey_stage", "next_step", "outside_promise", "pain_point",
    "parking_entry", "participant", "rating", "return_hand", "shared_definition", "statement",
    "touchpoint",
}  # fmt: skip
"""What comes back with every word, number and date of it, whatever the sheets call open."""
LATER = {"review", "groups"}
"""Sheets that are about what the day itself has made: they are there once it has."""


def whole_day(language: str) -> Document:
    """The sample, with every name that may stand beside an answer."""
    return new_document(map(_named, sample(language)))


def before_it(document: Document) -> Document:
    """The same session before the day began."""
    kept = [
        msgspec.structs.replace(item, sentence="") if isinstance(item, Statement) else item
        for item in document
        if item.kind in BROUGHT
    ]
    (gap,) = (item.id for item in document.all(AgendaItem) if item.activity == "gap")
    shown = GapSetup(id=ItemId("gap_setup"), parent=gap, evidence_shown=True)
    return new_document([*kept, shown])


def _named(item: Item) -> Item:
    if isinstance(item, Diagnostic | ClosingSetup | OpeningSetup):
        return msgspec.structs.replace(item, names_shown=True)
    return item


def open_sheets(document: Document, language: str = "en") -> list[Sheet]:
    wording = Wording(document, catalogue(language))
    return [sheet for sheet in sheets_of(document, wording) if sheet.is_open]


def said(document: Document, language: str) -> dict[str, list[tuple[str, ...]]]:
    """What the open cells of every sheet say, rows in no order."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for sheet in open_sheets(document, language):
        places = [at for at, column in enumerate(sheet.columns) if column.is_open]
        rows = (tuple(str(row[at] or "") for at in places) for row in sheet.rows)
        found[sheet.title] = sorted(row for row in rows if any(row))
    return found


def content(document: Document, kind: str) -> list[str]:
    """What the items of a kind hold, in no order, without what they lead to."""

    def leads(value: Any) -> bool:
        return any(each in document for each in (value if isinstance(value, tuple) else (value,)))

    names = [name for name in document.types[kind].__struct_fields__ if name not in COLUMNS]
    every = ([getattr(item, name) for name in names] for item in document.of_kind(kind))
    return sorted(repr([each for each in held if each and not leads(each)]) for held in every)


def typed_into(book: Any, source: list[Sheet]) -> None:
    """What an assistant types from paper: all open cells of the sheets, by their heads."""
    for sheet in source:
        if sheet.title not in book.sheetnames or sheet.id in LATER:
            continue
        page = book[sheet.title]
        heads = {each.value: each.column for each in page[1]}
        ids = {page.cell(row, 1).value: row for row in range(2, page.max_row + 1)}
        free = next(row for row in range(2, page.max_row + 2) if not page.cell(row, 1).value)
        for row in sheet.rows:
            at = ids.get(row[0])
            if at is None:
                at, free = free, free + 1
            for column, value in zip(sheet.columns, row, strict=True):
                if column.is_open:
                    _type(page, at, heads[column.title], value)


def _type(page: Worksheet, row: int, column: int, value: Any) -> None:
    cell: Any = page.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def accepted(document: Document, path: Path) -> Document:
    """The session after everything was accepted."""
    found = proposed(document, path)
    troubled = [each for each in found.proposals if each.trouble or each.conflict]
    assert not troubled, [(each.table, each.name, each.trouble) for each in troubled]
    numbers = iter(range(100_000))
    editor = Editor(document, ListJournal(document), new_id=lambda: f"{next(numbers):032x}")
    editor.apply(found.command(editor.document, found.agreed, editor.new_id, LABEL))
    return editor.document


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_typed_into_an_empty_workbook_is_the_day(tmp_path: Path, language: str) -> None:
    day = whole_day(language)
    path = exported(before_it(day), tmp_path / "empty.xlsx", language=language)
    edited(path, lambda book: typed_into(book, open_sheets(day, language)))
    document = accepted(before_it(day), path)
    wanted, found = said(day, language), said(document, language)
    for title in (sheet.title for sheet in open_sheets(day, language) if sheet.id not in LATER):
        assert found[title] == wanted[title]
    for kind in WHOLE:
        assert content(document, kind) == content(day, kind), kind
    again = proposed(document, path)
    assert again.proposals == (), "read twice, it is not there twice"


def test_everything_an_empty_workbook_needs_to_be_filled_in_is_open(tmp_path: Path) -> None:
    document = before_it(whole_day("en"))
    book = load_workbook(exported(document, tmp_path / "empty.xlsx"))
    for sheet in open_sheets(document):
        page = book[sheet.title]
        for place, column in enumerate(sheet.columns, 1):
            last = page.cell(page.max_row, place)
            is_free = column.is_open or column.is_added
            assert last.protection.locked == (not is_free), (sheet.title, column.title)
            if column.takes_only_choices and column.is_open:
                assert any(last.coordinate in rule.sqref for rule in _rules(page)), column.title
        if sheet.takes_new and not sheet.is_single:
            assert sum(not page.cell(row, 1).value for row in range(2, page.max_row + 1)) >= 20


def _rules(page: Worksheet) -> Any:
    return page.data_validations.dataValidation


def changes(document: Document) -> Iterator[tuple[str, str, ItemId, int, Any]]:
    """For every open sheet one change in its first row that can have one."""
    for sheet in open_sheets(document):
        for place, column in enumerate(sheet.columns):
            if not column.is_open or not sheet.rows:
                continue
            row = sheet.rows[0]
            item = ItemId(str(row[0]))
            if column.takes_only_choices:
                value: Any = next(each for each in column.choices if each != str(row[place] or ""))
                yield (
                    sheet.title,
                    column.title,
                    item,
                    place,
                    int(value) if _is_number(value) else value,
                )
                break
            if column.kind is ColumnKind.NUMBER:
                yield sheet.title, column.title, item, place, int(row[place] or 0) + 1
                break
            if not column.choices and not column.named and column.kind is not ColumnKind.DATE:
                yield sheet.title, column.title, item, place, "Something else was said"
                break


def _is_number(text: str) -> bool:
    return text.lstrip("-").isdecimal()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_through_libreoffice_exactly_what_was_changed_comes_back(tmp_path: Path) -> None:
    document = new_document(each for each in whole_day("en") if not isinstance(each, Consent))
    path = exported(document, tmp_path / "sent.xlsx")
    wanted = list(changes(document))
    filled = [sheet for sheet in open_sheets(document) if sheet.rows]
    assert len(wanted) == len(filled), "no sheet is left out"

    def edit(book: Any) -> None:
        for title, _, item, place, value in wanted:
            page = book[title]
            row = next(n for n in range(2, page.max_row + 1) if page.cell(n, 1).value == item)
            _type(page, row, place + 1, value)

    edited(path, edit)
    back = tmp_path / "back"
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(back), str(path),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = proposed(document, back / "sent.xlsx")
    told = [(each.table, each.label, each.returned) for each in found.proposals]
    assert told == [(title, head, str(value)) for title, head, _, _, value in wanted]
    assert all(each.conflict is None and each.trouble is None for each in found.proposals)
