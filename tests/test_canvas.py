"""Text is fitted into a chart without measuring it over and over."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.figures.breaking import signs_of
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Dot, Label
from cxworkshop.figures.journey_chart import JourneyChart
from cxworkshop.figures.journey_parts import ChartHandOff, ChartStage, ChartWords
from cxworkshop.figures.levels import LevelsChart
from cxworkshop.figures.role_matrix import Mark, MatrixRow, RoleMatrix

LONG = "Accountability for the whole experience and what each of us would notice. " * 8

WORDS = ChartWords(
    *("Touchpoints", "How it feels", "today", "target", "moment of truth", "What hurts"),
    *("Who leads", "leads", "helps", "nobody", "several", "Hand-offs"),
    (("works", "works"), ("strained", "strained"), ("broken", "broken")),
    ".",
)
MARKS = dict.fromkeys((0x200E, 0x200F))
"""What holds a line to the direction of its paragraph, and shows nothing."""


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
    word = "".join(text.split()).translate(MARKS)
    lines = [line.translate(MARKS) for line in canvas(Counting()).lines(word, 50, 10)]
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


def test_many_hands_stand_side_by_side_rather_than_as_specks_on_a_tower() -> None:
    def dots(*counts: int) -> list[Dot]:
        (figure,) = LevelsChart(counts, 3, "no", "yes", "not yet", "hands").pages(
            Canvas(491, 600, 9, 7.5, Counting())
        )
        found = [shape for shape in figure.shapes if isinstance(shape, Dot)]
        assert len(found) == sum(counts)
        assert len({(dot.x, dot.y) for dot in found}) == sum(counts)
        assert all(0 < dot.y < figure.height for dot in found)
        return found

    few, many = dots(0, 0, 1, 2, 5, 6), dots(0, 0, 3, 6, 15, 18)
    assert len({dot.x for dot in few}) == 4, "one column a level"
    assert min(dot.radius for dot in many) >= 9 * 0.35
    assert min(dot.radius for dot in dots(200, 0, 0, 0, 0, 200)) > 1


def test_hand_offs_in_words_stand_beside_one_another_where_they_are_short() -> None:
    def lines(text: str) -> list[set[float]]:
        stages = tuple(
            ChartStage(f"Stage {at}", hand_offs=(ChartHandOff(None, None, "broken", text),) * 2)
            for at in range(3)
        )
        chart = JourneyChart("", stages, (), WORDS, "journey")
        (figure,) = chart.pages(Canvas(738, 900, 9, 7.5, Counting()))
        said = [each for each in figure.shapes if isinstance(each, Label) and text in each.lines[0]]
        assert len(said) == 6
        rows = {label.y for label in said}
        return [{label.x for label in said if label.y == y} for y in sorted(rows)]

    assert [len(line) for line in lines("A → B")] == [3, 3]
    assert [len(line) for line in lines("A long name of a function → another long one")] == [2] * 3
    assert [len(line) for line in lines("word " * 22)] == [1] * 6
