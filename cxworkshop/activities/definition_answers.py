"""What is written down when leaders give dots and show hands: one step each, by whom."""

from __future__ import annotations

import msgspec

from cxworkshop.activities.content import NewId
from cxworkshop.activities.definition import (
    LIVEABLE,
    Consent,
    DefinitionSetup,
    DotsGiven,
    Proposal,
    agreed,
    consents,
    dots_by_person,
    setup_of,
)
from cxworkshop.activities.hands import show_hand
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetFields, Together
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId


def give_dots(
    document: Document, person: ItemId, proposal: ItemId, dots: int, new_id: NewId
) -> Command | None:
    """A leader gives so many dots to a proposal; None where nothing changes."""
    label = M("Give dots")
    given = dots_by_person(document).get((person, proposal))
    if given is None:
        if dots <= 0:
            return None
        made = DotsGiven(id=ItemId(new_id()), parent=proposal, participant=person, dots=dots)
        return AddItem(made, label)
    if dots <= 0:
        return RemoveItem(given.id, label)
    return SetFields(given.id, {"dots": dots}, label) if dots != given.dots else None


def count_dots(
    document: Document, proposal: Proposal, dots: int, at: int, new_id: NewId
) -> Command:
    """So many dots were counted on a proposal; ``at`` is now, in UTC milliseconds.

    The first ones say since when it is counted, and with the last ones taken away that is over.
    """
    label = M("Count the dots")
    counted = SetFields(proposal.id, {"dots": dots}, label)
    others = sum(each.dots for each in document.all(Proposal) if each.id != proposal.id)
    since = setup_of(document).dots_since
    wanted = (since or at) if others + dots > 0 else 0
    agenda = document.all(AgendaItem)
    activity = next((item.id for item in agenda if item.activity == "definition"), None)
    if wanted == since or (activity is None and not setup_of(document).id):
        return counted
    return Together(
        (change_setup(document, "dots_since", wanted, activity, new_id), counted), label
    )


def give_consent(
    document: Document,
    person: ItemId,
    level: int | None,
    new_id: NewId,
    *,
    is_declined: bool = False,
) -> Command | None:
    """A leader shows a level or declines; with neither the answer is taken back.

    None where nothing changes, or where there is no sentence to answer.
    """
    label = M("Show consent")
    sentence = agreed(document)
    if sentence is None:
        return None
    is_named = setup_of(document).names_low and level is not None and level < LIVEABLE
    return show_hand(
        consents(document).get(person),
        Consent(parent=sentence.id, participant=person),
        level,
        label,
        new_id,
        is_declined=is_declined,
        also={"is_named": is_named},
    )


def name_low(document: Document, *, is_on: bool, activity: ItemId, new_id: NewId) -> Command:
    """Switch on or off that the room screen names who showed less than 3."""
    label = M("Name who is below 3 on the room screen") if is_on else M("Take the names away")
    answers = consents(document).values()
    marks = (
        SetFields(
            answer.id,
            {"is_named": is_on and answer.level is not None and answer.level < LIVEABLE},
            label,
        )
        for answer in answers
    )
    return Together(
        (change_setup(document, "names_low", is_on, activity, new_id), *marks),
        label,
    )


def change_setup(
    document: Document, name: str, value: object, activity: ItemId | None, new_id: NewId
) -> Command:
    """Change one setting of how the sentence is found."""
    label = M("Change how dots are counted")
    found = document.all(DefinitionSetup)
    if found:
        return SetFields(found[0].id, {name: value}, label)
    made = DefinitionSetup(id=ItemId(new_id()), parent=activity)
    return AddItem(msgspec.structs.replace(made, **{name: value}), label)
