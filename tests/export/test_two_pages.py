"""The plan on two pages: two whatever the group, legible, and honest about what is not on them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import page as validator
import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.export.document import page_size
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.pdf.layout import Layout
from cxworkshop.export.two_pages import PAGES, TwoPagesExporter
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import Paper
from cxworkshop.report.two_pages import DETAILS, two_pages_report
from cxworkshop.sample import sample
from tests.export.group import empty
from tests.export.reading import page_texts, written

LONG = (
    "I will sit with our service team for a whole morning every second week, write down what "
    "customers ask for and did not get, and bring the three most frequent cases to this group."
)


def large(people: int, language: str = "en") -> Document:
    """A session in which so many leaders have said a lot."""
    document = empty(title="A large group", language=language, date=dt.date(2026, 12, 3))
    for at in range(people):
        key = f"{at:03}V"
        person = Participant(id=ItemId(f"p{at}"), position=key, name=f"Leader Number{at}")
        document.put(person)
        document.put(
            Commitment(
                id=ItemId(f"c{at}"),
                position=key,
                participant=person.id,
                text=f"{LONG} ({at})",
                kept_when="Six mornings are in the calendar by the end of March",
                by=dt.date(2027, 3, 31),
            )
        )
        document.put(
            NextStep(
                id=ItemId(f"n{at}"),
                position=key,
                text=f"{LONG} [{at}]",
                owner=person.id,
                due=dt.date(2027, 1, 4) + dt.timedelta(days=at),
            )
        )
        if at < people // 5:
            document.put(Goal(id=ItemId(f"g{at}"), position=key, text=LONG, owner=person.id))
    return document


def sizes(path: Path) -> set[float]:
    """Every size of type on the pages, in points."""
    import pypdfium2
    import pypdfium2.raw as raw

    found: set[float] = set()
    document: Any = pypdfium2.PdfDocument(str(path))
    for page in document:
        text_page = page.get_textpage()
        for at in range(text_page.count_chars()):
            found.add(round(raw.FPDFText_GetFontSize(text_page, at), 2))
        text_page.close()
        page.close()
    document.close()
    return {size for size in found if size > 1}


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_fits_with_how_anyone_can_tell(
    tmp_path: Path, language: str, paper: Paper
) -> None:
    path = tmp_path / "two.pdf"
    document = new_document(sample(language))
    written(TwoPagesExporter(), document, path, language=language, paper=paper)
    texts = page_texts(path)
    assert len(texts) == PAGES
    whole = " ".join(" ".join(texts).split())
    for kind in (Goal, Commitment, NextStep):
        for item in document.all(kind):
            assert " ".join(item.text.split()) in whole
    first = document.all(NextStep)[0]
    assert first.done_when in whole
    assert "…" not in whole


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("people", [0, 1, 8, 14, 25, 40, 80])
def test_any_group_gets_two_pages_at_most_in_type_that_can_be_read(
    tmp_path: Path, people: int, paper: Paper
) -> None:
    path = tmp_path / "two.pdf"
    written(TwoPagesExporter(), large(people), path, paper=paper)
    assert 1 <= len(page_texts(path)) <= PAGES
    assert min(sizes(path)) >= 8


def test_what_is_shortened_or_left_out_is_said(tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    document = large(40)
    written(TwoPagesExporter(), document, path)
    whole = " ".join(" ".join(page_texts(path)).split())
    assert "the sentence goes on in the action plan" in whole
    for person in document.all(Participant):  # named where their promise stands, or as left out
        assert person.name in whole
    shown = sum(f"[{at}]" in whole or f"Number{at} " in whole for at in range(40))
    assert shown
    crowd = tmp_path / "crowd.pdf"
    written(TwoPagesExporter(), large(80), crowd)
    assert "Not on these two pages" in " ".join(" ".join(page_texts(crowd)).split())


def test_each_further_detail_takes_less_room() -> None:
    document, options = large(40), ExportOptions()
    heights = []
    for detail in DETAILS:
        report = two_pages_report(document, catalogue("en"), detail)
        layout = Layout(report, *page_size(options))
        heights.append(len(layout.pages))
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] <= PAGES


def test_it_can_be_read_aloud(tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    for document in (new_document(sample("es")), large(40), empty()):
        written(TwoPagesExporter(), document, path)
        report = validator.validate_pdf(str(path), profile="ua1")
        assert report.is_compliant, report
