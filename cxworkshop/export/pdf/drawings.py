"""Charts on paper: laid out with the widths of the printed faces, whole where a page holds them."""

from __future__ import annotations

from cxworkshop.blocks import Drawing, FullPage
from cxworkshop.export.pdf.pages import FIELD, LEADING, MARGIN, QUIET, TOP, Pages
from cxworkshop.export.pdf.sheets import Plate, Rule, Tag
from cxworkshop.export.pdf.type import Faces
from cxworkshop.figures.canvas import Canvas, Measure
from cxworkshop.figures.figure import Figure

SIZE, LEAST = 9.0, 7.5
"""Points of the usual text on a chart, and of the smallest."""
_CAPTION, _AIR, _BELOW = 8.5, 4.0, 10.0
_MARK = 18.0
"""Points of a mark at the edge where a page is folded."""


class DrawingSetter:
    """One chart with its measures."""

    def __init__(self, drawing: Drawing, pages: Pages) -> None:
        self._drawing = drawing
        self._pages = pages
        self._caption = self._caption_height()
        room = pages.movable - self._caption  # a heading has its place above it
        canvas = Canvas(pages.inner, room, SIZE, LEAST, measured(pages.faces))
        self._figures = drawing.chart.pages(canvas)

    @property
    def least(self) -> float:
        """The points that the beginning of the chart needs."""
        return self._needed(0) if self._figures else 0.0

    def set(self, parent: Tag) -> None:
        """Put the chart on the pages: one figure to who listens, whatever pages it takes."""
        if not self._figures:
            return
        pages = self._pages
        tag = parent.add("Figure", self._drawing.chart.alt)
        for number, figure in enumerate(self._figures):
            pages.room(self._needed(number))
            pages.show(tag, Plate(MARGIN, pages.y, figure))
            pages.y += figure.height
        if self._drawing.caption:
            pages.y += _AIR
            said = parent.add("P")
            pages.paragraph(said, self._drawing.caption, pages.faces.sans, _CAPTION, QUIET)
        pages.y += _BELOW

    def _needed(self, number: int) -> float:
        """A figure's height; the last one's with the line under it."""
        is_last = number == len(self._figures) - 1
        figure: Figure = self._figures[number]
        return figure.height + (self._caption if is_last else 0.0)

    def _caption_height(self) -> float:
        if not self._drawing.caption:
            return 0.0
        lines = self._pages.faces.sans.lines(self._drawing.caption, _CAPTION, self._pages.inner)
        return _AIR + len(lines) * _CAPTION * LEADING


def set_full_page(block: FullPage, pages: Pages, parent: Tag) -> None:
    """A chart that takes whole pages, with a mark where they are folded."""
    height = pages.height / 2 if block.is_folded else pages.height
    canvas = Canvas(pages.width, height, SIZE, LEAST, measured(pages.faces))
    for figure in block.chart.pages(canvas):
        if pages.y > TOP:
            pages.turn()
        pages.page.is_bare = True
        top = pages.height - height
        if block.is_folded:
            pages.shape(Plate(0, 0, figure, is_turned=True))
            for x in (0.0, pages.width - _MARK):
                pages.shape(Rule(x, height, x + _MARK, height, FIELD))
        pages.show(parent.add("Figure", figure.alt), Plate(0, top, figure))
        pages.y = pages.bottom


def measured(faces: Faces) -> Measure:
    """How wide texts are in the printed faces; each is cleaned and measured once for all sizes."""
    known: dict[tuple[str, bool, bool], float] = {}

    def measure(text: str, size: float, is_strong: bool, is_serif: bool) -> float:
        asked = (text, is_strong, is_serif)
        wide = known.get(asked)
        if wide is None:
            face = faces.of(is_strong=is_strong, is_serif=is_serif)
            wide = known[asked] = face.width(face.clean(text), 1000)
        return wide * size / 1000

    return measure
