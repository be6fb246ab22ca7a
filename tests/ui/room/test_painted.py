"""What is painted anew after an edit is the picture that painting the whole slide would give."""

from __future__ import annotations

from itertools import pairwise

import pytest
from cxworkshop_ui.room.painted import PaintedPage
from cxworkshop_ui.windows.room_frame import RoomFrame
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cxworkshop.figures.figure import Area, Box, Dot, Figure, Label, Shape, Stroke
from cxworkshop.slides import RoomView
from tests.ui.room.conftest import Desktop

WIDE, HIGH = 320, 180
PLACES = ((QSize(320, 180), 1.0, QPointF()), (QSize(64, 40), 0.2, QPointF(0.4, 2.3)))
"""In the room, and small beside the work: how large, how many px a unit, from which corner on."""
NOT_SEEN = 16
"""What Qt rounds otherwise at the edge of a line when it paints within a clip, of 255."""

x, y = st.integers(-20, WIDE).map(float), st.integers(-20, HIGH).map(float)
size = st.integers(1, 60).map(float)
inks = st.sampled_from(("ink", "accent", "steps"))
points = st.lists(st.tuples(x, y), min_size=2, max_size=4).map(tuple)
texts = st.text("Agjy|Å_ ", min_size=1, max_size=12)
shapes = st.one_of(
    st.builds(Box, x, y, size, size, st.none() | inks, st.none() | inks, st.sampled_from((0, 5))),
    st.builds(Dot, x, y, size, st.none() | inks, st.none() | inks),
    st.builds(Stroke, points, inks, st.sampled_from((0.5, 1.0, 6.0)), st.booleans()),
    st.builds(Area, points, inks),
    st.builds(
        Label,
        x,
        y,
        st.lists(texts, max_size=3).map(tuple),
        st.integers(1, 110).map(float),
        st.just(300.0),
        inks,
        st.sampled_from(("left", "middle", "right")),
        st.booleans(),
        st.booleans(),
    ),
)


def painted(page: PaintedPage, drawn: list[Shape], place: tuple[QSize, float, QPointF]) -> QImage:
    return page.picture(Figure(WIDE, HIGH, tuple(drawn), ""), *place)


def differ(one: QImage, other: QImage) -> int:
    """By how much the colours differ where they differ most, of 255."""
    if one == other:
        return 0
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


@settings(max_examples=100, deadline=None)
@given(
    start=st.lists(shapes, max_size=8),
    edits=st.lists(st.tuples(st.integers(0, 8), st.booleans(), st.lists(shapes, max_size=2))),
    place=st.sampled_from(PLACES),
)
def test_an_edited_slide_looks_as_if_it_had_been_painted_whole(
    qapp: QApplication,
    start: list[Shape],
    edits: list[tuple[int, bool, list[Shape]]],
    place: tuple[QSize, float, QPointF],
) -> None:
    page, drawn = PaintedPage(), list(start)
    painted(page, drawn, place)
    for at, replaces, new in edits:
        drawn = [*drawn[:at], *new, *drawn[at + replaces :]]
        assert differ(painted(page, drawn, place), painted(PaintedPage(), drawn, place)) <= NOT_SEEN


def test_what_stood_behind_and_comes_to_the_front_is_seen(qapp: QApplication) -> None:
    behind, front = Box(10, 10, 50, 50, "accent"), Box(30, 30, 50, 50, "steps")
    page = PaintedPage()
    painted(page, [behind, front], PLACES[0])
    turned = painted(page, [front, behind], PLACES[0])
    assert turned == painted(PaintedPage(), [front, behind], PLACES[0])


@pytest.mark.parametrize("wide", [960, 1280])
def test_the_small_picture_has_the_pages_that_the_room_sees(
    there: RoomFrame, desktop: Desktop, qapp: QApplication, wide: int
) -> None:
    desktop.plug()  # no projector: a window of its own
    there.open()
    there.window.resize(wide, 720)
    there.controller.show(RoomView.COMMITMENTS)
    qapp.processEvents()
    assert there.controller.size == QSize(wide, 720)
    pages = there.controller.pages
    seen = [there.miniature.picture.grab().toImage()]
    for _ in pages[1:]:
        there.controller.turn(1)
        seen.append(there.miniature.picture.grab().toImage())
    assert there.controller.page == len(pages) - 1
    assert all(one != other for one, other in pairwise(seen))
