"""The decisions as a matrix: a row each, a column for every function and everybody named."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from cxworkshop.activities.decisions import (
    RIGHT_WORDS,
    Decision,
    Right,
    involved,
    letters,
    name_of,
    problem_of,
    right_of,
    with_right,
)
from cxworkshop.editing.commands import SetFields
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.matrix_table import ITEM, MARK, NOTE
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.bound_delegate import Index

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class DecisionsModel(QAbstractTableModel):
    """The first column is the decision; ``NOTE`` says what is wrong with who decides it.

    In the others ``MARK`` gives the :class:`Right`, None where there is none. ``ITEM`` gives
    the id of the row's decision.
    """

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.letters = letters(context.words)
        self._rows = self._decisions()
        self._columns = involved(context.document)
        context.changed.connect(self._follow)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1 + len(self._columns)

    def decision(self, row: int) -> Decision | None:
        """The decision of a row."""
        known = 0 <= row < len(self._rows)
        return self.context.document.find(Decision, self._rows[row]) if known else None

    def row_of(self, item_id: ItemId) -> int:
        """The row of a decision, -1 where it has none."""
        return self._rows.index(item_id) if item_id in self._rows else -1

    def who(self, column: int) -> ItemId | None:
        """The function or person of a column, None for the first."""
        return self._columns[column - 1] if 0 < column <= len(self._columns) else None

    def column_of(self, who: ItemId) -> int:
        """The column of a function or person, -1 where it has none."""
        return 1 + self._columns.index(who) if who in self._columns else -1

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, MARK, NOTE, ITEM, ACCESSIBLE) or not index.isValid():
            return None
        decision = self.decision(index.row())
        if decision is None:
            return None
        if role == ITEM:
            return decision.id
        who = self.who(index.column())
        if who is None:
            return self._of_decision(decision, role)
        right = right_of(decision, who)
        if role == MARK:
            return right
        if role == DISPLAY:
            return self.letters[right] if right is not None else ""
        if role == ACCESSIBLE:
            return f"{self._name(who)}: {self._says(right)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (DISPLAY, TOOL_TIP):
            return None
        who = self.who(section)
        if who is None:
            return self.context.tr("Decision") if role == DISPLAY else None
        if role == TOOL_TIP:
            return name_of(self.context.document, who)
        return self._name(who)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.column() and not self.context.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def give(self, index: Index, right: Right | None) -> None:
        """Give the column's function or person a right in the row's decision, or none."""
        decision, who = self.decision(index.row()), self.who(index.column())
        if decision is None or who is None:
            return
        changed = with_right(decision, who, right)
        if changed:
            self.context.apply(SetFields(decision.id, changed, M("Change who decides")))

    def _of_decision(self, decision: Decision, role: int) -> str | None:
        text = self.context.filled(decision.text).strip() or self.context.tr("nothing said yet")
        if role == DISPLAY:
            return text
        problem = problem_of(decision)
        note = self.context.words.say(problem) if problem is not None else ""
        if role == NOTE:
            return note
        return ", ".join(filter(None, (text, note))) if role == ACCESSIBLE else None

    def _name(self, who: ItemId) -> str:
        return short_names(self.context.document).get(who) or name_of(self.context.document, who)

    def _says(self, right: Right | None) -> str:
        if right is None:
            return self.context.tr("nothing")
        return self.context.words.say(RIGHT_WORDS[right])

    def _decisions(self) -> list[ItemId]:
        return [decision.id for decision in self.context.document.all(Decision)]

    def _follow(self, changed: Changed) -> None:
        if not changed.touches("decision", "function", "participant"):
            return
        rows, columns = self._decisions(), involved(self.context.document)
        if rows != self._rows or columns != self._columns:
            self.beginResetModel()
            self._rows, self._columns = rows, columns
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns))
