"""Charts in a printed document: whole, legible, heard in words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import page as validator
import pytest

from cxworkshop.blocks import Block, Drawing, Heading, Report, Section, Text
from cxworkshop.export.pdf.drawing import draw
from cxworkshop.export.pdf.drawings import LEAST, measured
from cxworkshop.export.pdf.layout import Layout
from cxworkshop.export.pdf.pages import TOP
from cxworkshop.export.pdf.sheets import Piece, Plate
from cxworkshop.export.pdf.type import Faces
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.colour import contrast
from cxworkshop.figures.coverage import CoverageChart, CoverageRow
from cxworkshop.figures.figure import Area, Box, Dot, Figure, Label, Shape, Stroke, arrow
from cxworkshop.figures.inks import PAPER, paper_inks
from cxworkshop.i18n import catalogue
from cxworkshop.report.plan import plan_report
from tests.export.group import group
from tests.export.reading import page_texts
from tests.export.test_tagged_pdf import Heard

A4 = (595.2756, 841.8898)
HARD = "Γιώργος → Þóra ✓ \U0001f600 <b>&"


class Ladder(msgspec.Struct, frozen=True):
    """A chart of rows with every kind of shape, split where the page ends."""

    alt: str
    names: tuple[str, ...]

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        figures: list[Figure] = []
        shapes: list[Shape] = []
        y = 0.0
        for name in self.names:
            row = self._row(name, canvas, y)
            tall = row[0].height + canvas.size
            if shapes and y + tall > canvas.height:
                figures.append(Figure(canvas.width, y, tuple(shapes), self.alt))
                y, shapes = 0.0, []
                row = self._row(name, canvas, y)
            shapes += row
            y += tall
        return (*figures, Figure(canvas.width, y, tuple(shapes), self.alt))

    def _row(self, name: str, canvas: Canvas, y: float) -> tuple[Label, *tuple[Shape, ...]]:
        width = canvas.width
        told = canvas.label(name, 0, y, width / 3, is_strong=True)
        return (
            told,
            canvas.label(name, width / 3, y, width / 3, size=canvas.least, align="right"),
            canvas.label("middle", width * 0.8, y, width / 5, align="middle", is_serif=True),
            Box(0, y, width, told.height, edge="line", is_dashed=True),
            Box(width / 2, y, 20, 8, fill="accent_tint", edge="accent", radius=3),
            Box(0, y, 0, 0),
            Dot(width * 0.7, y + 6, 3, fill="risk"),
            Dot(width * 0.72, y + 6, 3, edge="kept"),
            Stroke(((0, y), (width, y)), "ink2", is_dashed=True),
            Area(((0, y), (5, y), (5, y + 5)), "goals"),
            *arrow((width * 0.7, y + 8), (width * 0.9, y + 8), "steps", 1.2),
        )


def report(*blocks: Block, colour: str = "#0B6E69") -> Report:
    plan = plan_report(group(), catalogue("en"))
    section = Section("charts", "Charts", "What they say", blocks)
    return msgspec.structs.replace(plan, colour=colour, sections=(section,))


def printed(made: Report, path: Path) -> Layout:
    layout = Layout(made, *A4)
    draw(made, layout, path, A4)
    return layout


def plates(layout: Layout) -> list[list[Plate]]:
    """The charts on every page but the cover."""
    return [
        [piece.figure for piece in page.pieces if isinstance(piece.figure, Plate)]
        for page in layout.pages
        if not page.is_cover
    ]


def ladder(count: int) -> Ladder:
    return Ladder("A ladder: most is at the top.", tuple(f"rung {n}" for n in range(count)))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "charts.pdf"


@pytest.mark.parametrize("count", [1, 8, 200])
def test_a_chart_is_accessible_by_the_standard_and_heard_once(count: int, pdf: Path) -> None:
    printed(report(Drawing(ladder(count), "Under it")), pdf)
    checked = validator.validate_pdf(str(pdf), profile="ua1")
    assert checked.is_compliant, str(checked)
    heard = Heard(pdf)
    assert heard.untagged == []
    (figure,) = heard.elements("/Figure")
    assert str(figure.Alt) == "A ladder: most is at the top."
    assert heard.said(figure).count("rung") == 2 * count
    assert all(heard.way_back(place) == figure for place in heard.places(figure))
    assert "Under it" in [heard.said(text) for text in heard.elements("/P")]


def test_characters_of_every_face_are_printed_in_a_chart(pdf: Path) -> None:
    layout = printed(report(Drawing(Ladder("Signs", (HARD,)))), pdf)
    text = " ".join(page_texts(pdf)[-1].split())
    for word in ("Γιώργος", "→", "Þóra", "✓", "<b>&", "middle"):
        assert word in text
    assert layout.faces.missing() == []
    checked = validator.validate_pdf(str(pdf), profile="ua1")
    assert checked.is_compliant, str(checked)


@pytest.mark.parametrize("before", range(0, 60, 3))
def test_a_chart_that_fits_stays_whole_with_its_heading_and_its_caption(before: int) -> None:
    filling = tuple(Text(f"line {number}") for number in range(before))
    made = report(*filling, Heading("Head"), Drawing(ladder(12), "Under it"))
    layout = Layout(made, *A4)
    for page in layout.pages:
        held = [piece for piece in page.pieces if isinstance(piece.figure, Plate)]
        if held:
            place = page.pieces.index(held[0])
            assert _text(page.pieces[place - 1]) == "Head"
            assert _text(page.pieces[place + 1]) == "Under it"
    assert sum(len(page) for page in plates(layout)) == 1


def test_a_chart_higher_than_a_page_goes_on_and_stays_inside() -> None:
    layout = Layout(report(Drawing(ladder(200), "Under it")), *A4)
    pages = plates(layout)
    assert len(pages) > 3
    assert sum(len(page) for page in pages) == len(pages)
    for (plate,) in pages:
        assert plate.y >= TOP
        assert plate.y + plate.figure.height <= A4[1] - 62
        assert plate.figure.width <= A4[0] - 2 * plate.x + 1e-6


def test_no_text_of_a_chart_is_smaller_than_can_be_read_on_paper() -> None:
    layout = Layout(report(Drawing(Ladder("Long", ("word " * 200,)))), *A4)
    labels = [
        shape
        for page in plates(layout)
        for plate in page
        for shape in plate.figure.shapes
        if isinstance(shape, Label)
    ]
    assert min(label.size for label in labels) == LEAST == 7.5
    faces = layout.faces
    for label in labels:
        face = faces.of(is_strong=label.is_strong, is_serif=label.is_serif)
        assert all(face.width(line, label.size) <= label.width + 1e-6 for line in label.lines)


def test_inks_can_be_read_on_paper_in_any_brand() -> None:
    for inks in (PAPER, paper_inks("#8A1538"), paper_inks("#333300")):
        for role in ("accent", "goals", "definition", "steps", "risk", "kept", "neutral"):
            assert contrast(inks[role], "#FFFFFF") >= 4.5
            assert contrast(inks[role], inks[f"{role}_tint"]) >= 4.5  # type: ignore[index]
        assert contrast(inks["on_accent"], inks["accent"]) >= 4.5


def test_a_chart_takes_the_brand_colour(pdf: Path) -> None:
    printed(report(Drawing(ladder(1)), colour="#8A1538"), pdf)
    red = [f"{channel / 255:.6f}".lstrip("0") for channel in (0x8A, 0x15, 0x38)]
    assert " ".join(red) + " RG" in _drawn(pdf)


def _text(piece: Piece) -> str:
    return "".join(line.text for line in piece.lines)


def _drawn(pdf: Path) -> str:
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return "".join(page.Contents.read_bytes().decode("latin-1") for page in opened.pages)


@pytest.mark.parametrize("names", ["ABCDE", "ABCDEFGHIJKL"], ids=len)
@pytest.mark.parametrize("expected", [3, 4, 14, 40])
def test_who_has_committed_stays_on_the_page_however_many_they_are(
    expected: int, names: str
) -> None:
    told = f"{expected} of {expected}"
    rows = tuple(CoverageRow(name, expected, expected, told) for name in names)
    faces = Faces()
    canvas = Canvas(491, 600, 9, 7.5, measured(faces))
    (figure,) = CoverageChart(rows, "all").pages(canvas)
    labels = [shape for shape in figure.shapes if isinstance(shape, Label)]
    assert {line for label in labels for line in label.lines} == {*names, told}
    ends = [label.x + faces.sans.width(label.lines[0], label.size) for label in labels]
    ends += [shape.x + shape.radius for shape in figure.shapes if isinstance(shape, Dot)]
    assert max(ends) <= canvas.width


def test_a_large_function_has_its_dots_like_a_small_one() -> None:
    rows = tuple(
        CoverageRow(f"Function {at}", at % 7, 6 if at % 2 else 2, "6 of 6") for at in range(12)
    )
    (figure,) = CoverageChart(rows, "all").pages(Canvas(491, 600, 9, 7.5, measured(Faces())))
    dots = [shape for shape in figure.shapes if isinstance(shape, Dot)]
    assert len(dots) == sum(row.expected for row in rows)
    assert len({dot.radius for dot in dots}) == 1
