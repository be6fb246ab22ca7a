"""The board of goals: typing, moving between horizons, functions, the cap of now."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.goal_card import GoalCard
from cxworkshop_ui.activities.goals_form import GoalsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier


def shown(qtbot: QtBot, context: SessionContext) -> GoalsForm:
    form = GoalsForm(context)
    qtbot.addWidget(form)
    form.resize(1100, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def goal(context: SessionContext, goal_id: str) -> Goal:
    found = context.document.find(Goal, ItemId(goal_id))
    assert found is not None
    return found


def card_of(form: GoalsForm, goal_id: str | None, horizon: Horizon = Horizon.NOW) -> GoalCard:
    cards = [card for card in form.board.cards if isinstance(card, GoalCard)]
    return next(
        card
        for card in cards
        if card.item_id == goal_id and (goal_id is not None or card.horizon is horizon)
    )


def words(form: GoalsForm) -> str:
    return "\n".join(text.text() for text in form.findChildren(Text))


def test_a_goal_typed_under_a_horizon_belongs_to_it(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    place = card_of(form, None, Horizon.LATER)
    place.focus()
    qtbot.keyClicks(place.sentence, "One bill for everything")
    context.flush()
    made = context.document.all(Goal)[-1]
    assert (made.text, made.horizon) == ("One bill for everything", Horizon.LATER)
    assert place.sentence.hasFocus()
    assert card_of(form, None, Horizon.LATER) is not place
    context.undo()
    assert len(context.document.all(Goal)) == 3


def test_alt_and_the_arrows_move_a_goal_between_horizons(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "g1")
    card.focus()
    qtbot.keyClick(card.sentence, Qt.Key.Key_Down, ALT)
    assert goal(context, "g1").horizon is Horizon.NEXT
    assert card_of(form, "g1").sentence.hasFocus()
    qtbot.keyClick(card_of(form, "g1").sentence, Qt.Key.Key_Down, ALT)
    assert goal(context, "g1").horizon is Horizon.LATER
    context.undo()
    assert goal(context, "g1").horizon is Horizon.NEXT


def test_alt_and_left_puts_a_goal_before_the_one_beside_it(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "g1")
    card.focus()
    qtbot.keyClick(card.sentence, Qt.Key.Key_Left, ALT)
    assert [item.id for item in context.document.all(Goal)] == ["g1", "g0", "g2"]
    assert form.board.cards[0] is card


def test_more_goals_for_now_than_agreed_are_named(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    assert "2 of 3" in words(form)
    context.add(Goal(text="Third"), M("Add"))
    context.add(Goal(text="Fourth"), M("Add"))
    assert "4 of 3: too many to keep" in words(form)


def test_a_ticked_function_takes_part_and_undo_takes_it_out(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "g1")
    card.opened.emit(card, "")
    legal = next(tick for tick in form.findChildren(QCheckBox) if tick.text() == "Legal")
    qtbot.keyClick(legal, Qt.Key.Key_Space)
    assert goal(context, "g1").functions == ("f1",)
    context.undo()
    assert not legal.isChecked()


def test_the_target_typed_in_the_details_stands_on_the_card(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "g1")
    card.opened.emit(card, "target")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "two pages")
    context.flush()
    assert "? → two pages" in words(form)
