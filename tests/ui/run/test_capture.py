"""The capture line: one key away from anywhere, and back to exactly there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.card_form import CardForm
from cxworkshop_ui.run.place import Place
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.model.people import Participant
from tests.ui.run.day import Day
from tests.ui.whole import named


def caught(day: Day) -> list[str]:
    return [entry.text for entry in day.document.all(InboxEntry)][2:]


def name_of(day: Day, entry: InboxEntry | ParkingEntry) -> str:
    person = day.document.find(Participant, entry.raised_by)
    return person.name if person is not None else ""


def test_a_thought_is_caught_in_the_middle_of_a_sentence_and_the_cursor_waits(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    write("They want forms")
    line = qapp.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(10)
    press("Ctrl+L")
    write("Bo: nobody owns the first call")
    press("Return")
    press("Return")
    assert qapp.focusWidget() is line
    assert line.cursorPosition() == 10
    write("fewer ")
    press("Return")
    assert day.document.under(day.agenda[0].id, Expectation)[-1].text == "They want fewer forms"
    entry = day.document.all(InboxEntry)[-1]
    assert (entry.text, entry.activity) == ("nobody owns the first call", day.agenda[0].id)
    assert name_of(day, entry) == "Bo Nyström"


def test_escape_leads_back_and_what_was_typed_stays_in_the_line(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    line = qapp.focusWidget()
    press("Ctrl+L")
    write("Half a th")
    press("Escape")
    assert qapp.focusWidget() is line
    assert caught(day) == ["Half a th"], "half a thought survives a crash"
    assert day.frame.bar.capture.text() == "Half a th"
    press("Ctrl+L")
    write("ought")
    press("Return")
    assert caught(day) == ["Half a thought"]


def test_where_the_day_went_on_meanwhile_escape_leads_to_where_one_types_now(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    press("Ctrl+L")
    write("Half a thought")
    press("F8")
    press("Escape")
    focused = qapp.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Answers by statement and person"


def test_half_a_thought_is_in_the_file_before_the_line_is_left(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qtbot: QtBot
) -> None:
    press("Ctrl+L")
    write("Half a thought")
    qtbot.waitUntil(lambda: caught(day) == ["Half a thought"], timeout=2000)


def test_what_is_selected_is_selected_again(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    write("abcdef")
    line = qapp.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setSelection(2, 3)
    press("Ctrl+L")
    press("Escape")
    assert line.selectedText() == "cde"


def test_a_cell_that_is_being_edited_is_open_again_with_its_cursor(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    day.app.window.show_page("prepare/agenda")
    press("F2")
    cell = qapp.focusWidget()
    assert isinstance(cell, QLineEdit)
    press("End")
    write(" today")
    press("Left")
    place = cell.cursorPosition()
    press("Ctrl+L")
    assert day.frame.bar.capture.hasFocus()
    write("A thought")
    press("Return")
    press("Escape")
    again = qapp.focusWidget()
    assert isinstance(again, QLineEdit)
    assert again is not day.frame.bar.capture
    assert again.text().endswith(" today")
    assert again.cursorPosition() == place
    assert not day.frame.bar.isVisible(), "nothing is running: the bar goes again"
    assert caught(day) == ["A thought"]


@pytest.mark.parametrize("place", ["prepare/details", "plan/goals", "plan/overview", "export"])
def test_it_is_one_key_away_from_every_stage(
    day: Day,
    press: Callable[[str], None],
    write: Callable[[str], None],
    qapp: QApplication,
    place: str,
) -> None:
    day.app.window.show_page(place)
    while isinstance(qapp.focusWidget(), CardForm):
        qapp.processEvents()  # till the card is made that takes the focus
    before = qapp.focusWidget()
    press("Ctrl+L")
    write("From here")
    press("Return")
    press("Return")
    assert caught(day) == ["From here"]
    assert qapp.focusWidget() is before
    view = day.app.window.session_view
    assert view is not None
    assert view.place == place


def test_a_text_of_many_lines_and_a_list_of_names_keep_their_cursors(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    day.app.window.show_page("plan/definition")
    text = named(day.app, "The agreed sentence")
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    press("Home")
    press("Right")
    press("Ctrl+L")
    press("Escape")
    assert qapp.focusWidget() is text
    assert text.textCursor().position() == 1
    day.app.window.show_page("plan/parking_lot")
    names = named(day.app, "Raised by")
    assert isinstance(names, QComboBox)
    names.setFocus()
    names.lineEdit().setCursorPosition(1)
    press("Ctrl+L")
    press("Escape")
    assert qapp.focusWidget() in (names, names.lineEdit())
    assert names.lineEdit().cursorPosition() == 1


def test_a_place_that_is_gone_is_told_and_does_no_harm(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    place = Place(line)
    assert not place.restore()


def test_a_letter_before_the_thought_sorts_it_at_once_in_one_undo_step(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qtbot: QtBot
) -> None:
    parked = len(day.document.all(ParkingEntry))
    press("Ctrl+L")
    write("/p bo: Who pays the")
    qtbot.waitUntil(lambda: len(caught(day)) == 1, timeout=2000)
    write(" lift?")
    press("Return")
    assert caught(day) == []
    entry = day.document.all(ParkingEntry)[-1]
    assert (entry.text, name_of(day, entry)) == ("Who pays the lift?", "Bo Nyström")
    assert day.frame.bar.capture.placeholderText() == "Kept: Parking lot"
    press("Ctrl+Z")
    assert len(day.document.all(ParkingEntry)) == parked
    assert caught(day) == []


def test_the_inbox_is_sorted_by_letters(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    before = qapp.focusWidget()
    first, second = day.document.all(InboxEntry)
    goals = len(day.document.all(Goal))
    assert day.frame.bar.inbox.text() == "2"
    press("Ctrl+I")
    entries = qapp.focusWidget()
    assert isinstance(entries, QListWidget)
    assert entries.accessibleName() == "Entries of the inbox"
    press("Down")
    press("X")
    assert len(day.document.all(InboxEntry)) == 2, "a letter that sorts nowhere does nothing"
    press("N")
    assert day.document.all(InboxEntry) == (first,)
    assert second.text in day.document.under(second.activity, Note)[-1].text
    press("G")
    assert day.document.all(InboxEntry) == ()
    assert day.document.all(Goal)[-1].text == first.text
    press("Escape")
    assert qapp.focusWidget() is before
    press("Ctrl+Z")
    press("Ctrl+Z")
    assert {entry.id for entry in day.document.all(InboxEntry)} == {first.id, second.id}
    assert len(day.document.all(Goal)) == goals


def test_the_keys_wait_where_the_last_entry_was_and_an_undo_brings_both_back(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    press("Ctrl+I")
    panel = day.frame._inbox
    assert panel is not None
    for _ in range(panel.list.count()):
        press("P")
    assert not day.document.all(InboxEntry)
    press("Ctrl+Z")
    assert qapp.focusWidget() is panel.list
    press("P")
    assert not day.document.all(InboxEntry)
    press("Escape")
    assert not panel.isVisible()


def test_delete_removes_an_entry_and_undo_brings_it_back(
    day: Day, press: Callable[[str], None]
) -> None:
    press("Ctrl+I")
    press("Delete")
    assert len(day.document.all(InboxEntry)) == 1
    press("Ctrl+Z")
    assert len(day.document.all(InboxEntry)) == 2


def test_what_is_being_typed_is_not_in_the_inbox_yet(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("Ctrl+L")
    write("Half a th")
    press("Ctrl+I")
    entries = qapp.focusWidget()
    assert isinstance(entries, QListWidget)
    assert entries.count() == 2
    assert day.frame.bar.inbox.text() == "2"


def test_a_captured_thought_is_found_and_shown_in_the_inbox(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    press("Ctrl+3")
    press("Ctrl+F")
    write("contract round gets")
    press("Return")
    entries = qapp.focusWidget()
    assert isinstance(entries, QListWidget)
    assert "contract round" in entries.currentItem().text()
