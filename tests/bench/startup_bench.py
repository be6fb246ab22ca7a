"""How long the program takes to its first painted page, and what it uses, against a bare window.

Program and bare window start in turns, warm, so that whatever else the machine does falls on
both; the median of several counts. Measured off screen and, where Xvfb is there, on X11.
What a user has is measured: an environment without the tools of developers, which libraries
would import where they find them, and byte code on the disk.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tests.bench.table import Row

ROUNDS = 9
ROOT = Path(__file__).resolve().parents[2]
_OF_DEVELOPERS = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")

Start: TypeAlias = Callable[[list[str], dict[str, str]], tuple[float, float]]
"""Starts a child with such words in such an environment; gives seconds and MB."""


def rows() -> Iterator[Row]:
    """Start page, start with the sample, memory with the sample."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        python, env = _as_for_users(here)
        sample = here / "sample.cxsession"
        subprocess.run(
            [python, "-m", "cxworkshop_ui", "sample", str(sample)],
            check=True,
            cwd=ROOT,
            env=env,
            stdout=subprocess.DEVNULL,
        )
        start = partial(_start, python)
        yield from _on("off screen", start, {**env, "QT_QPA_PLATFORM": "offscreen"}, sample)
        with virtual_screen() as display:
            if display:
                on_x11 = {**env, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                yield from _on("X11", start, on_x11, sample)


def _as_for_users(folder: Path) -> tuple[Path, dict[str, str]]:
    """The interpreter of an environment with nothing but the program, and its variables."""
    made = folder / "environment"
    env = {name: value for name, value in os.environ.items() if name not in _OF_DEVELOPERS}
    subprocess.run(
        [sys.executable, "-m", "uv", "sync", "--quiet", "--frozen", "--no-dev"],
        check=True,
        cwd=ROOT,
        env={**env, "UV_PROJECT_ENVIRONMENT": str(made)},
    )
    python = made / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return python, {**env, "PYTHONPYCACHEPREFIX": str(folder / "byte code")}


def _on(screen: str, start: Start, env: dict[str, str], sample: Path) -> Iterator[Row]:
    kinds = {"bare": ["bare"], "start": ["program"], "session": ["program", str(sample)]}
    for words in kinds.values():
        start(words, env)  # files into the cache, byte code onto the disk
    seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind, words in kinds.items():
            seconds[kind].append(start(words, env)[0])
    floor = statistics.median(seconds["bare"])
    yield Row(f"start page painted, {screen}", statistics.median(seconds["start"]), floor, 1.5)
    yield Row(
        f"sample session painted, {screen}", statistics.median(seconds["session"]), floor, 2.2
    )
    used = {
        kind: statistics.median(start([*kinds[kind], "--memory"], env)[1] for _ in range(3))
        for kind in ("bare", "session")
    }
    yield Row(f"memory with the sample, {screen}", used["session"], used["bare"], 2.0, "MB")


def _start(python: Path, words: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of the process to its first frame; MB used."""
    began = time.monotonic()
    done = subprocess.run(
        [python, "-m", "tests.bench.first_paint", *words],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    at, megabytes = done.stdout.split()[-2:]
    return float(at) - began, float(megabytes)


@contextlib.contextmanager
def virtual_screen() -> Iterator[str]:
    """An X server without a screen; its display, or nothing where there is no Xvfb."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        yield ""
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield f":{number}" if number else ""
    finally:
        server.terminate()
        server.wait(10)
