"""Adding activities to the agenda by hand, each with what its kind starts with."""

from __future__ import annotations

import msgspec

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.item_types import items_of
from cxworkshop.editing.commands import AddItem, Command, SetField, Together
from cxworkshop.i18n import Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId


def add_activity(
    document: Document, activity: AgendaItem, after: ItemId | None, label: Message, new_id: NewId
) -> Command:
    """Add an activity with the standard settings of its kind."""
    return _together(AddItem(activity, label, after), _standard(document, activity, new_id), label)


def duplicate_activity(
    document: Document, original: ItemId, label: Message, new_id: NewId
) -> Command:
    """Add a copy of an activity after it: its settings too, none of what was recorded in it."""
    activity = document.find(AgendaItem, original)
    if activity is None:
        raise KeyError(original)
    copy = msgspec.structs.replace(activity, id=ItemId(new_id()), fixed_start=None)
    setup = _setup_of(activity)
    started = setup.begin(setup.read(document, original), copy.id, new_id) if setup else ()
    return _together(AddItem(copy, label, original), tuple(started), label)


def change_kind(
    document: Document, activity: ItemId, kind: str, label: Message, new_id: NewId
) -> Command:
    """Make an activity one of another kind; what was recorded in it stays with it.

    It gets the standard settings of its new kind unless it has been of that kind before.
    """
    item = document.find(AgendaItem, activity)
    if item is None:
        raise KeyError(activity)
    types = items_of(kind)
    was_there = any(type(child) in types for child in document.children(activity))
    changed = msgspec.structs.replace(item, activity=kind)
    started = () if was_there else _standard(document, changed, new_id)
    return _together(SetField(activity, "activity", kind, label), started, label)


def _standard(document: Document, activity: AgendaItem, new_id: NewId) -> tuple[Item, ...]:
    setup = _setup_of(activity)
    if setup is None:
        return ()
    settings = setup.standard(document.session.language)
    return tuple(setup.begin(settings, activity.id, new_id))


def _together(first: Command, started: tuple[Item, ...], label: Message) -> Command:
    return Together((first, *(AddItem(item, label) for item in started)), label)


def _setup_of(activity: AgendaItem) -> Setup | None:
    # What all kinds show and print comes along: not before an activity is really added.
    from cxworkshop.activities.registry import content_of

    return content_of(activity.activity).setup
