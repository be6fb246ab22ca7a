"""Editors in the cells of a table that are tied to the document, each by its binding."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxworkshop_ui.fields.binding import Binding

Index = QModelIndex | QPersistentModelIndex


class BoundDelegate(QStyledItemDelegate):
    """Subclasses make the editor and its binding; nothing else writes into the model."""

    inset: ClassVar[tuple[int, int, int, int]] = (0, 0, 0, 0)
    """How far the editor's edges are moved from those of its cell."""

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """The editor follows the document by itself."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Commit what is typed and not committed yet."""
        for binding in editor.findChildren(Binding):
            binding.commit()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        place: QRect = option.rect
        editor.setGeometry(place.adjusted(*self.inset))
