"""Keys that belong to the whole program reach it from wherever somebody types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cxworkshop_ui.actions import ACTIONS
from cxworkshop_ui.app import App
from cxworkshop_ui.run.run_actions import RUN_ACTIONS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.sample import sample


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    app = App(qapp)
    app.desk.create(tmp_path / "day.cxsession", sample("en"))
    with qtbot.waitExposed(app.window):
        app.window.show()
    yield app
    app.close()
    app.window.close()
    app.window.deleteLater()


def test_undo_in_a_text_field_takes_back_the_last_step_of_the_session(
    app: App, qtbot: QtBot
) -> None:
    context = app.desk.context
    assert context is not None
    item = context.document.all(AgendaItem)[0]
    field = _purpose(app.window, item.purpose)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Changed. ")
    context.flush()
    assert context.document.get(item.id) != item

    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert context.document.get(item.id) == item


def _purpose(window: QWidget, text: str) -> QPlainTextEdit:
    return next(
        field for field in window.findChildren(QPlainTextEdit) if field.toPlainText() == text
    )


def test_no_two_actions_have_the_same_key() -> None:
    # Qt does neither of two actions with one key.
    keys = [entry.shortcut for entry in (*ACTIONS, *RUN_ACTIONS) if entry.shortcut]
    assert sorted(keys) == sorted(set(keys))


def test_a_window_as_large_as_the_screen_is_maximized_and_is_so_again_after_full_screen(
    program: Callable[..., App], qapp: QApplication
) -> None:
    window = program().window
    window.resize(700, 500)
    window.show_first()
    assert not window.isMaximized(), "there is room for its title bar"
    window.resize(qapp.primaryScreen().availableSize())
    window.show_first()
    assert window.isMaximized()
    for is_full in (True, False):
        window.toggle_full_screen()
        assert window.isFullScreen() is is_full
        assert window.isMaximized() is True
