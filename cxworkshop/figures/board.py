"""Ideas on a board of impact and effort: numbered dots, and beside or below it what they are."""

from __future__ import annotations

from collections import defaultdict
from math import ceil, sqrt
from typing import Literal

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import (
    LEADING,
    Align,
    Box,
    Dot,
    Figure,
    Ink,
    Shape,
    Stroke,
    moved,
)

CELLS = 5
_APART, _CLOSER = 0.28, 0.1
"""Between two lines of the legend, in sizes of the text; closer where that spares a page."""


Style = Literal["full", "ring", "faint"]
"""Chosen, open, let go."""

_STYLES: dict[Style, tuple[Ink, Ink, Ink]] = {
    "full": ("accent", "accent", "on_accent"),
    "ring": ("surface", "ink", "ink"),
    "faint": ("neutral_tint", "neutral_tint", "ink2"),
}
"""By style: the filling, the edge, the number."""


class BoardDot(msgspec.Struct, frozen=True):
    """One idea: its number, its words, its place (1–5 each; None without one), its style.

    ``group`` is the head under which it stands in the legend and says what the style says;
    ``side`` stands behind the words there.
    """

    number: int
    text: str
    impact: int | None
    effort: int | None
    style: Style = "ring"
    group: str = ""
    side: str = ""


class BoardWords(msgspec.Struct, frozen=True):
    """What stands around the board: the axes and the quadrants.

    ``quadrants`` are top left, top right, bottom left, bottom right.
    """

    impact: str
    effort: str
    quadrants: tuple[str, str, str, str]


class BoardChart(msgspec.Struct, frozen=True):
    """Impact upwards, effort to the right. Dots in one place stand side by side, never on top."""

    dots: tuple[BoardDot, ...]
    words: BoardWords
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The board with its legend; a legend that is too long goes on on further pages."""
        side = min(canvas.height, canvas.width * 0.55, canvas.size * 26)
        is_beside = canvas.width - side > canvas.size * 14
        if not is_beside:
            side = min(canvas.height, canvas.width)
        gap = canvas.size * 1.5
        if is_beside:
            columns = self._legend(canvas, canvas.width - side - gap, canvas.height)
            smaller = side
            while len(columns) > 1 and smaller > max(side * 0.7, canvas.least * 14):
                smaller *= 0.92
                tried = self._legend(canvas, canvas.width - smaller - gap, canvas.height)
                if len(tried) < len(columns):
                    side, columns = smaller, tried
        board = self._board(canvas, side)
        if is_beside:
            first = [moved(shape, side + gap, 0) for shape in columns[0][0]]
            tall = max(side, columns[0][1])
            pages = [Figure(canvas.width, tall, (*board, *first), self.alt)]
            rest = columns[1:]
        else:
            room = canvas.height - side - gap
            whole = self._legend(canvas, canvas.width, canvas.height)
            if len(whole) == 1 and whole[0][1] <= room:
                below = [moved(shape, 0, side + gap) for shape in whole[0][0]]
                return (Figure(canvas.width, side + gap + whole[0][1], (*board, *below), self.alt),)
            pages, rest = [Figure(canvas.width, side, tuple(board), self.alt)], whole
        pages += [Figure(canvas.width, tall, tuple(shapes), self.alt) for shapes, tall in rest]
        return tuple(pages)

    def _board(self, canvas: Canvas, side: float) -> list[Shape]:
        axis = canvas.least * LEADING * 1.1
        left, tall = axis, side - 3 * axis
        wide = side - left
        cell_x, cell_y = wide / CELLS, tall / CELLS
        shapes: list[Shape] = [
            Box(left, axis, wide, tall, fill="surface", edge="line", radius=4),
            Box(left, axis, 3 * cell_x, 2 * cell_y, fill="accent_tint"),
        ]
        for at in range(1, CELLS):
            x, y = left + at * cell_x, axis + at * cell_y
            is_edge_x, is_edge_y = at == 3, at == 2
            shapes.append(
                Stroke(
                    ((x, axis), (x, axis + tall)),
                    "field_border" if is_edge_x else "line",
                    canvas.size / (9 if is_edge_x else 18),
                )
            )
            shapes.append(
                Stroke(
                    ((left, y), (left + wide, y)),
                    "field_border" if is_edge_y else "line",
                    canvas.size / (9 if is_edge_y else 18),
                )
            )
        shapes += self._around(canvas, left, wide, axis + tall)
        for at in range(CELLS):
            middle = axis + (at + 0.5) * cell_y - canvas.least * LEADING / 2
            shapes.append(
                canvas.label(str(CELLS - at), 0, middle, axis * 0.8, size=canvas.least, ink="ink2")
            )
        shapes += self._placed(canvas, left, axis, cell_x, cell_y)
        return shapes

    def _around(self, canvas: Canvas, left: float, wide: float, bottom: float) -> list[Shape]:
        """The quadrants above and below, where no dot can lie on them; the axes below those."""
        words, size = self.words, canvas.least
        first, second, third, fourth = words.quadrants
        line = bottom + size * LEADING * 1.1
        corners: tuple[tuple[str, float, Ink, Align, bool], ...] = (
            (first, 0, "accent", "left", True),
            (second, 0, "ink2", "right", False),
            (third, bottom, "ink2", "left", False),
            (fourth, bottom, "ink2", "right", False),
            (f"↑ {words.impact}", line, "ink", "left", True),
            (f"{words.effort} →", line, "ink", "right", True),
        )
        half = wide / 2
        return [
            canvas.label(
                said,
                left if align == "left" else left + half,
                y,
                half,
                size=size,
                ink=ink,
                align=align,
                is_strong=is_strong,
            )
            for said, y, ink, align, is_strong in corners
        ]

    def _placed(
        self, canvas: Canvas, left: float, top: float, cell_x: float, cell_y: float
    ) -> list[Shape]:
        cells: dict[tuple[int, int], list[BoardDot]] = defaultdict(list)
        for dot in self.dots:
            if dot.impact is not None and dot.effort is not None:
                cells[dot.impact, dot.effort].append(dot)
        shapes: list[Shape] = []
        for (impact, effort), dots in cells.items():
            x, y = left + (effort - 1) * cell_x, top + (CELLS - impact) * cell_y
            for dot, (across, down) in zip(dots, spots(len(dots)), strict=True):
                columns = ceil(sqrt(len(dots)))
                fits = min(cell_x, cell_y) / columns / 2
                radius = min(max(canvas.least * 0.72, min(fits * 0.86, canvas.least)), fits)
                at = (x + across * cell_x, y + down * cell_y)
                shapes += _numbered(canvas, dot, at, radius)
        return shapes

    def _legend(
        self, canvas: Canvas, width: float, height: float
    ) -> list[tuple[list[Shape], float]]:
        """The numbered words in columns of the height there is: shapes and height of each."""
        size = canvas.size
        pages = self._flow(canvas, width, height, size)
        while len(pages) > 1 and size > canvas.least:
            size = max(canvas.least, size * 0.94)
            pages = self._flow(canvas, width, height, size)
        if len(pages) > 1:
            closer = self._flow(canvas, width, height, size, _CLOSER)
            pages = closer if len(closer) < len(pages) else pages
        return pages

    def _flow(
        self, canvas: Canvas, width: float, height: float, size: float, gap: float = _APART
    ) -> list[tuple[list[Shape], float]]:
        pages: list[tuple[list[Shape], float]] = []
        shapes: list[Shape] = []
        y = 0.0
        rows: list[tuple[list[Shape], float]] = []
        for group in dict.fromkeys(dot.group for dot in self.dots):
            if group:
                head = canvas.label(group, 0, 0, width, size=size, ink="accent", is_strong=True)
                rows.append(([head], head.height))
            rows += [self._row(canvas, dot, width, size) for dot in self.dots if dot.group == group]
        for row, high in rows:
            tall = high + size * gap
            if shapes and y + tall > height:
                pages.append((shapes, y))
                shapes, y = [], 0.0
            shapes += [moved(shape, 0, y) for shape in row]
            y += tall
        return [*pages, (shapes, y)]

    def _row(
        self, canvas: Canvas, dot: BoardDot, width: float, size: float
    ) -> tuple[list[Shape], float]:
        radius = size * 0.78
        aside = canvas.wide(dot.side, size) * 1.03 if dot.side else 0.0
        aside = min(aside, width * 0.3)
        start = radius * 2 + size * 0.5
        words = canvas.label(
            dot.text, start, 0, width - start - (aside + size * 0.6 if aside else 0), size=size
        )
        small = msgspec.structs.replace(canvas, least=min(canvas.least, size))
        middle = max(radius, size * LEADING / 2)
        shapes: list[Shape] = [words, *_numbered(small, dot, (radius, middle), radius)]
        tall = max(words.height, radius * 2)
        if dot.side:
            label = canvas.label(
                dot.side, width - aside, 0, aside, size=size, ink="ink2", align="right"
            )
            shapes.append(label)
            tall = max(tall, label.height)
        return shapes, tall


def spots(count: int) -> list[tuple[float, float]]:
    """Where so many things stand in one cell: shares of its width and height, side by side."""
    columns = max(1, ceil(sqrt(count)))
    rows = max(1, ceil(count / columns))
    return [((at % columns + 0.5) / columns, (at // columns + 0.5) / rows) for at in range(count)]


def _numbered(canvas: Canvas, dot: BoardDot, at: tuple[float, float], radius: float) -> list[Shape]:
    fill, edge, ink = _STYLES[dot.style]
    size = canvas.least
    label = canvas.label(
        str(dot.number),
        at[0] - radius,
        at[1] - size * LEADING / 2,
        2 * radius,
        size=size,
        ink=ink,
        align="middle",
        is_strong=True,
    )
    return [Dot(at[0], at[1], radius, fill=fill, edge=edge, edge_width=size / 10), label]
