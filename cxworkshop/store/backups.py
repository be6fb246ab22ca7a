"""Earlier states of sessions: the last ten, then one an hour, then one a day."""

from __future__ import annotations

import contextlib
import datetime as dt
import filecmp
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from cxworkshop.paths import backup_dir
from cxworkshop.store.checking import check_file
from cxworkshop.store.image import write_whole
from cxworkshop.store.problems import AlreadyThere, State, from_os
from cxworkshop.store.schema import SUFFIX

LAST = 10
HOURS = 24
DAYS = 60
BETWEEN = 120_000
"""Milliseconds between two states of one day's work."""

_NAME = "%Y%m%dT%H%M%S%fZ"
_PATHS = "paths.json"
_SESSION = re.compile(r"[0-9a-f]{32}")


def keep_state(session: str, source: Path, path: Path, at: int) -> None:
    """Keep a copy of a whole session file as its state at an instant (UTC milliseconds).

    ``session`` is the id in the file, ``path`` where the user has it. A state that is like the
    latest one is not kept twice. Raises OSError.
    """
    if not _SESSION.fullmatch(session):
        return
    folder = backup_dir() / session
    folder.mkdir(mode=0o700, exist_ok=True)
    _remember_path(folder, path)
    states = _states(folder)
    if states and filecmp.cmp(states[0].path, source, shallow=False):
        return
    moment = dt.datetime.fromtimestamp(at / 1000, dt.UTC)
    name = f"{moment:{_NAME}}{SUFFIX}"
    part = folder / f"{name}.part"
    shutil.copyfile(source, part)
    part.replace(folder / name)
    for state in superfluous(_states(folder), at):
        state.path.unlink(missing_ok=True)


def latest_state_at(session: str) -> int:
    """When the latest state of a session was kept, in UTC milliseconds; 0 for none."""
    states = _states(backup_dir() / session) if _SESSION.fullmatch(session) else []
    return states[0].at if states else 0


def earlier_states(path: Path) -> list[State]:
    """The states kept of the session that is, or was, at this path; the latest first."""
    wanted = str(path.resolve())
    found: list[State] = []
    for folder in backup_dir().iterdir():
        if wanted in _paths(folder):
            found.extend(_states(folder))
    return sorted(found, key=lambda state: state.at, reverse=True)


def restore(state: State, to: Path, *, overwrite: bool = False) -> None:
    """Write an earlier state to a place. Raises AlreadyThere, Damaged and other Problems."""
    if to.exists() and not overwrite:
        raise AlreadyThere(to)
    try:
        check_file(state.path, state.path)
        write_whole(state.path, to)
    except OSError as error:
        raise from_os(error, to) from error


def forget_states(session: str, since: int) -> None:
    """Delete the states kept at or after an instant (UTC milliseconds)."""
    for state in _states(backup_dir() / session) if _SESSION.fullmatch(session) else []:
        if state.at >= since:
            state.path.unlink(missing_ok=True)


def superfluous(states: Iterable[State], now: int) -> list[State]:
    """The states that need not be kept any longer."""
    ordered = sorted(states, key=lambda state: state.at, reverse=True)
    hours: set[int] = set()
    days: set[int] = set()
    found: list[State] = []
    for number, state in enumerate(ordered):
        hour, day = state.at // 3_600_000, state.at // 86_400_000
        is_of_hour = now - state.at <= HOURS * 3_600_000 and hour not in hours
        is_of_day = now - state.at <= DAYS * 86_400_000 and day not in days
        if number >= LAST and not is_of_hour and not is_of_day:
            found.append(state)
            continue
        hours.add(hour)
        days.add(day)
    return found


def _states(folder: Path) -> list[State]:
    found: list[State] = []
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(ValueError):
            found.append(State(path, round(_moment(path.stem).timestamp() * 1000)))
    return sorted(found, key=lambda state: state.at, reverse=True)


def _moment(name: str) -> dt.datetime:
    """The instant a state's name tells. Raises ValueError.

    Written with :data:`_NAME`; to read it with strptime would cost the start a locale.
    """
    return dt.datetime.fromisoformat(f"{name[:15]}.{name[15:]}").replace(tzinfo=dt.UTC)


def _paths(folder: Path) -> list[str]:
    try:
        return msgspec.json.decode((folder / _PATHS).read_bytes(), type=list[str])
    except (OSError, msgspec.DecodeError):
        return []


def _remember_path(folder: Path, path: Path) -> None:
    known = _paths(folder)
    wanted = str(path.resolve())
    if wanted not in known:
        part = folder / f"{_PATHS}.part"
        part.write_bytes(msgspec.json.encode([*known, wanted]))
        part.replace(folder / _PATHS)
