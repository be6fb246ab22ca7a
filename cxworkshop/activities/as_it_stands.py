"""What an activity began with, kept anew as it stands: so that a template says it from now on.

Rules, stages, themes and decisions belong to the group as soon as it changes them, and stay behind.
Whoever prepares a day for many clients refines them beforehand and may want them to go along: that
is a decision of their own, never made for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from cxworkshop.activities import decisions_plan, gap, journey_setup, opening
from cxworkshop.activities.content import NewId
from cxworkshop.activities.decisions import DecisionList
from cxworkshop.activities.kept_setup import change_setup, setup_of
from cxworkshop.editing.commands import Command, Together
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId

KEEP = M("Keep for templates")


class _Kept(msgspec.Struct, frozen=True):
    """Where a kind keeps what it began with, and what that would be now."""

    setup: type[Item]
    stands: Callable[[Document, ItemId], dict[str, Any]]


_KINDS: dict[str, _Kept] = {
    "opening": _Kept(opening.OpeningSetup, opening.rules_as_they_stand),
    "journey": _Kept(journey_setup.JourneySetup, journey_setup.journeys_as_they_stand),
    "gap": _Kept(gap.GapSetup, gap.themes_as_they_stand),
    "decisions": _Kept(DecisionList, decisions_plan.decisions_as_they_stand),
}


def keep_as_it_stands(document: Document, new_id: NewId) -> Command | None:
    """Let a template of this session begin as its activities stand now; None where it does."""
    changes = tuple(_changes(document, new_id))
    return Together(changes, KEEP) if changes else None


def _changes(document: Document, new_id: NewId) -> Iterator[Command]:
    for activity in document.all(AgendaItem):
        kept = _KINDS.get(activity.activity)
        if kept is None:
            continue
        values = kept.stands(document, activity.id)
        before = setup_of(document, activity.id, kept.setup)
        if any(getattr(before, name) != value for name, value in values.items()):
            yield change_setup(document, activity.id, kept.setup, values, KEEP, new_id)
