"""How long the program takes to its first painted page, and what it uses, against a bare window.

Program and bare window start in turns, warm, so that whatever else the machine does falls on
both; the median of several counts. Measured off screen and, where Xvfb is there, on X11.
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
from collections.abc import Iterator
from pathlib import Path

from tests.bench.table import Row

ROUNDS = 9
ROOT = Path(__file__).resolve().parents[2]


def rows() -> Iterator[Row]:
    """Start page, start with the sample, memory with the sample."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.cxsession"
        subprocess.run(
            [sys.executable, "-m", "cxworkshop_ui", "sample", str(sample)],
            check=True,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        yield from _on("off screen", {"QT_QPA_PLATFORM": "offscreen"}, sample)
        with virtual_screen() as display:
            if display:
                yield from _on("X11", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}, sample)


def _on(screen: str, env: dict[str, str], sample: Path) -> Iterator[Row]:
    kinds = {"bare": ["bare"], "start": ["program"], "session": ["program", str(sample)]}
    for words in kinds.values():
        _start(words, env)  # files into the cache, byte code onto the disk
    seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind, words in kinds.items():
            seconds[kind].append(_start(words, env)[0])
    floor = statistics.median(seconds["bare"])
    yield Row(f"start page painted, {screen}", statistics.median(seconds["start"]), floor, 1.5)
    yield Row(
        f"sample session painted, {screen}", statistics.median(seconds["session"]), floor, 2.2
    )
    used = {
        kind: statistics.median(_start([*kinds[kind], "--memory"], env)[1] for _ in range(3))
        for kind in ("bare", "session")
    }
    yield Row(f"memory with the sample, {screen}", used["session"], used["bare"], 2.0, "MB")


def _start(words: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of the process to its first frame; MB used."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_paint", *words],
        env={**os.environ, **env},
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
