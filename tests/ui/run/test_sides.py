"""The sides of Run give way to a form that wants the width, and come back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.diagnostic_bar import DiagnosticBar
from cxworkshop_ui.activities.diagnostic_grid import AnswersView
from cxworkshop_ui.activities.journey_side import JourneySide
from cxworkshop_ui.activities.journey_view import JourneyMap
from PySide6.QtWidgets import QApplication

from cxworkshop.activities.kinds import KINDS
from cxworkshop.editing.commands import AddItem
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from tests.ui.run.day import Day

WIDE = [kind.id for kind in KINDS if kind.is_wide]


def show(day: Day, kind: str, width: int) -> None:
    day.app.window.resize(width, 720)
    if all(item.activity != kind for item in day.agenda):  # a kind the sample's day has not
        added = AgendaItem(id=ItemId(f"further {kind}"), position="zz", activity=kind)
        day.context.apply(AddItem(added, M("Add an activity")))
    activity = next(item.id for item in day.agenda if item.activity == kind)
    day.page.show_activity(ItemId(activity))
    day.page.focus_form()
    QApplication.processEvents()


def seen(day: Day) -> tuple[bool, bool]:
    return day.page.day.isVisible(), day.page.guide.isVisible()


@pytest.mark.parametrize("kind", WIDE)
def test_a_wide_form_has_the_width_of_a_small_screen(day: Day, kind: str) -> None:
    show(day, kind, 1280)
    assert seen(day) == (False, False)
    form = day.page._stack.currentWidget()
    assert form is not None
    assert form.width() >= 1150
    show(day, "commitments", 1280)
    assert seen(day) == (True, True), "beside another form they come back"


def test_the_script_folds_after_the_day_and_neither_where_there_is_room(day: Day) -> None:
    show(day, "diagnostic", 1440)
    assert seen(day) == (False, True)
    show(day, "diagnostic", 1920)
    assert seen(day) == (True, True)


def test_what_one_opens_beside_a_wide_form_stays_so_for_wide_forms_only(
    day: Day, press: Callable[[str], None]
) -> None:
    show(day, "diagnostic", 1280)
    press("Ctrl+Shift+B")
    assert seen(day) == (False, True)
    show(day, "commitments", 1280)
    press("Ctrl+Shift+B")
    assert seen(day) == (True, False)
    show(day, "journey", 1280)
    assert seen(day) == (False, True), "the choice for wide forms is remembered"
    show(day, "goals", 1280)
    assert seen(day) == (True, False), "and so is the other"


def test_a_folded_side_is_one_press_away_for_mouse_and_keyboard(
    day: Day, press: Callable[[str], None]
) -> None:
    show(day, "journey", 1280)
    rail = day.page.sides.day_rail
    assert rail.button.accessibleName() == "Show the day (Ctrl+B)"
    rail.button.setFocus()
    press("Space")
    assert day.page.day.isVisible()
    assert not rail.isVisible()


def test_going_to_the_day_unfolds_it_until_one_is_back_in_the_form(
    day: Day, press: Callable[[str], None]
) -> None:
    show(day, "journey", 1280)
    press("Ctrl+D")
    assert day.page.day.list.hasFocus()
    press("Up")
    press("Down")
    assert seen(day) == (True, False), "it stays while one chooses"
    press("Escape")
    assert not day.page.day.list.hasFocus()
    assert seen(day) == (False, False)
    assert day.app.settings.current.day_beside_wide is None


def test_hiding_the_day_from_within_it_leads_to_the_form(
    day: Day, press: Callable[[str], None]
) -> None:
    show(day, "commitments", 1280)
    press("Ctrl+D")
    press("Ctrl+B")
    assert not day.page.day.isVisible()
    form = day.page._stack.currentWidget()
    focused = QApplication.focusWidget()
    assert form is not None
    assert focused is not None
    assert form.isAncestorOf(focused)


def test_the_script_gives_way_to_the_search_and_comes_back(day: Day) -> None:
    show(day, "definition", 1280)
    view = day.app.window.session_view
    assert view is not None
    view.open_search()
    QApplication.processEvents()
    assert seen(day) == (True, False)
    view.close_search()
    QApplication.processEvents()
    assert seen(day) == (True, True)


def test_a_whole_journey_stands_beside_its_script(day: Day) -> None:
    day.app.window.resize(1440, 900)
    show_at = next(item.id for item in day.agenda if item.activity == "journey")
    day.page.show_activity(show_at)
    QApplication.processEvents()
    (journey,) = day.page._stack.findChildren(JourneyMap)
    assert seen(day) == (False, True)
    assert journey.map.columnCount() == 6
    assert journey.horizontalScrollBar().maximum() == 0
    for part in day.page._stack.findChildren(JourneySide):
        assert part.horizontalScrollBar().maximum() == 0


def test_what_stands_above_the_answers_is_seen_when_one_comes_to_them(
    day: Day, press: Callable[[str], None]
) -> None:
    day.app.window.resize(1280, 720)
    press("F9")
    press("F8")
    assert QApplication.focusWidget() is not None
    (bar,) = [each for each in day.page._stack.findChildren(DiagnosticBar) if each.isVisible()]
    grid = next(each for each in day.page.findChildren(AnswersView) if each.isVisible())
    assert grid.hasFocus()
    QApplication.processEvents()
    assert bar.visibleRegion().boundingRect().height() == bar.height()
    for _ in range(4):
        press("Down")
    cell = grid.visualRect(grid.currentIndex())
    assert grid.viewport().visibleRegion().contains(cell)
