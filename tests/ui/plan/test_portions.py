"""Forty cards are made a few at a time; who looks for one, types or goes on by Tab sees no seam."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.commitment_card import CommitmentCard
from cxworkshop_ui.activities.commitments_form import CommitmentsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets import portions
from cxworkshop_ui.widgets.panels import ScrollPage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.commitments import Commitment
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.model.session import SessionDetails

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PEOPLE = 40
SILENT = 25


@pytest.fixture
def crowd(make_context: Callable[..., SessionContext]) -> SessionContext:
    """Forty leaders; one of them has no commitment yet."""
    items: list[Item] = [SessionDetails(id=ItemId("session"), position="V")]
    for at in range(PEOPLE):
        person = ItemId(f"p{at:02d}")
        items.append(
            Participant(
                id=person, position=f"{at:02d}V", name=f"Leader {at}", presence=Presence.HERE
            )
        )
        if at != SILENT:
            items.append(
                Commitment(
                    id=ItemId(f"c{at:02d}"),
                    position=f"{at:02d}V",
                    participant=person,
                    text="I will call",
                )
            )
    return make_context(*items)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which a portion is one card."""
    monkeypatch.setattr(portions, "FIRST_S", 0.0)
    monkeypatch.setattr(portions, "TURN_S", 0.0)


@pytest.fixture
def form(qtbot: QtBot, crowd: SessionContext, slow: None) -> CommitmentsForm:
    """On a page that scrolls, just made; no event has come since."""
    page = ScrollPage()
    form = CommitmentsForm(crowd, parent=page.inside)
    page.body.addWidget(form)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    return form


def people(form: CommitmentsForm) -> list[str | None]:
    return [card.person_id for card in form.board.cards if isinstance(card, CommitmentCard)]


def test_the_first_cards_are_there_at_once_and_all_of_them_soon_in_their_order(
    qtbot: QtBot, form: CommitmentsForm
) -> None:
    everybody = [f"p{at:02d}" for at in range(PEOPLE)]
    first = people(form)
    assert 0 < len(first) < PEOPLE / 4
    assert first == everybody[: len(first)]
    qtbot.waitUntil(lambda: len(form.board.cards) == PEOPLE)
    assert people(form) == everybody


def test_the_page_has_its_height_from_the_first_portion_on(
    qtbot: QtBot, form: CommitmentsForm, qapp: QApplication
) -> None:
    qapp.processEvents()
    few, before = len(form.board.cards), form.board.height()
    assert few < PEOPLE / 4
    qtbot.waitUntil(lambda: len(form.board.cards) == PEOPLE)
    qapp.processEvents()
    assert abs(form.board.height() - before) < before / 10


def test_tab_leads_from_card_to_card_in_their_order(qtbot: QtBot, form: CommitmentsForm) -> None:
    qtbot.waitUntil(lambda: len(form.board.cards) == PEOPLE)
    sentences = {card.sentence: card for card in form.sentence_cards()}
    first, *_ = sentences
    found, at = [], first.nextInFocusChain()
    while at is not first:
        if at in sentences:
            found.append(sentences[at])
        at = at.nextInFocusChain()
    assert [sentences[first], *found] == form.sentence_cards()


def test_who_looks_for_a_commitment_comes_to_it_at_once(
    qtbot: QtBot, form: CommitmentsForm
) -> None:
    qtbot.waitUntil(form.isActiveWindow)
    assert form.reveal(ItemId("c39"))
    assert form.sentence_cards()[39].sentence.hasFocus()


def test_what_is_typed_before_the_card_is_made_is_typed_into_it(
    qtbot: QtBot, form: CommitmentsForm, crowd: SessionContext
) -> None:
    form.setFocus()
    qtbot.keyClick(form, Qt.Key.Key_I)
    for letter in " will":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    crowd.flush()
    mine = [each for each in crowd.document.all(Commitment) if each.participant == f"p{SILENT}"]
    assert [each.text for each in mine] == ["i will"]


def test_a_person_who_comes_in_between_pushes_no_card_off_the_board(
    qtbot: QtBot, form: CommitmentsForm, crowd: SessionContext
) -> None:
    qtbot.waitUntil(lambda: len(form.board.cards) == PEOPLE)
    before = form.board.cards
    card = form.sentence_cards()[3]
    assert isinstance(card, CommitmentCard)
    card.another.emit(card)
    assert len(form.board.cards) == PEOPLE + 1
    assert [each for each in form.board.cards if each in before] == before
