"""Writes one output beside the work, and says below where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cxworkshop.errors import Problem
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.output import Output
from cxworkshop.export.writing import Written, write_outputs
from cxworkshop.i18n import M
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.folders import is_own_folder, outputs_folder
from cxworkshop_ui.runner import Job
from cxworkshop_ui.widgets.banner import Banner, Tone
from cxworkshop_ui.widgets.button import Button


class WriteBar(QWidget):
    """Hidden until something is written; one at a time, and it can be cancelled."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._job: Job | None = None
        self.results: tuple[Written, ...] = ()
        tr = context.tr
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._cancel = Button(tr("Cancel"), parent=self)
        self._cancel.clicked.connect(self._stop)
        self._busy = QWidget(self)
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self._bar, 1)
        busy.addWidget(self._cancel)
        self._told = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._busy)
        column.addLayout(self._told)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is being written now."""
        return self._job is not None

    def start(self, output: Output) -> None:
        """Write an output into the folder for exports; once, however often it is asked for."""
        if self._job is not None:
            return
        context = self.context
        context.flush()
        document, words = context.document.snapshot(), context.session_words
        folder, is_own = outputs_folder(context), is_own_folder(context)
        options = ExportOptions(
            paper=document.session.paper, logo=context.attachment(document.session.logo)
        )

        def work(job: Job) -> list[Written]:
            return write_outputs(
                folder, [output], document, words, options, is_own_folder=is_own, work=job
            )

        self._say_nothing()
        self._job = context.runner.start(work)
        self._job.progressed.connect(self._progress)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.crashed.connect(self._crashed)
        self._job.cancelled.connect(self._stopped)
        self._bar.setValue(0)
        self._busy.show()
        self.show()

    def _progress(self, share: float) -> None:
        self._bar.setValue(round(share * 1000))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _done(self, made: list[Written]) -> None:
        self._end()
        self.results = tuple(made)
        files = [path for each in made for path in each.files]
        if files:
            self._tell_files(files)
        else:
            self.setVisible(any(each.notes for each in made))
        for note in dict.fromkeys(self.context.words.say(n) for each in made for n in each.notes):
            self._say("info", note)

    def _tell_files(self, files: list[Path]) -> None:
        tr = self.context.tr
        choices = [("show", tr("Show in folder"))]
        said = self.context.trn(
            "{count} file is in “{folder}”.",
            "{count} files are in “{folder}”.",
            len(files),
            folder=str(files[0].parent),
        )
        if len(files) == 1:
            said = tr("Written: {name}", name=files[0].name)
            choices.append(("open", tr("Open it")))
        banner = self._say("success", said, choices)
        banner.acted.connect(lambda key: _go(key, files[0]))

    def _failed(self, problem: Problem) -> None:
        self._end()
        self._say("error", problem.told(self.context.words))

    def _crashed(self, bug: Exception) -> None:
        self._failed(Problem(M("The file could not be written.")))
        raise bug

    def _stopped(self) -> None:
        self._end()
        said = self.context.tr("Stopped. The file that was being written is not there.")
        self._say("info", said)

    def _end(self) -> None:
        self._job = None
        self._busy.hide()

    def _say(self, tone: Tone, said: str, choices: list[tuple[str, str]] | None = None) -> Banner:
        banner = Banner(
            tone, said, choices or (), self.context.tr("Close the message"), parent=self
        )
        banner.dismissed.connect(self._say_nothing)
        self._told.addWidget(banner)
        return banner

    def _say_nothing(self) -> None:
        while self._told.count():
            entry = self._told.takeAt(0)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._job is None:
            self.hide()


def _go(key: str, path: Path) -> None:
    from cxworkshop_ui.export.written import open_file, show_in_folder

    (show_in_folder if key == "show" else open_file)(path)
