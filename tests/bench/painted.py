"""Notes when a window is painted for the first time, and ends its program."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

REST = 1500
"""Milliseconds between the first paint and the look at the memory."""


class FirstPaint(QObject):
    """Prints the monotonic clock at the window's first frame, in seconds, and the memory in MB."""

    def __init__(self, window: QWidget, rest: int) -> None:
        super().__init__(window)
        self.at = 0.0
        self._rest = rest
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.at:
            watched.removeEventFilter(self)
            self.at = -1.0
            # The paint of the window's children belongs to the same frame: look after it.
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.at = time.monotonic()
        QTimer.singleShot(self._rest, self._tell)

    def _tell(self) -> None:
        sys.stdout.write(f"{self.at} {memory()}\n")
        sys.stdout.flush()
        QApplication.exit(0)


def memory() -> float:
    """What this process uses, its share of shared pages included, in MB."""
    rollup = Path("/proc/self/smaps_rollup")
    if rollup.is_file():
        for line in rollup.read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
