"""Publishing: whole copies of the working copy in the place of the user's file."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from cxworkshop.editing.signal import Signal
from cxworkshop.errors import Problem
from cxworkshop.store.cadence import Cadence
from cxworkshop.store.digest import digest_of
from cxworkshop.store.image import Image, make_image, write_whole
from cxworkshop.store.problems import WORLD, AlreadyThere, PlaceGone, from_os, from_sqlite
from cxworkshop.store.working import WorkingCopy
from cxworkshop.store.workplace import Origin, Seen, Workplace


class Saving(StrEnum):
    """How far the user's file is behind the work."""

    SAVED = "saved"
    BEHIND = "behind"
    SAVING = "saving"
    FAILING = "failing"


class Status(msgspec.Struct, frozen=True):
    """Told whenever it changes.

    ``since`` is the instant of the oldest edit that is not in the user's file, in UTC
    milliseconds. ``problem`` says why it cannot be written; the work is safe in the working
    copy all the same, and saving is tried again by itself. ``conflict`` is the file that gets
    the work since the original was changed elsewhere.
    """

    saving: Saving = Saving.SAVED
    since: int | None = None
    problem: Problem | None = None
    conflict: Path | None = None


class Timing(msgspec.Struct, frozen=True):
    """Where time comes from: ``clock`` gives seconds, ``now`` UTC milliseconds.

    Without ``has_worker`` nothing is published by itself; a test calls ``publish_due``.
    """

    clock: Callable[[], float] = time.monotonic
    now: Callable[[], int] = lambda: time.time_ns() // 1_000_000
    sleep: Callable[[float], None] = time.sleep
    has_worker: bool = True


_REAL = Timing()
_TRIES_REMEMBERED = 8


class Publisher:
    """Keeps the user's file close behind a working copy.

    ``changed`` fires on the thread that brings the news: the worker's or the editor's. All
    methods may be called from any thread; a listener that wants the latest reads ``status``.
    ``seen`` are the states of the file that are ours; anything else there is somebody's work.
    With ``keep_state`` each published image is offered to the backups.
    """

    def __init__(
        self,
        copy: WorkingCopy,
        workplace: Workplace,
        path: Path,
        seen: tuple[Seen, ...],
        *,
        keep_state: Callable[[Image], None] = lambda _: None,
        timing: Timing = _REAL,
    ) -> None:
        self.changed: Signal[Status] = Signal()
        self.moved: Signal[Path] = Signal()
        self.path = path
        self.status = Status()
        self._copy = copy
        self._workplace = workplace
        self._seen = seen
        self._stat: os.stat_result | None = None
        self._keep_state = keep_state
        self._timing = timing
        self._cadence = Cadence()
        self._wake = threading.Condition()
        self._one_at_a_time = threading.RLock()
        self._is_stopping = False
        self._worker: threading.Thread | None = None

    def start(self) -> None:
        """Publish from a worker thread from now on."""
        if not self._timing.has_worker:
            return
        self._worker = threading.Thread(target=self._work, name="publisher", daemon=True)
        self._worker.start()

    def stop(self) -> None:
        """End the worker; a copy it is making is finished first."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify()
        if self._worker is not None:
            self._worker.join()
            self._worker = None

    def edited(self) -> None:
        """There is something new to publish."""
        with self._wake:
            is_first = not self._cadence.is_pending()
            self._cadence.edited(self._timing.clock())
            if not is_first:
                return
            self._wake.notify()
            before = self.status
            since = before.since if before.since is not None else self._timing.now()
            saving = Saving.BEHIND if before.saving is Saving.SAVED else before.saving
            self.status = Status(saving, since, before.problem, before.conflict)
        self.changed.emit(self.status)

    def publish_due(self) -> float | None:
        """Publish if it is time; returns the seconds until it will be, None when all is done."""
        with self._wake:
            due = self._cadence.due()
        if due is None:
            return None
        if due <= self._timing.clock():
            self.publish_now()
            with self._wake:
                due = self._cadence.due()
        return None if due is None else max(0.0, due - self._timing.clock())

    def publish_now(self) -> Status:
        """Publish what is not yet published, at once; returns how it went."""
        with self._one_at_a_time:
            with self._wake:
                if not self._cadence.is_pending():
                    return self.status
                # Edits from here on may be in this copy, but are counted for the next.
                self._cadence.started()
                since = self.status.since
            began, began_at = self._timing.clock(), self._timing.now()
            self._tell(Saving.SAVING, since, self.status.problem)
            try:
                self._publish()
            except BaseException as error:
                with self._wake:
                    self._cadence.failed(began, self._timing.clock())
                problem = error if isinstance(error, Problem) else None
                self._tell(Saving.FAILING, since, problem)
                if problem is None:
                    raise
            else:
                with self._wake:
                    self._cadence.succeeded(began, self._timing.clock())
                    is_behind = self._cadence.is_pending()
                if is_behind:
                    self._tell(Saving.BEHIND, began_at, None)
                else:
                    self._tell(Saving.SAVED, None, None)
            return self.status

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Inside nothing is published; what is being published is finished first."""
        with self._one_at_a_time:
            yield

    def publish_to(self, path: Path, *, overwrite: bool = False) -> Status:
        """Move the session to another place and publish it there at once.

        From now on that is its file; the old one stays as it is. Raises AlreadyThere unless the
        user agreed to ``overwrite``, PlaceGone where there is no such folder.
        """
        with self._one_at_a_time:
            if path.exists() and not overwrite:
                raise AlreadyThere(path)
            if not path.parent.is_dir():
                raise PlaceGone(path.parent)
            self._move(path, seen_at(path))
            with self._wake:
                self.status = msgspec.structs.replace(self.status, conflict=None)
            self.edited()
            return self.publish_now()

    def _publish(self) -> None:
        try:
            image = make_image(self._copy, self._workplace.image)
            try:
                self._refuse_to_overwrite()
                new = Seen(image.digest, image.places)
                # Remembered before: a crash right after the replacement must not look like a
                # change made elsewhere.
                self._seen = (*self._seen[:1], *self._seen[1:][-_TRIES_REMEMBERED:], new)
                self._workplace.remember(Origin(str(self.path), self._seen))
                self._stat = write_whole(image.path, self.path, sleep=self._timing.sleep)
                self._seen = (new,)
                with contextlib.suppress(OSError):
                    self._keep_state(image)
            finally:
                image.drop()
        except WORLD as error:
            raise from_sqlite(error, self._workplace.image) from error
        except OSError as error:
            raise from_os(error, self.path) from error

    def _refuse_to_overwrite(self) -> None:
        """Turn to a conflict copy if the target is not what was last seen there."""
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return
        if self._stat is not None and _same(stat, self._stat):
            return
        if any(seen.matches(self.path) for seen in self._seen):
            self._stat = stat
            return
        conflict = self._conflict_path()
        self._move(conflict, Seen())
        with self._wake:
            self.status = msgspec.structs.replace(self.status, conflict=conflict)

    def _conflict_path(self) -> Path:
        at = dt.datetime.fromtimestamp(self._timing.now() / 1000, dt.UTC).astimezone()
        stem = f"{self.path.stem} (conflict {at:%Y-%m-%d %H-%M}"
        path = self.path.with_name(f"{stem}){self.path.suffix}")
        number = 2
        while path.exists():
            path = self.path.with_name(f"{stem} {number}){self.path.suffix}")
            number += 1
        return path

    def _move(self, path: Path, seen: Seen) -> None:
        self._workplace.remember(Origin(str(path), (seen,)))
        self.path = path
        self._seen = (seen,)
        self._stat = None
        self.moved.emit(path)

    def _tell(self, saving: Saving, since: int | None, problem: Problem | None) -> None:
        with self._wake:
            self.status = Status(saving, since, problem, self.status.conflict)
        self.changed.emit(self.status)

    def _work(self) -> None:
        while True:
            with self._wake:
                if self._is_stopping:
                    return
                due = self._cadence.due()
                wait = None if due is None else due - self._timing.clock()
                if wait is None or wait > 0:
                    self._wake.wait(wait)
                    continue
            try:
                self.publish_due()
            except Exception:
                # A bug is reported like any other, and must not end the saving.
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._worker)))


def seen_at(path: Path) -> Seen:
    """The state of any file that lies there now. Raises Problem when it cannot be read."""

    try:
        return Seen(digest_of(path, ()))
    except FileNotFoundError:
        return Seen()
    except OSError as error:
        raise from_os(error, path) from error


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    return (one.st_size, one.st_mtime_ns, one.st_ino, one.st_dev) == (
        other.st_size,
        other.st_mtime_ns,
        other.st_ino,
        other.st_dev,
    )
