"""Who leaves before the end: what is still theirs to do, and who takes it on."""

from __future__ import annotations

from collections.abc import Mapping

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.next_steps import NextStep, by_date
from cxworkshop.activities.status import Status
from cxworkshop.editing.commands import SetFields, Together
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence, counts

GIVE = M("Give the steps to others")
LEAVE = M("Change who is in the room")


def open_steps(document: Document, person: ItemId) -> list[NextStep]:
    """What a person still has to do, by due date."""
    return [
        step
        for step in by_date(document)
        if step.owner == person and step.status in (Status.OPEN, Status.STARTED)
    ]


def proposed_owner(document: Document, person: ItemId) -> ItemId | None:
    """Who could take the steps on: the accountability partner, if still there; None without."""
    for item in document.all(Commitment):
        if item.participant == person and item.status is not Status.DROPPED:
            partner = document.find(Participant, item.partner)
            if partner is not None and partner.id != person and counts(partner):
                return partner.id
    return None


def takers(document: Document, person: ItemId) -> list[Participant]:
    """Who can take a step on: everybody but the person, those in the room first."""
    others = [other for other in document.all(Participant) if other.id != person]
    return sorted(others, key=lambda other: not counts(other))


def give_steps(document: Document, owners: Mapping[ItemId, ItemId]) -> Together:
    """Give steps to new owners (by the id of the step), as one undo step.

    Whoever gets one has not said yes to it yet.
    """
    return Together(
        tuple(
            SetFields(step, {"owner": owner, "accepted": False}, GIVE)
            for step, owner in owners.items()
            if document.find(NextStep, step) is not None
        ),
        GIVE,
    )


def leave(person: ItemId, at: int) -> SetFields:
    """Mark a person as gone since an instant (UTC milliseconds): every count follows."""
    return SetFields(person, {"presence": Presence.LEFT, "left_at": at}, LEAVE)
