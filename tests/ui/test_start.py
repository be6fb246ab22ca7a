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
import builtins, json, sys
from cxworkshop import cli
from cxworkshop_ui.__main__ import open_window

def watch(window):
    from PySide6 import QtCore, QtGui, QtWidgets

    window.resize(1280, 720)  # off screen it would be smaller than any screen

    def tell():
        names = list(sys.modules)
        application = QtWidgets.QApplication.instance()
        made = [name for part in (QtCore, QtGui, QtWidgets) for name in vars(part)]
        late = names[names.index("PySide6.QtCore"):]
        application.setStyleSheet("")  # with one, the style has no name
        style = application.style().name()
        told = {"title": window.windowTitle(), "style": style, "made": made, "late": late}
        told["loaded"] = names
        told["mapping"] = list(vars(sys.modules["shibokensupport.signature.mapping"]))
        told["is_import_pythons"] = builtins.__import__ is builtins.__orig_import__
        try:
            QtWidgets.QLabel(1, 2, 3)
        except TypeError as wrong_call:
            told["wrong_call"] = str(wrong_call)
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


def test_a_start_loads_nothing_that_looks_into_code(started: dict[str, Any]) -> None:
    assert "msgspec" in started["loaded"]
    assert not {"inspect", "typing_extensions", "argparse", "logging"} & set(started["loaded"])


def test_pyside_reads_its_own_modules_only_when_something_is_wrong(started: dict[str, Any]) -> None:
    assert "type_map" not in started["mapping"]
    assert "QLabel.__init__(int, int, int)\nSupported signatures:" in started["wrong_call"]


def test_pyside_reads_no_source_of_ours(started: dict[str, Any]) -> None:
    assert started["is_import_pythons"]


def test_the_style_is_ours_whatever_the_desktop_has(started: dict[str, Any]) -> None:
    assert started["style"] == "fusion"
