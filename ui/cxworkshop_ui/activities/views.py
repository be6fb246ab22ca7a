"""Which capture form belongs to which activity kind; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext


def _notes(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.notes_form import NotesForm

    return NotesForm(context, agenda_item)


def _opening(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.opening_form import OpeningForm

    return OpeningForm(context, agenda_item)


def _diagnostic(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.diagnostic_form import DiagnosticForm

    return DiagnosticForm(context, agenda_item)


def _journey(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.journey_form import JourneyForm

    return JourneyForm(context, agenda_item)


def _handoffs(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.handoffs_form import HandOffsForm

    return HandOffsForm(context)


def _definition(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.definition_form import DefinitionForm

    return DefinitionForm(context, agenda_item)


def _prioritise(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.prioritise_form import PrioritiseForm

    return PrioritiseForm(context, agenda_item)


def _goals(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.goals_form import GoalsForm

    return GoalsForm(context)


def _commitments(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.commitments_form import CommitmentsForm

    return CommitmentsForm(context, agenda_item)


def _next_steps(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.next_steps_form import NextStepsForm

    return NextStepsForm(context)


def _decisions(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.decisions_form import DecisionsForm

    return DecisionsForm(context)


def _outside(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.outside_form import OutsideForm

    return OutsideForm(context)


def _closing(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.closing_form import ClosingForm

    return ClosingForm(context, agenda_item)


def _break(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.break_form import BreakForm

    return BreakForm(context, agenda_item)


VIEWS: dict[str, Callable[[SessionContext, ItemId], QWidget]] = {
    "opening": _opening,
    "diagnostic": _diagnostic,
    "journey": _journey,
    "handoffs": _handoffs,
    "discussion": _notes,
    "definition": _definition,
    "prioritise": _prioritise,
    "goals": _goals,
    "commitments": _commitments,
    "next_steps": _next_steps,
    "decisions": _decisions,
    "outside": _outside,
    "closing": _closing,
    "break": _break,
}
"""By the id of the kind: what builds the form for an agenda item."""
