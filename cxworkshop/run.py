"""The run of the day: what the facilitator does with it, as commands that record facts.

Facts are no undo steps: what happened in the run happened. Each function looks at the session
and gives the facts that are to be recorded; where there is nothing to do, it gives none. What
follows from them is in :mod:`cxworkshop.progress`; its names can be had from here too.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cxworkshop.editing.commands import AddItem, Together
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.progress import (
    MINUTE,
    SECOND,
    STANDARD,
    ActivityRun,
    Clock,
    RunBook,
    RunState,
    Thresholds,
    activity_run,
    clock_of,
    next_activity,
    remaining,
    rest_of_day,
    run_state,
)
from cxworkshop.steady import Reading, Seen, passed, was_set

__all__ = [
    "MINUTE",
    "SECOND",
    "STANDARD",
    "ActivityRun",
    "Clock",
    "RunBook",
    "RunState",
    "Thresholds",
    "activity_run",
    "carry_over",
    "clock_of",
    "close",
    "extend",
    "go_back",
    "go_forward",
    "last_seen",
    "next_activity",
    "open_activity",
    "pause",
    "previous_activity",
    "remaining",
    "reopen",
    "rest_of_day",
    "restore",
    "resume",
    "run_state",
    "skip",
    "stamped",
]

DAY_LABEL = M("Run the day")
LONGEST = 12 * 60 * 60 * 1000
"""Milliseconds: who was open for longer was so by a wall clock that was wrong."""

NewId = Callable[[], ItemId]
Told = tuple[ItemId, RunFact]


def open_activity(document: Document, item_id: ItemId, at: int, new_id: NewId) -> Together:
    """Open any activity, also one that was closed or skipped; what was open is closed with it.

    Opening what is open already changes nothing, except that it goes on when it was paused.
    """
    state = run_state(document, at)
    if state.current == item_id:
        return resume(document, at, new_id)
    return _facts(document, at, new_id, *_closing(state), (item_id, _opening(state, item_id)))


def go_forward(document: Document, at: int, new_id: NewId) -> Together:
    """Close the current activity and open what comes next; after the last one only close."""
    state = run_state(document, at)
    if state.current is None:
        return _facts(document, at, new_id)
    return _facts(document, at, new_id, *_closing(state), *_next(document, state))


def go_back(document: Document, at: int, new_id: NewId) -> Together:
    """Open the activity before the current one again; the current one is still to come.

    What was skipped is passed over.
    """
    state = run_state(document, at)
    before = previous_activity(document, state)
    if state.current is None or before is None:
        return _facts(document, at, new_id)
    return _facts(
        document,
        at,
        new_id,
        (state.current, RunFact.RESTORED),
        (before.id, _opening(state, before.id)),
    )


def previous_activity(document: Document, state: RunState) -> AgendaItem | None:
    """The activity before the current one that was not skipped."""
    agenda = document.all(AgendaItem)
    ids = [item.id for item in agenda]
    if state.current not in ids:
        return None
    before = agenda[: ids.index(state.current)]
    return next((item for item in reversed(before) if item.id not in state.skipped), None)


def skip(document: Document, item_id: ItemId, at: int, new_id: NewId) -> Together:
    """Leave an activity out today. Where it is the current one, what comes next is opened.

    What is done or skipped already stays as it is.
    """
    state = run_state(document, at)
    run = state.activities.get(item_id)
    if run is None or run.is_settled:
        return _facts(document, at, new_id)
    opened = _next(document, state) if run.is_open else []
    return _facts(document, at, new_id, (item_id, RunFact.SKIPPED), *opened)


def restore(document: Document, item_id: ItemId, at: int, new_id: NewId) -> Together:
    """Take a skip back: the activity is still to come, its clock does not run."""
    run = run_state(document, at).activities.get(item_id)
    if run is None or not run.is_skipped:
        return _facts(document, at, new_id)
    return _facts(document, at, new_id, (item_id, RunFact.RESTORED))


def reopen(document: Document, at: int, new_id: NewId) -> Together:
    """Let the activity that was closed last go on; nothing while another one is open."""
    state = run_state(document, at)
    if state.current is not None or state.last is None:
        return _facts(document, at, new_id)
    return _facts(document, at, new_id, (state.last, RunFact.REOPENED))


def pause(document: Document, at: int, new_id: NewId) -> Together:
    """Stop the clock of the current activity; nothing when there is none or it stands."""
    state = run_state(document, at)
    if state.current is None or state.is_paused:
        return _facts(document, at, new_id)
    return _facts(document, at, new_id, (state.current, RunFact.PAUSED))


def resume(document: Document, at: int, new_id: NewId) -> Together:
    """Let the clock of the current activity go on; nothing when it runs."""
    state = run_state(document, at)
    if state.current is None or not state.is_paused:
        return _facts(document, at, new_id)
    return _facts(document, at, new_id, (state.current, RunFact.RESUMED))


def extend(document: Document, minutes: int, at: int, new_id: NewId) -> Together:
    """Give the current activity more minutes."""
    state = run_state(document, at)
    if state.current is None or not minutes:
        return _facts(document, at, new_id)
    return _facts(document, at, new_id, (state.current, RunFact.EXTENDED), minutes=minutes)


def close(document: Document, at: int, new_id: NewId) -> Together:
    """Close the current activity without opening another."""
    return _facts(document, at, new_id, *_closing(run_state(document, at)))


def carry_over(document: Document, before: Seen, now: Seen, new_id: NewId) -> Together:
    """Keep the used time right where the wall clock was set between two looks at it.

    ``before`` is the last tick, or the last fact of the current activity (:func:`last_seen`). The
    stretch is closed where it really ends, and the next one starts at what the wall clock shows.

    How long it took is what the steady clock says, whether the wall clock was set ahead or back.
    Where that is not known, since the computer was started anew, only a wall clock that shows
    less than before was surely set; a stretch longer than :data:`LONGEST` was none then.
    """
    run = run_state(document, 0).run  # an instant before any fact: nothing is added to them
    if run is None or run.running_since is None or not was_set(before, now):
        return _facts(document, now.at, new_id)
    until, real = before.at, passed(before, now)
    if real is not None:
        until += real
    elif until - run.running_since > LONGEST:
        until = run.running_since
        if now.at >= until:
            return _facts(document, now.at, new_id)
    closed = _facts(document, until, new_id, (run.item, RunFact.PAUSED))
    after = _fact(run.item, RunFact.RESUMED, now.at, new_id, _count(document) + 2)
    return Together((*closed.commands, after), DAY_LABEL)


def last_seen(document: Document) -> Seen | None:
    """What the clocks showed at the last fact of the current activity; None without one.

    Compared with now it tells whether the wall clock was set while the program was not running.
    """
    current = run_state(document, 0).current
    facts = sorted(_facts_of(document, current), key=lambda fact: fact.number)
    if not facts:
        return None
    last = facts[-1]
    return Seen(last.at, Reading(last.boot, last.steady))


def stamped(command: Together, reading: Reading) -> Together:
    """The same facts with what the steady clock shows."""
    facts = (
        AddItem(msgspec.structs.replace(each.item, boot=reading.boot, steady=reading.ms), DAY_LABEL)
        for each in command.commands
        if isinstance(each, AddItem)
    )
    return Together(tuple(facts), DAY_LABEL)


def _facts_of(document: Document, activity: ItemId | None) -> list[RunEvent]:
    every = document.all(RunEvent)
    return [fact for fact in every if activity and activity in (fact.parent, fact.activity)]


def _opening(state: RunState, item_id: ItemId) -> RunFact:
    run = state.activities.get(item_id)
    is_again = run is not None and (run.opened_at is not None or run.is_skipped)
    return RunFact.REOPENED if is_again else RunFact.OPENED


def _closing(state: RunState) -> list[Told]:
    return [(run.item, RunFact.CLOSED) for run in state.activities.values() if run.is_open]


def _next(document: Document, state: RunState) -> list[Told]:
    coming = next_activity(document.all(AgendaItem), state)
    return [(coming.id, _opening(state, coming.id))] if coming is not None else []


def _count(document: Document) -> int:
    return max((fact.number for fact in document.all(RunEvent)), default=0)


def _facts(document: Document, at: int, new_id: NewId, *told: Told, minutes: int = 0) -> Together:
    begin = _count(document) + 1
    commands = [
        _fact(item_id, fact, at, new_id, number, minutes)
        for number, (item_id, fact) in enumerate(told, begin)
    ]
    return Together(tuple(commands), DAY_LABEL)


def _fact(
    item_id: ItemId, fact: RunFact, at: int, new_id: NewId, number: int, minutes: int = 0
) -> AddItem:
    event = RunEvent(
        id=new_id(),
        parent=item_id,
        activity=item_id,
        fact=fact,
        at=at,
        minutes=minutes,
        number=number,
    )
    return AddItem(event, DAY_LABEL)
