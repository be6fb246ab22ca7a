"""An earlier session beside a diagnostic's answers: one press, one undo, by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from cxworkshop_ui.activities.diagnostic_earlier_panel import EarlierPanel
from cxworkshop_ui.activities.diagnostic_form import DiagnosticForm
from cxworkshop_ui.activities.diagnostic_rows import DISPLAY, MEAN
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.panels import ScrollPage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cxworkshop.activities.diagnostic import Rating
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item
from cxworkshop.model.session import SessionDetails
from cxworkshop.sample import sample
from cxworkshop.store.opening import create_session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Made = Callable[..., SessionContext]


def earlier(title: str = "Last year", value: int = 2) -> list[Item]:
    """The sample's day as it was a year before, when everybody gave one value."""
    made: list[Item] = []
    for item in sample("en"):
        if isinstance(item, SessionDetails):
            item = msgspec.structs.replace(item, title=title, date=dt.date(2025, 9, 10))
        elif isinstance(item, Rating) and item.value:
            item = msgspec.structs.replace(item, value=value)
        made.append(item)
    return made


@pytest.fixture
def form(make_context: Made, qtbot: QtBot) -> DiagnosticForm:
    """The sample's diagnostic with its statements and settings open."""
    context = make_context(*sample("en"))
    activity = next(
        each for each in context.document.all(AgendaItem) if each.activity == "diagnostic"
    )
    made = DiagnosticForm(context, activity.id)
    page = ScrollPage(padding=(28, 12))
    page.body.addWidget(made)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    made.bar.settings.setChecked(True)
    return made


def panel(form: DiagnosticForm) -> EarlierPanel:
    return form.settings.earlier


def read(qtbot: QtBot, form: DiagnosticForm, path: Path) -> str:
    """What is said in the end of a file that was chosen."""
    reading = panel(form).reading
    reading.read_file(path)
    assert f"Reading {path.name}" in reading.banner.text
    qtbot.waitUntil(lambda: "Reading" not in reading.banner.text)
    return reading.banner.text


def means(form: DiagnosticForm) -> list[str]:
    sums = form.entry.grid._sum.sums
    return [str(sums.index(row, MEAN).data(DISPLAY)) for row in range(sums.rowCount())]


def test_by_keyboard_a_file_is_chosen_and_its_answers_stand_beside_todays(
    form: DiagnosticForm, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "last year.cxsession"
    create_session(path, earlier()).close()
    before = path.read_bytes()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    alone = means(form)
    panel(form).compare.setFocus()
    qtbot.keyClick(panel(form).compare, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(form.context.document.all(EarlierTally)))
    told = panel(form).reading.banner.text
    assert told == "5 statements are compared with “Last year”, Wed 10 Sept 2025."
    assert panel(form).says.text() == "Compared with “Last year”, Wed 10 Sept 2025."
    assert means(form) == [f"2.0 → {mean}" for mean in alone]
    form.results.draw()
    assert "Wed 10 Sept 2025: mean 2.0" in form.results.dots.accessibleName()
    assert path.read_bytes() == before, "it was only read"
    assert QApplication.focusWidget() is panel(form).compare


def test_one_undo_takes_it_back_and_a_press_takes_it_away(
    form: DiagnosticForm, qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = tmp_path / "one.cxsession", tmp_path / "other.cxsession"
    create_session(path, earlier("One")).close()
    create_session(other, earlier("Other", 5)).close()
    alone, context = means(form), form.context
    assert not panel(form).away.isVisible()
    read(qtbot, form, path)
    read(qtbot, form, other)
    assert {each.title for each in context.document.all(EarlierTally)} == {"Other"}
    assert len(context.document.all(EarlierTally)) == 5
    context.undo()
    assert "“One”" in panel(form).says.text()
    assert means(form)[0].startswith("2.0 → ")
    panel(form).away.setFocus()
    qtbot.keyClick(panel(form).away, Qt.Key.Key_Space)
    assert not context.document.all(EarlierTally)
    assert means(form) == alone
    assert not panel(form).reading.isVisible()
    assert QApplication.focusWidget() is panel(form).compare
    context.undo()
    assert len(context.document.all(EarlierTally)) == 5


def test_a_file_that_cannot_stand_beside_says_why_in_one_line_and_changes_nothing(
    form: DiagnosticForm, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "list.cxsession"
    bad.write_text("no session", "utf-8")
    assert read(qtbot, form, bad) == (
        "“list.cxsession” is not a session file. Choose a file that ends in .cxsession."
    )
    empty = tmp_path / "empty.cxsession"
    create_session(empty, [each for each in earlier() if each.kind != "rating"]).close()
    assert "Nobody answered a diagnostic in “Last year”. Choose" in read(qtbot, form, empty)
    strange = tmp_path / "strange.cxsession"
    create_session(
        strange,
        [
            msgspec.structs.replace(each, dimension=f"Other {at}", text=f"Other {at}")
            if each.kind == "statement"
            else each
            for at, each in enumerate(earlier())
        ],
    ).close()
    assert "No statement of “Last year” is asked here. Give" in read(qtbot, form, strange)
    assert not form.context.document.all(EarlierTally)


def test_a_session_that_is_only_read_takes_nothing(make_context: Made, qtbot: QtBot) -> None:
    context = make_context(*sample("en"), is_read_only=True)
    activity = next(
        each for each in context.document.all(AgendaItem) if each.activity == "diagnostic"
    )
    form = DiagnosticForm(context, activity.id)
    qtbot.addWidget(form)
    assert not panel(form).compare.isEnabled()
