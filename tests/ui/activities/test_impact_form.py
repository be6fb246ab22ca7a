"""Values are typed as they are said, side by side, and reasons where one stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.impact_form import ImpactForm
from cxworkshop_ui.activities.impact_model import ACCESSIBLE, ImpactModel
from cxworkshop_ui.activities.matrix_table import NOTE
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.choice import Choice
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.impact import SETUP, ImpactRating, ImpactSubject, Perspective, weighed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ACTIVITY = AgendaItem(id=ItemId("a"), position="V", activity="impact", title="Every side")
GOAL = Goal(id=ItemId("g"), position="V", text="Five days")


def begun() -> list[Item]:
    numbers = iter(range(9))
    sides = SETUP.begin(SETUP.standard("en"), ACTIVITY.id, lambda: f"side {next(numbers)}")
    return [ACTIVITY, GOAL, *sides]


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    return make_context(*begun())


def shown(qtbot: QtBot, context: SessionContext) -> ImpactForm:
    form = ImpactForm(context, ACTIVITY.id)
    qtbot.addWidget(form)
    form.resize(900, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def typed(qtbot: QtBot, form: ImpactForm, text: str) -> None:
    form.entered()
    qtbot.keyClicks(form.line, text)
    qtbot.keyClick(form.line, Qt.Key.Key_Return)


def here() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def row(context: SessionContext, at: int = 0) -> list[int | None]:
    each = weighed(context.document, ACTIVITY.id)[at]
    return [each.value(side.id) for side in each.perspectives]


def test_what_is_said_aloud_is_typed_cell_after_cell(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Close early")
    assert here() is form.table, "ready for the first side"
    qtbot.keyClicks(form.table, "-2+10")
    assert row(context) == [-2, 1, 0, None, None, None]
    assert form.table.currentIndex().column() == 4
    qtbot.keyClicks(form.table, "++-")
    assert row(context)[3] == 1
    assert form.table.currentIndex().column() == 4, "a sign stays where it is"
    qtbot.keyClicks(form.table, "7")
    qtbot.keyClick(form.table, Qt.Key.Key_Right)
    qtbot.keyClick(form.table, Qt.Key.Key_Left)
    qtbot.keyClicks(form.table, "2")
    assert row(context)[3] == 2, "a sign counts only in the cell it was typed in"


def test_what_is_typed_in_one_cell_is_one_undo_step(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Close early")
    qtbot.keyClicks(form.table, "-2")
    context.undo()
    assert row(context) == [None] * 6
    context.undo()
    assert not context.document.all(ImpactSubject)


def test_helping_by_hurting_is_said_at_once_until_a_balance_is_typed(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Close early")
    qtbot.keyClicks(form.table, "-2+1")
    note = form.model.index(0, 0).data(NOTE)
    assert note == "▲ helps Employees by hurting Customers: no balance found yet"
    assert form.details is not None
    form.details.ask_for("balance")
    qtbot.keyClicks(here(), "Not before the app can do it")
    context.flush()
    assert form.model.index(0, 0).data(NOTE).startswith("✓ helps Employees")
    spoken = form.model.index(0, 1).data(ACCESSIBLE)
    assert spoken == "Customers: −2, hurts much"


def test_enter_notes_why_and_esc_leads_back_to_the_cell(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Close early")
    qtbot.keyClick(form.table, Qt.Key.Key_Right)
    qtbot.keyClick(form.table, Qt.Key.Key_Return)
    qtbot.keyClicks(here(), "They go home at four")
    qtbot.keyClick(here(), Qt.Key.Key_Escape)
    assert here() is form.table
    qtbot.keyClicks(form.table, "+")
    (rating,) = context.document.all(ImpactRating)
    assert (rating.value, rating.why) == (1, "They go home at four")
    qtbot.keyClick(form.table, Qt.Key.Key_Backspace)
    assert context.document.all(ImpactRating)[0].why == "They go home at four"


def test_a_goal_is_chosen_from_the_menu_once(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    menu = form.menu()
    menu.actions()[0].trigger()
    (subject,) = context.document.all(ImpactSubject)
    assert (subject.about, subject.text) == (GOAL.id, "")
    assert form.model.name_of(0) == "Five days"
    assert here() is form.table
    assert not form.menu().actions()
    assert not form.choose.isEnabled()


def test_a_decision_from_a_template_is_offered_in_the_words_of_the_session(
    qtbot: QtBot, context: SessionContext
) -> None:
    made = context.add(Decision(text="What a {customer} is promised"), M("Add"))
    form = shown(qtbot, context)
    said = context.filled("What a {customer} is promised")
    assert "{" not in said
    assert [action.text() for action in form.menu().actions()] == ["Five days", said]
    assert made is not None
    form.check(made)
    assert form.details is not None
    offered = next(box for box in form.details.findChildren(Choice) if box.findText(said) > 0)
    assert offered.currentText() == said


def test_perspectives_are_renamed_added_and_taken_away(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Close early")
    qtbot.keyClicks(form.table, "2")
    form.change_sides.click()
    qtbot.keyClicks(form.sides.line, "Neighbours")
    qtbot.keyClick(form.sides.line, Qt.Key.Key_Return)
    assert form.model.headerData(7, Qt.Orientation.Horizontal) == "Neighbours"
    first = next(iter(form.sides.lines.values())).findChild(QLineEdit)
    assert isinstance(first, QLineEdit)
    first.setFocus()
    first.selectAll()
    qtbot.keyClicks(first, "Patients")
    context.flush()
    assert form.model.headerData(1, Qt.Orientation.Horizontal) == "Patients"
    assert row(context)[0] == 2, "a new name takes nothing away"
    form.sides._drop(next(iter(form.sides.lines)))
    assert len(context.document.all(Perspective)) == 6
    assert not context.document.all(ImpactRating)


def test_the_model_keeps_the_rules_of_models(
    qtmodeltester: ModelTester, context: SessionContext, qtbot: QtBot
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Close early")
    model = ImpactModel(context, ACTIVITY.id, form)
    qtmodeltester.check(model)


def test_a_read_only_session_rates_nothing(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    subject = ImpactSubject(id=ItemId("s"), parent=ACTIVITY.id, position="V", text="Close early")
    context = make_context(*begun(), subject, is_read_only=True)
    form = shown(qtbot, context)
    form.table.setCurrentIndex(form.model.index(0, 1))
    form.table.setFocus()
    qtbot.keyClicks(form.table, "2")
    assert row(context) == [None] * 6
