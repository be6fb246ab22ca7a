"""A robot types into the program and kills it: what is older than half a second is found again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from cxworkshop.activities.notes import Note
from cxworkshop.sample import sample
from cxworkshop.store.opening import create_session, open_session

SAFE_AFTER = 0.5
"""Seconds after which what was typed must be found, whatever happens."""

ROBOT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from cxworkshop.settings import SettingsFile
from cxworkshop_ui.app import App, make_application

application = make_application(["robot"])
app = App(application, SettingsFile(system_language="en"))
app.window.show()
app.desk.open(Path(sys.argv[1]))
app.window.show_page("run/run")
line = next(
    each for each in app.window.findChildren(QLineEdit)
    if each.isVisible() and each.accessibleName() == "New note"
)
line.setFocus()
typed = 0

def say(word):
    sys.stdout.write(f"{word} {time.monotonic()} {typed}\\n")
    sys.stdout.flush()

def beat():
    global typed
    QTest.keyClick(line, "abcdefghij"[typed % 10])
    typed += 1
    say("typed")

# Never resting: a key every 15 ms, and a word that the program is alive in between.
keys, alive = QTimer(), QTimer()
keys.timeout.connect(beat)
alive.timeout.connect(lambda: say("alive"))
keys.start(15)
alive.start(5)
application.exec()
"""


def typed_and_killed(path: Path, chance: random.Random) -> int:
    """Let the robot type for a while, kill it; how many keys must be found afterwards."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", ROBOT, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as robot:
        assert robot.stdout is not None
        lines = [robot.stdout.readline() for _ in range(chance.randrange(350, 700))]
        robot.kill()
        lines += robot.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    # The last word may come from the very turn in which a key that was due was still to be kept.
    alive_at = [float(at) for word, at, _ in whole if word == "alive"][-2]
    return max(
        (
            int(count)
            for word, at, count in whole
            if word == "typed" and float(at) < alive_at - SAFE_AFTER
        ),
        default=0,
    )


@pytest.mark.parametrize("seed", range(3))
def test_what_was_typed_half_a_second_before_a_kill_is_found_at_the_next_start(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "day.cxsession"
    create_session(path, sample("en")).close()
    safe = typed_and_killed(path, random.Random(seed))
    assert safe > 20, "the robot had no time to type"
    session = open_session(path)
    try:
        found = [note.text for note in session.document.all(Note) if note.text.startswith("abc")]
    finally:
        session.close()
    assert len(found) == 1
    assert found[0] == ("abcdefghij" * len(found[0]))[: len(found[0])]
    assert len(found[0]) >= safe
