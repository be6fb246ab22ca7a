"""How an activity is set up is changed by keyboard in its form, and shows at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

import pytest
from cxworkshop_ui.activities.break_form import BreakForm
from cxworkshop_ui.activities.discussion_form import DiscussionForm
from cxworkshop_ui.activities.handoffs_form import HandOffsForm
from cxworkshop_ui.activities.next_steps_form import NextStepsForm
from cxworkshop_ui.activities.outside_form import OutsideForm
from cxworkshop_ui.activities.setup_card import SetupCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.break_time import BreakSetup
from cxworkshop.activities.discussion import DiscussionSetup, question_of
from cxworkshop.activities.handoffs import HandOffSetup
from cxworkshop.activities.next_steps import NextStep, NextStepSetup
from cxworkshop.activities.outside import OutsidePromise, OutsideSetup
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.sample import sample
from cxworkshop.search import find
from tests.ui.plan.conftest import leadership_team

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Form = TypeVar("Form", bound=QWidget)
MakeContext = Callable[..., SessionContext]
A = ItemId("a")
DAY = dt.date(2026, 12, 3)


def session(kind: str, *items: Item) -> tuple[Item, ...]:
    people = [item for item in leadership_team() if isinstance(item, Function | Participant)]
    day = AgendaItem(id=A, position="V", activity=kind, title="Now", question="What now?")
    return (SessionDetails(id=ItemId("s"), position="V", date=DAY), *people, day, *items)


def shown(qtbot: QtBot, form: Form) -> Form:
    qtbot.addWidget(form)
    form.resize(800, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def says(form: QWidget) -> str:
    return "\n".join(text.text() for text in form.findChildren(Text) if text.isVisible())


def unfolded(qtbot: QtBot, setup: SetupCard) -> SetupCard:
    assert not setup.card.isVisible()
    setup.fold.setFocus()
    qtbot.keyClick(setup.fold, Qt.Key.Key_Space)
    assert setup.card.isVisible()
    return setup


def typed(qtbot: QtBot, editor: QWidget, text: str) -> None:
    editor.setFocus()
    qtbot.keyClicks(editor, text)
    editor.clearFocus()


def test_hand_offs_say_how_they_are_judged_and_propose_only_where_wished(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    context = make_context(*sample("en"))
    agenda = context.document.all(AgendaItem)
    activity = next(item for item in agenda if item.activity == "handoffs")
    form = shown(qtbot, HandOffsForm(context, activity.id))
    assert form.proposals
    editors = unfolded(qtbot, form.setup).editors
    broken, proposes = editors["broken"], editors["proposes"]
    assert isinstance(broken, QLineEdit)
    assert isinstance(proposes, QCheckBox)
    assert broken.text() == context.filled("The {customer} notices, and has to act.")
    broken.setFocus()
    assert broken.text() == "The {customer} notices, and has to act."
    broken.clear()
    typed(qtbot, broken, "They call twice")
    assert "broken: They call twice" in says(form)
    qtbot.keyClick(proposes, Qt.Key.Key_Space)
    assert not form.proposals
    (setup,) = context.document.all(HandOffSetup)
    assert (setup.broken, setup.proposes) == ("They call twice", False)
    context.undo()
    assert form.proposals
    assert proposes.isChecked()


def test_a_new_step_is_due_when_steps_usually_are_until_a_day_is_named(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    context = make_context(*session("next_steps"))
    form = shown(qtbot, NextStepsForm(context, A))
    number = unfolded(qtbot, form.setup).editors["due_within"]
    assert isinstance(number, QSpinBox)
    number.setValue(14)
    assert context.document.all(NextStepSetup)[0].due_within == 14
    assert "17 Dec" in form.line.due.placeholderText()
    form.entered()
    for text, day in (("Call them", None), ("Write it down", "4 dec")):
        qtbot.keyClicks(form.line.text, text)
        if day is not None:
            qtbot.keyClick(form.line.text, Qt.Key.Key_Tab)
            assert form.line.due.text(), "the usual day stands there to be changed"
            form.line.due.setFocus()
            form.line.due.selectAll()
            qtbot.keyClicks(form.line.due, day)
        focus = QApplication.focusWidget()
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    due = {step.text: step.due for step in context.document.all(NextStep)}
    assert due == {"Call them": dt.date(2026, 12, 17), "Write it down": dt.date(2026, 12, 4)}


def test_an_outside_promise_begins_as_set_up_and_offers_to_whom(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    setup = OutsideSetup(
        id=ItemId("o"), parent=A, lead="From May on …", audiences=("Insurers", "The press")
    )
    context = make_context(*session("outside", setup))
    form = shown(qtbot, OutsideForm(context, A))
    form.entered()
    card = form.sentence_cards()[0]
    assert card.sentence.placeholderText() == "From May on …"
    qtbot.keyClicks(card.sentence, "In five days")
    qtbot.keyClick(card.sentence, Qt.Key.Key_Return)
    whom = QApplication.focusWidget()
    assert isinstance(whom, QLineEdit)
    qtbot.keyClicks(whom, "pre")
    completer = whom.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whom.text() == "The press")
    context.flush()
    assert context.document.all(OutsidePromise)[0].to_whom == "The press"
    assert form.setup is not None
    audiences = unfolded(qtbot, form.setup).editors["audiences"]
    assert isinstance(audiences, QPlainTextEdit)
    assert audiences.toPlainText() == "Insurers\nThe press"


def test_a_discussion_goes_from_question_to_question_by_keyboard(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    context = make_context(*session("discussion"))
    form = shown(qtbot, DiscussionForm(context, A))
    assert not form.asked.isVisible(), "one question needs no way to the next"
    typed(qtbot, unfolded(qtbot, form.setup).editors["questions"], "Who can?")
    qtbot.waitUntil(form.asked.isVisible)
    form.line.setFocus()
    qtbot.keyClicks(form.line, "We drop")
    qtbot.keyClick(form.line, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    activity = context.document.find(AgendaItem, A)
    assert activity is not None
    assert question_of(context.document, activity) == "Who can?"
    assert "Question 2 of 2: Who can?" in says(form)
    assert form.line.hasFocus()
    qtbot.keyClick(form.line, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert question_of(context.document, activity) == "What now?"
    assert context.document.all(DiscussionSetup)[0].questions == ("Who can?",)


def test_what_the_room_reads_in_a_break_is_typed_in_its_form(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    context = make_context(*session("break"))
    form = shown(qtbot, BreakForm(context, A))
    typed(qtbot, unfolded(qtbot, form.setup).editors["message"], "Coffee upstairs")
    tick = form.setup.editors["shows_next"]
    assert isinstance(tick, QCheckBox)
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    (setup,) = context.document.all(BreakSetup)
    assert (setup.message, setup.shows_next) == ("Coffee upstairs", False)
    form.setup.fold.setChecked(False)
    (hit,) = find(context.document, "upstairs", context.words)
    assert form.reveal(hit.item_id), "a search leads to it"
    assert form.setup.editors["message"].hasFocus()
