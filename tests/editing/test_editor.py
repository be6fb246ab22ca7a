"""The life of an edit: command, journal, document, undo, signal."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.editing.changes import data_of
from cxworkshop.editing.commands import (
    AddItem,
    MoveItem,
    RemoveItem,
    SetField,
    Together,
    move_by,
)
from cxworkshop.editing.editor import Changed, Editor
from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence

ADD = M("Add")
CHANGE = M("Change")


def state(document: Document) -> dict[str, Any]:
    return {item.id: (type(item), data_of(item)) for item in document}


def add(editor: Editor, item: Item, after: ItemId | None = None) -> ItemId:
    item = msgspec.structs.replace(item, id=editor.new_id())
    editor.apply(AddItem(item, ADD, after))
    return item.id


def test_an_edit_is_durable_before_it_is_seen_and_seen_before_it_is_told(editor: Editor) -> None:
    goal = add(editor, Goal())
    seen: list[tuple[str, str]] = []

    def told(_: Changed) -> None:
        stored = editor._journal.fields(goal)["text"]
        seen.append((stored, editor.document[goal].text))  # type: ignore[attr-defined]

    editor.changed.connect(told)
    editor.apply(SetField(goal, "text", "Fewer forms", CHANGE))
    assert seen == [("Fewer forms", "Fewer forms")]


def test_an_edit_that_cannot_be_written_changes_nothing(editor: Editor) -> None:
    goal = add(editor, Goal(text="Before"))
    before = state(editor.document)
    editor._journal.failure = Problem(M("The disk is full."))  # type: ignore[attr-defined]
    editor.changed.connect(lambda _: pytest.fail("nobody is told of what did not happen"))
    with pytest.raises(Problem):
        editor.apply(SetField(goal, "text", "After", CHANGE))
    with pytest.raises(Problem):
        editor.undo()
    assert state(editor.document) == before
    assert editor.undo_label == ADD


def test_the_initiator_knows_itself(editor: Editor) -> None:
    told: list[Changed] = []
    editor.changed.connect(told.append)
    me = object()
    editor.apply(AddItem(Goal(id=editor.new_id()), ADD), initiator=me)
    assert told[0].initiator is me
    assert told[0].touches("goal")


def test_a_visit_to_a_field_is_one_undo_step(editor: Editor) -> None:
    goal = add(editor, Goal(text="a"))
    for text in ("ab", "abc", "abcd"):
        editor.apply(SetField(goal, "text", text, CHANGE), visit="visit 1")
    editor.apply(SetField(goal, "measure", "days", CHANGE), visit="visit 2")
    editor.undo()
    editor.undo()
    assert editor.document.find(Goal, goal) == Goal(id=goal, text="a", position="V")
    editor.redo()
    assert editor.document.find(Goal, goal).text == "abcd"  # type: ignore[union-attr]


def test_a_visit_that_ends_where_it_began_leaves_no_step(editor: Editor) -> None:
    goal = add(editor, Goal(text="a"))
    editor.apply(SetField(goal, "text", "ab", CHANGE), visit="v")
    editor.apply(SetField(goal, "text", "a", CHANGE), visit="v")
    assert editor.undo_label == ADD


def test_deleting_takes_links_along_and_undo_brings_everything_back(editor: Editor) -> None:
    function = add(editor, Function(name="Legal"))
    ana = add(editor, Participant(name="Ana", function=function))
    bo = add(editor, Participant(name="Bo"))
    goal = add(editor, Goal(owner=ana, functions=(function,)))
    add(editor, Commitment(participant=ana, partner=bo, goal=goal, because=goal))
    add(editor, NextStep(owner=ana, goal=goal))
    before = state(editor.document)
    for target in (ana, goal, function):
        editor.apply(RemoveItem(target, M("Delete")))
        assert not editor.document.pointing_at(target)
    assert editor.document.all(Commitment)[0].partner == bo
    for _ in range(3):
        editor.undo()
    assert state(editor.document) == before


def test_deleting_an_activity_takes_its_notes_along(editor: Editor) -> None:
    activity = add(editor, AgendaItem(title="Welcome"))
    note = add(editor, Note(parent=activity, text="Expectations"))
    editor.apply(RemoveItem(activity, M("Delete")))
    assert note not in editor.document
    editor.undo()
    assert editor.document.find(Note, note) == Note(
        id=note, parent=activity, text="Expectations", position="V"
    )


def test_a_link_to_nothing_is_refused(editor: Editor) -> None:
    step = add(editor, NextStep())
    with pytest.raises(ValueError, match="point to nothing"):
        editor.apply(SetField(step, "owner", ItemId("nobody"), CHANGE))
    with pytest.raises(ValueError, match="point to nothing"):
        editor.apply(AddItem(Note(id=editor.new_id(), parent=ItemId("nowhere")), ADD))


def test_a_value_that_does_not_fit_is_refused_with_its_place(editor: Editor) -> None:
    step = add(editor, NextStep())
    with pytest.raises(msgspec.ValidationError, match=r"next_step\.due"):
        editor.apply(SetField(step, "due", "soon", CHANGE))


def test_facts_are_no_undo_steps_and_go_with_what_they_are_about(editor: Editor) -> None:
    activity = add(editor, AgendaItem(title="Welcome"))
    event = RunEvent(id=editor.new_id(), parent=activity, activity=activity, at=5)
    editor.record(AddItem(event, M("Opened")))
    assert editor.undo_label == ADD
    editor.undo()
    assert event.id not in editor.document
    editor.redo()
    assert editor.document.find(RunEvent, event.id) is not None


def test_presence_recorded_after_adding_someone_survives_undo_and_redo(editor: Editor) -> None:
    ana = add(editor, Participant(name="Ana"))
    editor.record(SetField(ana, "presence", Presence.HERE, M("Here")))
    editor.undo()
    editor.redo()
    assert editor.document.find(Participant, ana).presence is Presence.HERE  # type: ignore[union-attr]


def test_several_commands_together_are_one_step(editor: Editor) -> None:
    first, second = editor.new_id(), editor.new_id()
    editor.apply(
        Together(
            (
                AddItem(Goal(id=first), ADD),
                AddItem(NextStep(id=second, goal=first), ADD),
                SetField(first, "text", "One", CHANGE),
                SetField(first, "due", date(2026, 12, 24), CHANGE),
            ),
            M("Paste"),
        )
    )
    assert editor.document.find(Goal, first).due == date(2026, 12, 24)  # type: ignore[union-attr]
    assert editor.undo_label == M("Paste")
    editor.undo()
    assert len(editor.document) == 1


def test_moving_keeps_the_others_in_order(editor: Editor) -> None:
    ids = [add(editor, AgendaItem(title=str(number))) for number in range(5)]
    editor.apply(MoveItem(ids[4], None, M("Move")))
    editor.apply(MoveItem(ids[0], ids[2], M("Move")))
    assert [item.title for item in editor.document.all(AgendaItem)] == ["4", "1", "2", "0", "3"]
    assert not editor.apply(MoveItem(ids[0], ids[2], M("Move")))


def test_moving_by_places_stops_at_either_end(editor: Editor) -> None:
    ids = [add(editor, AgendaItem(title=str(number))) for number in range(4)]

    def moved(place: int, by: int) -> str:
        order = [item.id for item in editor.document.all(AgendaItem)]
        command = move_by(order, order[place], by, M("Move"))
        if command is None:
            return ""
        editor.apply(command)
        return "".join(item.title for item in editor.document.all(AgendaItem))

    assert moved(0, 1) == "1023"
    assert moved(3, -2) == "1302"
    assert moved(1, 9) == "1023"
    assert moved(0, -1) == moved(3, 1) == ""
    assert move_by(ids[:2], ids[3], 1, M("Move")) is None


def test_a_snapshot_does_not_see_later_edits(editor: Editor) -> None:
    goal = add(editor, Goal(text="a"))
    frozen = editor.document.snapshot()
    editor.apply(SetField(goal, "text", "b", CHANGE))
    assert frozen.find(Goal, goal).text == "a"  # type: ignore[union-attr]


moves = st.lists(
    st.tuples(st.sampled_from("asrmurR"), st.integers(0, 9), st.text("ab", max_size=2)),
    max_size=40,
)


@settings(max_examples=150)
@given(moves)
def test_undoing_everything_returns_to_the_start_and_redoing_to_the_end(
    edits: list[tuple[str, int, str]],
) -> None:
    from tests.conftest import ListJournal

    document = new_document()
    journal = ListJournal(document)
    ids = iter(range(10_000))
    editor = Editor(document, journal, now=lambda: 0, new_id=lambda: f"{next(ids):032x}")
    for what, which, text in edits:
        people = document.all(Participant)
        chosen = people[which % len(people)].id if people else None
        if what == "a" or chosen is None:
            add(editor, Participant(name=text))
            add(editor, NextStep(text=text, owner=chosen))
        elif what == "s":
            editor.apply(SetField(chosen, "name", text, CHANGE), visit=text)
        elif what == "r":
            editor.apply(RemoveItem(chosen, M("Delete")))
        elif what == "m":
            editor.apply(MoveItem(chosen, None, M("Move")))
        elif what == "u":
            editor.undo()
        else:
            editor.redo()
        assert journal.stored.keys() == {item.id for item in document}
        for item in document:
            stored = {**journal.stored[item.id], "id": item.id}
            assert msgspec.convert(stored, type(item)) == item
    end = state(document)
    reopened = Editor(document.snapshot(), journal, history=journal.steps.values())
    assert (reopened.undo_label, reopened.redo_label) == (editor.undo_label, editor.redo_label)
    count = 0
    while reopened.undo():
        count += 1
    assert len(reopened.document) == 0
    for _ in range(count):
        reopened.redo()
    assert state(reopened.document) == end
