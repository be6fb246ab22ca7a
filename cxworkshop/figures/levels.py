"""How many hands showed each level: columns of dots side by side, counts below."""

from __future__ import annotations

from math import ceil

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Dot, Figure, Ink, Label, Shape, Stroke

_SMALL = 0.9
"""From dot to dot, in sizes of the text, below which columns become broader."""


class LevelsChart(msgspec.Struct, frozen=True):
    """``counts`` for the levels from 0 on; those under ``threshold`` are marked by a line too.

    ``low`` and ``high`` say what the ends mean, ``under`` what stands left of the line.
    """

    counts: tuple[int, ...]
    threshold: int
    low: str
    high: str
    under: str
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """One page: the dots are as large as the place allows."""
        size, wide = canvas.size, canvas.width / len(self.counts)
        foot = size * LEADING * 2.4
        head = size * LEADING * 1.3
        ends = self._ends(canvas, size)
        tall = max((label.height for label in ends), default=0.0)
        most = max(max(self.counts), 1)
        room = min(canvas.height - foot - head - tall, size * 9)
        across = 1
        while room * across / most < size * _SMALL and (across + 1) * size * _SMALL < wide * 0.7:
            across += 1  # a tower of specks cannot be counted: several dots side by side can
        rows = ceil(most / across)
        step = min(room / rows, wide * (0.5 if across == 1 else 0.7 / across), size * 1.5)
        ground = head + step * max(rows, 3)
        shapes: list[Shape] = [Stroke(((0, ground), (canvas.width, ground)), "line", size / 12)]
        if 0 < self.threshold < len(self.counts):
            edge = wide * self.threshold
            shapes.append(
                Stroke(((edge, 0), (edge, ground + foot * 0.8)), "steps", size / 12, is_dashed=True)
            )
            shapes.append(
                canvas.label(
                    self.under, 0, 0, edge - size * 0.5, head, size=size, ink="steps", align="right"
                )
            )
        for level, count in enumerate(self.counts):
            middle = wide * (level + 0.5)
            ink: Ink = "steps" if level < self.threshold else "accent"
            left = middle - step * (min(across, count) - 1) / 2
            shapes += [
                Dot(
                    left + step * (at % across),
                    ground - step * (at // across + 0.5),
                    step * 0.4,
                    fill=ink,
                )
                for at in range(count)
            ]
            shapes += self._foot(canvas, level, count, wide, ground, size)
        for label in ends:
            shapes.append(msgspec.structs.replace(label, y=ground + foot))
        return (Figure(canvas.width, ground + foot + tall, tuple(shapes), self.alt),)

    def _foot(
        self, canvas: Canvas, level: int, count: int, wide: float, ground: float, size: float
    ) -> list[Shape]:
        said = f"× {count}" if count else "–"
        left, top = wide * level, ground + size * 0.2
        number = canvas.label(
            str(level), left, top, wide, size=size * 1.1, align="middle", is_strong=True
        )
        below = canvas.label(
            said, left, top + number.height, wide, size=max(canvas.least, size * 0.85), ink="ink2",
            align="middle",
        )  # fmt: skip
        return [number, below]

    def _ends(self, canvas: Canvas, size: float) -> list[Label]:
        half = canvas.width / 2 - size
        small = max(canvas.least, size * 0.85)
        return [
            canvas.label(self.low, 0, 0, half, size=small, ink="ink2"),
            canvas.label(
                self.high, canvas.width - half, 0, half, size=small, ink="ink2", align="right"
            ),
        ]
