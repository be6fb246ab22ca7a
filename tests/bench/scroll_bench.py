"""What a frame costs while a long table is scrolled: next steps, against a model in C++.

The floor is Qt's own ``QStandardItemModel`` in Qt's own table under the same style sheet, of the
same size, rows and columns, with the same words, drawn by Qt's own delegate. What is counted is
the work of the GUI thread (its processor time), as in ``run_bench``.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.model.session import SessionDetails
from cxworkshop.settings import SettingsFile
from cxworkshop.store.opening import create_session
from cxworkshop.store.publishing import Timing
from tests.bench.table import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView

STEPS, FRAMES = 300, 150
BY = 30
"""Pixels a frame: a lively turn of the wheel."""
FRAME = 0.016


def rows() -> Iterator[Row]:
    """The median frame beside that of the floor, and the 99th alone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from cxworkshop_ui.activities.next_steps_form import NextStepsForm
    from cxworkshop_ui.context import SessionContext
    from cxworkshop_ui.runner import Runner
    from cxworkshop_ui.theme.apply import Theme
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme, runner = Theme("light"), Runner()
    theme.apply(app)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "day.cxsession"
        session = create_session(path, _items(), timing=Timing(has_worker=False))
        context = SessionContext(
            session.editor(), catalogue("en"), theme, runner, SettingsFile(system_language="en")
        )
        form = NextStepsForm(context, ItemId("activity"))
        form.resize(1200, 900)
        form.show()
        _settle(app)
        plain = _plain(form.table)
        plain.show()
        _settle(app)
        ours, floor = _frames(app, form.table), _frames(app, plain)
        plain.deleteLater()
        form.close()
        form.deleteLater()
        context.close()
        session.close()
    runner.close()
    theme.release()
    middle, last = FRAMES // 2, FRAMES * 99 // 100
    yield Row(f"a frame of scrolling {STEPS} next steps", ours[middle], floor[middle], 1.6)
    yield Row("the same, 99th of 150", ours[last], None, FRAME)


def _plain(table: QTableView) -> QTableView:
    """The same words in a table and a model of Qt's own."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QAbstractItemView, QTableView

    model = table.model()
    copy = QStandardItemModel(model.rowCount(), model.columnCount())
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            words = model.data(model.index(row, column), int(Qt.ItemDataRole.DisplayRole))
            copy.setItem(row, column, QStandardItem(str(words or "")))
    view = QTableView()
    copy.setParent(view)
    view.setModel(copy)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.resize(table.size())
    for column in range(model.columnCount()):
        view.setColumnWidth(column, table.columnWidth(column))
    for row in range(model.rowCount()):
        view.setRowHeight(row, table.rowHeight(row))
    return view


def _frames(app: QApplication, table: QTableView) -> list[float]:
    """Sorted: what each frame took, down to the end of the table and up again."""
    bar = table.verticalScrollBar()
    by, times = BY, []
    for _ in range(FRAMES):
        if not bar.minimum() <= bar.value() + by <= bar.maximum():
            by = -by
        began = time.thread_time()
        bar.setValue(bar.value() + by)
        app.processEvents()
        times.append(time.thread_time() - began)
    return sorted(times)


def _settle(app: QApplication) -> None:
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.002)


def _items() -> list[Item]:
    people = [
        Participant(
            id=ItemId(f"p{at}"),
            position=f"{at:02d}V",
            name=f"Leader Number{at}",
            presence=Presence.HERE,
        )
        for at in range(40)
    ]
    return [
        SessionDetails(id=ItemId("session"), position="V", title="Day", date=dt.date(2026, 12, 3)),
        AgendaItem(id=ItemId("activity"), position="V", activity="next_steps"),
        Goal(id=ItemId("goal"), position="V", text="New customers use their account in five days"),
        *people,
        *(
            NextStep(
                id=ItemId(f"s{at}"),
                parent=ItemId("activity"),
                position=f"{at:03d}V",
                text=f"Read {at} complaints aloud in the management meeting, say what follows",
                owner=people[at % 40].id,
                due=dt.date(2026, 12, 7) + dt.timedelta(days=at),
                goal=ItemId("goal"),
                done_when="Ten read, three things changed",
            )
            for at in range(STEPS)
        ),
    ]
