"""Returned workbooks in the window: dropped, looked at, accepted by keyboard, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.reading.read_back_page import ReadBackPage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.next_steps import NextStep, by_date
from cxworkshop.activities.status import Status
from cxworkshop.i18n import M
from tests.importing.returning import cell, edited, exported
from tests.ui.whole import document

Start = Callable[..., App]
Keys = Callable[[str], None]


def page_of(app: App) -> ReadBackPage:
    (page,) = app.window.findChildren(ReadBackPage)
    return page


def step(app: App, place: int) -> NextStep:
    return by_date(document(app))[place]


@pytest.fixture
def came_back(program: Start, tmp_path: Path, qtbot: QtBot) -> tuple[App, Path]:
    """The sample, and its workbook with three steps changed, one of them here too."""
    app = program()
    app.files.open_sample()
    path = exported(document(app), tmp_path / "back.xlsx")

    def edit(book: Any) -> None:
        for row in (2, 3, 4):
            cell(book["Next steps"], row, "Status").value = "Done"

    edited(path, edit)
    assert app.desk.context is not None
    app.desk.context.set(step(app, 0).id, "status", Status.STARTED, M("Change the status"))
    app.files.take_all([path])
    qtbot.waitUntil(lambda: len(page_of(app).model.rows) == 3)
    return app, path


def test_what_came_back_is_accepted_by_keyboard_in_one_step(
    came_back: tuple[App, Path], press: Keys, qapp: QApplication, qtbot: QtBot
) -> None:
    app, _ = came_back
    page = page_of(app)
    assert page.table.hasFocus()
    conflict, second, third = page.model.rows
    assert conflict.conflict is not None
    assert page.model.taken == {second.number, third.number}, "a conflict waits"
    press("Down")
    press("Space")
    assert page.model.taken == {third.number}
    page.accept.setFocus()
    press("Space")
    assert [step(app, place).status for place in range(3)] == [
        Status.STARTED,
        Status.OPEN,
        Status.DONE,
    ]
    assert len(page.model.rows) == 2
    assert qapp.focusWidget() is page.table
    press("Ctrl+Z")
    assert step(app, 2).status is Status.OPEN
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)  # what was undone is proposed again


def test_all_and_one_persons_are_ticked_by_keyboard_and_a_conflict_by_itself(
    came_back: tuple[App, Path], press: Keys
) -> None:
    app, _ = came_back
    page = page_of(app)
    page.model.tick_all(is_on=False)
    assert not page.accept.isEnabled()
    press("Down")
    press("P")
    assert page.model.taken == page.model.proposed.of_person(page.model.rows[1].person)
    press("Ctrl+A")
    assert page.model.taken == page.model.proposed.agreed
    press("Up")
    press("Space")
    assert len(page.model.taken) == 3
    assert page.accept.isEnabled()


def test_escape_puts_the_files_away_and_nothing_was_changed(
    came_back: tuple[App, Path], press: Keys
) -> None:
    app, _ = came_back
    press("Escape")
    page = page_of(app)
    assert not page.model.rows
    assert page.empty.isVisible()
    assert step(app, 1).status is Status.OPEN


def test_more_files_join_those_that_are_there(
    came_back: tuple[App, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    app, path = came_back
    page = page_of(app)
    (tmp_path / "again").mkdir()
    same = tmp_path / "again" / path.name
    same.write_bytes(path.read_bytes())
    more = exported(document(app), tmp_path / "more.xlsx")
    edited(more, lambda book: setattr(cell(book["Next steps"], 5, "Needs"), "value", "a day"))
    page.read([same])
    page.read([more])
    page.read([path])
    qtbot.waitUntil(lambda: len(page.model.rows) == 4)
    qtbot.waitUntil(lambda: not page._back.is_reading)
    names = {each.name: each.state.value for each in page.files._shown or ()}
    assert names == {
        "again/back.xlsx": "read",
        "more.xlsx": "read",
        f"{tmp_path.name}/back.xlsx": "twice",
    }


def test_what_is_no_workbook_of_a_session_is_named_and_leads_on(
    program: Start, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    path = tmp_path / "people.xlsx"
    Workbook().save(path)
    app = program()
    app.files.take_all([path])
    assert "Open the session first" in " ".join(app.files.messages.texts())
    app.files.open_sample()
    app.files.take_all([path])
    assert "people.xlsx is no workbook" in " ".join(app.files.messages.texts())
    assert app.window.session_view is not None
    assert app.window.session_view.place != "followup/came_back"
