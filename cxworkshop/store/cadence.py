"""When the next copy is due."""

from __future__ import annotations

REST = 2.0
"""Seconds without an edit after which a copy is published."""
LATEST = 10.0
"""Seconds after the first unpublished edit at which one is published even without rest."""
SPARING = 10.0
"""So many times as long as the last copy took passes before the next."""
RETRY = 5.0
"""Seconds between tries while the place is away or full."""


class Cadence:
    """Decides from edits and past copies; knows no clock, is told the instants in seconds."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._last = 0.0
        self._carried: float | None = None
        self._not_before = float("-inf")

    def is_pending(self) -> bool:
        """Whether there are edits that no copy under way or done holds."""
        return self._first is not None

    def edited(self, at: float) -> None:
        """An edit was made."""
        if self._first is None:
            self._first = at
        self._last = at

    def due(self) -> float | None:
        """When the next copy is to be made; None when there is nothing to publish."""
        if self._first is None:
            return None
        return max(min(self._last + REST, self._first + LATEST), self._not_before)

    def started(self) -> None:
        """A copy is being made: it will hold every edit until now."""
        self._carried, self._first = self._first, None

    def succeeded(self, began: float, ended: float) -> None:
        """The copy is published."""
        self._carried = None
        self._not_before = ended + SPARING * (ended - began)

    def failed(self, began: float, ended: float) -> None:
        """The copy could not be published; its edits are still waiting."""
        if self._carried is not None:
            self._first = self._carried
        elif self._first is None:
            self._first = began
        self._carried = None
        self._not_before = ended + max(RETRY, SPARING * (ended - began))
