"""Follow-up by keyboard: begin a check-in, take answers by telephone, look at what came back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.followup.check_ins_page import CheckInsPage
from cxworkshop_ui.reading.read_back_page import ReadBackPage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.agreed import agree
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.form_names import Asked
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import CheckIn, Promise, Result, ReviewAnswer, answers_at
from cxworkshop.editing.commands import SetField
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.follow_up import asked, follow_ups, owed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from tests.export.filling import of, saved
from tests.export.reading import written
from tests.ui.plan.conftest import leadership_team

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    made = make_context(*leadership_team())
    made.apply(agree(made.document, made.editor.now(), made.editor.new_id))
    return made


def shown(qtbot: QtBot, page: CheckInsPage | ReadBackPage) -> None:
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def answers(context: SessionContext) -> list[ReviewAnswer]:
    return list(context.document.all(ReviewAnswer))


def test_one_key_begins_the_check_in_and_letters_take_what_is_told(
    qtbot: QtBot, context: SessionContext
) -> None:
    page = CheckInsPage(context)
    shown(qtbot, page)
    assert focused() is page.ahead.button
    assert not page.review.isVisible()
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert len(answers(context)) == 15
    assert focused() is page.review.table
    assert "15 promises taken over" in page.review.taking.banner.text
    for key in "kpn":
        qtbot.keyClicks(focused(), key)
    assert "3 of 15 promises answered: 1 kept, 1 partly, 1 not; 12 silent" in (
        page.review.count.accessibleName()
    )
    told = [each for each in answers(context) if each.result is not None]
    owners = {
        promise.participant
        for each in told
        if (promise := context.document.find(Promise, each.promise)) is not None
    }
    assert {each.told_by for each in told} == owners
    assert all(each.told_on is not None for each in told)


def test_undo_of_the_beginning_leaves_no_check_in(qtbot: QtBot, context: SessionContext) -> None:
    page = CheckInsPage(context)
    shown(qtbot, page)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    context.undo()
    assert not context.document.all(CheckIn)
    assert page.ahead.isVisible()
    assert not page.people.isVisible()


def test_check_ins_stand_side_by_side_and_keep_their_own_answers(
    qtbot: QtBot, context: SessionContext
) -> None:
    page = CheckInsPage(context)
    shown(qtbot, page)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.keyClicks(focused(), "k")
    assert page.strip is not None
    page.strip.setFocus()
    qtbot.keyClick(page.strip, Qt.Key.Key_Right)
    assert page.ahead.isVisible()
    page.entered()
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert len(follow_ups(context.document)) == 2
    assert len(answers(context)) == 30
    assert page.review.model.has_last
    assert "0 of 15 promises answered" in page.review.count.accessibleName()
    qtbot.keyClick(page.strip, Qt.Key.Key_Left)
    assert "1 of 15 promises answered" in page.review.count.accessibleName()


def test_the_silent_are_named_and_only_they_can_be_listed(
    qtbot: QtBot, context: SessionContext
) -> None:
    page = CheckInsPage(context)
    shown(qtbot, page)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.keyClicks(focused(), "k")
    first = next(each for each in answers(context) if each.result is Result.KEPT)
    assert page.people._count.text().startswith("1 of 7")
    assert page.people._count.text().endswith(" people answered · 1 of 15 promises kept")
    page.review.bar.silent.setChecked(True)
    assert page.review.model.rowCount() == 14
    assert page.review.model.row_of(first.id) < 0
    page.review.table.go_to(0)
    page.review.table.setFocus()
    qtbot.keyClicks(focused(), "n")
    assert page.review.model.rowCount() == 14, "what is answered meanwhile stays in its place"
    page.review.bar.silent.setChecked(False)
    assert page.review.model.rowCount() == 15


def test_without_a_promise_it_says_where_to_begin(
    qtbot: QtBot, make_context: Callable[..., SessionContext]
) -> None:
    made = (Goal, Commitment, NextStep)
    context = make_context(*(each for each in leadership_team() if not isinstance(each, made)))
    page = CheckInsPage(context)
    shown(qtbot, page)
    assert page.ahead.button is not None
    assert not page.ahead.button.isEnabled()
    assert focused() is page.ahead.elsewhere
    with qtbot.waitSignal(context.turn) as turned:
        qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert turned.args == ["plan/commitments"]


def test_reminders_are_written_for_the_silent_and_who_answered_in_part_is_shown(
    qtbot: QtBot, context: SessionContext, tmp_path: Path
) -> None:
    context.settings.change(outputs_in=str(tmp_path))
    page = CheckInsPage(context)
    shown(qtbot, page)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    (check_in,) = follow_ups(context.document)
    people = asked(context.document, check_in.id)
    several = next(each for each in people if each.promises > 1 and each.participant)
    assert several.participant is not None
    first, *_ = owed(context.document, check_in.id, several.participant)
    answer = answers_at(context.document, check_in.id)[first.id]
    context.apply(SetField(answer.id, "result", Result.KEPT, M("Record what was kept")))
    page.renew()
    silent, part, answered = (label.text() for _, label in page.people._rows)
    assert several.name not in silent
    assert part == f"{several.name} (1 of {several.promises})"
    assert not answered
    qtbot.mouseClick(page.people.reminders, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.written.is_busy, timeout=30_000)
    written_files = {path.stem for path in tmp_path.rglob("*.eml")}
    here = {each.name for each in people if each.participant}
    assert written_files == here - {several.name}
    assert page.people.reminders.text() == f"{len(written_files)} reminders"


def test_what_came_back_is_accepted_by_keyboard_as_one_step(
    qtbot: QtBot, context: SessionContext, tmp_path: Path
) -> None:
    person = context.document[ItemId("p0")]
    assert isinstance(person, Participant)
    blank = tmp_path / "blank"
    written(SheetsExporter(person), context.document, blank)
    back = tmp_path / "back"
    back.mkdir()
    saved(blank, {of(blank, Asked.KEPT, 30): "partly"}, back / "ana.pdf")
    (back / "scan.pdf").write_bytes(b"%PDF-1.4 nothing")
    page = ReadBackPage(context)
    shown(qtbot, page)
    assert focused() is page.empty.button
    page.read([back])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=30_000)
    assert focused() is page.table
    assert page.files.isVisible()
    page.accept.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    given = [each for each in answers(context) if each.result is not None]
    assert [each.result for each in given] == [Result.PARTLY]
    assert page.model.rowCount() == 0
    context.undo()
    assert not answers(context)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
