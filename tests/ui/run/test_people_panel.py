"""Who is here: one key away, corrected in seconds, and back to exactly there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.run.people_panel import PeoplePanel
from PySide6.QtWidgets import QApplication, QLineEdit

from cxworkshop.activities.attendance import change_presence
from cxworkshop.activities.commitments import coverage
from cxworkshop.activities.definition import consent_count
from cxworkshop.activities.diagnostic import Statement
from cxworkshop.activities.diagnostic_results import expected
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.turns import head_count
from tests.ui.run.day import Day
from tests.ui.test_every_page import controls
from tests.ui.whole import name_of

Press = Callable[[str], None]


def person(day: Day, name: str) -> Participant:
    return next(each for each in day.document.all(Participant) if each.name == name)


def panel_of(day: Day) -> PeoplePanel:
    panel = day.frame._people
    assert panel is not None
    return panel


def test_somebody_who_leaves_is_marked_by_four_keys_and_the_cursor_waits(
    day: Day, press: Press, write: Press, qapp: QApplication
) -> None:
    press("F9")
    write("They want forms")
    line = qapp.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(10)
    day.at(30)
    press("Alt+W")
    write("kwa")
    press("Space")
    press("Escape")
    assert qapp.focusWidget() is line
    assert line.cursorPosition() == 10
    left = person(day, "Kwame Mensah")
    assert (left.presence, left.left_at) == (Presence.LEFT, day.now())
    assert day.frame.bar.people.text() in ("13 of 14 here", "13/14")
    press("Ctrl+Z")
    assert person(day, "Kwame Mensah").presence is Presence.HERE


def test_who_is_marked_as_left_gets_the_sheet_from_there(
    day: Day, press: Press, write: Press
) -> None:
    press("F9")
    press("Alt+W")
    write("kwa")
    press("Space")
    panel_of(day).sheet.setFocus()
    press("Space")
    leaver = day.frame._leaver
    assert leaver is not None
    assert leaver.isVisible()
    assert not panel_of(day).isVisible()
    assert "Kwame Mensah" in leaver.sheet.text() + leaver._title.text()


def test_one_key_goes_through_here_left_absent_expected(
    day: Day, press: Press, write: Press
) -> None:
    press("Alt+W")
    write("eva")
    seen = []
    for _ in range(4):
        press("Space")
        seen.append(person(day, "Eva Kovač").presence)
    assert seen == [Presence.LEFT, Presence.ABSENT, Presence.EXPECTED, Presence.HERE]


def test_everybody_is_found_by_name_or_function_without_accents(
    day: Day, press: Press, write: Press
) -> None:
    press("Alt+W")
    write("joaquin")
    assert panel_of(day).list.count() == 1
    press("Escape")
    press("Alt+W")
    write("legal")
    names = [panel_of(day).list.item(at).text() for at in range(panel_of(day).list.count())]
    assert names == ["Gus Lindqvist", "Ivo Horvat"]


def test_a_wrong_name_is_corrected_in_place(
    day: Day, press: Press, write: Press, qapp: QApplication
) -> None:
    press("Alt+W")
    write("gus")
    press("Return")
    write("Gustav Lindqvist")
    press("Return")
    assert person(day, "Gustav Lindqvist")
    assert qapp.focusWidget() is panel_of(day).looked_for, "ready for the next"
    press("Ctrl+Z")
    assert person(day, "Gus Lindqvist")


def test_a_late_arrival_is_a_name_and_a_function(day: Day, press: Press, write: Press) -> None:
    day.at(40)
    press("Alt+W")
    press("Plus")
    write("Marta Ruiz")
    press("Tab")
    write("Legal")
    press("Return")
    late = person(day, "Marta Ruiz")
    function = day.document.find(Function, late.function)
    assert function is not None
    assert function.name.startswith("Legal")
    assert (late.presence, late.arrived_at) == (Presence.HERE, day.now())
    assert day.frame.bar.people.accessibleName() == "15 of 15 here"


def test_a_name_that_is_taken_back_leaves_nobody_behind_who_would_be_counted(
    day: Day, press: Press, write: Press
) -> None:
    press("F9")
    before = day.document.all(Participant)
    press("Alt+W")
    write("+")
    write("Hana")
    day.context.flush()
    assert len(day.document.all(Participant)) == len(before) + 1, "safe while it is typed"
    press("Ctrl+A")
    press("Backspace")
    day.context.flush()
    assert day.document.all(Participant) == before
    write("Olga Reyes")
    press("Return")
    assert person(day, "Olga Reyes").presence is Presence.HERE
    assert len(day.document.all(Participant)) == len(before) + 1


def test_in_the_morning_everybody_expected_is_here_with_one_press(day: Day, press: Press) -> None:
    context = day.context
    for each in day.document.all(Participant):
        if each.in_room:
            context.apply(change_presence(each, Presence.EXPECTED, day.now()))
    assert day.frame.bar.people.accessibleName() == "14 expected"
    press("Alt+W")
    panel_of(day)._all.click()
    assert day.frame.bar.people.accessibleName() == "14 of 14 here"
    press("Ctrl+Z")
    assert day.frame.bar.people.accessibleName() == "14 expected", "one step"


@pytest.mark.parametrize("presence", [Presence.LEFT, Presence.ABSENT])
def test_every_denominator_follows(day: Day, press: Press, presence: Presence) -> None:
    def counted() -> list[int]:
        document = day.document
        return [
            head_count(document),
            expected(document, document.all(Statement)[0].id, 3),  # nobody has answered yet
            coverage(document).expected,
            consent_count(document).expected,
        ]

    before = counted()
    gone = next(person for person in coverage(day.document).open)
    day.context.apply(change_presence(gone, presence, day.now()))
    after = counted()
    assert after[:3] == [count - 1 for count in before[:3]]
    assert after[3] in (before[3], before[3] - 1)


def test_everything_in_the_panel_has_a_name(day: Day, press: Press) -> None:
    press("Alt+W")
    for control in controls(panel_of(day)):
        assert name_of(control).strip(), type(control)
