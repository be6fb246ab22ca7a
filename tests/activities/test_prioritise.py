"""Ideas lie where they were put, few come first, and what is let go keeps its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.prioritise import (
    LEVELS,
    SETUP,
    Idea,
    Quadrant,
    Verdict,
    idea_from,
    ideas,
    not_now,
    quadrant,
    short_list,
)
from cxworkshop.activities.prioritise_goals import goals_from_short_list, without_goal
from cxworkshop.activities.prioritise_plan import section, sheet
from cxworkshop.activities.thread import outcomes, reasons
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Table
from cxworkshop.editing.editor import Editor
from cxworkshop.figures.board import BoardChart, BoardDot, BoardWords, spots
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Dot, Label
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.item import ItemId
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of
from tests.activities.slides import assert_every_slide_is_legible, measure, slide_of

WORDS = BoardWords("Impact", "Effort", ("now", "plan", "passing", "leave"))
levels = st.sampled_from([None, *LEVELS])
dots = st.lists(st.tuples(levels, levels, st.text("ab cd", min_size=1, max_size=80)), max_size=24)


def idea(key: str, verdict: Verdict = Verdict.SHORT_LIST, dots: int = 0) -> Idea:
    return Idea(id=ItemId(key), position=key, text=f"Idea {key}", verdict=verdict, dots=dots)


def test_a_caught_thought_is_an_idea_that_is_not_placed_yet() -> None:
    caught = idea_from("  Call them back ", ItemId("p"))
    assert (caught.text, caught.raised_by) == ("Call them back", "p")
    assert caught.verdict is Verdict.OPEN
    assert quadrant(caught) is None


@pytest.mark.parametrize(
    ("impact", "effort", "place"),
    [
        (5, 1, Quadrant.DO_NOW),
        (4, 3, Quadrant.DO_NOW),
        (4, 4, Quadrant.PLAN),
        (3, 3, Quadrant.IN_PASSING),
        (1, 5, Quadrant.LEAVE),
    ],
)
def test_the_place_on_the_board_is_a_word(impact: int, effort: int, place: Quadrant) -> None:
    assert quadrant(Idea(text="x", impact=impact, effort=effort)) is place


def test_one_action_makes_goals_of_the_short_list_up_to_the_cap(
    make_editor: Callable[..., Editor],
) -> None:
    goal = Goal(id=ItemId("g"), position="V", text="There already", because=ItemId("b"))
    two = [Goal(id=ItemId(f"g{at}"), position=f"W{at}", text="Now") for at in (1,)]
    editor = make_editor(
        idea("a", dots=1),
        idea("b", dots=5),
        idea("c", dots=3),
        idea("d", Verdict.NOT_NOW),
        goal,
        *two,
    )
    assert [each.id for each in without_goal(editor.document)] == ["c", "a"]
    wording = Wording(editor.document, catalogue("en"))
    editor.apply(goals_from_short_list(editor.document, wording, lambda: ItemId(editor.new_id())))
    made = [item for item in editor.document.all(Goal) if item.because in ("a", "c")]
    assert [(item.text, item.horizon) for item in made] == [
        ("Idea c", Horizon.NOW),
        ("Idea a", Horizon.NEXT),
    ]
    assert reasons(editor.document, made[0].id) == [editor.document[ItemId("c")]]
    assert outcomes(editor.document, ItemId("c")) == [made[0]]
    assert not without_goal(editor.document)
    editor.undo()
    assert len(editor.document.all(Goal)) == 2


@given(count=st.integers(1, 30))
def test_things_in_one_cell_never_lie_on_top_of_each_other(count: int) -> None:
    places = spots(count)
    assert len(set(places)) == count
    assert all(0 < x < 1 and 0 < y < 1 for x, y in places)


@given(dots=dots, width=st.integers(300, 1600), height=st.integers(280, 900))
def test_the_board_keeps_to_its_field_and_says_every_idea_once(
    dots: list[tuple[int | None, int | None, str]], width: int, height: int
) -> None:
    chart = BoardChart(
        tuple(
            BoardDot(number, text, impact, effort, group="all")
            for number, (impact, effort, text) in enumerate(dots, 1)
        ),
        WORDS,
        "alt",
    )
    canvas = Canvas(width, height, 16, 12, measure)
    said = ""
    for figure in chart.pages(canvas):
        for shape in figure.shapes:
            if isinstance(shape, Dot):
                assert shape.x - shape.radius >= -1e-6
                assert shape.x + shape.radius <= width + 1e-6
            if isinstance(shape, Label):
                assert shape.size >= 12
                said += "".join("".join(line.split()) for line in shape.lines)
    for _, _, text in dots:
        assert "".join(text.split()) in said


def test_what_is_let_go_is_printed_with_its_name_and_why() -> None:
    document = new_document(sample("en"))
    wording = Wording(document, catalogue("en"))
    assert not_now(document)[0].text == "The loyalty card"
    made = section(document, wording)
    assert made is not None
    table = next(
        block
        for block in made.blocks
        if isinstance(block, Table) and block.name == "Not now, by name"
    )
    assert [cell.text for cell in table.rows[0]] == [
        "The loyalty card",
        "Dina Haddad",
        "It rewards staying. Nobody who left has missed it.",
    ]
    assert len(sheet(document, wording).rows) == len(ideas(document)) == 9
    assert section(new_document(), Wording(new_document(), catalogue("en"))) is None


def test_the_board_waits_until_results_are_shown() -> None:
    document = new_document(sample("en"))
    capture = slide_of(document, "prioritise", RoomView.CAPTURE)
    assert not capture.charts
    assert "loyalty card" in alt_of(capture)
    assert "Dina" not in alt_of(capture)
    results = alt_of(slide_of(document, "prioritise", RoomView.RESULTS))
    assert "do now: A standard contract" in results
    assert "Dina Haddad" in results


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_weighs_nine_ideas_with_three_dots_a_leader(language: str) -> None:
    document = new_document(sample(language))
    assert sum(each.dots for each in ideas(document)) == 14 * 3
    assert len(short_list(document)) == 3
    settings = SETUP.read(document, next(each for each in document.of_kind("agenda_item")
                          if getattr(each, "activity", "") == "prioritise").id)  # fmt: skip
    assert getattr(settings, "short_list", 0) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_can_be_read_from_the_back(language: str) -> None:
    assert_every_slide_is_legible("prioritise", language, Idea)
