"""Which column of a list holds what: as recognised, and to be corrected."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from cxworkshop.i18n import M, Message
from cxworkshop.importing.columns import FIELDS, Columns
from cxworkshop.importing.tables import Table
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.elided_text import ElidedText

_WORDS: dict[str, Message] = {
    "name": M("Name"),
    "first_name": M("First name"),
    "last_name": M("Last name"),
    "function": M("Function"),
    "role": M("Role"),
    "email": M("E-mail"),
}
_MOST = 12
"""Columns that are offered; a list of people has no more."""


class ColumnChoices(QWidget):
    """One line a column: its head, what stands in it first, and what it is taken for."""

    changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.context = context
        self._boxes: list[QComboBox] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(in_use().px(6))
        self._grid.setHorizontalSpacing(in_use().px(10))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(2, 3)

    @property
    def columns(self) -> Columns:
        """What is chosen now."""
        chosen: dict[str, int] = {}
        for index, box in enumerate(self._boxes):
            field = box.currentData()
            if field:
                chosen.setdefault(field, index)
        return msgspec.convert(chosen, Columns)

    def show_table(self, table: Table, columns: Columns) -> None:
        """Show the columns of another list and what they were recognised as."""
        while (taken := self._grid.takeAt(0)) is not None:
            widget: QWidget | None = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes.clear()
        found = {getattr(columns, field): field for field in FIELDS}
        for index in range(min(table.width, _MOST)):
            self._add_line(table, index, found.get(index, ""))

    def _add_line(self, table: Table, index: int, field: str) -> None:
        tr = self.context.tr
        head = table.heads[index] if index < len(table.heads) else ""
        head = head or tr("Column {number}", number=index + 1)
        sample = next((row.cell(index) for row in table.rows if row.cell(index)), "")
        box = QComboBox()
        box.addItem(tr("Leave out"), "")
        for name in FIELDS:
            box.addItem(self.context.words.say(_WORDS[name]), name)
        box.setCurrentIndex(max(box.findData(field), 0))
        box.setAccessibleName(tr("Column “{head}” holds", head=head))
        box.activated.connect(lambda _, at=index: self._chosen(at))
        texts = (
            ElidedText("small-strong", "ink", head),
            ElidedText("small", "ink2", sample),
        )
        for at, text in enumerate(texts):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(text, index, at)
        self._grid.addWidget(box, index, 2)
        self._boxes.append(box)

    def _chosen(self, at: int) -> None:
        """One column a field: the choice takes it from any other."""
        field = self._boxes[at].currentData()
        for index, box in enumerate(self._boxes):
            if field and index != at and box.currentData() == field:
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
        self.changed.emit()
