"""Participants: typed one after the other, edited in place, imported from lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.prepare.functions_panel import FunctionsModel
from cxworkshop_ui.prepare.import_preview import PreviewModel
from cxworkshop_ui.prepare.participants import ParticipantsPage
from cxworkshop_ui.prepare.people_table import PeopleModel, PeopleTable
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.i18n import M
from cxworkshop.importing.people import Action, plan_people
from cxworkshop.importing.tables import read_pasted
from cxworkshop.model.people import Function, Participant

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Shown = Callable[[ParticipantsPage], ParticipantsPage]

LIST = (
    "Name\tDepartment\tMail\n"
    "Ana Pérez\tSales\tana.perez@northwind.example\n"
    "Tomás Ibarra\tLogistics\ttomas@northwind.example\n"
    "Sofía Ríos\tLogistics\tsofia@northwind\n"
    "Bruno Díaz\tSales\tbruno@northwind.example\n"
)


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def people(context: SessionContext) -> list[Participant]:
    return list(context.document.all(Participant))


def named(context: SessionContext, name: str) -> Participant:
    return next(person for person in people(context) if person.name == name)


def function_of(context: SessionContext, name: str) -> str:
    function = context.document.find(Function, named(context, name).function)
    return function.name if function is not None else ""


def editor_in(table: PeopleTable, kind: type[QWidget]) -> QWidget:
    return next(each for each in table.viewport().findChildren(kind) if each.isVisible())


def test_names_are_typed_one_after_the_other_and_new_functions_are_made(
    qtbot: QtBot, make_context: Callable[..., SessionContext], show: Shown
) -> None:
    context = make_context()
    page = show(ParticipantsPage(context))
    assert page.line.name.hasFocus()
    for name, function in (("Ana Perez", "Sales"), ("Bo Nystrom", "Legal"), ("Chen Wei", "sal")):
        qtbot.keyClicks(page.line.name, name)
        qtbot.keyClick(page.line.name, Qt.Key.Key_Tab)
        assert page.line.function.hasFocus()
        qtbot.keyClicks(page.line.function, function)
        qtbot.keyClick(page.line.function, Qt.Key.Key_Return)
        assert page.line.name.hasFocus()
        assert page.line.name.text() == ""
    assert [person.name for person in people(context)] == ["Ana Perez", "Bo Nystrom", "Chen Wei"]
    assert [function.name for function in context.document.all(Function)] == ["Sales", "Legal"]
    assert function_of(context, "Chen Wei") == "Sales"
    assert page.room.rows.rowCount() == 3


def test_a_name_half_typed_is_kept(
    qtbot: QtBot, make_context: Callable[..., SessionContext], show: Shown
) -> None:
    context = make_context()
    page = show(ParticipantsPage(context))
    qtbot.keyClicks(page.line.name, "Ana P")
    context.flush()
    assert [person.name for person in people(context)] == ["Ana P"]
    qtbot.keyClicks(page.line.name, "erez")
    qtbot.keyClick(page.line.name, Qt.Key.Key_Return)
    assert [person.name for person in people(context)] == ["Ana Perez"]


def test_whoever_has_a_function_keeps_it_while_their_name_is_typed_anew(
    qtbot: QtBot, make_context: Callable[..., SessionContext], show: Shown
) -> None:
    context = make_context()
    page = show(ParticipantsPage(context))
    context.add(Function(name="Sales"), M("Add a function"))
    qtbot.keyClicks(page.line.name, "Zoe")
    qtbot.keyClick(page.line.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.line.function, "Sales")
    qtbot.keyClick(page.line.function, Qt.Key.Key_Backtab)
    page.line.name.setFocus()
    page.line.name.selectAll()
    qtbot.keyClick(page.line.name, Qt.Key.Key_Delete)
    context.flush()
    qtbot.keyClicks(page.line.name, "Zoey")
    context.flush()
    assert [person.name for person in people(context)] == ["Zoey"]
    assert function_of(context, "Zoey") == "Sales"


def test_a_cell_is_edited_in_place_and_undone(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    first = people(context)[0]
    page.room.choose(first.id, "role")
    qtbot.keyClick(page.room, Qt.Key.Key_F2)
    line = editor_in(page.room, QLineEdit)
    assert isinstance(line, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, "Chair")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(page.room.hasFocus)
    assert named(context, first.name).role == "Chair"
    assert page.room.currentIndex().row() == 1
    context.undo()
    assert named(context, first.name).role == first.role


def test_somebody_moves_outside_the_room_and_back(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    first = people(context)[0]
    inside = page.room.rows.rowCount()
    page.room.choose(first.id, "presence")
    qtbot.keyClick(page.room, Qt.Key.Key_F2)
    box = editor_in(page.room, QComboBox)
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert not named(context, first.name).in_room
    assert page.room.rows.rowCount() == inside - 1
    assert page.outside.rows.row_of(first.id) >= 0
    context.undo()
    assert page.room.rows.row_of(first.id) == 0


def test_people_are_moved_and_removed_by_keyboard(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    first, second, third = (person.id for person in people(context)[:3])
    page.room.choose(first, "name")
    qtbot.keyClick(page.room, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [person.id for person in people(context)[:3]] == [second, first, third]
    assert page.room.current == first
    qtbot.keyClick(page.room, Qt.Key.Key_Delete)
    assert [person.id for person in people(context)[:2]] == [second, third]
    context.undo()
    context.undo()
    assert [person.id for person in people(context)[:3]] == [first, second, third]


def test_a_pasted_list_is_previewed_and_imported_as_one_step(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    before = people(context)
    QGuiApplication.clipboard().setText(LIST)
    qtbot.keyClick(page.room, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel = page.importing
    assert panel is not None
    assert panel.isVisible()
    assert people(context) == before
    plan = panel.model.plan
    assert plan is not None
    assert [row.action for row in plan.rows] == [Action.SAME, Action.NEW, Action.BAD, Action.NEW]
    said = panel.model.index(2, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "is no e-mail address" in said
    assert panel.model.index(2, 0).data() == "4"  # the number of the row in the list
    assert panel.button.text() == "Import 2 people"
    qtbot.keyClick(panel.button, Qt.Key.Key_Return)
    assert len(people(context)) == len(before) + 2
    assert function_of(context, "Tomás Ibarra") == "Logistics"
    assert not panel.isVisible()
    context.undo()
    assert people(context) == before


def test_a_row_is_left_out_with_the_space_key(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    panel = page.open_import()
    panel.read_text(LIST)
    panel.preview.selectRow(1)
    qtbot.keyClick(panel.preview, Qt.Key.Key_Space)
    assert panel.button.text() == "Import 1 person"
    panel.import_people()
    assert "Tomás Ibarra" not in [person.name for person in people(context)]
    assert "Bruno Díaz" in [person.name for person in people(context)]


def test_a_column_is_corrected_and_the_preview_follows(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    panel = page.open_import()
    panel.read_text("Name\tRole\tX\nTomás Ibarra\tChair\tLogistics\nBruno Díaz\tClerk\tSales\n")
    box = panel.columns.findChildren(QComboBox)[2]
    box.setCurrentIndex(box.findData("function"))
    box.activated.emit(box.currentIndex())
    plan = panel.model.plan
    assert plan is not None
    assert [row.function for row in plan.rows] == ["Logistics", "Sales"]


def test_a_dropped_file_is_read_off_the_windows_thread(
    qtbot: QtBot, context: SessionContext, show: Shown, tmp_path: Path
) -> None:
    page = show(ParticipantsPage(context))
    path = tmp_path / "people.csv"
    path.write_text("Name;Area\nTomás Ibarra;Sales\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    panel = page.importing
    assert panel is not None
    assert panel.model.plan is None  # the window did not wait for it
    qtbot.waitUntil(lambda: panel.model.plan is not None)
    assert panel.button.text() == "Import 1 person"


def test_a_file_that_is_no_list_is_told_beside_the_work(
    qtbot: QtBot, context: SessionContext, show: Shown, tmp_path: Path
) -> None:
    page = show(ParticipantsPage(context))
    path = tmp_path / "photo.csv"
    path.write_bytes(bytes(range(256)) * 40)
    panel = page.open_import()
    panel.read_file(path)
    qtbot.waitUntil(panel.trouble.isVisible)
    assert panel.trouble.text
    assert QApplication.activeModalWidget() is None


def test_a_bug_in_the_reading_is_told_beside_the_work_and_reported(
    qtbot: QtBot,
    context: SessionContext,
    show: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cxworkshop_ui.prepare.import_panel.read_table", lambda _path: 1 / 0)
    page = show(ParticipantsPage(context))
    panel = page.open_import()
    with qtbot.captureExceptions() as reported:
        panel.read_file(tmp_path / "people.csv")
        qtbot.waitUntil(panel.trouble.isVisible)
    assert panel.trouble.text == "The list could not be read."
    assert [kind for kind, _value, _trace in reported] == [ZeroDivisionError]


def test_a_list_that_is_being_read_can_be_stopped(
    qtbot: QtBot, context: SessionContext, show: Shown, tmp_path: Path
) -> None:
    page = show(ParticipantsPage(context))
    path = tmp_path / "people.csv"
    path.write_text("Name;Area\nTomás Ibarra;Sales\n", "utf-8")
    panel = page.open_import()
    panel.read_file(path)
    panel.start()
    context.runner.close()  # whatever was under way is done now
    qtbot.wait(1)
    assert panel.model.plan is None


def test_undo_beside_the_import_takes_back_the_import_and_nothing_else(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    before = people(context)
    page.open_import().read_text(LIST)
    assert page.importing is not None
    page.importing.import_people()
    assert page.done.isVisible()
    page.done.acted.emit("undo")
    assert people(context) == before
    page.open_import().read_text(LIST)
    page.importing.import_people()
    context.remove(before[0].id, M("Delete a participant"))
    assert not page.done.isVisible()


def test_functions_are_renamed_ordered_and_removed_and_people_stay(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(ParticipantsPage(context))
    table = page.functions.table
    first, second = (function.id for function in context.document.all(Function)[:2])
    count = len(people(context))
    qtbot.keyClicks(page.functions.line, "Logistics")
    qtbot.keyClick(page.functions.line, Qt.Key.Key_Return)
    assert context.document.all(Function)[-1].name == "Logistics"
    table.setFocus()
    table.choose(first, "name")
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [function.id for function in context.document.all(Function)[:2]] == [second, first]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert context.document.get(first) is None
    assert len(people(context)) == count
    context.undo()
    assert any(person.function == first for person in people(context))


def test_the_models_are_good_models(context: SessionContext, qtmodeltester: ModelTester) -> None:
    room, functions = PeopleModel(context, in_room=True), FunctionsModel(context)
    preview = PreviewModel(context)
    preview.show_plan(plan_people(read_pasted(LIST), context.document))
    for model in (room, functions, preview):
        qtmodeltester.check(model)
    context.remove(people(context)[3].id, M("Delete a participant"))
    context.remove(context.document.all(Function)[1].id, M("Delete a function"))
    for model in (room, functions):
        qtmodeltester.check(model)


def test_nothing_stays_behind_when_the_page_closes(
    qtbot: QtBot, context: SessionContext, qapp: QApplication
) -> None:
    before = set(qapp.topLevelWidgets())
    page = ParticipantsPage(context)
    page.show()
    page.open_import().read_text(LIST)
    page.close()
    page.deleteLater()
    qtbot.waitUntil(lambda: set(qapp.topLevelWidgets()) <= before)
    context.remove(people(context)[0].id, M("Delete a participant"))
