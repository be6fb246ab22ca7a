"""A session on a clock that tests turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxworkshop.activities.goals import Goal
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.store.opening import create_session, open_session
from cxworkshop.store.publishing import Timing
from cxworkshop.store.session_file import OpenSession

GOAL = ItemId("b" * 32)
ANA = ItemId("a" * 32)


class Clock:
    """Time that only passes when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_700_000_000.0
        self.timing = Timing(
            clock=lambda: self.seconds,
            now=lambda: round(self.seconds * 1000),
            sleep=self.turn,
            has_worker=False,
        )

    def turn(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "Day one.cxsession"


def some_items() -> list[Item]:
    return [
        SessionDetails(id=ItemId("c" * 32), position="V", title="Day one"),
        Participant(id=ANA, position="V", name="Ana"),
        Goal(id=GOAL, position="V", text="Answer within a day", owner=ANA),
    ]


@pytest.fixture
def opened(clock: Clock, path: Path) -> Iterator[Callable[..., OpenSession]]:
    """Makes the session at ``path`` the first time, opens it from then on; closes it at the end."""
    sessions: list[OpenSession] = []

    def open_or_make(**how: bool) -> OpenSession:
        if path.exists() or sessions:
            session = open_session(path, timing=clock.timing, **how)
        else:
            session = create_session(path, some_items(), timing=clock.timing)
        sessions.append(session)
        return session

    yield open_or_make
    for session in sessions:
        crash(session)


def crash(session: OpenSession) -> None:
    """Leave everything as a killed process would: nothing published, the lock left behind."""
    session.stop()
    session._copy.close()
