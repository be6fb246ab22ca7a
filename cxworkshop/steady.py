"""A clock that nobody can set: it counts since the computer was started, asleep or awake.

The wall clock says when something was; how long something took is what this one says, as long as
both readings are of one start of the computer.
"""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import msgspec

_LINUX_BOOT = Path("/proc/sys/kernel/random/boot_id")


class Reading(msgspec.Struct, frozen=True):
    """What the clock shows: milliseconds, and since which start; no start is no reading."""

    boot: str = ""
    ms: int = 0


TOLERATED = 2000
"""Milliseconds: a wall clock that is kept right by the network is moved by less."""

UNKNOWN = Reading()
"""Where time is made up, as in a rehearsal: nothing can be told from it."""


class Seen(msgspec.Struct, frozen=True):
    """What both clocks showed at once. ``at`` is the wall clock's instant in UTC milliseconds."""

    at: int
    steady: Reading = UNKNOWN


def read() -> Reading:
    """What the clock shows now."""
    # Where the monotonic clock stops while the computer sleeps, another one goes on.
    which = getattr(time, "CLOCK_BOOTTIME", None)
    seconds = time.monotonic() if which is None else time.clock_gettime(which)
    return Reading(_boot(), int(seconds * 1000))


def passed(before: Seen, now: Seen) -> int | None:
    """The milliseconds that really passed; None where the two are of different starts."""
    if not before.steady.boot or before.steady.boot != now.steady.boot:
        return None
    span = now.steady.ms - before.steady.ms
    return span if span >= 0 else None


def was_set(before: Seen, now: Seen) -> bool:
    """Whether somebody set the wall clock in between, as far as that can be told.

    Where the steady clock is of different starts, only a wall clock that shows less surely was.
    """
    real = passed(before, now)
    if real is None:
        return now.at < before.at
    return abs(before.at + real - now.at) > TOLERATED


@cache
def _boot() -> str:
    """Names this start of the computer – of the program where the system tells no more."""
    import hashlib
    import secrets

    try:
        told = _LINUX_BOOT.read_bytes()
    except OSError:
        told = secrets.token_bytes(16)
    return hashlib.blake2s(told, digest_size=8).hexdigest()
