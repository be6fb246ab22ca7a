"""Ideas are typed, placed, dotted and judged by keyboard alone, and moved by mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.idea_board import IdeaToken
from cxworkshop_ui.activities.idea_row import IdeaRow
from cxworkshop_ui.activities.prioritise_form import PrioritiseForm
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.prioritise import Idea, PrioritiseSetup, Verdict
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ACTIVITY = AgendaItem(id=ItemId("a"), position="V", activity="prioritise", title="What first?")


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    return make_context(ACTIVITY)


def shown(qtbot: QtBot, context: SessionContext) -> PrioritiseForm:
    form = PrioritiseForm(context, ACTIVITY.id)
    qtbot.addWidget(form)
    form.resize(1000, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def typed(qtbot: QtBot, form: PrioritiseForm, *texts: str) -> list[Idea]:
    form.setFocus()
    for text in texts:
        qtbot.keyClicks(form.line, text)
        qtbot.keyClick(form.line, Qt.Key.Key_Return)
    return list(form.context.document.all(Idea))


def focused() -> IdeaToken:
    token = QApplication.focusWidget()
    assert isinstance(token, IdeaToken)
    return token


def idea(context: SessionContext, at: int) -> Idea:
    return context.document.all(Idea)[at]


def test_ideas_are_typed_placed_and_judged_by_keyboard(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    made = typed(qtbot, form, "Call them", "Two pages", "Loyalty card")
    assert [item.text for item in made] == ["Call them", "Two pages", "Loyalty card"]
    form.board.begin()
    assert focused().item_id == made[2].id, "the last one is ready to be placed"
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    assert (idea(context, 2).impact, idea(context, 2).effort) == (3, 3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(focused(), key)
    assert (idea(context, 2).impact, idea(context, 2).effort) == (2, 5), "and no further"
    qtbot.keyClicks(focused(), "n")
    assert idea(context, 2).verdict is Verdict.NOT_NOW
    qtbot.keyClicks(focused(), "1")
    assert focused().item_id == made[0].id
    qtbot.keyClicks(focused(), "+++-s")
    assert (idea(context, 0).dots, idea(context, 0).verdict) == (2, Verdict.SHORT_LIST)
    assert "3. Loyalty card: impact 2, effort 5, leave, not now" in {
        token.accessibleName() for token in form.board.findChildren(IdeaToken)
    }
    row = form.rows.row(made[2].id)
    assert isinstance(row, IdeaRow)
    assert row.verdict.currentText() == "not now"


def test_the_moves_of_one_idea_are_one_undo_step(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "One")
    form.board.begin()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(focused(), key)
    assert (idea(context, 0).impact, idea(context, 0).effort) == (4, 2)
    context.undo()
    assert idea(context, 0).impact is None
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    qtbot.keyClick(focused(), Qt.Key.Key_Backspace)
    assert idea(context, 0).impact is None


def test_an_idea_is_dragged_into_a_cell_and_off_the_board(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    (made,) = typed(qtbot, form, "One")
    board, token = form.board, form.board.token(made.id)
    assert token is not None
    field = board._field()

    def drag(to: QPoint) -> None:
        start = token.rect().center()
        qtbot.mousePress(token, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(token, token.mapFrom(board, to))
        qtbot.mouseMove(token, start + QPoint(1, 0))
        qtbot.mouseRelease(token, Qt.MouseButton.LeftButton, pos=start)

    drag(field.topRight() + QPoint(-20, 20))
    assert (idea(context, 0).impact, idea(context, 0).effort) == (5, 5)
    drag(QPoint(field.left() + 20, board.height() - 5))
    assert idea(context, 0).impact is None


def test_two_digits_choose_one_idea(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    made = typed(qtbot, form, *(f"Idea {number}" for number in range(1, 13)))
    form.board.begin()
    qtbot.keyClicks(focused(), "1")
    qtbot.keyClicks(focused(), "2")
    assert focused().item_id == made[11].id


def test_the_short_list_becomes_goals_by_one_press(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    made = typed(qtbot, form, "One", "Two")
    assert not form.goals.isEnabled()
    form.board.begin()
    qtbot.keyClicks(focused(), "s")
    form.goals.setFocus()
    qtbot.keyClick(form.goals, Qt.Key.Key_Return)
    assert [(goal.text, goal.because) for goal in context.document.all(Goal)] == [
        ("Two", made[1].id)
    ]
    assert not form.goals.isEnabled(), "it has its goal"


def test_details_open_with_enter_and_lead_back(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    (made,) = typed(qtbot, form, "One")
    form.board.begin()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert form.details.isVisible()
    form.details.ask_for("why")
    why = QApplication.focusWidget()
    assert why is not None
    qtbot.keyClicks(why, "It can wait")
    qtbot.keyClick(why, Qt.Key.Key_Escape)
    assert not form.details.isVisible()
    assert idea(context, 0).why == "It can wait"
    assert focused().item_id == made.id


def test_the_length_of_the_short_list_is_kept(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.most.setValue(5)
    (setup,) = context.document.all(PrioritiseSetup)
    assert (setup.short_list, setup.parent) == (5, ACTIVITY.id)


def test_a_read_only_session_moves_nothing(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    placed = Idea(id=ItemId("i"), position="V", text="One", impact=3, effort=3)
    context = make_context(ACTIVITY, placed, is_read_only=True)
    form = shown(qtbot, context)
    form.board.begin()
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    assert idea(context, 0).impact == 3


def test_one_key_makes_a_goal_of_the_idea_that_is_chosen_and_its_row_says_so(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    first, second = typed(qtbot, form, "Short letters", "Call first")
    row = form.rows.row(first.id)
    assert isinstance(row, IdeaRow)
    row.focus()
    assert not form.details.isVisible()
    qtbot.keyClick(row.sentence, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert [goal.because for goal in context.document.all(Goal)] == [first.id]
    assert "became a goal" in row._says.text(), "what came of it is said where one looks"
    assert row.sentence.hasFocus(), "nobody is led away"
    form.rows.row(second.id).focus()  # type: ignore[union-attr]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert [goal.because for goal in context.document.all(Goal)] == [first.id, second.id]
