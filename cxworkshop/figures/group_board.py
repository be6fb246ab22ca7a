"""Groups with their people, side by side: everybody finds their own name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Box, Figure, Ink, Shape

_MOST_COLUMNS = 5
_LARGEST = 1.5
"""Names are set up to this many times the usual size where there is room."""

_BETWEEN = 0.12
"""Between two names, in sizes of the text."""


class BoardGroup(msgspec.Struct, frozen=True):
    """One group: what it is called and who is in it; ``is_done`` sets it back."""

    title: str
    names: tuple[str, ...]
    is_done: bool = False


class GroupBoard(msgspec.Struct, frozen=True):
    """Groups in as many columns as let the names be largest."""

    groups: tuple[BoardGroup, ...]
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The groups on one page where they fit, on several with the smallest names otherwise."""
        most = min(_MOST_COLUMNS, max(1, len(self.groups)))
        for keeps in (_Layout.keeps_names, _Layout.keeps_words):
            size = canvas.size * _LARGEST
            while size:
                for columns in range(1, most + 1):
                    layout = _Layout(self, canvas, columns, size)
                    if keeps(layout) and layout.keeps_groups():
                        laid = tuple(layout.pages())
                        if len(laid) == 1:
                            return laid
                size = max(canvas.least, size * 0.94) if size > canvas.least else 0
        layouts = [_Layout(self, canvas, n, canvas.least) for n in range(1, most + 1)]
        whole = [layout for layout in layouts if layout.keeps_words()] or layouts[:1]
        return min((tuple(layout.pages()) for layout in whole), key=lambda way: len(way))


class _Layout:
    """One number of columns at one size of text."""

    def __init__(self, board: GroupBoard, canvas: Canvas, columns: int, size: float) -> None:
        self._board, self._canvas = board, canvas
        self._columns, self._size = columns, size
        self._gap = size * 0.6
        self._pad = size * 0.6
        self._wide = (canvas.width - self._gap * (columns - 1)) / columns

    def keeps_names(self) -> bool:
        """Whether every name stands on one line: so one sees where it ends."""
        return self._fit(name for group in self._board.groups for name in group.names)

    def keeps_words(self) -> bool:
        """Whether no name is broken inside a word."""
        names = (name for group in self._board.groups for name in group.names)
        return self._fit(word for name in names for word in name.split())

    def keeps_groups(self) -> bool:
        """Whether no group is higher than a page."""
        return all(self._tall(group) <= self._canvas.height for group in self._board.groups)

    def _fit(self, texts: Iterable[str]) -> bool:
        inner = self._wide - 2 * self._pad
        return all(self._canvas.wide(text, self._size) <= inner for text in texts)

    def pages(self) -> Iterator[Figure]:
        """Rows of cards, a new page where a row does not fit."""
        shapes: list[Shape] = []
        y = 0.0
        groups = [part for group in self._board.groups for part in self._parts(group)]
        columns = self._columns
        for start in range(0, len(groups), columns):
            row = groups[start : start + columns]
            tall = max(self._tall(group) for group in row)
            if shapes and y + tall > self._canvas.height + 1e-6:
                yield self._figure(shapes, y)
                shapes, y = [], 0.0
            for place, group in enumerate(row):
                shapes += self._card(group, place * (self._wide + self._gap), y, tall)
            y += tall + self._gap
        yield self._figure(shapes, y)

    def _figure(self, shapes: list[Shape], y: float) -> Figure:
        return Figure(self._canvas.width, max(0.0, y - self._gap), tuple(shapes), self._board.alt)

    def _parts(self, group: BoardGroup) -> Iterator[BoardGroup]:
        """A group as one card, as several where it is higher than a page."""
        names: list[str] = []
        for name in group.names:
            longer = msgspec.structs.replace(group, names=(*names, name))
            if names and self._tall(longer) > self._canvas.height:
                yield msgspec.structs.replace(group, names=tuple(names))
                names = []
            names.append(name)
        yield msgspec.structs.replace(group, names=tuple(names))

    def _tall(self, group: BoardGroup) -> float:
        inner = self._wide - 2 * self._pad
        names = (self._canvas.height_of(name, inner, self._size) for name in group.names)
        gaps = self._size * (0.2 + _BETWEEN * len(group.names))
        return self._size * LEADING + sum(names) + 2 * self._pad + gaps

    def _card(self, group: BoardGroup, x: float, y: float, tall: float) -> list[Shape]:
        canvas, size, pad = self._canvas, self._size, self._pad
        inner = self._wide - 2 * pad
        title = canvas.label(
            group.title,
            x + pad,
            y + pad,
            inner,
            size * LEADING,
            size=size,
            ink="ink2" if group.is_done else "accent",
            is_strong=True,
        )
        shapes: list[Shape] = [
            Box(x, y, self._wide, tall, fill="surface", edge="line", radius=size / 4),
            title,
        ]
        at = title.y + title.height + size * 0.2
        for name in group.names:
            ink: Ink = "ink2" if group.is_done else "ink"
            label = canvas.label(name, x + pad, at, inner, size=size, ink=ink)
            shapes.append(label)
            at += label.height + size * _BETWEEN
        return shapes
