"""The live small picture of the room screen in the run bar; pressed, it opens its menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from cxworkshop_ui.room.controller import RoomController
from cxworkshop_ui.room.picture import RoomPicture
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.tokens import ROOM, Role
from cxworkshop_ui.widgets.sign import Shape, paint_sign
from cxworkshop_ui.widgets.text import plain_tip

SIZE = QSize(120, 68)
_EDGE = 2
_STRIP = 17


class RoomButton(QAbstractButton):
    """What the room sees, and below it in a word whether it sees it.

    A widget on its own: it follows the controller by itself.
    """

    def __init__(self, room: RoomController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = RoomPicture(room, parent=self)
        self.picture.setGeometry(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._strip = _Strip(self)
        self._strip.setGeometry(
            _EDGE, self.height() - _EDGE - _STRIP, self.width() - 2 * _EDGE, _STRIP
        )

    @property
    def word(self) -> str:
        """The word below the picture."""
        return self._strip.word

    def set(self, word: str, role: Role, shape: Shape, told: str) -> None:
        """Say how it is: in a word with a sign, and in full for who asks."""
        self._strip.set(word, role, shape)
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = in_use().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.hasFocus()
        colour = palette.accent if has_focus or self.underMouse() else palette.field_border
        painter.setPen(QPen(QColor(colour), 2 if has_focus else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)


class _Strip(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.word = ""
        self._role: Role = "neutral"
        self._shape: Shape = "none"

    def set(self, word: str, role: Role, shape: Shape) -> None:
        if (word, role, shape) != (self.word, self._role, self._shape):
            self.word, self._role, self._shape = word, role, shape
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(ROOM.surface))
        ink = ROOM.ink if self._role == "neutral" else ROOM.text(self._role)
        left = 5
        if self._shape != "none":
            side = 9
            place = QRectF(left, (self.height() - side) / 2, side, side)
            paint_sign(painter, place, self._shape, ink, ROOM.surface)
            left += side + 4
        made = font("small-strong")  # the strip does not grow with the text
        painter.setFont(made)
        painter.setPen(QColor(ink))
        room = self.width() - left - 3
        said = QFontMetrics(made).elidedText(self.word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(left, 0, room, self.height()),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            said,
        )
