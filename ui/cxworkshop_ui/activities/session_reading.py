"""Reading another session file beside the work: chosen, read off the windows' thread, told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.folders import looked_in, remember_looked, sessions_folder
from cxworkshop_ui.runner import Job
from cxworkshop_ui.widgets.banner import Banner, Tone
from cxworkshop_ui.widgets.button import Button

SUFFIX = ".cxsession"


class SessionReading(QWidget):
    """Says what comes of reading a session file, or why nothing could; hidden while it is silent.

    Subclasses say what is read of a file, which is only opened to be read, and what is done with
    it then.
    """

    def __init__(self, context: SessionContext, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._title = title
        self._job: Job | None = None
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self.banner = Banner("info", "", dismiss=context.tr("Close the message"), parent=self)
        self.banner.dismissed.connect(self._stop)
        row.addWidget(self.banner, 1)
        self.cancel = Button(context.tr("Cancel"), parent=self)
        self.cancel.clicked.connect(self._stop)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.hide()

    def choose(self) -> None:
        """Ask for the file of another session."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self._title,
            looked_in(self.context, sessions_folder()),
            self.context.tr("Sessions (*.cxsession)"),
        )
        if name:
            remember_looked(self.context, name)
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a session file off the windows' thread and go on with what is in it."""
        self._stop()
        self._job = self.context.runner.start(lambda _job: self.found_in(_document_of(path)))
        self._job.done.connect(self._read)
        self._job.failed.connect(self._failed)
        self._job.crashed.connect(self._crashed)
        self.say("info", self.context.tr("Reading {name} …", name=path.name))
        self.cancel.show()

    def rest(self) -> None:
        """Say no more about what was read: the work goes on."""
        if self._job is None:
            self.hide()

    @staticmethod
    def found_in(source: Document) -> Any:
        """What is wanted of that session; off the windows' thread. Raises Problem."""
        raise NotImplementedError

    def take(self, found: Any) -> None:
        """Go on with what was found."""
        raise NotImplementedError

    def say(self, tone: Tone, words: str) -> None:
        """Say something in place of what was said."""
        self.cancel.hide()
        self.banner.set(tone, words)
        self.banner.show()
        self.show()

    def _read(self, found: Any) -> None:
        if self.sender() is self._job:  # what was stopped may still arrive
            self._job = None
            self.take(found)

    def _failed(self, problem: Problem) -> None:
        if self.sender() is self._job:
            self._job = None
            self.say("error", problem.told(self.context.words))

    def _crashed(self, bug: Exception) -> None:
        self._failed(Problem(M("The session could not be read.")))
        raise bug

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.hide()


def _document_of(path: Path) -> Document:
    from cxworkshop.store.opening import read_session

    return read_session(path)


def session_file(urls: list[QUrl]) -> Path | None:
    """The session file among what is dragged, if there is just one."""
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    sessions = [path for path in paths if path.suffix.lower() == SUFFIX]
    return sessions[0] if len(sessions) == 1 else None
