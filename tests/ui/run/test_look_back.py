"""Looking back: the clock goes on, the screen says so, and one comes back to the same place."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop_ui.widgets.button import Button
from PySide6.QtWidgets import QApplication, QLineEdit

from cxworkshop.activities.opening import Expectation
from cxworkshop.slides import RoomView
from tests.ui.run.day import Day


def test_one_key_shows_an_earlier_activity_and_leads_back_to_the_same_letter(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    press("F8")
    press("F8")
    write("Half a sent")
    line = qapp.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(4)
    day.at(10)
    press("F6")
    press("Shift+F6")
    assert (day.shown, day.current) == (0, 2)
    banner = day.page.look.banner
    assert banner.isVisible()
    assert "Looking back at “Welcome" in banner.text
    assert "05:00" in banner.text
    write("Amended later")
    press("Return")
    assert day.document.under(day.agenda[0].id, Expectation)[-1].text == "Amended later"
    day.at(11)
    assert "04:00" in banner.text
    assert day.frame.bar.face.text == "04:00", "the clock of the current activity goes on"
    press("F6")
    assert (day.shown, day.current) == (2, 2)
    assert not banner.isVisible()
    assert qapp.focusWidget() is line
    assert line.cursorPosition() == 4
    assert line.text() == "Half a sent"


def test_one_can_look_further_back_and_come_back_at_once(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    press("F8")
    press("F8")
    press("F8")
    before = qapp.focusWidget()
    press("F6")
    press("Shift+F6")
    press("Shift+F6")
    assert (day.shown, day.current) == (0, 3)
    press("F6")
    assert day.shown == 3
    assert qapp.focusWidget() is before


def test_from_the_action_plan_one_looks_back_and_returns_to_the_plan(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    press("F8")
    day.app.window.show_page("plan/goals")
    before = qapp.focusWidget()
    press("F6")
    view = day.app.window.session_view
    assert view is not None
    assert (view.place, day.shown) == ("run/run", 0)
    press("F6")
    assert view.place == "plan/goals"
    assert qapp.focusWidget() is before


def test_in_the_day_enter_opens_delete_skips_and_escape_leads_back(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    before = qapp.focusWidget()
    press("Ctrl+D")
    assert day.page.day.list.hasFocus()
    press("Down")
    press("Down")
    assert (day.shown, day.current) == (2, 0)
    assert "Looking ahead" in day.page.look.banner.text
    press("Delete")
    assert day.context.clock.state.skipped == {day.agenda[2].id}
    assert "skipped" in day.page.day.list.currentItem().text()
    press("Delete")
    assert day.context.clock.state.skipped == frozenset()
    press("Escape")
    assert (day.shown, qapp.focusWidget()) == (0, before)
    press("Ctrl+D")
    press("End")
    press("Return")
    assert day.current == len(day.agenda) - 1
    assert day.page._stack.currentWidget().isAncestorOf(qapp.focusWidget())


def test_enter_on_the_activity_that_is_on_leads_back_to_the_letter(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    line = qapp.focusWidget()
    assert isinstance(line, QLineEdit)
    write("Half a sent")
    line.setCursorPosition(4)
    press("Ctrl+D")
    press("Down")
    press("Up")
    press("Return")
    assert (day.shown, day.current) == (0, 0)
    assert qapp.focusWidget() is line
    assert line.cursorPosition() == 4


def test_the_menu_of_an_activity_offers_what_can_be_done_with_it(
    day: Day, press: Callable[[str], None]
) -> None:
    press("F9")
    press("F8")
    days = day.page.day.list

    def offered(number: int) -> list[str]:
        return [action.text() for action in days.menu_of(day.agenda[number].id).actions()]

    assert offered(0) == ["Open it again (Enter)"]
    assert offered(1) == ["Skip it today (Delete)"]
    assert offered(3) == ["Open it now (Enter)", "Skip it today (Delete)"]
    day.context.clock.skip(day.agenda[3].id)
    assert offered(3) == ["Open it now (Enter)", "Take the skip back (Delete)"]
    days.menu_of(day.agenda[3].id).actions()[1].trigger()
    assert day.context.clock.state.skipped == frozenset()


def test_the_room_looks_back_too_and_returns_to_what_it_saw_but_never_sees_what_comes(
    day: Day, press: Callable[[str], None]
) -> None:
    view = day.app.window.session_view
    assert view is not None
    room = view.room.controller
    press("F9")
    press("Alt+2")
    press("F8")
    assert room.activity is not None
    assert (room.activity.id, room.view) == (day.agenda[1].id, RoomView.QUESTION)
    press("Alt+5")
    press("F6")
    assert (room.activity.id, room.view) == (day.agenda[0].id, RoomView.CAPTURE)
    press("F6")
    assert (room.activity.id, room.view) == (day.agenda[1].id, RoomView.AGENDA)
    press("Ctrl+D")
    press("Down")
    assert day.shown == 2
    assert room.activity.id == day.agenda[1].id
    press("Escape")
    press("F6")
    press("F8")
    assert (room.activity.id, room.view) == (day.agenda[2].id, RoomView.QUESTION)


def test_looking_back_for_oneself_lights_no_black_room_and_another_activity_does(
    day: Day, press: Callable[[str], None]
) -> None:
    view = day.app.window.session_view
    assert view is not None
    room = view.room.controller
    for key in ("F9", "F8", "Alt+7", "F6"):
        press(key)
    assert room.is_black
    press("F6")
    assert room.is_black
    press("F8")
    assert not room.is_black


def test_where_nothing_comes_before_the_key_says_so_and_stays(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    line = qapp.focusWidget()
    press("F6")
    banner = day.page.look.banner
    assert (day.shown, day.current) == (0, 0)
    assert qapp.focusWidget() is line
    assert banner.isVisible()
    assert banner.text == f"Nothing comes before “{day.agenda[0].title}”."
    assert not [button for button in banner.findChildren(Button) if button.isVisible()]
    press("F8")
    day.at(1)
    assert not banner.isVisible(), "it speaks of the activity that was looked at"
    press("F6")
    press("Shift+F6")
    assert "Looking back" in banner.text
    assert banner.text.endswith(f"Nothing comes before “{day.agenda[0].title}”.")
    assert [button.text() for button in banner.findChildren(Button) if button.isVisible()]
