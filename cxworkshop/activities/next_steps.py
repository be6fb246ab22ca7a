"""Next steps: one action, one owner, one date."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from cxworkshop.activities.status import Status
from cxworkshop.model.item import AnyId, GoalId, Item, ParticipantId


class NextStep(Item, frozen=True, kw_only=True, gc=False):
    """An action with one owner and a due date. ``accepted``: the owner said yes to it."""

    kind: ClassVar[str] = "next_step"

    text: str = ""
    owner: ParticipantId | None = None
    accepted: bool = False
    due: date | None = None
    goal: GoalId | None = None
    needs: str = ""
    done_when: str = ""
    status: Status = Status.OPEN
    because: AnyId | None = None
