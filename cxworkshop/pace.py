"""The pace of the day: how late or early it is, when everything will begin, what is at risk.

Pure functions. Times are minutes since midnight of the session's day.
"""

from __future__ import annotations

import msgspec

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.progress import RunState, rest_of_day
from cxworkshop.schedule import BREAK, Day, promised_day, schedule

AWAY = 4 * 60
"""From so many minutes off on, the day is held at other hours and not late: pace says nothing."""


class Risk(msgspec.Struct, frozen=True):
    """A fixed point that will not hold if nothing is done.

    ``point`` is the activity with the fixed start, None for the end of the day; ``due`` when it
    should be, ``expected`` when it will be. ``squeezed`` is the activity before it that loses
    time if the point is kept: it ``has`` so many minutes of the ``needs`` it should have.
    """

    point: ItemId | None
    due: int
    expected: int
    squeezed: ItemId | None = None
    has: int = 0
    needs: int = 0

    @property
    def missed_by(self) -> int:
        """The minutes by which it will be missed."""
        return self.expected - self.due


class Pace(msgspec.Struct, frozen=True):
    """How the day goes. ``late`` is minutes, negative when early, None before it begins.

    ``risks`` are in the order of the day. ``starts`` tells when each activity began or will
    begin; what is skipped is not in it. ``on_time`` is when a late day is in its plan again by
    itself, or after a replan; None where it is not late, or stays so.
    """

    late: int | None
    risks: tuple[Risk, ...]
    starts: dict[ItemId, int]
    ends: int
    on_time: int | None = None

    @property
    def is_away(self) -> bool:
        """Whether the clock is so far from the plan that early and late mean nothing."""
        return self.late is not None and abs(self.late) >= AWAY

    @property
    def risk(self) -> Risk | None:
        """The first fixed point that is at risk."""
        return self.risks[0] if self.risks else None


def pace(document: Document, state: RunState) -> Pace:
    """The pace of a session's day."""
    agenda = document.all(AgendaItem)
    promise = promised_day(document)
    if not state.has_started:
        starts = {
            row.item.id: row.start for row in promise.rows if row.item.id not in state.skipped
        }
        return Pace(None, (), starts, promise.end)
    rest = coming_day(document, state)
    expected, free = _expected(rest)
    starts = {
        run.item: state.minute(run.opened_at)
        for run in state.activities.values()
        if run.opened_at is not None and not run.is_skipped
    }
    starts |= {row.item.id: start for row, start in zip(rest.rows, expected, strict=True)}
    ends = expected[-1] + _length(rest.rows[-1].item) if rest.rows else rest.start
    if state.current is None and not rest.rows and state.last is not None:
        ends = state.minute(state.activities[state.last].closed_at or state.until)
        return Pace(state.late, (), starts, ends)
    # What lies behind and was never opened keeps the time it had in the plan.
    planned = {row.item.id: row.start for row in promise.rows}
    starts |= {
        item.id: planned[item.id]
        for item in agenda
        if item.id not in starts and item.id not in state.skipped
    }
    if held_at_other_hours(state):
        return Pace(state.late, (), starts, ends)
    risks = tuple(_risks(document, state, rest, free))
    if ends > promise.end:
        risks = (*risks, Risk(None, promise.end, ends))
    on_time = None
    if not risks and (state.late or 0) > 0:
        coming = (
            (planned.get(row.item.id), at) for row, at in zip(rest.rows, expected, strict=True)
        )
        kept = (due for due, at in coming if due is not None and at <= due)
        on_time = next(kept, promise.end)
    return Pace(state.late, risks, starts, ends, on_time)


def held_at_other_hours(state: RunState) -> bool:
    """Whether the day runs so far from its plan that fixed starts and its end mean nothing."""
    return state.late is not None and abs(state.late) >= AWAY


def coming_day(document: Document, state: RunState) -> Day:
    """The rest of the day if nothing is replanned; at other hours what is fixed moves along."""
    rest = rest_of_day(document, state)
    if not held_at_other_hours(state):
        return rest
    loose = (msgspec.structs.replace(row.item, fixed_start=None) for row in rest.rows)
    return schedule(loose, rest.start)


def _expected(rest: Day) -> tuple[list[int], list[int]]:
    """When the rest will begin, and when what comes before will be over.

    What has a fixed start begins never before it. An activity that runs past a fixed start is cut
    by it, except the one that is on now; a fixed start that has passed before cuts nothing.
    """
    starts: list[int] = []
    free: list[int] = []
    cursor = rest.start
    for row in rest.rows:
        free.append(cursor)
        can_hold = bool(starts) and starts[-1] < row.start
        begins = cursor
        if row.item.fixed_start is not None:
            begins = row.start if can_hold else max(row.start, cursor)
        starts.append(begins)
        cursor = begins + _length(row.item)
    return starts, free


def _risks(document: Document, state: RunState, rest: Day, free: list[int]) -> list[Risk]:
    found: list[Risk] = []
    before: list[AgendaItem] = []
    current = document.find(AgendaItem, state.current)
    if current is not None:
        before.append(current)
    for row, begins in zip(rest.rows, free, strict=True):
        is_fixed = row.item.fixed_start is not None
        if is_fixed and begins > row.start:
            missed = Risk(row.item.id, row.start, begins)
            squeezed = _squeezed(before)
            if squeezed is not None:
                needs = _needed(squeezed, state)
                has = max(0, needs - missed.missed_by)
                missed = msgspec.structs.replace(missed, squeezed=squeezed.id, has=has, needs=needs)
            found.append(missed)
        before = [row.item] if is_fixed else [*before, row.item]
    return found


def _squeezed(before: list[AgendaItem]) -> AgendaItem | None:
    """What gives way before a fixed start: the last that is no break and not protected."""
    giving = [item for item in before if item.activity != BREAK and not item.is_protected]
    return (giving or before)[-1] if before else None


def _needed(item: AgendaItem, state: RunState) -> int:
    run = state.activities[item.id]
    if run.is_open:
        return run.seconds_allowed // 60
    return _length(item)


def _length(item: AgendaItem) -> int:
    return max(0, item.minutes)
