"""The capture line is read, and its entries are sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.inbox import (
    SORTING,
    InboxEntry,
    Target,
    named_by,
    read_line,
    sort_entry,
    target_of,
)
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.journey import PainPoint
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.prioritise import Idea
from cxworkshop.editing.editor import Editor
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant


def people(*names: str) -> Document:
    return new_document(
        Participant(id=ItemId(name), position=f"{index:02d}", name=name)
        for index, name in enumerate(names, 1)
    )


@pytest.mark.parametrize(
    ("typed", "text", "by", "key"),
    [
        ("The forms are too long", "The forms are too long", None, ""),
        ("bo: forms are too long", "forms are too long", "Bo Nyström", ""),
        ("PÉR: no one", "PÉR: no one", None, ""),
        ("ana p:  why  ", "why", "Ana Pérez", ""),
        ("Zoë: x", "Zoë: x", None, ""),
        ("/g Answer in a day", "Answer in a day", None, "g"),
        ("/S bo: call them", "call them", "Bo Nyström", "s"),
        ("/z what is this", "/z what is this", None, ""),
        ("/goal is a path", "/goal is a path", None, ""),
        ("https://example.com: bo", "https://example.com: bo", None, ""),
        ("bo:", "bo:", None, ""),
        ("Because: two reasons: a and b", "Because: two reasons: a and b", None, ""),
    ],
)
def test_a_line_is_read_as_it_was_meant(typed: str, text: str, by: str | None, key: str) -> None:
    caught = read_line(typed, people("Ana Pérez", "Bo Nyström", "Eva Lund"))
    assert (caught.text, caught.raised_by) == (text, by)
    assert (caught.target.key if caught.target is not None else "") == key


def test_a_name_is_known_by_its_beginning_when_only_one_fits() -> None:
    document = people("Ana Pérez", "Anabel Ruiz", "José Mota", "Josefa Gil", "Νίκη Παπά")

    def who(prefix: str) -> str | None:
        found = named_by(prefix, document)
        return found.name if found is not None else None

    assert who("ana") == "Ana Pérez", "a whole first name counts more than a beginning"
    assert who("an") is None
    assert who("anab") == "Anabel Ruiz"
    assert who("jose") == "José Mota"
    assert who("josé m") == "José Mota"
    assert who("νικη") == "Νίκη Παπά"
    assert who("perez") is None
    assert named_by("ana", people("Ana Pérez", "Ana Gil")) is None
    assert named_by(" ", document) is None


def test_every_letter_sorts_to_one_place() -> None:
    assert max(Counter(target.key for target in SORTING).values()) == 1
    assert all(target_of(target.key.upper()) is target for target in SORTING)
    assert all(len(target.key) == 1 and target.key.isalpha() for target in SORTING)


@pytest.mark.parametrize("target", SORTING, ids=lambda target: target.key)
def test_sorting_is_one_step_that_undo_takes_back(
    target: Target, make_editor: Callable[..., Editor]
) -> None:
    kind = {"h": "journey", "i": "prioritise"}.get(target.key, "discussion")
    activity = AgendaItem(id=ItemId("a"), position="1", activity=kind)
    person = Participant(id=ItemId("p"), position="1", name="Bo Nyström")
    entry = InboxEntry(
        id=ItemId("e"), position="1", text="Forms", raised_by=person.id, activity=activity.id
    )
    editor = make_editor(activity, person, entry)
    command = sort_entry(entry, target, editor.document, editor.new_id)
    assert command is not None
    made = editor.apply(command).changes
    assert editor.document.all(InboxEntry) == ()
    assert [change.adds for change in made if change.id != entry.id] == [True]
    editor.undo()
    assert editor.document.all(InboxEntry) == (entry,)
    assert editor.undo_label is None


def test_who_raised_it_is_kept_where_there_is_a_place_for_it() -> None:
    document = people("Bo Nyström")
    activity = AgendaItem(id=ItemId("a"), position="1")
    journey = AgendaItem(id=ItemId("b"), position="2", activity="journey")
    board = AgendaItem(id=ItemId("c"), position="3", activity="prioritise")
    document = new_document([*document, activity, journey, board])
    entry = InboxEntry(id=ItemId("e"), text="Forms", raised_by=ItemId("Bo Nyström"))
    made = {target.key: target.make(entry, document) for target in SORTING}
    assert isinstance(made["p"], ParkingEntry)
    assert made["p"].raised_by == "Bo Nyström"
    assert isinstance(made["n"], Note)
    assert (made["n"].parent, made["n"].text) == ("a", "Bo Nyström: Forms")
    assert isinstance(made["g"], Goal)
    assert made["g"].text == "Forms"
    assert isinstance(made["h"], PainPoint)
    assert isinstance(made["i"], Idea)
    assert made["h"].raised_by == made["i"].raised_by == "Bo Nyström"


@pytest.mark.parametrize("key", ["n", "h", "i"])
def test_what_no_activity_of_the_day_takes_stays_in_the_inbox(key: str) -> None:
    target = target_of(key)
    assert target is not None
    entry = InboxEntry(id=ItemId("e"), text="Forms")
    assert sort_entry(entry, target, new_document([entry]), lambda: ItemId("x")) is None
