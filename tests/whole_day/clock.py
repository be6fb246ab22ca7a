"""The clock of the driven day: it is morning when the program starts, wherever and whenever."""

from __future__ import annotations

import datetime as dt
import time
from types import SimpleNamespace

MORNING = dt.datetime(2026, 12, 3, 8, 58)  # noqa: DTZ001 - in the zone of the computer, as the day


def morning_clock() -> SimpleNamespace:
    """Stands in for the module ``time`` where edits are dated; begins now, and goes on."""
    ahead = int(MORNING.astimezone().timestamp()) * 1_000_000_000 - time.time_ns()
    return SimpleNamespace(time_ns=lambda: time.time_ns() + ahead)
