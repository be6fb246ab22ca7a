"""Cards to write on with a pen, cut out of a page: two one above the other."""

from __future__ import annotations

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Figure, Shape, Stroke

_EDGE, _AIR = 44.0, 26.0
"""Points from the edge of the paper, and inside from the cut."""
_TITLE, _NAME, _LABEL = 10.0, 15.0, 8.5
_ABOVE_LABEL = 6.0
"""Points that keep a label away from the line above, to which it would seem to belong."""
PER_PAGE = 2


class WritingLine(msgspec.Struct, frozen=True):
    """What is asked for, and on how many lines it is answered."""

    label: str
    lines: int = 1


class PaperCard(msgspec.Struct, frozen=True):
    """One card. ``name`` is whose it is, "" where anybody takes one."""

    title: str
    name: str
    lines: tuple[WritingLine, ...]


class CardPage(msgspec.Struct, frozen=True):
    """The cards of one page."""

    cards: tuple[PaperCard, ...]

    @property
    def alt(self) -> str:
        """What stands on the cards."""
        return "; ".join(
            ", ".join(filter(None, (card.title, card.name, *(line.label for line in card.lines))))
            for card in self.cards
        )

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """One figure of the canvas' size."""
        high = canvas.height / PER_PAGE
        shapes: list[Shape] = []
        for place, card in enumerate(self.cards):
            if place:
                cut = ((14.0, high * place), (canvas.width - 14.0, high * place))
                shapes.append(Stroke(cut, "field_border", 0.7, is_dashed=True))
            shapes += self._card(canvas, card, high * place, high)
        return (Figure(canvas.width, canvas.height, tuple(shapes), self.alt),)

    def _card(self, canvas: Canvas, card: PaperCard, top: float, high: float) -> list[Shape]:
        wide, y = canvas.width - 2 * _EDGE, top + _AIR + 8
        shapes: list[Shape] = [
            Stroke(((_EDGE, y - 4), (_EDGE + 46, y - 4)), "accent", 3),
            canvas.label(card.title, _EDGE, y, wide, 16, size=_TITLE, ink="accent", is_strong=True),
        ]
        y += _TITLE * LEADING + 4
        if card.name:
            shapes.append(
                canvas.label(
                    card.name, _EDGE, y, wide, 24, size=_NAME, is_strong=True, is_serif=True
                )
            )
            y += _NAME * LEADING + 4
        count = sum(line.lines for line in card.lines)
        labels = len(card.lines) * (_LABEL * LEADING + _ABOVE_LABEL)
        step = (top + high - _AIR - y - labels) / max(1, count)
        for line in card.lines:
            y += _ABOVE_LABEL
            shapes.append(canvas.label(line.label, _EDGE, y, wide, size=_LABEL, ink="ink2"))
            y += _LABEL * LEADING
            for _ in range(line.lines):
                y += step
                shapes.append(Stroke(((_EDGE, y - 3), (_EDGE + wide, y - 3)), "field_border", 0.7))
        return shapes


class DotPage(msgspec.Struct, frozen=True):
    """Dots to stick or to cut out, ``alt`` says how many and what for."""

    count: int
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """One figure of the canvas' size; as many dots as there is place for."""
        from cxworkshop.figures.figure import Dot

        columns, rows, across, down = dot_grid(canvas.width, canvas.height)
        shapes: list[Shape] = [
            Dot(
                _EDGE + across * (place % columns + 0.5),
                _EDGE + down * (place // columns + 0.5),
                _RADIUS,
                fill="accent",
            )
            for place in range(min(self.count, columns * rows))
        ]
        return (Figure(canvas.width, canvas.height, tuple(shapes), self.alt),)


_RADIUS = 20.0
"""Points: the dots are 14 mm wide, as those on sheets of labels are."""
_STEP = 50.0


def dot_grid(width: float, height: float) -> tuple[int, int, float, float]:
    """Columns and rows of dots on a page, and the points from one to the next."""
    wide, high = width - 2 * _EDGE, height - 2 * _EDGE
    columns, rows = int(wide / _STEP), int(high / _STEP)
    return columns, rows, wide / columns, high / rows
