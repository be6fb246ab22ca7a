"""Undo from inside a field: it takes back what was typed there, and says what it takes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from cxworkshop_ui.app import App
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cxworkshop.activities.goals import Goal
from tests.ui.whole import document, named, texts

Start = Callable[..., App]
Keys = Callable[[str], None]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("prepare/details", "Title"),  # a line
        ("plan/goals", "Goal"),  # a text
        ("plan/definition", "The agreed sentence"),
    ],
)
def test_undo_takes_back_exactly_what_was_typed_and_widget_and_document_agree(
    program: Start, press: Keys, write: Keys, page: str, name: str
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page(page)
    field = named(app, name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    before = texts(app)
    shown = said(field)
    press("End")
    write(" and more")
    assert said(field) != shown
    press("Ctrl+Z")
    assert texts(app) == before
    assert said(field) == shown
    press("Ctrl+Shift+Z")
    assert said(field) != shown
    assert said(field) in texts(app)
    assert field.hasFocus()
    press("Ctrl+Z")
    press("Ctrl+Y")
    assert said(field) in texts(app)


def test_undo_of_half_a_time_takes_that_back_and_no_earlier_step(
    program: Start, press: Keys, write: Keys
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("prepare/details")
    named(app, "Place").setFocus()
    press("End")
    write(", room 4")
    start = named(app, "Start")
    assert isinstance(start, QLineEdit)
    start.setFocus()
    press("End")
    write("zz")
    press("Ctrl+Z")
    assert start.text() == "09:00"
    assert document(app).session.place == "Montevideo, room 4"
    assert document(app).session.start == dt.time(9)
    press("Ctrl+Z")
    assert document(app).session.place == "Montevideo"


def test_a_word_that_cannot_be_read_elsewhere_does_not_keep_undo_from_the_last_step(
    program: Start, press: Keys, write: Keys
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("prepare/details")
    start = named(app, "Start")
    start.setFocus()
    press("End")
    write("zz")
    named(app, "Place").setFocus()
    press("End")
    write(", room 4")
    press("Ctrl+Z")
    assert document(app).session.place == "Montevideo"


def test_undo_in_a_cell_that_is_being_edited_takes_back_what_was_typed_there(
    program: Start, press: Keys, write: Keys, qtbot: QtBot
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("prepare/participants")
    before = texts(app)
    named(app, "Participants").setFocus()
    press("F2")
    press("End")
    write(" Senior")
    press("Ctrl+Z")
    assert texts(app) == before
    assert app.window.actions_table["redo"].text() == "Redo: Change a name"


def test_the_actions_say_what_they_take_back_and_do_again(
    program: Start, press: Keys, write: Keys
) -> None:
    app = program()
    app.files.open_sample()
    undo, redo = app.window.actions_table["undo"], app.window.actions_table["redo"]
    app.window.show_page("plan/goals")
    goal = document(app).all(Goal)[0]
    named(app, "Goal").setFocus()
    write("x")
    press("Ctrl+3")
    assert undo.isEnabled()
    assert "goal" in undo.text()
    assert undo.text().startswith("Undo: ")
    label = undo.text().removeprefix("Undo: ")
    assert named(app, undo.text()).isEnabled()  # the button says it, too
    press("Ctrl+Z")
    assert redo.text() == f"Redo: {label}"
    assert redo.isEnabled()
    assert document(app).find(Goal, goal.id) == goal


def said(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
