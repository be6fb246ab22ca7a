"""Every activity kind and every item type there is, in explicit tables.

A new kind is one module, one line in :data:`KINDS`, its items in :data:`ITEM_TYPES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from cxworkshop.activities import commitments, definition, goals, next_steps, parking_lot
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Section, Sheet
from cxworkshop.i18n import M, Message
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails


class ActivityKind(msgspec.Struct, frozen=True):
    """What an agenda item can be: its id in files, its name, its role for colour."""

    id: str
    title: Message
    role: str
    adds: Message


KINDS: tuple[ActivityKind, ...] = (
    ActivityKind("opening", M("Opening"), "neutral", M("Expectations")),
    ActivityKind("discussion", M("Discussion"), "accent", M("Notes and decisions")),
    ActivityKind("definition", M("Shared definition"), "definition", M("One agreed sentence")),
    ActivityKind("goals", M("Goals"), "goals", M("Few goals, measured")),
    ActivityKind("commitments", M("Commitments"), "goals", M("One per leader")),
    ActivityKind("next_steps", M("Next steps"), "steps", M("Owner and date each")),
    ActivityKind("closing", M("Closing"), "neutral", M("Read-back")),
    ActivityKind("break", M("Break"), "break", M("A pause")),
)

KIND_BY_ID: dict[str, ActivityKind] = {kind.id: kind for kind in KINDS}


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
    PlanPart("definition", M("Shared definition"), definition.section),
    PlanPart("parking_lot", M("Parking lot"), parking_lot.section, parking_lot.sheet),
)
"""The parts of the action plan in the order in which they are printed."""

ITEM_TYPES: dict[str, type[Item]] = {
    item_type.kind: item_type
    for item_type in (
        SessionDetails,
        Function,
        Participant,
        AgendaItem,
        RunEvent,
        Note,
        Proposal,
        SharedDefinition,
        Goal,
        Commitment,
        NextStep,
        ParkingEntry,
        InboxEntry,
    )
}


def activity_kind(kind_id: str) -> ActivityKind:
    """The kind of this id; a kind that a newer version added is shown as a discussion."""
    return KIND_BY_ID.get(kind_id, KIND_BY_ID["discussion"])


def new_document(items: Iterable[Item] = ()) -> Document:
    """A document that knows every item type."""
    return Document(items, ITEM_TYPES)
