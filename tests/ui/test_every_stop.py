"""Tab comes to everything that can be filled in: in every form of the day, on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.run.run_page import RunPage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.sample import sample
from tests.ui.test_every_page import CONTROLS, name_of

MOST_TABS = 2000
BY_OTHER_KEYS = (
    "Mean and spread",  # the sums beside a grid, which scroll with it and are read with its rows
    "Choose in a calendar",  # Alt+Down in the line beside it
    "More for step",  # a menu of a script's step: all of it has keys in the step
)


def place(focused: QWidget | None) -> tuple[object, ...]:
    """Where the focus is: in a table, in which cell."""
    if isinstance(focused, QAbstractItemView):
        index = focused.currentIndex()
        return focused, index.row(), index.column()
    return (focused,)


def unreached(
    inside: QWidget, press: Callable[[str], None], qapp: QApplication
) -> list[tuple[str, str]]:
    """What Tab leaves out, pressed until it has gone round the window with nothing new."""
    began = qapp.focusWidget()
    if began is None or not began.focusPolicy() & Qt.FocusPolicy.TabFocus:
        press("Tab")  # a form may have the focus itself, to which Tab never leads back
        began = qapp.focusWidget()
    assert began is not None
    reached, heard, has_left, news = {began}, set(), False, 0
    here = place(began)
    for _ in range(MOST_TABS):
        press("Tab")
        focused = qapp.focusWidget()
        assert focused is not None
        before, here = here, place(focused)
        assert here != before, f"Tab stays at {type(focused).__name__} {name_of(focused)}"
        said = type(focused), name_of(focused), focused.accessibleDescription()
        news += said not in heard
        heard.add(said)
        reached.add(focused)
        has_left = has_left or focused is not began
        if has_left and focused is began:
            if not news:
                break
            news = 0  # what is offered for a row is only there once one was in it
    else:
        pytest.fail(f"Tab does not come round to {type(began).__name__} {name_of(began)}")
    return [
        (type(control).__name__, name_of(control))
        for control in controls(inside)
        if control.isEnabled()
        and control not in reached
        and control.focusProxy() not in reached
        and not is_beside(control, reached)
        and not name_of(control).startswith(BY_OTHER_KEYS)
    ]


def controls(inside: QWidget) -> list[QWidget]:
    """Every control that is seen, whatever it says of Tab: nobody else would notice."""
    return [
        control
        for kind in CONTROLS
        for control in inside.findChildren(kind)
        if control.isVisible()
        and not isinstance(control, QHeaderView)
        and not isinstance(control.parent(), QAbstractSpinBox | QComboBox)
        and not control.objectName().startswith("qt_")
    ]


def is_beside(control: QWidget, reached: set[QWidget]) -> bool:
    """Whether the arrow keys lead there from one of its like, at which Tab stops."""
    return control.focusPolicy() == Qt.FocusPolicy.ClickFocus and any(
        type(other) is type(control) and other.parent() is control.parent() for other in reached
    )


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
