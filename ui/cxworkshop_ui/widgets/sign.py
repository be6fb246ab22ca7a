"""Small painted signs that go with a colour, so that the colour never speaks alone."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.text import Text, TextVoice

Shape: TypeAlias = Literal["dot", "ring", "triangle", "diamond", "square", "check", "info", "none"]


class Sign(QWidget):
    """One sign, ``size`` px at 100 % text. The words beside it carry the meaning aloud."""

    def __init__(
        self,
        shape: Shape,
        role: Role = "neutral",
        size: int = 12,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shape: Shape = shape
        self._role: Role = role
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, shape: Shape, role: Role) -> None:
        """Show another sign."""
        self._shape, self._role = shape, role
        self.update()

    def sizeHint(self) -> QSize:
        side = in_use().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        place = QRectF(0, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        paint_sign(painter, place, self._shape, look.palette.text(self._role), look.palette.surface)


class StatusDot(QWidget):
    """A sign and its words, such as "● All changes saved 10:42"."""

    def __init__(
        self,
        text: str,
        role: Role = "kept",
        shape: Shape = "dot",
        voice: TextVoice = "small",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._sign = Sign(shape, role, 12, parent=self)
        self._words = Text(text, voice, role, parent=self)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The words beside the sign."""
        return self._words.text()

    def set(self, text: str, role: Role = "kept", shape: Shape = "dot") -> None:
        """Say something else."""
        self._words.setText(text)
        self._words.set_ink(role)
        self._sign.set(shape, role)
        self.setAccessibleName(text)


def paint_sign(painter: QPainter, place: QRectF, shape: Shape, colour: str, inner: str) -> None:
    """Paint a sign into a square; ``inner`` is the colour of the mark inside a filled one."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    middle, side = place.center(), place.width()
    mark = QPen(QColor(inner), max(1.2, side / 8), c=Qt.PenCapStyle.RoundCap)
    if shape == "dot":
        painter.drawEllipse(place.adjusted(side / 8, side / 8, -side / 8, -side / 8))
    elif shape == "ring":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), max(1.5, side / 7)))
        painter.drawEllipse(place.adjusted(side / 8, side / 8, -side / 8, -side / 8))
    elif shape == "square":
        painter.drawRect(place.adjusted(side / 8, side / 8, -side / 8, -side / 8))
    elif shape == "diamond":
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), place.top()),
                    QPointF(place.right(), middle.y()),
                    QPointF(middle.x(), place.bottom()),
                    QPointF(place.left(), middle.y()),
                ]
            )
        )
    elif shape == "triangle":
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), place.top()),
                    QPointF(place.right(), place.bottom() - side / 12),
                    QPointF(place.left(), place.bottom() - side / 12),
                ]
            )
        )
        painter.setPen(mark)
        painter.drawLine(
            QPointF(middle.x(), place.top() + side * 0.38),
            QPointF(middle.x(), place.top() + side * 0.6),
        )
        painter.drawPoint(QPointF(middle.x(), place.top() + side * 0.78))
    elif shape == "info":
        painter.drawEllipse(place)
        painter.setPen(mark)
        painter.drawPoint(QPointF(middle.x(), place.top() + side * 0.27))
        painter.drawLine(
            QPointF(middle.x(), place.top() + side * 0.48),
            QPointF(middle.x(), place.top() + side * 0.75),
        )
    elif shape == "check":
        painter.drawEllipse(place)
        painter.setPen(mark)
        corner = QPointF(place.left() + side * 0.44, place.top() + side * 0.68)
        painter.drawLine(QPointF(place.left() + side * 0.27, middle.y() + side * 0.02), corner)
        painter.drawLine(corner, QPointF(place.left() + side * 0.74, place.top() + side * 0.34))
