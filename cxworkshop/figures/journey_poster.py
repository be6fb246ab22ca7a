"""The empty journey map for the wall: stages across, what is to be found out down."""

from __future__ import annotations

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Box, Figure, Shape, Stroke

_HEAD, _STAGES, _SIDE = 0.11, 0.09, 0.11
"""The shares of the height for title and stages, and of the width for the names of rows."""


class PosterRow(msgspec.Struct, frozen=True):
    """A row of the poster: its name, what belongs there, its share, maybe lines for a curve."""

    name: str
    about: str
    weight: float
    levels: tuple[str, ...] = ()


class JourneyPoster(msgspec.Struct, frozen=True):
    """Whose journey it is, with its stages; "" as a stage is one to be named in the room."""

    title: str
    persona: str
    stages: tuple[str, ...]
    rows: tuple[PosterRow, ...]
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """One figure of the canvas' size, all of it in proportion to the usual size of text."""
        size, wide, high = canvas.size, canvas.width, canvas.height
        head, stages, side = high * _HEAD, high * _STAGES, wide * _SIDE
        shapes: list[Shape] = [
            canvas.label(
                self.title,
                0,
                0,
                wide * 0.6,
                head * 0.8,
                size=size * 2.6,
                is_strong=True,
                is_serif=True,
            ),
            canvas.label(
                self.persona,
                wide * 0.62,
                0,
                wide * 0.38,
                head * 0.8,
                size=size * 1.2,
                ink="ink2",
                align="right",
            ),
        ]
        column = (wide - side) / max(1, len(self.stages))
        for place, name in enumerate(self.stages):
            x = side + column * place
            shapes.append(
                Box(
                    x + size * 0.2,
                    head,
                    column - size * 0.4,
                    stages - size * 0.6,
                    fill="accent_tint",
                    edge="accent",
                    radius=size * 0.4,
                )
            )
            shapes.append(
                canvas.label(
                    name,
                    x + size * 0.6,
                    head,
                    column - size * 1.2,
                    stages - size * 0.6,
                    size=size * 1.15,
                    align="middle",
                    is_strong=True,
                    is_centred=True,
                )
            )
        y = head + stages
        whole = sum(row.weight for row in self.rows) or 1.0
        for row in self.rows:
            tall = (high - head - stages) * row.weight / whole
            shapes += self._row(canvas, row, y, tall, side, column)
            y += tall
        shapes.append(Stroke(((0, y), (wide, y)), "field_border", size / 14))
        return (Figure(wide, high, tuple(shapes), self.alt),)

    def _row(
        self, canvas: Canvas, row: PosterRow, y: float, tall: float, side: float, column: float
    ) -> list[Shape]:
        size, wide = canvas.size, canvas.width
        thin = size / 14
        top = y + size * 0.4
        name = canvas.label(row.name, 0, top, side - size, tall * 0.35, size=size, is_strong=True)
        below = top + max(min(tall * 0.28, size * 1.9), name.height + size * 0.2)
        about = canvas.label(
            row.about, 0, below, side - size * 2.4, y + tall - below, size=size * 0.75, ink="ink2"
        )
        shapes: list[Shape] = [Stroke(((0, y), (wide, y)), "field_border", thin), name, about]
        for number, level in enumerate(row.levels):
            at = y + tall * (number + 0.5) / len(row.levels)
            is_middle = number == len(row.levels) // 2
            shapes.append(
                Stroke(
                    ((side, at), (wide, at)),
                    "field_border" if is_middle else "line",
                    thin,
                    is_dashed=not is_middle,
                )
            )
            shapes.append(
                canvas.label(
                    level,
                    side - size * 2.2,
                    at - size * 0.7,
                    size * 1.9,
                    size=size * 0.85,
                    ink="ink2",
                    align="right",
                )
            )
        shapes += [
            Stroke(((side + column * place, y), (side + column * place, y + tall)), "line", thin)
            for place in range(1, len(self.stages))
        ]
        return shapes
