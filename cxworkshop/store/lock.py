"""One writer: a lock file beside the session says who has it open."""

import contextlib
import datetime as dt
import os
import time
from pathlib import Path

import msgspec

from cxworkshop.store import processes
from cxworkshop.store.problems import Held

_LARGEST = 4096


class Holder(msgspec.Struct, frozen=True):
    """Who holds a session, as written in its lock file. ``at`` is UTC milliseconds."""

    host: str
    user: str
    pid: int
    birth: str
    at: int
    token: str

    def is_gone(self) -> bool:
        """Whether the holder was a process of this machine that lives no more."""
        return self.host == processes.host() and processes.birth(self.pid) != self.birth


class Lock:
    """A held lock file."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.path = path
        self._holder = holder

    def release(self) -> None:
        """Let go; a lock that somebody took over meanwhile stays theirs."""
        with contextlib.suppress(OSError):
            if holder_of(self.path) == self._holder:
                self.path.unlink()


def lock_path(session: Path) -> Path:
    """Where the lock file of a session lies."""
    return session.with_name(f".{session.name}.lock")


def acquire(session: Path, *, take_over: bool = False) -> Lock | None:
    """Take the lock of a session; None where its folder cannot be written.

    ``take_over`` takes it from another machine that will not give it back; what that machine
    still publishes is not lost either, it becomes a conflict copy. Raises Held.
    """
    path = lock_path(session)
    mine = Holder(
        processes.host(),
        processes.user(),
        os.getpid(),
        processes.own_birth(),
        time.time_ns() // 1_000_000,
        os.urandom(8).hex(),
    )
    while True:
        try:
            with path.open("xb") as made:
                made.write(msgspec.json.encode(mine))
        except FileExistsError:
            pass
        except OSError:
            return None
        else:
            return Lock(path, mine)
        holder = holder_of(path)
        if holder is None and path.exists():
            # Empty or half written: its writer was killed, or is at it right now.
            if not take_over and _age(path) < _WRITING:
                raise _held(session, _unknown(path))
        elif holder is not None and not take_over and not holder.is_gone():
            raise _held(session, holder)
        _remove(path, holder)


_WRITING = 5.0
"""Seconds within which a lock file without content is taken for one being written."""


def holder_of(path: Path) -> Holder | None:
    """Who a lock file names; None when it is not there or cannot be read."""
    try:
        with path.open("rb") as source:
            return msgspec.json.decode(source.read(_LARGEST), type=Holder)
    except (OSError, msgspec.DecodeError):
        return None


def _remove(path: Path, stale: Holder | None) -> None:
    """Remove a stale lock, but not one that a quicker process has just put in its place."""
    aside = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    with contextlib.suppress(OSError):
        path.rename(aside)
        if holder_of(aside) != stale:
            with contextlib.suppress(OSError):
                os.link(aside, path)
        aside.unlink()


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _unknown(path: Path) -> Holder:
    return Holder("?", "?", 0, "", int((time.time() - _age(path)) * 1000), "")


def _held(session: Path, holder: Holder) -> Held:
    at = dt.datetime.fromtimestamp(holder.at / 1000, dt.UTC).astimezone()
    return Held(session, user=holder.user, host=holder.host, since=f"{at:%Y-%m-%d %H:%M}")
