"""A robot types into the forms of the program until it is killed; the next start finds its work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cxworkshop.sample import sample
from cxworkshop.store.opening import create_session, open_session, unpublished_work

SAFE_AFTER = 0.5
"""Seconds after which what was typed must be found, whatever happens."""

ROBOT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from cxworkshop.settings import SettingsFile
import cxworkshop_ui.app as program

path, page, name = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
application = program.make_application(["robot"])
app = program.App(application, SettingsFile(system_language="en"))
stop = program._listen(app)
app.window.show()
app.desk.open(path)
app.window.show_page(page)
application.processEvents()
field = next(
    each for each in app.window.findChildren(QLineEdit) + app.window.findChildren(QPlainTextEdit)
    if each.isVisible() and each.accessibleName() == name
)
field.setFocus()
field.selectAll()
typed = 0

def say(word):
    sys.stdout.write(f"{word} {time.monotonic()} {typed}\\n")
    sys.stdout.flush()

def beat():
    global typed
    QTest.keyClick(field, "abcdefghij"[typed % 10])
    typed += 1
    say("typed")

# Never resting: a key every 15 ms, and a word that the program is alive in between.
keys, alive = QTimer(), QTimer()
keys.timeout.connect(beat)
alive.timeout.connect(lambda: say("alive"))
keys.start(15)
alive.start(5)
application.exec()
app.close()
"""

FORMS = [
    ("prepare/details", "Title"),
    ("prepare/agenda", "Purpose"),
    ("prepare/participants", "Name of a new function"),
    ("plan/goals", "Goal"),
    ("plan/definition", "The agreed sentence"),
    ("plan/next_steps", "New next step"),
]


def end(path: Path, page: str, name: str, chance: random.Random, how: int) -> tuple[int, int]:
    """Let the robot type and end it; keys that must be found, and keys that were typed at all."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", ROBOT, str(path), page, name],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as robot:
        assert robot.stdout is not None
        lines = [robot.stdout.readline() for _ in range(chance.randrange(350, 700))]
        robot.send_signal(how)
        lines += robot.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    assert whole, "the robot did not type"
    # The last word may come from the very turn in which a key that was due was still to be kept.
    alive_at = [float(at) for word, at, _ in whole if word == "alive"][-2]
    keys = [(int(count), float(at)) for word, at, count in whole if word == "typed"]
    safe = [count for count, at in keys if at < alive_at - SAFE_AFTER]
    return max(safe, default=0), max(count for count, _ in keys)


def found(path: Path) -> str:
    """The longest text of the robot in the session as the next start opens it."""
    session = open_session(path)
    try:
        texts = [
            value
            for item in session.document
            for name in item.__struct_fields__
            if isinstance(value := getattr(item, name), str) and value.startswith("abcdef")
        ]
    finally:
        session.close()
    return max(texts, key=len, default="")


@pytest.mark.parametrize(("page", "name"), FORMS)
def test_what_was_typed_into_a_form_is_found_when_the_program_was_killed(
    tmp_path: Path, page: str, name: str
) -> None:
    path = tmp_path / "day.cxsession"
    create_session(path, sample("en")).close()
    safe, _ = end(path, page, name, random.Random(page), signal.SIGKILL)
    assert safe > 20, "the robot had no time to type"
    assert [work.path for work in unpublished_work()] == [path]
    text = found(path)
    assert text == ("abcdefghij" * len(text))[: len(text)]
    assert len(text) >= safe


def test_every_key_is_in_the_file_when_the_system_asks_the_program_to_end(tmp_path: Path) -> None:
    path = tmp_path / "day.cxsession"
    create_session(path, sample("en")).close()
    _, typed = end(path, "plan/goals", "Goal", random.Random(7), signal.SIGTERM)
    assert not unpublished_work()
    assert len(found(path)) == typed
