"""Agreeing on the plan: what it says before, the act, and how the plan stands after it."""

from __future__ import annotations

from typing import NamedTuple

from cxworkshop.activities.agreed import agree, agreed_plan, changes_since, version_words
from cxworkshop.activities.commitments import coverage
from cxworkshop.activities.wording import Wording
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.glance import checkable


def agree_now(context: SessionContext) -> bool:
    """Freeze what stands in the plan as it is agreed; one undo step. Returns whether it is."""
    context.flush()
    editor = context.editor
    return context.apply(agree(editor.document, editor.now(), editor.new_id)) is not None


class Standing(NamedTuple):
    """How the plan stands: its version, 0 for a draft, how much changed since, all in words."""

    number: int
    changes: int
    said: str


def standing(context: SessionContext) -> Standing:
    """How the plan stands now."""
    document = context.document
    plan = agreed_plan(document)
    if plan is None:
        return Standing(0, 0, context.tr("Draft: nothing is agreed yet"))
    count = len(changes_since(document))
    number = plan.number + bool(count)
    said = version_words(document, Wording(document, context.words), number)
    told = context.trn("{count} change", "{count} changes", count) if count else ""
    return Standing(number, count, ": ".join(filter(None, (said, told))))


def open_points(context: SessionContext) -> str:
    """What is not there yet when the plan is agreed on: it is said, it stops nobody."""
    document = context.document
    told = []
    missing = coverage(document).open
    if missing:
        names = short_names(document)
        who = context.words.join(names[person.id] for person in missing)
        told.append(context.tr("No commitment yet: {names}.", names=who))
    sound, whole = checkable(context)
    if sound < whole:
        told.append(
            context.tr("{open} of {whole} cannot be checked yet.", open=whole - sound, whole=whole)
        )
    return " ".join(told)
