"""How early or late the day is, and what is at risk."""

from __future__ import annotations

import msgspec

from cxworkshop.editing.commands import SetFields
from cxworkshop.i18n import M
from cxworkshop.pace import Risk, pace
from cxworkshop.run import skip
from tests.schedule.test_run import LUNCH, A, B, C, TheDay, at


def test_before_the_day_begins_everything_starts_as_planned() -> None:
    day = TheDay()
    told = pace(day.document, day.state(-500))
    assert told.late is None
    assert told.risks == ()
    assert told.starts == {A: 540, B: 560, LUNCH: 600, C: 645}


def test_a_fixed_start_at_risk_says_who_has_how_much_of_what() -> None:
    day = TheDay()
    day.open(A, 4)
    told = pace(day.document, day.state(10))
    assert told.late == 4
    assert told.risk == Risk(LUNCH, due=600, expected=604, squeezed=B, has=36, needs=40)
    assert told.risk.missed_by == 4
    assert told.starts == {A: 544, B: 564, LUNCH: 600, C: 645}
    assert told.ends == 675


def test_the_current_activity_is_squeezed_by_the_fixed_start_that_comes_next() -> None:
    day = TheDay()
    day.open(B, 26)
    told = pace(day.document, day.state(30))
    assert told.risk is not None
    assert (told.risk.squeezed, told.risk.has, told.risk.needs) == (B, 34, 40)


def test_what_runs_past_a_fixed_start_moves_everything_after_it_and_the_end_is_at_risk() -> None:
    day = TheDay()
    day.open(B, 20)
    told = pace(day.document, day.state(70))
    assert told.starts[LUNCH] == 610
    assert told.starts[C] == 655
    assert [risk.point for risk in told.risks] == [LUNCH, None]
    assert told.risks[1] == Risk(None, due=675, expected=685)


def test_early_is_negative_and_nothing_is_at_risk() -> None:
    day = TheDay()
    day.open(A, -6)
    told = pace(day.document, day.state(0))
    assert (told.late, told.risks) == (-6, ())


def test_time_that_was_replanned_away_is_won_back() -> None:
    day = TheDay()
    day.open(A, 4)
    change = SetFields(B, {"minutes": 36, "first_minutes": 40}, M("Replan the day"))
    day.editor.apply(change)
    told = pace(day.document, day.state(10))
    assert (told.late, told.risks, told.on_time) == (4, (), 600), "late, and on time by lunch"
    day.open(B, 24)
    assert day.state(25).late == 0
    day.editor.undo()
    assert day.state(25).late == 4


def test_hours_late_no_two_activities_begin_at_once_and_the_list_agrees_with_the_risk() -> None:
    day = TheDay()
    day.open(A, 139)
    told = pace(day.document, day.state(140))
    assert told.starts == {A: 679, B: 699, LUNCH: 739, C: 784}
    assert told.risk is not None
    assert (told.risk.point, told.risk.expected) == (LUNCH, told.starts[LUNCH])
    assert told.on_time is None


def test_what_is_skipped_has_no_start() -> None:
    day = TheDay()
    day.open(A, 0)
    day.editor.record(skip(day.document, B, at(1), day.editor.new_id))
    told = pace(day.document, day.state(2))
    assert B not in told.starts
    assert told.starts[C] == 645


def test_a_closed_day_ends_when_its_last_activity_was_closed() -> None:
    day = TheDay()
    day.open(C, 105)
    day.close(140)
    assert pace(day.document, day.state(300)).ends == 680
    assert msgspec.structs.asdict(pace(day.document, day.state(300)))["late"] == 5


def test_a_day_held_at_quite_other_hours_is_neither_late_nor_at_risk() -> None:
    day = TheDay()
    day.open(A, 13 * 60)
    told = pace(day.document, day.state(13 * 60 + 5))
    assert told.is_away
    assert told.risks == ()
    day.open(B, 13 * 60 + 30)
    assert pace(day.document, day.state(4 * 24 * 60)).is_away, "opened again days later"
