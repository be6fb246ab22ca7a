"""Charts on paper: laid out with the widths of the printed faces, whole where a page holds them."""

from __future__ import annotations

from cxworkshop.blocks import Drawing
from cxworkshop.export.pdf.pages import LEADING, MARGIN, QUIET, Pages
from cxworkshop.export.pdf.sheets import Plate, Tag
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Figure

SIZE, LEAST = 9.0, 7.5
"""Points of the usual text on a chart, and of the smallest."""
_CAPTION, _AIR, _BELOW = 8.5, 4.0, 10.0


class DrawingSetter:
    """One chart with its measures."""

    def __init__(self, drawing: Drawing, pages: Pages) -> None:
        self._drawing = drawing
        self._pages = pages
        self._caption = self._caption_height()
        room = pages.movable - self._caption  # a heading has its place above it
        canvas = Canvas(pages.inner, room, SIZE, LEAST, self._measure)
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

    def _measure(self, text: str, size: float, is_strong: bool, is_serif: bool) -> float:
        face = self._pages.faces.of(is_strong=is_strong, is_serif=is_serif)
        return face.width(face.clean(text), size)
