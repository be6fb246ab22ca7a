"""What can go wrong in the world, told in the user's words.

A :class:`Problem` is no bug: a disk is full, a file is held, an input is wrong. It names the
cause and the next step. Everything else that is raised is a bug and is shown as one.
"""

from __future__ import annotations

from cxworkshop.i18n import Catalogue, Message, catalogue


class Problem(Exception):
    """Something outside the program stands in the way; says what, and what to do about it.

    ``command`` is how that is done at the command line, where a window has a button for it.
    """

    command = ""

    def __init__(self, cause: Message, next_step: Message | None = None) -> None:
        super().__init__(cause, next_step)
        self.cause = cause
        self.next_step = next_step

    def told(self, words: Catalogue) -> str:
        """Cause and next step as one line of text."""
        parts = [words.say(self.cause)]
        if self.next_step is not None:
            parts.append(words.say(self.next_step))
        return " ".join(parts)

    def __str__(self) -> str:
        return self.told(catalogue("en"))


class BadInput(Problem):
    """What the user gave cannot be used: names the place and what to do."""


class Cancelled(Exception):
    """The user stopped a piece of work; nothing was changed by it."""
