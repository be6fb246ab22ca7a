"""Tab comes to everything that can be filled in: in every form of the day, on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.run.run_page import RunPage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.sample import sample
from tests.ui.test_every_page import controls, name_of

MOST_TABS = 600


def unreached(
    inside: QWidget, press: Callable[[str], None], qapp: QApplication
) -> list[tuple[str, str]]:
    """What Tab leaves out, pressed until it has gone round the window."""
    began, has_left = qapp.focusWidget(), False
    reached = set()
    for _ in range(MOST_TABS):
        press("Tab")
        focused = qapp.focusWidget()
        assert focused is not None
        reached.add(focused)
        has_left = has_left or focused is not began
        if has_left and focused is began:
            break
    return [
        (type(control).__name__, name_of(control))
        for control in controls(inside)
        if control.isEnabled()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and control not in reached
        and control.focusProxy() not in reached
    ]


@pytest.mark.parametrize("is_made_ahead", [False, True])
def test_tab_comes_to_every_control_of_every_form(
    program: Callable[..., App],
    press: Callable[[str], None],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    is_made_ahead: bool,
) -> None:
    app = program()
    app.desk.create(tmp_path / "day.cxsession", sample("en"))
    app.window.show_page("run/run")
    assert app.window.session_view is not None
    page = app.window.session_view.run._page
    assert isinstance(page, RunPage)
    while is_made_ahead and page.ahead.make_piece():
        qtbot.wait(1)
    left_out = {}
    for item in page.context.document.all(AgendaItem):
        page.show_activity(item.id)
        page.focus_form()
        qapp.processEvents()
        if missed := unreached(page._stack.inner, press, qapp):
            left_out[item.activity] = missed
    assert not left_out


def test_tab_comes_to_every_control_of_every_page(
    program: Callable[..., App], press: Callable[[str], None], qapp: QApplication, tmp_path: Path
) -> None:
    app = program()
    app.desk.create(tmp_path / "day.cxsession", sample("en"))
    left_out = {}
    for name in app.window.pages():
        app.window.show_page(name)
        qapp.processEvents()
        front = app.window._stack.currentWidget()
        assert front is not None
        if missed := unreached(front, press, qapp):
            left_out[name] = missed
    assert not left_out
