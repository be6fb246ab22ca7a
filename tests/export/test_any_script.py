"""Names and texts in any script: in their order and shape, to be read, found and heard."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.export.pdf import typefaces
from cxworkshop.export.pdf.drawings import measured
from cxworkshop.export.pdf.languages import language_of
from cxworkshop.export.pdf.layout import Layout
from cxworkshop.export.pdf.order import in_sight, levels
from cxworkshop.export.pdf.pages import MARGIN
from cxworkshop.export.pdf.type import Faces
from cxworkshop.export.pdf.writing import indent
from cxworkshop.export.plan import PlanExporter
from cxworkshop.figures.breaking import parts_of, signs_of, words_of
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.direction import is_right_to_left, listed
from cxworkshop.i18n import catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.paths import resource
from cxworkshop.report.plan import plan_report
from tests.export.group import group
from tests.export.many_scripts import CJK, FROM_THE_RIGHT, MIXED, SAID, many_scripts
from tests.export.reading import page_texts, written
from tests.export.test_tagged_pdf import Heard

PLAN = PlanExporter()
EN = catalogue("en")
LETTERS = "ab AB12 ,.()[]%-+/:אבגד ابتلم١٢ ـ\u0301\u064b\u05b7कषिथ์านเ中あ한👩✅"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def parked(*texts: str) -> Document:
    return group(*(ParkingEntry(id=ItemId(f"z{n}"), text=text) for n, text in enumerate(texts)))


def packed(text: str) -> str:
    """Without white space and without what only steers direction."""
    return "".join(c for c in text if not c.isspace() and c not in "\u202a\u202b\u202c\u200e\u200f")


def test_every_name_and_sentence_is_heard_as_it_was_typed(pdf: Path) -> None:
    written(PLAN, many_scripts(), pdf)
    heard = Heard(pdf)
    said = [
        heard.said(element) for role in ("/H3", "/P", "/TD") for element in heard.elements(role)
    ]
    told = "\n".join(said)
    for name, sentence in SAID.values():
        assert name in told
        assert f"{sentence} {sentence} {sentence}" in told
    assert MIXED in told


def test_other_programs_find_every_name_and_sentence(pdf: Path) -> None:
    written(PLAN, many_scripts(), pdf)
    texts = ["\n".join(page_texts(pdf))]
    program = shutil.which("pdftotext")
    if program is not None:
        done = subprocess.run([program, str(pdf), "-"], capture_output=True, check=True)
        texts.append(done.stdout.decode())
    for text in map(packed, texts):
        for name, sentence in SAID.values():
            assert packed(name) in text
            assert packed(sentence) in text


BOTH_WAYS = {
    FROM_THE_RIGHT: ("רות כהן", "CRM", "של הצוות"),
    "צוות השירות של Northwind Bank ישלח": ("צוות השירות של", "Northwind Bank", "ישלח"),
    "سأتصل بفريق CRM Team كل شهر": ("سأتصل بفريق", "CRM Team", "كل شهر"),
    MIXED: ("Ruth is", "רות כהן", "ليلى", "since 2019"),
}
"""Lines that mix directions, and the pieces in one direction that stay together in all readers."""


@pytest.mark.parametrize("text", BOTH_WAYS)
def test_a_line_in_both_directions_is_heard_whole_and_found_in_pieces(text: str, pdf: Path) -> None:
    """Whole in the file, hence for who listens; readers that sort by place keep the pieces."""
    written(PLAN, parked(text), pdf)
    heard = Heard(pdf)
    assert text in [heard.said(cell) for cell in heard.elements("/TD")]
    found = " ".join("\n".join(page_texts(pdf)).split())  # pdfium
    assert all(word in found for piece in BOTH_WAYS[text] for word in piece.split())
    program = shutil.which("pdftotext")
    if program is not None:
        done = subprocess.run([program, str(pdf), "-"], capture_output=True, check=True)
        assert all(piece in done.stdout.decode() for piece in BOTH_WAYS[text])


@pytest.mark.cjk
def test_chinese_japanese_and_korean_come_from_the_extra(pdf: Path) -> None:
    assert written(PLAN, many_scripts(with_cjk=True), pdf) == ()
    text = packed("\n".join(page_texts(pdf)))
    for name, sentence in CJK.values():
        assert packed(name) in text
        assert packed(sentence) in text


def test_a_font_of_the_system_steps_in(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import manimgx_fonts_cjk

    (path,) = Path(manimgx_fonts_cjk.__path__[0]).glob("*.ttc")
    monkeypatch.setattr(typefaces.system_fonts, "showing", lambda _sign, _weight: ((path, 0),))
    assert written(PLAN, parked("王小明"), pdf) == ()
    assert "王小明" in "\n".join(page_texts(pdf))


def test_a_font_that_may_not_be_embedded_or_is_damaged_is_left_alone(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import manimgx_fonts_cjk

    (path,) = Path(manimgx_fonts_cjk.__path__[0]).glob("*.ttc")
    damaged = tmp_path / "damaged.ttc"
    damaged.write_bytes(path.read_bytes()[:5000])
    monkeypatch.setattr(typefaces.Typeface, "may_be_embedded", property(lambda _face: False))
    monkeypatch.setattr(
        typefaces.system_fonts, "showing", lambda _sign, _weight: ((damaged, 0), (path, 0))
    )
    assert "U+738B" in EN.say(written(PLAN, parked("王"), pdf)[0])


def test_what_no_font_can_show_is_named_with_its_place_and_can_still_be_copied(pdf: Path) -> None:
    person = Participant(id=ItemId("x"), position="z", name="Wang 王")
    notes = [EN.say(note) for note in written(PLAN, group(person), pdf)]
    assert "“One day with our customers”" in notes[0]
    assert "王 U+738B CJK UNIFIED IDEOGRAPH-738B" in notes[0]
    assert "installed" in notes[-1]
    written(PLAN, parked("ring 🧿 and 王"), pdf)
    (note, _) = (EN.say(note) for note in written(PLAN, parked("ring 🧿 and 王"), pdf))
    assert "Parking lot – ring 🧿 and 王" in note
    heard = Heard(pdf)
    assert "ring 🧿 and 王" in [heard.said(cell) for cell in heard.elements("/TD")]


def test_the_same_session_in_many_scripts_gives_the_same_bytes(pdf: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    for path in (pdf, again):
        written(PLAN, many_scripts(), path)
    assert pdf.read_bytes() == again.read_bytes()


def test_what_is_in_another_language_says_so(pdf: Path) -> None:
    written(PLAN, many_scripts(), pdf)
    with pikepdf.open(pdf) as read:
        codes = b"".join(page.Contents.read_bytes() for page in read.pages).decode("latin-1")
    for language in ("el", "ar", "fa", "he", "hi", "th", "bn", "ka"):
        assert f"/Lang ({language})" in codes
    assert "/Lang (en)" not in codes


def test_a_text_from_the_right_stands_where_all_others_do_and_its_lines_end_together() -> None:
    document = parked("A line from the left", FROM_THE_RIGHT, f"{FROM_THE_RIGHT} " * 12)
    layout = Layout(plan_report(document, EN), 595, 842)
    starts: dict[int, set[float]] = {}
    ends: dict[int, set[float]] = {}
    for page in layout.pages:
        for piece in page.pieces:
            for line in piece.lines:
                if piece.tag.role == "TD" and ("left" in line.text or "צוות" in line.text):
                    x = line.x + indent(line.face, line.size, line.text)
                    right = x + line.face.width(line.text, line.size)
                    space = line.face.width(" ", line.size)
                    if line.text.endswith(" ") and "left" not in line.text:
                        x += space  # what ends with a space has it at the left
                    starts.setdefault(id(piece.tag), set()).add(round(x, 1))
                    ends.setdefault(id(piece.tag), set()).add(round(right, 1))
    edges = {min(cell) for cell in starts.values()}
    assert len(starts) == 3
    assert len(edges) == 1
    assert min(edges) >= MARGIN
    assert [len(cell) for cell in ends.values()] == [1, 1, 1]


def test_a_list_of_names_runs_from_the_left_whoever_comes_first() -> None:
    names = ["רות כהן", "ליילה חדד", "Ana Pérez", "ليلى الحداد"]
    line = listed([names[0], "", *names[1:]])
    runs = Faces().sans.runs(line)
    assert not is_right_to_left(line)
    said = "".join(run.text for run in runs)
    assert [said.index(name.split()[0]) for name in names] == sorted(
        said.index(name.split()[0]) for name in names
    )
    assert listed(["Ana", "Bo"], " · ") == "Ana · Bo"


def test_a_line_of_a_picture_keeps_the_direction_of_its_paragraph() -> None:
    canvas = Canvas(90, 500, 10, 8, measured(Faces()))
    label = canvas.label("שלום " * 6 + "Latin words here and more of them", 20, 0, 90)
    assert len(label.lines) > 2
    assert all(map(is_right_to_left, label.lines))
    widest = max(canvas.wide(line, label.size) for line in label.lines)
    assert (label.align, label.x) == ("right", 20 + widest)
    mixed = canvas.lines(f"Layla is {'ليلى ' * 9}", 60, 10)
    assert not any(map(is_right_to_left, mixed))


def test_a_line_keeps_the_direction_of_its_paragraph() -> None:
    face = Faces().sans
    lines = face.lines("שלום " * 8 + "Latin words here and more of them", 10, 90)
    last = lines[-1]
    assert is_right_to_left(last) is False  # by itself it would begin at the left
    assert indent(face, 10, last) > 0


@given(st.text(LETTERS, min_size=1, max_size=24), st.booleans())
def test_the_order_of_a_line_is_that_of_the_standard(text: str, is_rtl: bool) -> None:
    from bidi import get_display

    seen = ""
    for stretch in in_sight(levels(text, is_rtl=is_rtl), text, is_rtl=is_rtl):
        piece = text[stretch.start : stretch.end]
        seen += piece[::-1] if stretch.is_right_to_left else piece
    assert seen == get_display(text, base_dir="R" if is_rtl else "L")


@given(st.text(LETTERS, min_size=1, max_size=60), st.floats(12, 120))
def test_lines_lose_nothing_and_are_no_wider_than_their_room(text: str, width: float) -> None:
    face = Faces().sans
    lines = face.lines(text, 10, width)
    assert "".join(lines) == " ".join(words_of(face.clean(text)))
    for line in lines:
        is_one_sign = len(signs_of(line.rstrip())) <= 1
        assert is_one_sign or face.width(line.rstrip(), 10) <= width + 3.5


def test_a_space_beside_a_picture_is_no_wider_than_any_other() -> None:
    face = Faces().sans
    apart = face.width("👩", 10) + face.width(" ", 10) + face.width("ג", 10)
    assert face.width("👩 ג", 10) == pytest.approx(apart)


def test_chinese_and_japanese_lines_end_between_signs_but_begin_with_no_stop() -> None:
    assert parts_of("打五次。给「客」") == ["打", "五", "次。", "给", "「客」"]
    assert parts_of("word") == ["word"]


def test_an_abbreviation_of_two_parts_stays_on_its_line() -> None:
    assert words_of("finanzas, RR. HH. y EE. UU.") == ["finanzas,", "RR. HH.", "y", "EE. UU."]
    assert words_of("J. R. Smith. I am. A b.") == ["J. R.", "Smith.", "I", "am.", "A", "b."]


def test_a_chinese_or_japanese_name_in_a_list_stays_on_its_line() -> None:
    assert parts_of("田中さくら,") == ["田中さくら,"]
    face = Faces().sans
    names = ", ".join(["王小明", "田中さくら", "長谷川健太郎"] * 4)
    lines = face.lines(names, 10, 150)
    assert len(lines) > 2
    assert all(line.rstrip().endswith((",", "郎")) for line in lines)


def test_what_belongs_together_is_one_sign() -> None:
    assert signs_of("क्षि") == ["क्षि"]
    assert signs_of("👩🏽‍💻🇪🇺🇯🇵") == ["👩🏽‍💻", "🇪🇺", "🇯🇵"]
    assert signs_of("เก้ำ") == ["เก้ำ"]
    assert signs_of("בַּגa") == ["בַּ", "ג", "a"]


def test_a_break_in_a_text_is_not_missing() -> None:
    faces = Faces()
    assert faces.sans.width("one\ntwo", 10) > 0
    assert faces.missing() == []


def test_a_script_tells_its_language_where_it_can() -> None:
    assert [language_of(name) for name in ("Ruth", "רות", "Мария", "ליילה", "王", "さくら")] == [
        "",
        "he",
        "",
        "he",
        "",
        "ja",
    ]


def test_joined_letters_are_one_glyph_with_the_room_of_all() -> None:
    import uharfbuzz

    from cxworkshop.export.pdf.programs import truetype_program
    from cxworkshop.export.pdf.truetype import Joined

    hb: Any = uharfbuzz
    face = typefaces.shipped("NotoSansThai-Variable.ttf", 400)
    base, mark = (
        face.shape("ก", is_rtl=False, language=""),
        face.shape("ข", is_rtl=False, language=""),
    )
    parts = ((base[0].number, 0, 0), (mark[0].number, 300, 200))
    alone = Joined(((base[0].number, 0, 0),), base[0].advance)
    program = truetype_program(face, [(alone, "ก"), (Joined(parts, 777), "กข")])
    font = hb.Font(hb.Face(program.data))
    one, both = (int.from_bytes(program.places[place : place + 2], "big") for place in (2, 4))
    assert font.get_glyph_h_advance(both) == 777
    small, large = font.get_glyph_extents(one), font.get_glyph_extents(both)
    assert large.x_bearing + large.width > small.x_bearing + small.width
    assert large.y_bearing > small.y_bearing


def test_the_shipped_fonts_are_small_and_all_are_used() -> None:
    files = list(resource("fonts").glob("*.ttf"))
    assert sum(file.stat().st_size for file in files) < 12_000_000
    licence = resource("fonts", "OFL.txt").read_text()
    assert "The Noto Project Authors" in licence
    used = {*typefaces._SHIPPED, typefaces._PICTURES}
    assert {file.name for file in files if "-Variable" in file.name} <= used


@pytest.mark.parametrize("letter", ["e\u0301", "ش\u064b", "ก\u0e49", "\u0301"])
def test_a_letter_carries_any_number_of_marks(letter: str, pdf: Path) -> None:
    text = letter + letter[-1] * 900
    written(PLAN, parked(text, "what stands beside it"), pdf, is_archival=True)
    assert "what stands beside it" in " ".join("\n".join(page_texts(pdf)).split())


@pytest.mark.parametrize(
    "text",
    ["שלום 🏴\U000e0067\U000e0062\U000e007f!", "שלום \u202egnp.exe", "\u2067שלום\u2069 a\tb"],
)
def test_flags_and_characters_that_steer_stop_no_document(text: str, pdf: Path) -> None:
    written(PLAN, parked(text, "what stands beside it"), pdf)
    assert "what stands beside it" in " ".join("\n".join(page_texts(pdf)).split())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.booleans())
def test_every_text_has_an_order(text: str, is_rtl: bool) -> None:
    # Halves of characters are gone by then: a face cleans its text first.
    assert len(levels(f"שלום {text}", is_rtl=is_rtl)) == len(text) + 5
