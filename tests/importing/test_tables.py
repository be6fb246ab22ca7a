"""Tables from files and pastes, and from hostile files."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from cxworkshop.errors import BadInput
from cxworkshop.i18n import catalogue
from cxworkshop.importing import child, sheet
from cxworkshop.importing.tables import Table, read_pasted, read_table
from cxworkshop.importing.workbook import workbook_rows

PEOPLE = [["Nombre", "Área"], ["Ana Pérez", "Ventas"], ["Iñaki Núñez", "Legales"]]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def xlsx(
    rows: list[list[object]], change: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    target = book.active
    assert target is not None
    for row in rows:
        target.append(row)
    if change is not None:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one entry replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(name, content)
    return target.getvalue()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(BadInput) as problem:
        act()
    assert problem.value.next_step is not None
    return str(problem.value)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_delimiter_and_encoding_is_read(
    tmp_path: Path, delimiter: str, encoding: str, newline: str
) -> None:
    text = newline.join(delimiter.join(row) for row in PEOPLE) + newline
    table = read_table(written(tmp_path / "people.csv", text.encode(encoding)))
    assert table.heads == ("Nombre", "Área")
    assert cells(table) == [("Ana Pérez", "Ventas"), ("Iñaki Núñez", "Legales")]


def test_quoted_cells_keep_delimiters_and_rows_their_numbers() -> None:
    table = read_pasted(
        'Our leaders\n\nName,Role\n"Pérez, Ana","Head of ""Sales"", EMEA"\n\nBo,CEO\n'
    )
    assert table.heads == ("Name", "Role")
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, ("Pérez, Ana", 'Head of "Sales", EMEA')),
        (6, ("Bo", "CEO")),
    ]


def test_a_workbook_is_read_with_titles_gaps_dates_and_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Leadership team"],
        [],
        ["Name", "Since", "Number"],
        ["Ana", date(2026, 12, 3), 7.0],
    ]

    def hide(book: openpyxl.Workbook) -> None:
        book.create_sheet("Hidden", 0).append(["Name"])
        book.worksheets[0].sheet_state = "hidden"
        book.create_sheet("Empty", 0)

    data = xlsx([*rows, ["=1+1"]], hide)
    rows_read = workbook_rows(data)
    assert rows_read == [
        (1, ["Leadership team"]),
        (3, ["Name", "Since", "Number"]),
        (4, ["Ana", "2026-12-03", "7"]),
    ]


def test_content_counts_and_not_the_name_of_the_file(tmp_path: Path) -> None:
    table = read_table(written(tmp_path / "people.csv", xlsx([list(row) for row in PEOPLE])))
    assert table.heads == ("Nombre", "Área")
    table = read_table(written(tmp_path / "people.xlsx", "Name;Area\nAna;Sales"))
    assert cells(table) == [("Ana", "Sales")]


def test_excels_own_separator_line_is_understood() -> None:
    assert cells(read_pasted("sep=|\nName|Role\nAna, B|CEO")) == [("Ana, B", "CEO")]


def test_pasted_lines_of_any_kind_are_rows() -> None:
    assert cells(read_pasted("Ana Pérez\nBo Nyström")) == [("Ana Pérez",), ("Bo Nyström",)]
    assert cells(read_pasted("Ana, Sales\nBo, Legal")) == [("Ana", "Sales"), ("Bo", "Legal")]
    assert cells(read_pasted("Ana\tSales, EMEA\nBo\tLegal"))[0] == ("Ana", "Sales, EMEA")
    assert cells(read_pasted("Ana <a@x.org>; Bo <b@x.org>")) == [
        ("Ana <a@x.org>",),
        ("Bo <b@x.org>",),
    ]
    assert cells(read_pasted("Pérez, Ana <ana.perez@x.org>; Li, Wei <wei@x.org>")) == [
        ("Ana Pérez <ana.perez@x.org>",),
        ("Wei Li <wei@x.org>",),
    ]
    assert cells(read_pasted("Ana, Sales <a@x.org>\nBo, Legal <b@x.org>"))[0][0] == "Ana"


def test_text_that_hides_something_is_made_visible() -> None:
    assert cells(read_pasted("A\u202ena\x07 \u00a0Li\nBo")) == [("Ana Li",), ("Bo",)]


@pytest.mark.parametrize("text", ["", " \n\t\n", ";;;\n;;;"])
def test_an_empty_list_says_so(text: str) -> None:
    assert refused(lambda: read_pasted(text)).startswith("There is nothing in this list.")


def test_heads_alone_are_nobody() -> None:
    assert refused(lambda: read_pasted("Name;Role")).startswith("This list has heads but nobody")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .xls format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"%PDF-1.7\nstream", "no spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\1\2\3\4\5\6", "no spreadsheet"),
        (b"GIF89a" + bytes(range(1, 32)) * 9, "no spreadsheet"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (xlsx([["Name"], ["Ana"]])[:-200], "damaged"),
        (repacked(b"PK\5\6" + bytes(18), "word/document.xml", b"<w/>"), "no spreadsheet"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "OpenDocument",
        ),
    ],
)
def test_what_is_no_list_says_what_it_is(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(lambda: read_table(written(tmp_path / "people.xlsx", data)))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "people.csv cannot be read" in refused(lambda: read_table(tmp_path / "people.csv"))


GOOD = xlsx([["Name", "Role"], ["Ana", "CEO"]])
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (repacked(GOOD, "xl/media/zeros.bin", bytes(20 * 1024 * 1024)), "too big"),
        (repacked(GOOD, "xl/worksheets/sheet1.xml", DOCTYPE), "no list of people needs"),
        (repacked(GOOD, "xl/more.xml", DOCTYPE.decode().encode("utf-16")), "no list of people"),
        (bytes(GOOD) + bytes(11 * 1024 * 1024), "too big"),
    ],
)
def test_hostile_workbooks_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(lambda: read_table(written(tmp_path / "people.xlsx", data)))


def test_many_big_entries_are_refused_by_their_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_UNPACKED", 1000)
    with pytest.raises(sheet.Refused, match="too_big"):
        list(sheet.rows_of(GOOD))


@pytest.mark.parametrize("place", ["XFD1048576", "XFD1", "A1048576"])
def test_a_far_cell_is_refused_at_once(place: str) -> None:
    def far(book: openpyxl.Workbook) -> None:
        book.worksheets[0][place] = "far"

    assert "more rows" in refused(lambda: workbook_rows(xlsx([["Ana"]], far)))


def test_a_far_cell_that_only_has_a_colour_is_none() -> None:
    def coloured(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["XFD1048576"].fill = PatternFill("solid", fgColor="FF0000")

    assert workbook_rows(xlsx([["Ana"]], coloured)) == [(1, ["Ana"])]


def test_more_rows_than_people_are_refused_not_cut() -> None:
    many: list[list[object]] = [["Ana"]] * (sheet.MAX_ROWS + 1)
    assert "more rows" in refused(lambda: workbook_rows(xlsx(many)))
    assert "more rows" in refused(lambda: read_pasted("Ana\n" * (sheet.MAX_ROWS + 1)))


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    hang = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(child, "reader", lambda *_: hang)
    assert "too long" in refused(lambda: workbook_rows(GOOD, time_limit=0.2))


def test_a_reader_that_dies_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    dies = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(child, "reader", lambda *_: dies)
    assert refused(lambda: workbook_rows(GOOD))


def test_a_reader_that_is_not_there_is_a_bug_and_not_the_workbooks_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    missing = [sys.executable, "-m", "cxworkshop.importing.nowhere"]
    monkeypatch.setattr(child, "reader", lambda *_: missing)
    with pytest.raises(RuntimeError, match="nowhere"):
        workbook_rows(GOOD)


def test_the_reader_takes_no_module_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openpyxl.py").write_text("raise SystemExit('hijacked')")
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    assert workbook_rows(GOOD) == [(1, ["Name", "Role"]), (2, ["Ana", "CEO"])]


def table_or_problem(act: Callable[[], Table]) -> Table | BadInput:
    try:
        return act()
    except BadInput as problem:
        return problem


@given(st.text(max_size=200))
def test_any_paste_is_a_table_or_a_clear_problem(text: str) -> None:
    found = table_or_problem(lambda: read_pasted(text))
    assert found.rows if isinstance(found, Table) else found.told(catalogue("es"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_clear_problem(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp() / "people.csv", b"x" + data)
    found = table_or_problem(lambda: read_table(path))
    assert found.rows if isinstance(found, Table) else found.next_step
