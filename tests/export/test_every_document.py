"""Every document there is, held against two validators: one of the standards, one that listens.

A new output is checked without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import outloud
import page as validator
import pytest

from cxworkshop.activities.item_types import new_document
from cxworkshop.export.exporter import Exporter, ExportOptions
from cxworkshop.export.output import Output
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import LANGUAGES, Catalogue, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.session import Paper
from cxworkshop.sample import sample, sample_pictures
from tests.export.group import empty
from tests.export.many_scripts import many_scripts
from tests.export.reading import page_texts, written
from tests.export.test_tagged_pdf import Heard

EVERY = {output.id for output in OUTPUTS}
CARDS = {"kit", "group-cards", "script"}
FORMS = {"kit", "prework"}
RETURNED = {"sheets", "prework"}
UNFIT = (
    ("TAG-002", EVERY, "what is said again is set aside; below is held that it was said before"),
    ("TBL-012", FORMS, "cells that hold a field each are empty to it"),
    ("PAG-001", CARDS, "cards and tables that begin or end alike are no running heads"),
    ("TAG-030", {"kit"}, "a poster is one figure, and what it says is in its alternative"),
    ("LNK-010", RETURNED, "the address was typed by somebody: a user's text is never a link"),
    ("TBL-014", {"kit"}, "the empty map of a poster is there to be drawn on, not to be read"),
)
"""Rules of outloud that ask of a document what it is not: the rule, the outputs, the reason."""
A_FEW = 3
"""So many of the files that an output makes one each: all posters, some of the leaders."""


class Day(NamedTuple):
    """A session and how it is printed."""

    document: Document
    words: Catalogue
    paper: Paper
    pictures: dict[str, bytes]

    def write(self, exporter: Exporter, path: Path, *, is_archival: bool) -> None:
        written(
            exporter,
            self.document,
            path,
            language=self.words.language,
            paper=self.paper,
            picture=self.pictures.get,
            is_archival=is_archival,
        )


@pytest.fixture(scope="module", params=[*LANGUAGES, "many scripts", "empty"])
def day(request: pytest.FixtureRequest) -> Day:
    if request.param == "empty":
        return Day(empty(), catalogue("en"), Paper.A4, {})
    if request.param not in LANGUAGES:
        return Day(many_scripts(with_cjk=True), catalogue("en"), Paper.A4, {})
    items = sample(request.param)
    pictures = {name: each.data for name, each in sample_pictures(request.param, items).items()}
    paper = Paper.A4 if request.param == "en" else Paper.LETTER
    return Day(new_document(items), catalogue(request.param), paper, pictures)


def documents(output: Output, day: Day) -> Iterator[Exporter]:
    """What makes the documents of an output."""
    made = [output.make()] if output.make is not None else []
    if output.each is not None:
        each = output.each(day.document, day.words, ExportOptions())
        made += [exporter for _, exporter in islice(each, A_FEW)]
    return (exporter for exporter in made if exporter.suffix == ".pdf")


@pytest.mark.cjk
@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.id)
def test_every_document_is_valid_for_archives_too(output: Output, day: Day, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    for exporter in documents(output, day):
        day.write(exporter, path, is_archival=True)
        assert_valid(path, "ua1")
        assert_valid(path, "2a")


@pytest.mark.cjk
@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.id)
def test_who_listens_to_a_document_misses_nothing(output: Output, day: Day, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    unfit = {rule for rule, outputs, _ in UNFIT if output.id in outputs}
    for exporter in documents(output, day):
        day.write(exporter, path, is_archival=False)
        assert_valid(path, "ua1")
        result = outloud.check(str(path), skip=unfit)
        assert result.error is None
        assert [(each.rule, each.page, each.evidence) for each in result.findings] == []
        heard = Heard(path)
        told = " ".join(heard.everything().split())
        assert heard.untagged == []
        assert [text for text in heard.repeated if not is_said(text, told)] == []
        title = exporter.title(day.words)
        assert output.each is not None or title in page_texts(path)[0]


def assert_valid(path: Path, profile: str) -> None:
    report = validator.validate_pdf(str(path), profile=profile)
    assert report.is_compliant, str(report)


def is_said(text: str, told: str) -> bool:
    """Whether what is not read out here is read out elsewhere, as numbers of pages need not be."""
    parts = " ".join(text.split()).split(" · ")
    is_page_number = all(part.isdecimal() for part in text.split(" / "))
    return is_page_number or all(part in told for part in parts)
