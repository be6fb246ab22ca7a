"""Proposals with dots, and the one sentence that is agreed."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.definition_form import DefinitionForm, ProposalRow, count_words
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.i18n import M
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
    qtbot.keyClick(row.dots, Qt.Key.Key_Down)
    assert row_of(form, "d1").dots.hasFocus()


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
