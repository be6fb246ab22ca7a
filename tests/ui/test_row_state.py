"""What delegates read of a row is what Qt tells them of it."""

from __future__ import annotations

import pytest
from cxworkshop_ui.widgets.row_state import Index, has_focus, is_chosen, is_hot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

STATES = (
    QStyle.StateFlag.State_Selected,
    QStyle.StateFlag.State_HasFocus,
    QStyle.StateFlag.State_MouseOver,
)


class _Notes(QStyledItemDelegate):
    """Notes of every cell that is painted what Qt says of it and what we read."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.read: dict[tuple[int, int], tuple[bool, ...]] = {}
        self.told: dict[tuple[int, int], tuple[bool, ...]] = {}

    def paint(self, _painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = (index.row(), index.column())
        self.read[cell] = (is_chosen(option, index), has_focus(option, index), is_hot(option))
        self.told[cell] = tuple(bool(option.state & state) for state in STATES)


def _list() -> QListWidget:
    made = QListWidget()
    made.addItems(["one", "two", "three"])
    return made


def _table() -> QTableWidget:
    made = QTableWidget(3, 2)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    return made


@pytest.mark.parametrize("make", [_list, _table])
def test_rows_are_read_as_qt_tells_them(qtbot: QtBot, make: type[QAbstractItemView]) -> None:
    view = make()
    notes = _Notes(view)
    view.setItemDelegate(notes)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    chosen = view.model().index(1, 0)
    view.setCurrentIndex(chosen)
    view.grab()
    assert notes.read == notes.told
    assert notes.read[1, 0] == (True, True, False)
    assert not any(notes.read[2, 0])
    view.clearFocus()
    view.grab()
    assert notes.read == notes.told
    assert notes.read[1, 0] == (True, False, False)
