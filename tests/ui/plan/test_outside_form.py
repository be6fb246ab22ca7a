"""Outside promises as cards: typed, carried by a goal, marked when they come too early."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.outside_form import OutsideForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.outside import OutsidePromise
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def context(context: SessionContext, make_context: Callable[..., SessionContext]) -> SessionContext:
    """The leadership team before the first of these."""
    return make_context(
        *(item for item in context.document if not isinstance(item, OutsidePromise))
    )


def shown(qtbot: QtBot, context: SessionContext) -> OutsideForm:
    form = OutsideForm(context)
    qtbot.addWidget(form)
    form.resize(700, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def says(form: OutsideForm) -> str:
    return "\n".join(text.text() for text in form.findChildren(Text) if text.isVisible())


def test_a_promise_is_typed_with_to_whom_and_when_by_keyboard(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    card = form.sentence_cards()[0]
    qtbot.keyClicks(card.sentence, "In five days")
    qtbot.keyClick(card.sentence, Qt.Key.Key_Return)
    for answer in ("new customers", "1 mar"):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, answer)
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    (made,) = context.document.all(OutsidePromise)
    assert (made.text, made.to_whom, str(made.said_on)) == (
        "In five days",
        "new customers",
        "2027-03-01",
    )
    assert "no goal carries it" in says(form)
    assert len(form.sentence_cards()) == 2


def test_a_promise_earlier_than_its_goal_is_marked_until_the_day_moves(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    goal = context.document.get(ItemId("g0"))
    due = getattr(goal, "due", None)
    assert due is not None
    early = OutsidePromise(text="Now", goal=ItemId("g0"), said_on=due.replace(day=1))
    made = context.add(early, M("Add"))
    assert made is not None
    assert "earlier than the goal that carries it" in says(form)
    context.set(made, "said_on", due, M("Change"))
    assert "earlier than" not in says(form)
    context.remove(ItemId("g0"), M("Delete the goal"))
    assert "no goal carries it" in says(form)
