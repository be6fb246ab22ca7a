"""A child of the start-up bench: opens a window, and says when it was painted and what it uses.

    python -m tests.bench.first_paint bare
    python -m tests.bench.first_paint program [FILE]

Prints one line: the monotonic clock at the first painted frame, in seconds, and the memory
once it rests, in MB. The program starts the way its console script starts it, from the
command line on; this module imports nothing that the program would import otherwise or later.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def bare(is_resting: bool) -> int:
    """The floor: a window of PySide6 with one label in it."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("CX Workshop"))
    window.resize(1280, 720)
    _watch(window, is_resting)
    window.show()
    return app.exec()


def program(files: list[str], is_resting: bool) -> int:
    """The program as it starts for its users."""
    from cxworkshop_ui.__main__ import open_window

    from cxworkshop import cli

    def watched(named: list[str]) -> int:
        return open_window(named, lambda window: _watch(window, is_resting))

    return cli.main(files, watched)


def _watch(window: QWidget, is_resting: bool) -> None:
    from tests.bench.painted import REST, FirstPaint

    FirstPaint(window, REST if is_resting else 0)


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    is_long = "--memory" in words
    named = [word for word in words if word != "--memory"]
    sys.exit(bare(is_long) if what == "bare" else program(named, is_long))
