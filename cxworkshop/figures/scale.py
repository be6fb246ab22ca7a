"""A scale of ratings across a chart: where each value lies, its numbers, the words at its ends."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Label

STEPS = 5


class Scale(msgspec.Struct, frozen=True):
    """Five values side by side from ``left`` on, ``width`` in all."""

    left: float
    width: float

    @property
    def step(self) -> float:
        """The distance of two values."""
        return self.width / STEPS

    def x(self, value: float) -> float:
        """Where a value lies, a mean between two of them too."""
        return self.left + (value - 0.5) * self.step

    def heads(self, canvas: Canvas, lowest: str, highest: str) -> Iterator[Label]:
        """The numbers, with the words at the ends below theirs where they do not fit beside."""
        size = max(canvas.least, canvas.size * 0.8)
        words = {1: lowest, STEPS: highest}
        has_room = all(
            canvas.wide(f"{value} {word}", size) <= self.step for value, word in words.items()
        )
        for value in range(1, STEPS + 1):
            word = words.get(value, "") if has_room else ""
            text = f"{value} {word}".strip()
            left = self.x(value) - self.step / 2
            yield canvas.label(text, left, 0, self.step, size=size, ink="ink2", align="middle")
        if not has_room:
            half = self.width * 0.48
            below = size * LEADING
            yield canvas.label(lowest, self.left, below, half, size=size, ink="ink2")
            right = self.left + self.width - half
            yield canvas.label(highest, right, below, half, size=size, ink="ink2", align="right")
