"""A chart as a poster: on one large page, or on many small ones to be glued together."""

from __future__ import annotations

from cxworkshop.export.pdf.drawings import measured
from cxworkshop.export.pdf.pages import FIELD, QUIET
from cxworkshop.export.pdf.sheets import Line, Page, Piece, Plate, Rule, Tag
from cxworkshop.export.pdf.type import Faces
from cxworkshop.figures.canvas import Canvas, Chart
from cxworkshop.figures.colour import readable

_EDGE = 28.0
"""Points at the edge of a page on which printers put nothing."""
_TEXT = 1 / 75
"""The usual size of text, as a share of the poster's height."""
_MARK = 12.0


class Poster:
    """A chart on pages of ``width`` × ``height`` points: on ``across`` × ``down`` of them.

    ``tile`` says of a page which row and column it is.
    """

    def __init__(
        self,
        chart: Chart,
        width: float,
        height: float,
        colour: str,
        across: int = 1,
        down: int = 1,
        tile: str = "{row}/{column}",
    ) -> None:
        self.faces = Faces()
        self.colour = readable(colour)
        self.tree = Tag("Document")
        self.pages: list[Page] = []
        inner, tall = width - 2 * _EDGE, height - 2 * _EDGE
        whole_height = tall * down
        size = whole_height * _TEXT
        canvas = Canvas(inner * across, whole_height, size, size * 0.6, measured(self.faces))
        (figure,) = chart.pages(canvas)
        tag = self.tree.add("Figure", chart.alt)
        for row in range(down):
            for column in range(across):
                x, y = _EDGE - column * inner, _EDGE - row * tall
                is_tiled = across * down > 1
                window = (_EDGE, _EDGE, inner, tall) if is_tiled else None
                plate = Plate(x, y, figure, window=window)
                page = Page(width, height, is_bare=True)
                if self.pages:
                    page.shapes.append(plate)  # who listens has heard the poster
                else:
                    page.pieces.append(Piece(tag, figure=plate))
                if is_tiled:
                    page.shapes += _marks(width, height)
                    told = tile.format(row=row + 1, column=column + 1)
                    face = self.faces.sans
                    line = Line(_EDGE + 20, height - 10, face, 8, QUIET, told)
                    page.pieces.append(Piece(self.tree.add("P"), [line]))
                self.pages.append(page)


def _marks(width: float, height: float) -> list[Rule]:
    """Where to cut, at every corner of what is glued."""
    found: list[Rule] = []
    for x in (_EDGE, width - _EDGE):
        for y, end in ((_EDGE, _EDGE - _MARK), (height - _EDGE, height - _EDGE + _MARK)):
            found.append(Rule(x, y, x, end, FIELD))
    for y in (_EDGE, height - _EDGE):
        for x, end in ((_EDGE, _EDGE - _MARK), (width - _EDGE, width - _EDGE + _MARK)):
            found.append(Rule(x, y, end, y, FIELD))
    return found
