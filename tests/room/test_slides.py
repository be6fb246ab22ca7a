"""Slides can be read from the back of the room, and nothing on them is cut."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Figure, Label
from cxworkshop.slides import SMALLEST, Kept, Slide, SlideLine, SlideList, SlidePage, slide_pages

LISTS = (SlideList((SlideLine("One"),)),)
SCREENS = ((1280, 720), (1024, 768), (1920, 1080))

words = st.text(st.characters(categories=("L", "N", "Zs")), max_size=200)
lines = st.builds(SlideLine, words, st.text("abc ", max_size=20))
slides = st.builds(
    Slide,
    title=words,
    question=words,
    sentence=words,
    by=st.text("abc ", max_size=30),
    lists=st.lists(
        st.builds(SlideList, st.lists(lines, max_size=30).map(tuple), st.text("ab ", max_size=20)),
        max_size=2,
    ).map(tuple),
    left=st.text("abc ", max_size=60),
    right=st.text("abc ", max_size=60),
    has_clock=st.booleans(),
)


def measure(text: str, size: float, is_strong: bool, is_serif: bool) -> float:
    """A face in which every letter is as wide as in a broad one."""
    return len(text) * size * (0.62 if is_strong else 0.56)


def labels(figure: Figure) -> list[Label]:
    return [shape for shape in figure.shapes if isinstance(shape, Label)]


def said(pages: tuple[SlidePage, ...]) -> str:
    return " ".join(line for page in pages for label in labels(page.figure) for line in label.lines)


@given(slide=slides, screen=st.sampled_from(SCREENS))
def test_no_text_is_smaller_than_the_rule_or_outside_the_screen(
    slide: Slide, screen: tuple[int, int]
) -> None:
    width, height = screen
    for page in slide_pages(slide, width, height, measure):
        for label in labels(page.figure):
            assert label.size >= height * SMALLEST - 1e-6
            for line in label.lines:
                wide = measure(line, label.size, label.is_strong, label.is_serif)
                assert wide <= label.width + 1e-6
            start = (
                label.x - {"left": 0, "middle": label.width / 2, "right": label.width}[label.align]
            )
            assert start >= 0
            assert start + label.width <= width + 1e-6


@given(slide=slides, screen=st.sampled_from(SCREENS))
def test_every_word_of_a_slide_is_shown(slide: Slide, screen: tuple[int, int]) -> None:
    shown = "".join(said(slide_pages(slide, *screen, measure)).split())
    for text in (slide.title, slide.question, slide.sentence):
        assert "".join(text.split()) in shown
    for part in slide.lists:
        for line in part.lines:
            assert "".join(line.text.split()) in shown


@given(shown=st.lists(slides, min_size=2, max_size=4), screen=st.sampled_from(SCREENS))
def test_a_slide_is_laid_out_as_the_first_of_all_whatever_came_before(
    shown: list[Slide], screen: tuple[int, int]
) -> None:
    kept = Kept()
    for slide in (*shown, *shown):
        assert slide_pages(slide, *screen, measure, kept) == slide_pages(slide, *screen, measure)


def test_a_long_list_goes_on_on_further_pages_that_say_so() -> None:
    whole = tuple(SlideLine(f"Leader {number} will do something about it") for number in range(40))
    pages = slide_pages(Slide(title="All", lists=(SlideList(whole),)), 1280, 720, measure)
    assert len(pages) > 1
    assert f"1 / {len(pages)}" in said(pages[:1])
    for page in pages:
        for label in labels(page.figure):
            assert label.y + label.height <= 720


@pytest.mark.parametrize("screen", SCREENS)
def test_a_question_alone_fills_the_screen(screen: tuple[int, int]) -> None:
    (page,) = slide_pages(Slide(title="Where are we?", question="How far?"), *screen, measure)
    question = next(label for label in labels(page.figure) if label.lines == ("How far?",))
    assert question.size >= screen[1] / 15


@pytest.mark.parametrize("screen", SCREENS)
def test_no_word_of_a_question_is_left_alone_on_its_last_line(screen: tuple[int, int]) -> None:
    asked = "What would have to be different in ninety days for today to be worth it"
    (page,) = slide_pages(Slide(title="Welcome", question=asked), *screen, measure)
    lines_ = next(label.lines for label in labels(page.figure) if label.lines[0].startswith("What"))
    assert " ".join(lines_) == asked
    assert len(lines_) > 1
    assert len(lines_[-1]) > max(map(len, lines_)) / 2


@pytest.mark.parametrize("screen", SCREENS)
def test_lines_go_on_beside_their_number_and_not_below_it(screen: tuple[int, int]) -> None:
    rules = tuple(SlideLine("word " * 20, lead=f"{number}.") for number in (9, 10))
    pages = slide_pages(Slide(title="Rules", lists=(SlideList(rules),)), *screen, measure)
    shown = [label for page in pages for label in labels(page.figure)]
    (lead,) = (label for label in shown if label.lines == ("10.",))
    texts = [label for label in shown if label.lines[0].startswith("word")]
    assert len({label.x for label in texts}) == 1
    assert lead.align == "right"
    assert lead.x < texts[0].x


def test_a_chart_that_leaves_half_a_slide_empty_is_drawn_larger() -> None:
    class Low(msgspec.Struct, frozen=True):
        alt: str = ""

        def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
            sizes.append(canvas.size)
            return (Figure(canvas.width, canvas.size * 9, (), self.alt),)

    sizes: list[float] = []
    slide_pages(Slide(title="T", charts=(Low(),)), 1280, 720, measure)
    assert sizes == pytest.approx([720 / 26, 720 / 26 * 1.4])


@pytest.mark.parametrize("screen", SCREENS)
def test_a_day_of_short_lines_stands_on_one_page_in_two_columns(screen: tuple[int, int]) -> None:
    day = tuple(
        SlideLine("Activity", lead=f"{9 + number // 2:02d}:{number % 2 * 3}0")
        for number in range(18)
    )
    (page,) = slide_pages(Slide(title="The day", lists=(SlideList(day),)), *screen, measure)
    assert len({label.x for label in labels(page.figure) if "Activity" in label.lines[0]}) == 2


@pytest.mark.parametrize("screen", SCREENS)
def test_what_stands_below_a_line_may_use_the_place_below_what_stands_beside_it(
    screen: tuple[int, int],
) -> None:
    line = SlideLine("A goal", side="30 Jun", below="word " * 40)
    (page,) = slide_pages(Slide(title="Goals", lists=(SlideList((line,)),)), *screen, measure)
    (below,) = (label for label in labels(page.figure) if label.lines[0].startswith("word"))
    assert below.width == pytest.approx(screen[0] * 0.9)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_foot_stays_on_one_line_where_nothing_else_is_in_it(screen: tuple[int, int]) -> None:
    told = "14 of 14 leaders showed a hand, 13 of them 3 or more."
    lines_ = tuple(SlideLine("word " * 30) for _ in range(30))
    pages = slide_pages(Slide(title="T", lists=(SlideList(lines_),), left=told), *screen, measure)
    for number, page in enumerate(pages, 1):
        (foot,) = (label for label in labels(page.figure) if label.lines[0].startswith("14 of"))
        assert foot.lines == (told,)
        (count,) = (
            label for label in labels(page.figure) if label.lines[0].startswith(f"{number} /")
        )
        assert foot.x + foot.width <= count.x


def test_a_title_is_a_little_smaller_where_that_saves_a_line_and_never_more() -> None:
    def title(words: str) -> Label:
        pages = slide_pages(Slide(title=words, lists=LISTS), 1024, 768, measure)
        return labels(pages[0].figure)[0]

    short, just, long = (title("a" * 4 + " bb" * count) for count in (3, 8, 12))
    assert (len(short.lines), short.size) == (1, pytest.approx(768 / 18))
    assert len(just.lines) == 1
    assert 768 / 18 * 0.85 - 1e-6 <= just.size < 768 / 18
    assert (len(long.lines), long.size) == (2, pytest.approx(768 / 18))
