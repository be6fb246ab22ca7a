"""What an output is, and how one gets to its place: beside the target first, then moved."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from cxworkshop.activities.wording import Wording
from cxworkshop.errors import Problem
from cxworkshop.export.names import safe_name
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.session import Paper

_PREFIX, _SUFFIX = ".cxworkshop-", ".part"
_FORGOTTEN = 3600.0
"""Seconds after which an unfinished file belongs to nobody any more."""


def no_picture(_attachment_id: str) -> None:
    """There is no photo anywhere."""


class ExportOptions(msgspec.Struct, frozen=True):
    """What the user chose. ``sections`` None means all; ``logo`` is PNG or JPEG bytes.

    ``picture`` gives the bytes of a photo by the id of its attachment, from any thread; None
    where it is lost.
    ``is_archival`` makes every PDF one for archives as well (PDF/A-2a).
    """

    paper: Paper = Paper.A4
    sections: tuple[str, ...] | None = None
    logo: bytes | None = None
    picture: Callable[[str], bytes | None] = no_picture
    is_archival: bool = False


class ExportResult(msgspec.Struct, frozen=True):
    """Where an output lies, and what the user should know about it."""

    path: Path
    notes: tuple[Message, ...] = ()


class Work(Protocol):
    """What a long piece of work asks while it runs."""

    def progress(self, share: float) -> None:
        """Told the share that is done, 0 to 1. Raises Cancelled when somebody said stop."""
        ...


class Quiet:
    """Work that nobody watches."""

    def progress(self, share: float) -> None:
        """Nobody listens."""


class Share:
    """One of several pieces of work: what is done of it, as a share of the whole."""

    def __init__(self, whole: Work, number: int, count: int) -> None:
        self._whole = whole
        self._number = number
        self._count = count

    def progress(self, share: float) -> None:
        """Told how far this piece is."""
        self._whole.progress((self._number + share) / self._count)


class Exporter(Protocol):
    """One kind of output."""

    id: str
    suffix: str

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        ...

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the whole output to a file nobody else sees. Returns notes for the user."""
        ...


def export_to(
    folder: Path,
    exporter: Exporter,
    document: Document,
    words: Catalogue,
    options: ExportOptions,
    *,
    name: str = "",
    work: Work | None = None,
) -> ExportResult:
    """Write an output into a folder, in place of an earlier one of its name.

    ``name`` is the file's name without suffix, by default title and kind. The earlier file
    stays until the new one is whole; it stays too when the new one cannot be put in its place.
    Raises Problem with cause and next step, Cancelled when the user said stop.
    """
    title = Wording(document, words).fill(document.session.title)
    stem = safe_name(name) if name else safe_name(title, ending=f" – {exporter.title(words)}")
    target = folder / f"{stem}{exporter.suffix}"
    part = _beside(target)
    try:
        notes = exporter.write(document, words, options, part, work or Quiet())
        _settle(part, target)
    except OSError as error:
        raise _told(error, target) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return ExportResult(target, notes)


def _beside(target: Path) -> Path:
    """A new empty file in the target's folder, private to the user."""
    _sweep(target.parent)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=_PREFIX, suffix=_SUFFIX)
    except OSError as error:
        raise _told(error, target) from error
    os.close(handle)
    return Path(name)


def _sweep(folder: Path) -> None:
    """Remove what an export left behind that was killed long ago."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - left.stat().st_mtime > _FORGOTTEN:
                left.unlink()


def _settle(part: Path, target: Path) -> None:
    """Make the file durable and put it in its place."""
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    with contextlib.suppress(OSError):  # a file system without rights has none to set
        part.chmod(0o644)
    part.replace(target)


def _told(error: OSError, target: Path) -> Problem:
    place = str(target.parent)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(
            M("There is no room left in “{place}”.", place=place),
            M("Free some space or choose another folder. The earlier file is unchanged."),
        )
    if isinstance(error, FileNotFoundError):
        return Problem(
            M("The folder “{place}” is not there.", place=place), M("Choose another folder.")
        )
    if isinstance(error, PermissionError):
        return Problem(
            M("“{name}” cannot be written.", name=target.name),
            M("If it is open in another program, close it there; or choose another folder."),
        )
    return Problem(
        M("“{name}” cannot be written: {reason}.", name=target.name, reason=error.strerror or ""),
        M("Choose another folder. The earlier file is unchanged."),
    )
