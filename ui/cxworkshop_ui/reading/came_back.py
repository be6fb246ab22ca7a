"""The files that came back: read, and held against the session, both off the windows' thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.importing.returned_files import Came, ReadFile, propose_all, read_files, together
from cxworkshop_ui.activities.gaps import today
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.runner import Job


class CameBack(QObject):
    """Whatever was chosen or dropped so far; more files join those that are there.

    ``compared`` carries what all of them would change in the session as it is, and whether files
    were just read; ``failed`` a Problem.
    """

    compared = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, context: SessionContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.files: tuple[ReadFile, ...] = ()
        self._reading: list[Job] = []
        self._comparing: Job | None = None

    @property
    def is_reading(self) -> bool:
        """Whether files are read that nothing is known of yet."""
        return bool(self._reading)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, or folders of them, and compare them with the others."""
        job = self._context.runner.start(lambda job: read_files(paths, job.progress))
        self._reading.append(job)
        job.done.connect(partial(self._read, job))
        job.failed.connect(partial(self._failed, job))
        job.crashed.connect(partial(self._crashed, job))

    def compare(self, *, is_read: bool = False) -> None:
        """Hold the files against the session as it is now."""
        context, files = self._context, self.files
        if self._comparing is not None:
            self._comparing.drop()
        document, words, day = context.document.snapshot(), context.words, today(context)
        new_id = context.editor.new_id
        job = context.runner.start(lambda _job: propose_all(files, document, words, day, new_id))
        self._comparing = job
        job.done.connect(partial(self._compared, job, is_read))
        job.failed.connect(partial(self._failed, job))
        job.crashed.connect(partial(self._crashed, job))

    def put_away(self) -> None:
        """Know no file any more."""
        for job in (*self._reading, self._comparing):
            if job is not None:
                job.drop()
        self._reading, self._comparing, self.files = [], None, ()

    def _read(self, job: Job, read: list[ReadFile]) -> None:
        if job in self._reading:
            self._reading.remove(job)
            self.files = together(self.files, read)
            self.compare(is_read=True)

    def _compared(self, job: Job, is_read: bool, came: Came) -> None:
        if job is self._comparing:
            self._comparing = None
            self.compared.emit(came, is_read)

    def _failed(self, job: Job, problem: Problem) -> None:
        if job in self._reading:
            self._reading.remove(job)
        if job is self._comparing:
            self._comparing = None
        self.failed.emit(problem)

    def _crashed(self, job: Job, bug: Exception) -> None:
        self._failed(job, Problem(M("The files could not be read.")))
        raise bug
