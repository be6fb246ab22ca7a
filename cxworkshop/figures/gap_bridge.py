"""From where we are to where we want to be: a row a theme, what lies between as an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from cxworkshop.figures.canvas import Canvas, fewest_pages
from cxworkshop.figures.figure import LEADING, Area, Box, Figure, Ink, Shape, Stroke

Look = Literal["plain", "box", "arrow"]


class Below(msgspec.Struct, frozen=True):
    """A line under a theme's bridge, such as the idea."""

    text: str
    ink: Ink = "ink2"
    is_strong: bool = False


class GapRow(msgspec.Struct, frozen=True):
    """One theme: where we are, what lies between, where we want to be; empty where unsaid."""

    theme: str
    current: str
    gap: str
    desired: str
    below: tuple[Below, ...] = ()


class GapBridge(msgspec.Struct, frozen=True):
    """Every theme under the three ``heads``; texts that do not fit go on on a further page."""

    rows: tuple[GapRow, ...]
    heads: tuple[str, str, str]
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The rows on as few pages as they fit on, as large as they can be on so many."""
        return fewest_pages(canvas, lambda size: tuple(_Layout(self, canvas, size).figures()))


class _Part(msgspec.Struct, frozen=True):
    """Lines of text in their place beside others."""

    x: float
    width: float
    lines: tuple[str, ...]
    look: Look = "plain"
    fill: Ink | None = None
    ink: Ink = "ink"
    is_strong: bool = False


class _Band(msgspec.Struct, frozen=True):
    """Parts side by side that are cut together where a page ends."""

    parts: tuple[_Part, ...]
    size: float
    pad: float = 0.0

    @property
    def count(self) -> int:
        """The lines of the longest part."""
        return max(len(part.lines) for part in self.parts)

    def tall(self, count: int) -> float:
        """The height with so many lines."""
        return count * self.size * LEADING + 2 * self.pad

    def cut(self, start: int, end: int | None = None) -> _Band:
        """The band with some of its lines."""
        parts = tuple(
            msgspec.structs.replace(part, lines=part.lines[start:end]) for part in self.parts
        )
        return msgspec.structs.replace(self, parts=parts)


class _Layout:
    """One bridge at one size of text."""

    def __init__(self, chart: GapBridge, canvas: Canvas, size: float) -> None:
        self._chart, self._canvas, self._size = chart, canvas, size
        self._small = max(canvas.least, size * 0.85)
        self._pad = size * 0.35
        self._side = size * 0.55
        side, gap = canvas.width * 0.315, size * 0.25
        self._places = (
            (0.0, side),
            (side + gap, canvas.width - 2 * side - 2 * gap),
            (canvas.width - side, side),
        )
        self._tip = size * 1.1
        self._heads = _Band(
            tuple(
                self._part(head, x, width, self._small, ink="ink2", is_strong=True)
                for head, (x, width) in zip(chart.heads, self._places, strict=True)
            ),
            self._small,
        )

    def figures(self) -> Iterator[Figure]:
        """One figure a page; a theme is kept together where it can be."""
        canvas = self._canvas
        top = self._heads.tall(self._heads.count) + 2 * self._pad
        shapes, y = list(self._drawn(self._heads, 0.0)), top
        for row in self._chart.rows:
            bands = list(self._bands(row))
            whole = sum(band.tall(band.count) + self._pad for band in bands)
            if y > top and y + 2 * self._pad + whole > canvas.height:
                yield Figure(canvas.width, y, tuple(shapes), self._chart.alt)
                shapes, y = list(self._drawn(self._heads, 0.0)), top
            if y > top:
                y += self._pad
                shapes.append(Stroke(((0, y), (canvas.width, y)), "line", canvas.size / 16))
                y += self._pad
            for band in bands:
                while band.count:
                    room = canvas.height - y - 2 * band.pad
                    most = int((room + 1e-6) / (band.size * LEADING))
                    if y <= top:
                        most = max(1, most)
                    count = min(band.count, most)
                    if count > 0:
                        shapes += self._drawn(band.cut(0, count), y)
                        y += band.tall(count) + self._pad
                        band = band.cut(count)
                    if band.count:
                        yield Figure(canvas.width, y, tuple(shapes), self._chart.alt)
                        shapes, y = list(self._drawn(self._heads, 0.0)), top
        yield Figure(canvas.width, y, tuple(shapes), self._chart.alt)

    def _part(
        self,
        text: str,
        x: float,
        width: float,
        size: float,
        *,
        look: Look = "plain",
        fill: Ink | None = None,
        ink: Ink = "ink",
        is_strong: bool = False,
    ) -> _Part:
        inside = self._inside(width, look)
        lines = self._canvas.lines(text, inside, size, is_strong=is_strong)
        return _Part(x, width, lines, look, fill, ink, is_strong)

    def _inside(self, width: float, look: Look) -> float:
        """The room for text in a part."""
        room = width - (0 if look == "plain" else 2 * self._side)
        return room - (self._tip if look == "arrow" else 0)

    def _bands(self, row: GapRow) -> Iterator[_Band]:
        size, wide = self._size, self._canvas.width
        yield _Band((self._part(row.theme, 0, wide, size, is_strong=True),), size)
        said: Sequence[tuple[str, Look, Ink]] = (
            (row.current, "box", "neutral_tint"),
            (row.gap, "arrow", "steps_tint"),
            (row.desired, "box", "accent_tint"),
        )
        parts = tuple(
            self._part(text or "…", *place, size, look=look, fill=fill)
            for (text, look, fill), place in zip(said, self._places, strict=True)
        )
        yield _Band(parts, size, self._pad)
        for line in row.below:
            part = self._part(
                line.text, 0, wide, self._small, ink=line.ink, is_strong=line.is_strong
            )
            yield _Band((part,), self._small)

    def _drawn(self, band: _Band, y: float) -> Iterator[Shape]:
        tall = band.tall(band.count)
        for part in band.parts:
            yield from self._ground(part, y, tall)
            if part.lines:
                inset = 0 if part.look == "plain" else self._side
                yield self._canvas.label(
                    "\n".join(part.lines),
                    part.x + inset,
                    y + band.pad,
                    self._inside(part.width, part.look),
                    size=band.size,
                    ink=part.ink,
                    is_strong=part.is_strong,
                )

    def _ground(self, part: _Part, y: float, tall: float) -> Iterator[Shape]:
        if part.fill is None:
            return
        if part.look == "box":
            yield Box(part.x, y, part.width, tall, part.fill, radius=self._size * 0.25)
            return
        neck = part.x + part.width - self._tip
        yield Area(
            (
                (part.x, y),
                (neck, y),
                (part.x + part.width, y + tall / 2),
                (neck, y + tall),
                (part.x, y + tall),
            ),
            part.fill,
        )
