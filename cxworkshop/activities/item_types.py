"""Every type of item there is, and which kind of activity each belongs to.

It knows what a file can hold, and nothing of what is shown or printed of it: a session opens
without that. What a kind shows and prints is in :mod:`cxworkshop.activities.registry`.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxworkshop.activities.agreed import AgreedPlan
from cxworkshop.activities.break_time import BreakSetup, CameBack
from cxworkshop.activities.breakouts import Breakout, Group
from cxworkshop.activities.checklist import ChecklistItem
from cxworkshop.activities.closing import ClosingSetup, ClosingWord, ReturnCount, ReturnHand
from cxworkshop.activities.commitments import Commitment, Declined
from cxworkshop.activities.commitments_slides import RoundSettings
from cxworkshop.activities.decisions import Decision, DecisionList
from cxworkshop.activities.definition import (
    Consent,
    DefinitionSetup,
    DotsGiven,
    Proposal,
    SharedDefinition,
)
from cxworkshop.activities.diagnostic import Diagnostic, Evidence, Rating, Statement, Tally
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.activities.discussion import Decided, DiscussionSetup
from cxworkshop.activities.gap import Gap, GapSetup
from cxworkshop.activities.goals import Goal, GoalPart
from cxworkshop.activities.handoffs import DismissedHandOff, HandOff, HandOffSetup
from cxworkshop.activities.impact import ImpactRating, ImpactSubject, Perspective
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.journey import Journey, JourneyStage, PainPoint, Touchpoint
from cxworkshop.activities.journey_setup import JourneySetup
from cxworkshop.activities.next_steps import NextStep, NextStepSetup
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation, GroundRule, OpeningSetup
from cxworkshop.activities.outside import OutsidePromise, OutsideSetup
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.photos import Photo
from cxworkshop.activities.prioritise import Idea, PrioritiseSetup
from cxworkshop.activities.review import CheckIn, Promise, ReviewAnswer
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails

ITEMS: dict[str, tuple[type[Item], ...]] = {
    "opening": (
        Expectation,
        GroundRule,
        OpeningSetup,
    ),
    "diagnostic": (
        Diagnostic,
        Statement,
        Rating,
        Tally,
        Evidence,
        EarlierTally,
    ),
    "journey": (
        Journey,
        JourneyStage,
        Touchpoint,
        PainPoint,
        JourneySetup,
    ),
    "handoffs": (
        HandOff,
        DismissedHandOff,
        HandOffSetup,
    ),
    "gap": (
        Gap,
        GapSetup,
    ),
    "discussion": (
        Decided,
        DiscussionSetup,
    ),
    "definition": (
        Proposal,
        DotsGiven,
        SharedDefinition,
        Consent,
        DefinitionSetup,
    ),
    "prioritise": (
        Idea,
        PrioritiseSetup,
    ),
    "impact": (
        Perspective,
        ImpactSubject,
        ImpactRating,
    ),
    "goals": (
        Goal,
        GoalPart,
    ),
    "commitments": (
        Commitment,
        Declined,
        RoundSettings,
    ),
    "next_steps": (
        NextStep,
        NextStepSetup,
    ),
    "decisions": (
        Decision,
        DecisionList,
    ),
    "outside": (
        OutsidePromise,
        OutsideSetup,
    ),
    "review": (
        Promise,
        CheckIn,
        ReviewAnswer,
    ),
    "closing": (
        ReturnHand,
        ReturnCount,
        ClosingWord,
        ClosingSetup,
    ),
    "break": (
        CameBack,
        BreakSetup,
    ),
}
"""The items of each kind of activity.

Those that belong to one activity have it as their parent; items of the whole session have none.
"""

_OF_EVERY_SESSION: tuple[type[Item], ...] = (
    SessionDetails,
    Function,
    Participant,
    AgendaItem,
    RunEvent,
    Note,
    Breakout,
    Group,
    ParkingEntry,
    InboxEntry,
    AgreedPlan,
    Photo,
    ChecklistItem,
)

ITEM_TYPES: dict[str, type[Item]] = {
    item_type.kind: item_type
    for types in (_OF_EVERY_SESSION, *ITEMS.values())
    for item_type in types
}


def items_of(kind_id: str) -> tuple[type[Item], ...]:
    """The types of item of a kind; those of a discussion for one that a newer version added."""
    return ITEMS.get(kind_id, ITEMS["discussion"])


def activity_showing(document: Document, item_id: ItemId) -> AgendaItem | None:
    """The activity in whose form an item is shown: its own, or the first of its kind."""
    item = document.get(item_id)
    while item is not None and not isinstance(item, AgendaItem) and item.parent is not None:
        item = document.get(item.parent)
    if item is None or isinstance(item, AgendaItem):
        return item
    kinds = {kind for kind, types in ITEMS.items() if type(item) in types}
    agenda = document.all(AgendaItem)
    return next((activity for activity in agenda if activity.activity in kinds), None)


def new_document(items: Iterable[Item] = ()) -> Document:
    """A document that knows every item type."""
    return Document(items, ITEM_TYPES)
