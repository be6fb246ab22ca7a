"""Dots add up, hands are counted, and the room sees no names beside a level."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.definition import (
    SETUP,
    Consent,
    DefinitionSetup,
    DotsGiven,
    Proposal,
    SharedDefinition,
    asked,
    below_liveable,
    consent_count,
    dots_left,
    dots_of,
    ranked,
)
from cxworkshop.activities.definition_answers import change_setup, give_consent, give_dots, name_low
from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.public import PublicView
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of
from tests.activities.slides import assert_every_slide_is_legible, slide_of

NAMES = ("Ana", "Bo", "Chen", "Dina")


def room(*, by_person: bool = True) -> list[Item]:
    people = [
        Participant(id=ItemId(f"p{at}"), position=f"{at + 1}", name=name, presence=Presence.HERE)
        for at, name in enumerate(NAMES)
    ]
    return [
        *people,
        AgendaItem(id=ItemId("a"), position="V", activity="definition", title="One sentence"),
        DefinitionSetup(id=ItemId("s"), parent=ItemId("a"), position="V", by_person=by_person),
        Proposal(id=ItemId("one"), position="F", text="Nobody waits.", dots=7),
        Proposal(id=ItemId("two"), position="V", text="Nobody repeats.", dots=2),
        SharedDefinition(id=ItemId("d"), position="V", text="Nobody waits or repeats."),
    ]


gifts = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(("one", "two")), st.integers(0, 5)),
    max_size=20,
)


def editor_of(make: object, items: list[Item]) -> Editor:
    assert callable(make)
    made = make(*items)
    assert isinstance(made, Editor)
    return made


@given(gifts=gifts)
def test_what_is_given_and_what_is_left_add_up(gifts: list[tuple[str, str, int]]) -> None:
    document = new_document(room())
    ids = iter(range(1000))
    for name, proposal, dots in gifts:
        person = ItemId(f"p{NAMES.index(name)}")
        command = give_dots(document, person, ItemId(proposal), dots, lambda: f"x{next(ids)}")
        if command is not None:
            from cxworkshop.editing.changes import take

            take(document, command.changes(document).changes)
    given_dots = sum(dots_of(document).values())
    assert given_dots + sum(dots_left(document).values()) == 3 * len(NAMES)
    last = {(name, proposal): dots for name, proposal, dots in gifts}
    assert given_dots == sum(last.values())


def test_counted_dots_are_those_of_the_proposal() -> None:
    document = new_document(room(by_person=False))
    assert dots_of(document) == {"one": 7, "two": 2}
    assert [each.proposal.id for each in ranked(document)] == ["one", "two"]


def test_a_file_without_settings_counts_its_dots_as_before() -> None:
    items = [item for item in room() if not isinstance(item, DefinitionSetup)]
    assert dots_of(new_document(items)) == {"one": 7, "two": 2}


def test_a_level_can_be_given_changed_declined_and_taken_back(make_editor: object) -> None:
    editor = editor_of(make_editor, room())
    person = ItemId("p0")

    def answer(level: int | None, *, is_declined: bool = False) -> list[Consent]:
        command = give_consent(
            editor.document, person, level, editor.new_id, is_declined=is_declined
        )
        if command is not None:
            editor.apply(command)
        return list(editor.document.all(Consent))

    assert [item.level for item in answer(2)] == [2]
    assert [person.name for person in below_liveable(editor.document)] == ["Ana"]
    assert [item.level for item in answer(4)] == [4]
    (declined,) = answer(None, is_declined=True)
    assert (declined.level, declined.is_declined) == (None, True)
    count = consent_count(editor.document)
    assert (count.given, count.declined, count.expected) == (0, 1, 4)
    assert answer(None) == []


def test_who_leaves_is_asked_no_more_unless_the_answer_is_there(make_editor: object) -> None:
    items = room()
    editor = editor_of(make_editor, items)
    command = give_consent(editor.document, ItemId("p1"), 5, editor.new_id)
    assert command is not None
    editor.apply(command)
    for at in (1, 2):
        editor.document.put(
            msgspec.structs.replace(items[at], position=f"{at + 1}", presence=Presence.LEFT)
        )
    assert [person.name for person in asked(editor.document)] == ["Ana", "Bo", "Dina"]
    assert ItemId("p2") not in dots_left(editor.document)


def test_no_name_reaches_the_room_unless_it_is_switched_on(make_editor: object) -> None:
    editor = editor_of(make_editor, room())
    for at, level in enumerate((1, 4, 2, 5)):
        command = give_consent(editor.document, ItemId(f"p{at}"), level, editor.new_id)
        assert command is not None
        editor.apply(command)

    def told() -> str:
        shown = PublicView().of(editor.document)
        assert all(item.participant is None for item in shown.all(DotsGiven))
        return alt_of(slide_of(editor.document, "definition", RoomView.RESULTS))

    assert not any(name in told() for name in NAMES)
    activity = ItemId("a")
    editor.apply(name_low(editor.document, is_on=True, activity=activity, new_id=editor.new_id))
    assert [name for name in NAMES if name in told()] == ["Ana", "Chen"]
    command = give_consent(editor.document, ItemId("p0"), 3, editor.new_id)
    assert command is not None
    editor.apply(command)
    assert [name for name in NAMES if name in told()] == ["Chen"]
    editor.undo()
    editor.undo()
    assert not any(name in told() for name in NAMES)


def test_capture_shows_proposals_without_dots_and_results_show_them() -> None:
    items = [item for item in room(by_person=False) if not isinstance(item, SharedDefinition)]
    document = new_document(items)
    capture = slide_of(document, "definition", RoomView.CAPTURE)
    assert "Nobody waits." in alt_of(capture)
    assert "7" not in alt_of(capture)
    assert not capture.charts
    assert "7" in alt_of(slide_of(document, "definition", RoomView.RESULTS))


def test_settings_travel_and_are_made_where_a_file_has_none(make_editor: object) -> None:
    editor = editor_of(make_editor, [item for item in room() if item.kind != "definition_setup"])
    editor.apply(change_setup(editor.document, "dots_each", 5, ItemId("a"), editor.new_id))
    found = SETUP.read(editor.document, ItemId("a"))
    assert msgspec.to_builtins(found) == {"dots_each": 5, "by_person": False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_s_dots_by_person_are_those_that_were_counted(language: str) -> None:
    document = new_document(sample(language))
    counted = {item.id: item.dots for item in document.all(Proposal)}
    assert dots_of(document) == counted
    assert set(dots_left(document).values()) == {0}
    own = {item.id: item.by for item in document.all(Proposal)}
    assert all(given.participant != own[given.parent] for given in document.all(DotsGiven)
               if given.parent is not None)  # fmt: skip
    assert consent_count(document).given == 14
    assert [person.name for person in below_liveable(document)] == ["Ivo Horvat"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_can_be_read_from_the_back(language: str) -> None:
    assert_every_slide_is_legible("definition", language, Proposal, SharedDefinition)
