"""The next steps as rows of a table, in the session's order or sorted by a column."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.activities.next_steps import NextStep
from cxworkshop.editing.editor import Changed
from cxworkshop.folding import fold_words
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.step_words import COLUMNS, Cell, cell, load
from cxworkshop_ui.context import SessionContext

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
CELL = int(Qt.ItemDataRole.UserRole)
STEP = CELL + 1

_LATEST = dt.date.max


class NextStepsModel(QAbstractTableModel):
    """Rows follow the document; the order holds still while ``is_held`` (somebody is editing).

    ``CELL`` gives a :class:`Cell`, ``STEP`` the id of the row's step.
    """

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.is_held = False
        self._sort = ""
        self._is_descending = False
        self._load = load(context.document)
        self._ids = self._ordered()
        tr = context.tr
        self._heads = dict(
            zip(
                COLUMNS,
                (
                    tr("#"),
                    tr("Step"),
                    tr("Owner"),
                    tr("Due"),
                    tr("For goal"),
                    tr("Done when"),
                    tr("Status"),
                ),
                strict=True,
            )
        )
        context.changed.connect(self._follow)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, CELL, STEP, ACCESSIBLE, TOOL_TIP) or not index.isValid():
            return None
        row = index.row()
        step = self.context.document.find(NextStep, self._ids[row])
        if step is None:
            return None
        if role == STEP:
            return step.id
        found: Cell = cell(self.context, step, COLUMNS[index.column()], row, self._load)
        if role == CELL:
            return found
        if role == DISPLAY and not index.column():
            return None  # a row's number is painted: it moves with the row's place
        if role == ACCESSIBLE and found.below:
            return f"{found.text}, {found.below}"
        return found.text if role != TOOL_TIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._heads[COLUMNS[section]]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if COLUMNS[index.column()] != "number" and not self.context.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none (−1 or the number) in the session's order."""
        name = COLUMNS[column] if column > 0 else ""
        self._sort = name
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self.settle()

    def settle(self) -> None:
        """Put the rows in order again; what is selected stays selected."""
        ordered = self._ordered()
        if ordered == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        place = {step: row for row, step in enumerate(ordered)}
        after = [self.index(place[self._ids[old.row()]], old.column()) for old in before]
        self._ids = ordered
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def step_id(self, row: int) -> ItemId | None:
        """The step of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, step: ItemId | None) -> int:
        """The row of a step, −1 where it has none."""
        return self._ids.index(step) if step in self._ids else -1

    def _follow(self, changed: Changed) -> None:
        if not changed.touches("next_step", "participant", "goal", "session"):
            return
        self._load = load(self.context.document)
        wanted = self._ordered()
        for row in range(len(self._ids) - 1, -1, -1):
            if self._ids[row] not in self.context.document:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._ids[row]
                self.endRemoveRows()
        for row, step in enumerate(wanted):
            if step not in self._ids:
                at = min(row, len(self._ids))
                self.beginInsertRows(QModelIndex(), at, at)
                self._ids.insert(at, step)
                self.endInsertRows()
        self._tell(changed)
        if not self.is_held:
            self.settle()

    def _tell(self, changed: Changed) -> None:
        """Say which rows changed: all where it is somebody's load, a name or a goal."""
        is_own = all(
            change.kind == "next_step" and not {"owner", "status"} & (change.after or {}).keys()
            for change in changed.changes
        )
        rows = range(len(self._ids))
        if is_own:
            ids = changed.ids()
            rows_changed = [row for row in rows if self._ids[row] in ids]
            spans = [(row, row) for row in rows_changed]
        else:
            spans = [(0, len(self._ids) - 1)] if self._ids else []
        for first, last in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _ordered(self) -> list[ItemId]:
        steps = list(self.context.document.all(NextStep))
        if self._sort:
            steps.sort(key=self._key, reverse=self._is_descending)
        return [step.id for step in steps]

    def _key(self, step: NextStep) -> Any:
        if self._sort == "due":
            return step.due or _LATEST
        if self._sort == "owner":
            person = self.context.document.find(Participant, step.owner)
            return (person is None, fold_words(person.name) if person is not None else "")
        return fold_words(cell(self.context, step, self._sort, 0, self._load).text)
