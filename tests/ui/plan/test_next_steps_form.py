"""The table of next steps: adding, editing and sorting by keyboard."""

from __future__ import annotations

import pytest
from cxworkshop_ui.activities.next_steps_form import NextStepsForm
from cxworkshop_ui.activities.next_steps_model import CELL, STEP, NextStepsModel
from cxworkshop_ui.activities.step_words import COLUMNS
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.activities.next_steps import NextStep
from cxworkshop.errors import Problem
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(qtbot: QtBot, context: SessionContext) -> NextStepsForm:
    form = NextStepsForm(context)
    qtbot.addWidget(form)
    form.resize(1100, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def step(context: SessionContext, step_id: str) -> NextStep:
    found = context.document.find(NextStep, ItemId(step_id))
    assert found is not None
    return found


def below(form: NextStepsForm, step_id: str, column: str) -> str:
    index = form.model.index(form.model.row_of(ItemId(step_id)), COLUMNS.index(column))
    cell = index.data(CELL)
    return str(cell.below or cell.text)


def test_a_step_is_typed_with_owner_and_date_and_the_next_can_follow_at_once(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    qtbot.keyClicks(form.line.text, "Call the lost customers")
    qtbot.keyClick(form.line.text, Qt.Key.Key_Tab)
    assert form.line.owner.hasFocus()
    qtbot.keyClicks(form.line.owner, "hana")
    qtbot.keyClick(form.line.owner, Qt.Key.Key_Tab)
    assert form.line.due.hasFocus()
    qtbot.keyClicks(form.line.due, "10 dec")
    qtbot.keyClick(form.line.due, Qt.Key.Key_Return)
    made = context.document.all(NextStep)[-1]
    assert (made.text, made.owner, str(made.due)) == (
        "Call the lost customers",
        "p6",
        "2026-12-10",
    )
    assert form.line.text.hasFocus()
    assert form.line.text.text() == ""
    qtbot.keyClicks(form.line.text, "And one more")
    qtbot.keyClick(form.line.text, Qt.Key.Key_Return)
    assert [item.text for item in context.document.all(NextStep)][-2:] == [
        "Call the lost customers",
        "And one more",
    ]


def test_a_date_that_cannot_be_read_is_named_and_stays_to_be_corrected(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    qtbot.keyClicks(form.line.text, "Call")
    qtbot.keyClick(form.line.text, Qt.Key.Key_Tab)
    qtbot.keyClick(form.line.owner, Qt.Key.Key_Tab)
    qtbot.keyClicks(form.line.due, "sometime")
    qtbot.keyClick(form.line.due, Qt.Key.Key_Return)
    assert form.line.due.text() == "sometime"
    assert "sometime" in form.line.problem.text()
    form.line.due.selectAll()
    qtbot.keyClicks(form.line.due, "9 dec")
    qtbot.keyClick(form.line.due, Qt.Key.Key_Return)
    assert str(context.document.all(NextStep)[-1].due) == "2026-12-09"
    assert form.line.problem.text() == ""


def test_a_cell_edited_in_place_reaches_the_document_and_undo_the_cell(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.reveal(ItemId("s0"))
    qtbot.keyClick(form.table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Set it up")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: step(context, "s0").text == "Set it up")
    context.undo()
    assert form.model.index(0, 1).data() == "Set up the joint deal desk with Legal"


def test_sorting_by_date_and_owner_keeps_the_step_that_was_selected(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.reveal(ItemId("s1"))
    form.table.sortByColumn(COLUMNS.index("due"), Qt.SortOrder.AscendingOrder)
    order = [form.model.step_id(row) for row in range(form.model.rowCount())]
    assert order == ["s5", "s2", "s0", "s1", "s3", "s4"]
    assert form.current == "s1"
    form.table.sortByColumn(COLUMNS.index("owner"), Qt.SortOrder.AscendingOrder)
    assert form.current == "s1"
    assert form.model.step_id(form.model.rowCount() - 1) == "s3"  # nobody's comes last


def test_nobody_is_made_of_the_beginning_of_several_names(
    qtbot: QtBot, context: SessionContext
) -> None:
    told: list[Problem] = []
    context.problem.connect(told.append)
    for name in ("Ana Ruiz", "Andrés Díaz"):
        context.add(Participant(name=name), M("Add"))
    form = shown(qtbot, context)
    before, people = step(context, "s2").owner, context.document.all(Participant)
    for typed in ("An", "and"):
        form.table.edit_cell(form.model.row_of(ItemId("s2")), "owner")
        editor = QApplication.focusWidget()
        assert isinstance(editor, QComboBox | QLineEdit)
        line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
        assert line is not None
        line.selectAll()
        qtbot.keyClicks(line, typed)
        context.flush()
        if typed == "An":
            assert step(context, "s2").owner == before
            said = told[-1].told(context.words)
            assert "“An” can be several: Ana Pérez, Ana Ruiz, Andrés Díaz." in said
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert context.document.all(Participant) == people
    owner = context.document.get(step(context, "s2").owner or ItemId(""))
    assert isinstance(owner, Participant)
    assert owner.name == "Andrés Díaz"


def test_rows_hold_still_while_a_date_is_typed(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.table.sortByColumn(COLUMNS.index("due"), Qt.SortOrder.AscendingOrder)
    form.table.edit_cell(form.model.row_of(ItemId("s5")), "due")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "20 dec")
    context.flush()
    assert str(step(context, "s5").due) == "2026-12-20"
    assert form.model.row_of(ItemId("s5")) == 0
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.model.row_of(ItemId("s5")) == 4)


def test_warnings_stand_in_words(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    assert below(form, "s2", "due") == "a Sunday"
    assert below(form, "s5", "due") == "before the session"
    assert below(form, "s3", "owner") == "no owner"
    assert below(form, "s4", "due") == "no date"
    context.set(ItemId("p5"), "in_room", False, M("Outside"))
    assert below(form, "s5", "owner") == "not in the room"
    for number in range(6):
        context.add(NextStep(text=f"Step {number}", owner=ItemId("p4")), M("Add"))
    assert below(form, "s2", "owner") == "7 open steps"


def test_deleting_a_step_is_undone_in_its_place(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.reveal(ItemId("s2"))
    qtbot.keyClick(form.table, Qt.Key.Key_Delete)
    assert ItemId("s2") not in context.document
    assert form.model.rowCount() == 5
    context.undo()
    assert form.model.row_of(ItemId("s2")) == 2


def test_a_duplicate_stands_below_and_nobody_has_accepted_it(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.reveal(ItemId("s1"))
    form.duplicate()
    copy = form.model.step_id(2)
    assert copy is not None
    assert step(context, copy).text == step(context, "s1").text
    assert not step(context, copy).accepted
    assert form.current == copy


def test_the_model_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, context: SessionContext
) -> None:
    model = NextStepsModel(context)
    qtmodeltester.check(model)
    context.add(NextStep(text="One more"), M("Add"))
    model.sort(COLUMNS.index("owner"))
    context.remove(ItemId("s0"), M("Delete"))
    assert model.index(0, 0).data(STEP) is not None


def test_text_owner_and_date_in_one_line_are_previewed_and_taken_as_one_step(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    line = form.line
    qtbot.keyClicks(line.text, "Call the lost customers @hana 10 dec")
    assert line.preview.isVisible()
    assert line.preview.text() == "→ Hana Nováková · Thu 10 Dec"
    context.flush()
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    made = context.document.all(NextStep)[-1]
    assert (made.text, made.owner, str(made.due)) == (
        "Call the lost customers",
        "p6",
        "2026-12-10",
    )
    assert line.text.text() == ""
    assert not line.preview.isVisible()
    context.undo()
    assert made.id not in context.document


def test_an_owner_nobody_knows_is_named_before_and_the_date_beside_is_read_all_the_same(
    qtbot: QtBot, context: SessionContext
) -> None:
    made: list[str] = []
    context.made_of_name.connect(made.append)
    form = shown(qtbot, context)
    form.entered()
    line = form.line
    qtbot.keyClicks(line.text, "Ask for the form @Ministry Friday")
    assert line.preview.text() == "→ Fri 4 Dec · new person, not in the room: Ministry"
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    step = context.document.all(NextStep)[-1]
    assert (step.text, str(step.due), step.owner) == ("Ask for the form", "2026-12-04", made[0])
    person = context.document.find(Participant, ItemId(made[0]))
    assert person is not None
    assert (person.name, person.in_room) == ("Ministry", False)
    context.undo()
    assert made[0] not in context.document


def test_what_stands_behind_an_at_sign_and_is_nobody_stays_in_the_text_and_is_said(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.entered()
    line, before = form.line, context.document.all(Participant)
    qtbot.keyClicks(line.text, "Send it @3/12")
    assert line.preview.text() == "→ stays in the text: @3/12"
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    step = context.document.all(NextStep)[-1]
    assert (step.text, step.owner) == ("Send it @3/12", None)
    assert context.document.all(Participant) == before
