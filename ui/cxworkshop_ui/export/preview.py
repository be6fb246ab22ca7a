"""The real pages of a printed output beside the choices, drawn off the windows' thread."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cxworkshop.errors import Problem
from cxworkshop.export.exporter import Exporter, ExportOptions
from cxworkshop.export.preview import PagePicture, Preview
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.export.options import export_options
from cxworkshop_ui.runner import Job
from cxworkshop_ui.widgets.panels import ScrollPage
from cxworkshop_ui.widgets.text import Text

_AFTER_MS = 250
_PAGE_WIDTH = 560
_MOST_PAGES = 24
_PRINTED = ".pdf"


class _Pages(msgspec.Struct, frozen=True):
    pictures: tuple[PagePicture, ...]
    count: int


class DocumentPreview(QWidget):
    """Shows a printed output as it would be written now; which one is chosen above the pages.

    What is out of date is stopped and never shown.
    """

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.context = context
        self._pages = ScrollPage(padding=(28, 16))
        self._pages.setAccessibleName(context.tr("Preview"))
        self._exporters: dict[str, Exporter] = {}
        self._job: Job | None = None
        self._is_stale = False
        self.choice = QComboBox()
        self.choice.setAccessibleName(context.tr("Preview of"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(12)
        for output in OUTPUTS:
            exporter = output.make() if output.make is not None else None
            if exporter is not None and exporter.suffix == _PRINTED:
                self._exporters[output.id] = exporter
                self.choice.addItem(context.words.say(output.title), output.id)
        self.choice.currentIndexChanged.connect(self._chosen)
        self._said = Text("", "small", "ink2", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(18)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(context.tr("Preview of"), "small-strong", "ink2"))
        head.addWidget(self.choice, 1)
        head.addStretch(1)
        head.setContentsMargins(28, 20, 28, 4)
        self._pages.body.addWidget(self._said)
        self._pages.body.addLayout(self._column)
        self._pages.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)

    def refresh(self) -> None:
        """Draw it with the session and the options of then, a moment after the last call."""
        self._timer.start(_AFTER_MS)

    def page_count(self) -> int:
        """How many pages are shown now."""
        return self._column.count()

    def _chosen(self) -> None:
        """Another document: its pages begin at the top."""
        self._pages.verticalScrollBar().setValue(0)
        self._timer.start(0)

    def _draw(self) -> None:
        if self._job is not None:
            self._is_stale = True
            self._job.cancel()
            return
        document, words = self.context.document.snapshot(), self.context.session_words
        options = export_options(self.context)
        exporter = self._exporters[self.choice.currentData()]
        width = round(_PAGE_WIDTH * self.devicePixelRatioF())
        self._said.setText(self.context.tr("Drawing the pages…"))
        job = self.context.runner.start(
            lambda job: _drawn(exporter, document, words, options, width, job)
        )
        self._job = job
        job.done.connect(self._show)
        job.failed.connect(self._tell)
        job.crashed.connect(self._crashed)
        job.cancelled.connect(self._ended)

    def _show(self, pages: _Pages) -> None:
        is_stale = self._is_stale
        self._ended()
        if is_stale:  # it was done before it heard that nobody wants it any more
            return
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
    exporter: Exporter,
    document: Document,
    words: Catalogue,
    options: ExportOptions,
    width: int,
    job: Job,
) -> _Pages:
    """Make the PDF in a private folder and draw its pages; in the worker's thread."""
    with tempfile.TemporaryDirectory(prefix="cxworkshop-") as folder:
        path = Path(folder) / "preview.pdf"
        exporter.write(document, words, options, path, job)
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
