"""Handing over: everything that leaves the room, written in one go off the windows' thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxworkshop.errors import Problem
from cxworkshop.export.writing import Written
from cxworkshop.i18n import M
from cxworkshop_ui.export.options import export_options

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext
    from cxworkshop_ui.runner import Job


class HandOver(QObject):
    """One for all windows of a session; ``changed`` says that it began or how it ended.

    ``folder`` is where everything lies, ``results`` what was written; ``problem`` is what stood
    in the way, ``was_stopped`` whether somebody cancelled.
    """

    changed = Signal()
    progressed = Signal(float)

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context)
        self.context = context
        self.folder: Path | None = None
        self.results: tuple[Written, ...] = ()
        self.problem: Problem | None = None
        self.was_stopped = False
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is being written now."""
        return self._job is not None

    @property
    def two_pages(self) -> Path | None:
        """The file for the printer, None while there is none."""
        found = (made.path for made in self.results if made.output.id == "two-pages")
        return next(found, None)

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was written."""
        return tuple(path for made in self.results for path in made.files)

    @property
    def place(self) -> Path:
        """The folder in which the hand-over folder is made."""
        from cxworkshop_ui.folders import chosen_folder

        return chosen_folder(self.context) or Path.home() / "Documents"

    def start(self) -> None:
        """Write everything; once, however often it is asked for."""
        if self._job is not None:
            return
        context = self.context
        context.flush()
        document, words, place = context.document.snapshot(), context.session_words, self.place
        options = export_options(context)

        def work(job: Job) -> tuple[Path, list[Written]]:
            from cxworkshop.export.handover import hand_over

            return hand_over(place, document, words, options, work=job)

        self._begin(context.runner.start(work))

    def stop(self) -> None:
        """Cancel; what is written already stays, nothing half-written is there."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self, job: Job) -> None:
        self.context.wait_for(job, M("Files are still being written."))
        self._job, self.folder, self.results = job, None, ()
        self.problem, self.was_stopped = None, False
        job.progressed.connect(self.progressed)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.crashed.connect(self._crashed)
        job.cancelled.connect(self._stopped)
        self.changed.emit()

    def _done(self, made: tuple[Path, list[Written]]) -> None:
        self.folder, self.results = made[0], tuple(made[1])
        self._end()

    def _failed(self, problem: Problem) -> None:
        self.problem = problem
        self._end()

    def _stopped(self) -> None:
        self.was_stopped = True
        self._end()

    def _crashed(self, bug: Exception) -> None:
        self._end()
        raise bug

    def _end(self) -> None:
        self._job = None
        self.changed.emit()
