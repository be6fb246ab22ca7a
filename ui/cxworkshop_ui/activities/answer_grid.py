"""A grid of short answers, filled by keys: who or what down the side, what is asked across."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.answer_model import (
    ANSWER,
    Answer,
    AnswerModel,
    Index,
)
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font

_KEYS = {Qt.Key.Key_Delete: "", Qt.Key.Key_Backspace: "", Qt.Key.Key_Space: " "}
_TAKEN = "0123456789+-−xX"
_WRAP = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
)


class AnswerGrid(QTableView):
    """Digits, +, − and Backspace answer, arrow keys move, Enter confirms, Tab leaves.

    ``keyed`` carries row, column and what was typed – empty to take an answer back; ``confirmed``
    is Enter, ``chosen`` tells that the current cell is another one. ``name_share`` is the least
    part of the width that the names take; the other columns are ``cell_width`` px at 100 % text.
    """

    keyed = Signal(int, int, str)
    confirmed = Signal(int, int)
    chosen = Signal()

    def __init__(
        self,
        model: AnswerModel,
        name: str,
        *,
        cell_width: int = 64,
        row_height: int = 34,
        name_share: float = 0.3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.answers = model
        self._cell_width, self._row_height, self._share = cell_width, row_height, name_share
        self._place: tuple[ItemId, int] | None = None
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_AnswerDelegate(self))
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setProperty("wraps", True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(_WRAP))
        model.modelReset.connect(self._fit)
        model.modelReset.connect(self._return)
        model.dataChanged.connect(self._fit)
        self.selectionModel().currentChanged.connect(self._moved)
        self._fit()

    @property
    def current(self) -> ItemId | None:
        """The item of the current row."""
        row = self.currentIndex().row()
        return self.answers.ids[row] if 0 <= row < len(self.answers.ids) else None

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, as near as there is one."""
        model = self.answers
        if model.rowCount() and model.columnCount() > 1:
            row = min(max(row, 0), model.rowCount() - 1)
            column = min(max(column, 1), model.columnCount() - 1)
            self.setCurrentIndex(model.index(row, column))

    def begin(self) -> None:
        """Take the focus; the first cell is the current one where there is none yet."""
        if not self.currentIndex().isValid():
            self.go_to(0, 1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text, index = Qt.Key(event.key()), event.text(), self.currentIndex()
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if not index.isValid() and key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.go_to(0, 1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # out of the grid; the arrow keys lead from cell to cell
        elif held or not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit(index.row(), index.column())
        elif key in _KEYS:
            self.keyed.emit(index.row(), index.column(), _KEYS[key])
        elif len(text) == 1 and text in _TAKEN:
            self.keyed.emit(index.row(), index.column(), text.lower().replace("−", "-"))
        elif key == Qt.Key.Key_Left and index.column() <= 1:
            pass  # the names are no answers
        elif len(text) == 1 and text.isprintable():
            pass  # a letter does not jump to a name that begins with it
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height())

    def _moved(self) -> None:
        index = self.currentIndex()
        if index.isValid() and not index.column() and self.answers.columnCount() > 1:
            self.go_to(index.row(), 1)
            return
        if index.isValid():
            self._place = (self.answers.ids[index.row()], index.column())
        self.viewport().update()
        self.chosen.emit()

    def _return(self) -> None:
        """After rows came or went: back to the item that was current."""
        if self._place is not None:
            item_id, column = self._place
            row = self.answers.row_of(item_id)
            if row >= 0:
                self.go_to(row, column)

    def _fit(self) -> None:
        """Share the width, give every row its height and show all rows without scrolling."""
        look, width, count = in_use(), self.viewport().width(), self.answers.columnCount()
        if count < 1:
            return
        cells = count - 1
        names = max(round(width * self._share), width - cells * look.px(self._cell_width))
        self.setColumnWidth(0, names if cells else width)
        left = width - names
        for column in range(1, count):
            share = left // (count - column)
            self.setColumnWidth(column, share)
            left -= share
        head = self.horizontalHeader()
        lines = max((self._head_lines(column) for column in range(count)), default=1)
        head.setFixedHeight(
            lines * QFontMetrics(font("small-strong", look.scale)).lineSpacing() + look.px(14)
        )
        for row in range(self.answers.rowCount()):
            self.setRowHeight(row, self._row(row))
        if self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _row(self, row: int) -> int:
        look = in_use()
        answer = self.answers.answer(self.answers.ids[row], 0)
        room = QRect(0, 0, max(self.columnWidth(0) - 24, 40), 10_000)
        metrics = QFontMetrics(font("strong", look.scale))
        tall = metrics.boundingRect(room, _WRAP, answer.text or " ").height()
        if answer.below:
            tall += QFontMetrics(font("small", look.scale)).lineSpacing()
        return max(look.px(self._row_height), tall + look.px(14))

    def _head_lines(self, column: int) -> int:
        room = QRect(0, 0, max(self.columnWidth(column) - 10, 20), 10_000)
        metrics = QFontMetrics(font("small-strong", in_use().scale))
        words = self.answers.heads[column]
        tall = metrics.boundingRect(room, _WRAP, words or " ").height()
        return max(1, round(tall / metrics.lineSpacing()))

    def _height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self.answers.rowCount()))
        head = self.horizontalHeader()
        return head.minimumHeight() + rows + 2 * self.frameWidth() + 2


class _AnswerDelegate(QStyledItemDelegate):
    """A name, or an answer on its tint; a dashed place where none is given yet."""

    def __init__(self, grid: AnswerGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = in_use().palette
        place: QRect = option.rect
        answer: Answer = index.data(ANSWER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_row = index.row() == self._grid.currentIndex().row()
        painter.fillRect(place, QColor(palette.selection if is_row else palette.surface))
        painter.setPen(QColor(palette.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if not index.column():
            self._name(painter, place, answer)
        elif answer.is_told:
            self._told(painter, place, answer)
        else:
            self._answer(painter, place, answer)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -3), 6, 6)
        painter.restore()

    def _name(self, painter: QPainter, place: QRect, answer: Answer) -> None:
        look = in_use()
        inside = place.adjusted(12, 4, -10, -4)
        painter.setPen(QColor(look.palette.ink))
        painter.setFont(font("strong", look.scale))
        if not answer.below:
            painter.drawText(inside, _WRAP, answer.text)
            return
        small = QFontMetrics(font("small", look.scale)).lineSpacing()
        top = inside.adjusted(0, 0, 0, -small)
        painter.drawText(top, _WRAP, answer.text)
        painter.setFont(font("small", look.scale))
        painter.setPen(QColor(look.palette.text(answer.role or "neutral")))
        below = QRect(inside.left(), inside.bottom() - small + 1, inside.width(), small)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), answer.below)

    def _told(self, painter: QPainter, place: QRect, answer: Answer) -> None:
        look = in_use()
        painter.setPen(QColor(look.palette.text(answer.role or "neutral")))
        painter.setFont(font("small-strong", look.scale))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(place.adjusted(3, 0, -3, 0), flags, answer.text)

    def _answer(self, painter: QPainter, place: QRect, answer: Answer) -> None:
        look = in_use()
        palette = look.palette
        wide = min(place.width() - 10, look.px(52))
        tall = min(place.height() - 10, look.px(30))
        middle = QRectF(place).center()
        box = QRectF(middle.x() - wide / 2, middle.y() - tall / 2 - 0.5, wide, tall)
        if answer.role is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.tint(answer.role)))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(palette.text(answer.role)))
        else:
            pen = QPen(QColor(palette.field_border), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(palette.ink3))
        painter.setFont(font("strong" if len(answer.text) < 3 else "small-strong", look.scale))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), answer.text or "·")
        if answer.has_mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.ink2))
            painter.drawEllipse(QRectF(box.right() - 7, box.top() + 3, 4, 4))


def next_row(grid: AnswerGrid, skip: Sequence[bool] = ()) -> None:
    """Go on to the next row's answer, leaving out those marked to be skipped."""
    row, column = grid.currentIndex().row(), grid.currentIndex().column()
    for at in range(row + 1, grid.answers.rowCount()):
        if at >= len(skip) or not skip[at]:
            grid.go_to(at, column)
            return
