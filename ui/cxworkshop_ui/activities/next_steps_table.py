"""The table of next steps: keys, widths, and editing in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from cxworkshop_ui.activities.next_steps_delegate import NextStepsDelegate
from cxworkshop_ui.activities.next_steps_model import NextStepsModel
from cxworkshop_ui.activities.step_words import COLUMNS
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.grounded import GroundedTable

_SHARES = {"text": 30, "owner": 15, "due": 13, "goal": 18, "done_when": 17}
_NEEDS = {"done_when": 760, "goal": 540}
"""Columns that are left to the details where the table is narrower than so many px."""


class StepsTable(GroundedTable):
    """Typing edits, Enter edits and goes down, Delete deletes, Ctrl+D duplicates."""

    deletion_wanted = Signal()
    copy_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, model: NextStepsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # As close to the edge as the delegate writes; a model would have its heads dressed first.
        self.horizontalHeader().setProperty("close", True)
        self._steps = model
        self._fitted = (0, 0.0)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setMinimumHeight(180)
        self.selectionModel().currentChanged.connect(self.viewport().update)

        model.dataChanged.connect(self._fit_changed)
        model.rowsInserted.connect(lambda _parent, first, last: self._fit_rows(first, last))
        model.layoutChanged.connect(self.resizeRowsToContents)

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit_rows(first.row(), last.row())

    def _fit_rows(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.resizeRowToContents(row)

    def wear_delegate(self, delegate: NextStepsDelegate) -> None:
        """Paint and edit with it; the rows hold still while an editor is open."""
        self.setItemDelegate(delegate)
        delegate.started.connect(self._hold)
        delegate.closeEditor.connect(self._edited)

    def _hold(self) -> None:
        self._steps.is_held = True

    def _edited(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Tab has opened the next one
        self._steps.is_held = False
        self._steps.settle()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    def edit_cell(self, row: int, column: str) -> None:
        """Start editing a cell."""
        index = self._steps.index(row, COLUMNS.index(column))
        self.setCurrentIndex(index)
        self.edit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the width among the columns and give every row its height."""
        look, width = in_use(), self.viewport().width()
        if self._fitted == (width, look.scale):
            return  # the rows follow what they say; measuring all of them costs a frame
        self._fitted = (width, look.scale)
        hidden = {name for name, least in _NEEDS.items() if width < look.px(least)}
        for name in _NEEDS:
            self.setColumnHidden(COLUMNS.index(name), name in hidden)
        number, status = look.px(36), look.px(100)
        shares = {name: share for name, share in _SHARES.items() if name not in hidden}
        rest, whole = max(width - number - status, 100), sum(shares.values())
        widths = {name: rest * share // whole for name, share in shares.items()}
        widths |= {"number": number, "status": status}
        for name, size in widths.items():
            self.setColumnWidth(COLUMNS.index(name), size)
        self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        key, with_control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_editing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if with_control:
                self.details_wanted.emit()
            elif self.currentIndex().isValid():
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.deletion_wanted.emit()
        elif key == Qt.Key.Key_D and with_control:
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # out of the table; the arrow keys lead from cell to cell
        else:
            super().keyPressEvent(event)
