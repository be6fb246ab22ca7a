"""Paints the cells of a diagnostic: a value on its colour, a dashed place for what is open."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cxworkshop.activities.diagnostic_results import Agreement
from cxworkshop_ui.activities.diagnostic_people import ABSENT, DECLINED, NOT_YET
from cxworkshop_ui.activities.diagnostic_rows import (
    AGREEMENT_ROLE,
    DISPLAY,
    MARK,
    MEAN,
    VALUE,
    Index,
)
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.tokens import Look, Role
from cxworkshop_ui.widgets.chip import paint_chip

ROLES: dict[Agreement, Role] = {
    Agreement.OPEN: "neutral",
    Agreement.ALIGNED: "kept",
    Agreement.LOW: "neutral",
    Agreement.MIXED: "steps",
    Agreement.SPLIT: "risk",
}

_ROLE_OF: dict[int, Role] = {1: "risk", 2: "steps", 3: "neutral", 4: "accent", DECLINED: "neutral"}
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@lru_cache(maxsize=32)
def face(voice: Voice, scale: float) -> QFont:
    """The font of a voice, made once a scale: painting asks for it with every cell."""
    return font(voice, scale)


@lru_cache(maxsize=32)
def value_colours(value: int, look: Look) -> tuple[QColor, QColor]:
    """Ground and text of a value. The highest is the accent at a third of its strength."""
    palette = look.palette
    if value == 5:
        return _between(palette.surface, palette.accent, 0.34), QColor(palette.ink)
    role = _ROLE_OF.get(value, "neutral")
    return QColor(palette.tint(role)), QColor(palette.text(role))


def _between(one: str, other: str, share: float) -> QColor:
    first, second = QColor(one), QColor(other)
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


class AnswerDelegate(QStyledItemDelegate):
    """One answer: its digit on the colour of its value, and a frame around the current one."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        side = in_use().px(34)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        place = cell_place(option.rect, look)
        value = index.data(VALUE)
        painter.save()
        paint_line(painter, option.rect, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, place, value, look)
        if value:
            painter.setFont(face("strong", look.scale))
            painter.setPen(self._ink(value, look))
            painter.drawText(place, _CENTRE, index.data(DISPLAY))
        if index.data(MARK):
            radius = look.px(5) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.palette.definition))
            corner = QPointF(place.right() - radius - 1.5, place.top() + radius + 1.5)
            painter.drawEllipse(corner, radius, radius)
        paint_frame(painter, place, index, self._view, look)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRectF, value: int, look: Look) -> None:
        if value == ABSENT:
            return
        if value == NOT_YET:
            pen = QPen(QColor(look.palette.field_border), 1)
            pen.setDashPattern([2, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(value_colours(value, look)[0])
        painter.drawRoundedRect(place, 4, 4)

    def _ink(self, value: int, look: Look) -> QColor:
        return QColor(look.palette.ink3) if value == ABSENT else value_colours(value, look)[1]


class CountDelegate(QStyledItemDelegate):
    """How many gave a value: a number in a field, the sum of a row without one."""

    def __init__(self, view: QTableView, total: int) -> None:
        super().__init__(view)
        self._view, self._total = view, total

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        side = in_use().px(34)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        place = cell_place(option.rect, look)
        number = index.data(VALUE)
        painter.save()
        paint_line(painter, option.rect, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_sum = index.column() == self._total
        ink = QColor(look.palette.ink2)
        if not is_sum and number:
            ground, ink = value_colours(index.column() + 1, look)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, 4, 4)
        elif not is_sum:
            painter.setPen(QPen(QColor(look.palette.field_border), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 4, 4)
        painter.setFont(face("strong", look.scale))
        painter.setPen(ink)
        painter.drawText(place, _CENTRE, index.data(DISPLAY))
        if not is_sum:
            paint_frame(painter, place, index, self._view, look)
        painter.restore()


class SummaryDelegate(QStyledItemDelegate):
    """The mean as a figure, the agreement as a chip; both in one cell where it is narrow."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.is_stacked = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        place: QRectF = QRectF(option.rect)
        mean, says = index.data(MARK)
        painter.save()
        paint_line(painter, option.rect, look)
        middle = place.center().y()
        if self.is_stacked:
            high = QFontMetricsF(face("strong", look.scale)).height()
            self._paint_mean(painter, place.adjusted(0, 0, 0, -high - 4), mean, look)
            middle += high / 2
        elif index.column() == MEAN:
            self._paint_mean(painter, place, mean, look)
        if says and (self.is_stacked or index.column() != MEAN):
            metrics = QFontMetricsF(face("small-strong", look.scale))
            wide = metrics.horizontalAdvance(says) + 16
            at = QPointF(place.center().x() - wide / 2, middle)
            paint_chip(painter, at, says, ROLES[index.data(AGREEMENT_ROLE)], look)
        painter.restore()

    def _paint_mean(self, painter: QPainter, place: QRectF, mean: str, look: Look) -> None:
        painter.setFont(face("strong", look.scale))
        painter.setPen(QColor(look.palette.ink if mean != "–" else look.palette.ink3))
        painter.drawText(place, _CENTRE, mean)


def cell_place(rect: QRect, look: Look) -> QRectF:
    """The coloured part of a cell: as high as a key, in the middle."""
    high = min(look.px(32), rect.height() - 6)
    middle = rect.center().y() + 0.5
    return QRectF(rect.left() + 2.5, middle - high / 2, rect.width() - 5, high)


def paint_frame(
    painter: QPainter, place: QRectF, index: Index, view: QTableView, look: Look
) -> None:
    """The frame around the current cell, strong where the keys go there."""
    if index.row() != view.currentIndex().row() or index.column() != view.currentIndex().column():
        return
    has_focus = view.hasFocus()
    colour = look.palette.accent if has_focus else look.palette.field_border
    painter.setPen(QPen(QColor(colour), 2.2 if has_focus else 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(-1.2, -1.2, 1.2, 1.2), 5, 5)


def paint_line(painter: QPainter, rect: QRect, look: Look) -> None:
    """The line under a row."""
    painter.setPen(QColor(look.palette.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
