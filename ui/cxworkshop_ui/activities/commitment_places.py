"""Whose place is where on the board of commitments, and which card stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from cxworkshop.activities.commitments import Commitment
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, counts
from cxworkshop_ui.activities.commitment_card import CommitmentCard

Slot = tuple[ItemId | None, ItemId | None]
"""A place on the board: whose it is, and the commitment in it."""


def slots(document: Document) -> tuple[list[Slot], list[Slot]]:
    """The places of the leaders, in their order, and the commitments of nobody."""
    made: dict[ItemId | None, list[ItemId]] = {}
    for item in document.all(Commitment):
        made.setdefault(item.participant, []).append(item.id)
    places: list[Slot] = []
    for person in document.all(Participant):
        own = made.pop(person.id, [])
        places += [(person.id, item_id) for item_id in own]
        if not own and counts(person):
            places.append((person.id, None))
    return places, [(None, item_id) for ids in made.values() for item_id in ids]


def matched(
    document: Document, cards: Iterable[CommitmentCard], wanted: list[Slot]
) -> list[CommitmentCard | None]:
    """The card that shows a place already, or stood empty for it; None where there is none."""
    by_item: dict[ItemId, CommitmentCard] = {}
    by_person: dict[ItemId | None, CommitmentCard] = {}
    for card in cards:
        item_id = card.item_id
        if item_id is not None and item_id in document:
            by_item[item_id] = card
        else:
            by_person[card.person_id] = card
    found: list[CommitmentCard | None] = []
    for person, item in wanted:
        if item is not None:
            found.append(by_item.pop(item, None))
        else:
            found.append(by_person.pop(person, None))
    return [
        card or by_person.pop(place[0], None) for card, place in zip(found, wanted, strict=True)
    ]
