"""The digest that tells whether a file is as it was written.

A published file carries in ``meta`` the SHA-256 of all its bytes, taken with the digest's own
place filled with zeros. So every changed byte shows, also those that SQLite does not look at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

MARK_LENGTH = 64
"""Length of a digest, and of the random mark that holds its place, in characters."""

_CHUNK = 1 << 20


def places_of(path: Path, mark: str) -> tuple[int, ...]:
    """Where in a file a mark stands, as offsets in bytes. Raises OSError."""
    wanted = mark.encode("ascii")
    found: list[int] = []
    with path.open("rb") as source:
        start = 0
        tail = b""
        while chunk := source.read(_CHUNK):
            window = tail + chunk
            base = start - len(tail)
            at = window.find(wanted)
            while at >= 0:
                found.append(base + at)
                at = window.find(wanted, at + len(wanted))
            start += len(chunk)
            tail = window[-(len(wanted) - 1) :]
    return tuple(found)


def digest_of(path: Path, places: Iterable[int]) -> str:
    """The digest of a file with zeros at these places. Raises OSError."""
    digest = hashlib.sha256()
    zeros = b"0" * MARK_LENGTH
    with path.open("rb") as source:
        for place in sorted(places):
            _feed(digest, source, place - source.tell())
            digest.update(zeros)
            source.seek(place + MARK_LENGTH)
        _feed(digest, source, None)
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


def _feed(digest: hashlib._Hash, source: BinaryIO, count: int | None) -> None:
    while count is None or count > 0:
        chunk = source.read(_CHUNK if count is None else min(count, _CHUNK))
        if not chunk:
            return
        digest.update(chunk)
        if count is not None:
            count -= len(chunk)
