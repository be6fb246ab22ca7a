"""Forms to fill in: valid, heard, filled in by any reader, nothing on them that is not theirs."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import msgspec
import pikepdf
import pytest

from cxworkshop.activities.diagnostic import Diagnostic
from cxworkshop.activities.form_names import Asked, FormName, form_name
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.review import CheckIn
from cxworkshop.blocks import FullPage
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.kit import KitExporter, PosterExporter, PosterSize
from cxworkshop.export.prework import PreworkExporter
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.figures.paper_cards import CardPage
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import Paper
from cxworkshop.report.kit import kit_report
from cxworkshop.report.sheets import leaders
from cxworkshop.sample import sample
from tests.export.filling import names, of
from tests.export.group import group
from tests.export.reading import assert_golden, page_texts, written
from tests.export.test_tagged_pdf import Heard, characters

FORMS = {
    "sheets": SheetsExporter(),
    "prework": PreworkExporter(),
    "kit": KitExporter(),
    "large": PosterExporter(PosterSize.LARGE),
    "tiles": PosterExporter(PosterSize.TILES),
}


@pytest.fixture(scope="module", params=LANGUAGES)
def day(request: pytest.FixtureRequest) -> Document:
    return new_document(sample(request.param))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "form.pdf"


def anonymous(document: Document) -> Document:
    """The session with diagnostics that take no names."""
    changed = document.snapshot()
    for each in changed.all(Diagnostic):
        changed.put(msgspec.structs.replace(each, is_anonymous=True))
    return changed


@pytest.mark.parametrize("form", ["sheets", "prework", "kit"])
def test_the_same_session_gives_the_same_bytes(day: Document, form: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(FORMS[form], day, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_every_field_says_what_it_asks_and_has_its_element(day: Document, pdf: Path) -> None:
    words = catalogue(day.session.language)
    written(SheetsExporter(), day, pdf, language=day.session.language)
    with pikepdf.open(pdf) as read:
        ways = list(read.Root.StructTreeRoot.ParentTree.Nums)
        back = dict(zip(map(int, ways[::2]), ways[1::2], strict=True))
        told = set()
        for page in read.pages:
            for widget in page.get("/Annots", []):
                told.add(str(widget.TU))
                element = back[int(widget.StructParent)]
                assert element.S == "/Form"
                assert element.K.Obj == widget
                assert int(widget.F) == 4
                assert widget.AP.N is not None
    asked = words.tr("What became of it after {days} days", days=60)
    assert f"{asked}: {words.tr('Partly')}" in told


def test_a_sheet_asks_for_each_commitment_at_each_check_in(pdf: Path) -> None:
    document = group()
    person = document.all(Participant)[0]
    written(SheetsExporter(person), document, pdf)
    asked = [(name.asked, name.number) for name in names(pdf) if name.asked is not Asked.DONE]
    assert asked == [
        pair for days in (30, 60, 90) for pair in ((Asked.KEPT, days), (Asked.HAPPENED, days))
    ]
    assert {(name.session, name.person) for name in names(pdf)} == {("session", person.id)}


def test_a_sheet_says_where_it_goes_back_and_who_sees_it() -> None:
    document = group(return_to="sheets@example.com", is_signed=True)
    told = repr(sheets_of(document))
    assert "Clara Duarte · sheets@example.com" in told
    assert "without names" in told
    assert "Ana Pérez, date and signature" in told
    document.put(CheckIn(id=ItemId("c"), names_shown=True))
    told = repr(sheets_of(document))
    assert "without names" not in told
    assert "by name" in told


def sheets_of(document: Document) -> object:
    from cxworkshop.report.sheets import sheets_report

    return sheets_report(document, catalogue("en"), document.all(Participant)[0].id)


def test_the_fields_of_a_sheet_are_kept_as_they_are_named(pdf: Path) -> None:
    """A file that is out there for 90 days must still be read by a later version."""
    document = group()
    written(SheetsExporter(document.all(Participant)[0]), document, pdf)
    with pikepdf.open(pdf) as read:
        fields = [f"{field.get('/FT', '')} {field.T}" for field in read.Root.AcroForm.Fields]
    assert_golden("sheet-fields.txt", "\n".join(fields) + "\n")


@pytest.mark.parametrize("form", ["sheet", "prework", "kit"])
def test_forms_are_heard_in_their_order(form: str, pdf: Path) -> None:
    if form == "sheet":
        document = group(return_to="sheets@example.com", is_signed=True)
        written(SheetsExporter(document.all(Participant)[0]), document, pdf)
    else:
        document = new_document(sample("en"))
        for person in document.all(Participant)[2:]:
            document.drop(person.id)
        written(FORMS[form], document, pdf)
    assert_golden(f"{form}-en-heard.txt", "\n".join(Heard(pdf).lines()) + "\n")


def test_a_name_of_a_field_is_read_as_it_was_written() -> None:
    for asked in Asked:
        for person in (ItemId("p1"), None):
            name = FormName(asked, ItemId("s"), person, ItemId("c"), 90)
            assert form_name(name.written) == name
    for strange in ("", "Name", "cx1/kept/s/p/c", "cx1/x/s/p/c/1", "cx1/kept//p/c/1"):
        assert form_name(strange) is None


@pytest.mark.parametrize("paper", Paper)
def test_a_form_fills_its_page_and_no_other(day: Document, paper: Paper, pdf: Path) -> None:
    person = day.all(Participant)[0]
    written(PreworkExporter(person), day, pdf, language=day.session.language, paper=paper)
    with pikepdf.open(pdf) as read:
        (page,) = read.pages
        lowest = min(float(widget.Rect[1]) for widget in page.Annots)
        assert lowest < float(page.MediaBox[3]) * 0.4


def test_who_counts_only_gives_forms_without_names(day: Document, pdf: Path) -> None:
    document = anonymous(day)
    written(PreworkExporter(), document, pdf)
    with pikepdf.open(pdf) as read:
        assert "/AcroForm" not in read.Root
    written(KitExporter(), document, pdf)
    forms = [text for text in page_texts(pdf) if "1\n2\n3\n4\n5" in text or " 1 2 3 4 5 " in text]
    people = [person.name for person in document.all(Participant)]
    assert not any(name in text for name in people for text in forms)
    prework = next(output for output in OUTPUTS if output.id == "prework")
    assert prework.each is not None
    assert list(prework.each(document, catalogue("en"), ExportOptions())) == []


def test_a_form_with_a_name_knows_whose_it_is(day: Document, pdf: Path) -> None:
    person = day.all(Participant)[0]
    written(PreworkExporter(person), day, pdf)
    assert {name.person for name in names(pdf)} == {person.id}
    written(PreworkExporter(), day, pdf)
    assert of(pdf, Asked.NAME).person is None


def test_the_kit_holds_what_is_on_the_agenda_and_nothing_else(day: Document, pdf: Path) -> None:
    words = catalogue(day.session.language)
    written(KitExporter(), day, pdf, language=day.session.language)
    texts = page_texts(pdf)
    for part in ("Name tents", "Commitment cards", "Hand-off cards", "Dots", "Journey poster"):
        assert words.tr(part) in texts[0]
    for person in leaders(day):
        assert sum(person.name.split()[0] in text for text in texts) >= 3
    written(KitExporter(), group(), pdf)
    assert "Hand-off" not in page_texts(pdf)[0]
    assert "Commitment cards" not in page_texts(pdf)[0]


@pytest.mark.parametrize(("people", "cards"), [(3, 12), (14, 14), (41, 42)])
def test_there_are_hand_off_cards_for_all_and_no_half_page(people: int, cards: int) -> None:
    items = sample("en")
    (first, *_) = leaders(new_document(items))
    document = new_document(
        [
            *[each for each in items if not isinstance(each, Participant)],
            *[msgspec.structs.replace(first, id=ItemId(f"p{number}")) for number in range(people)],
        ]
    )
    (section,) = [
        each for each in kit_report(document, catalogue("en")).sections if each.id == "hand-offs"
    ]
    drawn = [block.chart for block in section.blocks if isinstance(block, FullPage)]
    assert sum(len(page.cards) for page in drawn if isinstance(page, CardPage)) == cards


def test_a_poster_is_one_page_or_tiles_of_the_same_map(day: Document, pdf: Path) -> None:
    written(PosterExporter(PosterSize.LARGE), day, pdf)
    with pikepdf.open(pdf) as read:
        (page,) = read.pages
        assert [round(float(side)) for side in page.MediaBox[2:]] == [2384, 1684]
    written(PosterExporter(PosterSize.TILES), day, pdf, paper=Paper.LETTER)
    with pikepdf.open(pdf) as read:
        assert len(read.pages) == 9
        assert [float(side) for side in read.pages[0].MediaBox[2:]] == [792, 612]
        figure, *tiles = read.Root.StructTreeRoot.K.K
        assert figure.S == "/Figure"  # heard once, not nine times
        assert [tile.S for tile in tiles] == ["/P"] * 9  # where each belongs


@pytest.mark.parametrize("typed", ["Zażółć gęślą jaźń", "Ξέρουμε τι", "Что ґрунт", "Sẹ́yìí, ngữ"])
def test_what_is_typed_in_latin_greek_and_cyrillic_stands_in_the_files_own_font(
    typed: str, pdf: Path, tmp_path: Path
) -> None:
    """As a program reads it that has no other font: from the codes of the font in the file."""
    written(SheetsExporter(group().all(Participant)[0]), group(), pdf)
    with pikepdf.open(pdf) as read:
        font = read.Root.AcroForm.DR.Font.Field
        assert (font.Subtype, font.Encoding) == ("/Type0", "/Identity-H")
        shown = set(characters(font).values())
        assert set(unicodedata.normalize("NFC", typed)) <= shown
        data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert b"cmap" in data[:400]  # without it Acrobat would not take the font


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_a_reader_without_other_fonts_writes_what_was_typed(pdf: Path, tmp_path: Path) -> None:
    """Firefox saves no look and asks for it; poppler then writes with the font of the file."""
    document = group()
    written(SheetsExporter(document.all(Participant)[0]), document, pdf)
    typed, filled = "Zażółć Ελλάδα Привет", tmp_path / "filled.pdf"
    name = of(pdf, Asked.HAPPENED).written
    with pikepdf.open(pdf) as read:
        field = next(each for each in read.Root.AcroForm.Fields if str(each.T) == name)
        field.V = pikepdf.String(typed)
        del field.AP
        read.Root.AcroForm.NeedAppearances = True
        read.save(filled)
    done = subprocess.run(["pdftotext", str(filled), "-"], capture_output=True, check=True)
    assert typed in done.stdout.decode()
