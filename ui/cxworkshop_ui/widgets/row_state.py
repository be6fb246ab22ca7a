"""How a row stands that a delegate is about to paint.

``option.state`` says the same, but to read it Python would first make every name of QStyle.
"""

from __future__ import annotations

from typing import TypeAlias, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

Index: TypeAlias = QModelIndex | QPersistentModelIndex


def is_chosen(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether it is selected."""
    return _view(option).selectionModel().isSelected(index)


def has_focus(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether it is the current one of a view that has the focus."""
    view = _view(option)
    return view.hasFocus() and view.currentIndex() == index


def is_hot(option: QStyleOptionViewItem) -> bool:
    """Whether the pointer is over it."""
    if not _view(option).underMouse():
        return False
    from PySide6.QtWidgets import QStyle

    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_MouseOver)


def _view(option: QStyleOptionViewItem) -> QAbstractItemView:
    return cast("QAbstractItemView", option.widget)
