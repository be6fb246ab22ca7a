"""Commitment sheets: one page for each leader, with what is theirs and nothing private."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import page as validator
import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.handover import hand_over
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import Paper
from cxworkshop.report.sheets import check_ins, leaders, sheets_report
from cxworkshop.sample import sample
from tests.export.group import group
from tests.export.reading import page_texts, written


@pytest.fixture(params=LANGUAGES)
def document(request: pytest.FixtureRequest) -> Document:
    return new_document(sample(request.param))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "sheets.pdf"


def test_every_leader_of_the_sample_gets_exactly_one_page(document: Document, pdf: Path) -> None:
    written(SheetsExporter(), document, pdf)
    texts = page_texts(pdf)
    people = leaders(document)
    assert len(texts) == len(people) >= 14
    for person, text in zip(people, texts, strict=True):
        own = [item for item in document.all(Commitment) if item.participant == person.id]
        assert person.name.split()[0] in text
        for item in own:
            assert item.text.split()[-1] in text


def test_signed_sheets_on_the_smaller_paper_are_one_page_too(document: Document, pdf: Path) -> None:
    signed = document.snapshot()
    signed.put(msgspec.structs.replace(signed.session, is_signed=True, return_to="a@example.com"))
    written(SheetsExporter(), signed, pdf, language=document.session.language, paper=Paper.LETTER)
    assert len(page_texts(pdf)) == len(leaders(signed))


def test_a_leader_on_whom_many_count_has_one_page_too(pdf: Path) -> None:
    items = list(sample("en"))
    kwame = next(item for item in items if isinstance(item, Participant) and "Kwame" in item.name)
    support = f"Two people for the first month ({kwame.name})"
    made = [item for item in items if isinstance(item, Commitment)][:9]
    many = {item.id: msgspec.structs.replace(item, support=support) for item in made}
    document = new_document([many.get(item.id, item) for item in items])
    written(SheetsExporter(kwame), document, pdf)
    (text,) = page_texts(pdf)
    assert text.count("Two people for the first") >= 8
    assert "Return it to" in text


def test_a_sheet_holds_my_steps_and_who_counts_on_me() -> None:
    document = new_document(sample("en"))
    bo = next(person for person in document.all(Participant) if person.name == "Bo Nyström")
    (sheet,) = sheets_report(document, catalogue("en"), bo.id).sections
    told = repr(sheet)
    assert "Eva Kovač" in told  # whose partner he is
    assert "A story from the branches each month (Bo)" in told  # who needs him
    own = [step.text for step in document.all(NextStep) if step.owner == bo.id]
    assert own
    assert all(text in told for text in own)
    others = [step.text for step in document.all(NextStep) if step.owner != bo.id]
    assert not any(text in told for text in others)


def test_who_has_not_committed_gets_lines_to_write_on() -> None:
    document = group()
    empty = Participant(id=ItemId("new"), position="z", name="Late Comer")
    document.put(empty)
    (sheet,) = sheets_report(document, catalogue("en"), empty.id).sections
    assert "WritingLines" in repr(sheet)


def test_check_ins_fall_on_working_days(document: Document) -> None:
    session = document.session
    assert session.date is not None
    for days, day in check_ins(document):
        assert day >= session.date + dt.timedelta(days=days)
        assert day.weekday() not in session.weekend
        assert day not in session.holidays


def test_the_sheets_can_be_read_aloud(document: Document, pdf: Path) -> None:
    written(SheetsExporter(), document, pdf)
    report = validator.validate_pdf(str(pdf), profile="ua1")
    assert report.is_compliant, str(report)


def test_one_action_makes_the_whole_hand_over_folder(document: Document, tmp_path: Path) -> None:
    words = catalogue(document.session.language)
    shares: list[float] = []

    class Watch:
        def progress(self, share: float) -> None:
            shares.append(share)

    folder, done = hand_over(tmp_path, document, words, ExportOptions(), Watch())
    assert folder.parent == tmp_path
    handed = [output for output in OUTPUTS if output.is_for_group]
    assert [made.output for made in done] == handed
    assert len(handed) < len(OUTPUTS)
    files = [path for made in done for path in made.files]
    assert all(path.stat().st_size for path in files)
    assert len(set(files)) == len(files)
    sheets = next(made for made in done if made.output.id == "sheets")
    assert len(sheets.files) == 1 + len(leaders(document))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    again, _ = hand_over(tmp_path, document, words, ExportOptions())
    assert again == folder
    assert {path for path in folder.rglob("*") if path.is_file()} == set(files)


def test_two_leaders_of_one_name_both_get_their_sheet(tmp_path: Path) -> None:
    document = group()
    for number in range(2):
        document.put(
            Participant(id=ItemId(f"twin{number}"), position=f"z{number}", name="Ana López")
        )
    folder, _ = hand_over(tmp_path, document, catalogue("en"), ExportOptions())
    assert {path.name for path in folder.rglob("Ana López*.pdf")} == {
        "Ana López.pdf",
        "Ana López 2.pdf",
    }


def test_names_that_are_cut_to_the_same_letters_still_get_a_file_each(tmp_path: Path) -> None:
    document = group()
    for number in range(12):
        name = "Ana " + "López " * 60 + str(number)
        document.put(Participant(id=ItemId(f"long{number}"), position=f"z{number}", name=name))
    _, written = hand_over(tmp_path, document, catalogue("en"), ExportOptions())
    files = [path for made in written for path in made.files]
    assert len({path.resolve() for path in files}) == len(files)
    own = sum(path.name.startswith("Ana López López") for path in files)
    assert own == 3 * 12  # a sheet, a workbook and a mail each
