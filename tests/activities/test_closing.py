"""A day is read back, what it was worth is counted, and nobody is named beside a hand."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities import closing_plan, closing_sheets
from cxworkshop.activities.closing import (
    SETUP,
    ClosingSettings,
    ClosingSetup,
    ClosingWord,
    ReturnHand,
    count_return,
    give_return,
    return_count,
    told_words,
    without_hand,
)
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import SharedDefinition
from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.hands import LEVELS, count_hands
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.opening import Expectation
from cxworkshop.activities.read_back import read_back
from cxworkshop.activities.registry import content_of
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.changes import take
from cxworkshop.editing.commands import Command
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.model.position import spread
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of
from tests.activities.slides import (
    activity_of,
    assert_every_slide_is_legible,
    slide_of,
)

CLOSING = ItemId("a")
ACTIVITY = AgendaItem(id=CLOSING, position="V", activity="closing", title="Close")
BY_PERSON = ClosingSetup(id=ItemId("setup"), parent=CLOSING, position="V", by_person=True)


def session(*items: Item, people: int = 4) -> Document:
    made = (
        Participant(id=ItemId(f"p{at}"), position=key, name=f"Person{at} Quux{at}")
        for at, key in enumerate(spread(people))
    )
    return new_document((ACTIVITY, *made, *items))


def done(document: Document, *commands: Command | None) -> Document:
    for command in commands:
        assert command is not None
        take(document, command.changes(document).changes)
    return document


def hand(
    document: Document, person: int, level: int | None, *, is_declined: bool = False
) -> Command:
    ids = iter((f"h{person}",))
    made = give_return(
        document, CLOSING, ItemId(f"p{person}"), level, lambda: next(ids), is_declined=is_declined
    )
    assert made is not None
    return made


def test_hands_by_person_tell_the_mean_and_who_has_not_answered() -> None:
    document = session(BY_PERSON)
    for person, level in ((0, 5), (1, 2)):
        done(document, hand(document, person, level))
    done(document, hand(document, 2, None, is_declined=True))
    count = return_count(document, CLOSING)
    assert count.levels == (0, 0, 1, 0, 0, 1)
    assert (count.mean, count.declined, count.expected) == (3.5, 1, 4)
    assert [person.id for person in without_hand(document, CLOSING)] == ["p3"]
    gone = msgspec.structs.replace(document.all(Participant)[3], presence=Presence.LEFT)
    document.put(gone)
    assert without_hand(document, CLOSING) == []
    assert return_count(document, CLOSING).expected == 3
    # an answer that is taken back is not yet again
    done(document, give_return(document, CLOSING, ItemId("p0"), None, lambda: ""))
    assert [person.id for person in without_hand(document, CLOSING)] == ["p0"]


def test_counted_hands_name_nobody() -> None:
    document = session()
    done(document, count_return(document, CLOSING, 4, 3, 1000, lambda: "c"))
    done(document, count_return(document, CLOSING, 1, 2, 2000, lambda: ""))
    count = return_count(document, CLOSING)
    assert count.levels == (0, 2, 0, 0, 3, 0)
    assert count.mean == pytest.approx(14 / 5)
    assert count.expected == 5, "more hands than people were expected: the hands count"
    assert without_hand(document, CLOSING) == []


@given(st.lists(st.sampled_from((*LEVELS, None)), max_size=40))
def test_every_hand_is_counted_once(shown: list[int | None]) -> None:
    hands = [ReturnHand(level=level, is_declined=level is None) for level in shown]
    count = count_hands(new_document(), CLOSING, hands)
    assert count.answered == count.expected == len(shown)
    assert count.given == len(shown) - shown.count(None)
    assert (count.mean is None) == (count.given == 0)
    if count.mean is not None:
        assert min(level for level in shown if level is not None) <= count.mean <= 5
    for level in LEVELS:
        assert count.below(level) + sum(count.levels[level:]) == count.given


def test_the_same_word_stands_once_with_how_often() -> None:
    words = [
        ClosingWord(id=ItemId(str(at)), parent=CLOSING, position=key, text=text)
        for at, (text, key) in enumerate(
            zip(("Clear", "hope", " clear ", "¡Sí!"), spread(4), strict=True)
        )
    ]
    assert told_words(session(*words), CLOSING) == "Clear ×2 · hope · ¡Sí!"


def test_names_stand_beside_hands_only_where_that_is_switched_on() -> None:
    for is_on in (False, True):
        setup = msgspec.structs.replace(BY_PERSON, names_shown=is_on)
        word = ClosingWord(
            id=ItemId("w"), parent=CLOSING, position="V", text="hope", by=ItemId("p1")
        )
        document = session(setup, word)
        done(document, hand(document, 0, 2))
        wording = Wording(document, catalogue("en"))
        printed = repr(closing_plan.section(document, wording))
        hands, words = closing_sheets.sheets(document, wording)
        printed += repr([row for row in (*hands.rows, *words.rows) if any(row[3:])])
        printed += repr(words.rows)
        assert "hope" in printed
        assert ("Quux0" in printed) is is_on
        assert ("Quux1" in printed) is is_on
        for view in RoomView:
            assert "Quux" not in alt_of(slide_of(document, "closing", view)), "never on a slide"


def test_the_result_waits_until_it_is_revealed() -> None:
    assert content_of("closing").results_wait
    document = session(BY_PERSON)
    done(document, hand(document, 0, 2), hand(document, 1, 2))
    before = slide_of(document, "closing", RoomView.CAPTURE)
    assert not before.charts
    assert "2 of 4 have answered" in alt_of(before)
    assert "level" not in alt_of(before)
    after = slide_of(document, "closing", RoomView.RESULTS)
    assert "level 2: 2 hands" in alt_of(after)
    assert after.right == "2.0 of 5 on average."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_read_back_walks_from_the_sentence_to_the_next_steps(language: str) -> None:
    document = new_document(sample(language))
    slide = slide_of(document, "closing", RoomView.CAPTURE, language)
    assert slide.sentence == document.all(SharedDefinition)[0].text
    told = [line.text for part in slide.lists for line in part.lines]
    goals = [goal.text for goal in document.all(Goal) if goal.horizon is Horizon.NOW]
    promised = [item.text for item in document.all(Commitment)]
    steps = [step.text for step in document.all(NextStep)]
    assert [text for text in told if text in goals] == goals
    assert set(promised) <= set(told)
    assert set(steps) <= set(told)
    places = [told.index(goals[-1]), told.index(promised[0]), told.index(steps[0])]
    assert places == sorted(places)
    assert all(part.begins_page for part in slide.lists)


def test_what_was_dropped_or_comes_later_is_not_read_aloud() -> None:
    document = session(
        Goal(id=ItemId("g1"), position="F", text="Now"),
        Goal(id=ItemId("g2"), position="V", text="Later", horizon=Horizon.LATER),
        Commitment(id=ItemId("c1"), position="V", text="No", status=Status.DROPPED),
        NextStep(id=ItemId("s1"), position="V", text="Gone", status=Status.DROPPED),
    )
    found = read_back(document)
    assert [goal.text for goal in found.goals] == ["Now"]
    assert found.later == 1
    assert not found.commitments
    assert not found.steps


def test_a_template_says_what_is_asked_and_gets_it_back() -> None:
    settings = ClosingSettings(by_person=True, question="Worth it?", lowest="no", highest="yes")
    document = session(*SETUP.begin(settings, CLOSING, lambda: "s"))
    assert SETUP.read(document, CLOSING) == settings
    slide = slide_of(document, "closing", RoomView.CAPTURE)
    assert slide.lists[-1].title == "Worth it?"
    assert [line.text for line in slide.lists[-1].lines] == ["yes", "no"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_of_the_closing_is_legible(language: str) -> None:
    assert activity_of(new_document(sample(language)), "closing")
    assert_every_slide_is_legible(
        "closing", language, ClosingWord, ClosingSetup, Expectation, Commitment, Goal, NextStep
    )
