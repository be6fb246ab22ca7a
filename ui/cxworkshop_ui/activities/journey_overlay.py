"""What is painted over the cells of a journey map: the curve of the feeling, the hand-offs."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.activities.journey_results import STATES
from cxworkshop.figures.figure import Shape
from cxworkshop.figures.journey_curve import Felt, feeling_curve
from cxworkshop.figures.signs import bent_arrow
from cxworkshop_ui.activities.journey_grid import Grid, Row
from cxworkshop_ui.theme.tokens import SMALL, Look

Place = Callable[[int, int], tuple[float, float, float, float]]
"""The box of a cell by row and column: x, y, width, height."""


def overlay(grid: Grid, place: Place, look: Look) -> list[Shape]:
    """The curve of today and the target with their numbers, and the arrows between functions."""
    return [*_curve(grid, place, look), *_arrows(grid, place, look)]


def _curve(grid: Grid, place: Place, look: Look) -> list[Shape]:
    row = grid.rows.index(Row("feeling"))
    boxes = [place(row, column) for column in range(len(grid.views))]
    felt = [
        Felt(x + wide / 2, view.feeling, view.target, view.has_moment)
        for view, (x, _y, wide, _tall) in zip(grid.views, boxes, strict=True)
    ]
    left, top, _, height = boxes[0]
    whole = (left, top, boxes[-1][0] + boxes[-1][2] - left, height)
    return feeling_curve(felt, whole, look.px(SMALL), grid.decimal_point)


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
