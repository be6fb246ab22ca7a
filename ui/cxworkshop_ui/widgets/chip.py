"""A word on its colour: the kind of an activity, a date, a status."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.tokens import Look, Role
from cxworkshop_ui.widgets.text import repolish


class Chip(QLabel):
    """A short word in the colour of its role."""

    def __init__(self, text: str, role: Role = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set(self, text: str, role: Role) -> None:
        """Change word and role."""
        self.setText(text)
        if self.property("chip") != role:
            self.setProperty("chip", role)
            repolish(self)


def paint_chip(painter: QPainter, at: QPointF, text: str, role: Role, look: Look) -> QRectF:
    """Paint a chip for a delegate, its left edge and middle at ``at``; gives its rectangle."""
    face = font("small-strong", look.scale)
    metrics = QFontMetricsF(face)
    height = metrics.height() + 4
    place = QRectF(at.x(), at.y() - height / 2, metrics.horizontalAdvance(text) + 16, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.palette.tint(role)))
    painter.drawRoundedRect(place, 3, 3)
    painter.setPen(QColor(look.palette.text(role)))
    painter.setFont(face)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return place
