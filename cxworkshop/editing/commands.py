"""The commands every edit is made of, and how several become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from cxworkshop.editing.changes import (
    Change,
    ChangeSet,
    Fields,
    data_of,
    merged,
    take,
    value_of,
    with_fields,
)
from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, kind_of, link_fields
from cxworkshop.model.position import between


class Command(Protocol):
    """An intention. It only says what would change; nothing has changed yet."""

    def changes(self, document: Document) -> ChangeSet:
        """The changes on this document. Raises KeyError when an item it names is not there."""
        ...


class AddItem(msgspec.Struct, frozen=True):
    """Add an item at the end of its siblings, or right after one of them."""

    item: Item
    label: Message
    after: ItemId | None = None

    def changes(self, document: Document) -> ChangeSet:
        """The addition, with a position of its own."""
        position = position_after(document, self.item, self.after)
        item = msgspec.structs.replace(self.item, position=position)
        return ChangeSet(self.label, (Change(item.id, kind_of(item), None, data_of(item)),))


class RemoveItem(msgspec.Struct, frozen=True):
    """Remove an item and its children; whatever pointed to them points nowhere."""

    id: ItemId
    label: Message

    def changes(self, document: Document) -> ChangeSet:
        """The removals and the links they take with them."""
        return ChangeSet(self.label, removal(document, (self.id,)))


class SetFields(msgspec.Struct, frozen=True):
    """Change some fields of one item; values are what the item's type takes."""

    id: ItemId
    values: Mapping[str, Any]
    label: Message

    def changes(self, document: Document) -> ChangeSet:
        """Only the fields that differ. Raises msgspec.ValidationError for a value that can't be."""
        item = document[self.id]
        before: Fields = {}
        after: Fields = {}
        for name, value in self.values.items():
            old, new = value_of(item, name), msgspec.to_builtins(value)
            if old != new:
                before[name], after[name] = old, new
        with_fields(item, after)
        if not after:
            return ChangeSet(self.label, ())
        return ChangeSet(self.label, (Change(item.id, kind_of(item), before, after),))


def SetField(item_id: ItemId, name: str, value: Any, label: Message) -> SetFields:  # noqa: N802
    """Change one field of one item."""
    return SetFields(item_id, {name: value}, label)


class MoveItem(msgspec.Struct, frozen=True):
    """Move an item right after a sibling, or to the front of its siblings."""

    id: ItemId
    after: ItemId | None
    label: Message

    def changes(self, document: Document) -> ChangeSet:
        """The new position; nothing when it already stands there."""
        item = document[self.id]
        siblings = [other for other in _siblings(document, item) if other.id != item.id]
        index = 0
        if self.after is not None:
            index = [other.id for other in siblings].index(self.after) + 1
        low = siblings[index - 1].position if index else ""
        high = siblings[index].position if index < len(siblings) else ""
        if low < item.position and (not high or item.position < high):
            return ChangeSet(self.label, ())
        position = between(low, high)
        change = Change(item.id, kind_of(item), {"position": item.position}, {"position": position})
        return ChangeSet(self.label, (change,))


def move_by(order: Sequence[ItemId], item_id: ItemId, by: int, label: Message) -> MoveItem | None:
    """Move an item so many places up (below 0) or down among the siblings in ``order``.

    It stops at either end; None where it would stay.
    """
    if item_id not in order:
        return None
    old = order.index(item_id)
    new = max(0, min(len(order) - 1, old + by))
    if new == old:
        return None
    others = [other for other in order if other != item_id]
    return MoveItem(item_id, others[new - 1] if new else None, label)


class Together(msgspec.Struct, frozen=True):
    """Several commands as one step, each seeing what those before it did."""

    commands: tuple[Command, ...]
    label: Message

    def changes(self, document: Document) -> ChangeSet:
        """The joined changes of all."""
        draft = document.snapshot()
        steps: list[tuple[Change, ...]] = []
        for command in self.commands:
            step = command.changes(draft).changes
            take(draft, step)
            steps.append(step)
        every = (change for step in steps for change in step)
        return ChangeSet(self.label, merged((), every))


def removal(document: Document, ids: Iterable[ItemId]) -> tuple[Change, ...]:
    """The changes that remove items with all their children and every link to any of them."""
    gone: dict[ItemId, Item] = {}
    waiting = list(ids)
    while waiting:
        item = document[waiting.pop()]
        gone[item.id] = item
        waiting.extend(child.id for child in document.children(item.id))
    removals = [
        Change(item.id, kind_of(item), data_of(item), None) for item in reversed(gone.values())
    ]
    return (*_unlinked(document, gone), *removals)


def position_after(document: Document, item: Item, after: ItemId | None) -> str:
    """The position for a new sibling: at the end, or right after one of them."""
    siblings = _siblings(document, item)
    if after is None:
        return between(siblings[-1].position if siblings else "", "")
    index = [other.id for other in siblings].index(after)
    high = siblings[index + 1].position if index + 1 < len(siblings) else ""
    return between(siblings[index].position, high)


def _siblings(document: Document, item: Item) -> list[Item]:
    return [other for other in document.of_kind(kind_of(item)) if other.parent == item.parent]


def _unlinked(document: Document, gone: Mapping[ItemId, Item]) -> list[Change]:
    """One change for every item outside ``gone`` that points into it."""
    pointing: dict[ItemId, Item] = {}
    for target in gone:
        pointing.update({item.id: item for item, _ in document.pointing_at(target)})
    return [_without_links(item, gone.keys()) for item in pointing.values() if item.id not in gone]


def _without_links(item: Item, gone: Iterable[ItemId]) -> Change:
    lost = set(gone)
    before: Fields = {}
    after: Fields = {}
    for field in link_fields(type(item)):
        value = getattr(item, field.name)
        if field.is_many and lost.intersection(value):
            before[field.name] = list(value)
            after[field.name] = [target for target in value if target not in lost]
        elif not field.is_many and value in lost:
            before[field.name], after[field.name] = value, None
    return Change(item.id, kind_of(item), before, after)
