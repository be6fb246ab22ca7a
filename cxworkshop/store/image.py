"""A complete copy of a working copy, ready to be published, and whole writing of files."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from cxworkshop.store.digest import digest_without, new_mark, pour
from cxworkshop.store.working import DROP_UNUSED, WorkingCopy

PAGES_A_STEP = 64
_JOURNAL_MODE_BYTES = 18
_PATIENCE = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries where another program holds the target for a moment."""


class Image:
    """A whole session file on the local disk, with the digest it carries."""

    def __init__(self, path: Path, digest: str, places: tuple[int, ...]) -> None:
        self.path = path
        self.digest = digest
        self.places = places

    def drop(self) -> None:
        """Delete it, where it has not been moved away."""
        self.path.unlink(missing_ok=True)


def make_image(copy: WorkingCopy, to: Path, *, with_history: bool = True) -> Image:
    """Copy a working copy through its one connection, a few pages at a time.

    Edits go on between the steps and are in the copy too. Raises apsw.Error, OSError.
    """
    to.unlink(missing_ok=True)
    made = apsw.Connection(str(to))
    try:
        made.pragma("journal_mode", "off")
        made.pragma("synchronous", "off")
        with copy.lock:
            backup = made.backup("main", copy.db, "main")
        try:
            while not backup.done:
                with copy.lock:
                    backup.step(PAGES_A_STEP)
        finally:
            with copy.lock:
                backup.close()
    finally:
        made.close()
    _leave_wal(to)
    if not with_history:
        _forget_history(to)
    return sealed(to, copy.mark)


def sealed(path: Path, mark: str) -> Image:
    """Write the digest wherever the mark holds its place. Raises OSError."""
    digest, places = digest_without(path, mark)
    if not places:
        raise RuntimeError("the working copy carries no mark")
    with path.open("r+b") as image:
        for place in places:
            image.seek(place)
            image.write(digest.encode("ascii"))
    return Image(path, digest, places)


def unsealed(path: Path, places: tuple[int, ...]) -> str:
    """Turn a checked private copy of a published file into the database of a working copy.

    The opposite of what publishing does: a new random mark, which is returned, stands where the
    digest stood, and SQLite opens the file with a write-ahead log. SQLite would do both through
    journals, with seven waits for the disk instead of one. Raises OSError.
    """
    mark = new_mark()
    with path.open("r+b") as copy:
        for place in places:
            copy.seek(place)
            copy.write(mark.encode("ascii"))
        copy.seek(_JOURNAL_MODE_BYTES)
        copy.write(b"\x02\x02")
        copy.flush()
        flush(copy.fileno())
    return mark


def _leave_wal(path: Path) -> None:
    """Mark the file as one with a rollback journal: it must open on read-only media.

    The two bytes are the read and write version of SQLite's documented file format.
    """
    with path.open("r+b") as image:
        image.seek(_JOURNAL_MODE_BYTES)
        image.write(b"\x01\x01")


def _forget_history(path: Path) -> None:
    db = apsw.Connection(str(path))
    try:
        db.pragma("journal_mode", "off")
        db.pragma("secure_delete", True)
        db.execute("DELETE FROM change")
        db.execute(DROP_UNUSED)  # what only an undo could have shown
        db.execute("VACUUM")
    finally:
        db.close()


def write_whole(
    source: Path, target: Path, *, sleep: Callable[[float], None] = time.sleep
) -> os.stat_result:
    """Put a complete copy of a file in the target's place; returns the new file's state.

    The target is the old or the new file at every moment, never a part. Raises OSError.
    """
    part = target.with_name(f".{target.name}.{os.urandom(4).hex()}{PART}")
    try:
        with source.open("rb", buffering=0) as whole, part.open("xb") as copied:
            pour(whole, copied.write)
            copied.flush()
            flush(copied.fileno())
            stat = os.fstat(copied.fileno())
        replace_patiently(part, target, sleep)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)
    return stat


PART = ".part"


_HELD_BY_OTHERS: tuple[type[OSError], ...] = (PermissionError,) if sys.platform == "win32" else ()


def drop_parts(target: Path) -> None:
    """Delete what a killed process left of a half-written copy. For who holds the lock."""
    with contextlib.suppress(OSError):
        for part in target.parent.glob(f".{_literal(target.name)}.*{PART}"):
            part.unlink(missing_ok=True)


def _literal(name: str) -> str:
    return "".join(f"[{char}]" if char in "[]*?" else char for char in name)


def replace_patiently(part: Path, target: Path, sleep: Callable[[float], None]) -> None:
    """Move a file onto another; a scanner or a sync client may hold that for a moment."""
    for wait in _PATIENCE:
        try:
            part.replace(target)
        except _HELD_BY_OTHERS:
            sleep(wait)
        else:
            return
    part.replace(target)


def flush(descriptor: int) -> None:
    """Make a file's bytes durable."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # network drives do not know it
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make a folder's entries durable, where the system can."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
