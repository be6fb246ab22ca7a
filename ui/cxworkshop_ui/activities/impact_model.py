"""What is checked as a matrix: a row each, a column for every perspective."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from cxworkshop.activities.impact import (
    VALUES,
    ImpactSubject,
    Perspective,
    Weighed,
    perspectives,
    rate,
    weighed,
)
from cxworkshop.activities.impact_plan import value_words, verdict_words
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.figures.signs import signed
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import reason_text
from cxworkshop_ui.activities.matrix_table import ITEM, MARK, NOTE, NOTE_INK
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.bound_delegate import Index

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
HAS_WHY = NOTE_INK + 1
"""Whether it is noted why."""

_ROLES = (DISPLAY, MARK, NOTE, NOTE_INK, ITEM, HAS_WHY, ACCESSIBLE, TOOL_TIP)

KINDS = ("impact_subject", "impact_rating", "perspective", "goal", "decision", "session")


class ImpactModel(QAbstractTableModel):
    """``MARK`` gives the value of a cell, None while nobody has said; ``NOTE`` of the first column
    whom the subject helps by hurting whom.
    """

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._activity = activity
        self._take()
        context.changed.connect(self._follow)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1 + len(self._columns)

    @property
    def rows(self) -> list[Weighed]:
        """Every subject with what was said of it."""
        return list(self._rows)

    def subject(self, row: int) -> ImpactSubject | None:
        """The subject of a row."""
        return self._rows[row].subject if 0 <= row < len(self._rows) else None

    def row_of(self, item_id: ItemId) -> int:
        """The row of a subject, -1 where it has none."""
        ids = [each.subject.id for each in self._rows]
        return ids.index(item_id) if item_id in ids else -1

    def side(self, column: int) -> Perspective | None:
        """The perspective of a column, None for the first."""
        return self._columns[column - 1] if 0 < column <= len(self._columns) else None

    def name_of(self, row: int) -> str:
        """What is checked, in words."""
        said = reason_text(self.context, self.subject(row))
        return said or self.context.tr("nothing said yet")

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in _ROLES:
            return None
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        each, side = self._rows[index.row()], self.side(index.column())
        if role == ITEM:
            return each.subject.id
        if side is None:
            return self._of_subject(index.row(), role)
        value, why = each.value(side.id), each.why(side.id).strip()
        if role == MARK:
            return value
        if role == HAS_WHY:
            return bool(why)
        if role == TOOL_TIP:
            return why or None
        if role == DISPLAY:
            return signed(value) if value is not None else ""
        return self._spoken(side, value, why) if role == ACCESSIBLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != DISPLAY:
            return None
        side = self.side(section)
        if side is None:
            return self.context.tr("Goal or decision")
        return self.context.filled(side.name) or "…"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.column() and not self.context.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def rate(self, index: Index, value: int | None, visit: str) -> None:
        """Say what the row's subject does to the column's side; None takes it back."""
        subject, side = self.subject(index.row()), self.side(index.column())
        if subject is None or side is None or (value is not None and value not in VALUES):
            return
        self.context.flush()
        new_id = self.context.editor.new_id
        command = rate(self.context.document, subject.id, side.id, value, new_id)
        if command is not None:
            self.context.apply(command, visit=visit)

    def _of_subject(self, row: int, role: int) -> str | None:
        name = self.name_of(row)
        if role == DISPLAY:
            return name
        wording = Wording(self.context.document, self.context.words)
        verdict = verdict_words(self._rows[row], wording)
        if role == NOTE:
            return verdict
        if role == NOTE_INK:
            return "steps" if self._rows[row].needs_balance else "ink2"
        return ", ".join(filter(None, (name, verdict))) if role == ACCESSIBLE else None

    def _spoken(self, side: Perspective, value: int | None, why: str) -> str:
        words = value_words(Wording(self.context.document, self.context.words))
        said = self.context.tr("not looked at yet")
        if value is not None:
            said = f"{signed(value)}, {words[value]}"
        return ", ".join(filter(None, (f"{self.context.filled(side.name)}: {said}", why)))

    def _take(self) -> None:
        self._rows = weighed(self.context.document, self._activity)
        self._columns = perspectives(self.context.document, self._activity)

    def _follow(self, changed: Changed) -> None:
        if not changed.touches(*KINDS):
            return
        before = self._shape()
        rows, columns = self._rows, self._columns
        self._take()
        if self._shape() != before:
            now = self._rows, self._columns
            self._rows, self._columns = rows, columns
            self.beginResetModel()
            self._rows, self._columns = now
            self.endResetModel()
        elif self._rows:
            last = self.index(len(self._rows) - 1, len(self._columns))
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns))

    def _shape(self) -> tuple[list[ItemId], list[ItemId]]:
        return [each.subject.id for each in self._rows], [side.id for side in self._columns]
