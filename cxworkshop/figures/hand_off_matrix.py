"""Giver × receiver: how many hand-offs there are between two functions, and the worst of them."""

from __future__ import annotations

from math import ceil

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Box, Figure, Ink, Shape
from cxworkshop.figures.signs import STATE_INKS, STATE_TINTS, State, state_sign


class MatrixCell(msgspec.Struct, frozen=True):
    """What lies between two functions, by their places."""

    giver: int
    receiver: int
    count: int
    state: State


class HandOffMatrix(msgspec.Struct, frozen=True):
    """Functions against functions; ``states`` are the words of each state, ``gives`` the corner."""

    functions: tuple[str, ...]
    cells: tuple[MatrixCell, ...]
    states: tuple[tuple[State, str], ...]
    gives: str
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The matrix; receivers, then givers, go on a further page where they do not fit."""
        size = max(canvas.least, canvas.size * 0.82)
        head = min(
            max(canvas.wide(name, size, is_strong=True) for name in (*self.functions, self.gives))
            + size,
            canvas.width * 0.26,
        )
        words = [part for name in self.functions for part in name.split()]
        words += [word for _, word in self.states]
        longest = max(canvas.wide(word, size, is_strong=True) for word in words)
        need = min(max(longest + size * 1.6, size * 4), size * 9)
        fitting = max(1, int((canvas.width - head) / need))
        pages = ceil(len(self.functions) / fitting)
        each = ceil(len(self.functions) / pages)
        return tuple(
            figure
            for first in range(0, len(self.functions), each)
            for figure in self._part(canvas, size, head, first, each)
        )

    def _part(
        self, canvas: Canvas, size: float, head: float, first: int, count: int
    ) -> list[Figure]:
        receivers = range(first, min(first + count, len(self.functions)))
        column = (canvas.width - head) / len(receivers)
        inner = column - size * 0.6
        top = size * 0.6 + max(
            canvas.height_of(self.functions[number], inner, size, is_strong=True)
            for number in receivers
        )
        row = max(
            size * LEADING * 2 + size * 0.5,
            *(
                canvas.height_of(name, head - size * 0.6, size, is_strong=True) + size * 0.4
                for name in self.functions
            ),
        )
        fitting = max(1, int((canvas.height - top) / row))
        figures = []
        for start in range(0, len(self.functions), fitting):
            givers = range(start, min(start + fitting, len(self.functions)))
            shapes: list[Shape] = [
                canvas.label(self.gives, 0, 0, head - size * 0.6, top, size=size, ink="ink2")
            ]
            for place, number in enumerate(receivers):
                x = head + place * column
                shapes.append(
                    canvas.label(
                        self.functions[number],
                        x + size * 0.3,
                        0,
                        inner,
                        top,
                        size=size,
                        ink="ink2",
                        align="middle",
                        is_strong=True,
                    )
                )
            for line, giver in enumerate(givers):
                y = top + line * row
                shapes.append(
                    canvas.label(
                        self.functions[giver],
                        0,
                        y,
                        head - size * 0.6,
                        row,
                        size=size,
                        is_strong=True,
                        is_centred=True,
                    )
                )
                for place, receiver in enumerate(receivers):
                    shapes += self._cell(
                        canvas, size, (head + place * column, y, column, row), giver, receiver
                    )
            height = top + len(givers) * row
            figures.append(Figure(canvas.width, height, tuple(shapes), self.alt))
        return figures

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
        fill: Ink | None = "track" if giver == receiver else None
        inside = (x + gap, y + gap, wide - 2 * gap, tall - 2 * gap)
        box = Box(*inside, fill, "line", size * 0.25)
        found = next(
            (cell for cell in self.cells if (cell.giver, cell.receiver) == (giver, receiver)), None
        )
        if found is None:
            return [box]
        words = dict(self.states)[found.state]
        ink = STATE_INKS[found.state]
        number = canvas.label(
            str(found.count),
            x + wide / 2 + size * 0.2,
            y + gap,
            wide / 2 - gap,
            size=size,
            ink=ink,
            is_strong=True,
        )
        under = canvas.label(
            words,
            x + gap,
            y + gap + size * LEADING,
            wide - 2 * gap,
            size=size,
            ink=ink,
            align="middle",
        )
        middle = y + gap + size * LEADING / 2
        return [
            msgspec.structs.replace(box, fill=STATE_TINTS[found.state], edge=ink),
            *state_sign(found.state, x + wide / 2 - size * 0.45, middle, size * 0.6),
            number,
            under,
        ]
