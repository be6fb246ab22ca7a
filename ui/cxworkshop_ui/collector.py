"""When Python looks for garbage: between two events of the windows' thread, never elsewhere.

Left to itself, Python collects in whatever thread makes the next object and in the middle of
whatever it does. In a worker that ends objects of Qt which belong to the windows, and the program
crashes; in the middle of a key it costs a frame or three.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cxworkshop_ui.runner import Runner

TICK_MS, BUSY_TICK_MS = 250, 50
"""How often is looked whether there is something to do; oftener, a little each, beside a worker."""
QUIET_S = 1.0
"""So long no key was pressed before everything is looked at."""
YOUNG, MIDDLE, MANY = 5_000, 25_000, 100_000
"""So many new objects are looked at by themselves; with those that were young; with all others.

The first is a millisecond or less, the second a few. An hour of typing makes some thousand.
"""
LIMIT = 10 * MANY
"""More new objects do not wait for a quiet moment: a hundred megabytes at worst."""


class Collector(QObject):
    """Collects for the whole program from when it is started; made in the windows' thread.

    ``now`` gives seconds that only go on.
    """

    def __init__(
        self,
        runner: Runner,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._now = now
        self._was_automatic = False
        self._is_unsettled = False
        self._last_key = now()
        self._middle = self._new = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Collect from now on; what there is by now is settled in the first quiet moment."""
        self._was_automatic = gc.isenabled()
        gc.disable()
        self.settle()
        self._timer.start(TICK_MS)

    def close(self) -> None:
        """Leave Python as it was before."""
        if self._timer.isActive():
            self._timer.stop()
            gc.unfreeze()
            if self._was_automatic:
                gc.enable()

    def key_pressed(self) -> None:
        """Somebody is typing: not now."""
        self._last_key = self._now()

    def settle(self) -> None:
        """Much has come or gone, a session for instance.

        In the next quiet moment everything is looked at, and what is left is taken to stay: it
        is not looked at again until next time, which makes looking at the rest short.
        """
        self._is_unsettled = True

    def _tick(self) -> None:
        young = gc.get_count()[0]
        if young >= YOUNG:
            self._new += young
            self._middle += young
            is_middle = self._middle >= MIDDLE
            gc.collect(1 if is_middle else 0)
            if is_middle:
                self._middle = 0
        is_busy = self._runner.is_busy
        interval = BUSY_TICK_MS if is_busy else TICK_MS
        if self._timer.interval() != interval:
            self._timer.setInterval(interval)
        is_quiet = not is_busy and self._now() - self._last_key >= QUIET_S
        is_due = self._is_unsettled or self._new >= MANY
        if self._new >= LIMIT or (is_quiet and is_due):
            self._collect_all(is_settling=is_quiet and self._is_unsettled)

    def _collect_all(self, *, is_settling: bool) -> None:
        if is_settling:
            gc.unfreeze()
        gc.collect()
        if is_settling:
            gc.freeze()
            self._is_unsettled = False
        self._middle = self._new = 0
