"""Commitments: what each leader will do, said aloud to the group."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from cxworkshop.activities.status import Status
from cxworkshop.model.item import AnyId, GoalId, Item, ParticipantId


class Commitment(Item, frozen=True, kw_only=True, gc=False):
    """What one leader will do. A commitment whose leader was removed stays, with nobody."""

    kind: ClassVar[str] = "commitment"

    participant: ParticipantId | None = None
    text: str = ""
    by: date | None = None
    kept_when: str = ""
    first_step: str = ""
    first_step_on: date | None = None
    partner: ParticipantId | None = None
    support: str = ""
    goal: GoalId | None = None
    because: AnyId | None = None
    said_aloud: bool = False
    status: Status = Status.OPEN
