"""From the core's signals, which any thread may emit, to Qt's, which reach the windows' thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cxworkshop.editing.signal import Signal as CoreSignal


class Bridge(QObject):
    """Emits ``told`` in its own thread for every value of a core signal.

    From the same thread it is told at once, from another through the event loop.
    """

    told = Signal(object)

    def __init__(self, source: CoreSignal[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        source.connect(self._tell)

    def close(self) -> None:
        """Listen no longer."""
        self._source.disconnect(self._tell)

    def _tell(self, value: object) -> None:
        self.told.emit(value)
