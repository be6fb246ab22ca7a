"""How the plan is laid out: what stays together, and what stays on the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import page as validator
import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal, GoalPart, Horizon
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Section, Table, Text
from cxworkshop.export.pdf.layout import Layout
from cxworkshop.export.pdf.sheets import Tag
from cxworkshop.export.pdf.type import Faces
from cxworkshop.export.plan import PlanExporter
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import Paper
from cxworkshop.report.agenda import agenda_report
from cxworkshop.report.frame import framed
from cxworkshop.report.plan import plan_report
from cxworkshop.sample import sample
from tests.export.group import DAY, group, steps
from tests.export.reading import page_texts, written

PLAN = PlanExporter()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "plan.pdf"


def joined(path: Path) -> str:
    return "\n".join(page_texts(path))


def test_words_of_ordinary_length_are_never_cut(pdf: Path) -> None:
    step = NextStep(id=ItemId("a"), text="Short", owner=ItemId("p"), due=DAY)
    owner = Participant(id=ItemId("p"), name="Maxi Wolfeschlegelstein", in_room=False)
    for language, head in (("en", "Owner"), ("es", "Responsable")):
        written(PLAN, group(step, owner), pdf, language=language)
        words = joined(pdf).split()
        assert "Wolfeschlegelstein" in words
        assert head in words or (language == "es" and not catalogue("es").knows("Owner"))


@pytest.mark.parametrize("words", [10, 120, 420, 620, 760, 900], ids=lambda count: f"{count} words")
def test_no_heading_stands_alone_at_the_end_of_a_page(words: int) -> None:
    long = "seen " * words
    promise = Commitment(
        id=ItemId("a"), participant=ItemId("p0"), text="I will.", kept_when=long, position="0"
    )
    goal = Goal(id=ItemId("b"), text="seen " * (words // 3), position="0")
    for count in range(1, 41):
        document = group(promise, goal, *steps(count))
        layout = Layout(plan_report(document, catalogue("en")), 612, 792)
        intros = [section.inside[1] for section in layout.tree.inside[1:]]
        for page in layout.pages[1:]:
            last = page.pieces[-1].tag
            assert last.role not in ("H2", "H3", "TH"), count
            assert last.role != "P" or last not in intros, count


def test_the_last_row_of_a_table_does_not_go_on_alone() -> None:
    for count in range(2, 80):
        document = group(*steps(count), only=(NextStep,))
        *_, last = Layout(plan_report(document, catalogue("en")), 612, 792).pages
        cells = [piece.lines[0].text for piece in last.pieces if piece.tag.role == "TD"]
        assert sum(cell.isdigit() for cell in cells) >= 2, count


def test_the_first_row_of_a_table_does_not_stay_behind_alone() -> None:
    rows = tuple((Cell(f"row {number}"),) for number in range(6))
    table = Table("Rows", (Column("What"),), rows)
    for before in range(60):
        said = tuple(Text(f"{number}") for number in range(before))
        report = framed(Wording(group(), catalogue("en")), "Some", ())
        section = Section("a", "Some", "", (*said, table))
        layout = Layout(msgspec.structs.replace(report, sections=(section,)), 595, 842)
        shown = [
            sum(piece.tag.role == "TD" for piece in page.pieces)
            for page in layout.pages
            if any(piece.tag.role == "TD" for piece in page.pieces)
        ]
        assert 1 not in shown, before


def test_who_turns_the_page_sees_of_which_goal_a_function_said_its_part() -> None:
    goal = Goal(id=ItemId("many"), text="The goal of everybody", position="0")
    functions = [
        Function(id=ItemId(f"m{number}"), name=f"Branch {number}", position=f"z{number:02}")
        for number in range(60)
    ]
    parts = [
        GoalPart(id=ItemId(f"part{each.id}"), parent=goal.id, function=each.id, text="Lends a hand")
        for each in functions
    ]
    document = group(goal, *functions, *parts, only=(Goal, Function, GoalPart))
    pages = Layout(plan_report(document, catalogue("en")), 595, 842).pages
    for page in pages:
        told = [piece.lines[0].text for piece in page.pieces if piece.tag.role == "TD"]
        if "Lends a hand" in told:
            said = [line.text for piece in page.pieces for line in piece.lines]
            again = [line.text for line in page.repeated]
            assert "The goal of everybody" in [*said, *again]
    assert sum("Lends a hand" in str(page.pieces) for page in pages) > 1


def test_a_double_name_that_is_too_long_is_broken_at_its_hyphen() -> None:
    name = "Wetteren-Castellanos"
    for face in (Faces().sans, Faces().bold):
        wide = face.width("Wetteren-Castella", 9)
        assert face.lines(name, 9, wide) == ["Wetteren-", "Castellanos"]
        *_, first, last = (str(line) for line in face.lines(f"ליאה {name}", 9, wide))
        assert (first, last) == ("Wetteren-", "Castellanos")


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before_it() -> None:
    face = Faces().sans
    for text in ("unknown → 95 %", "Write on the wall: we give our customers …", "Ruth רות 95 %"):
        for width in range(60, 160):
            lines = face.lines(text, 9, width)
            assert not any(str(line).lstrip()[:1] in "…→%" for line in lines[1:]), (text, width)


def test_the_goals_of_every_horizon_stand_in_the_same_columns() -> None:
    goals = [
        Goal(id=ItemId(f"h{number}"), text="A goal", horizon=horizon, due=due, position="1")
        for number, (horizon, due) in enumerate(
            ((Horizon.NOW, None), (Horizon.NEXT, date(2027, 9, 30)), (Horizon.LATER, None))
        )
    ]
    report = plan_report(group(*goals, only=(Goal,)), catalogue("en"))
    layout = Layout(report, 595, 842)
    lines = [line.text for page in layout.pages for piece in page.pieces for line in piece.lines]
    assert "Thu 30 Sept 2027" in lines
    heads = [
        round(piece.lines[0].x, 3)
        for page in layout.pages
        for piece in page.pieces
        if piece.tag.role == "TH"
    ]
    rows = [tuple(heads[start : start + 6]) for start in range(0, len(heads), 6)]
    assert len(rows) == 3
    assert len(set(rows)) == 1


def test_no_date_is_broken(pdf: Path) -> None:
    items = [
        NextStep(id=ItemId(f"d{month}"), text="Step", due=date(2027, month, 28))
        for month in range(1, 13)
    ]
    for language in ("en", "es"):
        written(PLAN, group(*items), pdf, language=language, paper=Paper.A4)
        text = joined(pdf)
        for item in items:
            assert item.due is not None
            assert catalogue(language).date(item.due, "day") in text


def test_long_names_stay_on_their_card() -> None:
    items = (
        Function(id=ItemId("long"), name="Department of " * 20),
        Participant(id=ItemId("a"), name="Maximiliane\n" * 12, function=ItemId("long")),
        Participant(id=ItemId("b"), name="M" * 400, function=ItemId("long")),
        Commitment(id=ItemId("c"), participant=ItemId("a"), text="I will."),
        Commitment(id=ItemId("d"), participant=ItemId("b"), text="I will."),
    )
    layout = Layout(plan_report(group(*items), catalogue("en")), 595, 842)
    lines = [line for page in layout.pages for piece in page.pieces for line in piece.lines]
    assert sum(line.text.count("Maximiliane") for line in lines) >= 12
    assert [
        line.text for line in lines if line.x + line.face.width(line.text.rstrip(), line.size) > 544
    ] == []


def test_no_mark_is_cut_from_its_letter() -> None:
    face = Faces().sans
    word = "x\u0323\u0302" * 40  # a letter with two marks that has no single character
    for width in range(10, 60, 3):
        lines = face.lines(word, 9, width)
        assert "".join(lines) == word
        assert all(line.startswith("x") for line in lines)


def test_words_tied_together_stay_on_one_line() -> None:
    face = Faces().sans
    width = face.width("wait 50\u00a0km", 9) - 1
    assert face.lines("wait 50\u00a0km", 9, width) == ["wait ", "50\u00a0km"]
    assert face.lines("wait 50 km", 9, width) == ["wait 50 ", "km"]


def test_nothing_stands_outside_the_page(pdf: Path) -> None:
    import pypdfium2

    written(PLAN, group(*steps(60), ParkingEntry(id=ItemId("z"), text="W" * 3000)), pdf)
    document: Any = pypdfium2.PdfDocument(str(pdf))
    for page in document:
        width, height = page.get_size()
        text_page = page.get_textpage()
        for number in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(number)
            assert left >= 40
            assert right <= width - 40
            assert bottom >= 20
            assert top <= height - 20
        text_page.close()
        page.close()
    document.close()


LONG = "A sentence that goes on and on about what every customer of ours should live through "


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", [(595.2756, 841.8898), (612, 792)], ids=["A4", "Letter"])
@pytest.mark.parametrize("times", [1, 12])
def test_the_summary_stands_alone_on_the_page_after_the_cover(
    times: int, paper: tuple[float, float], language: str
) -> None:
    many = [
        Goal(id=ItemId(f"n{number}"), text=LONG * times, measure=LONG, position="2")
        for number in range(9)
    ]
    people = [
        Participant(id=ItemId(f"m{number}"), name="Name", function=ItemId(f"u{number}"))
        for number in range(12)
    ]
    functions = [Function(id=ItemId(f"u{number}"), name="Legal") for number in range(12)]
    document = group(*many, *people, *functions, *steps(30, LONG * times))
    layout = Layout(plan_report(document, catalogue(language)), *paper)
    summary, after = layout.tree.inside[1:3]
    pages = {
        number
        for number, page in enumerate(layout.pages)
        for piece in page.pieces
        if piece.tag in _all(summary)
    }
    assert len(pages) == 1
    (page,) = (layout.pages[number] for number in pages)
    assert all(piece.tag in _all(summary) for piece in page.pieces)
    assert after.inside[0] in {piece.tag for piece in layout.pages[max(pages) + 1].pieces}


def _all(tag: Tag) -> list[Tag]:
    return [tag, *(inner for child in tag.inside for inner in _all(child))]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_the_journey_lies_on_its_side_and_the_rest_stands_upright(paper: Paper, pdf: Path) -> None:
    import pypdfium2

    written(PLAN, new_document(sample("en")), pdf, paper=paper)
    document: Any = pypdfium2.PdfDocument(str(pdf))
    wide = []
    for number, page in enumerate(document):
        width, height = page.get_size()
        text = page.get_textpage()
        heads = [text.get_rect(place) for place in range(text.count_rects())]
        assert max(right for *_, right, _ in heads) <= width - 40, "nothing runs out"
        if width > height:
            wide.append(number)
            head, foot = max(top for *_, top in heads), min(low for _, low, *_ in heads)
            assert height - 60 < head < height - 40, "the running head is where it belongs"
            assert 20 < foot < 40
            assert max(right for *_, right, _ in heads) > width - 60, "the whole width is used"
        text.close()
        page.close()
    document.close()
    texts = page_texts(pdf)
    assert wide == list(range(wide[0], wide[-1] + 1))
    assert "The journey" in texts[wide[0]]
    assert "A new corporate customer" in texts[wide[0]]
    assert "Hand-offs" in texts[wide[-1] + 1]
    (private,) = (text for text in texts if "A private customer who leaves" in text)
    assert "Give notice" in private, "a journey's name stands over its chart"
    assert validator.validate_pdf(str(pdf), profile="ua1").is_compliant


def test_a_section_that_is_to_be_whole_is_not_cut_at_the_end_of_a_page() -> None:
    usual = agenda_report(group(), catalogue("en"))
    lines = tuple(Text(f"Line {number}") for number in range(12))
    for filling in range(40):
        before = Section("a", "First", "", tuple(Text("Filling") for _ in range(filling)))
        whole = Section("b", "Whole", "", lines, is_whole=True)
        after = Section("c", "Last", "", (Text("Line of the last"),))
        layout = Layout(msgspec.structs.replace(usual, sections=(before, whole, after)), 595, 842)
        found = [
            {line.text for piece in page.pieces for line in piece.lines} for page in layout.pages
        ]
        pages = [number for number, texts in enumerate(found) if {"Line 0", "Line 11"} & texts]
        assert len(pages) == 1, "it begins and ends on the same page"
        assert sum("Line 5" in texts for texts in found) == 1, "and is set once"


def test_a_long_day_is_sent_round_on_one_page() -> None:
    document = new_document(sample("en"))
    assert len(Layout(agenda_report(document, catalogue("en")), 595, 842).pages) == 1
