"""A picture as data: shapes in coordinates of their own, colours by role, words for who can't see.

Qt paints it, reportlab draws it, files are written from it; none of them decides anything.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Ink = Literal[
    "ground",
    "surface",
    "line",
    "field_border",
    "track",
    "ink",
    "ink2",
    "accent",
    "on_accent",
    "accent_tint",
    "goals",
    "goals_tint",
    "definition",
    "definition_tint",
    "steps",
    "steps_tint",
    "risk",
    "risk_tint",
    "kept",
    "kept_tint",
    "neutral",
    "neutral_tint",
]
"""What a colour is for; the painter brings the palette (light, dark, room, paper)."""

Align = Literal["left", "middle", "right"]

LEADING = 1.36
"""The distance of two baselines, in sizes of the text."""
BASELINE = 1.05
"""How far below the top of its line a baseline lies, in sizes of the text."""


class Box(msgspec.Struct, frozen=True, tag=True):
    """A rectangle, maybe with round corners; drawn where it has a ``fill`` or an ``edge``."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    edge: Ink | None = None
    radius: float = 0
    edge_width: float = 1
    is_dashed: bool = False


class Dot(msgspec.Struct, frozen=True, tag=True):
    """A circle around ``x``, ``y``."""

    x: float
    y: float
    radius: float
    fill: Ink | None = None
    edge: Ink | None = None
    edge_width: float = 1


class Stroke(msgspec.Struct, frozen=True, tag=True):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 1
    is_dashed: bool = False


class Area(msgspec.Struct, frozen=True, tag=True):
    """A filled polygon: the head of an arrow, a sign."""

    points: tuple[tuple[float, float], ...]
    fill: Ink


class Label(msgspec.Struct, frozen=True, tag=True):
    """Lines of text, broken already, from the top ``y`` of the first; ``x`` is where they align.

    With ``align`` *left* the lines begin at ``x``, with *right* they end there. ``width`` is the
    room that they were fitted into.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    width: float
    ink: Ink = "ink"
    align: Align = "left"
    is_strong: bool = False
    is_serif: bool = False

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.size * LEADING


Shape = Box | Dot | Stroke | Area | Label


class Figure(msgspec.Struct, frozen=True):
    """Shapes on a ``width`` × ``height`` field, the first at the back; ``alt`` says it in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str


def moved(shape: Shape, x: float, y: float) -> Shape:
    """The shape somewhere else."""
    if hasattr(shape, "points"):
        points = tuple((at + x, down + y) for at, down in shape.points)
        return msgspec.structs.replace(shape, points=points)
    return msgspec.structs.replace(shape, x=shape.x + x, y=shape.y + y)


def arrow(
    start: tuple[float, float], end: tuple[float, float], ink: Ink, width: float
) -> list[Shape]:
    """A straight arrow: its line and its head."""
    (x1, y1), (x2, y2) = start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    along = ((x2 - x1) / length, (y2 - y1) / length)
    head = width * 4
    neck = (x2 - along[0] * head, y2 - along[1] * head)
    side = (-along[1] * head * 0.5, along[0] * head * 0.5)
    return [
        Stroke((start, neck), ink, width),
        Area(
            ((neck[0] + side[0], neck[1] + side[1]), end, (neck[0] - side[0], neck[1] - side[1])),
            ink,
        ),
    ]
