"""A page of a slide as it was painted: what an edit leaves as it was is not painted again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor

import msgspec
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QRegion

from cxworkshop.figures.figure import Box, Dot, Figure, Label, Shape, Stroke
from cxworkshop_ui.theme.fonts import face
from cxworkshop_ui.theme.tokens import ROOM
from cxworkshop_ui.widgets.figure_view import paint_figure

Band = tuple[float, float]
"""From a height to another, over the whole width."""
_OUT = 1.0
"""So many px further is painted anew: what is smooth at its edge reaches there."""
_LEADS_OUT = 0.5
"""How far a letter may stand out of its line, above or below, in sizes of the text."""


class _Place(msgspec.Struct, frozen=True):
    """Where and how large a figure stands on its ground, in px of the device."""

    width: int
    height: int
    scale: float
    left: float
    top: float


class PaintedPage:
    """The picture of a figure on the ground of the room, kept from one edit to the next.

    An edit changes a line or two of a slide: only the bands in which something is another are
    painted anew, exactly as if the whole were.
    """

    def __init__(self) -> None:
        self._image = QImage()
        self._figure: Figure | None = None
        self._place: _Place | None = None
        self._faces: QFont | None = None

    def picture(self, figure: Figure, size: QSize, scale: float, corner: QPointF) -> QImage:
        """The figure at a corner of a ground of ``size`` px of the device, ``scale`` px a unit."""
        place = _Place(size.width(), size.height(), scale, corner.x(), corner.y())
        faces = face(1.0, is_strong=False, is_serif=False)  # another one when typefaces have come
        if place != self._place or faces is not self._faces or self._figure is None:
            self._place, self._faces = place, faces
            self._image = QImage(size, QImage.Format.Format_RGB32)
            self._paint(figure, place, None)
        elif figure is not self._figure:
            bands = changed_bands(self._figure.shapes, figure.shapes)
            if bands:
                self._paint(figure, place, bands)
        self._figure = figure
        return self._image

    def _paint(self, figure: Figure, place: _Place, bands: Sequence[Band] | None) -> None:
        painter = QPainter(self._image)
        if bands is not None:
            out = _OUT / place.scale
            figure = msgspec.structs.replace(
                figure, shapes=tuple(_within(figure.shapes, bands, out))
            )
            region = QRegion()
            for top, bottom in bands:
                above = floor(place.top + (top - out) * place.scale)
                below = ceil(place.top + (bottom + out) * place.scale)
                region += QRegion(0, above, place.width, below - above)
            painter.setClipRegion(region)
        painter.fillRect(0, 0, place.width, place.height, QColor(ROOM.ground))
        painter.translate(place.left, place.top)
        paint_figure(painter, figure, ROOM, place.scale)
        painter.end()


def changed_bands(before: Sequence[Shape], after: Sequence[Shape]) -> list[Band]:
    """Between which heights the one looks other than the other, in order and apart."""
    kept = set(before) & set(after)
    if [each for each in before if each in kept] != [each for each in after if each in kept]:
        kept = set()  # what stood in front now stands behind
    bands: list[Band] = []
    for top, bottom in sorted(_band(each) for each in (*before, *after) if each not in kept):
        if bands and top <= bands[-1][1]:
            bands[-1] = bands[-1][0], max(bottom, bands[-1][1])
        else:
            bands.append((top, bottom))
    return bands


def _within(shapes: Iterable[Shape], bands: Sequence[Band], out: float) -> Iterator[Shape]:
    """The shapes that come to one of the bands, nearer than twice ``out``."""
    lowest, highest = bands[0][0], bands[-1][1]
    for shape in shapes:
        top, bottom = _band(shape)
        top, bottom = top - 2 * out, bottom + 2 * out
        is_near = top <= highest and bottom >= lowest
        if is_near and any(top <= end and start <= bottom for start, end in bands):
            yield shape


def _band(shape: Shape) -> Band:
    """Between which heights a shape stands, its edge and its letters' tails with it."""
    if isinstance(shape, Label):
        out = shape.size * _LEADS_OUT
        return shape.y - out, shape.y + shape.height + out
    if isinstance(shape, Dot):
        out = shape.radius + shape.edge_width
        return shape.y - out, shape.y + out
    if isinstance(shape, Box):
        return shape.y - shape.edge_width, shape.y + shape.height + shape.edge_width
    out = shape.width if isinstance(shape, Stroke) else 1.0
    heights = [y for _x, y in shape.points]
    return min(heights) - out, max(heights) + out
