"""What is painted over the cells of a journey map: the curve of the feeling, the hand-offs."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.activities.journey_results import STATES
from cxworkshop.figures.figure import LEADING, Dot, Ink, Label, Shape, Stroke
from cxworkshop.figures.journey_chart import feeling_y
from cxworkshop.figures.signs import bent_arrow, curve, diamond, signed
from cxworkshop_ui.activities.journey_grid import Grid, Row
from cxworkshop_ui.theme.tokens import SMALL, Look

Place = Callable[[int, int], tuple[float, float, float, float]]
"""The box of a cell by row and column: x, y, width, height."""


def overlay(grid: Grid, place: Place, look: Look) -> list[Shape]:
    """The curve of today and the target with their numbers, and the arrows between functions."""
    return [*_curve(grid, place, look), *_arrows(grid, place, look)]


def _curve(grid: Grid, place: Place, look: Look) -> list[Shape]:
    row = grid.rows.index(Row("feeling"))
    size = look.px(SMALL)
    boxes = [place(row, column) for column in range(len(grid.views))]
    _, top, _, height = boxes[0]
    left, right = boxes[0][0], boxes[-1][0] + boxes[-1][2]
    zero = feeling_y(0, top, height)
    shapes: list[Shape] = [Stroke(((left, zero), (right, zero)), "field_border", 1, True)]
    today: list[tuple[float, float] | None] = []
    target: list[tuple[float, float] | None] = []
    for view, (x, _y, wide, _tall) in zip(grid.views, boxes, strict=True):
        middle = x + wide / 2
        felt, wanted = view.feeling, view.target
        today.append(None if felt is None else (middle, feeling_y(felt, top, height)))
        target.append(None if wanted is None else (middle, feeling_y(wanted, top, height)))
    shapes += curve(target, "ink2", 1.5, is_dashed=True)
    shapes += curve(today, "accent", 2.5)
    for view, now, then in zip(grid.views, today, target, strict=True):
        if then is not None and then != now:
            shapes.append(Dot(*then, size * 0.32, "surface", "ink2", 1.5))
            is_above = now is None or then[1] <= now[1]
            shapes.append(_number(view.target, then, size, "ink2", is_above=is_above))
        if now is not None and view.feeling is not None:
            ink: Ink = "risk" if view.feeling < 0 else "accent"
            mark: Shape = Dot(*now, size * 0.42, ink)
            shapes.append(diamond(*now, size * 1.15, ink) if view.has_moment else mark)
            is_above = then is None or now[1] < then[1] or now == then
            shapes.append(_number(view.feeling, now, size, ink, is_above=is_above))
    return shapes


def _number(
    value: float | None, at: tuple[float, float], size: float, ink: Ink, *, is_above: bool
) -> Label:
    y = at[1] - size * (0.5 + LEADING) if is_above else at[1] + size * 0.45
    return Label(at[0], y, (signed(value),), size, size * 3, ink, "middle", is_strong=True)


def _arrows(grid: Grid, place: Place, look: Look) -> list[Shape]:
    rows = {row.function: at for at, row in enumerate(grid.rows) if row.kind == "function"}
    shapes: list[Shape] = []
    for column, view in enumerate(grid.views):
        lane = 0
        for item in grid.hand_offs[view.stage.id]:
            start, end = rows.get(item.giver), rows.get(item.receiver)
            if start is None or end is None or start == end:
                continue
            x, y1, _, tall1 = place(start, column)
            _, y2, _, tall2 = place(end, column)
            gap = x - look.px(3) - lane * look.px(9)
            begin = (gap - look.px(9), y1 + tall1 / 2)
            finish = (x + look.px(5), y2 + tall2 / 2)
            shapes += bent_arrow(begin, gap, finish, STATES[item.state], look.px(2))
            lane += 1
    return shapes
