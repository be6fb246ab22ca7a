"""Where the day is: everything follows from the facts of the run and the time it is now.

The facts are instants in UTC milliseconds, kept under their activity in the order in which they
happened. So the clock is right after sleep, after a crash and on another computer; and a wall
clock that was set back can make a stretch of time zero, never negative.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.schedule import Day, promised_day, schedule

SECOND = 1000
MINUTE = 60 * SECOND
_LAST_SECOND = 32_503_680_000  # the year 3000: a stranger's file may claim any instant
_OPENING = (RunFact.OPENED, RunFact.REOPENED)
_ENDING = (RunFact.CLOSED, RunFact.SKIPPED, RunFact.RESTORED)


class Clock(StrEnum):
    """How urgent the time left is."""

    NORMAL = "normal"
    WARNING = "warning"
    URGENT = "urgent"
    OVER = "over"


class Thresholds(msgspec.Struct, frozen=True):
    """The share of an activity's time at which the clock warns, then urges."""

    warning: float = 0.20
    urgent: float = 0.05


STANDARD = Thresholds()


class ActivityRun(msgspec.Struct, frozen=True):
    """One activity's run. ``planned`` and ``extended`` are minutes, instants UTC milliseconds.

    ``opened_at`` is the first opening; ``closed_at`` the last closing, None while it is open or
    still to come. ``running_since`` is since when the clock runs without a break, None where it
    stands. ``number`` is that of the last fact.
    """

    item: ItemId
    planned: int
    extended: int = 0
    used_ms: int = 0
    opened_at: int | None = None
    closed_at: int | None = None
    running_since: int | None = None
    is_open: bool = False
    is_skipped: bool = False
    number: int = 0

    @property
    def is_paused(self) -> bool:
        """Whether it is open and its clock stands."""
        return self.is_open and self.running_since is None

    @property
    def is_done(self) -> bool:
        """Whether it was opened and closed."""
        return self.closed_at is not None and not self.is_open and not self.is_skipped

    @property
    def is_settled(self) -> bool:
        """Whether it does not come any more: done or skipped."""
        return self.is_done or self.is_skipped

    @property
    def seconds_allowed(self) -> int:
        """The planned time with every extension."""
        return max(0, self.planned + self.extended) * 60

    @property
    def seconds_used(self) -> int:
        """The time it was open and not paused."""
        return self.used_ms // SECOND

    @property
    def seconds_left(self) -> int:
        """What is left; negative when the time is over."""
        return self.seconds_allowed - self.seconds_used

    def at(self, now: int) -> ActivityRun:
        """The run with the time that passed until an instant, where its clock runs."""
        if self.running_since is None or now <= self.running_since:
            return self
        return msgspec.structs.replace(
            self, used_ms=self.used_ms + now - self.running_since, running_since=now
        )


class RunState(msgspec.Struct, frozen=True):
    """Where the day is. ``late`` is minutes behind the plan, negative when early.

    ``late`` is None before the day starts. ``until`` is the instant at which the current
    activity should end, without one: now. ``midnight`` is the instant from which the minutes of
    the day count.
    """

    activities: Mapping[ItemId, ActivityRun]
    current: ItemId | None
    last: ItemId | None
    clock: Clock
    late: int | None
    until: int
    midnight: int = 0

    @property
    def run(self) -> ActivityRun | None:
        """The current activity's run."""
        return self.activities[self.current] if self.current is not None else None

    @property
    def is_paused(self) -> bool:
        """Whether the current activity is paused."""
        return self.run is not None and self.run.is_paused

    @property
    def has_started(self) -> bool:
        """Whether anything was opened yet."""
        return any(run.opened_at is not None for run in self.activities.values())

    @property
    def done(self) -> frozenset[ItemId]:
        """The activities that were opened and closed."""
        return frozenset(run.item for run in self.activities.values() if run.is_done)

    @property
    def skipped(self) -> frozenset[ItemId]:
        """The activities that are left out today."""
        return frozenset(run.item for run in self.activities.values() if run.is_skipped)

    @property
    def seconds_used(self) -> int:
        """Of the current activity; 0 without one."""
        return self.run.seconds_used if self.run is not None else 0

    @property
    def seconds_left(self) -> int:
        """Of the current activity; negative when over, 0 without one."""
        return self.run.seconds_left if self.run is not None else 0

    def minute(self, at: int) -> int:
        """An instant as a minute of the day; may lie before it or after its end."""
        return (at - self.midnight) // MINUTE


class RunBook:
    """What a session's facts and plan say, whatever time it is; asked for an instant by ``state``.

    For whoever ticks: made anew when the document changes, it leaves little to do for a tick.
    """

    def __init__(self, document: Document) -> None:
        facts: dict[ItemId, list[RunEvent]] = {}
        for fact in document.all(RunEvent):
            activity = fact.parent or fact.activity
            if activity is not None:
                facts.setdefault(activity, []).append(fact)
        self._agenda = document.all(AgendaItem)
        runs = [_told_by(item, facts.get(item.id, ())) for item in self._agenda]
        self._runs = {run.item: run for run in runs}
        self._open = _latest(run for run in runs if run.is_open)
        self._last = _latest(run for run in runs if run.is_done)
        begun = [run.opened_at for run in runs if run.opened_at is not None]
        self._begun = min(begun, default=None)
        self._zone = document.session.zone
        self._midnight = _midnight(self._begun, self._zone) if self._begun is not None else None
        plan = promised_day(document)
        self._plan_end = plan.end
        self._plan = {row.item.id: (row.start, row.end) for row in plan.rows}

    def state(self, now: int, thresholds: Thresholds = STANDARD) -> RunState:
        """Where the day is at an instant."""
        current = self._open.at(now) if self._open is not None else None
        runs = self._runs
        until = now
        if current is not None:
            runs = {**runs, current.item: current}
            until += max(0, current.seconds_left) * SECOND
        midnight = _midnight(until, self._zone) if self._midnight is None else self._midnight
        state = RunState(
            activities=runs,
            current=current.item if current is not None else None,
            last=self._last.item if self._last is not None else None,
            clock=clock_of(current, thresholds),
            late=None,
            until=until,
            midnight=midnight,
        )
        if self._begun is None:
            return state
        return msgspec.structs.replace(state, late=self._late(state))

    def _late(self, state: RunState) -> int:
        """Minutes behind: where this will end – or the next should have begun – against the plan.

        The plan is what was promised when the day began, so that a replan wins back time.
        """
        reached = state.until
        if state.current is not None:
            target = self._plan[state.current][1]
        else:
            coming = next_activity(self._agenda, state)
            target = self._plan[coming.id][0] if coming is not None else self._plan_end
            if coming is None and self._last is not None and self._last.closed_at is not None:
                reached = self._last.closed_at
        return int((reached - state.midnight - target * MINUTE) / MINUTE)


def run_state(document: Document, now: int, thresholds: Thresholds = STANDARD) -> RunState:
    """The state of a session's run at an instant, from the facts in it."""
    return RunBook(document).state(now, thresholds)


def activity_run(item: AgendaItem, facts: Iterable[RunEvent], now: int) -> ActivityRun:
    """One activity's run from its facts in the order in which they happened."""
    return _told_by(item, facts).at(now)


def clock_of(run: ActivityRun | None, thresholds: Thresholds = STANDARD) -> Clock:
    """How urgent the time left of an activity is; an activity without a length never is."""
    if run is None or not run.seconds_allowed:
        return Clock.NORMAL
    left = run.seconds_left
    if left <= 0:
        return Clock.OVER
    if left <= run.seconds_allowed * thresholds.urgent:
        return Clock.URGENT
    if left <= run.seconds_allowed * thresholds.warning:
        return Clock.WARNING
    return Clock.NORMAL


def next_activity(agenda: Sequence[AgendaItem], state: RunState) -> AgendaItem | None:
    """The first activity after the current one – or the last closed – that still comes."""
    return next(iter(remaining(agenda, state)), None)


def remaining(agenda: Sequence[AgendaItem], state: RunState) -> list[AgendaItem]:
    """What still comes after the current activity – or the last closed one."""
    here = state.current or state.last
    ids = [item.id for item in agenda]
    begin = ids.index(here) + 1 if here in ids else 0
    return [item for item in agenda[begin:] if not state.activities[item.id].is_settled]


def minutes_ahead(item: AgendaItem, run: ActivityRun) -> int:
    """The minutes that an activity which still comes will take: what was used of it is gone."""
    if run.opened_at is None:
        return max(0, item.minutes)
    return max(0, run.seconds_left) // 60


def rest_of_day(document: Document, state: RunState) -> Day:
    """The rest of the day as it will be if nothing is replanned: it starts when this ends.

    An overlap in it says by how much a fixed start cuts into what comes before.
    """
    ahead = [
        item
        if state.activities[item.id].opened_at is None
        else msgspec.structs.replace(item, minutes=minutes_ahead(item, state.activities[item.id]))
        for item in remaining(document.all(AgendaItem), state)
    ]
    return schedule(ahead, state.minute(state.until))


def _told_by(item: AgendaItem, facts: Iterable[RunEvent]) -> ActivityRun:
    """An activity's run as far as its facts tell: up to the last one."""
    used = extended = number = 0
    opened_at = closed_at = running_since = None
    is_open = is_skipped = False
    for fact in facts:
        number = max(number, fact.number)
        if fact.fact is RunFact.EXTENDED:
            extended += fact.minutes
            continue
        if running_since is not None:
            used += max(0, fact.at - running_since)
            running_since = None
        if fact.fact in _OPENING:
            opened_at = fact.at if opened_at is None else opened_at
            is_open, is_skipped, running_since = True, False, fact.at
            closed_at = None
        elif fact.fact in _ENDING:
            closed_at = fact.at if is_open else closed_at
            is_open, is_skipped = False, fact.fact is RunFact.SKIPPED
            if fact.fact is RunFact.RESTORED:
                closed_at = None
        elif is_open and fact.fact is RunFact.RESUMED:
            running_since = fact.at
    return ActivityRun(
        item=item.id,
        planned=max(0, item.minutes),
        extended=extended,
        used_ms=used,
        opened_at=opened_at,
        closed_at=closed_at,
        running_since=running_since,
        is_open=is_open,
        is_skipped=is_skipped,
        number=number,
    )


def _latest(runs: Iterable[ActivityRun]) -> ActivityRun | None:
    """The one with the latest fact; by the wall clock where the facts are not numbered."""
    return max(
        runs,
        key=lambda run: (run.number, run.closed_at or run.opened_at or 0),
        default=None,
    )


def _midnight(at: int, zone: str) -> int:
    """The instant from which the minutes of a day count, so that wall-clock times come out."""
    try:
        place: dt.tzinfo = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        place = dt.UTC
    seconds = min(max(at // SECOND, 0), _LAST_SECOND)
    local = dt.datetime.fromtimestamp(seconds, place)
    offset = local.utcoffset() or dt.timedelta()
    day = dt.datetime.combine(local.date(), dt.time(), dt.UTC) - offset
    return int(day.timestamp()) * SECOND
