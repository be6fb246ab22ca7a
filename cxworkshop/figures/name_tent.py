"""A name on a folded card that stands on the table: as large as its half of the page allows."""

from __future__ import annotations

import msgspec

from cxworkshop.figures.breaking import words_of
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Figure, Shape, Stroke

_LARGEST, _SMALLEST = 84.0, 20.0
_EDGE = 48.0
"""Points from the edge of the paper."""


class NameTent(msgspec.Struct, frozen=True):
    """One half of the card: the name, what the person is, whose day it is."""

    name: str
    under: str
    organisation: str

    @property
    def alt(self) -> str:
        """Who it is for."""
        return ", ".join(filter(None, (self.name, self.under)))

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """One figure of the canvas' size."""
        wide, high = canvas.width - 2 * _EDGE, canvas.height
        size = self._size(canvas, wide, high * 0.5)
        shapes: list[Shape] = [
            Stroke(((_EDGE, high - 40), (canvas.width - _EDGE, high - 40)), "accent", 3),
            canvas.label(
                self.name,
                _EDGE,
                high * 0.12,
                wide,
                high * 0.5,
                size=size,
                align="middle",
                is_strong=True,
                is_serif=True,
                is_centred=True,
            ),
            canvas.label(
                self.under, _EDGE, high * 0.69, wide, 44, size=18, ink="ink2", align="middle"
            ),
            canvas.label(
                self.organisation, _EDGE, high - 34, wide, 16, size=10, ink="ink2", align="middle"
            ),
        ]
        return (Figure(canvas.width, canvas.height, tuple(shapes), self.alt),)

    def _size(self, canvas: Canvas, wide: float, high: float) -> float:
        """The largest size at which no word is cut and all lines fit."""
        size = _LARGEST
        while size > _SMALLEST:
            words = words_of(self.name)
            is_whole = all(
                canvas.wide(word, size, is_strong=True, is_serif=True) <= wide for word in words
            )
            tall = canvas.height_of(self.name, wide, size, is_strong=True, is_serif=True)
            if is_whole and tall <= high:
                break
            size *= 0.95
        return size
