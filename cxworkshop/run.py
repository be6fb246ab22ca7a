"""The day as it runs: everything follows from the facts and the time it is now.

The facts are instants in UTC milliseconds, kept under their activity in the order in which they
happened. So the clock is right after sleep, after a crash and on another computer; and a wall
clock that was set back can make a stretch of time zero, never negative.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from cxworkshop.editing.commands import AddItem, Command, Together
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.schedule import Day, schedule

SECOND = 1000
MINUTE = 60 * SECOND
DAY_LABEL = M("Run the day")
_LAST_SECOND = 32_503_680_000  # the year 3000: a stranger's file may claim any instant


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

    ``opened_at`` is the first opening; ``closed_at`` the last closing, None while it is open.
    """

    item: ItemId
    planned: int
    extended: int = 0
    used_ms: int = 0
    opened_at: int | None = None
    closed_at: int | None = None
    is_open: bool = False
    is_paused: bool = False

    @property
    def is_done(self) -> bool:
        """Whether it was opened and closed."""
        return self.closed_at is not None and not self.is_open

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


class RunState(msgspec.Struct, frozen=True):
    """Where the day is. ``late`` is minutes behind the plan, negative when early.

    ``late`` is None before the day starts. ``until`` is the instant at which the current
    activity should end, without one: now.
    """

    activities: dict[ItemId, ActivityRun]
    current: ItemId | None
    last: ItemId | None
    clock: Clock
    late: int | None
    until: int

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
    def seconds_used(self) -> int:
        """Of the current activity; 0 without one."""
        return self.run.seconds_used if self.run is not None else 0

    @property
    def seconds_left(self) -> int:
        """Of the current activity; negative when over, 0 without one."""
        return self.run.seconds_left if self.run is not None else 0


def run_state(document: Document, now: int, thresholds: Thresholds = STANDARD) -> RunState:
    """The state of a session's run at an instant, from the facts in it."""
    facts: dict[ItemId, list[RunEvent]] = {}
    for fact in document.all(RunEvent):
        activity = fact.parent or fact.activity
        if activity is not None:
            facts.setdefault(activity, []).append(fact)
    agenda = document.all(AgendaItem)
    runs = {item.id: activity_run(item, facts.get(item.id, ()), now) for item in agenda}
    current = max(
        (run for run in runs.values() if run.is_open),
        key=lambda run: run.opened_at or 0,
        default=None,
    )
    last = max(
        (run for run in runs.values() if run.is_done),
        key=lambda run: run.closed_at or 0,
        default=None,
    )
    until = now if current is None else now + max(0, current.seconds_left) * SECOND
    begun = min((run.opened_at for run in runs.values() if run.opened_at is not None), default=None)
    state = RunState(
        activities=runs,
        current=current.item if current is not None else None,
        last=last.item if last is not None else None,
        clock=clock_of(current, thresholds),
        late=None,
        until=until,
    )
    if begun is None:
        return state
    midnight = _midnight(begun, document.session.zone)
    return msgspec.structs.replace(state, late=_late(document, state, midnight))


def activity_run(item: AgendaItem, facts: Iterable[RunEvent], now: int) -> ActivityRun:
    """One activity's run from its facts in the order in which they happened."""
    used = extended = 0
    opened_at = closed_at = running_since = None
    is_open = False
    for fact in facts:
        if fact.fact is RunFact.EXTENDED:
            extended += fact.minutes
            continue
        if running_since is not None:
            used += max(0, fact.at - running_since)
            running_since = None
        if fact.fact is RunFact.CLOSED:
            if is_open:
                closed_at, is_open = fact.at, False
        elif fact.fact is RunFact.OPENED:
            opened_at = fact.at if opened_at is None else opened_at
            is_open, running_since = True, fact.at
        elif is_open and fact.fact is RunFact.RESUMED:
            running_since = fact.at
    if running_since is not None:
        used += max(0, now - running_since)
    return ActivityRun(
        item=item.id,
        planned=max(0, item.minutes),
        extended=extended,
        used_ms=used,
        opened_at=opened_at,
        closed_at=None if is_open else closed_at,
        is_open=is_open,
        is_paused=is_open and running_since is None,
    )


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
    """The first activity after the current one – or the last closed – that is not done."""
    return next(iter(remaining(agenda, state)), None)


def remaining(agenda: Sequence[AgendaItem], state: RunState) -> list[AgendaItem]:
    """What still comes after the current activity – or the last closed one – and is not done."""
    here = state.current or state.last
    ids = [item.id for item in agenda]
    begin = ids.index(here) + 1 if here in ids else 0
    return [item for item in agenda[begin:] if item.id not in state.done]


def rest_of_day(document: Document, state: RunState) -> Day:
    """The rest of the day as it will be if nothing is replanned: it starts when this ends.

    An overlap in it says by how much a fixed start cuts into what comes before.
    """
    begun = [run.opened_at for run in state.activities.values() if run.opened_at is not None]
    zone = document.session.zone
    midnight = _midnight(min(begun, default=state.until), zone)
    return schedule(remaining(document.all(AgendaItem), state), (state.until - midnight) // MINUTE)


def open_activity(
    document: Document, item_id: ItemId, at: int, new_id: Callable[[], ItemId]
) -> Command:
    """Open an activity; what was open is closed in the same step.

    Opening what is open already changes nothing, except that it goes on when it was paused.
    """
    state = run_state(document, at)
    if state.current == item_id:
        return resume(document, at, new_id)
    closing = [
        _fact(run.item, RunFact.CLOSED, at, new_id)
        for run in state.activities.values()
        if run.is_open
    ]
    return _together(*closing, _fact(item_id, RunFact.OPENED, at, new_id))


def pause(document: Document, at: int, new_id: Callable[[], ItemId]) -> Command:
    """Stop the clock of the current activity; nothing when there is none or it stands."""
    state = run_state(document, at)
    if state.current is None or state.is_paused:
        return _together()
    return _together(_fact(state.current, RunFact.PAUSED, at, new_id))


def resume(document: Document, at: int, new_id: Callable[[], ItemId]) -> Command:
    """Let the clock of the current activity go on; nothing when it runs."""
    state = run_state(document, at)
    if state.current is None or not state.is_paused:
        return _together()
    return _together(_fact(state.current, RunFact.RESUMED, at, new_id))


def extend(document: Document, minutes: int, at: int, new_id: Callable[[], ItemId]) -> Command:
    """Give the current activity more minutes."""
    state = run_state(document, at)
    if state.current is None or not minutes:
        return _together()
    return _together(_fact(state.current, RunFact.EXTENDED, at, new_id, minutes))


def close(document: Document, at: int, new_id: Callable[[], ItemId]) -> Command:
    """Close the current activity without opening another."""
    state = run_state(document, at)
    if state.current is None:
        return _together()
    return _together(_fact(state.current, RunFact.CLOSED, at, new_id))


def carry_over(document: Document, seen: int, now: int, new_id: Callable[[], ItemId]) -> Command:
    """Keep the used time when the wall clock was set back from ``seen`` to ``now``.

    For whoever ticks and finds the clock earlier than at the last tick: the stretch up to the
    last tick is closed with it, the next one starts at the new time.
    """
    state = run_state(document, seen)
    if state.current is None or state.is_paused or now >= seen:
        return _together()
    return _together(
        _fact(state.current, RunFact.PAUSED, seen, new_id),
        _fact(state.current, RunFact.RESUMED, now, new_id),
    )


def _fact(
    item_id: ItemId, fact: RunFact, at: int, new_id: Callable[[], ItemId], minutes: int = 0
) -> Command:
    event = RunEvent(
        id=new_id(), parent=item_id, activity=item_id, fact=fact, at=at, minutes=minutes
    )
    return AddItem(event, DAY_LABEL)


def _together(*commands: Command) -> Together:
    return Together(commands, DAY_LABEL)


def _late(document: Document, state: RunState, midnight: int) -> int | None:
    """Minutes behind the plan: where this will end – or the next should have begun – against it."""
    agenda = document.all(AgendaItem)
    plan = schedule(agenda, document.session.start)
    if state.current is not None:
        row = plan.row(state.current)
        target = row.end if row is not None else plan.end
        reached = state.until
    else:
        coming = next_activity(agenda, state)
        row = plan.row(coming.id) if coming is not None else None
        target = row.start if row is not None else plan.end
        last = state.activities[state.last] if state.last is not None else None
        reached = state.until
        if row is None and last is not None and last.closed_at is not None:
            reached = last.closed_at
    return int((reached - midnight - target * MINUTE) / MINUTE)


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
