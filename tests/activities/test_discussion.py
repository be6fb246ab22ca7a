"""A discussion ends with sentences that were decided, and with what comes of them."""

from __future__ import annotations

import pytest

from cxworkshop.activities.agreed import Fate, agree, changes_since
from cxworkshop.activities.decisions import said_decisions
from cxworkshop.activities.discussion import (
    Decided,
    decided_in,
    section,
    sheet,
    without_follow_up,
)
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.thread import make_from, possible_reasons, reasons
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Heading, Table
from cxworkshop.editing.commands import SetField
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of
from tests.activities.slides import assert_every_slide_is_legible, slide_of

EN = catalogue("en")
TALK = AgendaItem(id=ItemId("t"), position="V", title="What changes", question="What now?")
ANA = Participant(id=ItemId("p"), position="V", name="Ana")
FIRST = Decided(
    id=ItemId("d1"), parent=TALK.id, position="1", text="No form twice", decided_by=ANA.id
)
SECOND = Decided(id=ItemId("d2"), parent=TALK.id, position="2", text="Calls first")
BLANK = Decided(id=ItemId("d3"), parent=TALK.id, position="3", text="  ")
NOTE = Note(id=ItemId("n"), parent=TALK.id, position="V", text="Zyzzyva is annoyed")
STEP = NextStep(id=ItemId("s"), position="V", text="Drop the form", because=FIRST.id)


def talk(*items: object) -> Document:
    return new_document((TALK, ANA, FIRST, SECOND, BLANK, NOTE, STEP, *items))  # type: ignore[arg-type]


def test_what_was_decided_is_counted_and_what_leads_to_nothing_is_known() -> None:
    document = talk()
    decided = decided_in(document, TALK.id)
    assert decided == [FIRST, SECOND]
    assert without_follow_up(document, decided) == 1
    assert not said_decisions(document), "who decides again and again is another thing"


def test_a_decision_becomes_a_step_that_remembers_it() -> None:
    document = talk()
    assert SECOND in possible_reasons(document)
    made = make_from(SECOND, NextStep, Wording(document, EN), lambda: ItemId("new")).item
    assert (made.text, made.because) == ("Calls first", SECOND.id)  # type: ignore[attr-defined]
    document.put(made)
    assert reasons(document, made.id) == [SECOND]
    assert without_follow_up(document, decided_in(document, TALK.id)) == 0


def test_the_plan_says_what_was_decided_by_whom_and_what_came_of_it() -> None:
    made = section(talk(), Wording(talk(), EN))
    assert made is not None
    heading, table = made.blocks
    assert heading == Heading("What changes")
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["No form twice", "Ana", "Drop the form"],
        ["Calls first", "", ""],
    ]
    rows = sheet(talk(), Wording(talk(), EN))
    assert rows is not None
    assert [row[1] for row in rows.rows] == ["No form twice", "Calls first"]


def test_a_day_without_a_decision_prints_none_of_it() -> None:
    document = new_document((TALK, BLANK, NOTE))
    assert section(document, Wording(document, EN)) is None
    made = sheet(document, Wording(document, EN))
    assert made is not None
    assert not made.rows


def test_the_room_sees_the_question_and_the_decisions_and_no_private_note() -> None:
    document = talk()
    shown = {view: alt_of(slide_of(document, "discussion", view)) for view in RoomView}
    assert "What now?" in shown[RoomView.QUESTION]
    assert "Calls first" not in shown[RoomView.QUESTION]
    for view in (RoomView.CAPTURE, RoomView.RESULTS):
        assert "No form twice – Ana" in shown[view]
        assert "Calls first" in shown[view]
    assert "What now?" in shown[RoomView.CAPTURE]
    assert "What now?" not in shown[RoomView.RESULTS]
    assert not any("Zyzzyva" in words for words in shown.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_is_legible_with_the_longest_words(language: str) -> None:
    assert_every_slide_is_legible("discussion", language, Decided, AgendaItem)


def test_a_decision_is_part_of_what_was_agreed() -> None:
    document = talk()
    for change in agree(document, 1, lambda: ItemId("plan")).changes(document).changes:
        from cxworkshop.editing.changes import take

        take(document, [change])
    for change in SetField(SECOND.id, "text", "Calls later", M("x")).changes(document).changes:
        take(document, [change])
    (found,) = changes_since(document)
    assert (found.id, found.fate, found.fields) == (SECOND.id, Fate.CHANGED, ("text",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_decided_three_things_of_which_one_leads_nowhere_yet(language: str) -> None:
    document = new_document(sample(language))
    activity = next(item for item in document.all(AgendaItem) if item.activity == "discussion")
    decided = decided_in(document, activity.id)
    assert len(decided) == 3
    assert without_follow_up(document, decided) == 1
