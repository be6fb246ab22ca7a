"""The journey map as a table: keys and mouse, the curve and the arrows painted over its cells."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from cxworkshop.figures.figure import Figure
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.journey_delegate import GAP, JourneyDelegate, paint_stage
from cxworkshop_ui.activities.journey_grid import Cell, Row
from cxworkshop_ui.activities.journey_keys import MapKeys
from cxworkshop_ui.activities.journey_model import JourneyModel
from cxworkshop_ui.activities.journey_overlay import overlay
from cxworkshop_ui.activities.journey_rows import RowNames
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.figure_view import paint_figure

_NARROWEST_COLUMN, _LEAST_COLUMN, _WIDEST_COLUMN = 97, 106, 240
"""How narrow a stage may be where that shows them all, where it does not, and how wide; px."""
"""How wide a stage is, px at 100 %."""


class JourneyMap(QTableView):
    """One journey. ``turned_to`` tells that another cell is current, ``followed`` that something
    else may stand in the cells.

    What a key or a drop asks for is done by :class:`MapKeys`.
    """

    turned_to = Signal()
    followed = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.journey: ItemId | None = None
        self.map = JourneyModel(context, self)
        self._is_held = False
        self._is_turning = False
        self.setModel(self.map)
        self.setAccessibleName(context.tr("Journey map"))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setVerticalHeader(RowNames(self.map, self))
        self.setCornerButtonEnabled(False)
        head = self.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(40)
        self.setMinimumHeight(in_use().px(300))
        self._delegate = JourneyDelegate(context, self)
        self.setItemDelegate(self._delegate)
        self.keys = MapKeys(self)
        self._delegate.started.connect(self._hold)
        self._delegate.closeEditor.connect(self._edited)
        self._delegate.next_wanted.connect(self.keys.next_touchpoint)
        self.map.dropped.connect(self.keys.drop)
        self.selectionModel().currentChanged.connect(self._turned)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def cell(self) -> Cell | None:
        """The current cell."""
        return self.map.cell(self.currentIndex())

    @property
    def row(self) -> Row | None:
        """The current row."""
        index = self.currentIndex()
        return self.map.row_of(index) if index.isValid() else None

    def show_journey(self, journey: ItemId | None) -> None:
        """Show another journey, from its first stage."""
        self.journey = journey
        self._is_held = False
        self.follow()
        if self.map.columnCount():
            self.go(0, 0)

    def follow(self) -> None:
        """Show what the document says now; the current cell stays with its item."""
        if self._is_held:
            return
        cell, row, index = self.cell, self.row, self.currentIndex()
        bars = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        self._is_turning = True
        if self.map.renew(self.journey) and self.map.columnCount():
            self._restore(cell, row, index.column() if cell is not None else 0)
        self._is_turning = False
        self.fit()
        self.horizontalScrollBar().setValue(bars[0])
        self.verticalScrollBar().setValue(bars[1])
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.followed.emit()

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one, as near as there is one."""
        row = max(0, min(row, self.map.rowCount() - 1))
        column = max(0, min(column, self.map.columnCount() - 1))
        index = self.map.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def go_to_item(self, item_id: ItemId) -> bool:
        """Make an item's cell the current one. Returns whether it is on this map."""
        place = self.map.grid.place_of(item_id)
        if place is not None:
            self.go(*place)
        return place is not None

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As Qt does, but never below the names of the stages."""
        super().scrollTo(index, hint)
        hidden = self.rowHeight(0) - self.visualRect(index).top()
        if index.row() > 0 and hidden > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def edit_current(self) -> None:
        """Type into the current cell."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def fit(self) -> None:
        """Share the width among the stages; rows are as high as their longest text."""
        look = in_use()
        model, columns = self.map, self.map.columnCount()
        if not columns:
            return
        names = self.verticalHeader()
        names.setFixedWidth(self._names_width())
        self.updateGeometries()
        room = self.viewport().width()
        width = min(room // columns, look.px(_WIDEST_COLUMN))
        if width < look.px(_NARROWEST_COLUMN):
            width = look.px(_LEAST_COLUMN)  # it scrolls; then at least all of it reads well
        for column in range(columns):
            self.setColumnWidth(column, width)
        for number, row in enumerate(model.grid.rows):
            cells = (model.grid.cell(row, column) for column in range(columns))
            tall = max(self._delegate.height_of(cell, width) for cell in cells)
            self.setRowHeight(number, max(tall, self._name_height(row)))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not is_editing:
            event.ignore()  # out of the map; the arrow keys lead from cell to cell
        elif is_editing or not self.keys.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        was_current = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if was_current and event.button() == Qt.MouseButton.LeftButton:
            rect = self.visualRect(index)
            self.keys.click((event.position().y() - rect.top()) / max(rect.height(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        grid = self.map.grid
        if not grid.views:
            return
        shapes = overlay(grid, self._place, in_use())
        painter = QPainter(self.viewport())
        figure = Figure(self.viewport().width(), self.viewport().height(), tuple(shapes), "")
        paint_figure(painter, figure, in_use().palette)
        self._paint_names(painter)
        painter.end()

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        super().startDrag(Qt.DropAction.CopyAction)

    def _paint_names(self, painter: QPainter) -> None:
        """The names of the stages stay in sight when their row has been scrolled away."""
        if self.rowViewportPosition(0) >= 0:
            return
        height, gap = self.rowHeight(0), in_use().px(GAP)
        strip = QRect(0, 0, self.viewport().width(), height)
        painter.fillRect(strip, QColor(in_use().palette.surface))
        for column in range(self.map.columnCount()):
            x, wide = self.columnViewportPosition(column), self.columnWidth(column)
            box = QRectF(x, 2, wide - gap, height - 5)
            paint_stage(painter, box, self.map.grid.stage_name(column), in_use())

    def _place(self, row: int, column: int) -> tuple[float, float, float, float]:
        """A cell's box without the gap beside it: x, y, width, height."""
        rect: QRect = self.visualRect(self.map.index(row, column))
        return rect.x(), rect.y(), rect.width() - in_use().px(GAP), rect.height()

    def _names_width(self) -> int:
        look = in_use()
        metrics = QFontMetrics(font("small-strong", look.scale))
        grid = self.map.grid
        words = [grid.row_name(row) for row in grid.rows]
        plain = QFontMetrics(font("small", look.scale))
        legend = plain.horizontalAdvance(self.context.tr("moment of truth")) + look.px(18)
        longest = max(metrics.horizontalAdvance(word) for word in words)
        wanted = max(min(longest, look.px(120)), legend) + look.px(20)
        return min(wanted, max(self.width() // 3, 60))

    def _name_height(self, row: Row) -> int:
        look = in_use()
        metrics = QFontMetrics(font("small-strong", look.scale))
        room = QRect(0, 0, max(self.verticalHeader().width() - look.px(16), 20), 4000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        name = self.map.grid.row_name(row)
        return metrics.boundingRect(room, wrap, name).height() + 4 if name else 0

    def _restore(self, cell: Cell | None, row: Row | None, column: int) -> None:
        """Find the cell again after other cells came or went."""
        grid = self.map.grid
        if cell is None or row is None:
            self.go(0, 0)
            return
        place = grid.place_of(cell.item_id) if cell.kind in _KEPT and cell.item_id else None
        if place is None:
            ids = [view.stage.id for view in grid.views]
            across = ids.index(cell.stage) if cell.stage in ids else column
            same = [at for at, other in enumerate(grid.rows) if other.kind == row.kind]
            near = [at for at in same if grid.rows[at].number <= row.number] or same or [0]
            place = near[-1], across
        self.go(*place)

    def _turned(self, _index: QModelIndex) -> None:
        self.viewport().update()
        if not self._is_turning:
            self.turned_to.emit()

    def _hold(self) -> None:
        self._is_held = True

    def _edited(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Tab has opened the next one
        self._is_held = False
        index = self.currentIndex()
        place = QPoint(index.column(), index.row())
        self.follow()
        cell = self.cell
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and cell is not None:
            self.go(place.y(), place.x())


_KEPT = ("stage", "touchpoint", "pain", "hand_off")
