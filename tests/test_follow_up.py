"""Follow-up: everybody is asked what was agreed, on a working day, and silence has a name."""

from __future__ import annotations

import datetime as dt
import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.agreed import agree
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.review import CheckIn, Promise, Result, ReviewAnswer, answers_at
from cxworkshop.activities.review_results import kept_at, moves
from cxworkshop.checks.working_days import is_working_day
from cxworkshop.editing.changes import take
from cxworkshop.editing.commands import Command, SetField, SetFields
from cxworkshop.follow_up import (
    Due,
    asked,
    begin,
    current,
    follow_ups,
    is_followed_up,
    last_asked,
    movements,
    owed,
    schedule,
    silent,
)
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from tests.export.group import DAY, group

EN = catalogue("en")
EDIT = M("Edit")


def did(document: Document, command: Command) -> None:
    take(document, command.changes(document).changes)


def agreed_group() -> Document:
    document = group()
    did(document, agree(document, 1_796_300_000_000, lambda: ItemId("agreed")))
    return document


def begun(document: Document, due: Due, prefix: str = "n") -> ItemId:
    numbers = itertools.count()
    command, _, count = begin(document, due, EN, lambda: f"{prefix}{next(numbers):04d}")
    assert count
    did(document, command)
    return next(each.id for each in follow_ups(document) if each.days == due.days)


def give(document: Document, answer: ReviewAnswer, result: Result | None) -> None:
    told_on = DAY if result is not None else None
    did(document, SetFields(answer.id, {"result": result, "told_on": told_on}, EDIT))


def test_check_ins_are_due_after_30_60_and_90_days_on_working_days() -> None:
    document = group()
    dues = schedule(document)
    assert [due.days for due in dues] == [30, 60, 90]
    for due in dues:
        assert due.check_in is None
        assert due.on is not None
        assert is_working_day(due.on, document.session)
        assert due.on >= DAY + dt.timedelta(days=due.days)


def test_a_session_without_a_date_has_no_check_ins_to_come() -> None:
    assert schedule(group(date=None)) == []


def test_to_begin_asks_everybody_about_everything_in_the_words_of_the_day() -> None:
    document = agreed_group()
    first = next(item for item in document.all(Commitment) if item.text)
    did(document, SetField(first.id, "text", "I will try", EDIT))
    check_in = begun(document, schedule(document)[0])
    texts = {promise.text for promise in document.all(Promise)}
    assert first.text in texts
    assert "I will try" not in texts
    kept = kept_at(document, check_in)
    assert kept.asked == kept.silent == len(answers_at(document, check_in)) == len(texts)
    assert schedule(document)[0].check_in == check_in
    assert [due.check_in is None for due in schedule(document)] == [False, True, True]


def test_the_next_check_in_asks_again_and_is_held_against_the_last() -> None:
    document = agreed_group()
    first, second, _ = schedule(document)
    thirty = begun(document, first, "a")
    give(document, next(iter(answers_at(document, thirty).values())), Result.NOT)
    sixty = begun(document, second, "b")
    assert answers_at(document, sixty).keys() == answers_at(document, thirty).keys()
    give(document, next(iter(answers_at(document, sixty).values())), Result.KEPT)
    assert moves(document, thirty, sixty).better == 1
    moved = movements(document, follow_ups(document))[0]
    assert [each.result for each in moved.answers if each is not None] == [Result.NOT, Result.KEPT]


def test_a_review_inside_the_day_is_no_follow_up() -> None:
    review = AgendaItem(id=ItemId("review"), position="V", activity="review")
    inside = CheckIn(id=ItemId("inside"), parent=review.id, position="V", days=30)
    document = group(review, inside)
    assert follow_ups(document) == []
    assert [due.check_in for due in schedule(document)] == [None, None, None]
    assert not is_followed_up(document, inside.id)


def test_the_check_in_in_front_is_the_last_that_is_due_or_begun() -> None:
    document = agreed_group()
    dues = schedule(document)

    def at(today: dt.date) -> int:
        due = current(document, schedule(document), today)
        assert due is not None
        return due.days

    assert at(DAY) == 30
    assert dues[1].on is not None
    assert at(dues[1].on) == 60
    begun(document, dues[2])
    assert at(DAY) == 90
    assert current(document, [], DAY) is None


@given(st.lists(st.sampled_from([*Result, None]), min_size=1, max_size=40))
def test_those_asked_together_own_every_promise_and_every_answer(
    results: list[Result | None],
) -> None:
    document = agreed_group()
    check_in = begun(document, schedule(document)[0])
    found = list(answers_at(document, check_in).values())
    for answer, result in zip(found, itertools.cycle(results), strict=False):
        document.put(msgspec.structs.replace(answer, result=result))
    people = asked(document, check_in)
    kept = kept_at(document, check_in)
    assert sum(each.promises for each in people) == kept.asked
    assert sum(each.answered for each in people) == kept.answered
    for each in people:
        assert each.is_silent == (each.answered == 0)
        if each.participant is not None:
            missing = owed(document, check_in, each.participant)
            assert len(missing) == each.promises - each.answered
            assert each.owes == bool(missing)


def test_who_has_answered_one_of_several_is_no_longer_silent() -> None:
    document = agreed_group()
    assert last_asked(document) is None
    check_in = begun(document, schedule(document)[0])
    waiting = last_asked(document)
    assert waiting is not None
    assert waiting.id == check_in
    several = next(each for each in asked(document, check_in) if each.promises > 1)
    assert several.participant in {each.id for each in silent(document, check_in)}
    answers = answers_at(document, check_in)
    (first, *_) = owed(document, check_in, several.participant or ItemId(""))
    give(document, answers[first.id], Result.NOT)
    assert several.participant not in {each.id for each in silent(document, check_in)}
    (now,) = (each for each in asked(document, check_in) if each.name == several.name)
    assert (now.owes, now.is_silent) == (True, False)


def test_who_left_the_list_is_still_asked_by_name() -> None:
    document = agreed_group()
    check_in = begun(document, schedule(document)[0])
    promise = next(each for each in document.all(Promise) if each.participant)
    document.drop(promise.participant or ItemId(""))
    document.put(msgspec.structs.replace(promise, participant=None))
    stranger = [each for each in asked(document, check_in) if each.name == promise.owner]
    assert any(each.participant is None for each in stranger)
    assert promise.owner not in {person.name for person in document.all(Participant)}


@pytest.mark.parametrize("what", ["check_in", "promise", "answer"])
def test_what_is_asked_after_the_day_is_found_in_follow_up(what: str) -> None:
    document = agreed_group()
    check_in = begun(document, schedule(document)[0])
    promise, answer = next(iter(answers_at(document, check_in).items()))
    ids = {"check_in": check_in, "promise": promise, "answer": answer.id}
    assert is_followed_up(document, ids[what])
    assert not is_followed_up(document, document.session.id)
