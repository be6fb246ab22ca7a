"""Goals: few, measured, owned."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from cxworkshop.activities.status import Status
from cxworkshop.model.item import AnyId, FunctionId, Item, ParticipantId


class Horizon(StrEnum):
    """When a goal is worked on."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"


class Goal(Item, frozen=True, kw_only=True, gc=False):
    """What the group wants to reach, how anyone can tell, and who answers for it."""

    kind: ClassVar[str] = "goal"

    text: str = ""
    measure: str = ""
    baseline: str = ""
    target: str = ""
    due: date | None = None
    owner: ParticipantId | None = None
    horizon: Horizon = Horizon.NOW
    functions: tuple[FunctionId, ...] = ()
    status: Status = Status.OPEN
    because: AnyId | None = None
