"""The day as it runs, from its facts."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.editor import Editor
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import SessionDetails
from cxworkshop.run import (
    MINUTE,
    SECOND,
    Clock,
    RunState,
    Thresholds,
    activity_run,
    carry_over,
    close,
    extend,
    next_activity,
    open_activity,
    pause,
    rest_of_day,
    resume,
    run_state,
)
from cxworkshop.steady import Seen
from tests.conftest import ListJournal

NINE = int(datetime(2026, 12, 3, 12, 0, tzinfo=UTC).timestamp() * 1000)  # 09:00 in Montevideo
A, B, LUNCH, C = ItemId("a"), ItemId("b"), ItemId("lunch"), ItemId("c")


def at(minutes: float) -> int:
    """So many minutes after nine."""
    return NINE + int(minutes * MINUTE)


class TheDay:
    """A session of four activities that is run by its commands."""

    def __init__(self) -> None:
        session = SessionDetails(
            id=ItemId("s"),
            position="V",
            date=date(2026, 12, 3),
            start=time(9, 0),
            zone="America/Montevideo",
        )
        agenda = (
            AgendaItem(id=A, position="1", minutes=20),
            AgendaItem(id=B, position="2", minutes=40),
            AgendaItem(id=LUNCH, position="3", minutes=45, activity="break", fixed_start=time(10)),
            AgendaItem(id=C, position="4", minutes=30),
        )
        document = new_document((session, *agenda))
        self.editor = Editor(document, ListJournal(document), now=lambda: NINE)

    @property
    def document(self) -> Document:
        return self.editor.document

    def open(self, item: ItemId, minutes: float) -> None:
        self.editor.record(open_activity(self.document, item, at(minutes), self.editor.new_id))

    def pause(self, minutes: float) -> None:
        self.editor.record(pause(self.document, at(minutes), self.editor.new_id))

    def resume(self, minutes: float) -> None:
        self.editor.record(resume(self.document, at(minutes), self.editor.new_id))

    def extend(self, more: int, minutes: float) -> None:
        self.editor.record(extend(self.document, more, at(minutes), self.editor.new_id))

    def close(self, minutes: float) -> None:
        self.editor.record(close(self.document, at(minutes), self.editor.new_id))

    def state(self, minutes: float) -> RunState:
        return run_state(self.document, at(minutes))


@pytest.fixture
def day() -> TheDay:
    return TheDay()


def test_nothing_runs_before_the_day_starts(day: TheDay) -> None:
    state = day.state(5)
    assert (state.current, state.clock, state.late, state.has_started) == (
        None,
        Clock.NORMAL,
        None,
        False,
    )
    first = next_activity(day.document.all(AgendaItem), state)
    assert first is not None
    assert first.id == A


def test_opening_the_next_closes_the_current_in_one_step(day: TheDay) -> None:
    day.open(A, 0)
    told: list[int] = []
    day.editor.changed.connect(lambda changed: told.append(len(changed.changes)))
    day.open(B, 18)
    state = day.state(20)
    assert told == [2]
    assert (state.current, state.done, state.seconds_used) == (B, frozenset({A}), 120)
    assert state.activities[A].seconds_used == 18 * 60


def test_facts_of_the_run_are_no_undo_steps(day: TheDay) -> None:
    day.open(A, 0)
    day.pause(1)
    assert day.editor.undo_label is None


def test_a_pause_stops_the_clock_and_an_extension_gives_time(day: TheDay) -> None:
    day.open(A, 0)
    day.pause(5)
    assert (day.state(50).seconds_used, day.state(50).is_paused) == (300, True)
    day.resume(50)
    day.extend(5, 51)
    state = day.state(60)
    assert (state.seconds_used, state.seconds_left) == (15 * 60, 10 * 60)


def test_time_left_goes_below_zero(day: TheDay) -> None:
    day.open(A, 0)
    state = day.state(23)
    assert (state.seconds_left, state.clock) == (-180, Clock.OVER)


@pytest.mark.parametrize(
    ("minutes", "clock"),
    [(15.9, "normal"), (16, "warning"), (18.9, "warning"), (19, "urgent"), (20, "over")],
)
def test_the_clock_warns_then_urges(day: TheDay, minutes: float, clock: str) -> None:
    day.open(A, 0)
    assert day.state(minutes).clock == clock
    assert run_state(day.document, at(2), Thresholds(0.95, 0.91)).clock == Clock.URGENT


def test_pace_is_told_against_the_wall_clock(day: TheDay) -> None:
    day.open(A, -5)
    assert day.state(0).late == -5
    day.open(B, 24)
    assert day.state(30).late == 4
    day.extend(5, 30)
    assert day.state(30).late == 9
    day.close(70)
    assert day.state(72).late == 12


def test_the_rest_of_the_day_says_what_a_fixed_start_cuts(day: TheDay) -> None:
    day.open(B, 24)
    rest = rest_of_day(day.document, day.state(25))
    assert [row.item.id for row in rest.rows] == [LUNCH, C]
    assert (rest.rows[0].overlap, rest.rows[0].starts_at) == (4, time(10))


def test_a_closed_activity_can_be_opened_again_and_goes_on(day: TheDay) -> None:
    day.open(A, 0)
    day.open(B, 10)
    day.open(A, 15)
    state = day.state(16)
    assert (state.current, state.seconds_used, state.done) == (A, 11 * 60, frozenset({B}))


def test_opening_what_is_open_changes_nothing_but_a_pause(day: TheDay) -> None:
    day.open(A, 0)
    day.open(A, 5)
    assert len(day.document.all(RunEvent)) == 1
    day.pause(6)
    day.open(A, 8)
    assert day.state(9).seconds_used == 7 * 60


def test_without_a_current_activity_the_keys_do_nothing(day: TheDay) -> None:
    day.pause(1)
    day.resume(2)
    day.extend(5, 3)
    day.close(4)
    assert day.document.all(RunEvent) == ()


def test_a_clock_set_back_never_yields_negative_time(day: TheDay) -> None:
    day.open(A, 30)
    state = day.state(-600)
    assert (state.seconds_used, state.seconds_left, state.clock) == (0, 1200, Clock.NORMAL)
    day.open(B, -600)
    assert (day.state(-598).current, day.state(-598).seconds_used) == (B, 120)


def test_used_time_survives_a_clock_set_back_that_is_noticed(day: TheDay) -> None:
    day.open(A, 0)
    new_id = day.editor.new_id
    day.editor.record(carry_over(day.document, Seen(at(10)), Seen(at(-50)), new_id))
    assert day.state(-48).seconds_used == 12 * 60
    day.editor.record(carry_over(day.document, Seen(at(-48)), Seen(at(-47)), new_id))
    assert len(day.document.all(RunEvent)) == 3


def test_an_instant_out_of_this_world_is_no_crash(day: TheDay) -> None:
    day.editor.record(open_activity(day.document, A, 10**17, day.editor.new_id))
    assert run_state(day.document, 10**17).current == A


facts = st.lists(
    st.builds(
        RunEvent,
        fact=st.sampled_from(RunFact),
        at=st.integers(NINE, NINE + 9 * 60 * MINUTE),
        minutes=st.integers(-10, 10),
    ),
    max_size=12,
)


@given(facts, st.integers(NINE, NINE + 9 * 60 * MINUTE))
def test_any_facts_give_a_sound_state(events: list[RunEvent], now: int) -> None:
    run = activity_run(AgendaItem(id=A, minutes=30), events, now)
    assert run.used_ms >= 0
    assert run.seconds_left == run.seconds_allowed - run.seconds_used
    assert not (run.is_paused and not run.is_open)
    assert not (run.is_done and run.is_open)


@given(facts, st.integers(0, 10**7))
def test_time_only_runs_while_open_and_not_paused(events: list[RunEvent], later: int) -> None:
    events.sort(key=lambda event: event.at)
    now = NINE + 9 * 60 * MINUTE
    item = AgendaItem(id=A, minutes=30)
    run = activity_run(item, events, now)
    grown = activity_run(item, events, now + later).used_ms - run.used_ms
    assert grown == (later if run.is_open and not run.is_paused else 0)


steps = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "pause", "resume", "extend", "close"]),
        st.floats(0, 30),
    ),
    max_size=15,
)


@given(steps, st.randoms(use_true_random=False))
def test_a_restart_finds_the_same_second_of_the_same_activity(
    keys: list[tuple[str, float]], shuffle: random.Random
) -> None:
    day = TheDay()
    minutes = 0.0
    for key, wait in keys:
        minutes += wait
        if key in (A, B, C):
            day.open(ItemId(key), minutes)
        elif key == "extend":
            day.extend(5, minutes)
        else:
            getattr(day, key)(minutes)
    before = day.state(minutes + 1)
    read_back = [msgspec.convert(msgspec.to_builtins(item), type(item)) for item in day.document]
    shuffle.shuffle(read_back)
    after = run_state(new_document(read_back), at(minutes + 1))
    assert after == before
    assert sum(run.is_open for run in after.activities.values()) <= 1
    assert sum(run.used_ms for run in after.activities.values()) <= (minutes + 1) * MINUTE + SECOND
