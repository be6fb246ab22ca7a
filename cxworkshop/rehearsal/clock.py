"""A clock that begins when the day does and can be run fast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cxworkshop.model.session import SessionDetails

SPEEDS = (1, 10, 60)
"""How many minutes a minute lasts."""


class RehearsalClock:
    """Instants in UTC milliseconds; ``wall`` gives the real ones."""

    def __init__(self, start: int, wall: Callable[[], int]) -> None:
        self._wall = wall
        self._from = wall()
        self._begun = start
        self.speed = SPEEDS[0]

    def now(self) -> int:
        """The instant of the rehearsal."""
        return self._begun + (self._wall() - self._from) * self.speed

    def run(self, speed: int) -> None:
        """From now on so many times as fast as real time; the instant does not jump."""
        self._begun, self._from = self.now(), self._wall()
        self.speed = speed


def start_of(session: SessionDetails, today: dt.date) -> int:
    """When the day is to begin (UTC milliseconds): on its date, else today."""
    try:
        zone: dt.tzinfo = ZoneInfo(session.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = dt.UTC
    begins = dt.datetime.combine(session.date or today, session.start, zone)
    return int(begins.timestamp() * 1000)
