"""What a start does without: nothing here is timed, what is loaded is counted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cxworkshop.sample import sample
from cxworkshop.store.opening import create_session

STARTED = """
import json, sys
from cxworkshop import cli
from cxworkshop_ui.__main__ import open_window

def watch(window):
    from PySide6 import QtCore, QtGui, QtWidgets

    def tell():
        names = list(sys.modules)
        application = QtWidgets.QApplication.instance()
        made = [name for part in (QtCore, QtGui, QtWidgets) for name in vars(part)]
        late = names[names.index("PySide6.QtCore"):]
        application.setStyleSheet("")  # with one, the style has no name
        style = application.style().name()
        told = {"title": window.windowTitle(), "style": style, "made": made, "late": late}
        print(json.dumps(told))
        QtWidgets.QApplication.exit(0)

    QtCore.QTimer.singleShot(200, tell)

sys.exit(cli.main(sys.argv[1:], lambda files: open_window(files, watch)))
"""


@pytest.fixture(params=["the start page", "a session"])
def started(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    """What a program of its own tells of itself just after its window is seen."""
    files: list[str] = []
    if request.param == "a session":
        session = create_session(tmp_path / "sample.cxsession", sample("en"))
        session.close()
        files = [str(session.path)]
    # Whatever style the desktop asks for: the program looks the same everywhere.
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"}
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *files],
        env={**env, "CXWORKSHOP_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert ("Northwind" in told["title"]) is bool(files)
    return told


def test_a_start_makes_no_class_of_qt_that_it_does_not_use(started: dict[str, Any]) -> None:
    # QStyle for one attribute, all widgets for one viewport, all gradients for one rectangle.
    assert "QLabel" in started["made"]
    assert not {"QStyle", "QWizard", "QGradient", "QFileDialog"}.intersection(started["made"])


def test_the_core_of_a_start_is_there_before_qt(started: dict[str, Any]) -> None:
    assert [name for name in started["late"] if name.partition(".")[0] == "cxworkshop"] == []
    assert "cxworkshop_ui.app" in started["late"]


def test_the_style_is_ours_whatever_the_desktop_has(started: dict[str, Any]) -> None:
    assert started["style"] == "fusion"
