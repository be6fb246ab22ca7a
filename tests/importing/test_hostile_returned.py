"""A workbook that means harm is refused with a clear line; nothing in it is run or fetched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cxworkshop.errors import BadInput
from cxworkshop.importing import cells
from cxworkshop.importing.returned import looks_returned, read_returned
from tests.export.group import group
from tests.importing.returning import exported

SHEET = "xl/worksheets/sheet2.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;&b;">]>'
    f'<worksheet xmlns="{SPACE}">&c;</worksheet>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
HIDDEN = f'<?xml version="1.0" encoding="cp037"?><worksheet xmlns="{SPACE}"/>'


def many_rows(count: int) -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, count + 1))
    return f'<worksheet xmlns="{SPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def changed(path: Path, name: str, content: bytes) -> Path:
    """The workbook with a part replaced or added."""
    target = path.with_name("hostile.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("xl/media/zeros.bin", bytes(40 * 1024 * 1024), "too big"),
        (SHEET, ENTITIES.encode(), "none of ours does"),
        (SHEET, ENTITIES.encode("utf-16"), "none of ours does"),
        (SHEET, OUTSIDE.encode(), "none of ours does"),
        (SHEET, HIDDEN.encode("ascii"), "none of ours does"),
        (SHEET, many_rows(1_000_000), "too big"),
        (SHEET, many_rows(cells.MAX_ROWS + 1), "more rows"),
        ("xl/vbaProject.bin", b"Sub AutoOpen", "macros"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "linked to other files"),
        ("xl/connections.xml", b"<connections/>", "linked to other files"),
        (SHEET, b"<worksheet", "damaged"),
        ("xl/workbook.xml", b"<workbook/>", "no spreadsheet"),
    ],
    ids=[
        "zip bomb",
        "entity bomb",
        "entity bomb in utf-16",
        "outside entity",
        "unknown encoding",
        "a million rows",
        "too many rows",
        "macros",
        "external link",
        "connection",
        "torn",
        "no sheets",
    ],
)
def test_it_is_refused_and_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = changed(exported(group(), tmp_path / "back.xlsx"), name, content)
    looks_returned(path)
    with pytest.raises(BadInput) as problem:
        read_returned(path)
    assert said in str(problem.value)
    assert problem.value.next_step is not None


@pytest.mark.parametrize("place", ['r="XFD1048576"', "r='XFD1048576'", 'r = "&#88;FD1048576"'])
def test_a_far_cell_is_refused_however_it_is_written(tmp_path: Path, place: str) -> None:
    far = (
        f'<worksheet xmlns="{SPACE}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        f"<row><c {place}><v>1</v></c></row></sheetData></worksheet>"
    )
    path = changed(exported(group(), tmp_path / "back.xlsx"), SHEET, far.encode())
    with pytest.raises(BadInput):
        read_returned(path)


def test_a_stored_formula_is_text_and_a_formulas_last_value_is_read(tmp_path: Path) -> None:
    sheet = (
        f'<worksheet xmlns="{SPACE}"><sheetData><row r="1">'
        '<c r="A1" t="str"><f>WEBSERVICE("http://x")</f><v>kept</v></c>'
        '<c r="B1" t="inlineStr"><is><t>=1+1</t></is></c>'
        "<c r=\"C1\"><f>'[1]Other'!A1</f></c>"
        "</row></sheetData></worksheet>"
    )
    path = changed(exported(group(), tmp_path / "back.xlsx"), SHEET, sheet.encode())
    rows = cells.Book(path.read_bytes()).rows("Next steps", 100)
    assert list(rows) == [(1, ["kept", "=1+1"])]
