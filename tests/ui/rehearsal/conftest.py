"""The day before it begins, for every test of the run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cxworkshop_ui.app import App

from tests.ui.run.day import Day


@pytest.fixture
def day(program: Callable[..., App], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Day:
    """The day before it begins, Run in front."""
    app = program()
    day = Day(app, tmp_path / "day.cxsession", monkeypatch)
    app.window.show_page("run/run")
    return day
