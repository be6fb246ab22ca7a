"""A reader of strangers' files in a process of its own: whatever happens there, we go on.

The file goes in as bytes on standard input, what was found comes out as JSON on standard output.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NOT_STARTED = 1
"""How Python ends when it does not come to our code, which always answers: a bug of ours."""


class TooSlow(Exception):
    """The reader did not answer in time, or was stopped by its limits."""


def answer_of(module: str, flag: str, data: bytes, time_limit: float, *more: str) -> dict[str, Any]:
    """What a reader says of a file; a frozen program starts itself with ``flag`` as that reader.

    ``time_limit`` in seconds; ``more`` are arguments of the reader. Raises TooSlow;
    RuntimeError when there is no reader, which says nothing about the file.
    """
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [*reader(module, flag), *more],
            input=data,
            capture_output=True,
            timeout=time_limit,
            check=False,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise TooSlow from None
    if child.returncode == _NOT_STARTED:
        raise RuntimeError(f"the reader {module} ended: {child.stderr.decode(errors='replace')}")
    try:
        answer: dict[str, Any] = json.loads(child.stdout)
    except ValueError:  # stopped by its limits before it could answer
        raise TooSlow from None
    return answer


class Refused(Exception):
    """A file is not read; the argument is the code that says why."""


def answer(
    read: Callable[[bytes], dict[str, Any]], max_bytes: int, cpu_seconds: int, memory: int
) -> int:
    """The reader's own side: read standard input within limits, write the answer as JSON.

    ``read`` gets one byte more than ``max_bytes`` of a file that is too long. Always returns 0:
    the answer says how it went, ``{"error": code}`` too.
    """
    _bound(cpu_seconds, memory)
    try:
        found = read(sys.stdin.buffer.read(max_bytes + 1))
    except Refused as refusal:
        found = {"error": str(refusal)}
    except MemoryError:
        found = {"error": "too_big"}
    except Exception:
        found = {"error": "damaged"}
    sys.stdout.buffer.write(json.dumps(found).encode())
    return 0


def _bound(cpu_seconds: int, memory: int) -> None:
    """Bound this process's time from now on and its memory, in bytes, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of whoever waits for us has to do
        return
    seconds = math.ceil(time.process_time()) + cpu_seconds
    for what, limit in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        with contextlib.suppress(ValueError, OSError):
            hard = resource.getrlimit(what)[1]
            soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            resource.setrlimit(what, (soft, hard))


def reader(module: str, flag: str) -> list[str]:
    """The command that starts a reader."""
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    return [sys.executable, "-P", "-m", module]


def _environment() -> dict[str, str]:
    """Ours, with the place of this package: the current folder is not searched for modules."""
    place = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH", "")
    path = f"{place}{os.pathsep}{known}" if known else place
    return {**os.environ, "PYTHONPATH": path, "OPENPYXL_LXML": "False"}
