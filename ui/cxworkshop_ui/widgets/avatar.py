"""A person's initials in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.tokens import Role


class Avatar(QWidget):
    """The initials of ``name`` on the tint of ``role``; neutral for those who are still open.

    ``side`` is its width and height in px at 100 % text.
    """

    def __init__(
        self, name: str, role: Role = "goals", side: int = 30, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(name, role)

    def set(self, name: str, role: Role) -> None:
        """Show another person."""
        self._initials = initials(name)
        self._role: Role = role
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = in_use().px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.palette.tint(self._role)))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(QColor(look.palette.text(self._role)))
        painter.setFont(font("small-strong", look.scale))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


def initials(name: str) -> str:
    """The first letters of the first and the last word: ``Ana María Pérez`` gives ``AP``."""
    words = [word for word in name.split() if word[0].isalnum()]
    chosen = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0] for word in chosen).upper()
