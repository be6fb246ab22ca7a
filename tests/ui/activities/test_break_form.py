"""In a break one sees when it goes on, with what, and who is back; what is typed is a note."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.break_form import BreakForm
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.break_time import CameBack
from cxworkshop.activities.notes import Note
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from tests.ui.plan.conftest import leadership_team

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BREAK = AgendaItem(id=ItemId("b"), position="F", activity="break", title="Coffee", minutes=15)
NEXT = AgendaItem(
    id=ItemId("n"), position="V", title="The {customer}’s journey", minutes=75, materials=("Cards",)
)


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    return make_context(*leadership_team(), BREAK, NEXT)


def shown(qtbot: QtBot, context: SessionContext) -> BreakForm:
    form = BreakForm(context, BREAK.id)
    qtbot.addWidget(form)
    form.resize(800, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.setFocus()
    return form


def test_the_time_of_return_and_what_comes_next_are_seen_at_once(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    assert form.time.text() == "09:15"
    assert form._left.text() == "The break is still to come."
    assert form._next.text() == "Then: The customer’s journey, 1 h 15"
    assert form._ready.text() == "Have ready: Cards"
    context.clock.open(BREAK.id)
    before = form.time.text()
    assert form._left.text() == "15 min left"
    context.clock.more_time()
    assert form.time.text() != before, "five minutes more change the time of return"
    context.clock.toggle()
    assert form.time.text() == "–"
    assert form._left.text() == "The clock is paused; the room sees no time."


def test_who_is_back_is_ticked_with_arrows_and_space(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    buttons = list(form.names._buttons.values())
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Space)
    qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is buttons[1]
    qtbot.keyClick(buttons[1], Qt.Key.Key_Return)
    there = {item.participant for item in context.document.all(CameBack)}
    assert there == {ItemId("p0"), ItemId("p1")}
    assert form._roll.text().startswith("2 of 14 are back. Not yet: Chen, Eva")
    assert buttons[0].accessibleName() == "Ana, back"
    qtbot.keyClick(buttons[1], Qt.Key.Key_Space)
    assert {item.participant for item in context.document.all(CameBack)} == {ItemId("p0")}
    form.everyone.click()
    assert form._roll.text() == "Everyone is back."
    assert not form.everyone.isVisible()
    context.undo()
    assert len(context.document.all(CameBack)) == 1


def test_what_is_typed_in_a_break_is_a_note(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed = QApplication.focusWidget()
    assert typed is form.notes.line
    qtbot.keyClicks(typed, "Ask the sponsor what surprised her")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    (note,) = context.document.under(BREAK.id, Note)
    assert note.text == "Ask the sponsor what surprised her"
    assert form.reveal(note.id)


def test_tab_goes_from_the_note_to_who_is_back_and_then_to_the_settings(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    first = next(iter(form.names._buttons.values()))
    for stop in (form.everyone, first, form.setup.fold):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop
