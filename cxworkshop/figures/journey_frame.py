"""The frame of a journey's chart: its columns, the names at the left, the bands across it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Ink, Label, Shape
from cxworkshop.figures.journey_parts import ChartHandOff, ChartStage

Draw = Callable[[float], list[Shape]]

LANE = 0.7
"""Between two arrows in one gap, in sizes of the text."""


class Band(msgspec.Struct, frozen=True):
    """A piece of the whole width; ``row`` is the function it shows, for the arrows."""

    height: float
    draw: Draw
    row: int | None = None


class Frame(msgspec.Struct, frozen=True):
    """Some stages on a canvas: the size of text, the width of the names, the first stage."""

    canvas: Canvas
    size: float
    head: float
    stages: tuple[ChartStage, ...]
    first: int

    @property
    def column(self) -> float:
        """The width of a stage with the gap behind it."""
        return (self.canvas.width - self.head) / max(len(self.stages), 1)

    @property
    def gap(self) -> float:
        """Between two stages."""
        return self.size * 0.3

    @property
    def wide(self) -> float:
        """The width of a stage's boxes."""
        return self.column - self.gap

    @property
    def room(self) -> float:
        """The width that names at the left have, clear of what is handed into the first stage."""
        return self.head - self.size * (0.5 + lanes_before(self.stages))

    def left(self, number: int) -> float:
        """Where a stage begins."""
        return self.head + number * self.column

    def name(self, text: str, y: float, height: float | None = None, ink: Ink = "ink2") -> Label:
        """A name at the left, in the middle of a height if there is one."""
        return self.canvas.label(
            text,
            0,
            y,
            self.room,
            height,
            size=self.size,
            ink=ink,
            is_strong=True,
            is_centred=height is not None,
        )

    def name_height(self, text: str) -> float:
        """The height of a name at the left."""
        return self.canvas.height_of(text, self.room, self.size, is_strong=True)


def lanes_before(stages: Sequence[ChartStage]) -> float:
    """What the arrows into the first stage need between it and the names, in sizes of the text."""
    arrows = sum(is_drawn(item) for item in stages[0].hand_offs) if stages else 0
    return 0.9 + arrows * LANE if arrows else 0.0


def is_drawn(item: ChartHandOff) -> bool:
    """Whether a hand-off is an arrow: from one row to another."""
    return item.giver is not None and item.receiver is not None and item.giver != item.receiver
