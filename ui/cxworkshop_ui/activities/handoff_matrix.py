"""Giver × receiver: a small table with the number of hand-offs of each pair and the worst state."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxworkshop.activities.handoffs import Meeting, meetings
from cxworkshop.activities.journey_results import STATES
from cxworkshop.figures.figure import Figure
from cxworkshop.figures.signs import STATE_INKS, STATE_TINTS, state_sign
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.activities.journey_grid import STATE_WORDS
from cxworkshop_ui.activities.journey_model import CELL, Index
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.figure_view import paint_figure

_DISPLAY, _ALOUD = 0, 11
_ROW, _LEAST, _WIDEST = 42, 60, 200


class MatrixModel(QAbstractTableModel):
    """Functions as givers down and receivers across."""

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.functions: tuple[Function, ...] = ()
        self._meetings: dict[tuple[ItemId, ItemId], Meeting] = {}
        self.renew()

    def renew(self) -> None:
        """Show what the document says now."""
        document = self.context.document
        functions = document.all(Function)
        self._meetings = meetings(document)
        if [each.id for each in functions] == [each.id for each in self.functions]:
            self.functions = functions
            if functions:
                last = len(functions) - 1
                self.dataChanged.emit(self.index(0, 0), self.index(last, last))
                for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
                    self.headerDataChanged.emit(way, 0, last)
            return
        self.beginResetModel()
        self.functions = functions
        self.endResetModel()

    def pair(self, index: Index) -> tuple[ItemId, ItemId] | None:
        """Giver and receiver of a cell; None where a function would hand over to itself."""
        if not index.isValid() or index.row() == index.column():
            return None
        return self.functions[index.row()].id, self.functions[index.column()].id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.functions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.functions)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _ALOUD, CELL) or not index.isValid():
            return None
        pair = self.pair(index)
        meeting = self._meetings.get(pair) if pair is not None else None
        if role == CELL:
            return meeting
        if role == _DISPLAY:
            return str(meeting.count) if meeting is not None else ""
        return self._aloud(index, meeting)

    def headerData(self, section: int, _way: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _ALOUD) or section >= len(self.functions):
            return None
        return self.functions[section].name

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _aloud(self, index: Index, meeting: Meeting | None) -> str:
        giver = self.functions[index.row()].name
        receiver = self.functions[index.column()].name
        pair = f"{giver} → {receiver}"
        if meeting is None:
            return self.context.tr("{pair}: none", pair=pair)
        word = self.context.words.say(STATE_WORDS[meeting.worst])
        return f"{pair}: {meeting.count}, {word}"


class MatrixView(QTableView):
    """``chosen`` carries giver and receiver of the cell on which Enter or a click fell."""

    chosen = Signal(str, str)

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(context, self)
        self.setModel(self.matrix)
        self.setAccessibleName(context.tr("Hand-offs: from the rows to the columns"))
        self.setShowGrid(False)
        self.setItemDelegate(_MatrixDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        across = _Names(Qt.Orientation.Horizontal, self)
        down = _Names(Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(across)
        self.setVerticalHeader(down)
        for head in (across, down):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setHighlightSections(False)
            head.setMinimumSectionSize(24)
        self.matrix.modelReset.connect(self.fit)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where two functions meet: on the diagonal nothing can be done."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.matrix.index(0, 1))
        super().focusInEvent(event)

    def fit(self) -> None:
        """Share the width among the receivers; as high as its rows."""
        look, count = in_use(), self.matrix.columnCount()
        if not count:
            return
        self.verticalHeader().setFixedWidth(self._names_width())
        self.updateGeometries()
        room = self.viewport().width()
        least = [max(look.px(_LEAST), self._longest_word(at) + look.px(14)) for at in range(count)]
        more = max(0, min((room - sum(least)) // count, look.px(_WIDEST) - min(least)))
        for number, width in enumerate(least):
            self.setColumnWidth(number, width + more)
            self.setRowHeight(number, look.px(_ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(self._head_height())
        bar = self.horizontalScrollBar().sizeHint().height() if sum(least) > room else 0
        self.setFixedHeight(head.height() + count * look.px(_ROW) + 2 * self.frameWidth() + bar + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._choose(self.indexAt(event.position().toPoint()))

    def _choose(self, index: QModelIndex) -> None:
        pair = self.matrix.pair(index)
        if pair is not None:
            self.chosen.emit(*pair)

    def _longest_word(self, number: int) -> int:
        metrics = QFontMetrics(font("small-strong", in_use().scale))
        words = self.matrix.functions[number].name.split() or [""]
        return max(metrics.horizontalAdvance(word) for word in words)

    def _names_width(self) -> int:
        """As wide as the longest name, at most two fifths of the width; there it breaks."""
        look = in_use()
        metrics = QFontMetrics(font("small-strong", look.scale))
        names = [metrics.horizontalAdvance(each.name) for each in self.matrix.functions]
        words = [self._longest_word(at) for at in range(len(self.matrix.functions))]
        wanted = min(max(names), max(look.px(110), *words))
        return wanted + look.px(22)

    def _head_height(self) -> int:
        look = in_use()
        metrics = QFontMetrics(font("small-strong", look.scale))
        wrap = int(Qt.TextFlag.TextWordWrap)
        heights = [
            metrics.boundingRect(0, 0, self.columnWidth(at) - 8, 400, wrap, each.name).height()
            for at, each in enumerate(self.matrix.functions)
        ]
        return max(heights, default=0) + look.px(10)


class _Names(QHeaderView):
    """Names of givers or receivers that break over lines."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = in_use()
        way = self.orientation()
        name = str(self.model().headerData(section, way) or "")
        painter.save()
        painter.fillRect(rect, QColor(look.palette.surface))
        painter.setFont(font("small-strong", look.scale))
        painter.setPen(QColor(look.palette.ink2))
        side = Qt.AlignmentFlag.AlignVCenter
        is_across = way == Qt.Orientation.Horizontal
        side |= Qt.AlignmentFlag.AlignHCenter if is_across else Qt.AlignmentFlag.AlignLeft
        wrap = int(Qt.TextFlag.TextWordWrap | side)
        painter.drawText(rect.adjusted(4 if is_across else 12, 0, -4, 0), wrap, name)
        painter.restore()


class _MatrixDelegate(QStyledItemDelegate):
    """A sign, a number and a word on the tint of the state."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        meeting: Meeting | None = index.data(CELL)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.line))
        is_self = index.row() == index.column()
        painter.setBrush(QColor(palette.raised) if is_self else Qt.BrushStyle.NoBrush)
        if meeting is not None:
            state = STATES[meeting.worst]
            ink = getattr(palette, STATE_INKS[state])
            painter.setPen(QColor(ink))
            painter.setBrush(QColor(getattr(palette, STATE_TINTS[state])))
            painter.drawRoundedRect(box, 4, 4)
            self._says(painter, box, meeting, ink)
        else:
            painter.drawRoundedRect(box, 4, 4)
        if index.row() == self._view.currentIndex().row() and (
            index.column() == self._view.currentIndex().column()
        ):
            has_focus = self._view.hasFocus()
            colour = palette.accent if has_focus else palette.field_border
            painter.setPen(QPen(QColor(colour), 2 if has_focus else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)
        painter.restore()

    def _says(self, painter: QPainter, box: QRectF, meeting: Meeting, ink: str) -> None:
        look = in_use()
        context = self._view.matrix.context
        word = context.words.say(STATE_WORDS[meeting.worst])
        side = look.px(9)
        painter.setPen(QColor(ink))
        strong, small = font("small-strong", look.scale), font("small", look.scale)
        count = f" {meeting.count} "
        wide = QFontMetrics(strong).horizontalAdvance(count)
        whole = 2 * side + wide + QFontMetrics(small).horizontalAdvance(word)
        if whole <= box.width() - 2 * side:
            x = box.center().x() - whole / 2
            sign = state_sign(STATES[meeting.worst], x + side, box.center().y(), side)
            paint_figure(painter, Figure(0, 0, tuple(sign), ""), look.palette)
            painter.setPen(QColor(ink))
            painter.setFont(strong)
            line = box.adjusted(x + 2 * side - box.left(), 0, 0, 0)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), count)
            painter.setFont(small)
            painter.drawText(line.adjusted(wide, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), word)
            return
        half = box.height() / 2
        middle = box.center().x()
        painter.setFont(font("small-strong", look.scale))
        number = QRectF(middle, box.top(), box.width() / 2, half)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter), f" {meeting.count}")
        painter.setFont(font("small", look.scale))
        metrics = QFontMetrics(painter.font())
        word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(box.width()) - 2)
        below = QRectF(box.left(), box.top() + half - 2, box.width(), half)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), word)
        sign = state_sign(STATES[meeting.worst], middle - side, box.top() + half / 2 + 1, side)
        paint_figure(painter, Figure(0, 0, tuple(sign), ""), look.palette)
        painter.setPen(QColor(ink))
