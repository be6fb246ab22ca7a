"""Promises as bars: what was kept, kept in part, not kept, and what nobody has spoken of."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Box, Figure, Ink, Shape, moved

_Part = tuple[list[Shape], float]
"""Shapes from the top on, and how high they are."""


class KeptRow(msgspec.Struct, frozen=True):
    """One bar: its name, its counts, what they come to at its end and in full in words.

    ``group`` is the head it stands under.
    """

    name: str
    kept: int
    partly: int
    broken: int
    silent: int
    says: str
    alt: str = ""
    is_strong: bool = False
    group: str = ""


class KeptWords(msgspec.Struct, frozen=True):
    """What the parts of a bar are called."""

    kept: str
    partly: str
    broken: str
    silent: str


_LOOKS: tuple[tuple[Ink, Ink, Ink, bool, str], ...] = (
    ("kept", "kept", "ground", False, ""),
    ("kept_tint", "kept", "ink", False, "~"),
    ("risk_tint", "risk", "ink", False, "×"),
    ("ground", "field_border", "ink2", True, ""),
)
"""Fill, edge, ink of the number, whether the edge is dashed, and the sign: kept, partly, not,
silent. The sign tells those two apart that are alike without colour."""


class KeptBars(msgspec.Struct, frozen=True):
    """Bars under each other, all of one length, their parts in proportion.

    A part carries its number where it is wide enough, so that it can be read without colour.
    """

    rows: tuple[KeptRow, ...]
    words: KeptWords
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The key, then a bar a row; what does not fit goes on on the next page."""
        key, top = self._key(canvas)
        size = canvas.size
        rows = self._rows(canvas, size)
        while size > canvas.least and top + _height(rows) > canvas.height:
            size = max(canvas.least, size * 0.94)
            rows = self._rows(canvas, size)
        figures: list[Figure] = []
        shapes, group, y = list(key), "", top
        for name, head, bar in rows:
            parts = (head, bar) if name != group else (bar,)
            if y > top and y + sum(tall for _, tall in parts) > canvas.height:
                figures.append(Figure(canvas.width, y, tuple(shapes), self.alt))
                shapes, y = list(key), top
                parts = (head, bar)
            for part, tall in parts:
                shapes += [moved(shape, 0, y) for shape in part]
                y += tall
            group = name
        return (*figures, Figure(canvas.width, y, tuple(shapes), self.alt))

    def _key(self, canvas: Canvas) -> tuple[list[Shape], float]:
        """What each look of a part means."""
        size, x, y = canvas.least, 0.0, 0.0
        shapes: list[Shape] = []
        said = (self.words.kept, self.words.partly, self.words.broken, self.words.silent)
        for named, (fill, edge, _ink, is_dashed, sign) in zip(said, _LOOKS, strict=True):
            words = _signed(sign, named)
            wide = size * 1.6 + canvas.wide(words, size) * 1.03
            if x and x + wide > canvas.width:
                x, y = 0.0, y + size * LEADING
            box = size * 0.9
            shapes.append(
                Box(
                    x + size * 0.1,
                    y + (size * LEADING - box) / 2,
                    box,
                    box,
                    fill=fill,
                    edge=edge,
                    radius=box / 5,
                    edge_width=size / 10,
                    is_dashed=is_dashed,
                )
            )
            room = min(wide, canvas.width - x) - size * 1.5
            shapes.append(canvas.label(words, x + size * 1.5, y, room, size=size, ink="ink2"))
            x += wide + size * 1.2
        return shapes, y + size * LEADING * 1.4

    def _rows(self, canvas: Canvas, size: float) -> list[tuple[str, _Part, _Part]]:
        """The group of every row, the head of the group, and the row itself."""
        sides = self._sides(canvas, size)
        return [
            (row.group, _head(canvas, row.group, size), _row(canvas, row, size, sides))
            for row in self.rows
        ]

    def _sides(self, canvas: Canvas, size: float) -> tuple[float, float]:
        """The room of the names and of what the bars come to, alike for all rows."""
        names = [canvas.wide(row.name, size, is_strong=True) for row in self.rows]
        says = [canvas.wide(row.says, size, is_strong=True) for row in self.rows]
        return (
            min(max(names, default=0) * 1.03, canvas.width * 0.3),
            min(max(says, default=0) * 1.03, canvas.width * 0.25),
        )


def _height(rows: list[tuple[str, _Part, _Part]]) -> float:
    groups = {name: head[1] for name, head, _ in rows}
    return sum(groups.values()) + sum(bar[1] for _, _, bar in rows)


def _head(canvas: Canvas, group: str, size: float) -> _Part:
    if not group:
        return [], 0.0
    head = canvas.label(
        group,
        0,
        size * 0.25,
        canvas.width,
        size=max(canvas.least, size * 0.9),
        ink="accent",
        is_strong=True,
    )
    return [head], head.y + head.height + size * 0.1


def _row(canvas: Canvas, row: KeptRow, size: float, sides: tuple[float, float]) -> _Part:
    gap = size * 0.7
    room, aside = sides
    wide = canvas.width - room - aside - 2 * gap
    tall = max(canvas.least, size * (1.0 if row.is_strong else 0.85)) * 1.5
    name = canvas.label(row.name, 0, 0, room, size=size, is_strong=row.is_strong)
    says = canvas.label(
        row.says,
        canvas.width - aside,
        0,
        aside,
        size=size,
        align="right",
        is_strong=row.is_strong,
        ink="ink" if row.is_strong else "ink2",
    )
    top = (size * LEADING - tall) / 2
    bar = [moved(shape, room + gap, top) for shape in _bar(canvas, row, wide, tall)]
    return [name, says, *bar], max(name.height, says.height, tall) + size * 0.45


def _bar(canvas: Canvas, row: KeptRow, width: float, tall: float) -> Iterator[Shape]:
    counts = (row.kept, row.partly, row.broken, row.silent)
    whole = sum(counts)
    gap = canvas.least / 8
    size = canvas.least
    parts = [(count, look) for count, look in zip(counts, _LOOKS, strict=True) if count]
    room = width - gap * max(0, len(parts) - 1)
    x = 0.0
    for count, (fill, edge, ink, is_dashed, sign) in parts:
        wide = room * count / whole
        yield Box(
            x,
            0,
            wide,
            tall,
            fill=fill,
            edge=edge,
            radius=min(tall / 6, wide / 2),
            edge_width=size / 12,
            is_dashed=is_dashed,
        )
        told = _fitting(canvas, (_signed(sign, str(count)), sign or str(count)), size, wide)
        if told:
            yield canvas.label(
                told,
                x,
                (tall - size * LEADING) / 2,
                wide,
                size=size,
                ink=ink,
                align="middle",
                is_strong=True,
            )
        x += wide + gap


def _fitting(canvas: Canvas, texts: tuple[str, ...], size: float, wide: float) -> str:
    """The first that has room in a part of a bar, "" where none has."""
    return next(
        (text for text in texts if canvas.wide(text, size, is_strong=True) * 1.05 <= wide), ""
    )


def _signed(sign: str, said: str) -> str:
    return f"{sign}\u00a0{said}" if sign else said
