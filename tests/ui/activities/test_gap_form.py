"""Themes are typed and filled in by keyboard alone, and become something by one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.gap_form import GapForm
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.gap import Gap
from cxworkshop.activities.prioritise import Idea
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ACTIVITY = AgendaItem(id=ItemId("a"), position="V", activity="gap", title="Gaps")


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    return make_context(ACTIVITY)


def shown(qtbot: QtBot, context: SessionContext) -> GapForm:
    form = GapForm(context, ACTIVITY.id)
    qtbot.addWidget(form)
    form.resize(900, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def typed(qtbot: QtBot, form: GapForm, *themes: str) -> list[Gap]:
    form.setFocus()
    for theme in themes:
        qtbot.keyClicks(form.line, theme)
        qtbot.keyClick(form.line, Qt.Key.Key_Return)
    return list(form.context.document.all(Gap))


def here() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_a_theme_is_filled_in_with_enter_from_field_to_field(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Waiting", "Leaving")
    form.cards()[0].focus()
    qtbot.keyClick(here(), Qt.Key.Key_Return)
    for text in ("Nineteen days", "Nobody answers for it", "Five days", "Calls", "A call"):
        qtbot.keyClicks(here(), text)
        qtbot.keyClick(here(), Qt.Key.Key_Return)
    made = context.document.all(Gap)[0]
    assert (made.theme, made.current_state, made.gap) == (
        "Waiting",
        "Nineteen days",
        "Nobody answers for it",
    )
    assert (made.desired_state, made.evidence, made.idea) == ("Five days", "Calls", "A call")
    assert not made.evidence_shown
    assert here() is form.cards()[1].current, "and on to the next theme"
    qtbot.keyClick(here(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here() is form.line, "after the last one comes another"


def test_what_is_missing_is_said_while_it_is(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "Waiting")
    card = form.cards()[0]
    assert "no evidence yet, no idea yet" in card.accessibleName().replace(": no", ", no")
    card.idea.setFocus()
    qtbot.keyClicks(card.idea, "A call")
    context.flush()
    assert "no idea yet" not in card.accessibleName()
    assert "no evidence yet" in card.accessibleName()


def test_one_key_makes_an_idea_of_the_theme_at_hand(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    made = typed(qtbot, form, "Waiting", "Leaving")
    card = form.cards()[1]
    card.idea.setFocus()
    qtbot.keyClicks(card.idea, "Ask everyone")
    qtbot.keyClick(card.idea, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert [(idea.text, idea.because) for idea in context.document.all(Idea)] == [
        ("Ask everyone", made[1].id)
    ]


def test_tab_leads_through_every_field_of_every_card(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "One", "Two")
    form.line.setFocus()
    met = []
    for _ in range(24):
        qtbot.keyClick(here(), Qt.Key.Key_Tab)
        met.append(here())
    for card in form.cards():
        assert {card.theme, card.current, card.idea, card.shown} <= set(met)
    assert met.index(form.cards()[0].idea) < met.index(form.cards()[1].theme)


def test_a_theme_is_moved_and_deleted_and_comes_back(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "One", "Two", "Three")
    form.cards()[2].focus()
    qtbot.keyClick(here(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [gap.theme for gap in context.document.all(Gap)] == ["One", "Three", "Two"]
    assert here() is form.cards()[1].theme, "the focus goes with it"
    form.cards()[1].current.setFocus()
    form.cards()[1].deletion_wanted.emit()
    assert [gap.theme for gap in context.document.all(Gap)] == ["One", "Two"]
    context.undo()
    assert [card.theme.toPlainText() for card in form.cards()] == ["One", "Three", "Two"]


def test_the_form_is_no_higher_than_its_cards(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "One", "Two", "Three")
    qtbot.waitUntil(lambda: form.cards()[0].states.columns(form.cards()[0].states.width()) == 3)
    cards = form.cards()
    qtbot.waitUntil(lambda: form.minimumSizeHint().height() < cards[-1].geometry().bottom() + 40)


def test_a_read_only_session_takes_no_theme(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    gap = Gap(id=ItemId("g"), parent=ACTIVITY.id, position="V", theme="One")
    form = shown(qtbot, make_context(ACTIVITY, gap, is_read_only=True))
    assert not form.line.isEnabled()
    assert not form.cards()[0].theme.isEnabled()
