"""The main job as a facilitator does it: by keyboard, from a template to the files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from cxworkshop_ui.app import App
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.people import Function, Participant
from cxworkshop.store.opening import open_session

PEOPLE = (
    "Name\tFunction\tE-mail\nAna Pérez\tSales\tana@x.example\nBo Nyström\tLegal\tbo@x.example\n"
)


def document(app: App) -> Document:
    assert app.desk.context is not None
    return app.desk.context.document


def words(app: App) -> str:
    return app.desk.context.words.language if app.desk.context is not None else ""


def named(app: App, name: str) -> QWidget:
    """The visible control of this accessible name."""
    for widget in app.window.findChildren(QWidget):
        is_button = isinstance(widget, QAbstractButton)
        said = widget.accessibleName() or (widget.property("text") if is_button else "")
        if widget.isVisible() and said == name:
            return widget
    raise AssertionError(f"nothing visible is called {name!r}")


def test_the_main_job_from_a_template_to_the_files_by_keyboard(
    program: Callable[..., App],
    press: Callable[[str], None],
    write: Callable[[str], None],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    app = program(outputs_in=str(tmp_path / "out"))
    # A session from the first template.
    press("Ctrl+N")
    press("Ctrl+A")
    write("Harbour day")
    press("Tab")
    write("Harbour Health")
    press("Tab")
    write("3 dec 2026")
    press("Return")
    assert document(app).session.title == "Harbour day"
    assert document(app).session.date == date(2026, 12, 3)
    agenda = document(app).all(AgendaItem)
    assert sum(item.minutes for item in agenda) == 450
    # The people, pasted.
    press("Ctrl+PageDown")
    qapp.clipboard().setText(PEOPLE)
    press("Ctrl+V")
    press_import = named(app, "Import 2 people")
    press_import.setFocus()
    press("Space")
    assert [person.name for person in document(app).all(Participant)] == ["Ana Pérez", "Bo Nyström"]
    assert [function.name for function in document(app).all(Function)][-2:] == ["Sales", "Legal"]
    # The day.
    press("Ctrl+2")
    press("F9")
    assert document(app).all(RunEvent)[-1].fact is RunFact.OPENED
    note = named(app, "New note")
    note.setFocus()
    write("They want fewer forms")
    press("Return")
    press("F8")
    facts = [(event.parent, event.fact) for event in document(app).all(RunEvent)]
    assert (agenda[0].id, RunFact.CLOSED) in facts
    assert (agenda[1].id, RunFact.OPENED) in facts
    assert [note.text for note in document(app).all(Note)] == ["They want fewer forms"]
    # The plan.
    press("Ctrl+3")
    press("Ctrl+PageDown")
    write("You always know what happens next")
    press("Return")
    assert [item.text for item in document(app).all(Proposal)] == [
        "You always know what happens next"
    ]
    named(app, "The agreed sentence").setFocus()
    write("We say what happens next")
    press("Ctrl+PageDown")
    write("Accounts open in five days")
    press("Ctrl+PageDown")
    write("I will bring Legal into every deal above 50k")
    press("Ctrl+PageDown")
    write("Joint deal desk")
    press("Tab")
    write("bo")
    press("Tab")
    write("12 feb")
    press("Return")
    plan = document(app)
    assert plan.all(SharedDefinition)[0].text == "We say what happens next"
    assert plan.all(Goal)[0].text == "Accounts open in five days"
    (commitment,) = plan.all(Commitment)
    assert commitment.participant == plan.all(Participant)[0].id
    (step,) = plan.all(NextStep)
    assert (step.owner, step.due) == (plan.all(Participant)[1].id, date(2027, 2, 12))
    # The files.
    press("Ctrl+E")
    press("Space")
    out = tmp_path / "out"
    qtbot.waitUntil(lambda: any(out.glob("*plan.pdf")) and any(out.glob("*.xlsx")))
    qtbot.waitUntil(lambda: not app.runner.is_busy)
    (pdf,) = out.glob("*plan.pdf")
    (workbook,) = out.glob("*.xlsx")
    with pikepdf.open(pdf) as made:
        assert len(made.pages) >= 2
        assert "Harbour day" in str(made.docinfo["/Title"])
    book = openpyxl.load_workbook(workbook)
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {
        "Joint deal desk",
        "Bo Nyström",
        "I will bring Legal into every deal above 50k",
    } <= texts
    # Closed and opened again: everything is there, and undo still knows its name.
    path = app.desk.session.path if app.desk.session is not None else Path()
    press("Ctrl+W")
    session = open_session(path)
    try:
        assert {item.id for item in session.document} == {item.id for item in plan}
        assert session.editor().undo_label is not None
    finally:
        session.close()
    assert app.settings.current.recents[0].title == "Harbour day"


def test_undo_takes_back_what_was_typed_in_a_field_and_says_its_name(
    program: Callable[..., App],
    press: Callable[[str], None],
    write: Callable[[str], None],
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("prepare/details")
    title = named(app, "Title")
    assert isinstance(title, QLineEdit)
    title.setFocus()
    title.end(False)
    write(" twice")
    press("Ctrl+Z")
    assert document(app).session.title == "Northwind leadership immersion"
    assert title.text() == "Northwind leadership immersion"
    press("Ctrl+Shift+Z")
    assert document(app).session.title == "Northwind leadership immersion twice"
    undo = app.window.actions_table["undo"]
    assert undo.text() == "Undo: Change the title"


def test_what_was_typed_is_on_the_disk_when_the_page_is_left_and_when_the_window_closes(
    program: Callable[..., App],
    press: Callable[[str], None],
    write: Callable[[str], None],
    tmp_path: Path,
) -> None:
    app = program()
    app.files.open_sample()
    assert app.desk.session is not None
    path = app.desk.session.path
    app.window.show_page("run/run")
    named(app, "New note").setFocus()
    write("half a sen")
    press("Ctrl+3")
    assert "half a sen" in {note.text for note in document(app).all(Note)}
    app.window.show_page("prepare/agenda")
    app.window.show_page("plan/parking_lot")
    write("a thought")
    app.window.close()
    with_all = open_session(path)
    try:
        texts = {getattr(item, "text", "") for item in with_all.document}
    finally:
        with_all.close()
    assert {"half a sen", "a thought"} <= texts


def test_a_fast_typist_is_never_more_than_half_a_second_from_the_disk(
    program: Callable[..., App], write: Callable[[str], None], qtbot: QtBot
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("prepare/details")
    place = named(app, "Place")
    assert isinstance(place, QLineEdit)
    place.setFocus()
    place.selectAll()
    write("R")  # and never resting from here on
    for letter in "oomwithaviewofthesea" * 30:
        write(letter)
        if document(app).session.place.startswith("R"):
            break
        qtbot.wait(20)
    assert document(app).session.place.startswith("R")
    assert len(document(app).session.place) < 200


def test_find_goes_to_a_script_and_to_a_commitment_and_escape_leads_back(
    program: Callable[..., App],
    press: Callable[[str], None],
    write: Callable[[str], None],
    qapp: QApplication,
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("plan/parking_lot")
    before = qapp.focusWidget()
    press("Ctrl+F")
    write("loyalty")
    press("Escape")
    assert qapp.focusWidget() is before
    press("Ctrl+F")
    press("Ctrl+A")
    write("loyalty card project")
    press("Return")
    assert app.window.session_view is not None
    assert app.window.session_view.place == "plan/commitments"
    focused = qapp.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert "loyalty" in focused.toPlainText()
    press("Ctrl+F")
    press("Ctrl+A")
    write("sponsor opens")
    press("Return")
    assert app.window.session_view.place == "prepare/agenda"


def test_another_language_keeps_the_session_and_its_page(
    program: Callable[..., App], qtbot: QtBot
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("plan/goals")
    app.settings.change(language="es")
    qtbot.waitUntil(
        lambda: app.desk.context is not None and app.desk.context.words.language == "es"
    )
    assert app.window.session_view is not None
    assert app.window.session_view.place == "plan/goals"
    assert app.desk.context is not None
    assert app.desk.context.document.session.title == "Northwind leadership immersion"


def test_a_file_that_cannot_be_opened_does_not_cost_the_open_session(
    program: Callable[..., App], tmp_path: Path
) -> None:
    app = program()
    app.files.open_sample()
    context = app.desk.context
    bad = tmp_path / "bad.cxsession"
    bad.write_text("no session")
    app.files.take(bad)
    assert app.desk.context is context
    assert app.window.session_view is not None
    assert any("not a session file" in text for text in app.window.session_view.messages.texts())


def test_what_cannot_be_kept_is_said_before_it_is_left_behind(
    program: Callable[..., App], write: Callable[[str], None]
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("prepare/details")
    day = named(app, "Date")
    day.setFocus()
    assert isinstance(day.focusProxy() or day, QWidget)
    write("second friday of march")
    assert not app.desk.leave()
    assert app.window.session_view is not None
    assert any("cannot be kept" in text for text in app.window.session_view.messages.texts())
    assert app.desk.leave()


def test_a_copy_onto_the_session_itself_is_refused(
    program: Callable[..., App], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = program()
    app.files.open_sample()
    session = app.desk.session
    assert session is not None
    before = session.path.read_bytes()
    monkeypatch.setattr(app.files, "_ask_place", lambda _title: session.path)
    app.files.save_copy()
    assert session.path.read_bytes() == before
