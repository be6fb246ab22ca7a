"""Lines of text with as many dots as each was given."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Dot, Figure, Ink, Shape, moved

_MOST_DOTS = 24
"""More than so many dots are a number and nothing else."""


class Tally(msgspec.Struct, frozen=True):
    """One line: its text, its count, and whether it stands out."""

    text: str
    count: int
    is_strong: bool = False


class TallyChart(msgspec.Struct, frozen=True):
    """Each line over its dots, the count at the right."""

    tallies: tuple[Tally, ...]
    alt: str
    ink: Ink = "definition"

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """One line below the other; what does not fit goes on on the next page."""
        size = canvas.size
        parts = list(self._parts(canvas, size))
        while sum(tall for _, tall in parts) > canvas.height and size > canvas.least:
            size = max(canvas.least, size * 0.94)
            parts = list(self._parts(canvas, size))
        figures: list[Figure] = []
        shapes: list[Shape] = []
        y = 0.0
        for part, tall in parts:
            if shapes and y + tall > canvas.height:
                figures.append(Figure(canvas.width, y, tuple(shapes), self.alt))
                shapes, y = [], 0.0
            shapes += [moved(shape, 0, y) for shape in part]
            y += tall
        return (*figures, Figure(canvas.width, y, tuple(shapes), self.alt))

    def _parts(self, canvas: Canvas, size: float) -> Iterator[tuple[list[Shape], float]]:
        aside = canvas.wide("000", size * 1.2, is_strong=True)
        room = canvas.width - aside - size
        for tally in self.tallies:
            words = canvas.label(tally.text, 0, 0, room, size=size, is_strong=tally.is_strong)
            shapes: list[Shape] = [words]
            ink: Ink = "ink" if tally.count else "ink2"
            number = canvas.label(
                str(tally.count) if tally.count else "–",
                canvas.width - aside,
                0,
                aside,
                size=size * 1.2,
                ink=ink,
                align="right",
                is_strong=True,
            )
            shapes.append(number)
            step = min(size * 0.95, room / _MOST_DOTS)
            middle = words.height + size * 0.6
            if 0 < tally.count <= _MOST_DOTS:
                shapes += [
                    Dot(step * (at + 0.5), middle, step * 0.38, fill=self.ink)
                    for at in range(tally.count)
                ]
            tall = max(middle + size * 0.5, size * 1.2 * LEADING)
            yield shapes, tall + size * 0.55
