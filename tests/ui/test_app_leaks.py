"""Sessions come and go, widgets are painted for hours: nothing is left and nothing grows."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.widgets.big_clock import BigClock
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.coverage import Coverage
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

PAINTINGS = 20_000
MAY_GROW = 200


def objects(app: App) -> Counter[str]:
    """How many objects of each kind the program and its window hold."""
    kept: list[QObject] = [app, *app.findChildren(QObject), *app.window.findChildren(QObject)]
    return Counter(type(each).__name__ for each in kept)


def test_opening_and_leaving_a_session_again_and_again_leaves_nothing(
    program: Callable[..., App], qapp: QApplication
) -> None:
    app = program()

    def visit() -> tuple[Counter[str], int, int]:
        app.files.open_sample()
        for page in app.window.pages()[1:]:
            app.window.show_page(page)
            qapp.processEvents()
        app.window.back()
        app.desk.leave()
        app.window.show_page("home")
        for _ in range(4):
            qapp.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
        timers = [timer for timer in app.window.findChildren(QTimer) if timer.isActive()]
        return objects(app), len(timers), len(qapp.topLevelWidgets())

    visit()
    first = visit()
    last = visit()
    assert last[0] - first[0] == Counter()
    assert last[1:] == first[1:]


@pytest.fixture(params=["clock", "chip", "coverage"])
def painted(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    """A widget that paints itself."""
    make: dict[str, Callable[[], QWidget]] = {
        "clock": lambda: BigClock("Time left"),
        "chip": lambda: Chip("Goals", "goals"),
        "coverage": lambda: Coverage("goals"),
    }
    widget = make[request.param]()
    qtbot.addWidget(widget)
    widget.resize(60, 24)
    return widget


def test_painting_keeps_no_reference(painted: QWidget) -> None:
    # An overridden paintEvent once took a reference to None at each call, or gave one away.
    ground = QPixmap(60, 24)
    painted.render(ground)
    before = sys.getrefcount(None)
    for _ in range(PAINTINGS):
        painted.render(ground)
    assert abs(sys.getrefcount(None) - before) < MAY_GROW
