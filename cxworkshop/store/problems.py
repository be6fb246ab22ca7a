"""What can stand between a session and its file, in the user's words."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

import apsw
import msgspec

from cxworkshop.errors import Problem
from cxworkshop.i18n import M, Message


class Held(Problem):
    """Somebody else has the session open for editing; it can still be opened read-only."""

    def __init__(self, path: Path, *, user: str, host: str, since: str) -> None:
        super().__init__(
            M(
                "“{name}” has been open since {since}: {user} is working on it on {host}.",
                name=path.name,
                since=since,
                user=user,
                host=host,
            ),
            M("Open it read-only, or ask for it to be closed there."),
        )
        self.user = user
        self.host = host
        self.since = since


class NotASession(Problem):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            M("“{name}” is not a session file.", name=path.name),
            M("Choose a file that ends in .cxsession."),
        )


class NothingReadable(Problem):
    """The file was a session and holds nothing of it any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            M("“{name}” is damaged, and nothing can be read of it.", name=path.name),
            M("Open an earlier state or another copy of the session."),
        )


class State(msgspec.Struct, frozen=True):
    """An earlier state of a session, kept on this computer at an instant (UTC milliseconds)."""

    path: Path
    at: int

    @property
    def moment(self) -> dt.datetime:
        """The instant, in this computer's time zone."""
        return dt.datetime.fromtimestamp(self.at / 1000).astimezone()


class Damaged(Problem):
    """The file is not as it was written. ``states`` are the good earlier states kept here."""

    command = "cxworkshop recover FILE --out NEW.cxsession"

    def __init__(self, path: Path, reason: Message, states: tuple[State, ...] = ()) -> None:
        next_step = M("What is still readable can be recovered into a new file.")
        if states:
            next_step = M(
                "Open an earlier state; the latest one kept on this computer is of {state}.",
                state=_local(states[0].at),
            )
        cause = M("“{name}” is damaged: {reason}", name=path.name, reason=reason)
        super().__init__(cause, next_step)
        self.path = path
        self.reason = reason
        self.states = states


class NewerLayout(Problem):
    """The file was written by a newer version; it has not been touched."""

    def __init__(self, path: Path, needed: str) -> None:
        cause = M("“{name}” was made by a newer version of CX Workshop.", name=path.name)
        if needed:
            next_step = M(
                "Install version {version} or newer. The file is unchanged.", version=needed
            )
        else:
            next_step = M("Install the newest version. The file is unchanged.")
        super().__init__(cause, next_step)
        self.needed = needed


class AlreadyThere(Problem):
    """A file of that name exists and nobody said it may be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(M("“{name}” is already there.", name=path.name), M("Choose another name."))


class ReadOnly(Problem):
    """An edit was tried in a session that is open read-only."""

    def __init__(self) -> None:
        super().__init__(
            M("This session is open read-only."), M("Save a copy of it to make changes.")
        )


class TooLarge(Problem):
    """An attachment is larger than a session file takes. ``limit`` is in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(
            M("“{name}” is larger than {limit} MB.", name=name, limit=limit >> 20),
            M("Make the picture smaller and add it again."),
        )


class DiskFull(Problem):
    """There is no room."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            M("There is no room left in “{place}”.", place=str(path.parent)),
            M("Free some space or save to another place. Saving is tried again by itself."),
        )


class NoPermission(Problem):
    """The user may not read or write there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            M("There is no permission for “{place}”.", place=str(path)),
            M("Save to another place, or ask for permission."),
        )


class PlaceGone(Problem):
    """The file or its folder is not there: a stick was pulled, a network drive is away."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            M("“{place}” cannot be reached.", place=str(path)),
            M("Reconnect the stick or the network drive, or choose another place."),
        )


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def from_os(error: OSError, path: Path) -> Problem:
    """The problem behind an error of the operating system."""
    if error.errno in _FULL:
        return DiskFull(path)
    if error.errno in _FORBIDDEN:
        return NoPermission(path)
    return PlaceGone(path)


WORLD = (
    apsw.FullError,
    apsw.IOError,
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.PermissionsError,
    apsw.CorruptError,
    apsw.NotADBError,
)
"""The errors of SQLite that come from outside the program; all others are bugs."""


def from_sqlite(error: apsw.Error, path: Path) -> Problem:
    """The problem behind one of :data:`WORLD`."""
    if isinstance(error, apsw.FullError):
        return DiskFull(path)
    if isinstance(error, (apsw.ReadOnlyError, apsw.PermissionsError)):
        return NoPermission(path)
    if isinstance(error, (apsw.CorruptError, apsw.NotADBError)):
        return Damaged(path, M("it cannot be read as a whole."))
    return PlaceGone(path)


def _local(at: int) -> str:
    return f"{dt.datetime.fromtimestamp(at / 1000, dt.UTC).astimezone():%Y-%m-%d %H:%M}"
