"""Replan beside the page, and planned and real afterwards."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop_ui.run.debrief_page import DebriefPage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.run.day import Day
from tests.ui.whole import named


def late(day: Day, press: Callable[[str], None], minutes: float) -> None:
    """The day has begun so late."""
    day.at(minutes)
    press("F9")


def lengths(day: Day) -> list[int]:
    return [item.minutes for item in day.agenda]


def test_a_proposal_is_seen_beside_the_plan_and_applied_as_one_undo_step(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    late(day, press, 9)
    before, planned = qapp.focusWidget(), lengths(day)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    assert panel.isVisible()
    assert not day.page.day.isVisible(), "the panel shows the day"
    row = panel._rows[day.agenda[3].id]
    assert (row._old_start.text(), row._old.text()) == ("10:44", "1 h 15")
    assert row.minutes.value() < 75
    assert lengths(day) == planned, "nothing has changed yet"
    press("Space")
    assert not panel.isVisible()
    assert qapp.focusWidget() is before
    assert lengths(day)[1] + lengths(day)[3] + lengths(day)[4] == 60 + 75 + 40 - 9
    assert lengths(day)[5:] == planned[5:]
    assert day.context.clock.pace.risks == ()
    press("Ctrl+Z")
    assert lengths(day) == planned


def test_a_line_is_changed_by_hand_and_the_rest_makes_up_for_it(
    day: Day, press: Callable[[str], None], write: Callable[[str], None]
) -> None:
    late(day, press, 9)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    journey = panel._rows[day.agenda[3].id].minutes
    journey.setFocus()
    journey.selectAll()
    write("75")
    proposal = panel.proposal
    by_id = {line.item: line for line in proposal.lines}
    assert (by_id[day.agenda[3].id].minutes, by_id[day.agenda[3].id].is_chosen) == (75, True)
    assert by_id[day.agenda[1].id].minutes + by_id[day.agenda[4].id].minutes == 100 - 9
    assert proposal.is_legal
    press("Ctrl+Return")
    assert lengths(day)[3] == 75
    assert lengths(day)[1] + lengths(day)[4] == 100 - 9


def test_what_is_typed_on_the_first_line_takes_the_place_of_what_stands_there(
    day: Day, press: Callable[[str], None], write: Callable[[str], None]
) -> None:
    day.at(0)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    write("25")
    assert panel._rows[day.agenda[0].id].minutes.value() == 25


def test_tab_goes_through_the_lines_of_the_proposal_down_to_apply(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    late(day, press, 9)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    rows = [row.minutes for row in panel._rows.values()]
    assert qapp.focusWidget() is panel._apply
    for row in reversed(rows):
        press("Shift+Tab")
        assert qapp.focusWidget() is row
    for row in rows[1:]:
        press("Tab")
        assert qapp.focusWidget() is row
    press("Tab")
    assert qapp.focusWidget() is panel._apply


def test_a_day_that_is_tried_out_at_night_keeps_its_lengths_and_can_be_changed_by_hand(
    day: Day, press: Callable[[str], None]
) -> None:
    late(day, press, -6 * 60)
    planned = lengths(day)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    assert [row.minutes.value() for row in panel._rows.values()] == planned
    assert "Every length stays" in panel._why.text()
    assert "promised" not in panel._end.text()
    panel.choose(day.agenda[1].id, 20)
    press("Ctrl+Return")
    assert lengths(day) == [planned[0], 20, *planned[2:]]


def test_escape_leaves_everything_as_it_is(
    day: Day, press: Callable[[str], None], write: Callable[[str], None], qapp: QApplication
) -> None:
    late(day, press, 9)
    before, planned = qapp.focusWidget(), lengths(day)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    panel._rows[day.agenda[3].id].minutes.setFocus()
    press("Up")
    press("Escape")
    assert not panel.isVisible()
    assert lengths(day) == planned
    assert qapp.focusWidget() is before
    assert day.page.day.isVisible()
    assert day.context.editor.undo_label is None


def offers(day: Day) -> list[QAbstractButton]:
    """What the panel offers to leave out."""
    panel = day.frame._replan
    assert panel is not None
    return [
        button
        for button in panel.findChildren(QAbstractButton)
        if button.isVisible() and button.text().startswith("Skip “")
    ]


def test_where_no_plan_fits_it_says_so_and_applies_nothing_until_something_is_left_out(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    late(day, press, 100)
    planned = lengths(day)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any("No plan fits" in text and "“Lunch” at 12:30" in text for text in words)
    assert "Lunch" in panel._missing.accessibleName()
    for keys in ("Return", "Space", "Ctrl+Return", "Ctrl+R", "Ctrl+R", "Return"):
        press(keys)
    assert panel.isVisible()
    assert lengths(day) == planned
    assert not day.context.clock.state.skipped, "an Enter too many leaves nothing out"
    press("Down")
    assert qapp.focusWidget() is offers(day)[0]
    press("Space")
    assert len(day.context.clock.state.skipped) == 1
    assert panel.proposal.is_legal
    assert qapp.focusWidget() is panel._apply
    press("Return")
    assert not panel.isVisible()
    assert lengths(day) != planned


def test_the_minute_that_passes_leaves_the_focus_on_the_offer_one_stands_on(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    late(day, press, 100)
    press("Ctrl+R")
    offers(day)[1].setFocus()
    said = offers(day)[1].text()
    day.at(102)
    assert qapp.focusWidget() in offers(day)
    focused = qapp.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == said


def test_when_it_is_too_late_for_one_point_the_rest_of_the_day_is_fitted_all_the_same(
    day: Day, press: Callable[[str], None]
) -> None:
    day.at(140)
    press("F9")
    while day.current != 4:
        press("F8")
    planned = lengths(day)
    day.at(215)  # the hand-offs took until 12:35; lunch was to begin at 12:30
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any("“Lunch” begins 5 min after 12:30" in text for text in words)
    assert not offers(day)
    press("Return")
    assert not panel.isVisible()
    assert sum(lengths(day)[6:]) < sum(planned[6:])
    assert [risk.point for risk in day.context.clock.pace.risks] == [day.agenda[5].id]


def test_the_proposal_follows_the_clock_and_keeps_what_was_changed_by_hand(
    day: Day, press: Callable[[str], None]
) -> None:
    late(day, press, 9)
    press("Ctrl+R")
    panel = day.frame._replan
    assert panel is not None
    panel.choose(day.agenda[3].id, 74)
    day.at(9 + 24)
    line = panel.proposal.lines[0]
    assert (line.is_current, line.minutes) == (True, 24)
    assert panel._rows[day.agenda[3].id].minutes.value() == 74


def test_planned_and_real_stand_side_by_side_when_the_day_is_over(
    day: Day, press: Callable[[str], None], qapp: QApplication
) -> None:
    press("F9")
    day.at(25)
    press("F8")
    press("Shift+F9")
    press("Ctrl+B")  # beside the diagnostic the day is folded
    button = named(day.app, "Planned and real")
    button.setFocus()
    press("Space")
    page = day.page.findChildren(DebriefPage)[0]
    assert page.isVisible()
    assert not day.page.guide.isVisible()
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "+5 min" in words
    assert "25 min" in words
    press("Escape")
    assert not page.isVisible()
    press("Ctrl+Shift+R")
    assert page.isVisible()
    press("F9")
    assert not page.isVisible(), "the day goes on: its form is in front again"
