"""What nobody looks at is not brought up to date before somebody does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Renews a widget now where it is seen, else as soon as it is shown: once, however often asked.

    Nothing else may ask the widget what it shows meanwhile.
    """

    def __init__(self, renew: Callable[[], object], widget: QWidget) -> None:
        super().__init__(widget)
        self._renew = renew
        self._widget = widget
        self._is_due = False
        widget.installEventFilter(self)

    def ask(self) -> None:
        """It shows something that is no longer so."""
        self._is_due = True
        if self._widget.isVisible():
            self._do()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_due:
            self._do()
        return False

    def _do(self) -> None:
        self._is_due = False
        self._renew()
