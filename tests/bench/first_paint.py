"""A child of the start-up bench: opens a window, and says when it was painted and what it uses.

    python -m tests.bench.first_paint bare
    python -m tests.bench.first_paint program [FILE]

Prints one line: the monotonic clock at the first painted frame, in seconds, and the memory
after a moment of rest, in MB.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

REST = 1500
"""Milliseconds between the first paint and the look at the memory."""


class FirstPaint(QObject):
    """Notes when the window has been painted for the first time, then ends the program."""

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


def bare(rest: int) -> int:
    """The floor: a window of PySide6 with one label in it."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("CX Workshop"))
    window.resize(1280, 720)
    watch = FirstPaint(window, rest)
    window.show()
    code = app.exec()
    watch.deleteLater()
    return code


def program(files: list[str], rest: int) -> int:
    """The program as it starts for its users."""
    from cxworkshop_ui.app import App, make_application

    application = make_application(["cxworkshop"])
    app = App(application)
    watch = FirstPaint(app.window, rest)
    if files:
        app.open(Path(files[0]))
    app.show()
    code = application.exec()
    app.close()
    watch.deleteLater()
    return code


if __name__ == "__main__":
    what, *rest_of = sys.argv[1:]
    pause = REST if "--memory" in rest_of else 0
    named = [word for word in rest_of if word != "--memory"]
    sys.exit(bare(pause) if what == "bare" else program(named, pause))
