"""Work off the windows' thread is told about, however soon it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cxworkshop_ui.runner import Job, Runner
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from cxworkshop.errors import Cancelled, Problem
from cxworkshop.i18n import M


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


def gives(_job: Job) -> int:
    return 42


def fails(_job: Job) -> None:
    raise Problem(M("The list could not be read."))


def crashes(_job: Job) -> None:
    raise ZeroDivisionError


def stops(_job: Job) -> None:
    raise Cancelled


@pytest.mark.parametrize(
    ("work", "how"),
    [(gives, "done"), (fails, "failed"), (crashes, "crashed"), (stops, "cancelled")],
)
def test_who_asked_is_told_how_work_ended_even_when_it_was_over_before_they_listened(
    qtbot: QtBot, runner: Runner, work: Callable[[Job], Any], how: str
) -> None:
    job = runner.start(work)
    pool = runner.findChild(QThreadPool)
    assert isinstance(pool, QThreadPool)
    pool.waitForDone()
    told: list[str] = []
    for name in ("done", "failed", "crashed"):
        getattr(job, name).connect(lambda _value, name=name: told.append(name))
    job.cancelled.connect(lambda: told.append("cancelled"))
    assert runner.is_busy  # until it is told
    qtbot.waitUntil(lambda: bool(told))
    assert not runner.is_busy
    assert told == [how]
