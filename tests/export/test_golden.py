"""Every output says what it said before: one kept text each, as a reader meets it.

The plan, the sheets, the kit's and the pre-work's forms, the progress report and the group's
workbook have theirs beside their other tests.
"""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from cxworkshop.activities.item_types import new_document
from cxworkshop.export.dates import calendar
from cxworkshop.export.exporter import Exporter, ExportOptions
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import catalogue
from cxworkshop.model.document import Document
from cxworkshop.sample import sample
from tests.export.reading import assert_golden, written
from tests.export.test_tagged_pdf import Heard

EN = catalogue("en")
NOON = dt.datetime(2026, 12, 3, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def day() -> Document:
    return new_document(sample("en"))


def made(output_id: str) -> Exporter:
    make = next(each for each in OUTPUTS if each.id == output_id).make
    assert make is not None
    return make()


def each_of(output_id: str, document: Document) -> Iterator[tuple[str, Exporter]]:
    each = next(each for each in OUTPUTS if each.id == output_id).each
    assert each is not None
    return iter(each(document, EN, ExportOptions()))


def cells(path: Path) -> str:
    told = []
    for page in load_workbook(path):
        told.append(f"--- {page.title} ---")
        lines = page.iter_rows(values_only=True)
        told += [" | ".join("" if at is None else str(at) for at in line) for line in lines]
    return "\n".join(line.rstrip(" |") for line in told) + "\n"


def letter(path: Path) -> str:
    """Who a draft is for, what it says, and what is attached."""
    draft = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = draft.get_body(("plain",))
    assert body is not None
    told = [
        f"to: {draft['to']}",
        f"subject: {draft['subject']}",
        "",
        *body.get_content().splitlines(),
    ]
    told += [f"attached: {part.get_filename()}" for part in draft.iter_attachments()]
    return "\n".join(told) + "\n"


@pytest.mark.parametrize("output", ["two-pages", "agenda", "script", "group-cards", "debrief"])
def test_a_document_is_heard_as_it_is_kept(output: str, day: Document, tmp_path: Path) -> None:
    path = tmp_path / "it.pdf"
    written(made(output), day, path)
    assert_golden(f"{output}-en-heard.txt", "\n".join(Heard(path).lines()) + "\n")


def test_the_dates_are_what_they_were(day: Document) -> None:
    lines = calendar(day, EN, NOON).decode().replace("\r\n ", "").split("\r\n")
    assert_golden("dates-en.txt", "\n".join(lines))


def test_a_leaders_workbook_says_what_it_said_before(day: Document, tmp_path: Path) -> None:
    _name, exporter = next(each_of("workbooks", day))
    written(exporter, day, tmp_path / "it.xlsx")
    assert_golden("workbooks-en.txt", cells(tmp_path / "it.xlsx"))


def test_the_pre_work_in_a_workbook_says_what_it_said_before(day: Document, tmp_path: Path) -> None:
    written(made("prework-workbook"), day, tmp_path / "it.xlsx")
    assert_golden("prework-workbook-en.txt", cells(tmp_path / "it.xlsx"))


@pytest.mark.parametrize("output", ["mail", "reminders"])
def test_a_draft_says_what_it_said_before(output: str, day: Document, tmp_path: Path) -> None:
    _name, exporter = next(each_of(output, day))
    written(exporter, day, tmp_path / "it.eml")
    assert_golden(f"{output}-en.txt", letter(tmp_path / "it.eml"))


def test_the_pictures_say_what_they_said_before(day: Document, tmp_path: Path) -> None:
    told = []
    for name, exporter in each_of("pictures", day):
        path = tmp_path / "it"
        written(exporter, day, path)
        data = path.read_bytes()
        if not data.lstrip().startswith((b"<svg", b"<?xml")):
            continue
        words = (text.strip() for text in fromstring(data).itertext())
        told += [f"--- {name} ---", *filter(None, words)]
    assert told
    assert_golden("pictures-en.txt", "\n".join(told) + "\n")


def test_every_output_is_kept() -> None:
    """A new output needs a text of its own here, or beside its other tests."""
    kept = {path.name for path in (Path(__file__).parent.parent / "golden").iterdir()}
    names = {re.split(r"-en|-es|-fields|\.txt", name)[0] for name in kept}
    named_otherwise = {"sheets": "sheet"}
    assert {named_otherwise.get(output.id, output.id) for output in OUTPUTS} <= names
