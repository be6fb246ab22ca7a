"""The agenda: edited in place and in the inspector, by keyboard, with undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.prepare.agenda import AgendaPage
from cxworkshop_ui.prepare.agenda_model import ROW, AgendaModel
from cxworkshop_ui.prepare.agenda_table import AgendaTable
from cxworkshop_ui.prepare.minutes_line import MinutesLine
from cxworkshop_ui.prepare.script_editor import ScriptEditor
from cxworkshop_ui.prepare.time_text import read_minutes, read_time
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.text import Text
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.people import Participant
from cxworkshop.model.session import SessionDetails

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Shown = Callable[[AgendaPage], AgendaPage]


def table(page: AgendaPage) -> AgendaTable:
    return page.findChild(AgendaTable)


def day(context: SessionContext) -> list[AgendaItem]:
    return list(context.document.all(AgendaItem))


def choose(page: AgendaPage, row: int, column: str) -> None:
    model = table(page).agenda
    table(page).choose(model.item_id(row), column)


def editor_of(page: AgendaPage) -> QLineEdit:
    return next(line for line in table(page).viewport().findChildren(QLineEdit) if line.isVisible())


def enter(qtbot: QtBot, page: AgendaPage) -> None:
    """Press Enter in the open editor; the view closes it in the next turn."""
    qtbot.keyClick(editor_of(page), Qt.Key.Key_Return)
    qtbot.waitUntil(table(page).hasFocus)


def start_of(page: AgendaPage, row: int) -> str:
    return str(table(page).agenda.index(row, 0).data())


def test_a_title_is_edited_in_place_and_undone_as_one_step(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    before = day(context)[1].title
    choose(page, 1, "title")
    qtbot.keyClick(table(page), Qt.Key.Key_F2)
    line = editor_of(page)
    line.clear()
    qtbot.keyClicks(line, "Where do we stand?")
    enter(qtbot, page)
    assert day(context)[1].title == "Where do we stand?"
    assert table(page).currentIndex().row() == 2  # ready for the one below
    context.undo()
    assert day(context)[1].title == before
    assert table(page).agenda.index(1, 2).data() == context.filled(before)


def test_typed_minutes_move_everything_after_them(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    choose(page, 0, "minutes")
    assert (start_of(page, 1), day(context)[0].minutes) == ("09:20", 20)
    qtbot.keyClick(table(page), Qt.Key.Key_3)
    line = editor_of(page)
    qtbot.keyClicks(line, "0")
    enter(qtbot, page)
    assert day(context)[0].minutes == 30
    assert start_of(page, 1) == "09:30"


def test_a_start_that_cannot_be_kept_is_said_in_words(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    choose(page, 1, "start")
    qtbot.keyClick(table(page), Qt.Key.Key_F2)
    qtbot.keyClicks(editor_of(page), "9.10")
    enter(qtbot, page)
    assert day(context)[1].fixed_start == dt.time(9, 10)
    model = table(page).agenda
    row = model.index(1, 2).data(ROW)
    assert model.warning(row) == "overlaps the one above by 10 min"
    said = str(model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "by 10 min" in said
    titles = [text.text() for text in page.findChild(PageTitle).findChildren(Text)]
    assert any("▲ 10 min too much" in text for text in titles)


def test_a_row_grows_with_what_is_said_about_it(context: SessionContext, show: Shown) -> None:
    page = show(AgendaPage(context))
    row = next(at for at in range(len(day(context))) if table(page).rowHeight(at) < 50)
    before = table(page).rowHeight(row)
    context.set(day(context)[row].id, "title", "A very long title " * 6, M("Rename an activity"))
    assert table(page).rowHeight(row) > before
    context.undo()
    assert table(page).rowHeight(row) == before


def test_activities_are_moved_added_doubled_and_removed_by_keyboard(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    first, second = [item.id for item in day(context)][:2]
    count = len(day(context))
    choose(page, 0, "title")
    qtbot.keyClick(table(page), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.id for item in day(context)][:2] == [second, first]
    assert page.chosen == first
    qtbot.keyClick(table(page), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.id for item in day(context)][:2] == [first, second]
    qtbot.keyClick(table(page), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert day(context)[1].title == day(context)[0].title
    assert page.chosen == day(context)[1].id
    qtbot.keyClick(table(page), Qt.Key.Key_Delete)
    assert [item.id for item in day(context)][:2] == [first, second]
    qtbot.keyClick(table(page), Qt.Key.Key_Insert)
    focused: QWidget | None = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "A walk")
    context.flush()
    assert len(day(context)) == count + 1
    assert "A walk" in [item.title for item in day(context)]
    assert len(day(context)) == table(page).agenda.rowCount()


def test_an_activity_is_dropped_at_another_place(context: SessionContext, show: Shown) -> None:
    page = show(AgendaPage(context))
    model = table(page).agenda
    ids = [item.id for item in day(context)]
    data = model.mimeData([model.index(0, 0)])
    move = Qt.DropAction.MoveAction
    assert not model.dropMimeData(data, move, 3, 0, QModelIndex())  # the document moved it
    assert [item.id for item in day(context)] == [ids[1], ids[2], ids[0], *ids[3:]]
    model.dropMimeData(data, move, -1, -1, model.index(0, 0))
    assert [item.id for item in day(context)] == ids
    foreign = QMimeData()
    foreign.setData(model.mimeTypes()[0], b"nobody")
    model.dropMimeData(foreign, move, 0, 0, QModelIndex())
    assert [item.id for item in day(context)] == ids


def test_an_open_editor_survives_what_happens_elsewhere(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    choose(page, 3, "title")
    qtbot.keyClick(table(page), Qt.Key.Key_F2)
    line = editor_of(page)
    line.clear()
    qtbot.keyClicks(line, "Half a")
    context.remove(day(context)[0].id, M("Delete an activity"))
    assert QApplication.focusWidget() is editor_of(page)
    qtbot.keyClicks(editor_of(page), " title")
    enter(qtbot, page)
    assert day(context)[2].title == "Half a title"


def test_the_script_is_written_by_keyboard_and_its_minutes_are_compared(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    editor = page.findChild(ScriptEditor)
    item = day(context)[0]
    steps = len(item.script)
    text = next(box for box in editor.findChildren(GrowingText) if box.isVisible())
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert len(day(context)[0].script) == steps + 1
    added = QApplication.focusWidget()
    assert isinstance(added, GrowingText)
    qtbot.keyClicks(added, "Say why")
    minutes = added.parentWidget().findChild(MinutesLine)
    qtbot.keyClicks(minutes, "7")
    editor.commit()
    assert day(context)[0].script[1] == ScriptStep(text="Say why", minutes=7)
    sums = [each.text() for each in editor.findChildren(Text)]
    assert f"▲ Script: {item.minutes + 7} of {item.minutes} min" in sums
    added.setFocus()
    qtbot.keyClick(added, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert day(context)[0].script == item.script


def test_tab_goes_through_the_script_before_what_stands_below_it(
    qtbot: QtBot, context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    editor = page.findChild(ScriptEditor)
    texts = [box for box in editor.findChildren(GrowingText) if box.isVisible()]
    texts[-1].setFocus()
    qtbot.keyClick(texts[-1], Qt.Key.Key_Tab)
    minutes = QApplication.focusWidget()
    assert isinstance(minutes, MinutesLine)
    qtbot.keyClick(minutes, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), Button)
    assert editor.isAncestorOf(QApplication.focusWidget())


def test_the_head_count_is_worked_out_and_a_slot_that_cannot_work_gets_a_proposal(
    context: SessionContext, show: Shown
) -> None:
    page = show(AgendaPage(context))
    item = day(context)[0]
    people = sum(1 for person in context.document.all(Participant) if person.in_room)

    def said() -> str:
        return " ".join(text.text() for text in page.findChildren(Text) if text.isVisible())

    context.set(item.id, "minutes_each", 1.0, M("Change the minutes each"))
    assert f"{people} people × 1 min = {people} of {item.minutes} min" in said()
    context.set(item.id, "minutes_each", 3.0, M("Change the minutes each"))
    assert "one after the other" in said()
    assert "In groups of" in said() or "In pairs" in said()


def test_own_words_are_filled_in_the_table_and_raw_in_the_editor(
    qtbot: QtBot, make_context: Callable[..., SessionContext], show: Shown
) -> None:
    session = SessionDetails(id="session", position="V", customer="patient")
    item = AgendaItem(id="a", position="V", title="Meet the {customer}")
    context = make_context(session, item)
    page = show(AgendaPage(context))
    assert table(page).agenda.index(0, 2).data() == "Meet the patient"
    choose(page, 0, "title")
    qtbot.keyClick(table(page), Qt.Key.Key_F2)
    assert editor_of(page).text() == "Meet the {customer}"


def test_nothing_can_be_changed_in_a_read_only_session(
    qtbot: QtBot, make_context: Callable[..., SessionContext], show: Shown
) -> None:
    item = AgendaItem(id="a", position="V", title="Look", script=(ScriptStep(text="At it"),))
    context = make_context(item, is_read_only=True)
    page = show(AgendaPage(context))
    choose(page, 0, "title")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Insert, Qt.Key.Key_Plus):
        qtbot.keyClick(table(page), key)
    assert day(context) == [msgspec.structs.replace(item)]
    assert table(page).state() != QAbstractItemView.State.EditingState


def test_the_model_is_a_good_model(context: SessionContext, qtmodeltester: ModelTester) -> None:
    model = AgendaModel(context)
    qtmodeltester.check(model)
    context.remove(day(context)[2].id, M("Delete an activity"))
    model.put(day(context)[3].id, 0)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("text", "minutes"), [("75", 75), ("75 min", 75), ("1 h 15", 75), ("1:15", 75), ("2h", 120)]
)
def test_minutes_are_read_as_people_write_them(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


def test_what_is_no_time_is_refused() -> None:
    assert read_time("1230") == dt.time(12, 30)
    for text in ("25:00", "soon", "12:75"):
        with pytest.raises(BadInput):
            read_time(text)
