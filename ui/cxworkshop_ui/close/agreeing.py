"""Agreeing on the plan: what it says before, the act, and how the plan stands after it."""

from __future__ import annotations

from cxworkshop.activities.agreed import agree, changes_since, version, version_words
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


def standing(context: SessionContext) -> str:
    """How the plan stands: a draft, as agreed, or how much was changed since."""
    document = context.document
    number = version(document)
    if number == 0:
        return context.tr("Draft: nothing is agreed yet")
    said = version_words(document, Wording(document, context.words))
    if number == 1:
        return said
    count = len(changes_since(document))
    return f"{said}: " + context.trn("{count} change", "{count} changes", count)


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
