"""A whole day by keyboard alone, as a facilitator has it: nothing is clicked, nothing is called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
from cxworkshop_ui.app import App
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.people import Participant
from tests.ui.whole import document, name_of, texts

PEOPLE = (
    "Name\tFunction\tE-mail\nAna Pérez\tSales\tana@x.example\nΝίκη Παπά\tLegal\tniki@x.example\n"
)
MOST_TABS = 60


def test_a_day_by_keyboard_alone_from_the_template_to_the_files_and_back_again(
    program: Callable[..., App],
    press: Callable[[str], None],
    write: Callable[[str], None],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    def tab_to(name: str) -> None:
        """Press Tab until the focus is there."""
        passed = []
        for _ in range(MOST_TABS):
            focused = qapp.focusWidget()
            said = name_of(focused) if focused is not None else ""
            if said == name:
                return
            passed.append(said)
            press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}; it came to {passed}")

    app = program(outputs_in=str(tmp_path / "out"))
    # A session from the template that the start page offers first.
    press("Ctrl+N")
    for words in ("Harbour day", "Harbour Health", "3 dec 2026"):
        press("Ctrl+A")
        write(words)
        press("Tab")
    press("Return")
    session = document(app).session
    assert (session.title, session.organisation) == ("Harbour day", "Harbour Health")
    assert session.date == date(2026, 12, 3)
    # The agenda: the first activity is given another name and five more minutes.
    first = document(app).all(AgendaItem)[0]
    press("F2")
    press("Ctrl+A")
    write("Welcome aboard")
    press("Return")
    press("Home")
    press("Up")
    press("Plus")
    changed = document(app).find(AgendaItem, first.id)
    assert changed is not None
    assert (changed.title, changed.minutes) == ("Welcome aboard", first.minutes + 5)
    # The people, pasted and imported.
    press("Ctrl+PageDown")
    qapp.clipboard().setText(PEOPLE)
    press("Ctrl+V")
    tab_to("Import 2 people")
    press("Space")
    ana, niki = document(app).all(Participant)
    assert (ana.name, niki.name) == ("Ana Pérez", "Νίκη Παπά")
    # The day: start, notes, pause, go on, next. The focus waits where one types.
    press("Ctrl+2")
    press("F9")
    tab_to("New note")
    for words in ("They want fewer forms", "Nobody owns the first call"):
        write(words)
        press("Return")
    press("F9")
    press("F9")
    press("F8")
    agenda = document(app).all(AgendaItem)
    facts = document(app).all(RunEvent)
    assert [event.fact for event in facts if event.parent == agenda[0].id] == [
        RunFact.OPENED,
        RunFact.PAUSED,
        RunFact.RESUMED,
        RunFact.CLOSED,
    ]
    assert [event.fact for event in facts if event.parent == agenda[1].id] == [RunFact.OPENED]
    assert [note.text for note in document(app).all(Note)] == [
        "They want fewer forms",
        "Nobody owns the first call",
    ]
    # The plan.
    press("Ctrl+3")
    press("Ctrl+PageDown")
    tab_to("New proposal")
    write("You always know what happens next")
    press("Return")
    press("Shift+Tab")
    tab_to("The agreed sentence")
    write("We say what happens next")
    press("Ctrl+PageDown")
    write("Accounts open in five days")
    press("Ctrl+PageDown")
    write("I will bring Legal into every deal above 50k")
    press("Ctrl+PageDown")
    write("Joint deal desk")
    press("Tab")
    qapp.clipboard().setText("νίκη")
    press("Ctrl+V")
    press("Tab")
    write("12 feb")
    press("Return")
    # The files: nothing asks for anything.
    press("Ctrl+E")
    press("Space")
    out = tmp_path / "out"
    qtbot.waitUntil(lambda: any(out.glob("*.xlsx")))
    qtbot.waitUntil(lambda: not app.runner.is_busy)
    (pdf,), (workbook,) = out.glob("*plan.pdf"), out.glob("*.xlsx")
    with pikepdf.open(pdf) as made:
        assert str(made.docinfo["/Title"]).startswith("Harbour day")
    written = pages_of(pdf)
    for words in ("Νίκη Παπά", "Ana Pérez", "Joint deal desk", "We say what happens next"):
        assert words in written
    book = openpyxl.load_workbook(workbook)
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"Νίκη Παπά", "Ana Pérez", "Joint deal desk", "Accounts open in five days"} <= cells
    # Closed, and opened again from the start page: everything is there, undo knows its name.
    whole = texts(app)
    label = app.window.actions_table["undo"].text()
    assert label.startswith("Undo: ")
    press("Ctrl+W")
    assert app.desk.session is None
    tab_to("Recent sessions")
    press("Return")
    assert texts(app) == whole
    assert document(app).all(Proposal)[0].text == "You always know what happens next"
    assert document(app).all(SharedDefinition)[0].text == "We say what happens next"
    assert document(app).all(Goal)[0].text == "Accounts open in five days"
    assert document(app).all(Commitment)[0].participant == ana.id
    (step,) = document(app).all(NextStep)
    assert (step.owner, step.due) == (niki.id, date(2027, 2, 12))
    assert app.window.actions_table["undo"].text() == label
    press("Ctrl+Z")
    (step,) = document(app).all(NextStep)
    assert step.due is None


def test_the_focus_waits_in_the_form_when_run_comes_up_and_when_the_next_activity_opens(
    program: Callable[..., App],
    press: Callable[[str], None],
    write: Callable[[str], None],
    qapp: QApplication,
) -> None:
    app = program()
    press("Ctrl+N")
    press("Return")
    press("Ctrl+2")
    press("F9")
    write("Typed without looking")
    press("F8")
    press("F8")
    write("And in the one after the next")
    press("F7")
    said = [*document(app).all(Expectation), *document(app).all(Note)]
    notes = [(item.parent, item.text) for item in said]
    agenda = document(app).all(AgendaItem)
    assert (agenda[0].id, "Typed without looking") in notes
    assert (agenda[2].id, "And in the one after the next") in notes


def pages_of(pdf: Path) -> str:
    """The words of every page."""
    book = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(
            " ".join(page.get_textpage().get_text_bounded().split()) for page in list(book)
        )
    finally:
        book.close()
