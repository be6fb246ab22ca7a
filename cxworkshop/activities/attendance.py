"""Who is in the room: how many, who works in groups, and how it is corrected while the day runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from cxworkshop.editing.commands import SetFields, Together
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence

PRESENCE_LABEL = M("Change who is in the room")

_FOLLOWING = {
    Presence.EXPECTED: Presence.HERE,
    Presence.HERE: Presence.LEFT,
    Presence.LEFT: Presence.ABSENT,
    Presence.ABSENT: Presence.EXPECTED,
}


class Attendance(msgspec.Struct, frozen=True):
    """How many of a session's people are here, still expected, have left, or do not come."""

    here: int
    expected: int
    left: int
    absent: int

    @property
    def invited(self) -> int:
        """Everybody the day was planned for."""
        return self.here + self.expected + self.left + self.absent

    @property
    def is_taken(self) -> bool:
        """Whether anybody has looked who is here."""
        return self.here + self.left > 0

    @property
    def message(self) -> Message:
        """How many are here of how many; before anybody has looked, how many are expected."""
        if not self.is_taken:
            return M("{count} expected", count=self.expected)
        return M("{here} of {invited} here", here=self.here, invited=self.invited)


def attendance(document: Document) -> Attendance:
    """Who is in the room, counted; owners from outside are not."""
    told = [person.presence for person in document.all(Participant) if person.in_room]
    return Attendance(
        here=told.count(Presence.HERE),
        expected=told.count(Presence.EXPECTED),
        left=told.count(Presence.LEFT),
        absent=told.count(Presence.ABSENT),
    )


def present(document: Document) -> list[Participant]:
    """Who can be put into a group: those here; where nobody has looked yet, those expected."""
    wanted = Presence.HERE if attendance(document).is_taken else Presence.EXPECTED
    return [
        person
        for person in document.all(Participant)
        if person.in_room and person.presence is wanted
    ]


def following(presence: Presence) -> Presence:
    """What one key makes of a presence: expected, here, left, absent, and round again."""
    return _FOLLOWING[presence]


def change_presence(person: Participant, presence: Presence, at: int) -> SetFields:
    """The command that records where somebody is, with the instant (UTC milliseconds).

    Who comes back keeps the time of arrival; who is expected or absent has none.
    """
    return SetFields(person.id, _fields(person, presence, at), PRESENCE_LABEL)


def all_here(document: Document, at: int) -> Together:
    """The command by which everybody who is still expected is here."""
    waiting: Iterable[Participant] = (
        person
        for person in document.all(Participant)
        if person.in_room and person.presence is Presence.EXPECTED
    )
    label = M("Everybody expected is here")
    return Together(
        tuple(SetFields(one.id, _fields(one, Presence.HERE, at), label) for one in waiting), label
    )


def arrival(name: str, at: int) -> Participant:
    """Somebody who comes without having been on the list: here since now. Without id."""
    return Participant(id=ItemId(""), name=name, presence=Presence.HERE, arrived_at=at)


def _fields(person: Participant, presence: Presence, at: int) -> dict[str, Any]:
    arrived, left = person.arrived_at, None
    if presence is Presence.HERE:
        arrived = at if arrived is None else arrived
    elif presence is Presence.LEFT:
        left = at
    else:
        arrived = None
    return {"in_room": True, "presence": presence, "arrived_at": arrived, "left_at": left}
