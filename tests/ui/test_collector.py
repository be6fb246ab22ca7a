"""Garbage is looked for in the windows' thread, in a quiet moment, and never without limit."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from cxworkshop_ui import collector as collecting
from cxworkshop_ui.app import App
from cxworkshop_ui.collector import LIMIT, MANY, QUIET_S, YOUNG, Collector
from cxworkshop_ui.runner import Job, Runner
from pytestqt.qtbot import QtBot


class Knot:
    """Something that only the collector ends."""

    def __init__(self) -> None:
        self.me = self


class Watch:
    """A clock that stands until it is moved on."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


@pytest.fixture
def may_end(runner: Runner) -> Iterator[threading.Event]:
    """Until when work goes on; a test that fails does not hold up the others."""
    may_end = threading.Event()
    yield may_end
    may_end.set()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def collector(runner: Runner, watch: Watch) -> Iterator[Collector]:
    """Started and settled, with next to no new object."""
    was_on = gc.isenabled()
    collector = Collector(runner, now=watch)
    collector.start()
    watch.at += QUIET_S
    collector._tick()
    yield collector
    collector.close()
    assert gc.isenabled() is was_on


@pytest.fixture
def collected(collector: Collector) -> Iterator[list[tuple[int, threading.Thread]]]:
    """Every collection: its generation and the thread it ran in."""
    seen: list[tuple[int, threading.Thread]] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            seen.append((info["generation"], threading.current_thread()))

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def tie(count: int) -> list[weakref.ref[Knot]]:
    """So many pieces of garbage."""
    return [weakref.ref(Knot()) for _ in range(count)]


def test_a_worker_collects_nothing_whatever_it_makes_and_the_windows_thread_collects_it(
    qtbot: QtBot,
    runner: Runner,
    may_end: threading.Event,
    collector: Collector,
    collected: list[tuple[int, threading.Thread]],
) -> None:
    made: list[weakref.ref[Knot]] = []

    def work(_job: Job) -> None:
        made.extend(tie(4 * YOUNG))
        may_end.wait()

    job = runner.start(work)
    qtbot.waitUntil(lambda: len(made) == 4 * YOUNG and all(knot() is None for knot in made))
    with qtbot.waitSignal(job.done):
        may_end.set()
    assert collected
    assert {thread for _, thread in collected} == {threading.main_thread()}


def test_a_key_is_not_kept_waiting_for_a_look_at_everything(
    collector: Collector, watch: Watch, collected: list[tuple[int, threading.Thread]]
) -> None:
    collector.key_pressed()
    knots = tie(MANY)
    collector._tick()
    assert all(knot() is None for knot in knots)  # what is young is looked at in no time
    collector.settle()
    watch.at += QUIET_S / 2
    collector._tick()
    assert 2 not in [generation for generation, _ in collected]
    watch.at += QUIET_S / 2
    collector._tick()
    assert 2 in [generation for generation, _ in collected]


def test_what_stays_is_looked_at_again_only_when_much_has_come_or_gone(
    collector: Collector, watch: Watch
) -> None:
    kept = Knot()
    gone = weakref.ref(kept)
    collector.settle()
    watch.at += QUIET_S
    collector._tick()
    del kept
    gc.collect()
    assert gone() is not None
    collector.settle()
    collector._tick()
    assert gone() is None


def test_garbage_has_a_limit_however_busy_the_keys_and_the_worker_are(
    runner: Runner,
    may_end: threading.Event,
    collector: Collector,
    monkeypatch: pytest.MonkeyPatch,
    collected: list[tuple[int, threading.Thread]],
) -> None:
    monkeypatch.setattr(collecting, "LIMIT", LIMIT // 10)
    runner.start(lambda _job: may_end.wait())
    kept = [Knot() for _ in range(LIMIT // 20)]
    collector.key_pressed()
    collector._tick()
    old = [weakref.ref(knot) for knot in kept]
    kept = [Knot() for _ in range(LIMIT // 20)]
    collector.key_pressed()
    collector._tick()
    assert all(knot() is None for knot in old)
    assert 2 in [generation for generation, _ in collected]


def test_every_key_in_the_window_puts_the_look_at_everything_off(
    program: Callable[..., App], press: Callable[[str], None]
) -> None:
    app = program()
    heard: list[bool] = []
    app.window.key_pressed.connect(lambda: heard.append(True))
    press("Tab")
    press("A")
    assert len(heard) == 2


def test_collecting_stays_in_our_hands_once_the_program_has_warmed_up(
    program: Callable[..., App], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxworkshop_ui.app._get_ready", lambda _language: None)
    was_on = gc.isenabled()
    app = program()
    app._warm()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    assert not gc.isenabled()
    app.close()
    assert gc.isenabled() is was_on
    assert gc.get_freeze_count() == 0
