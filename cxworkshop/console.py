"""Lines to whoever started the program from a terminal, and the exit codes they read."""

from __future__ import annotations

import sys
from typing import TextIO

from cxworkshop.errors import Problem
from cxworkshop.i18n import Catalogue

PROGRAM = "cxworkshop"

OK, DAMAGED, WRONG, BUG, STOPPED = 0, 1, 2, 70, 130
"""The exit codes: done; a damaged file; bad input or a problem; a bug; interrupted."""


def say(line: str, stream: TextIO | None = None) -> None:
    """One line of output; control characters of strangers' texts do not reach the terminal."""
    printable = "".join(char if char.isprintable() else " " for char in line)
    (stream or sys.stdout).write(printable + "\n")


def told_here(problem: Problem, words: Catalogue) -> str:
    """A problem in a line, with the command that helps where there is one."""
    if not problem.command:
        return problem.told(words)
    return words.tr("{told} Use: {command}", told=problem.told(words), command=problem.command)


def complain(line: str, code: int) -> int:
    """One line about what is wrong, on the standard error; gives the code back."""
    say(f"{PROGRAM}: {line}", sys.stderr)
    return code
