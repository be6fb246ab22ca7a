"""What a day says beside the lists: hands, dots, rules, notes, who came, and why something is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.activities.breakouts import Breakout, Group
from cxworkshop.activities.closing import ClosingSetup
from cxworkshop.activities.commitments import Commitment, Declined
from cxworkshop.activities.definition import (
    Consent,
    DefinitionSetup,
    DotsGiven,
    Proposal,
    agreed,
    consent_count,
    dots_of,
)
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.hands import Hand
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.journey import PainPoint
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import GroundRule, agreed_rules
from cxworkshop.activities.review import CheckIn, Promise, ReviewAnswer
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from tests.export.group import group
from tests.importing.returning import cell, edited, exported, proposed, told
from tests.importing.test_returned import editing
from tests.importing.test_whole_day import LABEL, accepted

KINDS = ("opening", "definition", "journey", "commitments", "discussion", "closing")


def day(*more: Item) -> Document:
    """Fourteen leaders and a day on which nothing was said about these yet."""
    agenda = (
        AgendaItem(id=ItemId(f"a_{kind}"), position=f"{at}", activity=kind, title=kind.title())
        for at, kind in enumerate(KINDS)
    )
    gone = {"shared_definition", "proposal", "consent", "dots_given", "definition_setup"}
    return new_document([*(each for each in group() if each.kind not in gone), *agenda, *more])


def typed(document: Document, path: Path, edit: Callable[[Any], None]) -> Document:
    """The session after a workbook was filled in and all of it accepted."""
    exported(document, path)
    return accepted(document, edited(path, edit))


def free(page: Any) -> int:
    """The first row that can be filled in anew."""
    return next(row for row in range(2, 99) if not page.cell(row, 1).value)


def test_a_sentence_and_who_can_live_with_it_come_in_one_workbook(tmp_path: Path) -> None:
    setup = DefinitionSetup(id=ItemId("ds"), parent=ItemId("a_definition"), names_low=True)

    def edit(book: Any) -> None:
        cell(book["Shared definition"], 2, "Sentence").value = "We answer on the same day."
        for row, said in ((2, 4), (3, 2), (4, "declined")):
            cell(book["Consent"], row, "Consent, 0 to 5").value = said

    path = tmp_path / "back.xlsx"
    document = typed(day(setup), path, edit)
    sentence = agreed(document)
    assert sentence is not None
    count = consent_count(document)
    assert (count.levels, count.declined) == ((0, 0, 1, 0, 1, 0), 1)
    low = [each for each in document.all(Consent) if each.is_named]
    assert [each.level for each in low] == [2], "it says its name as one that was typed here"
    assert proposed(document, path).proposals == (), "read twice, it is not there twice"
    again = exported(document, tmp_path / "again.xlsx")
    edited(again, lambda book: setattr(cell(book["Consent"], 2, "Consent, 0 to 5"), "value", 5))
    (found,) = proposed(document, again).proposals
    assert (found.today, found.conflict is not None) == ("4", True), "what is unseen is not lost"


def test_whoever_takes_the_consent_takes_the_sentence_and_without_one_nothing(
    tmp_path: Path,
) -> None:
    def hand(book: Any) -> None:
        cell(book["Consent"], 2, "Consent, 0 to 5").value = 4

    def both(book: Any) -> None:
        cell(book["Shared definition"], 2, "Sentence").value = "We answer on the same day."
        hand(book)

    path = edited(exported(day(), tmp_path / "both.xlsx"), both)
    found = proposed(day(), path)
    (consent,) = (each.number for each in found.proposals if each.table == "Consent")
    editor = editing(day())
    editor.apply(found.command(editor.document, [consent], editor.new_id, LABEL))
    assert consent_count(editor.document).given == 1
    editor.undo()
    assert agreed(editor.document) is None, "both were one step"
    (alone,) = proposed(day(), edited(exported(day(), tmp_path / "hand.xlsx"), hand)).proposals
    assert alone.trouble is not None
    assert not alone.can_be_taken


@pytest.mark.parametrize("said", ["Ana Pérez: 2\nbo nystrom: 1", "Ana Pérez: 2; Bo Nyström : 1"])
def test_dots_by_person_are_typed_beside_their_proposal(tmp_path: Path, said: str) -> None:
    setup = DefinitionSetup(id=ItemId("ds"), parent=ItemId("a_definition"), by_person=True)
    proposals = [
        Proposal(id=ItemId("x1"), position="a", text="One"),
        Proposal(id=ItemId("x2"), position="b", text="Two"),
    ]
    head = "Dots, as “name: dots”, one a line"

    def edit(book: Any) -> None:
        page = book["Proposals"]
        cell(page, 2, head).value = said
        row = free(page)
        cell(page, row, "Proposal").value = "Three"
        cell(page, row, head).value = "Bo Nystrom: 3"

    path = tmp_path / "back.xlsx"
    document = typed(day(setup, *proposals), path, edit)
    assert sorted(dots_of(document).values()) == [0, 3, 3]
    assert len(document.all(DotsGiven)) == 3, "nothing is made for those who gave none"
    assert proposed(document, path).proposals == ()


def test_rules_notes_and_what_groups_found_are_there_once_they_are_typed(tmp_path: Path) -> None:
    rule = GroundRule(id=ItemId("r1"), parent=ItemId("a_opening"), text="One speaks.")
    breakout = Breakout(id=ItemId("b1"), parent=ItemId("a_journey"))
    groups = [
        Group(id=ItemId(f"g_{n}"), parent=breakout.id, position=f"{n}", number=n) for n in (1, 2)
    ]
    kept = Note(id=ItemId("n1"), parent=ItemId("a_discussion"), text="Between us")

    def edit(book: Any) -> None:
        assert book["Notes"].cell(2, 2).value is None, "what is private is not shown"
        cell(book["Ground rules"], 2, "State").value = "agreed"
        page = book["Ground rules"]
        cell(page, 3, "Ground rule").value = "We end on time."
        cell(page, 3, "State").value = "agreed"
        for row, said in ((2, "They want to be called back."), (3, "between us")):
            cell(book["Notes"], row, "Note").value = said
            cell(book["Notes"], row, "Activity").value = "Discussion"
        cell(book["What the groups found"], 2, "Group").value = "Group 2"
        cell(book["What the groups found"], 2, "What it found").value = "Nobody owns it."

    path = tmp_path / "back.xlsx"
    document = typed(day(rule, breakout, *groups, kept), path, edit)
    rules = agreed_rules(document, ItemId("a_opening"))
    assert {each.text for each in rules} == {"One speaks.", "We end on time."}
    notes = document.under(ItemId("a_discussion"), Note)
    assert {note.text for note in notes} == {"Between us", "They want to be called back."}
    (found,) = document.under(ItemId("g_2"), Note)
    assert (found.text, found.is_private) == ("Nobody owns it.", True)
    assert proposed(document, path).proposals == ()


def test_who_came_who_left_and_who_declined_is_typed(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        page = book["People"]
        cell(page, 2, "Presence").value = "Left"
        cell(page, 3, "Commitment").value = "declined"
        row = free(page)
        cell(page, row, "Name").value = "Late Arrival"
        cell(page, row, "Function").value = "Treasury"
        page = book["Commitments"]
        row = free(page)
        cell(page, row, "Leader").value = "late arrival"
        cell(page, row, "I will").value = "I will pay within a week."
        cell(page, row, "Said aloud").value = "yes"

    path = tmp_path / "back.xlsx"
    document = typed(day(), path, edit)
    first, second, *_ = document.all(Participant)
    assert first.presence is Presence.LEFT
    assert [each.participant for each in document.all(Declined)] == [second.id]
    (late,) = (each for each in document.all(Participant) if each.name == "Late Arrival")
    assert late.in_room
    function = document.find(Function, late.function)
    assert function is not None
    assert function.name == "Treasury"
    (made,) = (each for each in document.all(Commitment) if each.participant == late.id)
    assert made.said_aloud
    assert proposed(document, path).proposals == ()


def test_a_goal_remembers_the_pain_point_that_was_typed_with_it(tmp_path: Path) -> None:
    secret = Note(id=ItemId("n1"), parent=ItemId("a_discussion"), text="A secret reason")
    goal = Goal(id=ItemId("gx"), position="z", text="Be told", because=secret.id)

    def edit(book: Any) -> None:
        choices = {each.value for column in book["lists"].iter_cols() for each in column}
        assert "A secret reason" not in choices
        page = book["Pain points"]
        cell(page, free(page), "Pain point").value = "Nobody calls back"
        page = book["Goals"]
        row = free(page)
        cell(page, row, "Goal").value = "Call back on the same day"
        cell(page, row, "Because").value = "nobody calls back"

    path = tmp_path / "back.xlsx"
    document = typed(day(secret, goal), path, edit)
    (pain,) = (each for each in document.all(PainPoint) if each.text == "Nobody calls back")
    made = next(each for each in document.all(Goal) if each.text.startswith("Call back"))
    assert made.because == pain.id
    kept = document[goal.id]
    assert isinstance(kept, Goal)
    assert kept.because == secret.id, "what is not shown is not emptied"


def test_what_happened_is_told_where_no_names_are_shown(tmp_path: Path) -> None:
    items = (
        CheckIn(id=ItemId("ci"), parent=ItemId("a_closing"), days=30),
        Promise(id=ItemId("pr"), parent=ItemId("ci"), text="I will call.", participant=None),
        ReviewAnswer(id=ItemId("ra"), parent=ItemId("ci"), promise=ItemId("pr")),
    )
    path = exported(day(*items), tmp_path / "back.xlsx")
    edited(
        path,
        lambda book: setattr(
            cell(book["Promised and kept"], 2, "What happened"), "value", "Twice a week."
        ),
    )
    (found,) = proposed(day(*items), path).proposals
    assert (found.item, found.values) == ("ra", {"happened": "Twice a week."})


def _renamed(book: Any) -> None:
    pages = [page for page in book if page.sheet_state == "visible"]
    for number, page in enumerate(pages):
        page.title = f"Sheet {number}"
    book._sheets.reverse()


def _as_before(book: Any) -> None:
    """As the first version wrote it: the head of the ids does not say which sheet it is of."""
    for page in book:
        for row in page.iter_rows():
            for each in row:
                if isinstance(each.value, str) and each.value.startswith("Id "):
                    each.value = "Id"


@pytest.mark.parametrize("came", [_renamed, _as_before], ids=["moved", "an earlier version"])
def test_sheets_with_the_same_heads_are_told_apart(tmp_path: Path, came: Any) -> None:
    second = AgendaItem(id=ItemId("a_z"), position="z", activity="closing", title="Last words")
    hands = [
        ClosingSetup(id=ItemId(f"s{n}"), parent=parent, by_person=True)
        for n, parent in enumerate((ItemId("a_closing"), second.id))
    ]
    document = day(second, *hands)

    def edit(book: Any) -> None:
        names = [name for name in book.sheetnames if "Return on time" in name]
        assert len(names) == 2
        for level, name in enumerate(names, 3):
            cell(book[name], 2, "0 to 5").value = level
        came(book)

    path = edited(exported(document, tmp_path / "back.xlsx"), edit)
    found = proposed(document, path)
    given = {
        put.into.blank.parent: put.values["level"] for each in found.proposals for put in each.puts
    }
    assert given == {"a_closing": 3, "a_z": 4}
    assert len(told(found)) == 2
    assert all(isinstance(put.into.blank, Hand) for each in found.proposals for put in each.puts)
