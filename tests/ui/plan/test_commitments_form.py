"""The board of commitments, by keyboard, from key clicks to the document and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.commitment_card import CommitmentCard
from cxworkshop_ui.activities.commitments_form import CommitmentsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.coverage import Coverage
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.commitments import Commitment
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(qtbot: QtBot, context: SessionContext) -> CommitmentsForm:
    form = CommitmentsForm(context)
    qtbot.addWidget(form)
    form.resize(1100, 900)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def card_of(form: CommitmentsForm, person: str) -> CommitmentCard:
    cards = [card for card in form.sentence_cards() if isinstance(card, CommitmentCard)]
    return next(card for card in cards if card.person_id == person)


def promises_of(context: SessionContext, person: str) -> list[Commitment]:
    return [item for item in context.document.all(Commitment) if item.participant == person]


def says(form: CommitmentsForm) -> str:
    return form.findChildren(Coverage)[0].accessibleName()


def test_typing_into_an_empty_card_makes_the_commitment_and_one_undo_takes_it_back(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    card = card_of(form, "p5")
    qtbot.waitUntil(card.sentence.hasFocus)
    qtbot.keyClicks(card.sentence, "I will answer")
    context.flush()
    qtbot.keyClicks(card.sentence, " within a day")
    context.flush()
    assert [item.text for item in promises_of(context, "p5")] == ["I will answer within a day"]
    assert card.sentence.hasFocus()
    assert "Femi" not in says(form)

    context.undo()
    assert promises_of(context, "p5") == []
    assert card_of(form, "p5") is card
    assert card.sentence.toPlainText() == ""
    assert "Femi (Operations)" in says(form)

    context.redo()
    assert card_of(form, "p5").sentence.toPlainText() == "I will answer within a day"


def test_make_it_checkable_opens_the_details_at_the_first_missing_part(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "p2")
    qtbot.keyClick(card.sentence, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Kept when"
    qtbot.keyClicks(focus, "two hours a week together")
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    changed = context.document.find(Commitment, ItemId("c2"))
    assert changed is not None
    assert changed.kept_when == "two hours a week together"
    assert "no measure" not in " ".join(text.text() for text in card.findChildren(Text))

    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert card.sentence.hasFocus()


def test_a_date_in_the_details_is_typed_as_people_say_it(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card = card_of(form, "p2")
    card.opened.emit(card, "by")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "28 feb")
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    changed = context.document.find(Commitment, ItemId("c2"))
    assert changed is not None
    assert str(changed.by) == "2027-02-28"


def test_ctrl_enter_leads_to_the_next_leader_who_has_none(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    first = card_of(form, "p5")
    first.sentence.setFocus()
    qtbot.keyClick(first.sentence, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card_of(form, "p6").sentence.hasFocus()


def test_arrows_lead_from_card_to_card(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    first = card_of(form, "p0")
    first.sentence.setFocus()
    qtbot.keyClick(first.sentence, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(first.sentence, Qt.Key.Key_Right)
    assert card_of(form, "p1").sentence.hasFocus()
    qtbot.keyClick(card_of(form, "p1").sentence, Qt.Key.Key_Home)
    qtbot.keyClick(card_of(form, "p1").sentence, Qt.Key.Key_Left)
    assert first.sentence.hasFocus()


def test_the_commitment_of_a_removed_leader_stays_with_nobody(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    context.remove(ItemId("p0"), M("Remove Ana"))
    orphan = form.board.cards[-1]
    assert isinstance(orphan, CommitmentCard)
    assert (orphan.item_id, orphan.person_id) == ("c0", None)
    context.undo()
    assert card_of(form, "p0").item_id == "c0"


def test_a_leader_can_have_a_second_commitment(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    card_of(form, "p0").another.emit(card_of(form, "p0"))
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "I will also listen")
    context.flush()
    assert len(promises_of(context, "p0")) == 2
    assert len(form.board.cards) == 15


def test_the_place_for_one_more_goes_when_it_is_left_without_a_word(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    card_of(form, "p0").another.emit(card_of(form, "p0"))
    assert len(form.board.cards) == 15
    card_of(form, "p1").focus()
    assert len(form.board.cards) == 14


def test_a_name_that_looks_like_markup_is_shown_as_text(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    context.set(ItemId("p0"), "name", "<b>Ana</b> <img src='x'>", M("Rename"))
    names = [text for text in card_of(form, "p0").findChildren(Text) if "Ana" in text.text()]
    assert names[0].text() == "<b>Ana</b> <img src='x'>"
    assert names[0].textFormat() == Qt.TextFormat.PlainText


def test_a_read_only_session_shows_everything_and_changes_nothing(
    qtbot: QtBot, make_context: Callable[..., SessionContext], context: SessionContext
) -> None:
    items = list(context.document)
    form = shown(qtbot, make_context(*items, is_read_only=True))
    card = card_of(form, "p0")
    assert card.sentence.toPlainText().startswith("I will bring Legal")
    assert not card.sentence.isEnabled()


def test_a_closed_form_leaves_no_window_behind(
    qtbot: QtBot, qapp: QApplication, context: SessionContext
) -> None:
    before = len(qapp.topLevelWidgets())
    form = CommitmentsForm(context)
    form.show()
    card = card_of(form, "p2")
    card.opened.emit(card, "")
    form.close()
    form.deleteLater()
    qtbot.waitUntil(lambda: len(qapp.topLevelWidgets()) <= before)
    context.set(ItemId("c0"), "text", "I will go on", M("Change"))
