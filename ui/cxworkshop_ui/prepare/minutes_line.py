"""A small line for a number of minutes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxworkshop.errors import BadInput
from cxworkshop_ui.prepare.time_text import read_minutes


class MinutesLine(QLineEdit):
    """Takes ``5``, ``75 min`` or ``1 h 15``; the arrow keys count up and down.

    ``edited`` tells that the user changed it. What cannot be read counts as no time.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda _: self.edited.emit())

    def value(self) -> int:
        """The minutes."""
        try:
            return read_minutes(self.text())
        except BadInput:
            return 0

    def set_value(self, minutes: int) -> None:
        """Show a number of minutes, nothing for none."""
        if self.value() != minutes:
            self.setText(str(minutes) if minutes else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        self.set_value(max(0, self.value() + by))
        self.edited.emit()
