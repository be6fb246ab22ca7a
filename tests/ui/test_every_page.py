"""Every page in both languages and both looks: it opens, everything has a name, nothing is cut."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from cxworkshop_ui.activities.diagnostic_grid import DiagnosticGrid
from cxworkshop_ui.app import App
from cxworkshop_ui.run.run_page import RunPage
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.elided_text import ElidedText
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxworkshop.activities.item_types import new_document
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.sample import sample
from cxworkshop.templates.sessions import new_from_session

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def controls(page: QWidget) -> list[QWidget]:
    """What a person can reach by keyboard on a page."""
    return [
        widget
        for kind in CONTROLS
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox))
    ]


def name_of(widget: QWidget) -> str:
    said = widget.accessibleName()
    return said or (widget.text() if isinstance(widget, QAbstractButton) else "")


def is_cut(label: QLabel) -> bool:
    """Whether a label is narrower or lower than its words need."""
    if isinstance(label, ElidedText) or not label.text() or not label.pixmap().isNull():
        return False
    if label.wordWrap():
        return label.height() + 1 < label.heightForWidth(label.width())
    return label.width() + 1 < label.sizeHint().width()


def cut_heads(table: QTableView) -> list[str]:
    """The heads of a table for which there is no room between the paddings of the style sheet."""
    head, model = table.horizontalHeader(), table.model()
    padding = 4 if head.property("wraps") else 10 if head.property("close") else 15
    letters = QFontMetrics(font("small-strong"))
    texts = {
        at: str(model.headerData(at, Qt.Orientation.Horizontal))
        for at in range(model.columnCount())
        if head.isVisible() and not head.isSectionHidden(at)
    }
    return [
        text
        for at, text in texts.items()
        if head.sectionSize(at) < _widest(text, head, letters) + 2 * padding
    ]


def _widest(text: str, head: QHeaderView, letters: QFontMetrics) -> int:
    """What must fit side by side: the whole head, or its longest word where it wraps."""
    parts = text.split() if head.property("wraps") else [text]
    return max(map(letters.horizontalAdvance, parts), default=0)


def faults_of(app: App, page: str) -> list[str]:
    """What is wrong with the page in front: no name, cut words, cut heads, scrolling sideways."""
    shown = [
        f"{page}: a {type(widget).__name__} has no name"
        for widget in controls(app.window)
        if not name_of(widget).strip()
    ]
    shown += [
        f"{page}: “{label.text()}” is cut"
        for label in app.window.findChildren(QLabel)
        if label.isVisible() and is_cut(label)
    ]
    shown += [
        f"{page}: the head “{head}” is cut"
        for table in app.window.findChildren(QTableView)
        if table.isVisible() and not isinstance(table.parent(), DiagnosticGrid)  # gives initials
        for head in cut_heads(table)
    ]
    shown += [
        f"{page}: {area.accessibleName()!r} scrolls sideways"
        for area in app.window.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and not isinstance(area, QPlainTextEdit)
        and area.horizontalScrollBar().maximum() > 0
    ]
    shown += [
        f"{page}: “{button.text()}” is cut"
        for button in app.window.findChildren(QPushButton)
        if button.isVisible() and button.width() + 1 < button.minimumSizeHint().width()
    ]
    return shown


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("es", "dark")])
def test_every_page_names_its_controls_and_cuts_nothing_on_a_small_screen(
    program: Callable[..., App], qapp: QApplication, qtbot: QtBot, language: str, theme: str
) -> None:
    app = program()
    app.settings.change(language=language, theme=theme)
    qapp.processEvents()
    qapp.processEvents()
    app.window.resize(1280, 720)
    app.files.open_sample()
    faults: list[str] = []
    for page in app.window.pages():
        app.window.show_page(page)
        for _ in range(8):
            qapp.processEvents()
        faults += faults_of(app, page)
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("es", "dark")])
def test_every_form_of_the_day_cuts_nothing_on_a_small_screen_filled_or_empty(
    program: Callable[..., App], qapp: QApplication, tmp_path: Path, language: str, theme: str
) -> None:
    app = program()
    app.settings.change(language=language, theme=theme)
    for _ in range(2):
        qapp.processEvents()
    app.window.resize(1280, 720)
    ids = (f"{number:032x}" for number in count(1))
    filled = sample(language)
    empty = new_from_session(
        new_document(filled), title="", organisation="", date=None, new_id=lambda: next(ids)
    )
    faults: list[str] = []
    for named, items in (("filled", filled), ("empty", empty)):
        app.desk.create(tmp_path / f"{named}.cxsession", items)
        app.window.show_page("run/run")
        run = next(page for page in app.window.findChildren(RunPage) if page.isVisible())
        for activity in run.context.document.all(AgendaItem):
            run.show_activity(activity.id)
            for _ in range(4):
                qapp.processEvents()
            faults += faults_of(app, f"{named} {activity.activity}")
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_button_that_writes_the_files_is_in_sight_on_a_small_screen(
    program: Callable[..., App], qapp: QApplication, scale: float
) -> None:
    app = program(text_scale=scale)
    app.window.resize(1280, 720)
    app.files.open_sample()
    app.window.show_page("export")
    for _ in range(4):
        qapp.processEvents()
    button = next(each for each in app.window.findChildren(QPushButton) if each.text() == "Export")
    assert button.isVisible()
    assert button.visibleRegion().boundingRect() == button.rect()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_was_written_is_told_in_full_and_the_focus_stays_at_the_button(
    program: Callable[..., App],
    qapp: QApplication,
    qtbot: QtBot,
    press: Callable[[str], None],
    tmp_path: Path,
    scale: float,
) -> None:
    app = program(text_scale=scale, outputs_in=str(tmp_path / "out"))
    app.settings.change(language="es")
    qapp.processEvents()
    qapp.processEvents()
    app.window.resize(1280, 720)
    app.files.open_sample()
    app.window.show_page("export")
    button = qapp.focusWidget()
    assert isinstance(button, QPushButton)
    press("Space")
    press("Space")

    def told() -> list[Banner]:
        return [each for each in app.window.findChildren(Banner) if each.isVisible()]

    handed = [output for output in OUTPUTS if output.is_for_group]
    qtbot.waitUntil(lambda: len(told()) == len(handed))
    for _ in range(4):
        qapp.processEvents()
    assert qapp.focusWidget() is button
    for banner in told():
        for part in (banner, *banner.findChildren(QWidget)):
            assert part.width() >= part.minimumSizeHint().width()
    for area in app.window.findChildren(QScrollArea):
        assert not area.isVisible() or area.horizontalScrollBar().maximum() == 0


def test_leaving_a_session_leaves_nothing_behind(
    program: Callable[..., App], qapp: QApplication
) -> None:
    app = program()

    def open_and_leave() -> int:
        app.files.open_sample()
        for page in app.window.pages():
            app.window.show_page(page)
        app.window.back()
        app.desk.leave()
        for _ in range(6):
            qapp.processEvents()
            qapp.sendPostedEvents(None, 52)  # deferred deletions
        return len(qapp.allWidgets())

    # What is made in a quiet moment comes at some time, and once; a leak grows with every session.
    counts = [open_and_leave()]
    for _ in range(8):
        counts.append(open_and_leave())
        if counts[-1] <= counts[-2]:
            return
    pytest.fail(f"every session left widgets behind: {counts}")
