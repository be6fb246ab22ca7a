"""A journey as a table: stages as columns, everything under them as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.journey_grid import Cell, Grid, Row
from cxworkshop_ui.context import SessionContext

CELL = 256 + 1
"""The role of a whole :class:`Cell`."""

ITEM_MIME = "application/x-cxworkshop-item"
"""What is dragged onto the map: the id of an item."""

_DISPLAY, _ALOUD, _TIP = 0, 11, 3
_ACROSS = Qt.Orientation.Horizontal
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_MOVED = ("stage", "touchpoint", "pain")
_TYPED = ("stage", "touchpoint", "pain")

Index = QModelIndex | QPersistentModelIndex


class JourneyModel(QAbstractTableModel):
    """What the map shows. It changes nothing: ``dropped`` carries an item's id and where to."""

    dropped = Signal(str, int, int)

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.grid = Grid(context, None)

    def renew(self, journey: ItemId | None) -> bool:
        """Show the journey as it is now. Returns whether the cells are others than before."""
        grid = Grid(self.context, journey)
        if grid.shape == self.grid.shape:
            self.grid = grid
            if grid.views:
                last = self.index(len(grid.rows) - 1, len(grid.views) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(grid.rows) - 1)
            return False
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()
        return True

    def row_of(self, index: Index) -> Row:
        """What a row is."""
        return self.grid.rows[index.row()]

    def cell(self, index: Index) -> Cell | None:
        """What stands in a cell; None outside."""
        if not index.isValid():
            return None
        return self.grid.cell(self.grid.rows[index.row()], index.column())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.grid.views)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _ALOUD, _TIP, CELL):
            return None
        cell = self.cell(index)
        if cell is None or role == CELL:
            return cell
        if role == _DISPLAY:
            return cell.text
        return cell.aloud if role == _ALOUD else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _ALOUD):
            return None
        if orientation == _ACROSS:
            return self.grid.stage_name(section) if section < len(self.grid.views) else None
        if section >= len(self.grid.rows):
            return None
        return self.grid.row_name(self.grid.rows[section])

    def flags(self, index: Index) -> Qt.ItemFlag:
        cell = self.cell(index)
        if cell is None:
            return Qt.ItemFlag.NoItemFlags
        flags = _PLAIN
        if not self.context.is_read_only:
            if cell.kind in _TYPED:
                flags |= Qt.ItemFlag.ItemIsEditable
            if cell.kind in _MOVED and cell.item_id is not None:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ITEM_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        cell = self.cell(indexes[0]) if indexes else None
        return mime_of(cell.item_id if cell is not None else None)

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if self.context.is_read_only or not data.hasFormat(ITEM_MIME):
            return False
        place = (parent.row(), parent.column()) if parent.isValid() else (row, column)
        if min(place) < 0:
            return False
        self.dropped.emit(bytes(data.data(ITEM_MIME).data()).decode(), *place)
        return True


def mime_of(item_id: ItemId | None) -> QMimeData:
    """An item's id, to be dragged onto the map."""
    data = QMimeData()
    if item_id is not None:
        data.setData(ITEM_MIME, QByteArray(item_id.encode()))
    return data
