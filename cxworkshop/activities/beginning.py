"""Adding activities to the agenda by hand, each with what its kind starts with."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

import msgspec

from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.item_types import items_of
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetField, Together
from cxworkshop.i18n import LANGUAGES, Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, kind_of, links_of


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

    It gets the standard settings of its new kind unless it has been of that kind before. Those
    of the kind it was go while nobody has touched them: no form would show them any more.
    """
    item = document.find(AgendaItem, activity)
    if item is None:
        raise KeyError(activity)
    types = items_of(kind)
    was_there = any(type(child) in types for child in document.children(activity))
    changed = msgspec.structs.replace(item, activity=kind)
    started = () if was_there else _standard(document, changed, new_id)
    gone = _untouched(document, item) if kind != item.activity else ()
    return Together(
        (
            *(RemoveItem(child, label) for child in gone),
            SetField(activity, "activity", kind, label),
            *(AddItem(each, label) for each in started),
        ),
        label,
    )


def _untouched(document: Document, activity: AgendaItem) -> list[ItemId]:
    """What an activity was given with its kind, while it stands there as it was given.

    All or nothing: settings on which somebody worked, or of which something was recorded, stay
    whole. The language may have been another when they were given.
    """
    for language in LANGUAGES:
        given = _standard_in(language, activity, _counted())
        found = _as_given(document, activity, given) if given else []
        if found:
            return found
    return []


def _as_given(document: Document, activity: AgendaItem, given: tuple[Item, ...]) -> list[ItemId]:
    """The items that say exactly what was given; none where one of them says something else."""
    loose = [item for item in given if item.parent is None]
    own = _below(document, activity)
    if _shape(own, activity.id) != _shape(given, activity.id):
        return []
    found = [item.id for item in own if item.parent == activity.id]
    # Items of the whole session were put behind those that were there.
    for wanted in reversed(loose):
        alike = (
            item.id
            for item in reversed(document.of_kind(kind_of(wanted)))
            if item.id not in found and _said(item) == _said(wanted)
        )
        one = next(alike, None)
        if one is None:
            return []
        found.append(one)
    ids = {item.id for item in own}.union(found)
    is_used = any(item.id not in ids and _uses(item, ids) for item in document)
    return [] if is_used else found


def _below(document: Document, activity: AgendaItem) -> list[Item]:
    """The items of its kind in an activity, and everything that belongs to them."""
    types = items_of(activity.activity)
    found = [item for of in types for item in document.under(activity.id, of)]
    for item in found:  # grows while it is walked
        found.extend(document.children(item.id))
    return found


def _uses(item: Item, ids: set[ItemId]) -> bool:
    return item.parent in ids or any(target in ids for _, target in links_of(item))


def _shape(items: Iterable[Item], parent: ItemId) -> list[Any]:
    """What items say, in their order, each with those below it: without ids and places."""
    below: dict[ItemId | None, list[Item]] = {}
    for item in sorted(items, key=lambda item: (kind_of(item), item.position)):
        below.setdefault(item.parent, []).append(item)

    def told(of: ItemId) -> list[Any]:
        return [(_said(item), told(item.id)) for item in below.get(of, ())]

    return told(parent)


def _said(item: Item) -> Item:
    return msgspec.structs.replace(item, id=ItemId(""), parent=None, position="")


def _counted() -> NewId:
    """Ids for what is only compared."""
    numbers = count()
    return lambda: f"given {next(numbers)}"


def _standard(document: Document, activity: AgendaItem, new_id: NewId) -> tuple[Item, ...]:
    return _standard_in(document.session.language, activity, new_id)


def _standard_in(language: str, activity: AgendaItem, new_id: NewId) -> tuple[Item, ...]:
    setup = _setup_of(activity)
    if setup is None:
        return ()
    return tuple(setup.begin(setup.standard(language), activity.id, new_id))


def _together(first: Command, started: tuple[Item, ...], label: Message) -> Command:
    return Together((first, *(AddItem(item, label) for item in started)), label)


def _setup_of(activity: AgendaItem) -> Setup | None:
    # What all kinds show and print comes along: not before an activity is really added.
    from cxworkshop.activities.registry import content_of

    return content_of(activity.activity).setup
