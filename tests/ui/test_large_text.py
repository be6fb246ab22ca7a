"""Text twice as large on a small screen: everything can be read and reached, nothing is cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.prepare.activity_inspector import ActivityInspector
from cxworkshop_ui.run.run_page import RunPage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.sample import sample
from tests.ui.test_every_page import is_cut


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_text_twice_as_large_nothing_is_cut_and_no_form_scrolls_sideways(
    program: Callable[..., App], tmp_path: Path, qapp: QApplication, language: str
) -> None:
    app = program(text_scale=2.0)
    app.settings.change(language=language)
    qapp.processEvents()
    qapp.processEvents()
    app.desk.create(tmp_path / "day.cxsession", sample(language))
    app.window.resize(1280, 720)
    app.window.show_page("prepare/agenda")
    (inspector,) = app.window.findChildren(ActivityInspector)
    assert inspector.context is app.desk.context
    for item in inspector.context.document.all(AgendaItem):
        inspector.show_activity(item.id)
        for _ in range(3):
            qapp.processEvents()
        assert not inspector.horizontalScrollBar().maximum(), item.activity
    app.window.show_page("run/run")
    view = app.window.session_view
    assert view is not None
    page = view.run._page
    assert isinstance(page, RunPage)
    for item in page.context.document.all(AgendaItem):
        page.show_activity(item.id)
        page.focus_form()
        page.context.clock.tick()
        for _ in range(3):
            qapp.processEvents()
        assert app.window.width() == 1280
        assert app.window.height() == 720
        sideways = [
            area
            for area in page.findChildren(QScrollArea)
            if area.isVisible() and area.horizontalScrollBar().maximum()
        ]
        assert not sideways, f"{item.activity} scrolls sideways"
        cut = [
            label.text()
            for label in page._title.findChildren(QLabel)
            if label.isVisible() and is_cut(label)
        ]
        assert not cut, item.activity
    for button in view.header.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.text() or button.accessibleName()


def test_the_header_gives_its_words_back_where_there_is_room(
    program: Callable[..., App], tmp_path: Path, qapp: QApplication
) -> None:
    app = program()
    app.desk.create(tmp_path / "day.cxsession", sample("en"))
    view = app.window.session_view
    assert view is not None
    header = view.header
    for width, is_wide in ((1440, True), (1024, False), (1280, True)):
        app.window.resize(width, 720)
        qapp.processEvents()
        assert header._room.text() == ("Room screen" if is_wide else "")
        assert header._room.accessibleName() in ("", "Room screen")
        assert not header._room.icon().isNull()
        assert header._title.isVisible()
