"""The export page: what was chosen is remembered, and what is shown is what will be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from cxworkshop_ui import folders
from cxworkshop_ui.app import App
from cxworkshop_ui.export.export_page import ExportPage
from cxworkshop_ui.export.options import export_options
from cxworkshop_ui.export.preview import DocumentPreview
from cxworkshop_ui.folders import (
    documents_folder,
    is_own_folder,
    looked_in,
    outputs_folder,
    remember_looked,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from cxworkshop.export.registry import OUTPUTS
from cxworkshop.i18n import M
from cxworkshop.sample import sample
from cxworkshop.verbs import new_id
from tests.export.reading import page_texts
from tests.ui.whole import named


@pytest.fixture
def app(program: Callable[..., App], tmp_path: Path) -> App:
    app = program(outputs_in=str(tmp_path / "out"))
    app.files.open_sample()
    return app


def preview(app: App) -> DocumentPreview:
    app.window.show_page("export")
    page = next(page for page in app.window.findChildren(ExportPage) if page.isVisible())
    (found,) = page.findChildren(DocumentPreview)
    return found


def section(app: App, name: str) -> QCheckBox:
    found = named(app, name)
    assert isinstance(found, QCheckBox)
    return found


def test_what_is_exported_lies_in_a_folder_of_the_session_unless_another_is_chosen(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = app.desk.context
    assert context is not None
    monkeypatch.setattr(folders, "documents_folder", lambda: tmp_path)
    assert outputs_folder(context) == tmp_path / "out"
    context.settings.change(outputs_in="")
    context.set(context.document.session.id, "title", "CX: a day", M("Change"))
    place = outputs_folder(context)
    assert place.parent == tmp_path
    assert place.name.startswith("CX")
    assert ":" not in place.name


def test_a_folder_chosen_for_one_client_takes_nothing_of_another(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = app.desk.context
    assert context is not None
    monkeypatch.setattr(folders, "documents_folder", lambda: tmp_path)
    context.settings.change(outputs_in="")
    assert is_own_folder(context)
    app.window.show_page("export")
    chosen = str(tmp_path / "client A")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    button = named(app, "Change the folder")
    assert isinstance(button, QPushButton)
    button.click()
    assert outputs_folder(context) == Path(chosen)
    assert not is_own_folder(context)
    app.desk.create(tmp_path / "B.cxsession", sample("en", new_id))
    other = app.desk.context
    assert other is not None
    assert outputs_folder(other) != Path(chosen)
    assert is_own_folder(other)


def test_outputs_never_lie_in_the_folder_of_the_sessions(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = app.desk.context
    assert context is not None
    monkeypatch.setattr(folders, "documents_folder", lambda: tmp_path)
    context.settings.change(outputs_in="")
    context.set(context.document.session.id, "title", "CX workshop", M("Change"))
    place = outputs_folder(context)
    assert place.parent == tmp_path
    assert place.name.casefold() != folders.sessions_folder().name.casefold()


def test_a_session_is_looked_for_where_files_were_chosen_last(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        asked.append(begin)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    last = tmp_path / "client"
    last.mkdir()
    remember_looked(app.services, str(last / "people.xlsx"))
    app.files.choose()
    app.files.choose_template()
    app.files.save_copy()
    assert asked[:2] == [str(last)] * 2
    assert Path(asked[2]).parent == last


def test_file_dialogs_begin_where_files_were_chosen_last(app: App, tmp_path: Path) -> None:
    context = app.desk.context
    assert context is not None
    assert looked_in(context) == str(documents_folder())
    remember_looked(context, str(tmp_path / "people.xlsx"))
    assert looked_in(context) == str(tmp_path)


def test_every_printed_document_can_be_looked_at_before_it_is_written(
    app: App, qtbot: QtBot
) -> None:
    shown = preview(app)
    qtbot.waitUntil(lambda: shown.page_count() > 20)
    choice = named(app, "Preview of")
    assert isinstance(choice, QComboBox)
    offered = {choice.itemData(place) for place in range(choice.count())}
    printed = {output.id for output in OUTPUTS if "(PDF)" in output.title.text}
    assert offered == printed
    choice.setFocus()
    choice.setCurrentIndex(choice.findData("sheets"))
    choice.setCurrentIndex(choice.findData("plan"))  # nobody waits for what is chosen no more
    choice.setCurrentIndex(choice.findData("two-pages"))
    qtbot.waitUntil(lambda: shown.page_count() == 2)
    qtbot.wait(400)
    assert shown.page_count() == 2


def test_a_section_that_was_left_out_stays_out_everywhere_and_for_this_session_only(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    preview(app)
    context = app.desk.context
    assert context is not None
    assert export_options(context).sections is None
    section(app, "Diagnostic").setChecked(False)
    assert "diagnostic" not in (export_options(context).sections or ())
    app.window.back()
    app.desk.leave()
    path = next(tmp_path.rglob("*.cxsession"))
    app.desk.open(path)
    context = app.desk.context
    assert context is not None
    preview(app)
    assert not section(app, "Diagnostic").isChecked()
    done = context.hand_over
    done.start()
    qtbot.waitUntil(lambda: not done.is_busy, timeout=60_000)
    (plan,) = (made.path for made in done.results if made.output.id == "plan")
    assert "Where we are\r" not in "\r".join(page_texts(plan)).replace("\n", "\r")
    other = {**app.settings.current.sections_left_out}
    assert list(other) == [context.document.session.id]
    section(app, "Diagnostic").setChecked(True)
    assert app.settings.current.sections_left_out == {}


def test_what_is_handed_over_has_the_photos_of_the_wall(app: App, qtbot: QtBot) -> None:
    context = app.desk.context
    assert context is not None
    done = context.hand_over
    done.start()
    qtbot.waitUntil(lambda: not done.is_busy, timeout=60_000)
    assert [note for made in done.results for note in made.notes] == []
    (plan,) = (made.path for made in done.results if made.output.id == "plan")
    with pikepdf.open(plan) as pdf:
        assert sum(len(page.get_images()) for page in pdf.pages) == 2
