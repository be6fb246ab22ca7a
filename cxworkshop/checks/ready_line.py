"""What a line of the readiness check says, and what the machine says of itself."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from cxworkshop.activities.checklist import Subject
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId


class State(StrEnum):
    """Ready; worth a look; not there yet; not known yet."""

    READY = "ready"
    LOOK = "look"
    OPEN = "open"
    UNKNOWN = "unknown"


STATE_WORDS: dict[State, Message] = {
    State.READY: M("Ready"),
    State.LOOK: M("Have a look"),
    State.OPEN: M("Not yet"),
    State.UNKNOWN: M("Looking…"),
}


class Display(msgspec.Struct, frozen=True):
    """A screen: its name, its size in pixels, whether the facilitator works on it."""

    name: str
    width: int
    height: int
    is_own: bool = False


class Surroundings(msgspec.Struct, frozen=True):
    """What the machine says: its displays, and what takes time to find out, None until then.

    ``unshown`` are characters that no font can show, ``free`` bytes where the outputs go.
    """

    displays: tuple[Display, ...] = ()
    unshown: tuple[str, ...] | None = None
    folder: str = ""
    can_write: bool | None = None
    free: int | None = None


class ReadyLine(msgspec.Struct, frozen=True):
    """One line of the check: what, how it stands, and the next step.

    The step leads to an item, to a page (``stage/page``) or to an action by its key. ``subject``
    is set where somebody has to tick it off.
    """

    id: str
    title: Message
    state: State
    said: Message
    step: Message | None = None
    item: ItemId | None = None
    page: str = ""
    action: str = ""
    subject: Subject = Subject.NOTHING
