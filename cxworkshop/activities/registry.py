"""What every kind shows, and every part of the plan, in explicit tables.

A new kind is one module, one line in :data:`kinds.KINDS`, one in :data:`item_types.ITEMS`, one in
:data:`CONTENTS` and, where it prints something, one in :data:`PLAN_PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from cxworkshop.activities import (
    break_time,
    breakouts_plan,
    closing,
    closing_plan,
    closing_sheets,
    closing_slides,
    commitments_plan,
    commitments_slides,
    decisions_plan,
    definition,
    definition_plan,
    definition_sheets,
    definition_slides,
    diagnostic,
    diagnostic_report,
    diagnostic_sheets,
    diagnostic_slides,
    discussion,
    gap,
    gap_plan,
    goals,
    goals_plan,
    goals_slide,
    handoffs_plan,
    impact,
    impact_plan,
    journey_plan,
    journey_sheets,
    journey_slides,
    next_steps,
    notes_sheet,
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
from cxworkshop.activities.content import KindContent
from cxworkshop.activities.journey_setup import SETUP as JOURNEY_SETUP
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Section
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.worksheets import Sheet

Sheets = tuple[Callable[[Document, Wording], Sheet | Iterable[Sheet] | None], ...]
"""What makes sheets of a workbook: one, several, or None where it would be of no use."""


class PlanPart(msgspec.Struct, frozen=True):
    """What one subject contributes to the action plan: a section on paper, maybe sheets."""

    id: str
    title: Message
    section: Callable[[Document, Wording], Section | None]
    sheets: Sheets = ()


PLAN_PARTS: tuple[PlanPart, ...] = (
    PlanPart("summary", M("The day on one page"), summary_plan.section),
    PlanPart("next_steps", M("Next steps"), next_steps.section, (next_steps.sheet,)),
    PlanPart("goals", M("Goals"), goals_plan.section, (goals_plan.sheet,)),
    PlanPart("commitments", M("Commitments"), commitments_plan.section, (commitments_plan.sheet,)),
    PlanPart("decisions", M("Who decides"), decisions_plan.section, (decisions_plan.sheet,)),
    PlanPart("outside", M("Outside promises"), outside.section, (outside.sheet,)),
    PlanPart("review", M("Promised and kept"), review_plan.section, (review_plan.sheet,)),
    PlanPart("discussion", M("What was decided"), discussion.section, (discussion.sheet,)),
    PlanPart(
        "definition",
        M("Shared definition"),
        definition_plan.section,
        (definition_sheets.sheets,),
    ),
    PlanPart(
        "diagnostic",
        M("Diagnostic"),
        diagnostic_report.section,
        (diagnostic_sheets.sheets,),
    ),
    PlanPart("journey", M("Journey"), journey_plan.section, (journey_sheets.sheets,)),
    PlanPart("handoffs", M("Hand-offs"), handoffs_plan.section, (handoffs_plan.sheet,)),
    PlanPart("gaps", M("Gaps"), gap_plan.section, (gap_plan.sheet,)),
    PlanPart("priorities", M("Priorities"), prioritise_plan.section, (prioritise_plan.sheet,)),
    PlanPart("impact", M("Impact check"), impact_plan.section, (impact_plan.sheets,)),
    PlanPart(
        "groups",
        M("What the groups found"),
        breakouts_plan.section,
        (breakouts_plan.sheet, notes_sheet.sheet),
    ),
    PlanPart("parking_lot", M("Parking lot"), parking_lot.section, (parking_lot.sheet,)),
    PlanPart(
        "opening",
        M("Expectations"),
        opening_plan.section,
        (opening_plan.sheet, opening_plan.rules_sheet),
    ),
    PlanPart(
        "closing",
        M("Return on time"),
        closing_plan.section,
        (closing_sheets.sheets,),
    ),
    PlanPart("photos", M("Photos of the wall"), photos.section),
)
"""The parts of the action plan in the order in which they are printed."""

CONTENTS: tuple[KindContent, ...] = (
    KindContent(
        "opening",
        slide=opening_slides.slide,
        setup=opening.SETUP,
    ),
    KindContent(
        "diagnostic",
        slide=diagnostic_slides.slide,
        setup=diagnostic.SETUP,
        results_wait=True,
    ),
    KindContent(
        "journey",
        slide=journey_slides.slide,
        setup=JOURNEY_SETUP,
    ),
    KindContent("handoffs", slide=handoffs_plan.slide, setup=handoffs_plan.SETUP),
    KindContent("gap", slide=gap_plan.slide, setup=gap.SETUP),
    KindContent(
        "discussion",
        slide=discussion.slide,
        setup=discussion.SETUP,
        question=discussion.question_of,
    ),
    KindContent(
        "definition",
        slide=definition_slides.slide,
        setup=definition.SETUP,
        results_wait=True,
    ),
    KindContent(
        "prioritise",
        slide=prioritise_slides.slide,
        setup=prioritise.SETUP,
        results_wait=True,
    ),
    KindContent(
        "impact",
        slide=impact_plan.slide,
        setup=impact.SETUP,
    ),
    KindContent("goals", slide=goals_slide.slide, setup=goals.SETUP),
    KindContent(
        "commitments",
        slide=commitments_slides.slide,
        setup=commitments_slides.SETUP,
    ),
    KindContent("next_steps", slide=next_steps.slide, setup=next_steps.SETUP),
    KindContent("decisions", slide=decisions_plan.slide, setup=decisions_plan.SETUP),
    KindContent("outside", slide=outside.slide, setup=outside.SETUP),
    KindContent(
        "review",
        slide=review_slides.slide,
        setup=review.SETUP,
        results_wait=True,
    ),
    KindContent(
        "closing",
        slide=closing_slides.slide,
        setup=closing.SETUP,
        results_wait=True,
    ),
    KindContent("break", slide=break_time.slide, setup=break_time.SETUP, asks=False),
)

CONTENT_BY_KIND: dict[str, KindContent] = {content.kind: content for content in CONTENTS}


def content_of(kind_id: str) -> KindContent:
    """What a kind brings; a kind that a newer version added is treated as a discussion."""
    return CONTENT_BY_KIND.get(kind_id, CONTENT_BY_KIND["discussion"])
