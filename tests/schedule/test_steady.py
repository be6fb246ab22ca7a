"""How long something took is right whatever is done to the wall clock."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxworkshop import steady
from cxworkshop.model.agenda import RunEvent
from cxworkshop.run import (
    MINUTE,
    SECOND,
    carry_over,
    last_seen,
    open_activity,
    pause,
    resume,
    run_state,
    stamped,
)
from cxworkshop.steady import UNKNOWN, Reading, Seen, was_set
from tests.schedule.test_run import NINE, A, B, TheDay


class Facilitating:
    """The program on a computer: a wall clock that may be set, and one that may not."""

    def __init__(self) -> None:
        self.day = TheDay()
        self.wall, self.ms, self.boot = NINE, 5_000_000, "first"
        self.real = 0
        self.is_running = False
        self.seen: Seen | None = self.look()

    def look(self) -> Seen:
        return Seen(self.wall, Reading(self.boot, self.ms))

    def wait(self, ms: int) -> None:
        self.wall, self.ms = self.wall + ms, self.ms + ms
        self.real += ms if self.is_running else 0

    def set_clock(self, by: int) -> None:
        self.wall += by

    def start_again(self) -> None:
        """The program is killed and started; the first tick compares with the last fact."""
        self.seen = last_seen(self.day.document) or self.look()

    def tick(self) -> None:
        before, self.seen = self.seen, self.look()
        editor = self.day.editor
        if before is not None and was_set(before, self.seen):
            self.record(carry_over(editor.document, before, self.seen, editor.new_id))

    def record(self, command: object) -> None:
        assert self.seen is not None
        self.day.editor.record(stamped(command, self.seen.steady))  # type: ignore[arg-type]

    def press(self, does: object, *given: object) -> None:
        self.tick()
        editor = self.day.editor
        self.record(does(editor.document, *given, self.wall, editor.new_id))  # type: ignore[operator]

    @property
    def used(self) -> int:
        state = run_state(self.day.document, self.wall)
        return sum(run.used_ms for run in state.activities.values())


minutes = st.integers(0, 120)
moves = st.lists(
    st.tuples(
        st.sampled_from(("wait", "set", "tick", "start again", "a", "b", "pause", "resume")),
        st.integers(-15 * 60, 15 * 60),
    ),
    max_size=25,
)


@given(moves)
@example([("a", 0), ("wait", 10), ("set", 180), ("tick", 0), ("set", -180), ("wait", 5)])
@example([("a", 0), ("wait", 10), ("set", 180), ("start again", 0), ("wait", 5)])
@example([("a", 0), ("set", 180), ("pause", 0), ("set", -180), ("resume", 0), ("wait", 5)])
def test_used_time_is_what_really_passed(done: list[tuple[str, int]]) -> None:
    run = Facilitating()
    jumps = 0
    for what, much in done:
        if what == "wait":
            run.wait(abs(much) * MINUTE)
        elif what == "set":
            run.set_clock(much * MINUTE)
            jumps += 1
        elif what == "tick":
            run.tick()
        elif what == "start again":
            run.start_again()
        elif what in ("a", "b"):
            run.press(open_activity, A if what == "a" else B)
            run.is_running = True
        elif what == "pause":
            run.press(pause)
            run.is_running = False
        else:
            run.press(resume)
            run.is_running = run_state(run.day.document, run.wall).current is not None
    run.tick()
    assert abs(run.used - run.real) <= jumps * steady.TOLERATED


def test_sleep_counts_and_a_clock_kept_right_by_the_network_is_no_jump() -> None:
    run = Facilitating()
    run.press(open_activity, A)
    run.is_running = True
    run.wait(60 * MINUTE)  # asleep: both clocks went on
    run.tick()
    run.set_clock(SECOND)
    run.tick()
    assert len(run.day.document.all(RunEvent)) == 1
    assert run.used == 60 * MINUTE + SECOND


@given(st.integers(-11 * 60, 11 * 60), minutes)
def test_another_start_of_the_computer_makes_no_time_out_of_nothing(by: int, off: int) -> None:
    run = Facilitating()
    run.press(open_activity, A)
    run.is_running = True
    run.wait(10 * MINUTE)
    run.tick()
    run.press(pause)
    run.press(resume)
    run.boot, run.ms = "second", 1000
    run.wall += (off + by) * MINUTE
    run.start_again()
    run.tick()
    run.wait(MINUTE)
    assert 11 * MINUTE <= run.used <= 11 * MINUTE + max(0, off + by) * MINUTE


def test_a_clock_ahead_that_was_put_back_between_two_starts_is_no_used_time() -> None:
    """As an older version wrote it, which knew the wall clock alone."""
    day = TheDay()
    new_id = day.editor.new_id
    day.open(A, 0)
    day.editor.record(carry_over(day.document, Seen(NINE + 200 * MINUTE), Seen(NINE), new_id))
    seen = last_seen(day.document)
    assert seen is not None
    assert not was_set(seen, Seen(NINE + 10 * MINUTE))


def test_it_counts_while_the_computer_sleeps_and_asks_no_clock_that_can_be_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "clock_gettime", {7: 90.0}.__getitem__, raising=False)
    monkeypatch.setattr(time, "monotonic", lambda: 60.0)
    assert steady.read().ms == 90_000
    monkeypatch.delattr(time, "CLOCK_BOOTTIME")
    assert steady.read().ms == 60_000


def test_the_clock_of_this_computer_goes_on_and_knows_its_start() -> None:
    first = steady.read()
    second = steady.read()
    assert first.boot == second.boot != UNKNOWN.boot
    assert second.ms >= first.ms
    assert steady.passed(Seen(0, first), Seen(0, second)) == second.ms - first.ms
    later = Reading(first.boot, first.ms + 1)
    assert steady.passed(Seen(0, later), Seen(0, first)) is None
    assert steady.passed(Seen(0), Seen(5)) is None
