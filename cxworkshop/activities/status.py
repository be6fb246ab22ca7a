"""The status that goals, commitments and next steps share."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far something promised is."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"
