"""What the machine says of itself before the day: displays at once, the rest off the thread."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cxworkshop.checks.ready_line import Display, Surroundings
from cxworkshop.model.document import Document
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.folders import chosen_folder
from cxworkshop_ui.runner import Job


class SurroundingsWatch(QObject):
    """``found`` is what is known now; ``changed`` says that more is."""

    changed = Signal()

    def __init__(self, context: SessionContext, widget: QWidget) -> None:
        super().__init__(widget)
        self.context = context
        self._widget = widget
        self._job: Job | None = None
        self.found = Surroundings()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._look_at_displays)
            app.screenRemoved.connect(self._look_at_displays)

    def look(self) -> None:
        """Look at everything anew."""
        folder = chosen_folder(self.context) or Path.home() / "Documents"
        self.found = Surroundings(displays=self._displays(), folder=str(folder))
        if self._job is not None:
            self._job.cancel()
        document = self.context.document.snapshot()
        self._job = job = self.context.runner.start(lambda _job: _looked(document, folder))
        job.done.connect(self._take)
        job.crashed.connect(self._crashed)

    def _look_at_displays(self, _screen: QScreen) -> None:
        self.found = msgspec.structs.replace(self.found, displays=self._displays())
        self.changed.emit()

    def _displays(self) -> tuple[Display, ...]:
        own = self._widget.screen()
        return tuple(
            Display(
                screen.name(),
                round(screen.size().width() * screen.devicePixelRatio()),
                round(screen.size().height() * screen.devicePixelRatio()),
                is_own=screen is own,
            )
            for screen in QGuiApplication.screens()
        )

    def _take(self, found: Surroundings) -> None:
        self._job = None
        self.found = msgspec.structs.replace(found, displays=self._displays())
        self.changed.emit()

    def _crashed(self, bug: Exception) -> None:
        self._job = None
        raise bug


def _looked(document: Document, folder: Path) -> Surroundings:
    from cxworkshop.export.unshown import unshown

    return Surroundings(
        unshown=unshown(document),
        folder=str(folder),
        can_write=_can_write(folder),
        free=_free(folder),
    )


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)


def _can_write(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=_existing(folder)) as target:
            target.write(b"x")
            target.flush()
            os.fsync(target.fileno())
    except OSError:
        return False
    return True


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(_existing(folder)).free
    except OSError:
        return None
