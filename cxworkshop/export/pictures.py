"""Charts as pictures for somebody's slides: every chart of the plan as PNG and as SVG."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Literal

from cxworkshop.blocks import Drawing, Heading, Section
from cxworkshop.export.exporter import Exporter, ExportOptions, Work
from cxworkshop.export.names import free_name
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.colour import readable
from cxworkshop.figures.figure import Figure
from cxworkshop.figures.inks import paper_inks
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document

Suffix = Literal[".png", ".svg"]

WIDTH, HEIGHT, SIZE, LEAST = 960.0, 720.0, 15.0, 11.0
"""The field of a picture in points, and the sizes of text on it; a low chart makes a low one."""
MARGIN = 18.0
_PIXELS_A_POINT = 2
_LONGEST = 48


def chart_pictures(
    document: Document, words: Catalogue, sections: Collection[str] | None = None
) -> Iterator[tuple[str, Exporter]]:
    """Every chart of the plan under the name of its place there, first as PNG, then as SVG.

    ``sections`` are the ids of the parts that are in the plan, all by default.
    """
    from cxworkshop.report.plan import plan_report

    taken: set[str] = set()
    for section in plan_report(document, words, sections).sections:
        for place, drawing in _drawings(section):
            figures = drawing.chart.pages(_canvas())
            for figure in figures:
                name = free_name(place, taken)
                yield name, PictureExporter(place, figure, ".png")
                yield name, PictureExporter(place, figure, ".svg")


def _drawings(section: Section) -> Iterator[tuple[str, Drawing]]:
    """The charts of a section, each with the section's title and the heading above it."""
    heading = ""
    for block in section.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Drawing):
            told = heading if len(heading) <= _LONGEST else ""  # a whole question is no name
            yield " – ".join(filter(None, (section.title, told))), block


class PictureExporter:
    """One chart as one picture file, on white, in the colours of paper."""

    id = "pictures"

    def __init__(self, place: str, figure: Figure, suffix: Suffix) -> None:
        self.suffix: str = suffix
        self._place = place
        self._figure = figure

    def title(self, _words: Catalogue) -> str:
        """What it shows."""
        return self._place

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the picture. Returns what could not be shown as it is."""
        del options  # a picture is on no paper
        work.progress(0.0)
        colour = readable(document.session.brand_colour)
        notes: tuple[Message, ...] = ()
        if self.suffix == ".svg":
            target.write_text(self._svg(colour, words.language), encoding="utf-8", newline="\n")
        else:
            notes = self._write_png(colour, words.language, target)
        work.progress(1.0)
        return notes

    def _svg(self, colour: str, language: str) -> str:
        from cxworkshop.export.pdf.type import Faces
        from cxworkshop.export.svg import svg

        clean = Faces().sans.clean
        return svg(self._figure, paper_inks(colour), language, _measure(), clean, MARGIN)

    def _write_png(self, colour: str, language: str, target: Path) -> tuple[Message, ...]:
        import pypdfium2
        from PIL.PngImagePlugin import PngInfo

        from cxworkshop.export.pdf.type import Faces
        from cxworkshop.export.unshown import unshown_note

        faces = Faces()
        page: Any = pypdfium2.PdfDocument(self._page(faces, colour, language))
        try:
            picture = page[0].render(scale=_PIXELS_A_POINT, rev_byteorder=True).to_pil()
        finally:
            page.close()
        said = PngInfo()
        said.add_itxt("Description", faces.sans.clean(self._figure.alt), language)
        density = (72 * _PIXELS_A_POINT,) * 2
        picture.convert("RGB").save(target, "PNG", pnginfo=said, dpi=density, optimize=True)
        missing = faces.missing()
        return (unshown_note(self._place, missing),) if missing else ()

    def _page(self, faces: Any, colour: str, language: str) -> bytes:
        """The picture as a page: drawn by what draws documents, so that any script is right."""
        from reportlab.pdfgen.canvas import Canvas as Paper

        from cxworkshop.export.pdf.plates import PlatePainter
        from cxworkshop.export.pdf.sheets import Plate
        from cxworkshop.export.pdf.type import SANS
        from cxworkshop.export.pdf.writing import Writer

        height = self._figure.height + 2 * MARGIN
        size = (self._figure.width + 2 * MARGIN, height)
        out = io.BytesIO()
        settings: dict[str, Any] = {"initialFontName": SANS}
        paper = Paper(out, pagesize=size, invariant=1, **settings)
        painter = PlatePainter(paper, faces, paper_inks(colour), Writer(paper, language))
        painter.paint(Plate(MARGIN, MARGIN, self._figure), height)
        paper.showPage()
        paper.save()
        return out.getvalue()


def _canvas() -> Canvas:
    return Canvas(WIDTH, HEIGHT, SIZE, LEAST, _measure())


def _measure() -> Any:
    """How wide a text is in the printed faces."""
    from cxworkshop.export.pdf.type import Faces

    faces = Faces()

    def measured(text: str, size: float, is_strong: bool, is_serif: bool) -> float:
        face = faces.of(is_strong=is_strong, is_serif=is_serif)
        return face.width(face.clean(text), size)

    return measured
