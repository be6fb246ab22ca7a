"""The rehearsal: the whole day in the program, and afterwards every byte is what it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.rehearsal.strip import RehearsalStrip
from cxworkshop_ui.room.controller import VIEW_WORDS
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.paths import working_dir
from tests.ui.run.day import Day
from tests.ui.whole import document, named


def fingerprints(*folders: Path) -> dict[str, str]:
    """Every file under the folders with the digest of its bytes."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def before(day: Day, tmp_path: Path, qtbot: QtBot) -> dict[str, str]:
    """What lies on the disk before the rehearsal: the file, the working copy, everything."""
    day.app.desk.flush()
    return fingerprints(tmp_path)


def test_a_whole_day_is_rehearsed_and_leaves_no_trace(
    day: Day,
    before: dict[str, str],
    press: Callable[[str], None],
    write: Callable[[str], None],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    app, editor = day.app, day.context.editor
    shown = app.window.session_view.place if app.window.session_view is not None else ""
    assert any(name.endswith("day.cxsession") for name in before)
    assert any("working" in name for name in before)
    assert any("settings.json" in name for name in before)
    app.window.actions_table["rehearse"].trigger()
    assert app.desk.is_rehearsing
    context = app.desk.context
    assert context is not None
    assert context.editor is not editor
    agenda = document(app).all(AgendaItem)
    press("F9")
    for place, _ in enumerate(agenda):
        assert context.clock.state.current == agenda[place].id
        press("Ctrl+L")
        write("Said in the rehearsal")
        press("Return")
        press("Return")
        press("F8")
    assert context.clock.state.current is None
    app.window.actions_table["agree"].trigger()
    app.window.actions_table["hand_over"].trigger()
    qtbot.waitUntil(lambda: not context.hand_over.is_busy)
    folder = context.hand_over.folder
    assert folder is not None
    assert list(folder.iterdir())
    context.settings.change(shows_day=False)
    app.window.actions_table["save_template"].trigger()
    press("Shift+F12")
    qapp.processEvents()
    assert not app.desk.is_rehearsing
    assert day.context.editor is editor
    view = app.window.session_view
    assert view is not None
    assert view.place == shown
    assert not folder.exists()
    app.desk.flush()
    assert fingerprints(tmp_path) == before
    assert editor.undo_label is None


def test_it_says_so_in_the_window_on_the_slides_and_in_the_title(day: Day) -> None:
    app = day.app
    assert app.desk.rehearse()
    view = app.window.session_view
    assert view is not None
    assert view.findChildren(RehearsalStrip)[0].isVisible()
    assert app.window.windowTitle().startswith("Rehearsal – ")
    room = view.room.controller
    for shown in VIEW_WORDS:
        room.show(shown)
        assert room.slide.left.startswith("Rehearsal – nothing here is kept")
    app.desk.end_rehearsal()
    view = app.window.session_view
    assert view is not None
    assert not view.findChildren(RehearsalStrip)
    assert "Rehearsal" not in view.room.controller.slide.left


def test_the_clock_can_run_fast_and_the_real_day_is_not_touched(
    day: Day, press: Callable[[str], None]
) -> None:
    app, editor = day.app, day.context.editor
    app.desk.rehearse()
    press("F9")
    context = app.desk.context
    assert context is not None
    assert context.rehearsal is not None
    named(app, "60×").click()  # type: ignore[attr-defined]
    assert context.rehearsal.speed == 60
    press("Ctrl+W")
    assert day.context.editor is editor
    assert not day.context.clock.state.has_started


def test_a_running_day_is_not_covered_by_a_rehearsal(
    day: Day, press: Callable[[str], None]
) -> None:
    press("F9")
    assert not day.app.desk.rehearse()
    assert any("The day is running" in text for text in day.app.files.messages.texts())
    assert not day.app.window.actions_table["end_rehearsal"].isEnabled()


def test_what_acts_for_the_session_acts_once_after_a_rehearsal(
    day: Day, press: Callable[[str], None]
) -> None:
    app = day.app
    for _ in range(2):
        app.desk.rehearse()
        app.desk.end_rehearsal()
    told: list[str] = []
    app.window.actions_table["prepare"].triggered.connect(lambda: told.append("prepare"))
    day.context.wanted.emit("prepare")
    assert told == ["prepare"]
    press("Ctrl+2")
    press("F9")
    assert day.context.clock.state.current == ItemId(day.agenda[0].id)


def test_closing_the_program_in_a_rehearsal_closes_the_session_too(day: Day) -> None:
    day.app.desk.rehearse()
    assert day.app.desk.leave()
    assert day.app.desk.session is None
    assert not day.app.desk.is_rehearsing


def test_a_rehearsal_leaves_no_widget_behind(day: Day, qapp: QApplication) -> None:
    def rehearse() -> int:
        day.app.desk.rehearse()
        for page in day.app.window.pages():
            day.app.window.show_page(page)
        day.app.window.back()
        day.app.desk.end_rehearsal()
        for _ in range(6):
            qapp.processEvents()
            qapp.sendPostedEvents(None, 52)  # deferred deletions
        return len(qapp.allWidgets())

    # What the session behind makes in a quiet moment comes at some time, and once; a leak grows
    # with every rehearsal.
    counts = [rehearse()]
    for _ in range(8):
        counts.append(rehearse())
        if counts[-1] <= counts[-2]:
            return
    pytest.fail(f"every rehearsal left widgets behind: {counts}")


@pytest.mark.parametrize("waits", [0.0, 0.05, 0.4])
def test_what_is_being_written_ends_with_the_rehearsal_and_its_folder(
    day: Day, qtbot: QtBot, waits: float
) -> None:
    before = set(working_dir().iterdir())
    assert day.app.desk.rehearse()
    day.context.hand_over.start()
    time.sleep(waits)
    day.app.desk.end_rehearsal()
    qtbot.waitUntil(lambda: not day.app.runner.is_busy)
    assert set(working_dir().iterdir()) == before


def test_what_a_killed_rehearsal_left_behind_is_swept_away(day: Day, tmp_path: Path) -> None:
    assert day.app.desk.rehearse()
    left = working_dir() / "left"
    shutil.copytree(day.context.settings.current.outputs_in, left)
    (left / "plan.pdf").write_bytes(b"half of a plan")
    os.utime(left, (0, 0))
    assert Path(day.context.settings.current.outputs_in).parent == left.parent
    day.app.desk.end_rehearsal()
    assert day.app.desk.leave()
    assert day.app.desk.open(day.path)
    assert not left.exists()
