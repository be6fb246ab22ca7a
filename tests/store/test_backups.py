"""Earlier states: kept without asking, thinned out with age, opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cxworkshop.activities.goals import Goal
from cxworkshop.editing.commands import SetField
from cxworkshop.i18n import M
from cxworkshop.store.backups import (
    DAYS,
    HOURS,
    LAST,
    earlier_states,
    forget_states,
    restore,
    superfluous,
)
from cxworkshop.store.opening import open_session
from cxworkshop.store.problems import AlreadyThere, State
from cxworkshop.store.session_file import OpenSession
from tests.store.conftest import GOAL, Clock

Opened = Callable[..., OpenSession]
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def work_on(session: OpenSession, clock: Clock, minutes: int) -> None:
    """Change the goal and publish it, once a minute."""
    for minute in range(minutes):
        session.editor().apply(SetField(GOAL, "text", f"Minute {minute}", M("Change goal")))
        clock.turn(60)
        session.publish_now()


def goal_in(path: Path) -> str:
    session = open_session(path, read_only=True)
    try:
        return session.document.all(Goal)[0].text
    finally:
        session.close()


def test_states_are_kept_while_working_and_can_be_opened_again(
    opened: Opened, clock: Clock, path: Path, tmp_path: Path
) -> None:
    session = opened()
    work_on(session, clock, 9)
    session.close()
    states = earlier_states(path)
    assert len(states) == 6
    assert goal_in(states[0].path) == "Minute 8"
    restored = tmp_path / "restored.cxsession"
    restore(states[2], restored)
    assert goal_in(restored) == "Minute 5"
    with pytest.raises(AlreadyThere):
        restore(states[0], restored)
    assert goal_in(path) == "Minute 8"


def test_opening_and_closing_without_a_change_keeps_no_second_state(
    opened: Opened, clock: Clock, path: Path
) -> None:
    opened().close()
    count = len(earlier_states(path))
    for _ in range(3):
        clock.turn(300)
        opened().close()
    assert len(earlier_states(path)) == count


def test_the_last_ten_stay_then_one_an_hour_then_one_a_day() -> None:
    now = 1_700_000_000_000
    states = [State(Path(str(at)), at) for at in range(now - 90 * DAY, now + 1, 10 * MINUTE)]
    superfluous_states = set(superfluous(states, now))
    kept = [state for state in reversed(states) if state not in superfluous_states]
    assert kept[:LAST] == list(reversed(states))[:LAST]
    hours = [state for state in kept[LAST:] if now - state.at <= HOURS * HOUR]
    days = [state for state in kept[LAST:] if now - state.at > HOURS * HOUR]
    assert HOURS - 2 <= len(hours) <= HOURS
    assert len({state.at // HOUR for state in hours}) == len(hours)
    assert DAYS - 2 <= len(days) <= DAYS
    assert len({state.at // DAY for state in days}) == len(days)


def test_states_since_an_instant_can_be_forgotten(opened: Opened, clock: Clock, path: Path) -> None:
    session = opened()
    work_on(session, clock, 4)
    since = round(clock.seconds * 1000)
    work_on(session, clock, 4)
    forget_states(session._copy.meta("session"), since)
    assert earlier_states(path)
    assert all(state.at < since for state in earlier_states(path))
