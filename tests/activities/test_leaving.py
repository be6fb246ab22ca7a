"""Who leaves early: their steps go to others in one step, and nothing of them is lost."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.leaving import (
    give_steps,
    leave,
    open_steps,
    proposed_owner,
    takers,
)
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.editing.editor import Editor
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.sample import sample


def person(document: Document, name: str) -> Participant:
    return next(each for each in document.all(Participant) if each.name.startswith(name))


def test_all_open_steps_go_to_the_partner_and_come_back_by_one_undo(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(*sample("en"))
    document = editor.document
    ana = person(document, "Ana")
    steps = open_steps(document, ana.id)
    assert len(steps) == 2
    partner = proposed_owner(document, ana.id)
    assert partner == person(document, "Gus").id
    editor.apply(give_steps(document, {step.id: partner for step in steps}))
    assert open_steps(document, ana.id) == []
    for step in steps:
        given = document.find(NextStep, step.id)
        assert given is not None
        assert (given.owner, given.accepted) == (partner, False)
        assert (given.text, given.due) == (step.text, step.due)
    editor.undo()
    assert open_steps(document, ana.id) == steps


def test_a_partner_who_left_too_is_not_proposed() -> None:
    document = new_document(sample("en"))
    ana, gus = person(document, "Ana"), person(document, "Gus")
    document.put(msgspec.structs.replace(gus, presence=Presence.LEFT))
    assert proposed_owner(document, ana.id) is None
    assert takers(document, ana.id)[-1].in_room is False or gus in takers(document, ana.id)
    assert ana not in takers(document, ana.id)


def test_what_is_done_or_dropped_stays_with_who_had_it() -> None:
    document = new_document(sample("en"))
    ana = person(document, "Ana")
    first, second = open_steps(document, ana.id)
    document.put(msgspec.structs.replace(first, status=Status.DONE))
    assert open_steps(document, ana.id) == [second]


def test_leaving_is_a_presence_with_its_time(make_editor: Callable[..., Editor]) -> None:
    editor = make_editor(*sample("en"))
    ana = person(editor.document, "Ana")
    editor.apply(leave(ItemId(ana.id), 1_700_000_000_000))
    gone = person(editor.document, "Ana")
    assert (gone.presence, gone.left_at) == (Presence.LEFT, 1_700_000_000_000)
