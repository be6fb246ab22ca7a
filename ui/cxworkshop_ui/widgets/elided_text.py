"""One line of text that gives way: what does not fit ends in an ellipsis, with the whole as tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop_ui.theme.icons import Ink
from cxworkshop_ui.widgets.text import Text, TextVoice, plain_tip


class ElidedText(Text):
    """A plain-text label of one line that can be narrower than its words."""

    def __init__(
        self,
        voice: TextVoice = "body",
        ink: Ink = "ink",
        text: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, voice, ink, parent=parent)
        self._shorter = ""
        self._kept = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def set_shorter(self, text: str) -> None:
        """What is shown where the whole does not fit, rather than a piece of it."""
        self._shorter = text
        self.update()

    def keep(self, width: int) -> None:
        """Others give way first until only so many px are left."""
        self._kept = width

    def minimumSizeHint(self) -> QSize:
        tall = super().minimumSizeHint().height()  # which also gives it its font
        least = max(self.fontMetrics().averageCharWidth() * 4, self._kept)
        return QSize(min(least, self.sizeHint().width()), tall)

    def sizeHint(self) -> QSize:
        tall = super().sizeHint().height()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.contentsRect()
        metrics, text = self.fontMetrics(), self.text()
        is_short = bool(self._shorter) and metrics.horizontalAdvance(text) > place.width()
        shown = metrics.elidedText(
            self._shorter if is_short else text, Qt.TextElideMode.ElideRight, place.width()
        )
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
        )
