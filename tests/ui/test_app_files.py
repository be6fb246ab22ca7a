"""Files that cannot be opened are told about in one clear message; files are dropped and found."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.prepare.agenda import AgendaPage
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.windows.session_view import SessionView
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.activities.journey import Journey
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.sample import sample
from cxworkshop.store.opening import create_session, open_session
from cxworkshop.templates.library import Library
from tests.ui.whole import document, named, texts

Start = Callable[..., App]
Keys = Callable[[str], None]

HOLDER = """
import sys
from pathlib import Path
from cxworkshop.store.opening import open_session
session = open_session(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
session.close()
"""


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A session file that nobody has open."""
    path = tmp_path / "day.cxsession"
    create_session(path, sample("en")).close()
    return path


@pytest.fixture
def held(day: Path) -> Iterator[Path]:
    """The same, open in another process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(day)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield day
        assert holder.stdin is not None
        holder.stdin.close()


def spoil(path: Path) -> None:
    """Change some bytes in the middle of a file, as a bad stick does."""
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(byte ^ 0x5A for byte in data[middle : middle + 64])
    path.write_bytes(data)


def drop(target: QWidget, *paths: Path) -> bool:
    """Drop files on a widget as the window system does. Returns whether somebody takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(map(str, paths)))  # file managers give the names as words, too
    place, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    button, held_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), copy, mime, button, held_keys)
    QApplication.sendEvent(target, entering)  # goes up to the first that takes it
    if not entering.isAccepted():
        return False
    dropped = QDropEvent(place, copy, mime, button, held_keys)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()


def test_a_session_held_elsewhere_is_offered_read_only_and_nothing_in_it_can_be_changed(
    program: Start, press: Keys, write: Keys, held: Path, qapp: QApplication
) -> None:
    before = held.read_bytes()
    app = program()
    assert not app.open(held)
    assert app.desk.session is None
    (said,) = app.window.home.messages.texts()
    assert "day.cxsession" in said
    named(app, "Open read-only").setFocus()
    press("Space")
    assert app.desk.session is not None
    assert app.desk.session.is_read_only
    whole = texts(app)
    for page in app.window.pages()[1:-2]:
        app.window.show_page(page)
        if page == "export":
            continue
        for kind in (QLineEdit, QPlainTextEdit, QSpinBox, QCheckBox, QComboBox):
            for field in app.window.session_view.findChildren(kind):  # type: ignore[union-attr]
                if isinstance(field, QCheckBox) and field.text() == "Only the silent":
                    continue  # what is seen of a list, not what is in it
                assert not field.isEnabled() or not field.isVisible() or is_shut(field), (
                    f"{page}: {field.accessibleName()!r} can be edited"
                )
        assert qapp.focusWidget() is not None
        assert qapp.focusWidget().isEnabled(), page
        for keys in ("Delete", "F2", "F9", "F8", "Ctrl+Z", "Ctrl+L", "Insert", "Alt+Down"):
            press(keys)
            app.window.show_page(page)
        write("typed")
    assert texts(app) == whole
    app.desk.leave()
    assert held.read_bytes() == before


def is_shut(field: QWidget) -> bool:
    """Whether a field can be read and not written."""
    return bool(isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly())


def test_a_damaged_session_offers_what_can_be_saved_of_it(
    program: Start, press: Keys, day: Path
) -> None:
    spoil(day)
    damaged = day.read_bytes()
    app = program()
    assert not app.open(day)
    (said,) = app.window.home.messages.texts()
    assert "damaged" in said
    named(app, "Recover what is readable").setFocus()
    press("Space")
    assert day.read_bytes() == damaged
    session = app.desk.session
    if session is None:  # nothing could be read: that is said, too
        assert app.window.home.messages.texts()
    else:
        assert session.path != day


def test_a_damaged_session_with_an_earlier_state_opens_that_state_as_a_copy(
    program: Start, press: Keys, day: Path
) -> None:
    app = program()
    assert app.open(day)  # a state is kept of what is opened
    whole = texts(app)
    press("Ctrl+W")
    spoil(day)
    assert not app.open(day)
    state = next(
        button
        for button in app.window.home.messages.findChildren(QWidget)
        if str(button.property("text") or "").startswith("Open the state of")
    )
    state.setFocus()
    press("Space")
    assert texts(app) == whole
    assert app.desk.session is not None
    assert app.desk.session.path != day


def not_a_session(path: Path) -> None:
    path.write_text("Dear Ana, the agenda is attached.")


def of_a_newer_version(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil_it", "words"),
    [
        (not_a_session, "is not a session file"),
        (of_a_newer_version, "newer version"),
        (gone, "cannot be reached"),
        (spoil, "damaged"),
    ],
)
@pytest.mark.parametrize("is_working", [False, True])
def test_what_cannot_be_opened_is_told_in_one_message_and_what_is_open_stays(
    program: Start,
    day: Path,
    tmp_path: Path,
    spoil_it: Callable[[Path], None],
    words: str,
    is_working: bool,
) -> None:
    spoil_it(day)
    bytes_before = day.read_bytes() if day.exists() else b""
    app = program()
    if is_working:
        app.files.open_sample()
        app.window.show_page("plan/goals")
    assert not app.open(day)
    (said,) = app.files.messages.texts()
    assert words in said
    assert "day.cxsession" in said
    assert app.files.messages.isVisible()
    if is_working:
        assert app.window.session_view is not None
        assert app.window.session_view.place == "plan/goals"
        assert document(app).session.title == "Northwind leadership immersion"
    else:
        assert app.desk.session is None
        assert app.window.home.isVisible()
    assert (day.read_bytes() if day.exists() else b"") == bytes_before


def test_a_session_dropped_anywhere_opens_also_over_a_text_that_is_being_typed(
    program: Start, write: Keys, day: Path, tmp_path: Path
) -> None:
    app = program()
    app.files.open_sample()
    first = app.desk.session.path if app.desk.session is not None else Path()
    app.window.show_page("run/run")
    note = named(app, "New note")
    note.setFocus()
    write("half a sentence")
    loud = day.with_name("DAY.CXSESSION")
    day.rename(loud)
    picture = tmp_path / "wall.png"
    assert drop(note, picture, loud)
    assert app.desk.session is not None
    assert app.desk.session.path == loud
    session = open_session(first)
    try:
        kept = [getattr(item, "text", "") for item in session.document]
    finally:
        session.close()
    assert "half a sentence" in kept
    assert not drop(app.window, picture)


def test_a_session_dropped_on_a_text_area_opens_and_leaves_no_path_in_the_text(
    program: Start, day: Path
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("plan/goals")
    goal = named(app, "Goal")
    assert isinstance(goal, QPlainTextEdit)
    before = texts(app)
    words = goal.toPlainText()
    assert drop(goal.viewport(), day)
    assert app.desk.session is not None
    assert app.desk.session.path == day
    app.files.open_sample()
    assert texts(app) == before
    assert words in before


def test_a_template_dropped_during_a_session_joins_the_library_and_the_session_stays_in_front(
    program: Start, tmp_path: Path
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("run/run")
    app.files.save_template()
    (mine,) = [entry for entry in Library().summaries("en") if not entry.is_builtin]
    path = tmp_path / "dropped.toml"
    shipped = next(Path(__file__).parents[2].glob("resources/templates/**/*.toml"))
    path.write_bytes(shipped.read_bytes())
    assert drop(app.window, path)
    assert app.window.session_view is not None
    assert app.window.session_view.place == "run/run"
    said = " ".join(app.window.session_view.messages.texts())
    assert "library" in said
    now = [entry.id for entry in Library().summaries("en") if not entry.is_builtin]
    assert len(now) == 2
    assert mine.id in now


def test_what_was_refined_goes_into_a_saved_template_by_one_press_and_not_without_it(
    program: Start,
) -> None:
    app = program()
    app.files.open_sample()
    app.files.save_template()
    assert app.window.session_view is not None
    messages = app.window.session_view.messages
    (said,) = messages.texts()
    assert "as this session began with them" in said
    (without,) = [entry for entry in Library().summaries("en") if not entry.is_builtin]
    began = Path(without.path).read_text("utf-8")
    (banner,) = messages.findChildren(Banner)
    (take,) = [
        button
        for button in banner.findChildren(QAbstractButton)
        if button.text() == "Take them as they stand now"
    ]
    take.click()
    (now,) = [entry for entry in Library().summaries("en") if not entry.is_builtin]
    assert Path(now.path).read_text("utf-8") != began
    assert app.desk.context is not None
    journey = app.desk.context.document.all(Journey)[-1]
    assert journey.persona in Path(now.path).read_text("utf-8")
    assert "session began" not in messages.texts()[-1]
    app.window.actions_table["undo"].trigger()
    app.files.save_template()
    assert "session began" in messages.texts()[-1]


def test_a_saved_template_gets_a_name_and_a_description_beside_the_work(
    program: Start, write: Callable[[str], None], press: Callable[[str], None]
) -> None:
    app = program()
    app.files.open_sample()
    context, view = app.desk.context, app.window.session_view
    assert context is not None
    assert view is not None
    second = context.document.all(AgendaItem)[1]
    context.set(second.id, "fixed_start", time(0, 5), M("Change"))
    app.files.save_template()
    assert f"the fixed start of “{second.title}”" in view.messages.texts()[-1]
    banner = view.messages.findChildren(Banner)[-1]
    (name_it,) = [
        button for button in banner.findChildren(QAbstractButton) if button.text() == "Name it…"
    ]
    name_it.click()
    write("A day for banks")
    press("Tab")
    write("Twelve leaders, one journey")
    press("Return")
    (mine,) = [entry for entry in Library().summaries("en") if not entry.is_builtin]
    assert (mine.title, mine.summary) == ("A day for banks", "Twelve leaders, one journey")
    assert app.window.session_view is view
    assert view.isVisible()
    assert "A day for banks" in view.messages.texts()[-1]


def test_a_saved_template_says_which_words_of_the_client_are_left_and_leads_to_them(
    program: Start,
) -> None:
    app = program()
    app.files.open_sample()
    context, view = app.desk.context, app.window.session_view
    assert context is not None
    assert view is not None
    app.files.save_template()
    assert "name this client" not in view.messages.texts()[-1]
    fourth = context.document.all(AgendaItem)[3]
    context.set(fourth.id, "purpose", "Ask Femi first.", M("Change"))
    app.files.save_template()
    assert f"“Femi” in “{fourth.title}”" in view.messages.texts()[-1]
    banner = view.messages.findChildren(Banner)[-1]
    (look,) = [
        button for button in banner.findChildren(QAbstractButton) if button.text() == "Look at it"
    ]
    look.click()
    assert view.place == "prepare/agenda"
    assert view.findChildren(AgendaPage)[0].chosen == fourth.id
    app.files.new_from_this()
    assert "“Femi”" in app.window.home.messages.texts()[-1]


def test_a_dropped_template_that_cannot_be_read_says_where_it_is_wrong(
    program: Start, tmp_path: Path
) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('id = "broken"\n[[agenda]]\nminutes = "ten"\n')
    app = program()
    assert drop(app.window, path)
    (said,) = app.window.home.messages.texts()
    assert "broken.toml" in said
    assert app.window.home.isVisible()
    app.window.show_beside("settings")
    app.window.home.messages.clear()
    assert drop(app.window, path)
    assert app.window.home.messages.isVisible()


def test_the_session_is_the_first_of_the_recent_ones_when_it_was_closed(
    program: Start, press: Keys, write: Keys, day: Path
) -> None:
    app = program()
    app.files.open_sample()
    app.open(day)
    app.window.show_page("prepare/details")
    named(app, "Title").setFocus()
    press("Ctrl+A")
    write("A day in March")
    press("Ctrl+W")
    recents = app.settings.current.recents
    assert [Path(recent.path).name for recent in recents] == [
        "day.cxsession",
        "Sample session.cxsession",
    ]
    assert recents[0].title == "A day in March"
    rows = named(app, "Recent sessions")
    assert isinstance(rows, QAbstractItemView)
    assert "A day in March" in str(rows.model().index(0, 0).data())


def test_size_and_last_page_are_found_again_at_the_next_start(
    program: Start, qapp: QApplication
) -> None:
    app = program()
    app.files.open_sample()
    path = app.desk.session.path if app.desk.session is not None else Path()
    app.window.show_page("plan/next_steps")
    app.window.resize(1180, 700)  # wider than the screen of the tests: only the height is kept
    qapp.processEvents()
    app.window.close()
    again = App(qapp)
    try:
        assert again.window.height() == 700
        assert again.open(path)
        assert again.window.session_view is not None
        assert again.window.session_view.place == "plan/next_steps"
    finally:
        again.close()
        again.window.deleteLater()


def test_another_language_builds_the_session_once_in_the_new_window_only(
    program: Start, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[SessionView] = []
    build = SessionView.__init__

    def noted(self: SessionView, *args: object, **kept: object) -> None:
        built.append(self)
        build(self, *args, **kept)  # type: ignore[arg-type]

    app = program()
    app.files.open_sample()
    app.window.show_page("plan/goals")
    undo = app.window.actions_table["undo"]
    before, old = texts(app), app.window
    monkeypatch.setattr(SessionView, "__init__", noted)
    app.settings.change(language="es")
    qtbot.waitUntil(lambda: app.window is not old)
    assert len(built) == 1
    assert texts(app) == before
    assert app.window.session_view is not None
    assert app.window.session_view.place == "plan/goals"
    assert app.window.actions_table["undo"] is not undo
    assert app.window.isVisible()
    assert not old.isVisible()
    built.clear()


def test_another_language_waits_for_half_a_time_and_takes_no_session_from_the_window(
    program: Start, press: Keys, write: Keys, qtbot: QtBot
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("prepare/details")
    start, old = named(app, "Start"), app.window
    start.setFocus()
    press("End")
    write("zz")
    app.window.show_beside("settings")
    app.settings.change(language="es")
    qtbot.waitUntil(lambda: bool(app.files.messages.texts()))
    assert app.window is old
    assert app.settings.current.language == "en"
    assert start.isVisible()
    app.settings.change(language="es")  # asked again: what cannot be read is left behind
    qtbot.waitUntil(lambda: app.window is not old)
    assert app.window.session_view is not None
    assert app.window.session_view.place == "prepare/details"


def test_the_window_is_called_after_the_session_only_while_it_is_open(program: Start) -> None:
    app = program()
    app.files.open_sample()
    assert app.window.windowTitle() == "Northwind leadership immersion – CX Workshop"
    app.desk.leave()
    assert app.window.windowTitle() == "CX Workshop"


def test_escape_leads_back_from_a_new_session_to_the_start_page(
    program: Start, press: Keys, qapp: QApplication
) -> None:
    app = program()
    press("Ctrl+N")
    title = named(app, "Title")
    assert title.isVisible()
    press("Escape")
    assert not title.isVisible()
    focused = qapp.focusWidget()
    assert focused is not None
    assert focused.isVisible()


def test_a_date_that_cannot_be_read_is_told_where_enter_was_pressed_in_it(
    program: Start, press: Keys, write: Keys
) -> None:
    app = program()
    press("Ctrl+N")
    line = named(app, "Date")
    line.setFocus()
    write("foo")
    press("Return")
    field = line.parentWidget()
    assert isinstance(field, Field)
    assert field.error
    write("x")
    assert not field.error, "it is being mended"
