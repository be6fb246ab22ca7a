"""A table that is edited in place by keyboard: what it hears and what it asks for."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.model.item import ItemId
from cxworkshop_ui.fields.bound_delegate import BoundDelegate
from cxworkshop_ui.prepare.item_rows import Index, ItemRows
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.widgets.row_state import has_focus, is_chosen
from cxworkshop_ui.widgets.table import Table

ACROSS = Qt.Orientation.Horizontal
_KEYS = {
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Insert: "add",
}


class EditTable(Table):
    """Typing, F2 and Enter edit; Enter then goes down, Tab to the next cell.

    ``wanted`` says what is asked for the current row: remove, add, up, down, paste, menu.
    """

    wanted = Signal(str)

    def __init__(
        self,
        model: ItemRows,
        name: str,
        *,
        row_height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, row_height, fits_rows=True, parent=parent)
        self.rows = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda _: self.wanted.emit("menu"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._repaint)

    @property
    def current(self) -> ItemId | None:
        """The item of the current row."""
        return self.rows.item_id(self.currentIndex().row())

    @property
    def is_editing(self) -> bool:
        """Whether a cell's editor is open: what it leaves of a key comes to the table."""
        # The state alone is not enough: a row that goes elsewhere ends it, not the editor.
        return self.state() == QAbstractItemView.State.EditingState or not self.hasFocus()

    def wear(self, delegate: QStyledItemDelegate) -> None:
        """Paint and edit with it."""
        self.setItemDelegate(delegate)
        delegate.closeEditor.connect(self._edited)

    def choose(self, item_id: ItemId | None, column: str = "") -> bool:
        """Make an item's row the current one. Returns whether it is there."""
        row = self.rows.row_of(item_id)
        if row < 0:
            return False
        at = self.rows.columns.index(column) if column else max(self.currentIndex().column(), 0)
        index = self.rows.index(row, at)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def edit_current(self) -> None:
        """Open the editor of the current cell."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if self.is_editing:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.wanted.emit("paste")
        elif modifiers & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Up:
            self.wanted.emit("up")
        elif modifiers & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self.wanted.emit("down")
        elif key in _KEYS:
            self.wanted.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_current()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # out of the table; the arrow keys lead from cell to cell
        else:
            super().keyPressEvent(event)

    def _repaint(self) -> None:
        self.setDirtyRegion(QRegion(self.rect()))

    def _edited(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)


class RowDelegate(BoundDelegate):
    """Editors in cells, the ground of a row and the ring of the current cell."""

    inset = (2, 2, -2, -3)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's ground and the line below it."""
        palette = in_use().palette
        rect: QRect = option.rect
        if is_chosen(option, index):
            fill(painter, rect, palette.selection)
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ring of the current cell."""
        if has_focus(option, index):
            rect: QRect = option.rect
            painter.setPen(QColor(in_use().palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
