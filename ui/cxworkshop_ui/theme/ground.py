"""Fills a place with one colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, place: QRect | QRectF, colour: str) -> None:
    """What ``fillRect`` does; that one has Python make all of Qt's gradients first."""
    painter.setBackground(QColor(colour))
    painter.eraseRect(place)
