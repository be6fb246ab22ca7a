"""Ratings as dots on a scale: a row a statement, a dot a person, a mark at the mean."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Literal, TypeAlias

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Dot, Figure, Ink, Label, Shape, Stroke
from cxworkshop.figures.scale import STEPS, Scale

_MOST_LINES = 3
_LEAST_DOT = 0.2


Mark: TypeAlias = Literal["now", "before", "earlier"]
"""How the dots of a line are drawn: full, as rings, or small and quiet for another session."""


class DotLine(msgspec.Struct, frozen=True):
    """One time of a row: how many gave each value, and what that comes to in words."""

    counts: tuple[int, int, int, int, int]
    mean: float | None
    mean_text: str
    says: str
    ink: Ink = "ink2"
    mark: Mark = "now"


class DotRow(msgspec.Struct, frozen=True):
    """One statement: its name, and a line for each time it was asked.

    A text goes with the name above the lines, over the whole width.
    """

    name: str
    lines: tuple[DotLine, ...]
    text: str = ""


class DotChart(msgspec.Struct, frozen=True):
    """Rows of dots under one scale. ``is_spread`` lets them use the height there is.

    ``legend`` says which dots are of which time, in order; empty where all are of one.
    """

    rows: tuple[DotRow, ...]
    alt: str
    lowest: str
    highest: str
    legend: tuple[tuple[Mark, str], ...] = ()
    is_spread: bool = False

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The rows laid out; what does not fit goes on under the same scale."""
        return tuple(_Layout(self, canvas).figures())


class _Layout:
    """The measures of one chart on one canvas."""

    def __init__(self, chart: DotChart, canvas: Canvas) -> None:
        self._chart, self._canvas = chart, canvas
        self._small = max(canvas.least, canvas.size * 0.8)
        self._gap = canvas.size * 0.6
        lines = [line for row in chart.rows for line in row.lines]
        self._mean_wide = max(
            (canvas.wide(line.mean_text, canvas.size, is_strong=True) for line in lines), default=0
        )
        says = max((canvas.wide(line.says, self._small) for line in lines), default=0.0) * 1.02
        self._says_wide = min(says, canvas.width * 0.2)
        beside = [row.name for row in chart.rows if not row.text]
        names = max((canvas.wide(name, canvas.size, is_strong=True) for name in beside), default=0)
        self._name_wide = min(
            canvas.width * 0.26,
            max(names * 1.02, self._legend_width()),
        )
        left = self._name_wide + self._gap
        right = self._mean_wide + self._says_wide + 2 * self._gap
        self._scale = Scale(left, max(canvas.width - left - right, canvas.size * STEPS))
        self._dot = self._dot_size(max((max(line.counts) for line in lines), default=0))

    def figures(self) -> Iterator[Figure]:
        """One figure a page."""
        canvas = self._canvas
        heads = list(self._scale.heads(canvas, self._chart.lowest, self._chart.highest))
        legend = self._small * LEADING * len(self._chart.legend)
        top = max(legend, *(label.y + label.height for label in heads)) + self._gap
        pages = [list[float]()]
        y = top
        heights = [self._height(row) for row in self._chart.rows]
        for height in heights:
            if pages[-1] and y + height > canvas.height:
                pages.append([])
                y = top
            pages[-1].append(height)
            y += height
        rows = iter(self._chart.rows)
        for page in pages:
            air = self._air(canvas.height - top - sum(page), len(page))
            shapes: list[Shape] = [*heads, *self._legend()]
            y = top
            for height in page:
                shapes += self._row(next(rows), y + air / 2, height)
                y += height + air
            yield Figure(canvas.width, y, tuple(shapes), self._chart.alt)

    def _air(self, left: float, count: int) -> float:
        if not self._chart.is_spread or not count:
            return 0.0
        return max(0.0, min(left / count, self._canvas.size * 1.6))

    def _legend_width(self) -> float:
        words = [self._canvas.wide(word, self._small) for _, word in self._chart.legend]
        return max(words) + self._small * 1.6 if words else 0.0

    def _legend(self) -> Iterator[Shape]:
        small, radius = self._small, self._small * 0.3
        for place, (mark, word) in enumerate(self._chart.legend):
            y = place * small * LEADING
            middle = y + small * LEADING / 2
            yield self._mark(radius * 1.3, middle, radius, mark)
            room = self._name_wide - small * 1.2
            yield self._canvas.label(word, small * 1.2, y, room, size=small, ink="ink2")

    def _dot_size(self, most: int) -> float:
        """As large as looks well, smaller until the fullest value needs few lines of dots."""
        size = self._canvas.size
        share = 0.72
        high = _MOST_LINES if len(self._chart.legend) <= 2 else _MOST_LINES - 1
        while share > _LEAST_DOT and ceil(most / self._a_line(size * share)) > high:
            share *= 0.92
        return size * share

    def _a_line(self, dot: float) -> int:
        return max(1, int(self._scale.step * 0.94 / (dot * 1.12)))

    def _lines_high(self, line: DotLine) -> float:
        stacked = max(1, ceil(max(line.counts) / self._a_line(self._dot)))
        says = self._canvas.height_of(line.says, self._says_wide, self._small)
        return max(stacked * self._dot * 1.12 + self._dot * 0.5, says, self._canvas.size * LEADING)

    def _height(self, row: DotRow) -> float:
        lines = sum(self._lines_high(line) for line in row.lines)
        lines += (len(row.lines) - 1) * self._gap * 0.6
        named = sum(label.height for label in self._names(row, 0))
        return (named + lines if row.text else max(named, lines)) + self._gap

    def _names(self, row: DotRow, y: float) -> list[Label]:
        canvas = self._canvas
        wide = canvas.width if row.text else self._name_wide
        labels: list[Label] = []
        if row.name:
            labels.append(canvas.label(row.name, 0, y, wide, is_strong=True))
            y += labels[-1].height
        if row.text:
            labels.append(canvas.label(row.text, 0, y, wide, size=self._small, ink="ink2"))
        return labels

    def _row(self, row: DotRow, y: float, height: float) -> Iterator[Shape]:
        used = height - self._gap
        names = self._names(row, 0)
        lines = [self._lines_high(line) for line in row.lines]
        whole = sum(lines) + (len(lines) - 1) * self._gap * 0.6
        named = sum(label.height for label in names)
        yield from self._names(row, y if row.text else y + max(0.0, (used - named) / 2))
        top = y + named if row.text else y + max(0.0, (used - whole) / 2)
        for line, tall in zip(row.lines, lines, strict=True):
            yield from self._line(line, top, tall)
            top += tall + self._gap * 0.6

    def _line(self, line: DotLine, y: float, tall: float) -> Iterator[Shape]:
        scale, dot, canvas = self._scale, self._dot, self._canvas
        axis = y + tall - dot * 0.1
        ends = ((scale.left, axis), (scale.left + scale.width, axis))
        yield Stroke(ends, "line", max(1.0, canvas.size * 0.06))
        most = self._a_line(dot)
        for value, count in enumerate(line.counts, 1):
            for number in range(count):
                level, place = divmod(number, most)
                beside = min(most, count - level * most)
                x = scale.x(value) + (place - (beside - 1) / 2) * dot * 1.12
                at = axis - dot * 0.75 - level * dot * 1.12
                yield self._mark(x, at, dot / 2, line.mark)
        if line.mean is not None:
            x = scale.x(line.mean)
            top = min(y, axis - dot * 1.7)
            yield Stroke(((x, top), (x, axis + dot * 0.2)), "steps", max(1.5, canvas.size * 0.13))
        yield from self._told(line, y, tall)

    def _told(self, line: DotLine, y: float, tall: float) -> Iterator[Shape]:
        canvas = self._canvas
        left = self._scale.left + self._scale.width + self._gap
        middle = y + tall / 2
        if line.mean_text:
            yield canvas.label(
                line.mean_text,
                left,
                middle - canvas.size * LEADING / 2,
                self._mean_wide,
                align="right",
                is_strong=True,
            )
        if line.says:
            says = canvas.label(line.says, 0, 0, self._says_wide, size=self._small)
            yield msgspec.structs.replace(
                says,
                x=left + self._mean_wide + self._gap,
                y=middle - says.height / 2,
                ink=line.ink,
            )

    def _mark(self, x: float, y: float, radius: float, mark: Mark) -> Dot:
        if mark == "earlier":
            return Dot(x, y, radius * 0.6, fill="ink2")
        if mark == "before":
            edge = max(1.0, radius * 0.3)
            return Dot(x, y, radius - edge / 2, edge="definition", edge_width=edge)
        return Dot(x, y, radius, fill="accent")
