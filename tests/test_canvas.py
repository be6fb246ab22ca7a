"""Text is fitted into a chart without measuring it over and over."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.figures.breaking import signs_of
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.role_matrix import Mark, MatrixRow, RoleMatrix

LONG = "Accountability for the whole experience and what each of us would notice. " * 8


class Counting:
    """A face in which every letter is as wide as another, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, text: str, size: float, _is_strong: bool, _is_serif: bool) -> float:
        self.asked += 1
        return len(text) * size / 2


def canvas(measure: Counting) -> Canvas:
    return Canvas(500, 700, 10, 6, measure)


@given(st.text(min_size=1, max_size=200).filter(lambda text: not text.isspace()))
def test_a_word_that_is_too_long_is_broken_as_late_as_can_be(text: str) -> None:
    word = "".join(text.split())
    lines = canvas(Counting()).lines(word, 50, 10)
    assert "".join(lines) == word
    for line, following in pairwise(lines):
        assert len(line) * 5 <= 50 or len(signs_of(line)) == 1
        if len(signs_of(word)) == len(word):  # nothing that grows together, no kinsoku
            assert len(line + following[:1]) * 5 > 50 or not line.isascii()


def test_breaking_a_long_word_asks_a_few_times_a_line() -> None:
    measure = Counting()
    lines = canvas(measure).lines("x" * 30_000, 500, 10)
    assert len(lines) == 300
    assert measure.asked < 300 * 10


def test_names_that_stand_on_every_page_are_broken_once() -> None:
    measure = Counting()
    columns = tuple(f"{at} {LONG}" for at in range(14))
    rows = tuple(MatrixRow(f"{at} {LONG}", (Mark("dot"),) * 14) for at in range(30))
    pages = RoleMatrix(columns, rows, ((Mark("dot"), "takes part"),), "who").pages(canvas(measure))
    words = sum(len(text.split()) for text in (*columns, *(row.name for row in rows)))
    assert len(pages) > 6
    assert measure.asked < 12 * words
