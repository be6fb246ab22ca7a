"""Agreeing on the plan: what it says before, the act, and how the plan stands after it."""

from __future__ import annotations

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


def standing(context: SessionContext) -> tuple[int, str]:
    """The version of the plan, and it in words: a draft, as agreed, how much changed since."""
    document = context.document
    if agreed_plan(document) is None:
        return 0, context.tr("Draft: nothing is agreed yet")
    count = len(changes_since(document))
    number = 2 if count else 1
    said = version_words(document, Wording(document, context.words), number)
    if not count:
        return number, said
    told = context.trn("{count} change", "{count} changes", count)
    return number, f"{said}: {told}"


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
