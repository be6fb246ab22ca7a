"""A gap says how we know; the evidence leaves the facilitator's window only where ticked."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.gap import SETUP, Gap, GapSettings, gaps, missing, theme_from
from cxworkshop.activities.gap_plan import bridge, says, section, sheet
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.prioritise import Idea
from cxworkshop.activities.thread import make_from, outcomes, reasons
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Editor
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Label
from cxworkshop.figures.gap_bridge import Below, GapBridge, GapRow
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of
from tests.activities.slides import assert_every_slide_is_legible, measure, slide_of

ACTIVITY = AgendaItem(id=ItemId("a"), position="V", activity="gap")
SEEN = "Zyzzyva saw it herself"
words = st.text("ab cd", max_size=120)

GAP = Gap(
    id=ItemId("g"),
    parent=ACTIVITY.id,
    position="V",
    theme="Waiting",
    current_state="Nineteen days",
    desired_state="Five days",
    gap="Nobody answers for it",
    evidence=SEEN,
    idea="A call on day three",
)


def wording(document: Document) -> Wording:
    return Wording(document, catalogue("en"))


def said_everywhere(document: Document) -> dict[str, str]:
    """What the room, the paper and the workbook say of the gaps of a document."""
    room = [slide_of(document, "gap", view) for view in RoomView]
    found = {f"room {at}": alt_of(slide) + repr(slide) for at, slide in enumerate(room)}
    found["paper"] = repr(section(document, wording(document)))
    return {**found, "workbook": repr(sheet(document, wording(document)))}


def test_evidence_is_in_no_output_unless_it_may_be_shown() -> None:
    stays = said_everywhere(new_document([ACTIVITY, GAP]))
    assert not [where for where, said in stays.items() if SEEN in said]
    assert "noted, not printed" in stays["paper"]
    assert "no evidence" not in "".join(stays.values()), "the room sees none and is told nothing"
    shown = msgspec.structs.replace(GAP, evidence_shown=True)
    goes = said_everywhere(new_document([ACTIVITY, shown]))
    assert SEEN in goes["paper"]
    assert SEEN in goes["workbook"]
    assert any(SEEN in said for where, said in goes.items() if where.startswith("room"))


def test_themes_without_evidence_or_idea_are_named() -> None:
    bare = msgspec.structs.replace(GAP, id=ItemId("h"), position="W", evidence=" ", idea="")
    document = new_document([ACTIVITY, GAP, bare])
    assert not missing(GAP)
    assert [catalogue("en").say(part) for part in missing(bare)] == [
        "no evidence yet",
        "no idea yet",
    ]
    assert says(gaps(document), wording(document)) == (
        "1 theme without evidence · 1 theme without an idea"
    )
    assert "no idea yet" in alt_of(slide_of(document, "gap", RoomView.RESULTS))


def test_a_theme_becomes_a_goal_an_idea_and_a_step_that_remember_it(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(ACTIVITY, GAP)
    for action in (Goal, Idea, NextStep):
        editor.apply(make_from(GAP, action, wording(editor.document), editor.new_id))
    (goal,) = editor.document.all(Goal)
    (idea,) = editor.document.all(Idea)
    (step,) = editor.document.all(NextStep)
    assert goal.text == "Five days", "a goal begins with where we want to be"
    assert idea.text == step.text == "A call on day three"
    assert set(outcomes(editor.document, GAP.id)) == {goal, idea, step}
    editor.apply(make_from(idea, Goal, wording(editor.document), editor.new_id))
    further = next(each for each in editor.document.all(Goal) if each.because == idea.id)
    assert reasons(editor.document, further.id) == [idea, GAP]
    assert wording(editor.document).text_of(GAP.id) == "Waiting: Nobody answers for it"


def test_a_template_takes_its_own_themes_along_and_none_of_the_day() -> None:
    settings = GapSettings(themes=("Waiting", "Leaving"), evidence_shown=True)
    numbers = iter(range(9))
    begun = list(SETUP.begin(settings, ACTIVITY.id, lambda: f"n{next(numbers)}"))
    typed = msgspec.structs.replace(GAP, position="z")
    document = new_document([ACTIVITY, *begun, typed])
    assert [gap.theme for gap in gaps(document)] == ["Waiting", "Leaving", "Waiting"]
    assert SETUP.read(document, ACTIVITY.id) == settings
    assert theme_from(document, ACTIVITY.id, " New ").evidence_shown, "as the template set it"
    assert not theme_from(new_document([ACTIVITY]), ACTIVITY.id, "New").evidence_shown


@given(
    texts=st.lists(st.tuples(words, words, words, words), min_size=1, max_size=6),
    width=st.integers(280, 1600),
    height=st.integers(160, 900),
)
def test_the_bridge_keeps_to_its_field_and_says_everything(
    texts: list[tuple[str, str, str, str]], width: int, height: int
) -> None:
    rows = tuple(GapRow(*each, (Below("Idea: x"),)) for each in texts)
    canvas = Canvas(width, height, 16, 12, measure)
    said = ""
    for figure in GapBridge(rows, ("Now", "Between", "Then"), "alt").pages(canvas):
        for shape in figure.shapes:
            if isinstance(shape, Label):
                assert shape.size >= 12
                assert shape.x >= -1e-6
                assert shape.x + shape.width <= width + 1e-6
                assert shape.y + shape.height <= max(figure.height, height) + 1e-6
                said += "".join("".join(line.split()) for line in shape.lines)
    for letter in "abcd":
        assert said.count(letter) >= sum("".join(each).count(letter) for each in texts)


def test_the_sample_shows_what_is_open() -> None:
    document = new_document(sample("en"))
    assert says(gaps(document), wording(document)) == (
        "1 theme without evidence · 1 theme without an idea"
    )
    chart = bridge(document, wording(document))
    assert chart is not None
    assert "Knowing what happens next: today After the yes" in chart.alt
    led = next(each for each in sheet(document, wording(document)).rows if "A call" in str(each))
    assert led[-1] == "A call on day three: this happens next"
    assert section(new_document(), wording(new_document())) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_can_be_read_from_the_back(language: str) -> None:
    assert_every_slide_is_legible("gap", language, Gap)
