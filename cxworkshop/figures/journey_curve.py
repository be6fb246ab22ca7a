"""The curve of a feeling along a journey: today and the target, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxworkshop.figures.figure import LEADING, Dot, Ink, Label, Shape, Stroke
from cxworkshop.figures.signs import curve, diamond, signed

STEP = 0.13
"""The height of one step of feeling, as a share of the band; the rest is for the numbers."""


class Felt(NamedTuple):
    """One stage: the middle of its column, today, the target, whether the customer decides."""

    x: float
    today: float | None
    target: float | None
    is_moment: bool


def feeling_y(value: float, top: float, height: float) -> float:
    """Where a feeling lies in a band from ``top``: +2 above, −2 below, room for a number."""
    return top + height * (0.5 - value * STEP)


def feeling_curve(
    stages: Sequence[Felt],
    place: tuple[float, float, float, float],
    size: float,
    decimal_point: str,
) -> list[Shape]:
    """Both lines in a place (x, y, width, height); numbers stand where they do not meet."""
    left, top, width, height = place
    zero = feeling_y(0, top, height)
    today = [_point(stage.x, stage.today, top, height) for stage in stages]
    target = [_point(stage.x, stage.target, top, height) for stage in stages]
    shapes: list[Shape] = []
    shapes += curve(target, "ink2", size * 0.12, is_dashed=True)
    shapes += curve(today, "accent", size * 0.2)
    for stage, now, then in zip(stages, today, target, strict=True):
        if then is not None and then != now:
            shapes.append(Dot(*then, size * 0.3, "surface", "ink2", size * 0.12))
            is_above = now is None or then[1] <= now[1]
            shapes.append(
                _number(signed(stage.target, decimal_point), then, size, "ink2", is_above)
            )
        if now is not None and stage.today is not None:
            ink: Ink = "risk" if stage.today < 0 else "accent"
            dot: Shape = Dot(*now, size * 0.38, ink)
            shapes.append(diamond(*now, size * 1.1, ink) if stage.is_moment else dot)
            is_above = then is None or now[1] < then[1] or now == then
            shapes.append(_number(signed(stage.today, decimal_point), now, size, ink, is_above))
    return [*_zero_line(left, width, zero, shapes), *shapes]


def _zero_line(left: float, width: float, y: float, shapes: Sequence[Shape]) -> list[Shape]:
    """The line of no feeling, with a gap wherever a number lies on it."""
    numbers = [
        each for each in shapes if isinstance(each, Label) and each.y < y < each.y + each.height
    ]
    found: list[Shape] = []
    begin = left
    for number in sorted(numbers, key=lambda each: each.x):
        half = number.size * 0.4 * (len(number.lines[0]) + 1)
        if number.x - half > begin:
            found.append(Stroke(((begin, y), (number.x - half, y)), "field_border", 1, True))
        begin = max(begin, number.x + half)
    if begin < left + width:
        found.append(Stroke(((begin, y), (left + width, y)), "field_border", 1, True))
    return found


def _point(x: float, value: float | None, top: float, height: float) -> tuple[float, float] | None:
    return None if value is None else (x, feeling_y(value, top, height))


def _number(said: str, at: tuple[float, float], size: float, ink: Ink, is_above: bool) -> Label:
    y = at[1] - size * (0.5 + LEADING) if is_above else at[1] + size * 0.45
    return Label(at[0], y, (said,), size, size * 3, ink, "middle", is_strong=True)
