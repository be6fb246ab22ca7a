"""Which capture form belongs to which activity kind; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext


def _notes(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.notes_form import NotesForm

    return NotesForm(context, agenda_item)


def _definition(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.definition_form import DefinitionForm

    return DefinitionForm(context, agenda_item)


def _prioritise(context: SessionContext, agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.prioritise_form import PrioritiseForm

    return PrioritiseForm(context, agenda_item)


def _goals(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.goals_form import GoalsForm

    return GoalsForm(context)


def _commitments(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.commitments_form import CommitmentsForm

    return CommitmentsForm(context)


def _next_steps(context: SessionContext, _agenda_item: ItemId) -> QWidget:
    from cxworkshop_ui.activities.next_steps_form import NextStepsForm

    return NextStepsForm(context)


VIEWS: dict[str, Callable[[SessionContext, ItemId], QWidget]] = {
    "opening": _notes,
    "discussion": _notes,
    "definition": _definition,
    "prioritise": _prioritise,
    "goals": _goals,
    "commitments": _commitments,
    "next_steps": _next_steps,
    "closing": _notes,
    "break": _notes,
}
"""By the id of the kind: what builds the form for an agenda item."""
