"""The grid of counts: how many gave each value, statement by statement."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject

from cxworkshop.activities.diagnostic import SCALE, Counts, Statement, Tally
from cxworkshop.activities.diagnostic_answers import tally_of
from cxworkshop.activities.diagnostic_results import NOBODY, Distribution, Group
from cxworkshop.activities.diagnostic_words import ends
from cxworkshop.activities.wording import Wording
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.diagnostic_rows import (
    ACCESSIBLE,
    DISPLAY,
    TOOL_TIP,
    VALUE,
    Index,
    StatementRows,
)
from cxworkshop_ui.context import SessionContext

TOTAL = len(SCALE)
"""The column after the values: how many answered."""


class CountsModel(StatementRows):
    """``VALUE`` is a number of people. ``group`` are the functions counted, none for the room."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QObject | None = None
    ) -> None:
        super().__init__(context, activity, parent)
        self.group: Group = ()
        self._counts: list[Counts] = []
        self._others: list[Distribution] = []

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else TOTAL + 1

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, VALUE, ACCESSIBLE):
            return None
        found, column = self._counts[index.row()], index.column()
        number = found[column] if column < TOTAL else sum(found)
        if role == VALUE:
            return number
        if role == DISPLAY:
            return str(number) if number or column == TOTAL else ""
        what = self.context.tr("gave {value}", value=column + 1)
        if column == TOTAL:
            what = self.context.tr("answered")
        return f"{self.name(index.row())}, {what}: {number}"

    def counts(self, row: int) -> Counts:
        """How many gave each value in a row, in the group shown."""
        return self._counts[row]

    def own(self, row: int) -> Distribution:
        """All groups together."""
        return self._others[row].plus(self._counts[row])

    def miscounted(self, most: int) -> list[tuple[Statement, int]]:
        """The statements with more sheets in the group shown than there are people, how many."""
        each = zip(self.statements, map(sum, self._counts), strict=True)
        return [(statement, number) for statement, number in each if number > most]

    def renew(self) -> None:
        """Some count changed."""
        self._fill()
        if self.statements:
            last = len(self.statements) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, TOTAL))

    def _fill(self) -> None:
        document = self.context.document
        self._counts, self._others = [], []
        for statement in self.statements:
            shown = tally_of(document, statement.id, self.round, self.group)
            self._counts.append(shown.counts if shown is not None else NOBODY)
            others = Distribution()
            for tally in document.all(Tally):
                is_here = tally.parent == statement.id and tally.round == self.round
                if is_here and tally.functions != self.group:
                    others = others.plus(tally.counts)
            self._others.append(others)

    def _column_head(self, column: int, role: int) -> Any:
        if role not in (DISPLAY, ACCESSIBLE, TOOL_TIP, VALUE):
            return None
        if role == VALUE:
            return 1
        if column == TOTAL:
            return self.context.tr("Total")
        lowest, highest = ends(
            self.diagnostic, Wording(self.context.document, self.context.session_words)
        )
        word = {0: lowest, TOTAL - 1: highest}.get(column, "")
        return f"{column + 1}\n{word}".strip()
