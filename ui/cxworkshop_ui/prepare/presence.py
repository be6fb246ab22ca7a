"""Whether a person is in the room, in words, in colour, and to choose."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox

from cxworkshop.activities.attendance import PRESENCE_LABEL, change_presence
from cxworkshop.editing.commands import SetFields
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import ChoiceBinding
from cxworkshop_ui.theme.tokens import Role

OUTSIDE = "outside"

PRESENCE_WORDS: dict[str, Message] = {
    Presence.EXPECTED.value: M("Expected"),
    Presence.HERE.value: M("Here"),
    Presence.LEFT.value: M("Left"),
    Presence.ABSENT.value: M("Absent"),
    OUTSIDE: M("Outside the room"),
}

PRESENCE_ROLES: dict[str, Role] = {
    Presence.EXPECTED.value: "neutral",
    Presence.HERE.value: "kept",
    Presence.LEFT.value: "steps",
    Presence.ABSENT.value: "steps",
    OUTSIDE: "neutral",
}


def presence_of(person: Participant) -> str:
    """The key of a person's presence in the tables above."""
    return person.presence.value if person.in_room else OUTSIDE


def presence_command(person: Participant, key: str, at: int) -> SetFields:
    """The command that gives a person this presence, at an instant in UTC milliseconds."""
    if key == OUTSIDE:
        return SetFields(person.id, {"in_room": False}, PRESENCE_LABEL)
    return change_presence(person, Presence(key), at)


class PresenceBinding(ChoiceBinding):
    """A combo box for the presence of a participant; outside the room is one of its choices."""

    def __init__(self, context: SessionContext, box: QComboBox, item_id: ItemId) -> None:
        super().__init__(context, box, "presence", PRESENCE_LABEL, item_id)
        self.set_choices([(key, context.words.say(word)) for key, word in PRESENCE_WORDS.items()])

    def value(self) -> Any:
        """The key of the presence in the document."""
        person = self.context.document.find(Participant, self.item_id)
        return presence_of(person) if person is not None else None

    def write(self, value: Any, visit: str = "") -> bool:
        """Give the person this presence."""
        person = self.context.document.find(Participant, self.item_id)
        if person is None:
            return True
        command = presence_command(person, str(value), self.context.editor.now())
        return self.context.apply(command, initiator=self, visit=visit) is not None
