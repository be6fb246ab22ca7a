"""People by name, each to be ticked by one press; the arrow keys move, one Tab stop for all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.flow_row import FlowRow

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class NameToggles(QWidget):
    """Names that are on or off. ``toggled`` carries the id and what it is now to be."""

    toggled = Signal(str, bool)

    def __init__(self, name: str, on: str, off: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._on, self._off = on, off
        self._row = FlowRow(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)
        self._buttons: dict[ItemId, QPushButton] = {}
        self._current: ItemId | None = None

    def show_names(self, names: Mapping[ItemId, str], on: set[ItemId]) -> None:
        """Show exactly these in this order, those in ``on`` ticked."""
        if list(names) != list(self._buttons):
            kept = {item_id: self._buttons.get(item_id) for item_id in names}
            self._buttons = {
                item_id: button or self._button(item_id) for item_id, button in kept.items()
            }
            self._row.set_widgets(list(self._buttons.values()))
        if self._current not in self._buttons:
            self._current = next(iter(self._buttons), None)
        for item_id, button in self._buttons.items():
            is_on = item_id in on
            button.setText(f"✓ {names[item_id]}" if is_on else names[item_id])
            button.setAccessibleName(f"{names[item_id]}, {self._on if is_on else self._off}")
            button.setChecked(is_on)
            stays = item_id == self._current
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if stays else Qt.FocusPolicy.ClickFocus
            )
        self._row.updateGeometry()

    def go(self, by: int) -> None:
        """To the name so many places on; at an end it stays."""
        ids = list(self._buttons)
        if self._current in ids:
            at = min(max(ids.index(self._current) + by, 0), len(ids) - 1)
            self._current = ids[at]
            for item_id, button in self._buttons.items():
                stays = item_id == self._current
                button.setFocusPolicy(
                    Qt.FocusPolicy.StrongFocus if stays else Qt.FocusPolicy.ClickFocus
                )
            self._buttons[self._current].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, item_id: ItemId) -> QPushButton:
        button = _Name(self)
        button.clicked.connect(lambda is_on: self._pressed(item_id, is_on))
        return button

    def _pressed(self, item_id: ItemId, is_on: bool) -> None:
        self._current = item_id
        self.toggled.emit(item_id, is_on)


class _Name(QPushButton):
    """One name; leaves the arrow keys to all of them."""

    def __init__(self, toggles: NameToggles) -> None:
        super().__init__(toggles)
        self._toggles = toggles
        self.setCheckable(True)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), in_use().px(32)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._toggles.go(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
