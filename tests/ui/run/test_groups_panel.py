"""Pairs and groups from the keyboard: drawn, timed, moved, captured, heard."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop_ui.run.group_card import GroupCard, MemberChip
from cxworkshop_ui.run.groups_panel import GroupsPanel
from PySide6.QtWidgets import QApplication

from cxworkshop.activities.attendance import change_presence
from cxworkshop.activities.breakouts import (
    Breakout,
    Group,
    breakout_of,
    groups_of,
    notes_of,
    timer_of,
)
from cxworkshop.model.people import Participant, Presence
from cxworkshop.slides import RoomView, alt_of
from tests.ui.run.day import Day
from tests.ui.test_every_page import controls
from tests.ui.whole import name_of

Press = Callable[[str], None]


def panel_of(day: Day) -> GroupsPanel:
    panel = day.frame._groups
    assert panel is not None
    return panel


def begun(day: Day, press: Press) -> GroupsPanel:
    """The first activity is on, four groups are drawn by keyboard."""
    press("F9")
    press("Alt+B")
    press("Return")
    return panel_of(day)


def breakout(day: Day) -> Breakout:
    found = breakout_of(day.document, day.agenda[0].id)
    assert found is not None
    return found


def groups(day: Day) -> tuple[Group, ...]:
    return groups_of(day.document, breakout(day).id)


def cards(panel: GroupsPanel) -> list[GroupCard]:
    found = [card for card in panel.findChildren(GroupCard) if card.isVisible()]
    return sorted(found, key=lambda card: card.y())


def chips(card: GroupCard) -> list[MemberChip]:
    return [chip for chip in card.findChildren(MemberChip) if chip.isVisible()]


def test_two_keys_draw_groups_of_everybody_here_and_escape_leads_back(
    day: Day, press: Press, qapp: QApplication
) -> None:
    press("F9")
    field = qapp.focusWidget()
    press("Alt+B")
    press("Return")
    assert [len(group.members) for group in groups(day)] == [4, 4, 3, 3]
    assert breakout(day).minutes == 15
    press("Escape")
    assert qapp.focusWidget() is field


def test_the_activity_says_how_it_works_and_the_draw_begins_with_it(day: Day, press: Press) -> None:
    press("F9")
    while day.agenda[day.shown].activity != "definition":
        press("F8")
    press("Alt+B")
    form = panel_of(day).form
    assert (form.size_wanted, form.minutes_wanted) == (4, 10)


def test_another_draw_is_one_step_and_undo_brings_the_first_back(day: Day, press: Press) -> None:
    panel = begun(day, press)
    first = [group.members for group in groups(day)]
    panel.form.button.click()
    assert [group.members for group in groups(day)] != first
    press("Ctrl+Z")
    assert [group.members for group in groups(day)] == first


def test_the_clock_of_the_groups_goes_on_after_a_restart_at_the_same_second(
    day: Day, press: Press
) -> None:
    panel = begun(day, press)
    panel.timer.first.click()
    day.at(4)
    assert panel.timer._time.text() == "11:00"
    day.app.desk.leave()
    day.app.desk.open(day.path)
    day.minutes = 5
    assert timer_of(breakout(day), day.now()).seconds_left == 10 * 60
    assert day.context.editor.undo_label is not None
    label = day.context.words.say(day.context.editor.undo_label)
    assert label == "Draw groups", "the clock is a fact and no step"


def test_somebody_is_moved_by_arrow_and_by_digit_and_the_focus_goes_along(
    day: Day, press: Press, qapp: QApplication
) -> None:
    panel = begun(day, press)
    chip = chips(cards(panel)[0])[0]
    person = chip.person
    chip.setFocus()
    press("Right")
    assert person in groups(day)[1].members
    focused = qapp.focusWidget()
    assert isinstance(focused, MemberChip)
    assert focused.person == person
    press("4")
    assert person in groups(day)[3].members
    press("Ctrl+Z")
    press("Ctrl+Z")
    assert person in groups(day)[0].members


def test_what_a_group_found_is_captured_in_its_own_line(
    day: Day, press: Press, write: Press
) -> None:
    panel = begun(day, press)
    second = cards(panel)[1]
    second.line.setFocus()
    write("Nobody calls back")
    press("Return")
    write("Half a th")
    second.line.clearFocus()
    day.context.flush()
    notes = notes_of(day.document, groups(day)[1].id)
    assert [note.text for note in notes] == ["Nobody calls back", "Half a th"]
    assert all(note.is_private for note in notes)
    assert not notes_of(day.document, groups(day)[0].id)


def test_tab_goes_through_a_group_as_it_stands_and_arrows_from_line_to_line(
    day: Day, press: Press, write: Press, qapp: QApplication
) -> None:
    first, second = cards(begun(day, press))[:2]
    first.line.setFocus()
    write("Found")
    press("Return")
    (note,) = first._notes.values()
    first._done.setFocus()
    for stop in (*chips(first), *note.stops, first.line):
        press("Tab")
        assert qapp.focusWidget() is stop
    press("Down")
    assert qapp.focusWidget() is second.line
    press("Up")
    press("Up")
    assert qapp.focusWidget() is first.line
    note.stops[1].setFocus()
    press("Space")
    assert qapp.focusWidget() is first.line, "the note is deleted"


def test_groups_are_heard_one_after_the_other_and_the_room_sees_who_speaks(
    day: Day, press: Press, write: Press
) -> None:
    panel = begun(day, press)
    cards(panel)[0].line.setFocus()
    write("The secret of group one")
    press("Return")
    panel._report.show_it.click()
    view = day.app.window.session_view
    assert view is not None
    room = view.room.controller
    assert room.view is RoomView.GROUPS
    assert "Group 4" in alt_of(room.slide)
    press("Ctrl+Return")
    room.renew()
    said = alt_of(room.slide)
    assert "Group 1" in said
    assert "Then: Group 2" in said
    assert "secret" not in said, "what a group found is not public unless it is shown"
    panel._shows.click()
    room.renew()
    assert "The secret of group one" in alt_of(room.slide)
    press("Ctrl+Return")
    assert groups(day)[0].has_reported
    assert breakout(day).speaking == groups(day)[1].id


def test_the_line_of_the_group_that_speaks_waits_for_what_it_found(
    day: Day, press: Press, write: Press, qapp: QApplication
) -> None:
    panel = begun(day, press)
    cards(panel)[2].line.setFocus()
    for speaking in cards(panel)[:2]:
        press("Ctrl+Return")
        assert qapp.focusWidget() is speaking.line
    write("Nobody owns the first call")
    press("Return")
    assert groups(day)[0].has_reported
    panel._report._next.setFocus()
    press("Space")
    assert qapp.focusWidget() is panel._report._next, "the button stays where it is pressed"


def test_a_late_arrival_is_named_and_put_into_the_smallest_group(day: Day, press: Press) -> None:
    late = next(each for each in day.document.all(Participant) if each.in_room)
    day.context.apply(change_presence(late, Presence.ABSENT, day.now()))
    panel = begun(day, press)
    assert panel._late.isHidden()
    day.context.apply(change_presence(late, Presence.HERE, day.now()))
    assert late.name in panel._late.text()
    panel._place.click()
    assert sum(late.id in group.members for group in groups(day)) == 1
    assert panel._late.isHidden()


def test_who_reports_first_can_be_changed(day: Day, press: Press) -> None:
    panel = begun(day, press)
    numbers = [group.number for group in groups(day)]
    cards(panel)[0]._down.click()
    assert [group.number for group in groups(day)] == [numbers[1], numbers[0], *numbers[2:]]


def test_the_room_counts_down_to_the_end_of_the_groups(day: Day, press: Press) -> None:
    panel = begun(day, press)
    view = day.app.window.session_view
    assert view is not None
    panel._report.show_it.click()
    panel.timer.first.click()
    view.room.controller.renew()
    day.at(5)
    assert view.room.miniature.picture._clock == "10:00"
    day.at(16)
    assert view.room.miniature.picture._clock == "+01:00"


def test_everything_in_the_panel_has_a_name(day: Day, press: Press) -> None:
    for control in controls(begun(day, press)):
        assert name_of(control).strip(), type(control)


def test_who_is_only_expected_is_named_and_the_panel_has_the_focus_though_nothing_can_be_drawn(
    day: Day, press: Press
) -> None:
    people = day.document.all(Participant)
    for person in people[1:]:
        day.context.apply(change_presence(person, Presence.EXPECTED, day.now()))
    press("F9")
    press("Alt+B")
    panel = panel_of(day)
    assert not panel.form.button.isEnabled()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel.isAncestorOf(focused), "the keys are the panel's"
    assert f"{len(people) - 1} more are only expected" in panel.form._told.text()
    press("Escape")
    assert not panel.isVisible()
