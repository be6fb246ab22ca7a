"""What a key costs in the grid of a diagnostic: 40 people, 8 statements, written and painted.

What is counted is the work of the GUI thread (its processor time), as in ``run_bench``; the flush
of a durable edit has its row in ``store_bench``.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.activities.diagnostic import Diagnostic, Statement
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.model.session import SessionDetails
from cxworkshop.settings import SettingsFile
from cxworkshop.store.opening import create_session
from cxworkshop.store.publishing import Timing
from tests.bench.table import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PEOPLE, STATEMENTS = 40, 8
FRAME = 0.016


def rows() -> Iterator[Row]:
    """The median of a key, and the 99th of a hundred; each cell is rated twice."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    times = sorted(_keys())
    yield Row("a rating in a grid of 40 people, median", times[len(times) // 2])
    yield Row(
        "a rating in a grid of 40 people, 99th of 100", times[len(times) * 99 // 100], None, FRAME
    )


def _keys() -> list[float]:
    from cxworkshop_ui.activities.diagnostic_form import DiagnosticForm
    from cxworkshop_ui.collector import Collector
    from cxworkshop_ui.context import SessionContext
    from cxworkshop_ui.runner import Runner
    from cxworkshop_ui.theme.apply import Theme
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme, runner = Theme("light"), Runner()
    theme.apply(app)
    times: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "day.cxsession"
        session = create_session(path, _items(), timing=Timing(has_worker=False))
        context = SessionContext(
            session.editor(), catalogue("en"), theme, runner, SettingsFile(system_language="en")
        )
        form = DiagnosticForm(context, ItemId("activity"))
        form.resize(1200, 900)
        form.show()
        view = form.entry.grid.view
        view.setFocus()
        collector = Collector(runner)
        collector.start()
        _wait(app, 1.5)  # until it has settled, as in the program
        for number in range(2 * PEOPLE * STATEMENTS):
            if number % (PEOPLE * STATEMENTS) == 0:
                form.entry.grid.go(0, 0)
                app.processEvents()
            began = time.thread_time()
            QTest.keyClick(view, Qt.Key(int(Qt.Key.Key_1) + number % 5))
            app.processEvents()
            times.append(time.thread_time() - began)
        form.close()
        form.deleteLater()
        context.close()
        session.close()
        collector.close()
    runner.close()
    theme.release()
    return times


def _wait(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.002)


def _items() -> list[Item]:
    items: list[Item] = [
        SessionDetails(id=ItemId("session"), position="V", title="Day"),
        AgendaItem(id=ItemId("activity"), position="V", activity="diagnostic"),
        Diagnostic(id=ItemId("diagnostic"), parent=ItemId("activity"), position="V"),
    ]
    items += [
        Function(id=ItemId(f"f{at}"), position=f"{at}V", name=f"Area {at}") for at in range(6)
    ]
    items += [
        Participant(
            id=ItemId(f"p{at}"),
            position=f"{at:02d}V",
            name=f"Leader Number{at}",
            function=ItemId(f"f{at % 6}"),
            presence=Presence.HERE,
        )
        for at in range(PEOPLE)
    ]
    items += [
        Statement(
            id=ItemId(f"s{at}"),
            parent=ItemId("activity"),
            position=f"{at}V",
            dimension=f"Dimension {at}",
            text="We put the shared result before our own, and each of us can say who waits.",
        )
        for at in range(STATEMENTS)
    ]
    return items
