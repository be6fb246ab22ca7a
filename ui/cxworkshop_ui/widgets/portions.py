"""Many widgets made a few at a time, so that nothing that is pressed meanwhile waits for all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

FIRST_S, TURN_S = 0.020, 0.012
"""So long is worked at once, and in each later turn; at least one is made."""
REST_MS = 16
"""Between turns: what was made is painted, and keys come first."""


_nobody_waits: ContextVar[bool] = ContextVar("nobody_waits", default=False)


@contextmanager
def nobody_waiting() -> Iterator[None]:
    """What begins in here is for later: none is made at once but the first."""
    token = _nobody_waits.set(True)
    try:
        yield
    finally:
        _nobody_waits.reset(token)


class Portions(QObject):
    """Those that are seen first are made at once, the rest between events.

    ``make`` makes the next one; it returns whether there are more. ``made`` is emitted after each
    portion: time to lay out. ``completed`` comes after the last. While ``place``, in which they
    stand, is out of sight again nothing is made: what is looked at instead has the time.
    """

    made = Signal()
    completed = Signal()

    def __init__(self, make: Callable[[], bool], place: QWidget) -> None:
        super().__init__(place)
        self._make = make
        self._is_complete = True
        self._turns = QTimer(self)
        self._turns.timeout.connect(lambda: self._work(TURN_S))
        place.installEventFilter(self)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to make."""
        return self._is_complete

    def begin(self, *, at_once: bool = False) -> None:
        """There is something to make: the first portion now, or all of it."""
        self._is_complete = False
        self._turns.start(REST_MS)
        first = 0.0 if _nobody_waits.get() else FIRST_S
        self._work(float("inf") if at_once else first)

    def complete(self) -> None:
        """Make all that is left now: somebody looks for it."""
        if not self._is_complete:
            self._work(float("inf"))

    def go_on(self) -> None:
        """Make what is left between events, even out of sight: the time is nobody's."""
        if not self._is_complete and not self._turns.isActive():
            self._turns.start(REST_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._turns.stop()
        elif event.type() == QEvent.Type.Show and not self._is_complete:
            self._turns.start(REST_MS)
        return False

    def _work(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        has_more = self._make()
        while has_more and time.perf_counter() < end:
            has_more = self._make()
        if not has_more:
            self._is_complete = True
            self._turns.stop()
        self.made.emit()
        if not has_more:
            self.completed.emit()
