"""The digest that tells whether a file is as it was written.

A published file carries in ``meta`` the SHA-256 of all its bytes, taken with the digest's own
place filled with zeros. So every changed byte shows, also those that SQLite does not look at.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from io import FileIO
from pathlib import Path

MARK_LENGTH = 64
"""Length of a digest, and of the random mark that holds its place, in characters."""

_CHUNK = 1 << 18


def new_mark() -> str:
    """A random text that holds a digest's place in a working copy."""
    return os.urandom(MARK_LENGTH // 2).hex()


def places_of(path: Path, mark: str) -> tuple[int, ...]:
    """Where in a private local file a mark stands, as offsets in bytes. Raises OSError."""
    wanted = mark.encode("ascii")
    found: list[int] = []
    # Before each piece stands the end of the last: a mark may lie across two.
    before = len(wanted) - 1
    content = bytearray(before + _CHUNK)
    room = memoryview(content)
    with path.open("rb", buffering=0) as source:
        start = -before
        while got := source.readinto(room[before:]):
            at = content.find(wanted, 0, before + got)
            while at >= 0:
                found.append(start + at)
                at = content.find(wanted, at + len(wanted), before + got)
            content[:before] = content[got : got + before]
            start += got
    return tuple(found)


def digest_without(path: Path, mark: str) -> tuple[str, tuple[int, ...]]:
    """The digest of a file with zeros wherever a mark stands, and where that is, in one reading.

    As ``digest_of`` at ``places_of``. Raises OSError.
    """
    wanted, zeros = mark.encode("ascii"), b"0" * MARK_LENGTH
    digest, found = hashlib.sha256(), list[int]()
    # Held back: the end of a piece, in which a mark may begin that goes on in the next.
    most = len(wanted) - 1
    content = bytearray(most + _CHUNK)
    room = memoryview(content)
    start = held = 0
    with path.open("rb", buffering=0) as source:
        while got := source.readinto(room[held : held + _CHUNK]):
            end = held + got
            at = content.find(wanted, 0, end)
            while at >= 0:
                found.append(start + at)
                content[at : at + len(wanted)] = zeros
                at = content.find(wanted, at + len(wanted), end)
            held = min(end, most)
            digest.update(room[: end - held])
            content[:held] = content[end - held : end]
            start += end - held
    digest.update(room[:held])
    return digest.hexdigest(), tuple(found)


def digest_of(path: Path, places: Iterable[int]) -> str:
    """The digest of a file with zeros at these places. Raises OSError."""
    digest = hashlib.sha256()
    zeros = b"0" * MARK_LENGTH
    with path.open("rb", buffering=0) as source:
        for place in sorted(places):
            pour(source, digest.update, place - source.tell())
            digest.update(zeros)
            source.seek(place + MARK_LENGTH)
        pour(source, digest.update)
    return digest.hexdigest()


def carries(path: Path, digest: str, places: Iterable[int]) -> bool:
    """Whether a file is, byte for byte, the one this digest was taken of. Raises OSError."""
    places = tuple(places)
    expected = digest.encode("ascii")
    with path.open("rb") as source:
        for place in places:
            source.seek(place)
            if source.read(MARK_LENGTH) != expected:
                return False
    return digest_of(path, places) == digest


def pour(source: FileIO, into: Callable[[memoryview], object], count: int | None = None) -> None:
    """Pass on so many bytes of a file, or all the rest, piece by piece. Raises OSError."""
    buffer = memoryview(bytearray(_CHUNK))
    while count is None or count > 0:
        room = buffer if count is None else buffer[:count]
        got = source.readinto(room)
        if not got:
            return
        into(buffer[:got])
        if count is not None:
            count -= got
