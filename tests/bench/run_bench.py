"""What the day costs the GUI thread with 40 leaders: a key, a tick, a slide, another activity.

What is counted is the work of the GUI thread (its processor time), whatever else the machine
does. Measured in the whole window, on the sample session with further people, commitments, next
steps and ratings; a virtual projector shows the room screen besides.
"""

from __future__ import annotations

import datetime as dt
import gc
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.diagnostic import Rating, Statement
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.model.session import SessionDetails
from cxworkshop.replan import replan
from cxworkshop.run import run_state
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView
from tests.bench.table import Row

if TYPE_CHECKING:
    from cxworkshop_ui.app import App
    from PySide6.QtWidgets import QApplication

PEOPLE = 40
KEYS = 300
FRAME, TICK, SWITCH, REPLAN = 0.016, 0.008, 0.050, 0.005
MOST_REST = 120
"""Seconds in which the day has to be made ahead."""
LARGEST = ("commitments", "journey", "next_steps")
"""The forms with the most on them; the figure is the worst of them."""


def rows() -> Iterator[Row]:
    """Each figure with its target."""
    yield from _replan_rows()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cxworkshop_ui.app import App, make_application

    from cxworkshop.settings import SettingsFile
    from cxworkshop.store.opening import create_session

    application = make_application(["bench"])
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "day.cxsession"
        create_session(path, _items()).close()
        settings = SettingsFile(system_language="en")
        settings.change(language="en", theme="light")
        gc.disable()  # as a start does, until the program has its own collector
        app = App(application, settings)
        app.window.resize(1280, 720)
        app.show()
        _open(app, application, path)
        yield from _jumps(app, application)
        app.desk.leave()
        _open(app, application, path)
        yield from _switches(app, application)
        yield from _keys(app, application)
        yield from _ticks(app, application)
        yield from _slides(app, application)
        app.close()
        app.window.deleteLater()
        app.theme.release()
        gc.enable()


def _open(app: App, application: QApplication, path: Path) -> None:
    """The session in Run, the room on its projector."""
    app.open(path)
    app.window.show_page("run/run")
    _wait(application, 1.0)
    assert app.window.session_view is not None
    room = app.window.session_view.room
    if not room.window.isVisible():
        room.toggle()
    room.window.setGeometry(0, 0, 1280, 720)
    _wait(application, 1.0)


def _jumps(app: App, application: QApplication) -> Iterator[Row]:
    """From activity to activity faster than anything is made ahead."""
    worst, took = _through_the_day(app, application)
    yield Row(f"an activity jumped to before it was made, worst ({worst})", took, None, None)


def _switches(app: App, application: QApplication) -> Iterator[Row]:
    """Next and back through the whole day, after so much rest as the program takes for it."""
    page = app.window.session_view.run._page  # type: ignore[union-attr]
    assert page is not None
    block, end = 0.0, time.perf_counter() + MOST_REST
    while not page.ahead.is_done:
        assert time.perf_counter() < end, "the day is not made ahead"
        block = max(block, _timed(application, lambda: None))
        time.sleep(0.002)
    worst, took = _through_the_day(app, application)
    yield Row(f"switch to the next activity, made ahead, worst ({worst})", took, None, SWITCH)
    worst, took = _through_the_day(app, application, rounds=3)
    yield Row(f"back to an activity, median of 3, worst ({worst})", took, None, SWITCH)
    yield Row("the longest moment of making ahead", block, None, None)


def _through_the_day(app: App, application: QApplication, rounds: int = 1) -> tuple[str, float]:
    """The kind that took longest, and the median of its rounds in seconds."""
    page, context = app.window.session_view.run._page, app.desk.context  # type: ignore[union-attr]
    assert page is not None
    assert context is not None
    agenda = list(context.document.all(AgendaItem))
    times: dict[ItemId, list[float]] = {item.id: [] for item in agenda}
    for item in (*agenda[1:], agenda[0]) * rounds:
        app.collector.key_pressed()  # each stands for a key; garbage waits for it as for any
        took = _timed(application, lambda item=item: page.show_activity(item.id))  # type: ignore[misc]
        times[item.id].append(took)
        _wait(application, 0.1)
    typical = {item: sorted(times[item.id])[rounds // 2] for item in agenda}
    worst = max(agenda, key=lambda item: typical[item])
    return worst.activity, typical[worst]


def _keys(app: App, application: QApplication) -> Iterator[Row]:
    """Typing with the commits that come in between, everything else following them."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page, context = app.window.session_view.run._page, app.desk.context  # type: ignore[union-attr]
    assert page is not None
    assert context is not None
    found: dict[str, list[float]] = {}
    for kind in LARGEST:
        activity = next(it for it in context.document.all(AgendaItem) if it.activity == kind)
        context.clock.open(activity.id)
        page.show_activity(activity.id)
        page.focus_form()
        _wait(application, 0.5)
        if kind == "journey":
            QTest.keyClick(application.focusWidget(), Qt.Key.Key_F2)
        times = []
        for number in range(KEYS):
            if number % 10 == 9:
                time.sleep(0.4)  # the commit is due: it falls on this key
            letter = "abcdefgh "[number % 9]
            times.append(
                _timed(application, lambda letter=letter: _type(application, letter))  # type: ignore[misc]
            )
        found[kind] = sorted(times)
        context.flush()
        QTest.keyClick(application.focusWidget(), Qt.Key.Key_Escape)
    for kind, times in found.items():
        row = f"a key in {kind} with commits, 99th of {KEYS}"
        yield Row(row, times[len(times) * 99 // 100], None, FRAME)


def _type(application: QApplication, letter: str) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClicks(application.focusWidget(), letter)


def _ticks(app: App, application: QApplication) -> Iterator[Row]:
    context = app.desk.context
    assert context is not None
    times = []
    for _ in range(60):
        _wait(application, 0.03)
        times.append(_timed(application, context.clock.tick))
    yield Row("a tick of the clock, worst of 60", max(times), None, TICK)


def _slides(app: App, application: QApplication) -> Iterator[Row]:
    """What the room and the small picture cost after an edit, for every kind and view."""
    context = app.desk.context
    assert context is not None
    assert app.window.session_view is not None
    room = app.window.session_view.room
    times: dict[str, float] = {}
    edits = itertools.count()
    for activity in context.document.all(AgendaItem):
        context.clock.open(activity.id)
        for view in (RoomView.CAPTURE, RoomView.RESULTS):
            room.controller.show(view)
            _wait(application, 0.05)
            took = []
            for _ in range(5):
                _edit(app, next(edits))
                began = time.thread_time()
                room.controller.renew()
                room.window.repaint()
                room.miniature.repaint()
                took.append(time.thread_time() - began)
                _wait(application, 0.02)
            name = f"{activity.activity}, {view.value}"
            times[name] = max(times.get(name, 0.0), sorted(took)[len(took) // 2])
    worst = max(times, key=lambda name: times[name])
    yield Row(f"a slide after an edit, worst ({worst})", times[worst], None, TICK)


def _edit(app: App, number: int) -> None:
    """One rating, one commitment, one step: whatever is shown, something of it is new."""
    from cxworkshop.editing.commands import SetField
    from cxworkshop.i18n import M

    context = app.desk.context
    assert context is not None
    document = context.document
    for kind, field, value in (
        (Commitment, "text", f"I will call {number} customers."),
        (NextStep, "text", f"Call {number} customers"),
        (Rating, "value", 1 + (number // 5 + number) % 5),
    ):
        item = document.all(kind)[number % 5]
        context.editor.apply(SetField(item.id, field, value, M("Change")))


def _replan_rows() -> Iterator[Row]:
    agenda = [
        AgendaItem(
            id=ItemId(f"a{at:02d}"),
            position=f"{at:02d}V",
            minutes=10 + at % 7,
            shortest=5,
            fixed_start=dt.time(9 + at // 5, 30) if at % 10 == 9 else None,
        )
        for at in range(40)
    ]
    details = SessionDetails(id=ItemId("s"), position="V", start=dt.time(9, 0), zone="UTC")
    from cxworkshop.editing.editor import Editor
    from cxworkshop.run import open_activity
    from tests.conftest import ListJournal

    start = int(dt.datetime(2026, 12, 3, 9, 7, tzinfo=dt.UTC).timestamp() * 1000)
    document: Document = new_document((details, *agenda))
    editor = Editor(document, ListJournal(document), now=lambda: start)
    editor.record(open_activity(document, agenda[0].id, start, editor.new_id))
    state = run_state(editor.document, start + 25 * 60_000)
    times = []
    for _ in range(50):
        began = time.perf_counter()
        replan(editor.document, state, {})
        times.append(time.perf_counter() - began)
    yield Row("replan of a day of 40 activities", sorted(times)[len(times) // 2], None, REPLAN)


def _items() -> list[Item]:
    items = [item for item in sample("en") if not isinstance(item, RunEvent)]
    document = new_document(items)
    functions = document.all(Function)
    people = len(document.all(Participant))
    goal = next((item.id for item in document.of_kind("goal")), None)
    commitments = document.all(Commitment)
    ratings, statements = document.all(Rating), document.all(Statement)
    for at in range(people, PEOPLE):
        leader = ItemId(f"leader{at}")
        items.append(
            Participant(
                id=leader,
                position=f"zz{at:02d}V",
                name=f"Leader Number{at}",
                function=functions[at % len(functions)].id,
                presence=Presence.HERE,
            )
        )
        first = commitments[at % len(commitments)]
        items.append(
            msgspec.structs.replace(
                first,
                id=ItemId(f"c{at}"),
                position=f"zz{at:02d}V",
                participant=leader,
                partner=None,
            )
        )
        items.append(
            NextStep(
                id=ItemId(f"s{at}"),
                parent=document.all(NextStep)[0].parent,
                position=f"zz{at:02d}V",
                text="Read ten complaints aloud in the management meeting and say what follows",
                owner=leader,
                due=dt.date(2027, 1, 15),
                goal=goal,
            )
        )
        items += [
            msgspec.structs.replace(
                ratings[0],
                id=ItemId(f"r{at}-{number}"),
                position=f"zz{at:02d}{number}V",
                parent=statement.id,
                participant=leader,
                value=1 + (at + number) % 5,
            )
            for number, statement in enumerate(statements)
        ]
    return items


def _timed(application: QApplication, does: Callable[[], object]) -> float:
    began = time.thread_time()
    does()
    application.processEvents()
    return time.thread_time() - began


def _wait(application: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        application.processEvents()
        time.sleep(0.002)
