"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.changes import Change, Fields, Step, data_of
from cxworkshop.editing.editor import Editor
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.session import SessionDetails

PATIENCE = 60_000
"""Milliseconds that a test waits for what will come; only a test that fails waits that long."""

# A loaded machine may take its time over one example as well.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


class PatientBot(QtBot):
    """Waits as long as a slow or a loaded machine may need, unless a test says how long.

    It also holds its widgets. pytest-qt refers to them weakly: once the test function has ended
    the collector would clear the Python half of a window whose other half still gets events.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._held: list[QWidget] = []

    def addWidget(
        self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None
    ) -> None:
        super().addWidget(widget, before_close_func=before_close_func)
        self._held.append(widget)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **kept: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **kept)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


class ListJournal:
    """A journal in memory: keeps the rows as the file would, so that undo can be rebuilt."""

    def __init__(self, document: Document) -> None:
        self.steps: dict[int, Step] = {}
        self.stored: dict[ItemId, Fields] = {item.id: data_of(item) for item in document}
        self.failure: Exception | None = None

    def write(self, changes: tuple[Change, ...], step: Step | None) -> None:
        if self.failure is not None:
            raise self.failure
        for change in changes:
            if change.after is None:
                del self.stored[change.id]
            else:
                self.stored[change.id] = {**self.stored.get(change.id, {}), **change.after}
        if step is not None:
            self.steps[step.seq] = step

    def fields(self, item_id: ItemId) -> Fields:
        return dict(self.stored[item_id])


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """The bot of pytest-qt, with more patience."""
    yield PatientBot(request)
    # Windows go while Python can answer their last events, not when the process ends.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's settings, templates or working copies."""
    monkeypatch.setenv("CXWORKSHOP_HOME", str(tmp_path / "home"))


@pytest.fixture
def make_editor() -> Callable[..., Editor]:
    """Builds an editor in memory on the given items, with counted ids and a counted clock."""

    def make(*items: Item) -> Editor:
        ids = iter(range(1, 1_000_000))
        clock = iter(range(1_700_000_000_000, 1_800_000_000_000, 1000))
        session = SessionDetails(id=ItemId("session"), position="V")
        has_session = any(isinstance(item, SessionDetails) for item in items)
        document = new_document(items if has_session else (session, *items))
        return Editor(
            document,
            ListJournal(document),
            now=lambda: next(clock),
            new_id=lambda: f"{next(ids):032x}",
        )

    return make


@pytest.fixture
def editor(make_editor: Callable[..., Editor]) -> Editor:
    """An editor in memory on an empty session."""
    return make_editor()
