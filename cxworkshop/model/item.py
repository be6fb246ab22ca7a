"""The base of everything a session holds, and the links between items."""

import types
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, ClassVar, NewType, Union, get_args, get_origin, get_type_hints

import msgspec

ItemId = NewType("ItemId", str)
"""A random 128-bit id in hexadecimal text; never reused, never meaningful."""


class Link(msgspec.Struct, frozen=True):
    """Marks a field as pointing to another item; ``kind`` is empty where any kind will do."""

    kind: str = ""


ParticipantId = Annotated[ItemId, Link("participant")]
FunctionId = Annotated[ItemId, Link("function")]
GoalId = Annotated[ItemId, Link("goal")]
AgendaItemId = Annotated[ItemId, Link("agenda_item")]
AnyId = Annotated[ItemId, Link()]


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One record of a session.

    ``id``, ``parent`` and ``position`` are columns of the file, the other fields its data.
    Order among siblings of a kind is by ``position``, a fractional key, ties by id.
    Containers are tuples, so that a snapshot of a document is free. A default never changes
    once released: a field that holds its default is not written.

    ``public`` names the fields that the room may see; whatever it does not name never leaves
    the facilitator's window for the room screen. ``is_reason``: something can be done because of
    it. ``agreed`` names the fields that the group agrees on when the day is closed: what they
    hold then is what was promised. ``travels`` names the fields that say how an activity is run,
    not what came of it: they alone go into a template or another client's session.
    """

    kind: ClassVar[str] = ""
    public: ClassVar[tuple[str, ...]] = ()
    is_reason: ClassVar[bool] = False
    agreed: ClassVar[tuple[str, ...]] = ()
    travels: ClassVar[tuple[str, ...]] = ()

    id: ItemId = ItemId("")
    parent: ItemId | None = None
    position: str = ""

    def shown(self) -> tuple[str, ...]:
        """The fields of this very item that the room may see: ``public``, unless it says more."""
        return self.public

    @classmethod
    def totals(cls, document: Any) -> "Iterable[Item]":
        """What the room may know of all items of this type together, and not of each.

        Items that only the public view has: made of a whole document, from names too that no
        single item shows.
        """
        del document
        return ()

    def told(self, name: Callable[[ItemId | None], str]) -> str:
        """What the item says in a few words, placeholders unfilled; ``name`` tells what a link is.

        The first of text, title and name that says something; empty where nothing does.
        """
        del name
        for field in ("text", "title", "name"):
            value = getattr(self, field, "")
            if isinstance(value, str) and value.strip():
                return value
        return ""

    def offered(self, kind: str) -> str:
        """What an item of another kind that is made of this one begins with.

        Empty where it begins with what this one tells.
        """
        del kind
        return ""


class UnknownItem(Item, frozen=True, kw_only=True, gc=False):
    """An item of a kind this version does not know: shown read-only, written back unchanged."""

    unknown_kind: str = ""
    data: str = "{}"


COLUMNS = ("id", "parent", "position")


def kind_of(item: Item) -> str:
    """The kind as it stands in the file."""
    return item.unknown_kind if isinstance(item, UnknownItem) else item.kind


class LinkField(msgspec.Struct, frozen=True):
    """A field of an item type that points to other items."""

    name: str
    kind: str
    is_many: bool


@cache
def field_types(item_type: type[Item]) -> dict[str, Any]:
    """The type of every field of an item type, links included in their annotation."""
    hints: dict[str, Any] = {}
    for base in reversed(item_type.__mro__):
        hints.update(getattr(base, "__annotations__", {}))
    if any(isinstance(hint, str) for hint in hints.values()):
        hints = get_type_hints(item_type, include_extras=True)  # ten times the work
    return {name: hints[name] for name in item_type.__struct_fields__}


@cache
def link_fields(item_type: type[Item]) -> tuple[LinkField, ...]:
    """The fields of an item type that point to other items, in order of declaration."""
    found: list[LinkField] = []
    for name, annotation in field_types(item_type).items():
        for link, is_many in _links(annotation, is_many=False):
            found.append(LinkField(name, link.kind, is_many))
    return tuple(found)


def _links(annotation: Any, *, is_many: bool) -> list[tuple[Link, bool]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return [(mark, is_many) for mark in annotation.__metadata__ if isinstance(mark, Link)]
    if origin in (Union, types.UnionType):
        return [found for arg in get_args(annotation) for found in _links(arg, is_many=is_many)]
    if origin is tuple:
        return _links(get_args(annotation)[0], is_many=True)
    return []


def links_of(item: Item) -> list[tuple[LinkField, ItemId]]:
    """Every link of an item with the id it points to."""
    found: list[tuple[LinkField, ItemId]] = []
    for field in link_fields(type(item)):
        value = getattr(item, field.name)
        if field.is_many:
            found.extend((field, target) for target in value)
        elif value is not None:
            found.append((field, value))
    return found
