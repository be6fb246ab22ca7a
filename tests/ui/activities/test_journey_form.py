"""The journey map: filled, moved and read by keyboard alone, and by mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.activities.journey_details import PainLine
from cxworkshop_ui.activities.journey_form import JourneyForm
from cxworkshop_ui.activities.journey_grid import Cell, Row
from cxworkshop_ui.activities.journey_model import JourneyModel, mime_of
from cxworkshop_ui.context import SessionContext
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.handoffs import HandOff
from cxworkshop.activities.journey import (
    Journey,
    JourneyStage,
    PainPoint,
    Touchpoint,
    journeys,
    stages,
    unplaced_pains,
)
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.sample import sample

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MakeContext = Callable[..., SessionContext]


@pytest.fixture
def context(make_context: MakeContext) -> SessionContext:
    return make_context(*sample("en"))


def shown(qtbot: QtBot, context: SessionContext, width: int = 1240) -> JourneyForm:
    activity = next(item for item in context.document.all(AgendaItem) if item.activity == "journey")
    form = JourneyForm(context, activity.id)
    qtbot.addWidget(form)
    form.resize(width, 620)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.setFocus()
    return form


def stage(context: SessionContext, name: str) -> JourneyStage:
    return next(item for item in context.document.all(JourneyStage) if item.name == name)


def point(context: SessionContext, text: str) -> Touchpoint:
    return next(item for item in context.document.all(Touchpoint) if item.text == text)


def names(form: JourneyForm) -> list[str]:
    return [item.name for item in stages(form.context.document, form.view.journey)]


def press(qtbot: QtBot, form: JourneyForm, key: Qt.Key, *held: str) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= getattr(Qt.KeyboardModifier, f"{name}Modifier")
    qtbot.keyClick(form.view, key, modifiers)


def typed(qtbot: QtBot, text: str, *, key: Qt.Key = Qt.Key.Key_Return) -> None:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, key)
    QApplication.processEvents()


def go(form: JourneyForm, stage_name: str, row: Row) -> None:
    column = names(form).index(stage_name)
    form.view.go(form.view.map.grid.rows.index(row), column)


def sales_at(form: JourneyForm, stage_name: str) -> None:
    row = next(
        row
        for row in form.view.map.grid.rows
        if row.kind == "function" and form.view.map.grid.row_name(row) == "Sales"
    )
    go(form, stage_name, row)


def test_a_whole_journey_is_drawn_by_keyboard_alone(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    activity = AgendaItem(id=ItemId("map"), position="V", activity="journey")
    context = make_context(activity)
    form = shown(qtbot, context)
    button = form._empty.button
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert names(form)[0] == "Before"
    persona = QApplication.focusWidget()
    assert persona is not None
    qtbot.keyClicks(persona, "A baker")
    qtbot.keyClick(persona, Qt.Key.Key_Escape)
    assert journeys(context.document)[0].persona == "A baker"
    assert form.view.hasFocus()
    press(qtbot, form, Qt.Key.Key_F2)
    typed(qtbot, "Hears of us")
    assert names(form)[0] == "Hears of us"
    press(qtbot, form, Qt.Key.Key_Return, "Control")
    typed(qtbot, "A friend tells")
    press(qtbot, form, Qt.Key.Key_Return, "Control")
    typed(qtbot, "A poster")
    assert [item.text for item in context.document.all(Touchpoint)] == [
        "A friend tells",
        "A poster",
    ]
    press(qtbot, form, Qt.Key.Key_Minus)
    press(qtbot, form, Qt.Key.Key_Minus)
    press(qtbot, form, Qt.Key.Key_T)
    press(qtbot, form, Qt.Key.Key_Plus)
    press(qtbot, form, Qt.Key.Key_M)
    poster = point(context, "A poster")
    assert (poster.feeling, poster.target, poster.is_moment) == (-2, 1, True)
    go(form, "Hears of us", Row("pain"))
    qtbot.keyClicks(form.view, "N")
    typed(qtbot, "obody reads it")
    assert [pain.text for pain in context.document.all(PainPoint)] == ["Nobody reads it"]
    assert context.document.all(PainPoint)[0].at == stage(context, "Hears of us").id


def test_who_types_whose_journey_it_is_stays_there_when_the_words_are_kept(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.side.show_journey(form.view.journey)
    persona = QApplication.focusWidget()
    assert persona is not None
    qtbot.keyClicks(persona, "A baker")
    context.flush()
    assert QApplication.focusWidget() is persona
    qtbot.keyClicks(persona, " with two shops")
    context.flush()
    press(qtbot, form, Qt.Key.Key_Right)
    assert persona.isHidden() or not persona.isVisible(), "a cell was chosen"
    assert "A baker with two shops" in journeys(context.document)[0].persona


def test_typing_into_an_empty_place_makes_a_touchpoint_that_survives_a_crash(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    go(form, "Stay", Row("touchpoint", 1))
    qtbot.keyClicks(form.view, "B")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "irthday")
    qtbot.waitUntil(
        lambda: any(item.text == "Birthday" for item in context.document.all(Touchpoint)),
        timeout=2000,
    )
    assert editor.hasFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.view.cell is not None
    assert form.view.cell.text == "Birthday"
    context.undo()
    assert not any(item.text == "Birthday" for item in context.document.all(Touchpoint))


def test_ctrl_enter_goes_on_with_the_next_touchpoint(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    go(form, "Stay", Row("stage"))
    press(qtbot, form, Qt.Key.Key_Return, "Control")
    typed(qtbot, "One", key=Qt.Key.Key_Tab)
    go(form, "Stay", Row("stage"))
    press(qtbot, form, Qt.Key.Key_Return, "Control")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Two")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    typed(qtbot, "Three")
    under = context.document.under(stage(context, "Stay").id, Touchpoint)
    assert [item.text for item in under] == ["Yearly review", "One", "Two", "Three"]


def test_functions_lead_and_help_by_one_key(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    sales = next(item.id for item in form.view.map.grid.functions if item.name == "Sales")
    assert "Nobody leads: Stay" in form._says.text()
    sales_at(form, "Stay")
    press(qtbot, form, Qt.Key.Key_L)
    assert stage(context, "Stay").leads == (sales,)
    assert "Nobody leads" not in form._says.text()
    press(qtbot, form, Qt.Key.Key_H)
    assert sales in stage(context, "Stay").helps
    press(qtbot, form, Qt.Key.Key_Space)
    assert sales not in (*stage(context, "Stay").helps, *stage(context, "Stay").leads)
    press(qtbot, form, Qt.Key.Key_Space)
    assert stage(context, "Stay").leads == (sales,)
    press(qtbot, form, Qt.Key.Key_Delete)
    assert stage(context, "Stay").leads == ()
    context.undo()
    assert stage(context, "Stay").leads == (sales,)


def test_the_feeling_of_a_stage_is_set_and_follows_its_touchpoints_again(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    go(form, "Stay", Row("feeling"))
    press(qtbot, form, Qt.Key.Key_Plus)
    assert stage(context, "Stay").feeling == 1
    cell = form.view.cell
    assert cell is not None
    assert cell.text == "+1"
    context.set(stage(context, "Stay").id, "feeling", None, M("Change"))
    assert form.view.cell is not None
    assert form.view.cell.text == "0"


def test_a_feeling_is_one_key_and_enter_leads_to_the_next_stage_never_into_its_name(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    before = names(form)
    go(form, before[0], Row("feeling"))
    for keys in ("1", "-2", "+", "0"):
        qtbot.keyClicks(form.view, keys)
        press(qtbot, form, Qt.Key.Key_Return)
    felt = [stage(context, name).feeling for name in before[:4]]
    assert (felt[0], felt[1], felt[3]) == (1, -2, 0)
    qtbot.keyClicks(form.view, "call")
    assert names(form) == before
    assert form.view.hasFocus()
    press(qtbot, form, Qt.Key.Key_F2)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Feels today"


def test_what_is_typed_on_a_pain_point_begins_the_next_one_of_its_stage(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    hurt = next(pain for pain in context.document.all(PainPoint) if pain.at is not None)
    assert form.view.go_to_item(hurt.id)
    stage_id = form.view.cell.stage if form.view.cell is not None else None
    before = len(context.document.all(PainPoint))
    qtbot.keyClicks(form.view, "T")
    typed(qtbot, "wice the same form")
    made = next(p for p in context.document.all(PainPoint) if p.text == "Twice the same form")
    assert made.at == stage_id
    assert len(context.document.all(PainPoint)) == before + 1
    assert context.document[hurt.id] == hurt


def test_stages_and_touchpoints_move_with_alt_and_the_arrows(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    go(form, "Discover", Row("stage"))
    press(qtbot, form, Qt.Key.Key_Right, "Alt")
    assert names(form)[:2] == ["Decide", "Discover"]
    assert form.view.currentIndex().column() == 1
    context.undo()
    assert names(form)[:2] == ["Discover", "Decide"]
    assert form.view.go_to_item(point(context, "Branch visit").id)
    press(qtbot, form, Qt.Key.Key_Up, "Alt")
    under = context.document.under(stage(context, "Discover").id, Touchpoint)
    assert [item.text for item in under] == ["Branch visit", "Website calculator"]
    press(qtbot, form, Qt.Key.Key_Right, "Alt")
    assert point(context, "Branch visit").parent == stage(context, "Decide").id
    assert form.view.cell is not None
    assert form.view.cell.text == "Branch visit"


def test_stages_and_touchpoints_are_dropped_elsewhere(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    model = form.view.map
    drop = Qt.DropAction.CopyAction
    first = stage(context, "Discover")
    assert model.mimeData([model.index(0, 0)]).hasFormat(model.mimeTypes()[0])
    assert model.dropMimeData(mime_of(first.id), drop, -1, -1, model.index(0, 2))
    assert names(form)[:3] == ["Decide", "Sign", "Discover"]
    moved = point(context, "Card arrives")
    assert model.dropMimeData(mime_of(moved.id), drop, -1, -1, model.index(1, 0))
    assert point(context, "Card arrives").parent == stage(context, "Decide").id
    (waiting,) = unplaced_pains(context.document)
    onto = model.index(1, names(form).index("Use"))
    assert model.dropMimeData(mime_of(waiting.id), drop, -1, -1, onto)
    placed = context.document.find(PainPoint, waiting.id)
    assert placed is not None
    assert placed.at == point(context, "Monthly statement").id
    assert not model.dropMimeData(mime_of(None), drop, -1, -1, onto)


def test_an_unplaced_pain_point_is_placed_from_the_list_by_enter(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    (waiting,) = unplaced_pains(context.document)
    assert form.side.waiting.isVisible()
    go(form, "Use", Row("stage"))
    form.side.waiting.setFocus()
    qtbot.keyClick(form.side.waiting, Qt.Key.Key_Return)
    placed = context.document.find(PainPoint, waiting.id)
    assert placed is not None
    assert placed.at == stage(context, "Use").id
    assert not form.side.waiting.isVisible()
    assert form.view.cell is not None
    assert form.view.cell.item_id == waiting.id


def test_what_hurts_can_be_typed_beside_when_every_line_is_taken(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    go(form, "Sign", Row("pain"))
    press(qtbot, form, Qt.Key.Key_Insert)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert isinstance(line.parentWidget().parentWidget(), PainLine)
    qtbot.keyClicks(line, "Nobody says where it lies")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    made = context.document.all(PainPoint)[-1]
    assert (made.text, made.at) == ("Nobody says where it lies", stage(context, "Sign").id)
    assert Row("pain", 1) in form.view.map.grid.rows


def test_a_stage_is_added_after_the_current_one_and_removed_again(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    go(form, "Decide", Row("stage"))
    press(qtbot, form, Qt.Key.Key_Insert)
    typed(qtbot, "Wait")
    assert names(form)[:4] == ["Discover", "Decide", "Wait", "Sign"]
    press(qtbot, form, Qt.Key.Key_Delete)
    assert "Wait" not in names(form)
    context.undo()
    assert names(form)[2] == "Wait"


def test_the_details_follow_the_cell_and_make_a_goal(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    contract = point(context, "Contract goes round")
    assert form.view.go_to_item(contract.id)
    assert form.side.item_id == contract.id
    goals = len(context.document.all(Goal))
    qtbot.keyClick(form.view, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert len(context.document.all(Goal)) == goals + 1
    assert context.document.all(Goal)[-1].because == contract.id
    press(qtbot, form, Qt.Key.Key_Down)
    assert form.side.item_id == point(context, "Signature visit").id
    handed = next(item for item in context.document.all(HandOff))
    assert form.reveal(handed.id)
    assert form.side.item_id == handed.id


def test_journeys_are_switched_added_copied_and_deleted(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    press(qtbot, form, Qt.Key.Key_PageDown, "Shift")
    assert names(form) == ["Doubt", "Give notice", "Gone"]
    form._copy.click()
    assert names(form) == ["Doubt", "Give notice", "Gone"]
    assert len(journeys(context.document, form.activity)) == 3
    form.delete_journey()
    assert len(journeys(context.document, form.activity)) == 2
    assert names(form)[0] == "Discover"
    form.add_journey()
    assert names(form)[0] == "Before"
    assert form._choice.count() == 3
    for journey in journeys(context.document, form.activity):
        context.remove(journey.id, M("Delete"))
    assert not form._empty.isHidden()
    context.undo()
    assert form.view.map.columnCount() > 0


def test_an_item_of_the_other_journey_is_revealed_there(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    letter = point(context, "Closing letter, unsigned")
    assert form.reveal(letter.id)
    assert names(form) == ["Doubt", "Give notice", "Gone"]
    assert form.view.cell is not None
    assert form.view.cell.item_id == letter.id
    assert not form.reveal(ItemId("nothing"))


def test_every_cell_has_a_name_and_is_reached_by_the_arrow_keys(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    model = form.view.map
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert model.index(row, column).data(11), (row, column)
    form.view.go(0, 0)
    for _ in range(model.rowCount() - 1):
        press(qtbot, form, Qt.Key.Key_Down)
    assert form.view.currentIndex().row() == model.rowCount() - 1
    for _ in range(model.columnCount() - 1):
        press(qtbot, form, Qt.Key.Key_Right)
    assert form.view.currentIndex().column() == model.columnCount() - 1
    table = QAccessible.queryAccessibleInterface(form.view)
    assert table is not None
    assert table.text(QAccessible.Text.Name) == "Journey map"


@pytest.mark.parametrize("width", [960, 1100, 1240])
def test_no_word_of_the_map_is_wider_than_its_stage(
    qtbot: QtBot, context: SessionContext, width: int
) -> None:
    form = shown(qtbot, context, width)
    view = form.view
    for column in range(view.map.columnCount()):
        assert view.columnWidth(column) >= 100
    assert view.verticalHeader().width() < width / 3
    assert form.side.width() >= 256
    last = view.map.columnCount() - 1
    view.go(0, last)
    rect = view.visualRect(view.map.index(0, last))
    assert view.viewport().rect().contains(rect)


@pytest.mark.parametrize("words", ["nobody leads", "3 lead, with more words"])
def test_a_warning_that_is_wider_than_its_stage_goes_on_in_the_next_line(
    qtbot: QtBot, context: SessionContext, words: str
) -> None:
    delegate = shown(qtbot, context).view._delegate
    cell = Cell("serves", ItemId("s"), None, words, words)
    wide, narrow = (delegate.height_of(cell, width) for width in (400, 90))
    assert narrow > wide, "as many lines as it takes"


def test_a_read_only_session_is_shown_and_not_changed(
    qtbot: QtBot, make_context: MakeContext
) -> None:
    context = make_context(*sample("en"), is_read_only=True)
    form = shown(qtbot, context)
    before = {item.id: item for item in context.document}
    go(form, "Discover", Row("stage"))
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Plus):
        press(qtbot, form, key)
    press(qtbot, form, Qt.Key.Key_Right, "Alt")
    sales_at(form, "Stay")
    press(qtbot, form, Qt.Key.Key_L)
    assert {item.id: item for item in context.document} == before
    assert not isinstance(QApplication.focusWidget(), QLineEdit)


def test_the_model_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, context: SessionContext
) -> None:
    model = JourneyModel(context)
    qtmodeltester.check(model)
    model.renew(context.document.all(Journey)[0].id)
    model.renew(context.document.all(Journey)[1].id)
    assert model.columnCount() == 3
    assert model.columnCount(model.index(0, 0)) == 0
    assert not model.flags(QModelIndex())


def test_a_letter_on_what_hurts_never_writes_over_the_sentence_typed_beside(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    go(form, "Sign", Row("pain"))
    press(qtbot, form, Qt.Key.Key_Insert)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "A half sentence")
    form.view.setFocus()
    go(form, "Sign", Row("pain"))
    qtbot.keyClick(form.view, Qt.Key.Key_X)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "x"
    qtbot.keyClicks(focus, "-ray")
    context.flush()
    made = [pain.text for pain in context.document.all(PainPoint)][-2:]
    assert made == ["A half sentence", "x-ray"]
