"""The real PDF of the plan beside the choices, drawn page by page off the windows' thread."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cxworkshop.errors import Problem
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.preview import PagePicture, Preview
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.runner import Job
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Text

_AFTER_MS = 250
_PAGE_WIDTH = 560
_MOST_PAGES = 24


class _Pages(msgspec.Struct, frozen=True):
    pictures: tuple[PagePicture, ...]
    count: int


class PlanPreview(ScrollPage):
    """Shows the plan as it would be printed with these options."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(padding=(28, 24))
        self.context = context
        self.setAccessibleName(context.tr("Preview of the action plan"))
        self._options: ExportOptions | None = None
        self._job: Job | None = None
        self._is_stale = False
        self._said = Text("", "small", "ink2", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(18)
        self.body.addWidget(self._said)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)

    def show_plan(self, options: ExportOptions) -> None:
        """Draw the plan with these options, a moment after the last call."""
        self._options = options
        self._timer.start(_AFTER_MS)

    def page_count(self) -> int:
        """How many pages are shown now."""
        return self._column.count()

    def _draw(self) -> None:
        if self._job is not None:
            self._is_stale = True
            self._job.cancel()
            return
        if self._options is None:
            return
        document, words = self.context.document.snapshot(), self.context.session_words
        options = self._options
        width = round(_PAGE_WIDTH * self.devicePixelRatioF())
        self._said.setText(self.context.tr("Drawing the pages…"))
        job = self.context.runner.start(lambda job: _drawn(document, words, options, width, job))
        self._job = job
        job.done.connect(self._show)
        job.failed.connect(self._tell)
        job.crashed.connect(self._crashed)
        job.cancelled.connect(self._ended)

    def _show(self, pages: _Pages) -> None:
        self._ended()
        while self._column.count() > len(pages.pictures):
            entry = self._column.takeAt(self._column.count() - 1)
            widget: QWidget | None = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, picture in enumerate(pages.pictures):
            entry = self._column.itemAt(number)
            label: QWidget | None = entry.widget() if entry is not None else None
            if not isinstance(label, QLabel):
                label = QLabel()
                label.setProperty("paper", True)
                self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            label.setAccessibleName(self.context.tr("Page {number}", number=number + 1))
            label.setPixmap(_pixmap(picture, self.devicePixelRatioF()))
        more = pages.count - len(pages.pictures)
        said = self.context.trn("{count} page", "{count} pages", pages.count)
        if more:
            said = self.context.tr(
                "{pages}; the first {shown} are shown", pages=said, shown=len(pages.pictures)
            )
        self._said.setText(self.context.tr("As it will be printed · {pages}", pages=said))

    def _tell(self, problem: Problem) -> None:
        self._ended()
        self._said.setText(problem.told(self.context.words))

    def _crashed(self, bug: Exception) -> None:
        self._ended()
        raise bug

    def _ended(self) -> None:
        self._job = None
        if self._is_stale:
            self._is_stale = False
            self._timer.start(0)


def _drawn(
    document: Document, words: Catalogue, options: ExportOptions, width: int, job: Job
) -> _Pages:
    """Make the PDF in a private folder and draw its pages; in the worker's thread."""
    from cxworkshop.export.plan import PlanExporter

    with tempfile.TemporaryDirectory(prefix="cxworkshop-") as folder:
        path = Path(folder) / "plan.pdf"
        PlanExporter().write(document, words, options, path, job)
        preview = Preview(path)
        try:
            pictures = []
            for number in range(min(len(preview), _MOST_PAGES)):
                job.progress(0)
                pictures.append(preview.page(number, width))
            return _Pages(tuple(pictures), len(preview))
        finally:
            preview.close()


def _pixmap(picture: PagePicture, ratio: float) -> QPixmap:
    image = QImage(
        picture.rgb,
        picture.width,
        picture.height,
        picture.width * 3,
        QImage.Format.Format_RGB888,
    )
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made
