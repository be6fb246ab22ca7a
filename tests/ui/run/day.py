"""A day that is run by keyboard, with a clock that the test turns."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from cxworkshop_ui.app import App
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_frame import RunFrame
from cxworkshop_ui.run.run_page import RunPage
from PySide6.QtWidgets import QApplication

from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.session import SessionDetails
from cxworkshop.sample import sample
from cxworkshop.steady import Reading


class Day:
    """The sample session before its day, in the program; ``at`` turns its clock."""

    def __init__(
        self, app: App, path: Path, monkeypatch: pytest.MonkeyPatch, language: str = "en"
    ) -> None:
        self.app = app
        self.path = path
        self.minutes = 0.0
        self.set_by = 0.0
        items = [item for item in sample(language) if not isinstance(item, RunEvent)]
        session = next(item for item in items if isinstance(item, SessionDetails))
        assert session.date is not None
        zone = ZoneInfo(session.zone)
        start = dt.datetime.combine(session.date, session.start, zone)
        self._start = int(start.timestamp() * 1000)
        wall = SimpleNamespace(time_ns=lambda: self.now() * 1_000_000)
        monkeypatch.setattr("cxworkshop.editing.editor.time", wall)
        monkeypatch.setattr("cxworkshop.steady.read", self._steady)
        assert app.desk.create(path, items)

    def now(self) -> int:
        return self._start + int((self.minutes + self.set_by) * 60_000)

    def _steady(self) -> Reading:
        """As long as the minutes say, whatever was done to the wall clock."""
        return Reading("boot", 10_000_000 + int(self.minutes * 60_000))

    def at(self, minutes: float) -> None:
        """So many minutes after the planned start."""
        self.minutes = minutes
        self.context.clock.tick()
        QApplication.processEvents()

    @property
    def context(self) -> SessionContext:
        assert self.app.desk.context is not None
        return self.app.desk.context

    @property
    def document(self) -> Document:
        return self.context.document

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        return self.document.all(AgendaItem)

    @property
    def frame(self) -> RunFrame:
        view = self.app.window.session_view
        assert view is not None
        return view.run

    @property
    def page(self) -> RunPage:
        page = self.frame._page
        assert page is not None
        return page

    @property
    def current(self) -> int | None:
        """The number of the activity that is on, from 0."""
        current = self.context.clock.state.current
        return [item.id for item in self.agenda].index(current) if current else None

    @property
    def shown(self) -> int:
        """The number of the activity that is looked at."""
        shown = self.context.clock.shown
        return [item.id for item in self.agenda].index(shown or ItemId(""))

    def facts(self, number: int) -> list[RunFact]:
        return [fact.fact for fact in self.document.under(self.agenda[number].id, RunEvent)]
