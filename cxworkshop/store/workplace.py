"""The local folder of one open session: its working copy and where it is published to."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec

from cxworkshop.paths import working_dir
from cxworkshop.store.digest import carries
from cxworkshop.store.image import flush, flush_folder
from cxworkshop.store.problems import from_os

_ORIGIN = "origin.json"


class Seen(msgspec.Struct, frozen=True):
    """A state of the published file: its digest and where in the file that stands.

    No digest means that there was no file.
    """

    digest: str = ""
    places: tuple[int, ...] = ()

    def matches(self, path: Path) -> bool:
        """Whether this is what lies there now. Raises OSError when it cannot be read."""
        try:
            return bool(self.digest) and carries(path, self.digest, self.places)
        except FileNotFoundError:
            # Overwriting nothing destroys nothing: a deleted file is written anew.
            return True


class Origin(msgspec.Struct, frozen=True):
    """What a working copy is of: the user's path, and the states of it that are ours."""

    path: str
    seen: tuple[Seen, ...] = ()


class Workplace:
    """A private folder with the working copy of one session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def make(cls) -> Self:
        """A new, empty one; until it has an origin nobody will look for it. Raises Problem."""
        place = cls(working_dir() / os.urandom(8).hex())
        try:
            place.folder.mkdir(mode=0o700)
        except OSError as error:
            raise from_os(error, place.folder) from error
        flush_folder(place.folder.parent)
        return place

    @property
    def database(self) -> Path:
        """The working copy itself."""
        return self.folder / "session.sqlite"

    @property
    def image(self) -> Path:
        """Where a complete copy is made before it is published."""
        return self.folder / "image.cxsession"

    @property
    def origin(self) -> Origin | None:
        """What it is a working copy of; None for a folder that was never finished."""
        try:
            return msgspec.json.decode((self.folder / _ORIGIN).read_bytes(), type=Origin)
        except (OSError, msgspec.DecodeError):
            return None

    def remember(self, origin: Origin) -> None:
        """Keep what it is a working copy of, durably. Raises Problem."""
        part = self.folder / f"{_ORIGIN}.part"
        target_path = self.folder / _ORIGIN
        is_first = not target_path.exists()
        try:
            with part.open("wb") as target:
                target.write(msgspec.json.encode(origin))
                flush(target.fileno())
            part.replace(target_path)
        except OSError as error:
            raise from_os(error, self.folder) from error
        if is_first:
            flush_folder(self.folder)

    def drop(self) -> None:
        """Delete everything: all of it is published."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)


def workplaces() -> Iterator[Workplace]:
    """Every workplace with a working copy, the latest used first."""
    found = [Workplace(folder) for folder in working_dir().iterdir() if folder.is_dir()]
    with_copy = [place for place in found if place.origin is not None and place.database.exists()]
    return iter(sorted(with_copy, key=last_used, reverse=True))


def last_used(place: Workplace) -> float:
    """When something was last written there, in seconds since 1970."""
    times = [0.0]
    for path in place.folder.glob("session.sqlite*"):
        with contextlib.suppress(OSError):
            times.append(path.stat().st_mtime)
    return max(times)


_FORGOTTEN = 24 * 3600.0


def sweep() -> None:
    """Delete what killed processes left that is no working copy: half-made or read-only ones."""
    for folder in working_dir().iterdir():
        with contextlib.suppress(OSError):
            is_old = time.time() - folder.stat().st_mtime > _FORGOTTEN
            if is_old and Workplace(folder).origin is None:
                shutil.rmtree(folder)
