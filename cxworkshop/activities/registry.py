"""Every kind's content, every part of the plan and every item type, in explicit tables.

A new kind is one module, one line in :data:`kinds.KINDS`, one in :data:`CONTENTS` and, where it
prints something, one in :data:`PLAN_PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from cxworkshop.activities import (
    break_time,
    breakouts_plan,
    closing,
    closing_plan,
    closing_slides,
    commitments_plan,
    commitments_slides,
    decisions_plan,
    definition,
    definition_plan,
    definition_slides,
    diagnostic,
    diagnostic_report,
    diagnostic_sheets,
    diagnostic_slides,
    discussion,
    gap,
    gap_plan,
    goals_plan,
    goals_slide,
    handoffs_plan,
    impact,
    impact_plan,
    journey_plan,
    journey_slides,
    next_steps,
    opening,
    opening_plan,
    opening_slides,
    outside,
    parking_lot,
    photos,
    prioritise,
    prioritise_plan,
    prioritise_slides,
    review,
    review_plan,
    review_slides,
    summary_plan,
)
from cxworkshop.activities.agreed import AgreedPlan
from cxworkshop.activities.break_time import CameBack
from cxworkshop.activities.breakouts import Breakout, Group
from cxworkshop.activities.checklist import ChecklistItem
from cxworkshop.activities.closing import ClosingSetup, ClosingWord, ReturnCount, ReturnHand
from cxworkshop.activities.commitments import Commitment, Declined
from cxworkshop.activities.commitments_slides import RoundSettings
from cxworkshop.activities.content import KindContent
from cxworkshop.activities.decisions import Decision, DecisionList
from cxworkshop.activities.definition import (
    Consent,
    DefinitionSetup,
    DotsGiven,
    Proposal,
    SharedDefinition,
)
from cxworkshop.activities.diagnostic import Diagnostic, Evidence, Rating, Statement, Tally
from cxworkshop.activities.discussion import Decided
from cxworkshop.activities.gap import Gap, GapSetup
from cxworkshop.activities.goals import Goal, GoalPart
from cxworkshop.activities.handoffs import DismissedHandOff, HandOff
from cxworkshop.activities.impact import ImpactRating, ImpactSubject, Perspective
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.journey import Journey, JourneyStage, PainPoint, Touchpoint
from cxworkshop.activities.journey_setup import SETUP as JOURNEY_SETUP
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation, GroundRule, OpeningSetup
from cxworkshop.activities.outside import OutsidePromise
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.photos import Photo
from cxworkshop.activities.prioritise import Idea, PrioritiseSetup
from cxworkshop.activities.review import CheckIn, Promise, ReviewAnswer
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Section, Sheet
from cxworkshop.i18n import M, Message
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails


class PlanPart(msgspec.Struct, frozen=True):
    """What one subject contributes to the action plan: a section on paper, maybe sheets.

    A sheet that would be of no use, or may not be given away, is None.
    """

    id: str
    title: Message
    section: Callable[[Document, Wording], Section | None]
    sheet: Callable[[Document, Wording], Sheet | None] | None = None
    second_sheet: Callable[[Document, Wording], Sheet | None] | None = None


PLAN_PARTS: tuple[PlanPart, ...] = (
    PlanPart("summary", M("The day on one page"), summary_plan.section),
    PlanPart("next_steps", M("Next steps"), next_steps.section, next_steps.sheet),
    PlanPart("goals", M("Goals"), goals_plan.section, goals_plan.sheet),
    PlanPart("commitments", M("Commitments"), commitments_plan.section, commitments_plan.sheet),
    PlanPart("decisions", M("Who decides"), decisions_plan.section, decisions_plan.sheet),
    PlanPart("outside", M("Outside promises"), outside.section, outside.sheet),
    PlanPart("review", M("Promised and kept"), review_plan.section, review_plan.sheet),
    PlanPart("discussion", M("What was decided"), discussion.section, discussion.sheet),
    PlanPart("definition", M("Shared definition"), definition_plan.section, definition_plan.sheet),
    PlanPart(
        "diagnostic",
        M("Diagnostic"),
        diagnostic_report.section,
        diagnostic_sheets.sheet,
        diagnostic_sheets.ratings_sheet,
    ),
    PlanPart("journey", M("Journey"), journey_plan.section, journey_plan.sheet),
    PlanPart("handoffs", M("Hand-offs"), handoffs_plan.section, handoffs_plan.sheet),
    PlanPart("gaps", M("Gaps"), gap_plan.section, gap_plan.sheet),
    PlanPart("priorities", M("Priorities"), prioritise_plan.section, prioritise_plan.sheet),
    PlanPart("impact", M("Impact check"), impact_plan.section, impact_plan.sheet),
    PlanPart("groups", M("What the groups found"), breakouts_plan.section, breakouts_plan.sheet),
    PlanPart("parking_lot", M("Parking lot"), parking_lot.section, parking_lot.sheet),
    PlanPart("opening", M("Expectations"), opening_plan.section, opening_plan.sheet),
    PlanPart(
        "closing",
        M("Return on time"),
        closing_plan.section,
        closing_plan.sheet,
        closing_plan.words_sheet,
    ),
    PlanPart("photos", M("Photos of the wall"), photos.section),
)
"""The parts of the action plan in the order in which they are printed."""

CONTENTS: tuple[KindContent, ...] = (
    KindContent(
        "opening",
        (Expectation, GroundRule, OpeningSetup),
        slide=opening_slides.slide,
        setup=opening.SETUP,
    ),
    KindContent(
        "diagnostic",
        (Diagnostic, Statement, Rating, Tally, Evidence),
        slide=diagnostic_slides.slide,
        setup=diagnostic.SETUP,
        results_wait=True,
    ),
    KindContent(
        "journey",
        (Journey, JourneyStage, Touchpoint, PainPoint),
        slide=journey_slides.slide,
        setup=JOURNEY_SETUP,
    ),
    KindContent("handoffs", (HandOff, DismissedHandOff), slide=handoffs_plan.slide),
    KindContent("gap", (Gap, GapSetup), slide=gap_plan.slide, setup=gap.SETUP),
    KindContent("discussion", (Decided,), discussion.slide),
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
    KindContent(
        "impact",
        (Perspective, ImpactSubject, ImpactRating),
        slide=impact_plan.slide,
        setup=impact.SETUP,
    ),
    KindContent("goals", (Goal, GoalPart), goals_slide.slide),
    KindContent(
        "commitments",
        (Commitment, Declined, RoundSettings),
        commitments_slides.slide,
        commitments_slides.SETUP,
    ),
    KindContent("next_steps", (NextStep,), next_steps.slide),
    KindContent("decisions", (Decision, DecisionList), decisions_plan.slide, decisions_plan.SETUP),
    KindContent("outside", (OutsidePromise,), outside.slide),
    KindContent(
        "review",
        (Promise, CheckIn, ReviewAnswer),
        slide=review_slides.slide,
        setup=review.SETUP,
        results_wait=True,
    ),
    KindContent(
        "closing",
        (ReturnHand, ReturnCount, ClosingWord, ClosingSetup),
        slide=closing_slides.slide,
        setup=closing.SETUP,
        results_wait=True,
    ),
    KindContent("break", (CameBack,), slide=break_time.slide, asks=False),
)

CONTENT_BY_KIND: dict[str, KindContent] = {content.kind: content for content in CONTENTS}

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
