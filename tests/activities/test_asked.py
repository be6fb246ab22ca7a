"""Every "x of y" follows who is here; who left hides nobody who has not answered yet."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.closing import ClosingSetup, ReturnHand, count_return, return_count
from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.definition import (
    Consent,
    DefinitionSetup,
    DotsGiven,
    Proposal,
    SharedDefinition,
    consent_count,
    dots_there_are,
)
from cxworkshop.activities.definition_answers import count_dots
from cxworkshop.activities.diagnostic import Diagnostic, Rating, Statement, Tally
from cxworkshop.activities.diagnostic_answers import answered
from cxworkshop.activities.diagnostic_results import expected
from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.editor import Editor
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence, counts
from cxworkshop.public import PublicView

CLOSE, FIND, RATE = ItemId("close"), ItemId("find"), ItemId("rate")
AGENDA = (
    AgendaItem(id=CLOSE, position="z", activity="closing"),
    AgendaItem(id=FIND, position="V", activity="definition"),
    AgendaItem(id=RATE, position="F", activity="diagnostic"),
)
SENTENCE = SharedDefinition(id=ItemId("s"), text="In five days")
STATEMENT = Statement(id=ItemId("q"), parent=RATE, text="We ask first")

SETUP = DefinitionSetup(id=ItemId("ds"), parent=FIND)

answers = st.lists(
    st.tuples(st.sampled_from(Presence), st.sampled_from(("none", "given", "declined"))),
    max_size=9,
)


def session(people: list[tuple[Presence, str]]) -> Document:
    """Everybody answers everything or nothing, whether here or not."""
    items: list[Item] = [*AGENDA, SENTENCE, STATEMENT]
    items.append(Diagnostic(id=ItemId("d"), parent=RATE))
    items.append(msgspec.structs.replace(SETUP, by_person=True))
    for at, (presence, answer) in enumerate(people):
        who = ItemId(f"p{at}")
        items.append(Participant(id=who, position=f"{at}", name=f"P{at}", presence=presence))
        if answer == "none":
            continue
        no = answer == "declined"
        level = None if no else 4
        for kind, parent, key in ((Consent, SENTENCE.id, "c"), (ReturnHand, CLOSE, "r")):
            hand = kind(parent=parent, participant=who, level=level, is_declined=no)
            items.append(msgspec.structs.replace(hand, id=ItemId(f"{key}{at}")))
        rating = Rating(parent=STATEMENT.id, participant=who, value=level or 0, is_declined=no)
        items.append(msgspec.structs.replace(rating, id=ItemId(f"a{at}")))
    return new_document(items)


@given(answers)
def test_what_is_missing_is_exactly_who_is_here_and_has_not_answered(
    people: list[tuple[Presence, str]],
) -> None:
    document = session(people)
    document.put(ClosingSetup(id=ItemId("cs"), parent=CLOSE, by_person=True))
    waiting = sum(
        counts(document[ItemId(f"p{at}")]) and answer == "none"  # type: ignore[arg-type]
        for at, (_, answer) in enumerate(people)
    )
    for seen in (document, PublicView().of(document)):
        for count in (consent_count(seen), return_count(seen, CLOSE)):
            assert count.expected - count.answered == waiting
        asked = expected(seen, STATEMENT.id, 1)
        assert asked - answered(seen, STATEMENT.id, 1) == waiting


@given(answers)
def test_the_room_is_told_how_many_are_asked_and_not_who(
    people: list[tuple[Presence, str]],
) -> None:
    shown = PublicView().of(session(people))
    assert not any(item.participant for item in (*shown.all(Consent), *shown.all(Rating)))
    for item in shown.of_kind("asked"):
        assert msgspec.to_builtins(item).keys() <= {"id", "parent", "position", "count", "round"}
        assert "p" not in item.id.removeprefix("asked")


def of_people(make_editor: Callable[..., Editor], *items: Item) -> Editor:
    people = (Participant(id=ItemId(f"p{at}"), position=f"{at}") for at in range(4))
    return make_editor(*AGENDA, SENTENCE, STATEMENT, *people, *items)


def goes(editor: Editor, at: int, when: int) -> None:
    person = editor.document.find(Participant, ItemId(f"p{at}"))
    assert person is not None
    editor.document.put(msgspec.structs.replace(person, presence=Presence.LEFT, left_at=when))


def test_counted_hands_are_of_those_who_were_there_since_the_counting_began(
    make_editor: Callable[..., Editor],
) -> None:
    editor = of_people(make_editor)
    goes(editor, 0, 900)
    editor.apply(count_return(editor.document, CLOSE, 4, 2, 1000, editor.new_id))
    assert return_count(editor.document, CLOSE).expected == 3, "who left before is not asked"
    goes(editor, 1, 1500)
    editor.apply(count_return(editor.document, CLOSE, 4, 2, 2000, editor.new_id))
    for seen in (editor.document, PublicView().of(editor.document)):
        count = return_count(seen, CLOSE)
        assert (count.answered, count.expected) == (2, 3), "nobody knows whether it was the leaver"
    editor.document.put(Participant(id=ItemId("late"), position="z", presence=Presence.HERE))
    assert return_count(editor.document, CLOSE).expected == 4
    editor.apply(count_return(editor.document, CLOSE, 4, 0, 3000, editor.new_id))
    assert return_count(editor.document, CLOSE).expected == 3, "nothing is counted any more"


def test_counted_dots_follow_who_left(make_editor: Callable[..., Editor]) -> None:
    first, second = Proposal(id=ItemId("x"), text="One"), Proposal(id=ItemId("y"), text="Two")
    editor = of_people(make_editor, first, second, SETUP)
    goes(editor, 0, 900)
    assert dots_there_are(editor.document) == 9
    for proposal, at in ((first, 1000), (second, 2000)):
        editor.apply(count_dots(editor.document, proposal, 4, at, editor.new_id))
    goes(editor, 1, 1500)
    assert dots_there_are(editor.document) == 9, "theirs are on the wall"
    for proposal in editor.document.all(Proposal):
        editor.apply(count_dots(editor.document, proposal, 0, 3000, editor.new_id))
    assert dots_there_are(editor.document) == 6
    editor.undo()
    assert dots_there_are(editor.document) == 9


def test_dots_by_person_are_those_given_and_those_still_in_hand(
    make_editor: Callable[..., Editor],
) -> None:
    given_dots = DotsGiven(id=ItemId("g"), parent=ItemId("x"), participant=ItemId("p0"), dots=2)
    setup = msgspec.structs.replace(SETUP, by_person=True)
    editor = of_people(make_editor, Proposal(id=ItemId("x"), text="One"), given_dots, setup)
    assert dots_there_are(editor.document) == 12
    goes(editor, 0, 900)
    assert dots_there_are(editor.document) == 11


def test_counted_sheets_are_of_those_who_were_there(make_editor: Callable[..., Editor]) -> None:
    sheets = Tally(id=ItemId("t"), parent=STATEMENT.id, counts=(0, 0, 1, 1, 0))
    counting = Diagnostic(id=ItemId("d"), parent=RATE, is_anonymous=True, since=1000)
    editor = of_people(make_editor, sheets, counting)
    goes(editor, 0, 900)
    goes(editor, 1, 1500)
    for seen in (editor.document, PublicView().of(editor.document)):
        assert expected(seen, STATEMENT.id, 1) == 3


def test_a_commitment_counts_when_its_leader_has_left(make_editor: Callable[..., Editor]) -> None:
    said = Commitment(id=ItemId("c"), participant=ItemId("p0"), text="I will call")
    editor = of_people(make_editor, said)
    for leaver, open_ in ((0, 3), (1, 2)):
        goes(editor, leaver, 900)
        for seen in (editor.document, PublicView().of(editor.document)):
            covered = coverage(seen)
            assert (covered.given, covered.expected, len(covered.open)) == (1, 1 + open_, open_)
