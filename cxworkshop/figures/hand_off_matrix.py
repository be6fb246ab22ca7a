"""Giver × receiver: how many hand-offs there are between two functions, and the worst of them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Box, Figure, Ink, Shape
from cxworkshop.figures.signs import STATE_INKS, STATE_TINTS, State, state_sign

_MOST_GROWN = 1.6
"""How much higher than it need be a row may become where there is room."""


class MatrixCell(msgspec.Struct, frozen=True):
    """What lies between two functions, by the places of the giver and the receiver."""

    giver: int
    receiver: int
    count: int
    state: State


class HandOffMatrix(msgspec.Struct, frozen=True):
    """Givers down, receivers across; ``corner`` says which is which."""

    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    cells: tuple[MatrixCell, ...]
    states: tuple[tuple[State, str], ...]
    corner: str
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The matrix; receivers, then givers, go on a further page where they do not fit."""
        size = max(canvas.least, canvas.size * 0.82)
        head = self._head_width(canvas, size)
        words = [part for name in self.receivers for part in name.split()]
        words += [word for _, word in self.states]
        wide = max(canvas.wide(word, size, is_strong=True) for word in words)
        need = min(max(wide + size, size * 4), size * 9)
        each = _share(len(self.receivers), max(1, int((canvas.width - head) / need)))
        while each > 1 and self._top(canvas, size, head, each) > canvas.height * 0.4:
            each = each // 2
        return tuple(
            figure
            for first in range(0, len(self.receivers), each)
            for figure in self._part(canvas, size, head, range(first, first + each))
        )

    def _head_width(self, canvas: Canvas, size: float) -> float:
        """As wide as the longest giver; at most a quarter, or half where names are very long."""
        names = (*self.givers, self.corner)
        longest = max(canvas.wide(name, size, is_strong=True) for name in names)
        wanted = min(longest + size, canvas.width * 0.26)
        tall = max(self._name_height(canvas, size, wanted, name) for name in self.givers)
        return wanted if tall <= canvas.height * 0.3 else canvas.width * 0.5

    def _name_height(self, canvas: Canvas, size: float, head: float, name: str) -> float:
        return canvas.height_of(name, head - size * 0.6, size, is_strong=True)

    def _top(self, canvas: Canvas, size: float, head: float, count: int) -> float:
        """The height of the receivers' names where so many stand beside each other."""
        inner = _column(canvas, size, head, count) - size * 0.6
        heights = [canvas.height_of(name, inner, size, is_strong=True) for name in self.receivers]
        corner = self._name_height(canvas, size, head, self.corner)
        return max(*heights, corner) + size * 0.6

    def _part(self, canvas: Canvas, size: float, head: float, across: range) -> Iterator[Figure]:
        receivers = [number for number in across if number < len(self.receivers)]
        column = _column(canvas, size, head, len(across))
        inner = column - size * 0.6
        top = self._top(canvas, size, head, len(across))
        names = [self._name_height(canvas, size, head, name) for name in self.givers]
        row = max(size * LEADING * 2, *names) + size * 0.5
        each = _share(len(self.givers), max(1, int((canvas.height - top) / row)))
        row = max(row, min((canvas.height - top) / each, row * _MOST_GROWN))
        for start in range(0, len(self.givers), each):
            givers = range(start, min(start + each, len(self.givers)))
            shapes: list[Shape] = [
                canvas.label(self.corner, 0, 0, head - size * 0.6, top, size=size, ink="ink2")
            ]
            for place, number in enumerate(receivers):
                label = canvas.label(
                    self.receivers[number], head + place * column + size * 0.3, 0, inner, top,
                    size=size, ink="ink2", align="middle", is_strong=True, is_centred=True,
                )  # fmt: skip
                shapes.append(label)
            for line, giver in enumerate(givers):
                y = top + line * row
                name = canvas.label(
                    self.givers[giver], 0, y, head - size * 0.6, row, size=size, is_strong=True,
                    is_centred=True,
                )  # fmt: skip
                shapes.append(name)
                for place, receiver in enumerate(receivers):
                    box = (head + place * column, y, column, row)
                    shapes += self._cell(canvas, size, box, giver, receiver)
            yield Figure(canvas.width, top + len(givers) * row, tuple(shapes), self.alt)

    def _cell(
        self,
        canvas: Canvas,
        size: float,
        place: tuple[float, float, float, float],
        giver: int,
        receiver: int,
    ) -> list[Shape]:
        x, y, wide, tall = place
        gap = size * 0.12
        is_self = self.givers[giver] == self.receivers[receiver]
        fill: Ink | None = "track" if is_self else None
        box = Box(x + gap, y + gap, wide - 2 * gap, tall - 2 * gap, fill, "line", size * 0.25)
        found = next(
            (cell for cell in self.cells if (cell.giver, cell.receiver) == (giver, receiver)), None
        )
        if found is None:
            return [box]
        ink = STATE_INKS[found.state]
        top = y + (tall - size * LEADING * 2) / 2
        number = canvas.label(
            str(found.count), x + wide / 2 + size * 0.2, top, wide / 2 - gap, size=size, ink=ink,
            is_strong=True,
        )  # fmt: skip
        under = canvas.label(
            dict(self.states)[found.state], x + gap, top + size * LEADING, wide - 2 * gap,
            size=size, ink=ink, align="middle",
        )  # fmt: skip
        middle = top + size * LEADING / 2
        return [
            msgspec.structs.replace(box, fill=STATE_TINTS[found.state], edge=ink),
            *state_sign(found.state, x + wide / 2 - size * 0.45, middle, size * 0.6),
            number,
            under,
        ]


def _column(canvas: Canvas, size: float, head: float, count: int) -> float:
    """The width of a receiver's column; one alone may have all there is."""
    room = (canvas.width - head) / count
    return room if count == 1 else min(room, size * 20)


def _share(count: int, fitting: int) -> int:
    """How many go on a page, so that the pages are alike."""
    return ceil(count / ceil(count / fitting))
