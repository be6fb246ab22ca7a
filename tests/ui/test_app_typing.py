"""Whatever field one types into, on whatever page: it is in the session without being asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.app import App
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.activities.next_steps import NextStep
from cxworkshop.i18n import M
from cxworkshop.model.people import Participant
from cxworkshop.store.opening import open_session
from tests.ui.whole import document, name_of, named, texts

Start = Callable[..., App]
Keys = Callable[[str], None]

PAGES = (
    "prepare/agenda",
    "prepare/participants",
    "prepare/details",
    "run/run",
    "plan/definition",
    "plan/goals",
    "plan/commitments",
    "plan/next_steps",
    "plan/parking_lot",
)
NO_WORDS = {  # a date, a time, a number, a colour, a zone: what they take has tests of its own
    "Date",
    "Start",
    "Time zone",
    "Colour",
    "Second colour",
    "Holidays",
    "Most goals for “now”",
    "Fixed start",
    "Duration",
    "Shortest honest length",
    "Minutes each, in turn",
}


def lines_of(app: App) -> list[QWidget]:
    """The fields for words on the page in front."""
    assert app.window.session_view is not None
    kinds = (QLineEdit, QPlainTextEdit)
    return [
        field
        for kind in kinds
        for field in app.window.session_view.findChildren(kind)
        if field.isVisible()
        and field.isEnabled()
        and name_of(field) not in NO_WORDS
        and not name_of(field).startswith("Minutes of step")
        and not isinstance(field.parent(), QComboBox | QAbstractSpinBox)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_typed_into_any_field_is_in_the_file_when_the_page_is_left(
    program: Start, press: Keys, write: Keys, page: str
) -> None:
    app = program()
    app.files.open_sample()
    assert app.desk.session is not None
    path = app.desk.session.path
    app.window.show_page(page)
    fields = lines_of(app)[:12]
    assert fields
    words = []
    for number, field in enumerate(fields):
        if not field.isVisible():
            continue  # a line of a list that was drawn anew
        field.setFocus()
        press("End")
        words.append(f"qz{number}qz")
        write(words[-1])
    app.window.show_page("plan/overview")
    said = "\n".join(str(item) for item in document(app))
    assert not [word for word in words if word not in said]
    app.window.close()
    session = open_session(path)
    try:
        kept = "\n".join(str(item) for item in session.document)
    finally:
        session.close()
    assert not [word for word in words if word not in kept]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_typed_is_in_the_session_by_itself_while_the_focus_stays(
    program: Start, press: Keys, write: Keys, qtbot: QtBot, qapp: QApplication, page: str
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page(page)
    field = lines_of(app)[0]
    field.setFocus()
    press("End")
    write("qzqz")
    qtbot.waitUntil(lambda: any("qzqz" in text for text in texts(app)))
    assert qapp.focusWidget() is field


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_of_an_empty_and_of_a_full_session_fits_a_small_screen(
    program: Start, press: Keys, qapp: QApplication, language: str, theme: str
) -> None:
    app = program()
    app.settings.change(language=language, theme=theme)
    qapp.processEvents()
    qapp.processEvents()
    app.window.resize(1280, 720)
    faults: list[str] = []
    for is_full in (False, True):
        if is_full:
            app.files.open_sample()
        else:
            press("Ctrl+N")
            press("Return")
        for page in app.window.pages():
            app.window.show_page(page)
            for _ in range(3):
                qapp.processEvents()
            faults += [f"{page}: {fault}" for fault in faults_of(app.window)]
    assert not faults, "\n".join(dict.fromkeys(faults))


def faults_of(window: QWidget) -> list[str]:
    """What sticks out of its page, or can be reached only by scrolling sideways."""
    found = [
        f"{area.accessibleName()!r} scrolls sideways"
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            right = label.mapTo(window, QPoint(label.width(), 0)).x()
            if right > window.width():
                found.append(f"“{label.text()}” sticks out at the right")
    return found


def test_a_name_that_nobody_has_is_said_to_be_a_new_person_and_can_be_taken_back_later(
    program: Start, press: Keys, write: Keys
) -> None:
    app = program()
    app.files.open_sample()
    app.window.show_page("plan/next_steps")
    named(app, "New next step").setFocus()
    write("Ask for the form")
    press("Tab")
    write("Share of boxes")
    press("Return")
    view = app.window.session_view
    assert view is not None
    told = "New person, not in the room: Share of boxes."
    assert told in view.messages.texts()
    context = view.context
    other = context.add(Participant(name="Somebody else"), M("Add a participant"))
    assert other is not None
    context.remove(other, M("Remove"))
    assert told in view.messages.texts(), "somebody else was removed"
    write("And another step")
    press("Return")
    named(app, "Take back").click()  # type: ignore[attr-defined]
    people = document(app).all(Participant)
    assert "Share of boxes" not in [person.name for person in people]
    assert told not in view.messages.texts()
    assert [step.text for step in document(app).all(NextStep)][-2:] == [
        "Ask for the form",
        "And another step",
    ]
