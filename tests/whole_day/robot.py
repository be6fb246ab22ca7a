"""Lives the whole day in a process of its own, as fast as it can, and says how far it is.

``python -m tests.whole_day.robot FOLDER``: sessions are made in the folder.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from pathlib import Path

import cxworkshop_ui.files
import cxworkshop_ui.home.home_page
from cxworkshop_ui.app import App, make_application
from PySide6.QtCore import QTimer

import cxworkshop.editing.editor
from cxworkshop.progress import run_state
from cxworkshop.settings import SettingsFile
from tests.whole_day.clock import morning_clock
from tests.whole_day.gestures import strokes
from tests.whole_day.the_day import DAY

PACE = 5
"""Milliseconds between two strokes."""


def main(folder: Path) -> None:
    """Start the program and type until somebody kills it."""
    clock = cxworkshop.editing.editor.time = morning_clock()
    cxworkshop_ui.home.home_page.sessions_folder = lambda: folder
    cxworkshop_ui.files.sessions_folder = lambda: folder
    application = make_application(["robot"])
    settings = SettingsFile(system_language="en")
    settings.change(language="en", theme="light", outputs_in=str(folder / "out"))
    app = App(application, settings)
    app.window.resize(1440, 900)
    app.window.show()
    app.window.activateWindow()
    doing = strokes(app, DAY)

    def beat() -> None:
        try:
            number, done = next(doing, (len(DAY), 0))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        now = clock.time_ns() // 1_000_000
        current, left, can_undo = "", 0, False
        if app.desk.context is not None:
            state = run_state(app.desk.context.document, now)
            current, left = state.current or "", state.run.seconds_left if state.run else 0
            can_undo = app.desk.context.editor.undo_label is not None
        said = (number, done, time.monotonic(), now, current or "-", left, int(can_undo))
        sys.stdout.write(" ".join(map(str, said)) + "\n")
        sys.stdout.flush()

    keys = QTimer()
    keys.timeout.connect(beat)
    keys.start(PACE)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
