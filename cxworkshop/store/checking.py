"""What a file from a stranger must pass before the program works on it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import msgspec

from cxworkshop import __version__
from cxworkshop.i18n import M
from cxworkshop.store.digest import carries, places_of
from cxworkshop.store.problems import Damaged, NewerLayout, NotASession
from cxworkshop.store.schema import (
    APPLICATION_ID,
    LAYOUT,
    LAYOUTS,
    expected_schema,
    schema_of,
)

MAGIC = b"SQLite format 3\0"
"""How every file of SQLite begins."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}")

_LIMITS = {
    apsw.SQLITE_LIMIT_LENGTH: 256 << 20,
    apsw.SQLITE_LIMIT_SQL_LENGTH: 10_000,
    apsw.SQLITE_LIMIT_COLUMN: 32,
    apsw.SQLITE_LIMIT_EXPR_DEPTH: 32,
    apsw.SQLITE_LIMIT_COMPOUND_SELECT: 4,
    apsw.SQLITE_LIMIT_VDBE_OP: 25_000,
    apsw.SQLITE_LIMIT_FUNCTION_ARG: 8,
    apsw.SQLITE_LIMIT_ATTACHED: 0,
    apsw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    apsw.SQLITE_LIMIT_VARIABLE_NUMBER: 32,
    apsw.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    apsw.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_ALLOWED_ACTIONS = {apsw.SQLITE_SELECT, apsw.SQLITE_READ}
_ALLOWED_PRAGMAS = {"quick_check", "foreign_key_check", "application_id", "user_version"}
_ALLOWED_FUNCTIONS = {"json_valid", "max"}

_SECONDS = 0.5
_BYTES_A_SECOND = 50 << 20
_OPS_BETWEEN_LOOKS = 2_000


class Checked(msgspec.Struct, frozen=True):
    """What is known of a file that passed: its layout, its id, its digest and where that stands."""

    layout: int
    session: str
    digest: str
    places: tuple[int, ...]


def check_file(path: Path, shown: Path) -> Checked:
    """Look at a private copy of a stranger's file without running anything it brings.

    ``shown`` is the path the user knows. Raises NotASession, NewerLayout or Damaged; the file is
    not changed. Raises OSError when the copy cannot be read.
    """
    layout = _layout(path, shown)
    if layout > LAYOUT:
        raise NewerLayout(shown, _needed_version(path))
    if layout not in LAYOUTS:
        raise Damaged(shown, M("its header is broken."))
    try:
        with reading(path) as db:
            if schema_of(db) != expected_schema(layout):
                raise Damaged(shown, M("it holds something that no session holds."))
            digest = db.execute("SELECT value FROM meta WHERE key = 'digest'").get
            if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
                raise Damaged(shown, M("its seal is missing."))
            places = places_of(path, digest)
            if not carries(path, digest, places):
                raise Damaged(shown, M("its content is not as it was written."))
            session = str(db.execute("SELECT value FROM meta WHERE key = 'session'").get or "")
            if db.pragma("quick_check", 1) != "ok" or db.pragma("foreign_key_check") is not None:
                raise Damaged(shown, M("its content contradicts itself."))
    except (apsw.Error, UnicodeDecodeError) as error:
        raise Damaged(shown, M("it cannot be read as a whole.")) from error
    return Checked(layout, session, digest, places)


@contextmanager
def reading(path: Path, *, seconds: float | None = None) -> Iterator[apsw.Connection]:
    """A connection that can read a file and nothing else, and not for long.

    ``seconds`` are of work: a computer that is busy or asleep makes no file damaged.
    """
    if seconds is None:
        seconds = _SECONDS + path.stat().st_size / _BYTES_A_SECOND
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    db = apsw.Connection(f"{path.resolve().as_uri()}?mode=ro&immutable=1", flags=flags)
    try:
        for limit, value in _LIMITS.items():
            db.limit(limit, value)
        db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        db.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        db.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        db.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
        db.pragma("cell_size_check", True)
        db.pragma("mmap_size", 0)
        db.authorizer = _authorize
        deadline = time.thread_time() + seconds
        db.set_progress_handler(lambda: time.thread_time() > deadline, _OPS_BETWEEN_LOOKS)
        yield db
    finally:
        db.close()


def _authorize(
    action: int, first: str | None, _second: str | None, _db: str | None, _inner: str | None
) -> int:
    if action in _ALLOWED_ACTIONS:
        return apsw.SQLITE_OK
    if action == apsw.SQLITE_PRAGMA and first in _ALLOWED_PRAGMAS:
        return apsw.SQLITE_OK
    if action == apsw.SQLITE_FUNCTION and _second in _ALLOWED_FUNCTIONS:
        return apsw.SQLITE_OK
    return apsw.SQLITE_DENY


def _layout(path: Path, shown: Path) -> int:
    """The layout, from the header alone: SQLite has not seen the file yet."""
    with path.open("rb") as source:
        header = source.read(100)
    if len(header) < 100 or not header.startswith(MAGIC):
        raise NotASession(shown)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotASession(shown)
    return int.from_bytes(header[60:64], "big", signed=True)


def _needed_version(path: Path) -> str:
    """The version a file of a newer layout asks for; empty where it does not say which."""
    try:
        with reading(path, seconds=_SECONDS) as db:
            needed = db.execute("SELECT value FROM meta WHERE key = 'needs'").get
    except (apsw.Error, UnicodeDecodeError):
        return ""
    if not isinstance(needed, str) or not _VERSION.fullmatch(needed):
        return ""
    # A file that asks for no more than what refuses it knows no better: the newest is the answer.
    return needed if _numbers(needed) > _numbers(__version__) else ""


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall("[0-9]+", version)]
