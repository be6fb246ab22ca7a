"""The people of a session and the functions they belong to."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import count, islice
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


def initials_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Initials that nobody shares: where two would be the same, they get letters more, or a number.

    They stand alone above a column: whoever types an answer there has nothing else to go by.
    """
    found = [initials(name) for name in names]
    for same in dict.fromkeys(each for each in found if found.count(each) > 1):
        places = [at for at, each in enumerate(found) if each == same]
        taken = set(found)
        for first, last in _LETTERS:
            longer = [_letters(names[at], first, last) for at in places]
            if len({*longer, *taken}) == len(places) + len(taken):
                break
        else:
            numbers = (f"{same}{number}" for number in count(1))
            longer = list(islice((each for each in numbers if each not in taken), len(places)))
        for at, each in zip(places, longer, strict=True):
            found[at] = each
    return tuple(found)


_LETTERS = ((1, 2), (2, 1), (2, 2), (1, 3))
"""How many letters of the first and of the last word tell two people apart, in this order."""


def _letters(name: str, first: int, last: int) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) < 2:
        return "".join(words)[: first + last - 1].capitalize()
    return words[0][:first].capitalize() + words[-1][:last].capitalize()
