"""One screen for all: slides fill it, and nothing private can be seen or typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.room.slides_page import SlidesPage
from cxworkshop_ui.windows.room_frame import RoomFrame
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from cxworkshop.slides import RoomView
from tests.ui.whole import texts

Keys = Callable[[str], None]
_TEXTS = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)


@pytest.fixture
def app(program: Callable[..., App], press: Keys, qapp: QApplication) -> App:
    """The sample session in Run, in a field of a form."""
    app = program()
    app.files.open_sample()
    app.window.show_page("run/run")
    context = app.desk.context
    assert context is not None
    press("Ctrl+B")
    press("Home")
    press("Return")
    press("Ctrl+L")
    qapp.processEvents()
    focused = qapp.focusWidget()
    assert isinstance(focused, QLineEdit)
    return app


def room(app: App) -> RoomFrame:
    assert app.window.session_view is not None
    return app.window.session_view.room


def seen(app: App) -> set[str]:
    """The classes of what is seen of the window."""
    return {type(each).__name__ for each in app.window.findChildren(QWidget) if each.isVisible()}


def spoken(interface: QAccessibleInterface | None) -> set[str]:
    """All that assistive technology can read from here down, of what is hidden as well."""
    if interface is None:
        return set()
    said = {interface.text(part) for part in _TEXTS}
    below = [spoken(interface.child(at)) for at in range(interface.childCount())]
    return said.union(*below) - {""}


def test_one_key_fills_the_screen_with_slides_and_the_same_leads_back_to_the_letter(
    app: App, press: Keys, write: Keys, qapp: QApplication
) -> None:
    field = qapp.focusWidget()
    assert isinstance(field, QLineEdit)
    write("half a wor")
    press("F12")
    assert app.window.isFullScreen()
    assert seen(app) == {"QStackedWidget", "SlidesPage", "RoomPicture", "_Hint"}
    press("F12")
    assert not app.window.isFullScreen()
    assert qapp.focusWidget() is field
    write("d")
    assert field.text() == "half a word"


@pytest.mark.parametrize("key", ["F11", "F12"])
def test_what_filled_the_screen_is_again_as_large_as_it_was(
    app: App, press: Keys, qapp: QApplication, key: str
) -> None:
    window = app.window
    window.showNormal()
    window.setGeometry(20, 20, 1111, 666)
    qapp.processEvents()
    place = window.geometry()
    press(key)
    assert window.isFullScreen()
    press(key)
    assert not window.isFullScreen()
    assert not window.isMaximized()
    assert window.geometry() == place
    window.showMaximized()
    press(key)
    press(key)
    assert window.isMaximized()
    assert not window.isFullScreen()


def test_slides_over_a_window_that_fills_the_screen_leave_it_filling_the_screen(
    app: App, press: Keys
) -> None:
    for key in ("F11", "F12", "F12"):
        press(key)
        assert app.window.isFullScreen(), key
    press("F11")
    assert not app.window.isFullScreen()


def test_what_a_clicker_sends_turns_slides_and_never_shows_the_controls(
    app: App, press: Keys, qapp: QApplication
) -> None:
    controller = room(app).controller
    controller.show(RoomView.QUESTION)
    press("F12")
    press("PageDown")
    assert controller.view is RoomView.CAPTURE
    press("PageUp")
    assert controller.view is RoomView.QUESTION
    press("Period")
    assert controller.is_black
    press("B")
    assert not controller.is_black
    for key in ("F5", "Escape", "Shift+F5", "Return", "Tab"):
        press(key)
        assert isinstance(qapp.focusWidget(), SlidesPage), key
        assert app.window.isFullScreen(), key


def test_nothing_that_is_typed_reaches_a_field_or_a_command(
    app: App, press: Keys, write: Keys, qapp: QApplication
) -> None:
    before = texts(app)
    press("F12")
    write("Bo said something.")
    for key in ("Ctrl+L", "Ctrl+I", "Ctrl+Z", "Ctrl+F", "Ctrl+1", "Ctrl+W", "F1", "F10", "F6"):
        press(key)
        assert isinstance(qapp.focusWidget(), SlidesPage), key
    press("F12")
    assert texts(app) == before
    assert app.window.session_view is not None
    assert app.window.session_view.place == "run/run"


def test_views_are_chosen_and_the_day_moves_from_there(app: App, press: Keys) -> None:
    controller = room(app).controller
    press("F12")
    press("Alt+5")
    assert controller.view is RoomView.AGENDA
    press("Alt+6")
    assert controller.is_frozen
    press("Alt+6")
    press("F9")
    clock = app.desk.context.clock  # type: ignore[union-attr]
    assert clock.state.current is not None
    before = clock.state.current
    press("F8")
    assert clock.state.current != before
    press("F12")


def test_assistive_technology_finds_the_slides_and_nothing_that_is_hidden(
    app: App, press: Keys, write: Keys, qapp: QApplication
) -> None:
    write("half a thought")
    program = QAccessible.queryAccessibleInterface(qapp)

    def windows() -> set[str]:
        return set().union(*(spoken(program.child(at)) for at in range(program.childCount())))

    assert "half a thought" in windows()
    press("F12")
    here = {app.window.windowTitle(), room(app).controller.told(), "F12: back to the controls"}
    assert windows() == here
    press("F12")
    assert "half a thought" in windows()


def test_a_page_that_is_turned_to_meanwhile_waits_until_the_slides_are_left(
    app: App, press: Keys, qapp: QApplication
) -> None:
    press("F12")
    app.window.show_page("settings")
    app.window.show_page("plan/goals")
    qapp.processEvents()
    assert seen(app) == {"QStackedWidget", "SlidesPage", "RoomPicture", "_Hint"}
    press("F12")
    assert app.window.session_view is not None
    assert app.window.session_view.isVisible()
    assert app.window.session_view.place == "plan/goals"


def test_a_window_that_was_open_beside_comes_back_after_the_slides(
    app: App, press: Keys, qapp: QApplication
) -> None:
    beside = QDialog(app.window)
    beside.show()
    app.window.activateWindow()
    app.window.actions_table["slides"].trigger()
    assert not beside.isVisible()
    app.window.actions_table["slides"].trigger()
    assert beside.isVisible()
    beside.close()
    beside.deleteLater()


def test_what_opens_above_the_slides_is_not_seen(app: App, press: Keys, qapp: QApplication) -> None:
    menu = room(app).menu
    menu.popup(app.window.pos())
    app.window.actions_table["slides"].trigger()
    assert not menu.isVisible()
    above = QDialog(app.window)
    above.open()
    qapp.processEvents()
    assert not above.isVisible()
    press("F12")
    above.deleteLater()


def test_closing_the_session_ends_it(app: App, press: Keys, qapp: QApplication) -> None:
    press("F12")
    app.desk.leave()
    qapp.processEvents()
    assert not app.window.isFullScreen()
    assert app.window._stack.currentWidget() is app.window.home
