"""Means of several groups on one scale, beside the mean of all."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Dot, Figure, Shape, Stroke
from cxworkshop.figures.scale import STEPS, Scale


class MeanRow(msgspec.Struct, frozen=True):
    """One group: its name, its mean, and that as text."""

    name: str
    mean: float
    text: str


class MeanChart(msgspec.Struct, frozen=True):
    """A line a group with a dot at its mean; a dashed line shows where the whole room is."""

    rows: tuple[MeanRow, ...]
    alt: str
    lowest: str
    highest: str
    whole: float | None = None

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The rows laid out; what does not fit goes on under the same scale."""
        return tuple(self._figures(canvas))

    def _figures(self, canvas: Canvas) -> Iterator[Figure]:
        gap = canvas.size * 0.6
        names = max((canvas.wide(row.name, canvas.size) for row in self.rows), default=0.0) * 1.02
        wide = min(names, canvas.width * 0.34)
        figures = max(
            (canvas.wide(row.text, canvas.size, is_strong=True) for row in self.rows), default=0.0
        )
        room = canvas.width - wide - figures * 1.02 - 2 * gap
        scale = Scale(wide + gap, max(room, canvas.size * STEPS))
        heads = list(scale.heads(canvas, self.lowest, self.highest))
        top = max(label.y + label.height for label in heads) + gap / 2
        shapes: list[Shape] = list(heads)
        y = top
        for row in self.rows:
            name = canvas.label(row.name, 0, 0, wide)
            tall = max(name.height, canvas.size * LEADING) + gap / 2
            if y > top and y + tall > canvas.height:
                yield Figure(canvas.width, y, (*self._whole(scale, top, y), *shapes), self.alt)
                shapes, y = list(heads), top
            middle = y + tall / 2
            shapes.append(msgspec.structs.replace(name, y=middle - name.height / 2))
            ends = ((scale.left, middle), (scale.left + scale.width, middle))
            shapes.append(Stroke(ends, "line", max(1.0, canvas.size * 0.06)))
            shapes.append(Dot(scale.x(row.mean), middle, canvas.size * 0.36, fill="definition"))
            shapes.append(
                canvas.label(
                    row.text,
                    scale.left + scale.width + gap,
                    middle - canvas.size * LEADING / 2,
                    figures * 1.02,
                    align="right",
                    is_strong=True,
                )
            )
            y += tall
        yield Figure(canvas.width, y, (*self._whole(scale, top, y), *shapes), self.alt)

    def _whole(self, scale: Scale, top: float, bottom: float) -> Iterator[Shape]:
        if self.whole is not None:
            x = scale.x(self.whole)
            yield Stroke(((x, top), (x, bottom)), "steps", 2, is_dashed=True)
