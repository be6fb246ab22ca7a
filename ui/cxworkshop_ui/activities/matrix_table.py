"""A matrix that is filled in by keyboard: things down, sides across, a mark where they meet."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxworkshop.i18n import Message
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.bound_delegate import BoundDelegate, Index
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.grounded import GroundedTable

MARK = int(Qt.ItemDataRole.UserRole)
"""What a cell holds, None for nothing."""
NOTE = MARK + 1
"""In the first column: what is amiss, said below the thing's name."""
ITEM = MARK + 2
"""The id of the item of a row."""
NOTE_INK = MARK + 3
"""The colour of the note; None for that of a warning."""

_SIDE, _TOP, _LEAST_TEXT, _MOST_CELL = 10, 8, 190, 110
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
_HEAD = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class _Head(QHeaderView):
    """Names of the sides, broken into lines where the columns are narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setProperty("wraps", True)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        look = in_use()
        metrics = QFontMetrics(font("small-strong", look.scale))
        tall = look.px(32)
        for section in range(self.count()):
            room = QRect(0, 0, max(self.sectionSize(section) - 8, 20), 10_000)
            tall = max(tall, metrics.boundingRect(room, _HEAD, self._text(section)).height() + 14)
        return QSize(super().sizeHint().width(), tall)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = in_use().palette
        painter.save()
        painter.fillRect(rect, QColor(palette.surface))
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(font("small-strong", in_use().scale))
        painter.setPen(QColor(palette.ink2))
        where = (
            _HEAD if section else int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        )
        side = 4 if section else _SIDE
        painter.drawText(rect.adjusted(side, 0, -4, 0), where, self._text(section))
        painter.restore()

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")


class MatrixDelegate(BoundDelegate):
    """The thing's text with what is amiss below it; what a cell holds is up to the kind.

    The text of the first column is edited in place; ``name`` is what its editor is called,
    ``label`` what undo says.
    """

    def __init__(
        self, context: SessionContext, view: QTableView, name: str, label: Message
    ) -> None:
        super().__init__(view)
        self.context = context
        self._view = view
        self._name = name
        self._label = label

    def paint_mark(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Paint what a cell holds."""
        raise NotImplementedError

    def paint_chip(
        self, painter: QPainter, place: QRect, text: str, colours: tuple[str, str, str]
    ) -> None:
        """A letter or a number in the middle of a cell; the colours of it, its ground, its edge."""
        look = in_use()
        ink, fill, edge = colours
        side = look.px(26)
        chip = QRectF(0, 0, side, side)
        chip.moveCenter(QRectF(place).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(font("small-strong", look.scale))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        look = in_use()
        width = self._view.columnWidth(index.column())
        if index.column():
            return QSize(width, look.px(44))
        inside = QRect(0, 0, max(width - 2 * _SIDE, 20), 10_000)
        tall = _tall("strong", inside, str(index.data() or " "))
        note = index.data(NOTE)
        if note:
            tall += _tall("small", inside, note)
        return QSize(width, max(look.px(44), tall + 2 * _TOP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        place: QRect = option.rect
        state = option.state
        painter.save()
        is_row = index.row() == self._view.currentIndex().row()
        painter.fillRect(place, QColor(palette.selection if is_row else palette.surface))
        painter.setPen(QColor(palette.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if index.column():
            self.paint_mark(painter, place, index)
        else:
            inside = place.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
            note = index.data(NOTE)
            tall = _tall("strong", inside, str(index.data() or " "))
            tall += _tall("small", inside, note) if note else 0
            inside.translate(0, max(0, (inside.height() - tall) // 2))
            painter.setFont(font("strong", look.scale))
            painter.setPen(QColor(palette.ink))
            painter.drawText(inside, _WRAP, str(index.data() or ""))
            if note:
                below = inside.adjusted(0, _tall("strong", inside, str(index.data())), 0, 0)
                painter.setFont(font("small", look.scale))
                painter.setPen(QColor(getattr(palette, index.data(NOTE_INK) or "steps")))
                painter.drawText(below, _WRAP, note)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName(self._name)
        TextBinding(self.context, line, "text", self._label, index.data(ITEM))
        return line


class MatrixTable(GroundedTable):
    """Arrow keys lead from cell to cell, Tab leads out of the table. As high as its rows.

    In the first column typing and Enter edit, Delete removes the thing. In a cell Enter, and
    Ctrl+Enter anywhere, go to the details. What other keys do in a cell is up to the kind.
    """

    deletion_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(_Head(self))
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.selectionModel().currentChanged.connect(self.viewport().update)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)

    def take_key(self, index: Index, event: QKeyEvent) -> bool:
        """What a key does in a cell. Returns whether it does anything."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Share the width among the columns; what does not fit is scrolled to."""
        look, width = in_use(), self.viewport().width()
        metrics = QFontMetrics(font("small-strong", look.scale))
        cells = [self._least(metrics, at) for at in range(1, self.model().columnCount())]
        least_text = look.px(_LEAST_TEXT)
        wanted = min(width - least_text, max(sum(cells), width * 3 // 5))
        spare = max(0, wanted - sum(cells)) // max(1, len(cells))
        cells = [max(cell, min(cell + spare, look.px(_MOST_CELL))) for cell in cells]
        self.setColumnWidth(0, max(least_text, width - sum(cells)))
        for at, cell in enumerate(cells, 1):
            self.setColumnWidth(at, cell)
        self.resizeRowsToContents()
        self.horizontalHeader().updateGeometry()
        self.updateGeometries()
        bar = self.horizontalScrollBar()
        tall = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 4
        if least_text + sum(cells) > width:
            tall += bar.sizeHint().height()
        if self.height() != tall:
            self.setFixedHeight(tall)

    def _least(self, metrics: QFontMetrics, column: int) -> int:
        """The width a column needs so that no word of its head is broken."""
        name = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        widest = max((metrics.horizontalAdvance(word) for word in name.split()), default=0)
        return max(in_use().px(44), widest + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        key, index = event.key(), self.currentIndex()
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        is_cell = index.isValid() and index.column() > 0
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if with_control or is_cell:
                self.details_wanted.emit()
            elif index.isValid():
                self.edit(index)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # out of the table; the arrow keys lead from cell to cell
        elif key == Qt.Key.Key_Delete and not is_cell:
            self.deletion_wanted.emit()
        elif not (is_cell and not event.modifiers() & ~_PLAIN and self.take_key(index, event)):
            super().keyPressEvent(event)


def _tall(voice: str, inside: QRect, text: str) -> int:
    face = font("strong" if voice == "strong" else "small", in_use().scale)
    room = QRect(0, 0, inside.width(), 10_000)
    return QFontMetrics(face).boundingRect(room, _WRAP, text).height()
