"""Who has committed, function by function: a dot a leader, filled or still empty."""

from __future__ import annotations

from math import ceil

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Dot, Figure, Ink, Shape, moved

_EACH, _MOST_COLUMNS = 4, 3
"""So many functions stand below each other before the next column begins; the most columns."""
_DOT, _STEP, _ROW = 0.36, 1.15, 1.75
"""The radius of a dot, from dot to dot and from row to row, in sizes of the text."""
_NAME, _TOLD, _CLOSEST = 0.4, 0.4, 0.5
"""What a name takes of a column; air before the words, and from dot to dot at the closest, in
sizes of the text."""


class CoverageRow(msgspec.Struct, frozen=True):
    """One function: its name, how many have committed, how many are expected to, both in words."""

    name: str
    given: int
    expected: int
    told: str


class CoverageChart(msgspec.Struct, frozen=True):
    """The functions one below the other, in columns where they are many."""

    rows: tuple[CoverageRow, ...]
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """One figure, or several where a page does not hold all rows."""
        columns = max(1, min(_MOST_COLUMNS, ceil(len(self.rows) / _EACH)))
        gap = canvas.size * 2
        width = (canvas.width - gap * (columns - 1)) / columns
        step = self._step(canvas, width)
        drawn = [self._row(row, canvas, width, step) for row in self.rows]
        each = max((tall for _, tall in drawn), default=0.0)
        fitting = max(1, int(canvas.height / each)) if each else 1
        lines = min(ceil(len(drawn) / columns), fitting)
        figures: list[Figure] = []
        for first in range(0, len(drawn), lines * columns):
            shapes: list[Shape] = []
            part = drawn[first : first + lines * columns]
            for number, (row, _) in enumerate(part):
                x, y = number // lines * (width + gap), number % lines * each
                shapes += [moved(shape, x, y) for shape in row]
            tall = min(lines, len(part)) * each
            figures.append(Figure(canvas.width, tall, tuple(shapes), self.alt))
        return tuple(figures)

    def _step(self, canvas: Canvas, width: float) -> float:
        """From dot to dot, the same in all rows so that they can be compared; 0 for none at all.

        They move closer where the longest row asks for it, and are left to the numbers alone
        where they would be specks.
        """
        size = canvas.size
        most = max((row.expected for row in self.rows), default=0)
        told = max((canvas.wide(row.told, size) for row in self.rows), default=0.0)
        room = width * (1 - _NAME) - size * (1 + _TOLD) - told
        step = min(size * _STEP, room / max(most, 1))
        return step if step >= size * _CLOSEST else 0.0

    def _row(
        self, row: CoverageRow, canvas: Canvas, width: float, step: float
    ) -> tuple[list[Shape], float]:
        size = canvas.size
        name = canvas.label(row.name, 0, 0, width * _NAME, size=size)
        tall = max(name.height + size * (_ROW - LEADING), size * _ROW)
        x = width * _NAME + size
        middle = name.y + size * LEADING / 2
        radius = min(size * _DOT, step * 0.38)
        dots = row.expected if step else 0
        shapes: list[Shape] = [name]
        for number in range(dots):
            is_given = number < row.given
            shapes.append(
                Dot(
                    x + radius + number * step,
                    middle,
                    radius,
                    fill="goals" if is_given else None,
                    edge="goals" if is_given else "field_border",
                    edge_width=max(0.8, size * 0.1),
                )
            )
        after = x + dots * step + size * _TOLD
        ink: Ink = "ink2" if row.given == row.expected else "steps"
        room = max(size, width - after)
        shapes.append(canvas.label(row.told, after, 0, room, size * LEADING, ink=ink))
        return shapes, tall
