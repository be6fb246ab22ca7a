"""Hand-offs: the matrix, the order, and what the journey proposes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.handoffs import (
    DismissedHandOff,
    HandOff,
    HandOffState,
    badness,
    in_order,
    meetings,
    proposals,
)
from cxworkshop.activities.handoffs_plan import matrix, section, sheet
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.journey import Journey, JourneyStage
from cxworkshop.activities.journey_edits import accept, dismiss, give_part
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, RemoveItem, SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function
from cxworkshop.model.position import spread
from cxworkshop.sample import sample

FUNCTIONS = ("sales", "legal", "it")


def led(*leaders: str) -> list[Item]:
    """A journey whose stages 0, 1 … are led by these functions, named by their first letters."""
    by_letter = {name[0]: ItemId(name) for name in FUNCTIONS}
    items: list[Item] = [
        Function(id=ItemId(name), position=position, name=name.capitalize())
        for name, position in zip(FUNCTIONS, spread(3), strict=True)
    ]
    items.append(Journey(id=ItemId("j"), position="V"))
    items += [
        JourneyStage(
            id=ItemId(str(number)),
            parent=ItemId("j"),
            position=position,
            name=str(number),
            leads=tuple(by_letter[letter] for letter in letters),
        )
        for number, (letters, position) in enumerate(
            zip(leaders, spread(len(leaders)), strict=True)
        )
    ]
    return items


def proposed(items: list[Item]) -> list[tuple[str, str, str]]:
    return [(each.giver, each.receiver, each.stage) for each in proposals(new_document(items))]


@pytest.mark.parametrize(
    ("leaders", "wanted"),
    [
        (("s", "s", "s"), []),
        (("s", "l"), [("sales", "legal", "1")]),
        (("s", "", "l"), [("sales", "legal", "2")]),
        (("", "s"), []),
        (("sl", "l"), []),
        (("s", "sl"), []),
        (("s", "li"), [("sales", "legal", "1"), ("sales", "it", "1")]),
        (("s", "l", "s"), [("sales", "legal", "1"), ("legal", "sales", "2")]),
    ],
)
def test_a_hand_off_is_proposed_where_another_function_leads(
    leaders: tuple[str, ...], wanted: list[tuple[str, str, str]]
) -> None:
    assert proposed(led(*leaders)) == wanted


def test_what_was_accepted_or_left_out_is_not_proposed_again(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(*led("s", "li"))
    first, second = proposals(editor.document)
    editor.apply(accept(first, editor.new_id))
    assert proposals(editor.document) == (second,)
    editor.apply(dismiss(second, editor.new_id))
    assert proposals(editor.document) == ()
    made = editor.document.all(HandOff)[0]
    assert (made.giver, made.receiver, made.stage, made.state) == ("sales", "legal", "1", None)
    editor.undo()
    assert proposals(editor.document) == (second,)
    editor.undo()
    assert proposals(editor.document) == (first, second)


def test_a_dismissal_goes_with_its_stage_and_comes_back_with_it(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(*led("s", "l"))
    editor.apply(dismiss(proposals(editor.document)[0], editor.new_id))
    editor.apply(RemoveItem(ItemId("1"), M("Delete")))
    assert not editor.document.all(DismissedHandOff)
    editor.undo()
    assert proposals(editor.document) == ()


def test_leading_somewhere_else_proposes_at_once(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(*led("s", ""))
    assert proposals(editor.document) == ()
    stage = editor.document.find(JourneyStage, ItemId("1"))
    assert stage is not None
    editor.apply(give_part(stage, ItemId("it"), "leads"))
    assert [each.receiver for each in proposals(editor.document)] == ["it"]


some_states = st.sampled_from([*HandOffState, None])


@given(st.lists(st.tuples(st.sampled_from(FUNCTIONS), st.sampled_from(FUNCTIONS), some_states)))
def test_the_matrix_counts_every_hand_off_once_with_the_worst_of_its_pair(
    made: list[tuple[str, str, HandOffState | None]],
) -> None:
    items = [
        HandOff(
            id=ItemId(str(number)),
            position=str(number),
            giver=ItemId(giver),
            receiver=ItemId(receiver),
            state=state,
        )
        for number, (giver, receiver, state) in enumerate(made)
    ]
    document = new_document([*led(), *items])
    found = meetings(document)
    assert sum(meeting.count for meeting in found.values()) == len(made)
    for pair, meeting in found.items():
        states = [state for giver, receiver, state in made if (giver, receiver) == pair]
        assert meeting.count == len(states)
        assert meeting.worst == min(states, key=badness)
    order = [badness(item.state) for item in in_order(document)]
    assert order == sorted(order)


def test_a_hand_off_tells_who_hands_over_to_whom(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(*led("s", "l"))
    made = HandOff(id=ItemId("h"), giver=ItemId("sales"), receiver=ItemId("legal"))
    editor.apply(AddItem(made, M("Add")))
    wording = Wording(editor.document, catalogue("en"))
    assert wording.text_of(made.id) == "Sales → Legal"
    editor.apply(SetField(made.id, "collision", "Close ↔ no risk", M("Change")))
    assert wording.text_of(made.id) == "Sales → Legal: Close ↔ no risk"
    editor.apply(RemoveItem(ItemId("sales"), M("Delete")))
    assert wording.text_of(made.id) == "… → Legal: Close ↔ no risk"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_prints_the_broken_ones_first(language: str) -> None:
    document = new_document(sample(language))
    wording = Wording(document, catalogue(language))
    made = section(document, wording)
    assert made is not None
    table = made.blocks[-1]
    words = [row[1].text for row in table.rows]  # type: ignore[union-attr]
    broken = wording.tr("broken")
    assert words[:2] == [broken, broken]
    assert broken not in words[2:]
    assert len(sheet(document, wording).rows) == len(words) == 5
    assert section(new_document(), wording) is None


def test_the_matrix_says_in_words_what_it_shows() -> None:
    document = new_document(sample("en"))
    made = matrix(document, Wording(document, catalogue("en")))
    assert made is not None
    assert "Branches → Operations and IT: 2, strained" in made.alt
    assert "HR" not in (*made.givers, *made.receivers)
    assert matrix(new_document(), Wording(new_document(), catalogue("en"))) is None
