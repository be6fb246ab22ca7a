"""What the grids of a diagnostic have in common: a row a statement, what it comes to beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.activities.diagnostic import Diagnostic, Statement, diagnostic_of
from cxworkshop.activities.diagnostic_results import (
    EMPTY,
    Agreement,
    Distribution,
    agreement,
    results,
)
from cxworkshop.activities.diagnostic_words import AGREEMENT, mean_text
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
VALUE = int(Qt.ItemDataRole.UserRole)
"""What a cell holds, as a plain number."""
MARK = VALUE + 1
"""Whether there is evidence for a cell."""
STATEMENT = VALUE + 2
"""The statement of a row, for its head."""
AGREEMENT_ROLE = VALUE + 3

ACROSS = Qt.Orientation.Horizontal


class StatementRows(QAbstractTableModel):
    """Rows of one activity in one round; subclasses know the columns.

    ``own`` gives what a row comes to now, from what the cells hold.
    """

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.activity = activity
        self.round = 1
        self.diagnostic = Diagnostic()
        self.statements: list[Statement] = []
        self._before: list[Distribution] = []

    def show_round(self, number: int) -> None:
        """Show another round, or the same one from the start."""
        self.beginResetModel()
        document = self.context.document
        self.diagnostic = diagnostic_of(document, self.activity)
        self.round = number
        self.statements = list(document.under(self.activity, Statement))
        earlier = (
            [each.given for each in result.taken if each.number < number and each.given.given]
            for result in results(document, self.activity)
        )
        self._before = [given[-1] if given else EMPTY for given in earlier]
        self._fill()
        self.endResetModel()

    def own(self, row: int) -> Distribution:
        """What a row comes to in this round."""
        raise NotImplementedError

    def before(self, row: int) -> Distribution:
        """What a row came to in the round before, or in an earlier session."""
        return self._before[row]

    @property
    def has_before(self) -> bool:
        """Whether any row came to something before."""
        return any(before.given for before in self._before)

    def statement(self, row: int) -> Statement | None:
        """The statement of a row."""
        return self.statements[row] if 0 <= row < len(self.statements) else None

    def row_of(self, statement: ItemId | None) -> int:
        """The row of a statement, −1 where it has none."""
        return next((at for at, own in enumerate(self.statements) if own.id == statement), -1)

    def name(self, row: int) -> str:
        """What a statement is called in short."""
        statement = self.statements[row]
        context = self.context
        return context.filled(statement.dimension.strip() or statement.text.strip())

    def renew_statement(self, statement: Statement) -> None:
        """A statement's words changed."""
        row = self.row_of(statement.id)
        if row >= 0:
            self.statements[row] = statement
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.statements)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation == ACROSS:
            return self._column_head(section, role)
        if not 0 <= section < len(self.statements):
            return None
        statement = self.statements[section]
        if role == STATEMENT:
            return statement
        if role in (DISPLAY, ACCESSIBLE):
            filled = self.context.filled
            parts = (filled(statement.dimension.strip()), filled(statement.text.strip()))
            return ": ".join(filter(None, parts))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _column_head(self, column: int, role: int) -> Any:
        raise NotImplementedError

    def _fill(self) -> None:
        raise NotImplementedError


MEAN, SPREAD = 0, 1


class SummaryModel(QAbstractTableModel):
    """Mean and agreement of every row of a grid; ``VALUE`` is the agreement."""

    def __init__(self, grid: StatementRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.is_stacked = False
        grid.modelAboutToBeReset.connect(self.beginResetModel)
        grid.modelReset.connect(self.endResetModel)
        grid.dataChanged.connect(self._follow)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self.grid.rowCount()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, AGREEMENT_ROLE, ACCESSIBLE, MARK) or not index.isValid():
            return None
        row, words = index.row(), self.grid.context.words
        own, before = self.grid.own(row), self.grid.before(row)
        how = agreement(own, self.grid.diagnostic)
        if role == AGREEMENT_ROLE:
            return how
        mean = mean_text(words, own.mean)
        if before.given:
            mean = f"{mean_text(words, before.mean)} → {mean}"
        says = words.say(AGREEMENT[how]) if how is not Agreement.OPEN else ""
        if role == MARK:
            return mean, says
        if role == ACCESSIBLE:
            return f"{self.grid.name(row)}: {mean if index.column() == MEAN else says}"
        return mean if index.column() == MEAN else says

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != ACROSS:
            return self.grid.headerData(section, orientation, DISPLAY) if role == DISPLAY else None
        if role == VALUE:
            return 1
        if role != DISPLAY:
            return None
        tr = self.grid.context.tr
        if self.is_stacked:
            return tr("Mean · spread")
        return tr("Mean") if section == MEAN else tr("Spread")

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        self.dataChanged.emit(self.index(first.row(), MEAN), self.index(last.row(), SPREAD))
