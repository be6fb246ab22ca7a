"""What an edit does, as data: per item the changed fields before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, ItemId, UnknownItem, field_types, kind_of

Fields = dict[str, Any]
"""Field names with their values as JSON knows them; ``parent`` and ``position`` among them."""


class Change(msgspec.Struct, frozen=True):
    """One item's change: no ``before`` means it is added, no ``after`` that it is removed.

    An addition or removal holds the item's whole data, an update only what changes.
    """

    id: ItemId
    kind: str
    before: Fields | None
    after: Fields | None

    @property
    def adds(self) -> bool:
        """Whether the item was not there before."""
        return self.before is None

    @property
    def removes(self) -> bool:
        """Whether the item is gone afterwards."""
        return self.after is None

    def inverted(self) -> Change:
        """The change that takes this one back."""
        return Change(self.id, self.kind, self.after, self.before)


class ChangeSet(msgspec.Struct, frozen=True):
    """The changes of one command, to be applied all or none."""

    label: Message
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)


class Step(msgspec.Struct, frozen=True):
    """One row of the history: a visit's changes, or an undo or redo that names what it undoes.

    ``at`` is UTC milliseconds.
    """

    seq: int
    at: int
    visit: str
    label: Message
    undoes: int | None
    changes: tuple[Change, ...]


def inverted(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take these back, in reverse order."""
    return tuple(change.inverted() for change in reversed(tuple(changes)))


def merged(first: Iterable[Change], second: Iterable[Change]) -> tuple[Change, ...]:
    """One set of changes with the effect of two in a row; what cancels out is left out."""
    together: dict[ItemId, Change] = {}
    for change in (*first, *second):
        earlier = together.pop(change.id, None)
        joined = change if earlier is None else _joined(earlier, change)
        if joined is not None:
            together[change.id] = joined
    return tuple(together.values())


def _joined(first: Change, second: Change) -> Change | None:
    if first.before is None and second.after is None:
        return None
    before = first.before
    after = second.after
    if first.before is not None and first.after is not None:
        before = {**(second.before or {}), **first.before}
    if second.before is not None and second.after is not None:
        after = {**(first.after or {}), **second.after}
    if before is not None and after is not None:
        kept = [name for name in after if before.get(name) != after[name]]
        before = {name: before.get(name) for name in kept}
        after = {name: after[name] for name in kept}
        if not kept:
            return None
    return Change(first.id, first.kind, before, after)


def data_of(item: Item) -> Fields:
    """An item's whole data as JSON knows it, with parent and position, without its id."""
    if isinstance(item, UnknownItem):
        fields: Fields = msgspec.json.decode(item.data)
    else:
        fields = msgspec.to_builtins(item)
        for name in COLUMNS:
            fields.pop(name, None)
    fields["parent"] = item.parent
    fields["position"] = item.position
    return fields


def value_of(item: Item, name: str) -> Any:
    """One field of an item as JSON knows it."""
    return msgspec.to_builtins(getattr(item, name))


def take(document: Document, changes: Iterable[Change]) -> None:
    """Make the changes on a document in memory."""
    for change in changes:
        if change.after is None:
            document.drop(change.id)
        elif change.before is None:
            document.put(item_from(change.id, change.kind, change.after, document.types))
        else:
            document.put(with_fields(document[change.id], change.after))


def item_from(item_id: ItemId, kind: str, fields: Fields, types: Mapping[str, type[Item]]) -> Item:
    """The item with this data. Raises msgspec.ValidationError where a field does not fit."""
    item_type = types.get(kind)
    if item_type is None:
        data = {name: value for name, value in fields.items() if name not in COLUMNS}
        return UnknownItem(
            id=item_id,
            parent=fields.get("parent"),
            position=fields.get("position", ""),
            unknown_kind=kind,
            data=msgspec.json.encode(data).decode(),
        )
    return msgspec.convert({**fields, "id": item_id}, item_type)


def with_fields(item: Item, fields: Fields) -> Item:
    """The item with some fields changed; what its type does not know is left to the file.

    Raises msgspec.ValidationError, naming the field, where a value does not fit.
    """
    known: Fields = {}
    if isinstance(item, UnknownItem):
        data = msgspec.json.decode(item.data)
        data.update({name: value for name, value in fields.items() if name not in COLUMNS})
        known = {name: fields[name] for name in ("parent", "position") if name in fields}
        known["data"] = msgspec.json.encode(data).decode()
        return msgspec.structs.replace(item, **known)
    declared = field_types(type(item))
    for name, value in fields.items():
        if name in declared:
            try:
                known[name] = msgspec.convert(value, declared[name])
            except msgspec.ValidationError as error:
                message = f"{kind_of(item)}.{name}: {error}"
                raise msgspec.ValidationError(message) from None
    return msgspec.structs.replace(item, **known)
