"""Signs that go with a colour: how a hand-off works, a moment of truth, an arrow, a feeling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cxworkshop.figures.figure import Area, Dot, Ink, Shape, Stroke

State = Literal["broken", "strained", "works", "open"]
"""How something between two works; ``open`` where nobody has judged it."""

STATE_INKS: dict[State, Ink] = {
    "broken": "risk",
    "strained": "steps",
    "works": "kept",
    "open": "neutral",
}

STATE_TINTS: dict[State, Ink] = {
    "broken": "risk_tint",
    "strained": "steps_tint",
    "works": "kept_tint",
    "open": "neutral_tint",
}


def state_sign(state: State, x: float, y: float, side: float) -> list[Shape]:
    """The sign of a state around ``x``, ``y``: a cross, a triangle, a tick, a ring."""
    ink, half, pen = STATE_INKS[state], side / 2, max(1.5, side / 6)
    if state == "broken":
        return [
            Stroke(((x - half, y - half), (x + half, y + half)), ink, pen),
            Stroke(((x - half, y + half), (x + half, y - half)), ink, pen),
        ]
    if state == "strained":
        return [Area(((x, y - half), (x + half, y + half), (x - half, y + half)), ink)]
    if state == "works":
        return [
            Stroke(((x - half, y), (x - half / 4, y + half * 0.7)), ink, pen),
            Stroke(((x - half / 4, y + half * 0.7), (x + half, y - half * 0.8)), ink, pen),
        ]
    return [Dot(x, y, half * 0.8, edge=ink, edge_width=pen)]


def diamond(x: float, y: float, side: float, ink: Ink) -> Shape:
    """A moment of truth."""
    half = side / 2
    return Area(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), ink)


def bent_arrow(
    start: tuple[float, float],
    gap: float,
    end: tuple[float, float],
    state: State,
    width: float,
) -> list[Shape]:
    """An arrow that goes over at ``gap``, with the sign of its state on the way."""
    (x1, y1), (x2, y2) = start, end
    ink, head = STATE_INKS[state], width * 3.5
    line = Stroke(
        ((x1, y1), (gap, y1), (gap, y2), (x2 - head * 0.8, y2)), ink, width, state == "strained"
    )
    point = Area(((x2 - head, y2 - head * 0.6), (x2, y2), (x2 - head, y2 + head * 0.6)), ink)
    middle, side = (y1 + y2) / 2, width * 4.5
    ground = Dot(gap, middle, side * 0.85, fill="surface", edge=ink, edge_width=width * 0.6)
    return [line, point, ground, *state_sign(state, gap, middle, side * 0.75)]


def curve(
    points: Sequence[tuple[float, float] | None], ink: Ink, width: float, *, is_dashed: bool = False
) -> list[Shape]:
    """A line through the points that there are."""
    there = tuple(point for point in points if point is not None)
    return [Stroke(there, ink, width, is_dashed)] if len(there) > 1 else []


def signed(feeling: float | None, decimal_point: str = ".") -> str:
    """A feeling to the half, as people write it: ``+1``, ``−0.5``, ``0``; ``–`` for none.

    What is not always whole needs the decimal point of who reads it.
    """
    if feeling is None:
        return "–"
    rounded = round(feeling * 2) / 2
    if rounded == 0:
        return "0"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):g}".replace(".", decimal_point)
