"""The review by keyboard: a letter a promise, what happened, and last time's file beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.activities.review_form import ReviewForm
from cxworkshop_ui.activities.review_table import ReviewTable
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.panels import ScrollPage
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.agreed import agree
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import CheckIn, Promise, Result, ReviewAnswer
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.sample import sample
from cxworkshop.store.opening import create_session
from tests.ui.plan.conftest import leadership_team

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REVIEW = AgendaItem(id=ItemId("review"), position="V", activity="review", title="Kept?")
CHECK_IN = CheckIn(id=ItemId("check-in"), parent=REVIEW.id, position="V", days=90)
MADE = (Goal, Commitment, NextStep)


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    """The leadership team on the day of its review, with a plan that was agreed on."""
    made = make_context(*leadership_team(), REVIEW, CHECK_IN)
    made.apply(agree(made.document, made.editor.now(), made.editor.new_id))
    return made


@pytest.fixture
def later(make_context: Callable[..., SessionContext]) -> SessionContext:
    """The same people in a session of its own, in which nothing was promised."""
    people = [item for item in leadership_team() if not isinstance(item, MADE)]
    return make_context(*people, REVIEW, CHECK_IN)


def shown(qtbot: QtBot, context: SessionContext) -> ReviewForm:
    form = ReviewForm(context, REVIEW.id)
    page = ScrollPage(padding=(28, 12))
    page.body.addWidget(form)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    form.entered()
    return form


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def answers(context: SessionContext) -> list[ReviewAnswer]:
    return list(context.document.all(ReviewAnswer))


def at(form: ReviewForm) -> ReviewAnswer:
    answer = form.model.answer(form.table.currentIndex().row())
    assert answer is not None
    return answer


def test_one_action_takes_what_was_agreed_and_undo_takes_it_back(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    assert form.empty.isVisible()
    context.set(ItemId("c4"), "text", "I will try to call somebody", M("Soften"))
    form.taking.from_here()
    texts = {promise.text for promise in context.document.all(Promise)}
    assert "I will call five lost customers each month and report to this group." in texts
    assert len(texts) == 15
    assert "15 promises taken over. They stand as they were agreed" in form.taking.banner.text
    assert isinstance(focused(), ReviewTable)
    form.taking.from_here()
    assert len(answers(context)) == 15
    assert "Nothing new" in form.taking.banner.text
    context.undo()
    assert not context.document.all(Promise)
    assert form.empty.isVisible()


def test_a_plan_nobody_agreed_on_is_taken_and_called_that(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    context = make_context(*leadership_team(), REVIEW, CHECK_IN)
    form = shown(qtbot, context)
    form.taking.from_here()
    assert "Nothing was agreed there yet" in form.taking.banner.text


def test_a_letter_or_a_digit_says_what_became_of_it_and_goes_on(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    for key in ("k", "P", "n", "1", "2", "3"):
        qtbot.keyClicks(focused(), key)
    given = [form.model.answer(row) for row in range(6)]
    assert [each.result for each in given if each is not None] == [*Result, *Result]
    assert form.table.currentIndex().row() == 6
    assert (
        "6 of 15 promises answered: 2 kept, 2 partly, 2 not; 9 silent"
        in form.count.accessibleName()
    )
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    qtbot.keyClick(focused(), Qt.Key.Key_0)
    assert at(form).result is None
    assert form.table.currentIndex().row() == 5
    context.undo()
    assert at(form).result is Result.NOT
    assert at(form).told_on is not None


def test_enter_opens_what_happened_tab_what_we_change_and_enter_goes_on(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    first = at(form)
    qtbot.keyClicks(focused(), "3")
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "Nobody had the list")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "Hana opens it")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(focused(), ReviewTable)
    answer = context.document.find(ReviewAnswer, first.id)
    assert answer is not None
    assert (answer.result, answer.happened, answer.changes) == (
        Result.NOT,
        "Nobody had the list",
        "Hana opens it",
    )
    assert form.table.currentIndex().row() == 1
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert form.table.currentIndex().row() == 1


def test_a_step_is_made_of_what_we_change_with_one_key(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    owner = context.document.find(Promise, at(form).promise)
    assert owner is not None
    before = {step.id for step in context.document.all(NextStep)}
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "Hana opens it")
    qtbot.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    (made,) = [step for step in context.document.all(NextStep) if step.id not in before]
    assert (made.text, made.owner) == ("Hana opens it", owner.participant)
    assert made.because == at(form).id


def test_the_promises_of_a_leader_or_a_function_stand_together(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    for grouping in ("leader", "function"):
        form.bar.groups.chosen.emit(grouping)
        rows = [form.model.row(row) for row in range(form.model.rowCount())]
        names = [getattr(row, "owner" if grouping == "leader" else "function") for row in rows]
        firsts = [name for row, name in zip(rows, names, strict=True) if row and row.is_first]
        assert len(firsts) == len(set(firsts)) == len(set(names))
    assert names[0] == "Sales"


def test_the_list_and_the_details_are_seen_together(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    qtbot.keyClicks(focused(), "1")
    page = form.parentWidget()
    while page is not None and not isinstance(page, ScrollPage):
        page = page.parentWidget()
    assert page is not None
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    for part in (form.table, form.details):
        top = part.mapTo(page, part.rect().topLeft()).y()
        assert top >= 0
        assert top + part.height() <= page.height()


def test_last_times_file_is_read_beside_the_work_and_people_are_matched(
    qtbot: QtBot, later: SessionContext, tmp_path: Path
) -> None:
    path = tmp_path / "last time.cxsession"
    create_session(path, sample("en")).close()
    form = shown(qtbot, later)
    line = QLineEdit(form.window())
    line.show()
    line.setFocus()
    with qtbot.waitSignal(form.taking.taken):
        form.taking.read_file(path)
        assert "Reading last time.cxsession" in form.taking.banner.text
    assert focused() is line
    promises = later.document.all(Promise)
    assert len(promises) == len(answers(later)) == 25
    here = {person.name: person.id for person in later.document.all(Participant)}
    for promise in promises:
        assert promise.participant == here.get(promise.owner)
    assert "Not among the participants here" in form.taking.banner.text
    assert "Femi Adeyemi" not in form.taking.banner.text
    later.undo()
    assert not later.document.all(Promise)


def test_a_file_that_is_no_session_says_so_and_changes_nothing(
    qtbot: QtBot, later: SessionContext, tmp_path: Path
) -> None:
    path = tmp_path / "list.cxsession"
    path.write_text("no session", "utf-8")
    form = shown(qtbot, later)
    form.taking.read_file(path)
    qtbot.waitUntil(lambda: "is not a session file" in form.taking.banner.text)
    assert not later.document.all(Promise)
    assert form.empty.isVisible()


def test_a_dropped_session_is_taken_and_other_files_are_left_to_the_window(
    qtbot: QtBot, later: SessionContext, tmp_path: Path
) -> None:
    path = tmp_path / "last time.cxsession"
    create_session(path, sample("en")).close()
    form = shown(qtbot, later)
    for name, is_taken in (("template.toml", False), (path.name, True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        form.dropEvent(event)
        assert event.isAccepted() == is_taken
    qtbot.waitUntil(lambda: len(answers(later)) == 25)


def test_the_room_sees_the_promise_that_is_talked_about_and_follows(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    said: list[str] = []
    context.spoken.connect(said.append)
    qtbot.keyClick(focused(), Qt.Key.Key_F3)
    qtbot.keyClicks(focused(), "1")
    assert said == [form.model.row(at_row).promise for at_row in (0, 1) if form.model.row(at_row)]
    qtbot.keyClick(focused(), Qt.Key.Key_F3)
    assert said[-1] == ""
    qtbot.keyClick(focused(), Qt.Key.Key_F3)
    form.hide()
    assert said[-1] == ""


def test_a_promise_that_is_not_asked_about_is_taken_out(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    gone = at(form)
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert gone.id not in context.document
    assert gone.promise not in context.document
    assert isinstance(focused(), ReviewTable)
    assert form.table.currentIndex().row() == 0
    context.undo()
    assert form.model.rowCount() == 15


def test_what_was_said_last_time_stands_beside_now(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    promise = at(form).promise
    qtbot.keyClicks(focused(), "2")
    assert form.table.isColumnHidden(2)
    activity = context.add(AgendaItem(activity="review"), M("Add"))
    assert activity is not None
    check_in = CheckIn(parent=activity, days=180, on=dt.date(2027, 6, 1))
    assert context.add(check_in, M("Add")) is not None
    second = ReviewForm(context, activity)
    qtbot.addWidget(second)
    second.resize(800, 600)
    second.show()
    second.taking.from_here()
    assert not second.table.isColumnHidden(2)
    row = second.model.row_of(promise)
    assert second.model.index(row, 2).data() == "partly kept"
    assert second.model.index(row, 3).data() == "silent"


def test_the_settings_change_the_check_in(qtbot: QtBot, context: SessionContext) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    form.bar.settings.setChecked(True)
    form.bar.days.setValue(60)
    form.bar.names.click()
    check_in = context.document.find(CheckIn, CHECK_IN.id)
    assert check_in is not None
    assert (check_in.days, check_in.names_shown) == (60, True)


def test_the_model_keeps_qts_rules_while_answers_come_and_go(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    tester = QAbstractItemModelTester(
        form.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    form.taking.from_here()
    qtbot.keyClicks(focused(), "123")
    form.bar.groups.chosen.emit("function")
    qtbot.keyClick(form.table, Qt.Key.Key_Delete)
    context.undo()
    assert form.model.rowCount() == 15
    del tester


def test_a_session_that_is_only_read_shows_the_review_and_changes_nothing(
    qtbot: QtBot, make_context: Callable[..., SessionContext], context: SessionContext
) -> None:
    shown(qtbot, context).taking.from_here()
    reading = make_context(*context.document, is_read_only=True)
    form = shown(qtbot, reading)
    qtbot.keyClicks(focused(), "1")
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert {answer.result for answer in answers(reading)} == {None}
    assert len(answers(reading)) == 15
    assert not form.bar.here.isEnabled()


def test_every_control_has_a_name_and_is_reached_by_tab(
    qtbot: QtBot, context: SessionContext
) -> None:
    form = shown(qtbot, context)
    form.taking.from_here()
    form.bar.settings.setChecked(True)
    wanted = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    ]
    assert [
        widget
        for widget in wanted
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ] == []
    reached: set[QWidget] = set()
    for _ in range(60):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        reached.add(focused())
    assert [widget for widget in wanted if widget not in reached] == []
