"""Work off the windows' thread: one worker, progress, cancel."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from cxworkshop.errors import Cancelled, Problem


class Job(QObject):
    """One piece of work. Its signals arrive in the windows' thread, exactly one of the last four.

    ``progressed`` carries a share between 0 and 1, ``done`` the result, ``failed`` a Problem,
    ``crashed`` any other exception: a bug. Work may be over before who asked for it has connected:
    how it ended is told by the event loop of the windows' thread, not by the worker.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    cancelled = Signal()
    _ended = Signal(object)

    def __init__(self, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self._work = work
        self._is_cancelled = False
        self._is_dropped = False
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at the next chance."""
        self._is_cancelled = True

    def drop(self) -> None:
        """Cancel it, and whatever comes of it tell no result: what it was for is going away."""
        self._is_cancelled = self._is_dropped = True

    def progress(self, share: float) -> None:
        """Tell how far the work is. Raises Cancelled when somebody asked to stop."""
        if self._is_cancelled:
            raise Cancelled
        self.progressed.emit(share)

    def run(self) -> None:
        """Do the work; in the worker's thread."""
        self._ended.emit(self._end())

    def _end(self) -> Callable[[], None]:
        """Do the work; gives what tells how it ended."""
        if self._is_cancelled:
            return self.cancelled.emit
        try:
            result = self._work(self)
        except Cancelled:
            return self.cancelled.emit
        except Problem as problem:
            return partial(self.failed.emit, problem)
        except Exception as bug:  # reported by the window as a bug
            return partial(self.crashed.emit, bug)
        return partial(self.done.emit, result)

    def _tell(self, how: Callable[[], None]) -> None:
        (self.cancelled.emit if self._is_dropped else how)()


class _Task(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Runner(QObject):
    """One worker thread; jobs run one after the other on frozen data."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[Job] = set()
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Whether there is work whose end has not been told yet."""
        return bool(self._jobs)

    def start(self, work: Callable[[Job], Any]) -> Job:
        """Queue the work. Who connects before returning to the event loop is told how it ended."""
        job = Job(work)
        if self._is_closed:
            job.cancel()
            return job
        self._jobs.add(job)
        for signal in (job.done, job.failed, job.crashed):
            signal.connect(lambda _value, job=job: self._jobs.discard(job))
        job.cancelled.connect(lambda job=job: self._jobs.discard(job))
        self._pool.start(_Task(job))
        return job

    def settle(self) -> None:
        """Drop all work and wait until the worker has let go of it.

        Before what the work reads or writes goes away: a session, a folder.
        """
        for job in tuple(self._jobs):
            job.drop()
        # In short turns: the worker needs the interpreter's lock to come to its end.
        while not self._pool.waitForDone(10):
            time.sleep(0.001)

    def close(self) -> None:
        """Cancel everything, take no more, and wait for the worker to stop."""
        self._is_closed = True
        self.settle()
        self._jobs.clear()
