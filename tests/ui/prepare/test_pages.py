"""What holds for every page of Prepare."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.page import Page
from cxworkshop_ui.prepare.agenda import AgendaPage
from cxworkshop_ui.prepare.details import DetailsPage
from cxworkshop_ui.prepare.participants import ParticipantsPage
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
PAGES = (AgendaPage, ParticipantsPage, DetailsPage)
HOSTILE = '<img src="file:///etc/passwd"><b>x</b>'


@pytest.mark.parametrize("page_type", PAGES)
def test_nothing_stays_behind_when_a_page_closes(
    qtbot: QtBot, qapp: QApplication, context: SessionContext, page_type: type[Page]
) -> None:
    before = set(qapp.topLevelWidgets())
    page = page_type(context)
    page.show()
    page.close()
    page.deleteLater()
    qtbot.waitUntil(lambda: set(qapp.topLevelWidgets()) <= before)
    context.set(context.document.session.id, "title", "Another", M("Change the title"))
    context.remove(context.document.all(AgendaItem)[0].id, M("Delete an activity"))
    context.remove(context.document.all(Participant)[0].id, M("Delete a participant"))


@pytest.mark.parametrize("page_type", PAGES)
def test_every_control_has_a_name_to_be_read_aloud(
    context: SessionContext, show: Callable[[Page], Page], page_type: type[Page]
) -> None:
    page = show(page_type(context))
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView)
    nameless = []
    for widget in page.findChildren(QWidget):
        is_part = isinstance(widget.parent(), QComboBox) or "qt_" in widget.objectName()
        if not isinstance(widget, kinds) or is_part or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            nameless.append(widget)
    assert not nameless


@pytest.mark.parametrize("page_type", PAGES)
def test_text_of_strangers_stays_text(
    make_context: Callable[..., SessionContext],
    show: Callable[[Page], Page],
    page_type: type[Page],
) -> None:
    items: tuple[Item, ...] = (
        SessionDetails(
            id=ItemId("session"), position="V", title=HOSTILE, organisation=HOSTILE, place=HOSTILE
        ),
        Function(id=ItemId("f"), position="V", name=HOSTILE),
        Participant(id=ItemId("p"), position="V", name=HOSTILE, function=ItemId("f")),
        AgendaItem(id=ItemId("a"), position="V", title=HOSTILE, script=(ScriptStep(text=HOSTILE),)),
    )
    page = show(page_type(make_context(*items)))
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("page_type", PAGES)
def test_an_empty_session_says_what_to_do_first(
    make_context: Callable[..., SessionContext],
    show: Callable[[Page], Page],
    page_type: type[Page],
) -> None:
    page = show(page_type(make_context()))
    focused: QWidget | None = page.window().focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    assert focused.isEnabled()
