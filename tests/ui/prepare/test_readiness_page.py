"""The readiness check on the screen: each line leads on, by keyboard; the list is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.prepare.readiness import ReadinessPage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.checklist import ChecklistItem, Subject, checklist, subject_done
from cxworkshop.checks.ready_line import State
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import SessionDetails


@pytest.fixture
def page(program: Callable[..., App], tmp_path: Path, qtbot: QtBot) -> ReadinessPage:
    """A bare session, its readiness check in front."""
    app = program(outputs_in=str(tmp_path))
    session = SessionDetails(
        id=ItemId("s"), position="V", title="Day", date=dt.date(2030, 3, 4), place="Here"
    )
    item = AgendaItem(id=ItemId("a"), position="V", title="Talk", question="{nobody}?")
    app.desk.create(tmp_path / "bare.cxsession", [session, item])
    assert app.window.session_view is not None
    found = app.window.session_view.turn_to("prepare/readiness")
    assert isinstance(found, ReadinessPage)
    qtbot.waitUntil(lambda: found.watch.found.can_write is not None)
    return found


def state(page: ReadinessPage, line_id: str) -> State:
    return next(line.state for line in page.lines if line.id == line_id)


def test_every_line_says_its_state_in_a_word_beside_its_sign(page: ReadinessPage) -> None:
    for row, line in zip(page.rows, page.lines, strict=False):
        said = row.accessibleName()
        assert line.state.name != "UNKNOWN"
        assert any(word in said for word in ("Ready", "Have a look", "Not yet"))


def test_a_step_leads_to_what_is_missing(
    page: ReadinessPage, press: Callable[[str], None], qapp: QApplication
) -> None:
    for line_id, place in (("people", "prepare/participants"), ("texts", "prepare/agenda")):
        at = next(n for n, line in enumerate(page.lines) if line.id == line_id)
        page.rows[at].step.setFocus()
        press("Space")
        view = page.window().session_view  # type: ignore[attr-defined]
        assert view.place == place
        view.turn_to("prepare/readiness")


def test_a_tick_is_kept_and_taken_back_by_undo(
    page: ReadinessPage, press: Callable[[str], None]
) -> None:
    at = next(n for n, line in enumerate(page.lines) if line.subject is Subject.PAPER_KIT)
    page.rows[at].tick.setFocus()
    press("Space")
    assert subject_done(page.context.document, Subject.PAPER_KIT)
    assert state(page, "paper") is State.READY
    press("Ctrl+Z")
    assert state(page, "paper") is State.OPEN


def test_the_checklist_is_taken_typed_dated_and_ticked_by_keyboard(
    page: ReadinessPage,
    press: Callable[[str], None],
    write: Callable[[str], None],
    qapp: QApplication,
) -> None:
    page.checklist.standard.setFocus()
    press("Space")
    taken = checklist(page.context.document)
    assert len(taken) > 5
    page.checklist.line.setFocus()
    write("Cake for the birthday")
    press("Return")
    items = checklist(page.context.document)
    (cake,) = [item for item in items if item.text == "Cake for the birthday"]
    row = page.checklist._rows[cake.id]
    row.days.setFocus()
    row.days.selectAll()
    write("2")
    press("Tab")
    row.tick.setFocus()
    press("Space")
    found = page.context.document.find(ChecklistItem, cake.id)
    assert found is not None
    assert found.days_before == 2
    assert found.done_on is not None
    assert row.tick.accessibleName() == "Arranged: Cake for the birthday"


def test_the_first_open_step_has_the_focus_and_what_changes_is_followed(
    page: ReadinessPage, qapp: QApplication
) -> None:
    first = next(
        row
        for row, line in zip(page.rows, page.lines, strict=False)
        if line.state is State.OPEN and line.step is not None
    )
    assert qapp.focusWidget() is first.step
    context = page.context
    (item,) = context.document.all(AgendaItem)
    context.set(item.id, "question", "{customer}?", M("Change the question"))
    assert state(page, "texts") is State.READY


def test_a_folder_that_cannot_be_written_is_found(
    page: ReadinessPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.context.settings.change(outputs_in="/proc/1/nowhere")
    page.watch.look()
    qtbot.waitUntil(lambda: page.watch.found.can_write is not None)
    assert state(page, "folder") is State.OPEN
