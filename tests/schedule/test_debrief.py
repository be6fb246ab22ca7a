"""Planned and real, side by side."""

from __future__ import annotations

from cxworkshop.debrief import debrief
from cxworkshop.editing.commands import SetFields
from cxworkshop.i18n import M
from cxworkshop.run import skip
from tests.schedule.test_run import LUNCH, A, B, C, TheDay, at


def test_planned_and_real_times_stand_side_by_side() -> None:
    day = TheDay()
    day.open(A, 3)
    day.extend(5, 10)
    day.open(B, 30)
    change = SetFields(B, {"minutes": 30, "first_minutes": 40}, M("Replan the day"))
    day.editor.apply(change)
    day.editor.record(skip(day.document, C, at(31), day.editor.new_id))
    day.open(LUNCH, 60)
    day.close(100)
    told = debrief(day.document)
    rows = {row.item: row for row in told.rows}
    assert (rows[A].planned, rows[A].replanned, rows[A].real, rows[A].difference) == (20, 25, 27, 7)
    assert (rows[A].planned_start, rows[A].start) == (540, 543)
    assert (rows[B].planned, rows[B].replanned, rows[B].real) == (40, 30, 30)
    assert (rows[C].is_skipped, rows[C].start, rows[C].real, rows[C].difference) == (
        True, None, None, None,
    )  # fmt: skip
    assert (told.planned, told.real) == (135, 97)
    assert (told.planned_end, told.end) == (675, 640)


def test_what_is_still_open_counts_up_to_now_and_the_day_has_no_end_yet() -> None:
    day = TheDay()
    day.open(A, 0)
    told = debrief(day.document, at(12))
    assert (told.rows[0].real, told.rows[0].difference) == (12, None), "it has not taken less"
    assert debrief(day.document, at(23)).rows[0].difference == 3
    assert told.end is None
