"""Every control of Run has a name, and no two of a form or panel are told alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.run.run_frame import RunFrame
from cxworkshop_ui.run.run_page import RunPage
from cxworkshop_ui.widgets.segmented_bar import SegmentedBar
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import activity_showing, items_of
from cxworkshop.activities.kinds import KINDS
from cxworkshop.activities.review import CheckIn
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.sample import sample
from tests.ui.whole import document, name_of

Start = Callable[..., App]
_LEFT_OUT: dict[type[Item], dict[str, Any]] = {Goal: {"measure": ""}, Commitment: {"kept_when": ""}}


def session(language: str, *, is_complete: bool) -> list[Item]:
    """The sample before its day, and an activity of every other kind; or what is missing in it."""
    items = [item for item in sample(language) if not isinstance(item, RunEvent)]
    there = {item.activity for item in items if isinstance(item, AgendaItem)}
    ids = (ItemId(f"{number:032x}") for number in count(1))
    items += [
        AgendaItem(id=next(ids), position=f"z{kind.id}", activity=kind.id, minutes=15)
        for kind in KINDS
        if kind.id not in there
    ]
    (review,) = (
        each for each in items if isinstance(each, AgendaItem) and each.activity == "review"
    )
    items = [
        msgspec.structs.replace(each, parent=review.id) if isinstance(each, CheckIn) else each
        for each in items
    ]
    if is_complete:
        return items
    return [msgspec.structs.replace(item, **_LEFT_OUT.get(type(item), {})) for item in items]


def controls(root: QWidget) -> list[QWidget]:
    """What can be used inside, by keyboard or by mouse."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and not isinstance(widget, (QScrollArea, QScrollBar))
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox))
        and (isinstance(widget, QAbstractButton) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus)
    ]


def called(widget: QWidget) -> str:
    """Its name; a text that can be selected is its own."""
    return widget.text() if isinstance(widget, QLabel) else name_of(widget).replace("&", "")


def told(widget: QWidget) -> tuple[str, str, str, str]:
    """What assistive technology says of a control: what it is, its name, and what sets it apart."""
    value = widget.text() if isinstance(widget, QLineEdit) else ""
    value = widget.toPlainText() if isinstance(widget, QPlainTextEdit) else value
    role = QAccessible.queryAccessibleInterface(widget).role().name
    return role, called(widget), widget.accessibleDescription(), value


def faults(where: str, root: QWidget) -> list[str]:
    shown = controls(root)
    assert shown, f"{where}: nothing to walk through"
    nameless = [
        f"{where}: a {type(each).__name__} in {type(each.parent()).__name__} has no name"
        for each in shown
        if not called(each).strip()
    ]
    alike = Counter(map(told, shown))
    return nameless + [
        f"{where}: {number} times {' · '.join(filter(None, said))}"
        for said, number in alike.items()
        if number > 1 and said[1].strip()
    ]


def settle(qapp: QApplication) -> None:
    for _ in range(4):
        qapp.processEvents()


def forms(run: RunPage, qapp: QApplication) -> Iterator[tuple[str, QWidget]]:
    """Every form, each part of it, and what it shows in detail."""
    current = run.context.document
    for activity in current.all(AgendaItem):
        run.show_activity(activity.id)
        settle(qapp)
        yield activity.activity, run._stack
        for bar in run._stack.findChildren(SegmentedBar):
            if not bar.isVisible():
                continue
            first, *further = bar.findChildren(QAbstractButton)
            for part in further:
                if part.isVisible() and part.isEnabled():
                    part.click()
                    settle(qapp)
                    yield f"{activity.activity}, {part.text()}", run._stack
            if first.isVisible():
                first.click()
        for kind in items_of(activity.activity):
            for item in current.all(kind):
                if activity_showing(current, item.id) is activity:
                    run.reveal(item.id)
                    settle(qapp)
                    yield f"{activity.activity}, {kind.__name__} in detail", run._stack
                    break


def panels(app: App, frame: RunFrame) -> Iterator[tuple[str, QWidget]]:
    """Every panel beside a form, with groups that are drawn."""
    person = document(app).all(Participant)[0].id

    def draw() -> None:
        frame.open_groups()
        assert frame._groups is not None
        frame._groups.form.button.click()

    for name, opened in (
        ("people", frame.open_people),
        ("groups", frame.open_groups),
        ("groups, drawn", draw),
        ("inbox", frame.open_inbox),
        ("replan", frame.open_replan),
        ("leaver", lambda: frame.open_leaver(person)),
    ):
        opened()
        panel = frame._panel
        assert panel is not None
        yield name, panel
        frame.close_panel()


@pytest.mark.parametrize("is_complete", [True, False])
def test_every_form_of_run_names_its_controls_and_tells_each_from_the_others(
    program: Start, qapp: QApplication, tmp_path: Path, is_complete: bool
) -> None:
    app = program()
    app.window.resize(1280, 720)
    assert app.desk.create(tmp_path / "day.cxsession", session("en", is_complete=is_complete))
    app.window.show_page("run/run")
    run = next(page for page in app.window.findChildren(RunPage) if page.isVisible())
    found = [fault for where, root in forms(run, qapp) for fault in faults(where, root)]
    assert not found, "\n".join(dict.fromkeys(found))


def test_every_panel_of_run_names_its_controls_and_tells_each_from_the_others(
    program: Start, qapp: QApplication, tmp_path: Path
) -> None:
    app = program()
    assert app.desk.create(tmp_path / "day.cxsession", session("en", is_complete=True))
    app.window.show_page("run/run")
    view = app.window.session_view
    assert view is not None
    view.context.clock.open(document(app).all(AgendaItem)[0].id)
    found: list[str] = []
    for where, root in panels(app, view.run):
        settle(qapp)
        found += faults(where, root)
    found += faults("the whole window", app.window)
    assert not found, "\n".join(dict.fromkeys(found))
