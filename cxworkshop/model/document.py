"""The current state of a session: every item by id, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from cxworkshop.model.item import Item, ItemId, LinkField, UnknownItem, kind_of, links_of
from cxworkshop.model.session import SessionDetails

ItemT = TypeVar("ItemT", bound=Item)

_NONE: Mapping[str, type[Item]] = MappingProxyType({})
_ORDER = attrgetter("position", "id")


class Document:
    """All items of a session. Only its owner, the editor, changes it; everybody else reads.

    Items are frozen, so a :meth:`snapshot` shares them and costs next to nothing: it is what
    work off the GUI thread is given. ``types`` are the item types it knows, by kind.
    """

    def __init__(self, items: Iterable[Item] = (), types: Mapping[str, type[Item]] = _NONE) -> None:
        self.types = types
        self._items: dict[ItemId, Item] = {}
        self._kinds: dict[str, dict[ItemId, Item]] = {}
        self._sorted: dict[str, tuple[Item, ...]] = {}
        by_type: dict[type[Item], dict[ItemId, Item]] = {}
        for item in items:
            item_id = item.id
            self._items[item_id] = item
            same = by_type.get(type(item))
            if same is None:
                same = by_type[type(item)] = {}
            same[item_id] = item
        for item in by_type.pop(UnknownItem, {}).values():
            self._kinds.setdefault(kind_of(item), {})[item.id] = item
        for item_type, same in by_type.items():
            self._kinds[item_type.kind] = same

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items.values())

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._items

    def __getitem__(self, item_id: ItemId) -> Item:
        return self._items[item_id]

    def get(self, item_id: ItemId | None) -> Item | None:
        """The item of this id, or None."""
        return self._items.get(item_id) if item_id is not None else None

    def find(self, item_type: type[ItemT], item_id: ItemId | None) -> ItemT | None:
        """The item of this id if it is of this type, or None."""
        item = self.get(item_id)
        return item if isinstance(item, item_type) else None

    def all(self, item_type: type[ItemT]) -> tuple[ItemT, ...]:
        """Every item of a type, in order."""
        return self.of_kind(item_type.kind)  # type: ignore[return-value]

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """Every item of a kind, in order."""
        found = self._sorted.get(kind)
        if found is None:
            found = tuple(sorted(self._kinds.get(kind, {}).values(), key=_ORDER))
            self._sorted[kind] = found
        return found

    def under(self, parent: ItemId | None, item_type: type[ItemT]) -> tuple[ItemT, ...]:
        """The children of a type, in order."""
        return tuple(item for item in self.all(item_type) if item.parent == parent)

    def children(self, parent: ItemId) -> tuple[Item, ...]:
        """The children of any kind."""
        return tuple(item for item in self._items.values() if item.parent == parent)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of which there is at least one item."""
        return tuple(kind for kind, items in self._kinds.items() if items)

    @property
    def session(self) -> SessionDetails:
        """The session's details; the defaults where a damaged file has none."""
        found = self.all(SessionDetails)
        return found[0] if found else SessionDetails()

    def pointing_at(self, target: ItemId) -> list[tuple[Item, LinkField]]:
        """Every item with a field that points to the target."""
        return [
            (item, field)
            for item in self._items.values()
            for field, pointed in links_of(item)
            if pointed == target
        ]

    def snapshot(self) -> Document:
        """The document as it is now; later edits do not reach it."""
        return Document(self._items.values(), self.types)

    def put(self, item: Item) -> None:
        """Take an item in, in place of the one with its id. For who owns the document alone."""
        kind = kind_of(item)
        self._items[item.id] = item
        self._kinds.setdefault(kind, {})[item.id] = item
        self._sorted.pop(kind, None)

    def drop(self, item_id: ItemId) -> None:
        """Let an item go. For who owns the document alone."""
        item = self._items.pop(item_id)
        kind = kind_of(item)
        del self._kinds[kind][item_id]
        self._sorted.pop(kind, None)
