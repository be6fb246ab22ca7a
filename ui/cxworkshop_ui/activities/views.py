"""Which capture form belongs to which activity kind; each is imported when it is first shown."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Protocol

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext


def _opening(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.opening_form import OpeningForm

    return OpeningForm(context, agenda_item, parent)


def _diagnostic(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.diagnostic_form import DiagnosticForm

    return DiagnosticForm(context, agenda_item, parent)


def _journey(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.journey_form import JourneyForm

    return JourneyForm(context, agenda_item, parent)


def _handoffs(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.handoffs_form import HandOffsForm

    return HandOffsForm(context, agenda_item, parent)


def _gap(context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None) -> QWidget:
    from cxworkshop_ui.activities.gap_form import GapForm

    return GapForm(context, agenda_item, parent)


def _discussion(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.discussion_form import DiscussionForm

    return DiscussionForm(context, agenda_item, parent)


def _definition(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.definition_form import DefinitionForm

    return DefinitionForm(context, agenda_item, parent)


def _prioritise(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.prioritise_form import PrioritiseForm

    return PrioritiseForm(context, agenda_item, parent)


def _impact(context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None) -> QWidget:
    from cxworkshop_ui.activities.impact_form import ImpactForm

    return ImpactForm(context, agenda_item, parent)


def _goals(context: SessionContext, _agenda_item: ItemId, parent: QWidget | None = None) -> QWidget:
    from cxworkshop_ui.activities.goals_form import GoalsForm

    return GoalsForm(context, parent)


def _commitments(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.commitments_form import CommitmentsForm

    return CommitmentsForm(context, agenda_item, parent)


def _next_steps(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.next_steps_form import NextStepsForm

    return NextStepsForm(context, agenda_item, parent)


def _decisions(
    context: SessionContext, _agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.decisions_form import DecisionsForm

    return DecisionsForm(context, parent)


def _outside(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.outside_form import OutsideForm

    return OutsideForm(context, agenda_item, parent)


def _review(context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None) -> QWidget:
    from cxworkshop_ui.activities.review_form import ReviewForm

    return ReviewForm(context, agenda_item, parent)


def _closing(
    context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None
) -> QWidget:
    from cxworkshop_ui.activities.closing_form import ClosingForm

    return ClosingForm(context, agenda_item, parent)


def _break(context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None) -> QWidget:
    from cxworkshop_ui.activities.break_form import BreakForm

    return BreakForm(context, agenda_item, parent)


class Makes(Protocol):
    """Builds the form for an agenda item, dressed once where it is made inside its page."""

    def __call__(
        self, context: SessionContext, agenda_item: ItemId, parent: QWidget | None = None, /
    ) -> QWidget: ...


VIEWS: dict[str, Makes] = {
    "opening": _opening,
    "diagnostic": _diagnostic,
    "journey": _journey,
    "handoffs": _handoffs,
    "gap": _gap,
    "discussion": _discussion,
    "definition": _definition,
    "prioritise": _prioritise,
    "impact": _impact,
    "goals": _goals,
    "commitments": _commitments,
    "next_steps": _next_steps,
    "decisions": _decisions,
    "outside": _outside,
    "review": _review,
    "closing": _closing,
    "break": _break,
}
"""By the id of the kind: what builds the form for an agenda item."""


def load(kind: str) -> bool:
    """Import the form of a kind ahead. Returns whether it was not there yet."""
    name = f"cxworkshop_ui.activities.{kind}_form"
    is_new = name not in sys.modules
    if is_new:
        import_module(name)
    return is_new
