"""The logo of a session: chosen or dropped, shown, removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.editing.editor import Changed
from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.importing.pictures import Picture, read_picture
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.folders import looked_in, remember_looked
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.text import Text

_PICTURES = (".png", ".jpg", ".jpeg", ".svg")


class Logo(QWidget):
    """The logo, chosen or dropped; read off the windows' thread, kept in the session file."""

    def __init__(self, context: SessionContext, session: ItemId) -> None:
        super().__init__()
        self.context = context
        self._session = session
        self._shown_id: str | None = None
        tr = context.tr
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setFixedHeight(in_use().px(84))
        self._said = Text("", "small", "risk", wrap=True)
        self._said.hide()
        self.choose_button = Button(tr("Choose a picture…"))
        self.choose_button.clicked.connect(self.choose)
        self.remove_button = Button(tr("Remove"), "quiet")
        self.remove_button.clicked.connect(self.remove)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(in_use().px(8))
        column.addWidget(_Frame(self.picture))
        column.addLayout(row)
        column.addWidget(self._said)
        self.setFocusProxy(self.choose_button)
        self.setAcceptDrops(not context.is_read_only)
        self.choose_button.setEnabled(not context.is_read_only)
        context.changed.connect(self._changed)
        self._show()

    def choose(self) -> None:
        """Ask for a picture."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.context.tr("Choose a logo"),
            looked_in(self.context),
            self.context.tr("Pictures (*.png *.jpg *.jpeg *.svg)"),
        )
        if name:
            remember_looked(self.context, name)
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take the picture of a file."""
        self._said.hide()
        job = self.context.runner.start(lambda _job: read_picture(path))
        job.done.connect(self._keep)
        job.failed.connect(self._failed)
        job.crashed.connect(self._crashed)

    def remove(self) -> None:
        """Take the logo away; undo brings it back."""
        self.context.set(self._session, "logo", "", M("Remove the logo"))
        self.choose_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_picture(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_picture(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _keep(self, picture: Picture) -> None:
        if self.context.is_read_only:
            return
        try:
            kept = self.context.attach(
                self._session, picture.name, picture.media_type, picture.data
            )
        except Problem as problem:
            self._failed(problem)
            return
        self.context.set(self._session, "logo", kept, M("Change the logo"))

    def _failed(self, problem: Problem) -> None:
        self._said.setText(f"▲ {problem.told(self.context.words)}")
        self._said.show()

    def _crashed(self, bug: Exception) -> None:
        raise bug

    def _changed(self, changed: Changed) -> None:
        if changed.touches("session"):
            self._show()

    def _show(self) -> None:
        logo = self.context.document.session.logo
        if logo == self._shown_id:
            return
        self._shown_id = logo
        data = self.context.attachment(logo) if logo else None
        image = QImage.fromData(data) if data else QImage()
        self.remove_button.setVisible(bool(logo) and not self.context.is_read_only)
        if image.isNull():
            self.picture.setPixmap(QPixmap())
            self.picture.setText(self.context.tr("No logo yet: drop a PNG, JPEG or SVG file here"))
            return
        ratio = self.devicePixelRatioF()
        box = QSize(in_use().px(280), in_use().px(68)) * ratio
        kept = image.scaled(
            box, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        kept.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(kept))
        self.picture.setAccessibleName(self.context.tr("The logo"))


class _Frame(QWidget):
    """White paper with a dashed edge, as the logo will stand on it."""

    def __init__(self, inside: QLabel) -> None:
        super().__init__()
        inside.setProperty("ink", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(inside)
        self._inside = inside

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_logo = not self._inside.pixmap().isNull()
        painter.setBrush(QColor("#FFFFFF" if has_logo else look.palette.surface))
        pen = QPen(QColor(look.palette.field_border), 1)
        pen.setStyle(Qt.PenStyle.SolidLine if has_logo else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _dropped_picture(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _PICTURES else None
