"""Many widgets made a few at a time, so that nothing that is pressed meanwhile waits for all."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

FIRST_S, TURN_S = 0.020, 0.012
"""So long is worked at once, and in each later turn of the event loop; at least one is made."""


class Portions(QObject):
    """Those that are seen first are made at once, the rest between events.

    ``make`` makes the next one; it returns whether there are more. ``made`` is emitted after each
    portion: time to lay out. ``completed`` comes after the last.
    """

    made = Signal()
    completed = Signal()

    def __init__(self, make: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._turns = QTimer(self)
        self._turns.timeout.connect(lambda: self._work(TURN_S))

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to make."""
        return not self._turns.isActive()

    def begin(self, *, at_once: bool = False) -> None:
        """There is something to make: the first portion now, or all of it."""
        self._turns.start(0)
        self._work(float("inf") if at_once else FIRST_S)

    def complete(self) -> None:
        """Make all that is left now: somebody looks for it."""
        if not self.is_complete:
            self._work(float("inf"))

    def _work(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        has_more = self._make()
        while has_more and time.perf_counter() < end:
            has_more = self._make()
        if not has_more:
            self._turns.stop()
        self.made.emit()
        if not has_more:
            self.completed.emit()
