"""The people of a session and the functions they belong to."""

from enum import StrEnum
from typing import ClassVar

from cxworkshop.model.item import FunctionId, Item


class Presence(StrEnum):
    """Whether a participant is in the room."""

    EXPECTED = "expected"
    HERE = "here"
    LEFT = "left"
    ABSENT = "absent"


class Function(Item, frozen=True, kw_only=True, gc=False):
    """A department: Sales, Legal, Operations."""

    kind: ClassVar[str] = "function"
    public: ClassVar[tuple[str, ...]] = ("name",)

    name: str = ""


class Participant(Item, frozen=True, kw_only=True, gc=False):
    """A senior leader of the session – or, with ``in_room`` false, an owner from outside it.

    Instants are UTC milliseconds.
    """

    kind: ClassVar[str] = "participant"
    public: ClassVar[tuple[str, ...]] = ("name", "function", "presence", "in_room")

    name: str = ""
    function: FunctionId | None = None
    role: str = ""
    email: str = ""
    presence: Presence = Presence.EXPECTED
    arrived_at: int | None = None
    left_at: int | None = None
    in_room: bool = True
    note: str = ""


def counts(participant: Participant) -> bool:
    """Whether the participant counts for grids, rounds and minutes a head."""
    return participant.in_room and participant.presence in (Presence.EXPECTED, Presence.HERE)


def initials(name: str) -> str:
    """One or two letters for an avatar: first and last word's."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()
