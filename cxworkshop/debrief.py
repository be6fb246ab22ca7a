"""Planned and real: how long everything was meant to take, and how long it took.

For the debrief of those who run the day, never for the client's plan.
"""

from __future__ import annotations

import msgspec

from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.progress import RunState, run_state
from cxworkshop.schedule import promised_day


class Compared(msgspec.Struct, frozen=True):
    """One activity, planned and real. Starts are minutes of the day, lengths minutes.

    ``planned`` is what was promised when the day began, ``replanned`` the length that was last
    meant, extensions included. ``start`` and ``real`` are None for what was never opened;
    ``real`` is the time it was open and not paused, rounded.
    """

    item: ItemId
    planned_start: int
    planned: int
    replanned: int
    start: int | None
    real: int | None
    is_skipped: bool
    is_open: bool = False

    @property
    def difference(self) -> int | None:
        """The minutes it took more than planned, negative for less; None where that is not known.

        What is still open has not taken less: it goes on.
        """
        if self.real is None or (self.is_open and self.real < self.planned):
            return None
        return self.real - self.planned


class Debrief(msgspec.Struct, frozen=True):
    """The whole day, planned and real; ``real`` sums what was opened, breaks included."""

    rows: tuple[Compared, ...]
    planned_end: int
    end: int | None

    @property
    def planned(self) -> int:
        """The minutes that were planned."""
        return sum(row.planned for row in self.rows)

    @property
    def real(self) -> int:
        """The minutes that were used."""
        return sum(row.real or 0 for row in self.rows)


def debrief(document: Document, now: int | None = None) -> Debrief:
    """Planned and real times side by side; what is still open counts up to ``now``, or, without
    it, up to its last fact.
    """
    state: RunState = run_state(document, now or 0)
    plan = promised_day(document)
    rows = []
    for row in plan.rows:
        run = state.activities[row.item.id]
        is_opened = run.opened_at is not None
        rows.append(
            Compared(
                item=row.item.id,
                planned_start=row.start,
                planned=row.end - row.start,
                replanned=run.planned + run.extended,
                start=state.minute(run.opened_at) if run.opened_at is not None else None,
                real=round(run.used_ms / 60_000) if is_opened else None,
                is_skipped=run.is_skipped,
                is_open=run.is_open,
            )
        )
    closed = [run.closed_at for run in state.activities.values() if run.closed_at is not None]
    is_over = bool(closed) and state.current is None
    return Debrief(tuple(rows), plan.end, state.minute(max(closed)) if is_over else None)
