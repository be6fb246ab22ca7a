"""Kills the robot in the middle of the day, and looks at what the next start finds."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cxworkshop.model.document import Document
from cxworkshop.progress import run_state
from cxworkshop.store.opening import open_session
from tests.whole_day.gestures import Holds, Write
from tests.whole_day.the_day import DAY

SAFE_AFTER = 0.5
"""Seconds after which what was typed must be found, whatever happens."""
BEGIN = 12
"""The number of the first gesture when the session is there."""


@dataclass(frozen=True)
class Told:
    """What the robot said of one stroke; ``now`` is in UTC milliseconds."""

    number: int
    done: int
    at: float
    now: int
    current: str
    left: int
    can_undo: bool


def moments(count: int) -> list[float]:
    """So many moments of the day as shares of it, one in each part; the same in every run."""
    return [(number + random.Random(number).random()) / count for number in range(count)]


def killed(folder: Path, share: float, chance: random.Random) -> list[Told]:
    """Let the robot live this share of the day, kill it; everything that it had said."""
    target = BEGIN + int(share * (len(DAY) - BEGIN))
    lines: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.whole_day.robot", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as robot:
        assert robot.stdout is not None
        for line in robot.stdout:
            lines.append(line)
            if int(line.split()[0]) >= target:
                break
        lines += [robot.stdout.readline() for _ in range(chance.randrange(1, 150))]
        robot.kill()
        lines += robot.stdout.readlines()
    told = [_read(line) for line in lines if line.endswith("\n")]
    assert told[-1].number >= target, f"the robot stopped at {told[-1]}: {DAY[told[-1].number]}"
    return told


def check_found(folder: Path, told: list[Told]) -> None:
    """Assert that the next start finds the words, the answers, the clock and undo."""
    # The last word may come from the very turn in which a key that was due was still to be kept.
    alive_at = told[-2].at
    safe = [each for each in told if each.at < alive_at - SAFE_AFTER][-1]
    (path,) = folder.glob("*.cxsession")
    session = open_session(path)
    try:
        document = session.document
        _check_typed(document, safe)
        since = told[told.index(safe) :]
        assert any(_is_there(document, each) for each in since), "another activity, another second"
        if safe.can_undo:
            assert session.editor().undo() is not None, "nothing can be undone"
    finally:
        session.close()


def _check_typed(document: Document, safe: Told) -> None:
    texts = "\n".join(
        value
        for item in document
        for name in item.__struct_fields__
        if isinstance(value := getattr(item, name), str)
    )
    for number, gesture in enumerate(DAY[: safe.number + 1]):
        whole = number < safe.number
        if isinstance(gesture, Write):
            words = gesture.text if whole else gesture.text[: safe.done].rstrip()
            assert words in texts, f"lost: {words!r}"
        elif isinstance(gesture, Holds) and whole:
            assert gesture.found(document), f"not so any more: {gesture.what}"


def _is_there(document: Document, told: Told) -> bool:
    state = run_state(document, told.now)
    left = state.run.seconds_left if state.run else 0
    return ((state.current or "-"), left) == (told.current, told.left)


def _read(line: str) -> Told:
    number, done, at, now, current, left, can_undo = line.split()
    return Told(int(number), int(done), float(at), int(now), current, int(left), can_undo == "1")
