"""The frozen first column of a journey map: what each row is, and how the curve is read."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from cxworkshop.figures.figure import Dot, Figure, Shape
from cxworkshop.figures.signs import diamond
from cxworkshop_ui.activities.journey_model import JourneyModel
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.figure_view import paint_figure

_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RowNames(QHeaderView):
    """Names of rows that break over lines; beside the curve its legend."""

    def __init__(self, model: JourneyModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._journey = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = in_use()
        palette = look.palette
        rows = self._journey.grid.rows
        if section >= len(rows):
            return
        row = rows[section]
        painter.save()
        painter.fillRect(rect, QColor(palette.surface))
        if row.kind in ("function", "hand_off", "serves"):
            painter.setPen(QColor(palette.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(look.px(10), 2, -look.px(6), -2)
        is_function = row.kind == "function"
        painter.setFont(font("small-strong", look.scale))
        painter.setPen(QColor(palette.ink if is_function else palette.ink2))
        name = self._journey.grid.row_name(row)
        if row.kind == "feeling":
            self._legend(painter, inside, name)
        else:
            painter.drawText(inside, _WORDS, name)
        painter.restore()

    def _legend(self, painter: QPainter, place: QRect, name: str) -> None:
        look = in_use()
        tr = self._journey.context.tr
        line = look.px(20)
        top = place.top() + max(0, (place.height() - 4 * line) // 2)
        painter.drawText(QRect(place.left(), top, place.width(), line), _WORDS, name)
        painter.setFont(font("small", look.scale))
        parts: tuple[tuple[str, Shape], ...] = (
            (tr("today"), Dot(6, 0, 4.5, "accent")),
            (tr("target"), Dot(6, 0, 4, "surface", "ink2", 1.5)),
            (tr("moment of truth"), diamond(6, 0, 11, "accent")),
        )
        for number, (words, sign) in enumerate(parts, 1):
            at = top + number * line
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(place.left(), at + line / 2)
            paint_figure(painter, Figure(0, 0, (sign,), ""), look.palette, look.scale)
            painter.restore()
            painter.setPen(QColor(look.palette.ink2))
            room = QRectF(place.left() + look.px(16), at, place.width() - look.px(14), line)
            metrics = painter.fontMetrics()
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
