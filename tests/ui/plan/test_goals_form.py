"""The board of goals: typing, moving between horizons, functions, the cap of now."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.goal_card import GoalCard
from cxworkshop_ui.activities.goals_form import GoalDetails, GoalsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cxworkshop.activities.discussion import Decided
from cxworkshop.activities.goals import Goal, GoalPart, Horizon
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.editing.commands import AddItem
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
    cards = [card for card in form.sentence_cards() if isinstance(card, GoalCard)]
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


def test_words_for_a_function_tick_it_and_unticking_takes_them_along(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "g1")
    card.opened.emit(card, "")
    assert isinstance(form.details, GoalDetails)
    form.details.parts.ask_for(ItemId("f1"))
    line = QApplication.focusWidget()
    assert isinstance(line, QPlainTextEdit)
    assert line.accessibleName() == "What Legal does for the goal"
    qtbot.keyClicks(line, "signs in five days")
    context.flush()
    assert goal(context, "g1").functions == ("f1",)
    (part,) = context.document.under(ItemId("g1"), GoalPart)
    assert (part.function, part.text) == ("f1", "signs in five days")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    following = QApplication.focusWidget()
    assert following is not None
    assert following.accessibleName() == "What Marketing does for the goal"
    legal = next(tick for tick in form.findChildren(QCheckBox) if tick.text() == "Legal")
    qtbot.keyClick(legal, Qt.Key.Key_Space)
    assert goal(context, "g1").functions == ()
    assert context.document.under(ItemId("g1"), GoalPart) == ()
    context.undo()
    assert line.toPlainText() == "signs in five days"
    context.undo()
    assert goal(context, "g1").functions == ()
    assert line.toPlainText() == ""


def test_a_part_that_was_found_is_shown_in_its_line(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    part = GoalPart(parent=ItemId("g1"), function=ItemId("f3"), text="opens the account")
    made = context.add(part, M("Add"))
    assert made is not None
    assert form.reveal(made)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    assert focus.toPlainText() == "opens the account"


def test_a_step_made_of_a_goal_remembers_it(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "g0")
    card.opened.emit(card, "")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_N, ALT)
    made = context.document.all(NextStep)[-1]
    assert made.goal == "g0"
    links = [button.text() for button in form.findChildren(Button)]
    assert any(text.startswith("Led to: ") for text in links)


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


def test_a_reason_that_is_reworded_is_so_on_the_card(qtbot: QtBot, context: SessionContext) -> None:
    made = context.apply(AddItem(Decided(id=ItemId("said"), text="Nobody calls"), M("Add")))
    assert made is not None
    context.set(ItemId("g0"), "because", ItemId("said"), M("Change the reason"))
    form = shown(qtbot, context)
    assert "Nobody calls" in words(form)
    context.set(ItemId("said"), "text", "Nobody calls back", M("Change"))
    assert "Nobody calls back" in words(form)


def test_after_the_words_come_measure_value_today_target_date_owner_as_the_script_asks(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    place = card_of(form, None)
    place.focus()
    qtbot.keyClicks(place.sentence, "Every box has a ready time")
    qtbot.keyClick(place.sentence, Qt.Key.Key_Return)
    asked = []
    for _ in range(7):
        focus = QApplication.focusWidget()
        assert focus is not None
        asked.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    told = [
        name
        for name in asked
        if name.partition(":")[0] in ("Measure", "Baseline", "Target", "By when", "Owner")
    ]
    assert [name.partition(":")[0] for name in told] == [
        "Measure",
        "Baseline",
        "Target",
        "By when",
        "Owner",
    ]


def test_tab_leads_from_the_date_to_the_owner_and_alt_down_opens_the_calendar(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.open_details(card_of(form, "g0"), "due")
    date = QApplication.focusWidget()
    assert date is not None
    qtbot.keyClick(date, Qt.Key.Key_Tab)
    owner = QApplication.focusWidget()
    assert owner is not None
    assert owner.accessibleName() == "Owner"
    date.setFocus()
    qtbot.keyClick(date, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
