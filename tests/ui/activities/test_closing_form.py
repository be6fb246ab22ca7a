"""A day is closed by keyboard alone: read back, expectations, hands from 0 to 5, one word each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.closing_form import ClosingForm
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.closing import (
    ClosingSetup,
    ClosingWord,
    return_count,
    return_hands,
    setup_of,
)
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.opening import Expectation, Met
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.slides import RoomView
from tests.ui.plan.conftest import leadership_team

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CLOSING = ItemId("a")
ACTIVITY = AgendaItem(id=CLOSING, position="V", activity="closing", title="Close")
OPENING = AgendaItem(id=ItemId("o"), position="F", activity="opening", title="Welcome")
WISHES = tuple(
    Expectation(id=ItemId(f"e{at}"), parent=OPENING.id, position=key, text=f"Wish {at}")
    for at, key in enumerate("FVk")
)


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    return make_context(*leadership_team(), OPENING, ACTIVITY, *WISHES)


def shown(qtbot: QtBot, context: SessionContext) -> ClosingForm:
    form = ClosingForm(context, CLOSING)
    qtbot.addWidget(form)
    form.resize(900, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.setFocus()
    return form


def test_the_read_back_says_what_was_agreed_and_who_has_no_commitment(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    panel = form.read_back
    assert QApplication.focusWidget() is panel.show_room
    assert panel._sentence.text().startswith("We keep what we say")
    assert panel.commitments._count.text() == "6 of 14 leaders"
    assert panel.commitments._more.text().startswith("Still without one: Femi, Hana")
    with qtbot.waitSignal(context.view_wanted) as asked:
        qtbot.keyClick(panel.show_room, Qt.Key.Key_Return)
    assert asked.args == [RoomView.CAPTURE]
    with qtbot.waitSignal(context.reveal) as wanted:
        panel.steps._buttons[0].click()
    step = context.document.find(NextStep, ItemId(wanted.args[0]))
    assert step is not None
    assert step.text == "Show the onboarding journey to the branches", "the earliest is read first"


def test_a_closing_of_nothing_says_what_will_be_there(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    form = shown(qtbot, make_context(ACTIVITY))
    assert form.read_back._empty.isVisible()
    assert not form.read_back.show_room.isVisible()
    assert QApplication.focusWidget() is form.notes.line


def test_expectations_come_back_and_are_ticked_by_digits(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.parts.show_part("met")
    grid = form.met.grid
    grid.begin()
    for key in "123":
        qtbot.keyClicks(grid, key)
    met = [item.met for item in context.document.all(Expectation)]
    assert met == [Met.MET, Met.PARTLY, Met.NOT_MET]
    told = "3 expectations were named. At the close: 1 met, 1 partly, 1 not."
    assert form.met._says.text() == told
    qtbot.keyClick(grid, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert context.document.all(NextStep)[-1].because == ItemId("e2"), "what was not met goes on"
    qtbot.keyClick(grid, Qt.Key.Key_Backspace)
    assert context.document.all(Expectation)[2].met is Met.OPEN


def test_hands_are_counted_by_numbers_and_enter_goes_on(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.parts.show_part("return")
    grid = form.returned.counts
    grid.begin()
    for keys in ("3", "11"):
        qtbot.keyClicks(grid, keys)
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert return_count(context.document, CLOSING).levels == (0, 0, 0, 0, 11, 3)
    qtbot.keyClicks(grid, "++-")
    assert return_count(context.document, CLOSING).levels == (0, 0, 0, 1, 11, 3)
    assert form.returned._says.text() == "15 of 15 leaders showed a hand. 4.1 of 5 on average."
    assert "level 4: 11 hands" in form.returned.chart.accessibleName()
    context.undo()
    assert return_count(context.document, CLOSING).levels == (0, 0, 0, 0, 11, 3)


def test_the_question_and_the_ends_of_its_scale_are_reworded_where_they_stand(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.parts.show_part("return")
    asked = form.returned.asked
    assert asked.question.placeholderText() == "Was today worth your time? Show 0 to 5."
    qtbot.keyClicks(asked.question, "Would you come again?")
    qtbot.keyClicks(asked.highest, "5: tomorrow")
    context.flush()
    (setup,) = context.document.all(ClosingSetup)
    assert (setup.question, setup.highest, setup.parent) == (
        "Would you come again?",
        "5: tomorrow",
        CLOSING,
    )
    assert form.returned.counts.answers.answer(ItemId("5"), 0).text == "5: tomorrow"


def test_hands_by_person_go_on_by_themselves_and_say_who_is_missing(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.parts.show_part("return")
    form.returned.by_person.click()
    assert setup_of(context.document, CLOSING).by_person
    grid = form.returned.people
    grid.begin()
    qtbot.keyClicks(grid, "54x7")
    shown_hands = return_hands(context.document, CLOSING)
    assert [hand.level for hand in shown_hands.values()] == [5, 4, None]
    assert form.returned._waiting.text().startswith("Not yet: Eva, Bo")
    with qtbot.waitSignal(context.view_wanted) as asked:
        form.returned.reveal_it.click()
    assert asked.args == [RoomView.RESULTS]
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Backspace)
    assert len(return_hands(context.document, CLOSING)) == 2


def test_one_word_each_with_a_name_if_wished(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.parts.show_part("words")
    line = form.said.line
    for word in ("gus: relief", "hope"):
        qtbot.keyClicks(line, word)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    found = context.document.all(ClosingWord)
    assert [(word.text, word.by) for word in found] == [("relief", ItemId("p1")), ("hope", None)]
    assert form._waiting.text().startswith("Not yet: Ana, Chen")
    assert form.reveal(found[0].id)


def test_the_keys_of_a_hand_change_nothing_where_the_file_is_read_only(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    setup = ClosingSetup(id=ItemId("s"), parent=CLOSING, position="V", by_person=True)
    context = make_context(*leadership_team(), ACTIVITY, setup, is_read_only=True)
    form = shown(qtbot, context)
    form.parts.show_part("return")
    form.returned.people.begin()
    qtbot.keyClicks(form.returned.people, "5")
    assert return_count(context.document, CLOSING).given == 0
