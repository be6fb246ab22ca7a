"""The sample session in memory, and its context."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.runner import Runner
from cxworkshop_ui.theme.apply import Theme
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import Item
from cxworkshop.sample import sample
from cxworkshop.settings import SettingsFile


@pytest.fixture
def pictures() -> dict[str, bytes]:
    """What was attached, by id."""
    return {}


@pytest.fixture
def make_context(
    qapp: QApplication, make_editor: Callable[..., Editor], pictures: dict[str, bytes]
) -> Iterator[Callable[..., SessionContext]]:
    """Builds the context of a session in memory; closed at the end."""
    theme = Theme("light")
    theme.apply(qapp)
    runner = Runner()
    made: list[SessionContext] = []

    def attach(_item: str, name: str, _media_type: str, data: bytes) -> str:
        pictures[name] = data
        return name

    def make(*items: Item, is_read_only: bool = False) -> SessionContext:
        context = SessionContext(
            make_editor(*items),
            catalogue("en"),
            theme,
            runner,
            SettingsFile(system_language="en"),
            is_read_only=is_read_only,
            attachment=pictures.get,
            attach=attach,
        )
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    runner.close()
    theme.release()
    qapp.setStyleSheet("")


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    """The context of the sample session."""
    return make_context(*sample("en"))


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Page], Page]:
    """Shows a page in an active window."""

    def shown(page: Page) -> Page:
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.entered()
        return page

    return shown
