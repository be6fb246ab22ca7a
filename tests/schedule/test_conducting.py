"""What the facilitator can do with the day, and what a wall clock can do to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.item_types import new_document
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.item import ItemId
from cxworkshop.run import (
    MINUTE,
    RunBook,
    activity_run,
    carry_over,
    go_back,
    go_forward,
    last_seen,
    next_activity,
    previous_activity,
    reopen,
    rest_of_day,
    restore,
    run_state,
    skip,
)
from cxworkshop.steady import Seen
from tests.schedule.test_run import LUNCH, NINE, A, B, C, TheDay, at


def facts_of(day: TheDay, item: ItemId) -> list[RunFact]:
    return [fact.fact for fact in day.document.under(item, RunEvent)]


def coming(day: TheDay, minutes: float) -> str | None:
    found = next_activity(day.document.all(AgendaItem), day.state(minutes))
    return found.id if found is not None else None


def test_what_is_skipped_does_not_come_and_a_skip_can_be_taken_back() -> None:
    day = TheDay()
    day.open(A, 0)
    day.editor.record(skip(day.document, B, at(1), day.editor.new_id))
    assert coming(day, 2) == LUNCH
    assert [row.item.id for row in rest_of_day(day.document, day.state(2)).rows] == [LUNCH, C]
    assert (day.state(2).current, day.state(2).skipped) == (A, {B})
    day.editor.record(restore(day.document, B, at(3), day.editor.new_id))
    assert coming(day, 4) == B
    assert facts_of(day, B) == [RunFact.SKIPPED, RunFact.RESTORED]


def test_skipping_the_current_activity_opens_what_comes_next() -> None:
    day = TheDay()
    day.open(A, 0)
    day.editor.record(skip(day.document, A, at(5), day.editor.new_id))
    state = day.state(6)
    assert (state.current, state.skipped, state.done) == (B, {A}, frozenset())
    assert state.activities[A].seconds_used == 5 * 60


def test_a_skipped_activity_can_be_opened_after_all() -> None:
    day = TheDay()
    day.open(A, 0)
    day.editor.record(skip(day.document, B, at(1), day.editor.new_id))
    day.open(B, 10)
    assert day.state(11).current == B
    assert facts_of(day, B) == [RunFact.SKIPPED, RunFact.REOPENED]


def test_going_back_leaves_what_was_open_still_to_come() -> None:
    day = TheDay()
    day.open(A, 0)
    day.open(B, 18)
    day.editor.record(go_back(day.document, at(20), day.editor.new_id))
    state = day.state(21)
    assert (state.current, state.done) == (A, frozenset())
    assert coming(day, 21) == B
    # Two of its forty minutes are used already.
    assert rest_of_day(day.document, state).rows[0].item.minutes == 38
    day.editor.record(go_forward(day.document, at(22), day.editor.new_id))
    assert (day.state(22).current, day.state(22).seconds_used) == (B, 120)


def test_forward_and_back_pass_over_what_is_skipped() -> None:
    day = TheDay()
    day.open(A, 0)
    day.editor.record(skip(day.document, B, at(1), day.editor.new_id))
    day.editor.record(go_forward(day.document, at(2), day.editor.new_id))
    assert day.state(3).current == LUNCH
    before = previous_activity(day.document, day.state(3))
    assert before is not None
    assert before.id == A


def test_after_the_last_activity_forward_closes_the_day_and_it_can_be_reopened() -> None:
    day = TheDay()
    day.open(C, 0)
    day.editor.record(go_forward(day.document, at(10), day.editor.new_id))
    assert (day.state(11).current, day.state(11).last) == (None, C)
    day.editor.record(reopen(day.document, at(20), day.editor.new_id))
    assert (day.state(21).current, day.state(21).seconds_used) == (C, 11 * 60)
    day.editor.record(reopen(day.document, at(22), day.editor.new_id))
    assert facts_of(day, C) == [RunFact.OPENED, RunFact.CLOSED, RunFact.REOPENED]


def test_the_clock_goes_on_at_once_when_the_wall_clock_was_set_back_while_nothing_ran() -> None:
    day = TheDay()
    day.open(A, 0)
    day.extend(5, 8)
    # Stopped, the wall clock set back by an hour, started again.
    now = at(-60)
    seen = last_seen(day.document)
    assert seen == Seen(at(8))
    day.editor.record(carry_over(day.document, seen, Seen(now), day.editor.new_id))
    state = day.state(-57)
    assert (state.current, state.seconds_used, state.seconds_left) == (A, 11 * 60, 14 * 60)
    assert last_seen(day.document) == Seen(at(-60)), "what was once ahead is not looked at again"
    day.editor.record(carry_over(day.document, Seen(at(-57)), Seen(at(-58)), day.editor.new_id))
    assert day.state(-58).seconds_used == 11 * 60


def test_a_clock_that_ran_decades_ahead_for_a_moment_leaves_nothing_behind() -> None:
    day = TheDay()
    day.open(A, 0)
    far = at(60 * 24 * 365 * 70)
    day.editor.record(carry_over(day.document, Seen(far), Seen(at(5)), day.editor.new_id))
    assert day.state(6).seconds_used == 6 * 60
    day.editor.record(carry_over(day.document, Seen(far), Seen(at(-5)), day.editor.new_id))
    assert day.state(-4).seconds_used == 60


def test_what_was_closed_last_is_told_by_the_facts_and_not_by_the_wall_clock() -> None:
    day = TheDay()
    day.open(A, 60)
    day.open(B, 80)
    day.close(-30)
    assert day.state(-29).last == B


def test_a_paused_activity_can_be_closed_skipped_or_left_for_another() -> None:
    for leave in ("close", "skip", "open"):
        day = TheDay()
        day.open(A, 0)
        day.pause(5)
        if leave == "close":
            day.close(9)
        elif leave == "skip":
            day.editor.record(skip(day.document, A, at(9), day.editor.new_id))
        else:
            day.open(C, 9)
        assert day.state(20).activities[A].seconds_used == 5 * 60


facts = st.lists(
    st.builds(
        RunEvent,
        fact=st.sampled_from(RunFact),
        at=st.integers(NINE - 60 * MINUTE, NINE + 9 * 60 * MINUTE),
        minutes=st.integers(-10, 10),
        number=st.integers(0, 20),
    ),
    max_size=14,
)
instants = st.integers(NINE - 120 * MINUTE, NINE + 10 * 60 * MINUTE)


@given(facts, instants, instants)
def test_used_time_never_shrinks_and_is_never_negative(
    events: list[RunEvent], now: int, later: int
) -> None:
    now, later = sorted((now, later))
    item = AgendaItem(id=A, minutes=30)
    early, late = activity_run(item, events, now), activity_run(item, events, later)
    assert 0 <= early.used_ms <= late.used_ms <= early.used_ms + later - now
    assert late.seconds_left == late.seconds_allowed - late.seconds_used
    assert late.seconds_allowed >= 0


@given(facts, instants)
def test_an_activity_is_one_thing_at_a_time(events: list[RunEvent], now: int) -> None:
    run = activity_run(AgendaItem(id=A, minutes=30), events, now)
    assert run.is_open + run.is_done + run.is_skipped <= 1
    assert not (run.is_paused and not run.is_open)
    assert run.at(now) == run


KEYS = (
    *("a", "b", "c", "skip a", "skip b", "restore b", "forward", "back", "reopen"),
    *("pause", "resume", "extend", "close", "set back"),
)
keys = st.lists(st.tuples(st.sampled_from(KEYS), st.floats(0, 30)), max_size=15)


@given(keys)
def test_no_sequence_of_keys_makes_time_out_of_nothing(pressed: list[tuple[str, float]]) -> None:
    day = TheDay()
    new_id = day.editor.new_id
    minutes = passed = 0.0
    for key, wait in pressed:
        minutes, passed = minutes + wait, passed + wait
        document, now = day.document, at(minutes)
        if key in (A, B, C):
            day.open(ItemId(key), minutes)
        elif key == "extend":
            day.extend(5, minutes)
        elif key in ("pause", "resume", "close"):
            getattr(day, key)(minutes)
        elif key == "set back":
            minutes -= 90
            day.editor.record(carry_over(document, Seen(now), Seen(at(minutes)), new_id))
        elif key.startswith("skip"):
            day.editor.record(skip(document, ItemId(key[-1]), now, new_id))
        elif key.startswith("restore"):
            day.editor.record(restore(document, ItemId(key[-1]), now, new_id))
        else:
            does = {"forward": go_forward, "back": go_back, "reopen": reopen}[key]
            day.editor.record(does(document, now, new_id))
        state = day.state(minutes)
        runs = state.activities.values()
        assert sum(run.is_open for run in runs) <= 1
        assert (state.current is not None) == any(run.is_open for run in runs)
        assert sum(run.used_ms for run in runs) <= passed * MINUTE + len(pressed)
        assert state == run_state(new_document(day.document), at(minutes))
        assert state == RunBook(day.document).state(at(minutes))
