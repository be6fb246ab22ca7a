"""Who decides, by keyboard: letters in cells, names in a line, what is wrong in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.decisions_form import DecisionsForm
from cxworkshop_ui.activities.decisions_model import ACCESSIBLE, DecisionsModel
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.activities.decisions import Decision, name_of
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def context(context: SessionContext, make_context: Callable[..., SessionContext]) -> SessionContext:
    """The leadership team before the first of these."""
    return make_context(*(item for item in context.document if not isinstance(item, Decision)))


def shown(qtbot: QtBot, context: SessionContext, width: int = 900) -> DecisionsForm:
    form = DecisionsForm(context)
    qtbot.addWidget(form)
    form.resize(width, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def typed(qtbot: QtBot, form: DecisionsForm, *texts: str) -> list[Decision]:
    form.entered()
    for text in texts:
        qtbot.keyClicks(form.line, text)
        qtbot.keyClick(form.line, Qt.Key.Key_Return)
    return list(form.context.document.all(Decision))


def decision(context: SessionContext, at: int = 0) -> Decision:
    return context.document.all(Decision)[at]


def says(form: DecisionsForm) -> str:
    return "\n".join(text.text() for text in form.findChildren(Text) if not text.isHidden())


def test_decisions_are_typed_one_after_the_other(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    made = typed(qtbot, form, "The price of an exception", "The text of a letter")
    assert [item.text for item in made] == ["The price of an exception", "The text of a letter"]
    assert form.line.text() == ""
    assert "2 decisions have nobody who decides" in says(form)


def test_letters_and_digits_give_rights_and_arrows_lead_from_cell_to_cell(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "The price of an exception")
    table = form.table
    table.setFocus()
    table.setCurrentIndex(form.model.index(0, 1))
    for key in ("d", "Right", "A", "Right", "3", "Right", "2"):
        code = Qt.Key.Key_Right if key == "Right" else getattr(Qt.Key, f"Key_{key.upper()}")
        if key == "Right":
            qtbot.keyClick(table, code)
        else:
            qtbot.keyClicks(table, key)
    found = decision(context)
    assert found.deciders == ("f0",)
    assert found.to_ask == ("f1", "f3")
    assert found.to_tell == ("f2",)
    assert "nobody who decides" not in says(form)
    assert form.model.index(0, 1).data(ACCESSIBLE) == "Sales: decides"
    qtbot.keyClicks(table, "0")
    assert decision(context).to_ask == ("f1",)
    context.undo()
    assert decision(context).to_ask == ("f1", "f3")


def test_two_who_decide_are_marked_in_words(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "The second login")
    form.table.setFocus()
    for column in (1, 2):
        form.table.setCurrentIndex(form.model.index(0, column))
        qtbot.keyClicks(form.table, "D")
    assert "1 decision has more than one" in says(form)
    told = form.model.index(0, 0).data(ACCESSIBLE)
    assert told == "The second login, 2 decide: choose one"


def test_people_are_named_in_a_line_and_get_a_column(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "The second login")
    form.table.setCurrentIndex(form.model.index(0, 0))
    qtbot.keyClick(form.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Who decides (exactly one)"
    qtbot.keyClicks(line, "hana")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert decision(context).deciders == ("p6",)
    assert line.text() == "Hana Nováková"
    assert form.model.columnCount() == 8
    assert form.table.currentIndex().row() == 0
    second = QApplication.focusWidget()
    assert isinstance(second, QLineEdit)
    qtbot.keyClicks(second, "legal, Oper")
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert decision(context).to_ask == ("f1", "f3")


def test_a_name_nobody_has_is_said_and_changes_nothing(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "The second login")
    form.table.setCurrentIndex(form.model.index(0, 0))
    form.details.ask_for("deciders")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Zoltan")
    context.flush()
    assert "Nobody is called “Zoltan”" in line.accessibleDescription()
    assert decision(context).deciders == ()
    context.undo()
    assert line.text() == ""


def test_a_decision_is_edited_and_deleted_in_the_table(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    typed(qtbot, form, "One", "Two")
    form.table.setFocus()
    form.table.setCurrentIndex(form.model.index(0, 0))
    qtbot.keyClick(form.table, Qt.Key.Key_Return)
    editor = form.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("")
    qtbot.keyClicks(editor, "Uno")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: decision(context).text == "Uno")
    form.table.setCurrentIndex(form.model.index(0, 0))
    qtbot.keyClick(form.table, Qt.Key.Key_Delete)
    assert [item.text for item in context.document.all(Decision)] == ["Two"]
    context.undo()
    assert len(context.document.all(Decision)) == 2


def test_the_model_keeps_the_rules_of_models(
    qtbot: QtBot, context: SessionContext, qtmodeltester: ModelTester
) -> None:
    model = DecisionsModel(context)
    qtmodeltester.check(model)
    made = context.add(Decision(text="One", deciders=(ItemId("p0"),)), M("Add"))
    assert made is not None
    qtmodeltester.check(model)
    context.remove(ItemId("f0"), M("Remove"))
    context.remove(ItemId("p0"), M("Remove"))
    assert decision(context).deciders == ()
    qtmodeltester.check(model)


@pytest.mark.parametrize("width", [560, 1000])
def test_no_head_is_cut(qtbot: QtBot, context: SessionContext, width: int) -> None:
    context.add(Decision(text="One", deciders=(ItemId("p0"), ItemId("p6"))), M("Add"))
    form = shown(qtbot, context, width)
    metrics = form.table.fontMetrics()
    for column in range(1, form.model.columnCount()):
        name = str(form.model.headerData(column, Qt.Orientation.Horizontal))
        for word in name.split():
            assert metrics.horizontalAdvance(word) * 12 / 14 <= form.table.columnWidth(column)


def test_names_are_offered_while_they_are_typed_and_counted_as_typed(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    (item,) = typed(qtbot, form, "The price of an exception")
    form.reveal(item.id)
    form.details.ask_for("to_ask")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    people = [item.name for item in context.document.all(Participant)]
    functions = [item.name for item in context.document.all(Function)]
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.waitUntil(popup.isVisible)
    model = completer.completionModel()
    offered = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert offered[: len(functions)] == functions
    assert people[0] in offered
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.keyClicks(line, f"{functions[0]}, {people[0][:3].lower()}")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.text() == f"{functions[0]}, {people[0]}")
    context.flush()
    names = [name_of(context.document, who) for who in decision(context).to_ask]
    assert names == [functions[0], people[0]]
    qtbot.keyClicks(line, f", {people[1]}")
    qtbot.waitUntil(popup.isVisible)
    form.table.setFocus()
    assert not popup.isVisible()
    names = [name_of(context.document, who) for who in decision(context).to_ask]
    assert names == [functions[0], people[0], people[1]], "left with its list open, it is written"
