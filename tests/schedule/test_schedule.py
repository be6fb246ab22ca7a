"""The day from its durations."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.schedule import schedule, stripe, time_of_day

times = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
agenda_items = st.builds(
    AgendaItem,
    minutes=st.integers(0, 600),
    fixed_start=st.none() | times,
    activity=st.sampled_from(["opening", "goals", "break", "from_a_newer_version"]),
)
agendas = st.lists(agenda_items, max_size=14)


def slot(minutes: int, fixed: time | None = None, activity: str = "goals") -> AgendaItem:
    return AgendaItem(minutes=minutes, fixed_start=fixed, activity=activity)


def test_each_activity_begins_when_the_one_before_ends() -> None:
    day = schedule([slot(20), slot(60), slot(15, activity="break"), slot(45)], time(9, 0))
    assert [row.starts_at for row in day.rows] == [time(9), time(9, 20), time(10, 20), time(10, 35)]
    assert (day.ends_at, day.planned, day.work, day.breaks) == (time(11, 20), 140, 125, 15)


def test_time_before_a_fixed_start_is_slack() -> None:
    day = schedule([slot(60), slot(45, time(12, 30), "break")], time(11, 0))
    assert (day.rows[1].start, day.rows[1].slack, day.slack) == (750, 30, 30)


def test_a_fixed_start_that_comes_too_early_is_an_overlap_and_holds() -> None:
    day = schedule([slot(60), slot(45, time(12, 30)), slot(10)], time(11, 45))
    assert (day.rows[1].starts_at, day.rows[1].overlap) == (time(12, 30), 15)
    assert day.rows[2].starts_at == time(13, 15)


def test_a_night_shift_goes_on_past_midnight() -> None:
    day = schedule([slot(90), slot(30, time(0, 30), "break"), slot(60)], time(22, 0))
    assert [row.starts_at for row in day.rows] == [time(22), time(0, 30), time(1)]
    assert [row.is_past_midnight for row in day.rows] == [False, True, True]
    assert (day.slack, day.overlap, day.is_past_midnight) == (60, 0, True)


@given(agendas, times)
def test_sums_of_the_day_always_agree(items: list[AgendaItem], start: time) -> None:
    day = schedule(items, start)
    assert day.start + day.planned + day.slack - day.overlap == day.end
    assert day.work + day.breaks == day.planned == sum(item.minutes for item in items)
    assert [row.item for row in day.rows] == items


@given(agendas, times)
def test_starts_never_decrease_except_by_a_reported_overlap(
    items: list[AgendaItem], start: time
) -> None:
    day = schedule(items, start)
    end = day.start
    for row in day.rows:
        assert row.start == end + row.slack - row.overlap
        assert row.slack >= 0
        assert row.overlap >= 0
        assert not (row.slack and row.overlap)
        if row.item.fixed_start is not None:
            assert row.starts_at == row.item.fixed_start
        end = row.end


@given(agendas, times, st.data())
def test_moving_an_activity_keeps_the_work_and_what_comes_before(
    items: list[AgendaItem], start: time, data: st.DataObject
) -> None:
    source = data.draw(st.integers(0, max(0, len(items) - 1)))
    target = data.draw(st.integers(0, max(0, len(items) - 1)))
    moved = list(items)
    if moved:
        moved.insert(target, moved.pop(source))
    before, after = schedule(items, start), schedule(moved, start)
    assert (before.planned, before.breaks) == (after.planned, after.breaks)
    untouched = min(source, target)
    assert before.rows[:untouched] == after.rows[:untouched]


def test_the_stripe_shows_roles_in_proportion() -> None:
    items = [slot(20, activity="opening"), slot(0), slot(45, activity="break"), slot(50)]
    assert stripe(items) == [("neutral", 20), ("break", 45), ("goals", 50)]


def test_minutes_become_times_of_day() -> None:
    assert time_of_day(24 * 60 + 61) == time(1, 1)
