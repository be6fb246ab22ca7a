"""Parking lot: what matters but not now, with the name of who raised it."""

from __future__ import annotations

from typing import ClassVar

from cxworkshop.model.item import Item, ParticipantId


class ParkingEntry(Item, frozen=True, kw_only=True, gc=False):
    """One thought parked for later."""

    kind: ClassVar[str] = "parking_entry"

    text: str = ""
    raised_by: ParticipantId | None = None
    is_settled: bool = False
