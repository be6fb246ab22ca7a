"""A table model whose rows are items of the document, in the document's order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ITEM_ID = int(Qt.ItemDataRole.UserRole)


class ItemRows(QAbstractTableModel):
    """Follows the document row by row, so that selection and an open editor stay.

    ``columns`` are the names of the columns with their heads, ``kinds`` the kinds of item whose
    changes can change what is shown. ``ITEM_ID`` gives the id of a row's item.
    """

    def __init__(
        self,
        context: SessionContext,
        columns: Sequence[tuple[str, str]],
        kinds: tuple[str, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.columns = tuple(name for name, _ in columns)
        self._heads = tuple(head for _, head in columns)
        self._kinds = kinds
        self._ids = self.wanted()
        context.changed.connect(self._follow)

    def wanted(self) -> list[ItemId]:
        """The items to show, in order."""
        raise NotImplementedError

    def text(self, item_id: ItemId, column: str) -> str:
        """What stands in a cell."""
        raise NotImplementedError

    def can_edit(self, _column: str) -> bool:
        """Whether the cells of a column can be edited where the session can."""
        return True

    def item_id(self, row: int) -> ItemId | None:
        """The item of a row, None beyond the last."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, item_id: ItemId | None) -> int:
        """The row of an item, −1 where it has none."""
        return self._ids.index(item_id) if item_id in self._ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, EDIT, ACCESSIBLE, ITEM_ID) or not index.isValid():
            return None
        item_id = self._ids[index.row()]
        if role == ITEM_ID:
            return item_id
        if item_id not in self.context.document:
            return ""
        return self.text(item_id, self.columns[index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.context.is_read_only and self.can_edit(self.columns[index.column()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _follow(self, changed: Changed) -> None:
        if not changed.touches(*self._kinds):
            return
        wanted = self.wanted()
        kept = set(wanted)
        for row in range(len(self._ids) - 1, -1, -1):
            if self._ids[row] not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._ids[row]
                self.endRemoveRows()
        for row, item_id in enumerate(wanted):
            if item_id not in self._ids:
                at = min(row, len(self._ids))
                self.beginInsertRows(QModelIndex(), at, at)
                self._ids.insert(at, item_id)
                self.endInsertRows()
        self._settle(wanted)
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _settle(self, wanted: list[ItemId]) -> None:
        if wanted == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        place = {item_id: row for row, item_id in enumerate(wanted)}
        after = [self.index(place[self._ids[old.row()]], old.column()) for old in before]
        self._ids = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
