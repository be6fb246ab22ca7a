"""The action plan as PDF, read back as a reader's program reads it."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.errors import Cancelled
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.plan import PlanExporter
from cxworkshop.export.preview import Preview
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import Paper
from tests.export.group import NAMES, empty, group, steps
from tests.export.pictures import pictures, png
from tests.export.reading import assert_golden, page_texts, written

PLAN = PlanExporter()
HOSTILE = "<b>bold</b> & <img src='/etc/passwd'/> <font color=\"[1 for x in ()]\">{x}</font>"


def flat(text: str) -> str:
    return " ".join(text.split())


def joined(path: Path) -> str:
    return "\n".join(page_texts(path))


def packed(text: str) -> str:
    """Without any white space: long words are cut where a line ends."""
    return "".join(text.split())


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def test_the_plan_says_what_it_said_before(pdf: Path) -> None:
    written(PLAN, group(), pdf)
    told = []
    for number, text in enumerate(page_texts(pdf), 1):
        lines = [line.rstrip() for line in text.strip().splitlines()]
        told += [f"--- page {number} ---", *lines, ""]
    assert_golden("plan-en.txt", "\n".join(told))


def test_every_name_can_be_read(pdf: Path) -> None:
    assert written(PLAN, group(), pdf) == ()
    text = flat(joined(pdf))
    for name in NAMES:
        assert name in text


@pytest.mark.parametrize(
    "document",
    [
        group(*steps(200)),
        group(title="A very long title " * 60),
        group(
            *(Participant(id=ItemId(f"x{n}"), position="z", name="Name " * 30) for n in range(40)),
            title="Long " * 300,
        ),
    ],
    ids=["200 steps", "long title", "cover of several pages"],
)
def test_every_page_after_the_cover_has_its_number(document: Any, pdf: Path) -> None:
    written(PLAN, document, pdf)
    texts = page_texts(pdf)
    found = [
        re.findall(r"^Action plan · Draft (\d+) / (\d+)$", text, re.MULTILINE) for text in texts
    ]
    numbered = [places[-1] for places in found if places]
    covers = len(texts) - len(numbered)
    assert all(not places for places in found[:covers])
    assert "The day on one page" in texts[covers]
    assert numbered == [(str(number), str(len(numbered))) for number in range(1, len(numbered) + 1)]


def test_a_long_table_repeats_its_heads_and_loses_no_row(pdf: Path) -> None:
    written(PLAN, group(*steps(200), only=(NextStep, Participant)), pdf)
    texts = page_texts(pdf)
    assert len(texts) > 4
    for text in texts[1:]:
        assert "Owner" in text
        assert "Due" in text
    assert re.findall(r"\((\d+)\)", flat("\n".join(texts))) == [
        str(number) for number in range(1, 201)
    ]


@pytest.mark.parametrize("between", ["", " "], ids=["one word", "many words"])
def test_texts_higher_than_a_page_are_whole(between: str, pdf: Path) -> None:
    pieces = [f"a{number}b" for number in range(900)]
    long = between.join(pieces)
    items = (
        NextStep(id=ItemId("a"), text=long, done_when=long),
        Commitment(id=ItemId("b"), text=long, kept_when=long, support=long),
        ParkingEntry(id=ItemId("c"), text=long),
    )
    written(PLAN, group(*items, only=(NextStep, Commitment, ParkingEntry)), pdf)
    running = r"^(Fjord.*|Action plan.*|\d+ / \d+|# Step.*|Thought.*|no owner no date)$"
    texts = [re.sub(running, "", text, flags=re.MULTILINE) for text in page_texts(pdf)]
    found = Counter(re.findall(r"a\d+b", packed("\n".join(texts))))
    assert [piece for piece in pieces if found[piece] != 6] == []


def test_only_the_first_paragraph_of_a_split_cell_is_strong(pdf: Path) -> None:
    long = " ".join(f"w{number}" for number in range(2500))
    step = NextStep(id=ItemId("a"), text="Short", done_when=long)
    written(PLAN, group(step, only=(NextStep,)), pdf)
    with pikepdf.open(pdf) as read:
        fonts = [_used_for(page, "w2400") for page in read.pages]
    assert "NotoSans-Bold" not in {name for name in fonts if name}


def _used_for(page: pikepdf.Page, word: str) -> str:
    """The face in which a page shows a word, empty where it is not there."""
    import pypdfium2
    import pypdfium2.raw as raw

    with pikepdf.Pdf.new() as one:
        one.pages.append(page)
        out = io.BytesIO()
        one.save(out)
    document: Any = pypdfium2.PdfDocument(out.getvalue())
    sheet = document[0]
    text_page = sheet.get_textpage()
    place = text_page.get_text_range().find(word)
    name = ""
    if place >= 0:
        import ctypes

        buffer = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(text_page.raw, place, buffer, 128, ctypes.c_int(0))
        name = buffer.value.decode().rsplit("+", 1)[-1]
    text_page.close()
    sheet.close()
    document.close()
    return name


def test_nothing_private_is_printed(pdf: Path) -> None:
    private_words = "between us only"
    note = Note(id=ItemId("n"), text=private_words, is_private=True)
    told = Note(id=ItemId("m"), text="said to all", is_private=False)
    who = Participant(
        id=ItemId("e"), name="Eve Adams", email="eve@example.org", note=private_words, position="0"
    )
    items = (
        Commitment(id=ItemId("x"), participant=who.id, text="I will.", because=note.id),
        Goal(id=ItemId("y"), text="A goal", owner=who.id, because=note.id),
        Goal(id=ItemId("z"), text="Another goal", owner=who.id, because=told.id),
    )
    written(PLAN, group(note, told, who, *items), pdf)
    text = flat(joined(pdf))
    assert "Eve Adams" in text
    assert "said to all" in text
    assert private_words not in text
    assert "example.org" not in text


def test_placeholders_are_filled_everywhere(pdf: Path) -> None:
    text = "For {organisation}: no {customer} waits, {Customers} first"
    items = (
        NextStep(id=ItemId("a"), text=text, done_when=text),
        Goal(id=ItemId("b"), text=text, measure=text),
        Commitment(id=ItemId("c"), text=text, kept_when=text, first_step=text, support=text),
        ParkingEntry(id=ItemId("e"), text=text),
    )
    document = group(*items, title=text, place=text, organisation="Fjord", customer="member")
    written(PLAN, document, pdf)
    read = joined(pdf)
    assert "{" not in read
    assert "no member waits" in flat(read)
    with pikepdf.open(pdf) as raw:
        assert str(raw.docinfo["/Title"]).startswith("For Fjord: no member waits")


def test_empty_parts_are_left_out(pdf: Path) -> None:
    written(PLAN, group(only=(NextStep, Participant)), pdf)
    text = joined(pdf)
    assert "What we do next" in text
    for title in ("Our goals", "What each of us will do", "Parking lot", "good experience"):
        assert title not in text


def test_only_the_chosen_parts_are_printed(pdf: Path) -> None:
    written(PLAN, group(), pdf, sections=("parking_lot",))
    text = joined(pdf)
    assert "Parking lot" in text
    assert "What we do next" not in text


def test_an_empty_session_says_so(pdf: Path) -> None:
    written(PLAN, empty(), pdf)
    assert "Nothing has been recorded in this session yet." in flat(joined(pdf))


def test_markup_is_printed_as_it_was_typed(pdf: Path) -> None:
    items = (
        NextStep(id=ItemId("a"), text=HOSTILE, done_when=HOSTILE),
        Commitment(id=ItemId("b"), text=HOSTILE, kept_when=HOSTILE),
        ParkingEntry(id=ItemId("c"), text=HOSTILE),
        Participant(id=ItemId("p"), name=HOSTILE, position="0"),
    )
    document = group(
        *items, title=HOSTILE, organisation=HOSTILE, place=HOSTILE, facilitators=HOSTILE
    )
    written(PLAN, document, pdf)
    assert packed(joined(pdf)).count(packed(HOSTILE)) >= 9
    with pikepdf.open(pdf) as read:
        assert not any("/Annots" in page or pictures(page) for page in read.pages)


def test_control_characters_and_half_characters_do_no_harm(pdf: Path) -> None:
    bad = "A\x00\x07B\ud83dC"
    document = group(NextStep(id=ItemId("a"), text=bad, done_when=bad), title=bad, facilitators=bad)
    written(PLAN, document, pdf)
    assert "A B C" in flat(joined(pdf))
    with pikepdf.open(pdf) as read:
        for key in ("/Title", "/Author"):
            assert "\x00" not in str(read.docinfo[key])


def test_marks_that_show_nothing_are_left_out_and_accents_are_put_together(pdf: Path) -> None:
    text = "in\u202evoice\u2066.exe \u200bdone\x85now Zoe\u0308 5\u00a0%"
    document = group(NextStep(id=ItemId("a"), text=text), title=text)
    assert written(PLAN, document, pdf) == ()
    assert "invoice.exe done now Zoë" in flat(joined(pdf))
    assert not set(joined(pdf)) & set("\u202e\u2066\u200b\x85\u0308")
    with pikepdf.open(pdf) as read:
        assert not set(str(read.docinfo["/Title"])) & set("\u202e\u2066\u200b\x85")


def test_only_the_shipped_faces_are_there_and_all_are_embedded(pdf: Path) -> None:
    written(PLAN, group(ParkingEntry(id=ItemId("z"), text="→ ✓ ≤")), pdf)
    names = set()
    with pikepdf.open(pdf) as read:
        for thing in read.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                names.add(str(thing.BaseFont))
                (drawn,) = thing.get("/DescendantFonts", [thing])
                if thing.get("/Subtype") != "/CIDFontType2":
                    assert "/FontFile2" in drawn.FontDescriptor
    assert names
    assert all("+Noto" in name for name in names), names


def test_a_reader_is_told_title_author_language_and_parts(pdf: Path) -> None:
    written(PLAN, group(), pdf, language="es")
    with pikepdf.open(pdf) as read:
        assert str(read.Root.Lang) == "es"
        assert read.pdf_version == "1.7"
        assert str(read.docinfo["/Title"]).startswith("One day with our customers – ")
        assert str(read.docinfo["/Author"]) == "Clara Duarte"
        assert not any("Date" in key for key in read.docinfo)  # none that is not true
        with read.open_outline() as outline:
            assert len(outline.root) == 6
    written(PLAN, group(), pdf)
    with pikepdf.open(pdf) as read, read.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [
            "The day on one page",
            "What we do next",
            "Our goals",
            "What each of us will do",
            "What a good experience is to us",
            "Parking lot",
        ]


def test_the_same_session_gives_the_same_bytes(pdf: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    for path in (pdf, again):
        written(PLAN, group(*steps(40)), path, logo=png())
    assert pdf.read_bytes() == again.read_bytes()


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_every_page_has_the_chosen_size(paper: Paper, size: tuple[int, int], pdf: Path) -> None:
    written(PLAN, group(*steps(60)), pdf, paper=paper)
    with pikepdf.open(pdf) as read:
        for page in read.pages:
            assert [round(float(value)) for value in page.mediabox] == [0, 0, *size]  # type: ignore[arg-type]


def test_a_pale_brand_colour_is_darkened_and_that_is_said(pdf: Path) -> None:
    notes = written(PLAN, group(brand_colour="#FFE600"), pdf)
    assert [note.text for note in notes] == [
        "The brand colour was darkened, so that text in it can be read on white."
    ]
    assert written(PLAN, group(brand_colour="#0b6e69"), pdf) == ()


def test_the_second_brand_colour_is_that_of_the_bars_and_darkened_if_it_must_be(pdf: Path) -> None:
    assert written(PLAN, group(second_colour="#1F5FA8"), pdf) == ()
    with pikepdf.open(pdf) as read:
        codes = b"".join(page.Contents.read_bytes() for page in read.pages)
    assert b".121569 .372549 .658824 rg" in codes
    notes = written(PLAN, group(second_colour="#FFE600"), pdf)
    assert [note.text for note in notes] == [
        "The second brand colour was darkened, so that it is seen on white."
    ]


def test_a_plan_can_be_stopped_at_any_time(pdf: Path) -> None:
    class Stopped:
        def __init__(self, after: int) -> None:
            self.left = after

        def progress(self, share: float) -> None:
            assert 0 <= share <= 1
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    for after in (0, 3, 8):
        with pytest.raises(Cancelled):
            PLAN.write(group(*steps(100)), catalogue("en"), ExportOptions(), pdf, Stopped(after))


def test_the_preview_shows_the_real_pages(pdf: Path) -> None:
    written(PLAN, group(brand_colour="#AA0000"), pdf)
    preview = Preview(pdf)
    picture = preview.page(0, 420)
    assert len(preview) == len(page_texts(pdf))
    preview.close()
    assert picture.width == 420
    assert len(picture.rgb) == picture.width * picture.height * 3
    assert tuple(picture.rgb[:3]) == (0xAA, 0, 0)  # the band at the top in the brand's colour
