"""Every kind's content, every part of the plan and every item type, in explicit tables.

A new kind is one module, one line in :data:`kinds.KINDS`, one in :data:`CONTENTS` and, where it
prints something, one in :data:`PLAN_PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from cxworkshop.activities import (
    commitments,
    definition,
    definition_plan,
    definition_slides,
    goals,
    next_steps,
    parking_lot,
    prioritise,
    prioritise_plan,
    prioritise_slides,
)
from cxworkshop.activities.agreed import AgreedPlan
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.content import KindContent
from cxworkshop.activities.definition import (
    Consent,
    DefinitionSetup,
    DotsGiven,
    Proposal,
    SharedDefinition,
)
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.prioritise import Idea, PrioritiseSetup
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Section, Sheet
from cxworkshop.i18n import M, Message
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails


class PlanPart(msgspec.Struct, frozen=True):
    """What one subject contributes to the action plan: a section on paper, maybe a sheet."""

    id: str
    title: Message
    section: Callable[[Document, Wording], Section | None]
    sheet: Callable[[Document, Wording], Sheet] | None = None


PLAN_PARTS: tuple[PlanPart, ...] = (
    PlanPart("next_steps", M("Next steps"), next_steps.section, next_steps.sheet),
    PlanPart("goals", M("Goals"), goals.section, goals.sheet),
    PlanPart("commitments", M("Commitments"), commitments.section, commitments.sheet),
    PlanPart("definition", M("Shared definition"), definition_plan.section, definition_plan.sheet),
    PlanPart("priorities", M("Priorities"), prioritise_plan.section, prioritise_plan.sheet),
    PlanPart("parking_lot", M("Parking lot"), parking_lot.section, parking_lot.sheet),
)
"""The parts of the action plan in the order in which they are printed."""

CONTENTS: tuple[KindContent, ...] = (
    KindContent("opening"),
    KindContent("discussion"),
    KindContent(
        "definition",
        (Proposal, DotsGiven, SharedDefinition, Consent, DefinitionSetup),
        slide=definition_slides.slide,
        setup=definition.SETUP,
        results_wait=True,
    ),
    KindContent(
        "prioritise",
        (Idea, PrioritiseSetup),
        slide=prioritise_slides.slide,
        setup=prioritise.SETUP,
        results_wait=True,
    ),
    KindContent("goals", (Goal,)),
    KindContent("commitments", (Commitment,)),
    KindContent("next_steps", (NextStep,)),
    KindContent("closing"),
    KindContent("break"),
)

CONTENT_BY_KIND: dict[str, KindContent] = {content.kind: content for content in CONTENTS}

_OF_EVERY_SESSION: tuple[type[Item], ...] = (
    SessionDetails,
    Function,
    Participant,
    AgendaItem,
    RunEvent,
    Note,
    ParkingEntry,
    AgreedPlan,
)

ITEM_TYPES: dict[str, type[Item]] = {
    item_type.kind: item_type
    for item_type in (
        *_OF_EVERY_SESSION,
        *(item_type for content in CONTENTS for item_type in content.items),
    )
}


def content_of(kind_id: str) -> KindContent:
    """What a kind brings; a kind that a newer version added is treated as a discussion."""
    return CONTENT_BY_KIND.get(kind_id, CONTENT_BY_KIND["discussion"])


def activity_showing(document: Document, item_id: ItemId) -> AgendaItem | None:
    """The activity in whose form an item is shown: its own, or the first of its kind."""
    item = document.get(item_id)
    while item is not None and not isinstance(item, AgendaItem) and item.parent is not None:
        item = document.get(item.parent)
    if item is None or isinstance(item, AgendaItem):
        return item
    kinds = {content.kind for content in CONTENTS if type(item) in content.items}
    agenda = document.all(AgendaItem)
    return next((activity for activity in agenda if activity.activity in kinds), None)


def new_document(items: Iterable[Item] = ()) -> Document:
    """A document that knows every item type."""
    return Document(items, ITEM_TYPES)
