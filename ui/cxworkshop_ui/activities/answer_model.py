"""A grid of short answers as a model: who or what down the side, what is asked across."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
ANSWER = int(Qt.ItemDataRole.UserRole)

_LEFT = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class Answer(NamedTuple):
    """What stands in a cell: its text, its colour, what is read aloud in its place.

    ``is_told`` cells say something and are not answered. ``below`` is a small second line.
    """

    text: str
    role: Role | None = None
    spoken: str = ""
    is_told: bool = False
    below: str = ""
    has_mark: bool = False


class AnswerModel(QAbstractTableModel):
    """Rows are items; the first column names them. It follows the kinds of item it is made of.

    Subclasses say what the rows and columns are and what stands in a cell. ``ANSWER`` gives it.
    """

    kinds: tuple[str, ...] = ()

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ids: list[ItemId] = []
        self.heads: list[str] = []
        self._renew()
        context.changed.connect(self._follow)

    def wanted(self) -> list[ItemId]:
        """The items down the side, in order."""
        raise NotImplementedError

    def across(self) -> list[str]:
        """The heads of all columns, the first for the names."""
        raise NotImplementedError

    def answer(self, item_id: ItemId, column: int) -> Answer:
        """What stands in a cell; column 0 names the row."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Look up once what many cells ask for; called before anything is shown anew."""

    def head_told(self, column: int) -> str:
        """What a column's head says in full."""
        return self.heads[column]

    def row_of(self, item_id: ItemId | None) -> int:
        """The row of an item, −1 where it has none."""
        return self.ids.index(item_id) if item_id in self.ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, ANSWER, ACCESSIBLE) or not index.isValid():
            return None
        found = self.answer(self.ids[index.row()], index.column())
        if role == ANSWER:
            return found
        if role == DISPLAY:
            return found.text
        return f"{self.head_told(index.column())}: {found.spoken or found.text}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.heads):
            if role == DISPLAY:
                return self.heads[section]
            if role in (TOOL_TIP, ACCESSIBLE):
                return self.head_told(section)
            if role == ALIGNMENT and not section:
                return _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*self.kinds):
            self._renew()

    def _renew(self) -> None:
        ids, heads = self.wanted(), self.across()
        self.prepare()
        if ids != self.ids or len(heads) != len(self.heads):
            self.beginResetModel()
            self.ids, self.heads = ids, heads
            self.endResetModel()
            return
        if heads != self.heads:
            self.heads = heads
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heads) - 1)
        if ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(heads) - 1))
