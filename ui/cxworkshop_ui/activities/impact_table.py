"""The matrix of an impact check: what is said aloud is typed – −2, 0, +1 – cell after cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.impact import VALUES
from cxworkshop.activities.impact_plan import INKS
from cxworkshop.i18n import M
from cxworkshop_ui.activities.impact_model import HAS_WHY, ImpactModel
from cxworkshop_ui.activities.matrix_table import MARK, MatrixDelegate, MatrixTable
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.bound_delegate import Index
from cxworkshop_ui.theme.apply import in_use

_SIGNS = {"+": 1, "-": -1, "−": -1}


class ImpactDelegate(MatrixDelegate):
    """A value on its colour; a point in the corner where it is noted why."""

    def paint_mark(self, painter: QPainter, place: QRect, index: Index) -> None:
        value, palette = index.data(MARK), in_use().palette
        if value is not None:
            ink, tint = (str(getattr(palette, name)) for name in INKS[value])
            edge = palette.line if abs(value) < max(VALUES) else tint
            self.paint_chip(painter, place, str(index.data()), (ink, tint, edge))
        if index.data(HAS_WHY):
            side, reach = in_use().px(6), in_use().px(16)
            corner = QRectF(0, 0, side, side)
            corner.moveCenter(QRectF(place).center() + QPointF(reach, -reach))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink2))
            painter.drawEllipse(corner)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class ImpactTable(MatrixTable):
    """+ and − go one step, a digit gives the value and moves on; after a sign it takes the sign.

    So −2 is typed as it is said. Backspace and Delete take a value back.
    """

    def __init__(
        self, context: SessionContext, model: ImpactModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.tr("What each helps and hurts"), model, parent)
        self.context = context
        self._impacts = model
        self._sign = 0
        self._visit = context.new_visit()
        name, label = context.tr("What is checked"), M("Change what is checked")
        self.setItemDelegate(ImpactDelegate(context, self, name, label))
        self.selectionModel().currentChanged.connect(self._came)

    def take_key(self, index: Index, event: QKeyEvent) -> bool:
        text = event.text()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._rate(index, None)
        elif text in _SIGNS:
            self._step(index, _SIGNS[text])
        elif len(text) == 1 and text in "0123456789":
            self._digit(index, int(text))
        else:
            return False
        return True

    def _came(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._visit = self.context.new_visit()  # what is typed in one cell is one undo step
        self._sign = 0

    def _rate(self, index: Index, value: int | None) -> None:
        self._impacts.rate(index, value, f"impact {self._visit}")
        self._sign = 0

    def _step(self, index: Index, sign: int) -> None:
        value = (index.data(MARK) or 0) + sign
        if value in VALUES:
            self._rate(index, value)
        self._sign = sign

    def _digit(self, index: Index, digit: int) -> None:
        value = digit * (self._sign or 1)
        if value not in VALUES:
            return
        self._rate(index, value)
        if index.column() + 1 < self._impacts.columnCount():
            self.setCurrentIndex(self._impacts.index(index.row(), index.column() + 1))
        elif index.row() + 1 < self._impacts.rowCount():
            self.setCurrentIndex(self._impacts.index(index.row() + 1, 1))
