"""Hand-offs: judged, filled and made by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.handoff_matrix import MatrixModel
from cxworkshop_ui.activities.handoffs_form import HandOffsForm
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.activities.handoffs import HandOff, HandOffState, proposals
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop.sample import sample

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MakeContext = Callable[..., SessionContext]


@pytest.fixture
def context(make_context: MakeContext) -> SessionContext:
    return make_context(*sample("en"))


def shown(qtbot: QtBot, context: SessionContext) -> HandOffsForm:
    agenda = context.document.all(AgendaItem)
    activity = next((item.id for item in agenda if item.activity == "handoffs"), ItemId("none"))
    form = HandOffsForm(context, activity)
    qtbot.addWidget(form)
    form.resize(640, 1200)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.setFocus()
    return form


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def states(form: HandOffsForm) -> list[HandOffState | None]:
    found = [form.context.document.find(HandOff, card.item_id) for card in form.cards()]
    return [item.state for item in found if item is not None]


def function(context: SessionContext, name: str) -> ItemId:
    return next(item.id for item in context.document.all(Function) if item.name == name)


def test_a_proposal_is_accepted_by_one_key_and_stays_away(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    assert len(form.proposals) == 1
    assert focused() is form.proposals[0].accept
    before = len(context.document.all(HandOff))
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert len(context.document.all(HandOff)) == before + 1
    assert not form.proposals
    assert proposals(context.document) == ()
    context.undo()
    assert len(form.proposals) == 1
    qtbot.keyClick(form.proposals[0].dismiss, Qt.Key.Key_Delete)
    assert not form.proposals
    assert len(context.document.all(HandOff)) == before


def test_cards_are_judged_by_a_digit_and_put_in_order(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    assert states(form)[:2] == [HandOffState.BROKEN, HandOffState.BROKEN]
    last = form.cards()[-1]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_1)
    assert states(form).count(HandOffState.BROKEN) == 3
    assert form.cards()[2] is last
    assert focused() is last
    qtbot.keyClick(last, Qt.Key.Key_Up)
    assert focused() is form.cards()[1]


def test_a_card_is_filled_by_keyboard_and_typing_is_kept(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = form.cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert not form.details.isHidden()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)  # on to what the giver promises
    qtbot.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused(), "A call a week")
    item_id = card.item_id
    context.flush()
    item = context.document.find(HandOff, item_id)
    assert item is not None
    assert item.promise == "A call a week"
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert form.details.isHidden()
    assert focused() is card


def test_cards_hold_still_while_one_is_open(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    order = [card.item_id for card in form.cards()]
    form.open_details(order[0])
    context.set(order[0], "state", HandOffState.WORKS, M("Judge"))
    assert [card.item_id for card in form.cards()] == order
    form.close_details()
    assert states(form)[-1] is HandOffState.WORKS
    assert [card.item_id for card in form.cards()] != order


def test_enter_on_the_matrix_goes_to_a_hand_off_or_makes_one(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    model = form.matrix.matrix
    names = [item.name for item in model.functions]
    form.matrix.setFocus()
    sales, legal, hr = names.index("Sales"), names.index("Legal and finance"), names.index("HR")
    before = len(context.document.all(HandOff))
    form.matrix.setCurrentIndex(model.index(sales, legal))
    qtbot.keyClick(form.matrix, Qt.Key.Key_Return)
    assert len(context.document.all(HandOff)) == before
    opened = context.document.find(HandOff, form.details.item_id)
    assert opened is not None
    assert opened.collision.startswith("Close this quarter")
    form.close_details()
    form.matrix.setCurrentIndex(model.index(hr, sales))
    qtbot.keyClick(form.matrix, Qt.Key.Key_Return)
    made = context.document.find(HandOff, form.details.item_id)
    assert made is not None
    assert (made.giver, made.receiver) == (function(context, "HR"), function(context, "Sales"))
    assert len(context.document.all(HandOff)) == before + 1
    form.close_details()
    form.matrix.setCurrentIndex(model.index(hr, hr))
    qtbot.keyClick(form.matrix, Qt.Key.Key_Return)
    assert len(context.document.all(HandOff)) == before + 1


def test_the_matrix_begins_where_two_functions_meet(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.matrix.setFocus()
    assert form.matrix.matrix.pair(form.matrix.currentIndex()) is not None


def test_the_matrix_says_aloud_what_lies_between_two(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    model = form.matrix.matrix
    said = [
        model.index(row, column).data(11)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert all(said)
    assert "Branches → Operations and IT: 2, strained" in said
    assert "HR → Sales: none" in said


def test_a_next_step_is_made_of_a_hand_off_and_remembers_it(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = form.cards()[0]
    form.open_details(card.item_id)
    qtbot.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert context.document.all(NextStep)[-1].because == card.item_id
    assert context.document.all(NextStep)[-1].text.startswith("Sales → Legal and finance:")


def test_a_deleted_hand_off_comes_back(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    card = form.cards()[1]
    item_id = card.item_id
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert item_id not in context.document
    assert focused() in form.cards()
    context.undo()
    assert form.reveal(item_id)


def test_a_hand_off_added_by_hand_asks_for_its_pair(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.add()
    box = focused()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    made = context.document.find(HandOff, form.details.item_id)
    assert made is not None
    assert made.giver == context.document.all(Function)[0].id


def test_without_functions_it_says_what_to_do_first(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    form = shown(qtbot, make_context())
    assert form.matrix.isHidden()
    assert not form._empty.isHidden()
    assert "Prepare" in form._empty.accessibleDescription()
    assert form._add.isHidden()


def test_nothing_is_cut_in_the_middle_of_run(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    last = form.matrix.matrix.columnCount() - 1
    rect = form.matrix.visualRect(form.matrix.matrix.index(last, last))
    assert form.matrix.viewport().rect().contains(rect)
    for card in form.cards():
        assert card.width() <= form.width()


def test_the_model_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, context: SessionContext
) -> None:
    model = MatrixModel(context)
    qtmodeltester.check(model)
    context.remove(function(context, "HR"), M("Delete"))
    model.renew()
    assert model.rowCount() == 5


def test_without_functions_the_first_step_is_a_button_that_leads_to_them(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    activity = AgendaItem(id=ItemId("a"), position="V", activity="handoffs", title="Hand-offs")
    context = make_context(activity)
    turned: list[str] = []
    context.turn.connect(turned.append)
    form = shown(qtbot, context)
    button = focused()
    assert button.isVisible(), "the focus is on something that is seen"
    assert button.accessibleName() or button.text() == "To the functions"  # type: ignore[attr-defined]
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert turned == ["prepare/participants"]
    for name in ("Sales", "Legal"):
        context.add(Function(name=name), M("x"))
    assert not button.isVisible()
    form.entered()
    assert focused() is form.matrix
