"""Expectations and rules are written down while people talk, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.ground_rules import RuleRow
from cxworkshop_ui.activities.opening_form import OpeningForm
from cxworkshop_ui.activities.said_list import SaidRow
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import IconButton
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation, GroundRule, rules_of, setup_of
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import SessionDetails
from cxworkshop.templates.writing import template_from
from tests.ui.plan.conftest import leadership_team

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ACTIVITY = AgendaItem(id=ItemId("a"), position="V", activity="opening", title="Welcome")
RULES = tuple(
    GroundRule(id=ItemId(f"r{at}"), parent=ACTIVITY.id, position=key, text=text)
    for at, (key, text) in enumerate(
        (("F", "The {customer} has a name."), ("V", "Phones away."), ("k", "One speaks."))
    )
)


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    return make_context(*leadership_team(), ACTIVITY, *RULES)


def shown(qtbot: QtBot, context: SessionContext) -> OpeningForm:
    form = OpeningForm(context, ACTIVITY.id)
    qtbot.addWidget(form)
    form.resize(900, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.setFocus()
    return form


def said(qtbot: QtBot, form: OpeningForm, *lines: str) -> list[Expectation]:
    for line in lines:
        qtbot.keyClicks(form.said.line, line)
        qtbot.keyClick(form.said.line, Qt.Key.Key_Return)
    return list(form.context.document.all(Expectation))


def texts(context: SessionContext) -> list[str]:
    return [rule.text for rule in rules_of(context.document, ACTIVITY.id)]


def test_one_line_each_with_the_name_before_the_colon(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    assert QApplication.focusWidget() is form.said.line
    first, second = said(qtbot, form, "ana: fewer forms", "An answer within the week")
    assert (first.text, first.by) == ("fewer forms", ItemId("p0"))
    assert (second.text, second.by) == ("An answer within the week", None)
    assert form.said.line.text() == ""
    told = form._heard.text()
    assert told.startswith("1 of 14 have said one. 1 line has no name. Not yet: Gus, Chen")
    context.undo()
    assert [item.text for item in context.document.all(Expectation)] == ["fewer forms"]


def test_a_name_completes_and_a_line_that_only_begins_like_one_does_not(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    line, completer = form.said.line, form.said.new.names
    qtbot.keyClicks(line, "fem")
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Femi Adeyemi: "
    qtbot.keyClicks(line, "clear hand-offs")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (made,) = context.document.all(Expectation)
    assert (made.text, made.by) == ("clear hand-offs", ItemId("p5"))
    qtbot.keyClicks(line, "Bo")
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert context.document.all(Expectation)[-1].text == "Bo", "Enter alone keeps what was typed"
    assert line.text() == ""


def test_a_key_that_leads_elsewhere_closes_the_names_on_offer(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    line, popup = form.said.line, form.said.new.names.popup()
    assert popup is not None
    qtbot.keyClicks(line, "fem")
    assert popup.isVisible()
    form.notes.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert not popup.isVisible(), "it would take the next letter from where one is now"
    assert QApplication.focusWidget() is form.notes.line
    assert line.text() == "fem", "what was typed stays where it was typed"


def test_an_expectation_is_a_reason_from_which_a_goal_is_made(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    (first,) = said(qtbot, form, "bo: the branches are asked first")
    qtbot.keyClick(form.said.line, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    goal = context.document.all(Goal)[-1]
    assert (goal.text, goal.because) == (first.text, first.id)


def test_rules_go_into_a_template_when_somebody_keeps_them_and_not_otherwise(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.parts.show_part("rules")
    before = setup_of(context.document, ACTIVITY.id).ground_rules
    qtbot.keyClicks(form.rules.line, "The telephones stay outside")
    qtbot.keyClick(form.rules.line, Qt.Key.Key_Return)
    assert "telephones" not in template_from(context.document, title="A day")
    assert form.rules.keep.isVisible()
    qtbot.keyClick(form.rules.keep, Qt.Key.Key_Return)
    assert setup_of(context.document, ACTIVITY.id).ground_rules == tuple(texts(context))
    assert not form.rules.keep.isVisible(), "there is nothing left to keep"
    assert QApplication.focusWidget() is form.rules.line
    assert "telephones" in template_from(context.document, title="A day")
    context.undo()
    assert setup_of(context.document, ACTIVITY.id).ground_rules == before
    assert form.rules.keep.isVisible()


def test_rules_are_reworded_moved_added_and_agreed_on_at_once(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.parts.show_part("rules")
    assert QApplication.focusWidget() is form.rules.line
    qtbot.keyClicks(form.rules.line, "We end on time.")
    qtbot.keyClick(form.rules.line, Qt.Key.Key_Return)
    row = form.rules.rows.row(ItemId("r2"))
    assert isinstance(row, RuleRow)
    row.focus()
    qtbot.keyClick(row.sentence, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(row.sentence, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(context)[0] == "One speaks."
    assert QApplication.focusWidget() is row.sentence
    qtbot.keyClick(row.sentence, Qt.Key.Key_End)
    qtbot.keyClicks(row.sentence, " Always.")
    form.rules.agree.setFocus()
    qtbot.keyClick(form.rules.agree, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is form.rules.line
    rules = rules_of(context.document, ACTIVITY.id)
    assert [rule.text for rule in rules] == [
        "One speaks. Always.",
        "The {customer} has a name.",
        "Phones away.",
        "We end on time.",
    ]
    assert all(rule.is_agreed for rule in rules)
    context.undo()
    assert not any(rule.is_agreed for rule in rules_of(context.document, ACTIVITY.id))


def test_a_rule_reads_in_the_sessions_words_and_keeps_its_placeholder(
    qtbot: QtBot, context: SessionContext
) -> None:
    details = context.document.all(SessionDetails)[0]
    assert context.filled("{customer}") == "customer"
    assert details.customer == ""
    form = shown(qtbot, context)
    form.parts.show_part("rules")
    row = form.rules.rows.row(ItemId("r0"))
    assert isinstance(row, RuleRow)
    assert row.sentence.toPlainText() == "The customer has a name."
    row.focus()
    assert row.sentence.toPlainText() == "The {customer} has a name."
    form.rules.line.setFocus()
    assert row.sentence.toPlainText() == "The customer has a name."
    assert texts(context)[0] == "The {customer} has a name."


def test_notes_are_kept_in_the_opening_too(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    qtbot.keyClicks(form.notes.line, "Dina speaks last")
    qtbot.keyClick(form.notes.line, Qt.Key.Key_Return)
    qtbot.keyClicks(form.notes.line, "A slip")
    qtbot.keyClick(form.notes.line, Qt.Key.Key_Return)
    delete = form.notes.findChildren(IconButton)[-1]
    assert delete.accessibleDescription() == "A slip"
    delete.setFocus()
    qtbot.keyClick(delete, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is form.notes.line
    (note,) = context.document.under(ACTIVITY.id, Note)
    assert note.text == "Dina speaks last"
    assert form.reveal(note.id)
    (first,) = said(qtbot, form, "Less")
    form.parts.show_part("rules")
    assert form.reveal(first.id)
    assert form.parts.current == "expectations"
    row = form.said.rows.row(first.id)
    assert isinstance(row, SaidRow)
    assert QApplication.focusWidget() is row.sentence


def test_a_read_only_session_says_and_agrees_on_nothing(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    context = make_context(*leadership_team(), ACTIVITY, *RULES, is_read_only=True)
    form = shown(qtbot, context)
    assert not form.said.line.isEnabled()
    assert not form.rules.agree.isEnabled()
    assert not form.rules.line.isEnabled()
