"""The whole program in one window, for tests that use it as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.settings import SettingsFile


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., App]]:
    """Starts the program; closed at the end, with everything it has on its desk."""
    monkeypatch.setattr("cxworkshop_ui.home.home_page.sessions_folder", lambda: tmp_path)
    monkeypatch.setattr("cxworkshop_ui.files.sessions_folder", lambda: tmp_path)
    made: list[App] = []

    def start(**settings: object) -> App:
        stored = SettingsFile(system_language="en")
        stored.change(language="en", theme="light", **settings)
        app = App(qapp, stored)
        made.append(app)
        # The screen of the tests is small, and there the program begins maximized.
        app.window.setWindowState(Qt.WindowState.WindowNoState)
        app.window.resize(1440, 900)
        with qtbot.waitExposed(app.window):
            app.window.show()
        app.window.activateWindow()
        qtbot.waitUntil(lambda: qapp.activeWindow() is app.window)
        return app

    yield start
    for app in made:
        app.close()
        qapp.removeEventFilter(app.window)
        app.window.hide()
        app.window.deleteLater()
        app.theme.release()
        app.deleteLater()
    qapp.setStyleSheet("")
    qapp.processEvents()


@pytest.fixture
def press(qapp: QApplication, qtbot: QtBot) -> Callable[[str], None]:
    """Types keys where the focus is: ``press("Ctrl+2")``, ``press("Tab")``."""

    def do(keys: str) -> None:
        *held, name = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for word in held:
            modifiers |= {
                "Ctrl": Qt.KeyboardModifier.ControlModifier,
                "Shift": Qt.KeyboardModifier.ShiftModifier,
                "Alt": Qt.KeyboardModifier.AltModifier,
            }[word]
        qtbot.keyClick(_focused(qapp), getattr(Qt.Key, f"Key_{name}"), modifiers)
        qapp.processEvents()

    return do


@pytest.fixture
def write(qapp: QApplication, qtbot: QtBot) -> Callable[[str], None]:
    """Types a text where the focus is."""

    def do(text: str) -> None:
        for letter in text:  # lists that complete a name come and go between two keys
            qtbot.keyClicks(_focused(qapp), letter)
            qapp.processEvents()

    return do


def _focused(qapp: QApplication) -> QWidget:
    focused = qapp.focusWidget() or qapp.activeWindow()
    assert focused is not None
    return focused
