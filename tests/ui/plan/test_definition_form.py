"""Proposals with dots, and the one sentence that is agreed."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.definition_form import DefinitionForm
from cxworkshop_ui.activities.dots import Dots
from cxworkshop_ui.activities.proposal_row import ProposalRow
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.activities.definition import (
    Consent,
    DotsGiven,
    Proposal,
    SharedDefinition,
    count_words,
)
from cxworkshop.activities.definition import dots_of as totals_of
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(qtbot: QtBot, context: SessionContext) -> DefinitionForm:
    form = DefinitionForm(context)
    qtbot.addWidget(form)
    form.resize(1000, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def row_of(form: DefinitionForm, proposal: str) -> ProposalRow:
    row = form.rows.row(ItemId(proposal))
    assert isinstance(row, ProposalRow)
    return row


def dots_of(context: SessionContext, proposal: str) -> int:
    found = context.document.find(Proposal, ItemId(proposal))
    assert found is not None
    return found.dots


def test_tab_goes_through_the_proposals_and_then_to_the_line_below_them(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    qtbot.keyClicks(form.line, "Bo: Nobody waits")
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    made = context.document.all(Proposal)[-1]
    qtbot.waitUntil(row_of(form, made.id).isVisible)
    rows = form.rows.rows
    form.agreed.sentence.setFocus()
    stops = []
    while form.focusWidget() is not form.line and len(stops) < 50:
        form.focusNextChild()
        stops.append(form.focusWidget())
    assert form.parts.bar.isAncestorOf(stops[0]), "what stands above comes before"
    places = [stops.index(row.sentence) for row in rows]
    assert places == sorted(places)
    assert rows[-1] is row_of(form, made.id)
    form.focusPreviousChild()
    assert rows[-1].isAncestorOf(form.focusWidget()), "what was just typed is one key back"


def test_proposals_are_typed_one_after_the_other(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.entered()
    for text in ("Nobody waits", "Nobody explains twice"):
        qtbot.keyClicks(form.line, text)
        qtbot.keyClick(form.line, Qt.Key.Key_Return)
        assert form.line.hasFocus()
        assert form.line.text() == ""
    assert [item.text for item in context.document.all(Proposal)][-2:] == [
        "Nobody waits",
        "Nobody explains twice",
    ]
    assert len(form.rows.rows) == 5


def test_plus_and_minus_count_dots_and_never_below_none(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    row = row_of(form, "d0")
    row.dots.setFocus()
    qtbot.keyClicks(row.dots, "++")
    assert dots_of(context, "d0") == 5
    qtbot.keyClicks(row.dots, "0-")
    assert dots_of(context, "d0") == 0
    assert row.dots.count == 0
    qtbot.keyClicks(row.dots, "17")
    assert dots_of(context, "d0") == 17, "more than nine are typed as they are said"
    qtbot.keyClicks(row.dots, "+")
    qtbot.keyClicks(row.dots, "5")
    assert dots_of(context, "d0") == 5, "a digit after + begins a number of its own"
    qtbot.keyClick(row.dots, Qt.Key.Key_Down)
    assert row_of(form, "d1").dots.hasFocus()


def test_enter_leads_to_the_dots_of_the_next_proposal_and_one_number_overwrites_no_other(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    row_of(form, "d0").dots.setFocus()
    for number in ("15", "21", "4"):
        focus = form.focusWidget()
        qtbot.keyClicks(focus, number)
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert [dots_of(context, each) for each in ("d0", "d1", "d2")] == [15, 21, 4]
    assert row_of(form, "d2").dots.hasFocus(), "the line below would take a number for a proposal"


def test_fifteen_and_twenty_one_dots_do_not_look_the_same_and_none_looks_like_a_place(
    qtbot: QtBot,
) -> None:
    dots = Dots("Dots")
    qtbot.addWidget(dots)
    dots.resize(dots.sizeHint())
    purple = QColor(in_use().palette.definition).rgb()

    def inked(count: int) -> int:
        dots.set(count)
        image = dots.grab().toImage()
        return sum(
            image.pixelColor(x, y).rgb() == purple
            for x in range(image.width())
            for y in range(image.height())
        )

    assert inked(0) == 0 < inked(10)
    assert inked(15) < inked(21)


def test_agreeing_on_a_proposal_replaces_the_sentence_and_undo_brings_the_old_one_back(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    row_of(form, "d2").agree.click()
    assert [item.text for item in context.document.all(SharedDefinition)] == [
        "One company, not three."
    ]
    assert form.agreed.sentence.toPlainText() == "One company, not three."
    context.undo()
    assert form.agreed.sentence.toPlainText().startswith("We keep what we say")


def test_the_first_agreed_sentence_is_made_by_agreeing(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    context.remove(ItemId("sd"), M("Delete"))
    assert form.agreed.sentence.toPlainText() == ""
    row_of(form, "d0").agree.click()
    assert len(context.document.all(SharedDefinition)) == 1
    qtbot.keyClicks(form.agreed.sentence, "So: ")
    context.flush()
    assert len(context.document.all(SharedDefinition)) == 1


def test_words_are_counted_without_dashes_and_stops() -> None:
    assert count_words("We keep what we say – and we say it before you have to ask.") == 14
    assert count_words("  … – ") == 0


def test_dots_by_person_are_given_by_digits_and_go_on_by_themselves(
    qtbot: QtBot, context: SessionContext
) -> None:
    context.add(AgendaItem(activity="definition", title="One sentence"), M("Add"))
    form = shown(qtbot, context)
    form.dots.by_person.click()
    grid = form.dots.grid
    assert grid.isVisible()
    grid.begin()
    qtbot.keyClicks(grid, "21")
    assert totals_of(context.document) == {"d0": 2, "d1": 1, "d2": 0}
    assert grid.current == "p1", "the first leader has no dots left"
    qtbot.keyClicks(grid, "++-")
    assert totals_of(context.document)["d0"] == 3
    qtbot.keyClick(grid, Qt.Key.Key_Backspace)
    assert len(context.document.all(DotsGiven)) == 2
    assert not row_of(form, "d0").dots.isEnabled()
    assert row_of(form, "d0").dots.count == 2
    context.undo()
    assert totals_of(context.document)["d0"] == 3
    form.dots.by_person.click()
    assert totals_of(context.document) == {"d0": 3, "d1": 7, "d2": 5}, "the counts are still there"


def test_hands_are_shown_by_digits_one_leader_after_the_other(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.line.setFocus()
    form.parts.show_part("consent")
    grid = form.consent.grid
    qtbot.waitUntil(grid.hasFocus)
    qtbot.keyClicks(grid, "42x8")
    answers = context.document.all(Consent)
    assert [(item.participant, item.level, item.is_declined) for item in answers] == [
        ("p0", 4, False),
        ("p1", 2, False),
        ("p2", None, True),
    ]
    assert grid.current == "p3"
    assert "Gus" in form.consent.low.text()
    spoken = grid.model().index(1, 1).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "Gus" in spoken
    assert "2" in spoken
    context.undo()
    assert len(context.document.all(Consent)) == 2


def test_without_a_sentence_nobody_is_asked(qtbot: QtBot, context: SessionContext) -> None:
    context.remove(ItemId("sd"), M("Delete"))
    form = shown(qtbot, context)
    form.parts.show_part("consent")
    assert not form.consent.grid.isEnabled()


def test_the_grids_are_sound_models(
    qtbot: QtBot, context: SessionContext, qtmodeltester: ModelTester
) -> None:
    context.add(AgendaItem(activity="definition", title="One sentence"), M("Add"))
    form = shown(qtbot, context)
    form.dots.by_person.click()
    for model in (form.dots.model, form.consent.model):
        qtmodeltester.check(model)
