"""Where what was filled in goes: the row's own item, or one that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cxworkshop.editing.changes import ChangeSet
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetFields, Together
from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.worksheets import THERE, Into


class Put(msgspec.Struct, frozen=True):
    """Values for an item that belongs to a row's."""

    into: Into
    values: dict[str, Any]


class Filled(msgspec.Struct, frozen=True):
    """What a cell says: values for the row's own item, and for items that belong to it."""

    values: dict[str, Any] = {}
    puts: tuple[Put, ...] = ()


class PutInto(msgspec.Struct, frozen=True):
    """Writes into what belongs to a row's item, which is made where it is not there yet."""

    row: ItemId
    put: Put
    new_id: Callable[[], ItemId]
    label: Message

    def changes(self, document: Document) -> ChangeSet:
        """What is written; nothing where it stands there already."""
        into = self.put.into
        found = belonging(document, into, self.row)
        if into.is_mark:
            return self._marked(found).changes(document)
        values = _placed(into, found or into.blank, self.put.values)
        if found is not None:
            return SetFields(found.id, values, self.label).changes(document)
        links = {into.row: self.row}
        if into.under:
            place = the_one(document, into.under)
            if place is None:
                return ChangeSet(self.label, ())  # nobody accepted what it would belong to
            links["parent"] = place
        made = msgspec.structs.replace(into.blank, id=self.new_id(), **links, **values)
        if made == msgspec.structs.replace(into.blank, id=made.id, **links):
            return ChangeSet(self.label, ())
        return AddItem(made, self.label).changes(document)

    def _marked(self, found: Item | None) -> Command:
        """Put the mark there, or take it away."""
        is_wanted = bool(self.put.values.get(THERE))
        if found is not None and not is_wanted:
            return RemoveItem(found.id, self.label)
        if found is not None or not is_wanted:
            return Together((), self.label)
        links = {self.put.into.row: self.row}
        made = msgspec.structs.replace(self.put.into.blank, id=self.new_id(), **links)
        return AddItem(made, self.label)


def the_one(document: Document, kind: str) -> ItemId | None:
    """The one item of a kind that says something; None where there is none."""
    return next((each.id for each in document.of_kind(kind) if each.told(str).strip()), None)


def belonging(document: Document, into: Into, row: ItemId | None) -> Item | None:
    """The item that a cell goes into; None where it would be made."""
    if row is None:
        return None
    alike = into.alike if into.row == "parent" else (*into.alike, "parent")
    for item in document.of_kind(into.blank.kind):
        if getattr(item, into.row) == row and all(
            getattr(item, name) == getattr(into.blank, name) for name in alike
        ):
            return item
    return None


def held(document: Document, item: Item | None, into: Into | None, blank: Item) -> Held:
    """What stands where a cell goes: in the row's item, or in what belongs to it."""
    if into is None:
        return Held(item or blank, blank, None)
    row = item.id if item is not None else None
    found = belonging(document, into, row)
    return Held(found or into.blank, into.blank, into.place, found is not None)


class Held(msgspec.Struct, frozen=True):
    """An item whose fields a cell is compared with, and that item while nothing was said."""

    item: Item
    blank: Item
    place: int | None
    is_there: bool = True

    def value(self, name: str) -> Any:
        """What a field holds."""
        return self._of(self.item, name)

    def nothing(self, name: str) -> Any:
        """What a field holds while nothing was said."""
        return self._of(self.blank, name)

    def says(self, values: Mapping[str, Any]) -> bool:
        """Whether exactly these stand there."""
        return all(self.value(name) == value for name, value in values.items())

    def is_bare(self, names: Mapping[str, Any]) -> bool:
        """Whether nothing was said in these fields."""
        return all(self.value(name) == self.nothing(name) for name in names)

    def _of(self, item: Item, name: str) -> Any:
        if name == THERE:
            return self.is_there and item is self.item
        value = getattr(item, name)
        return value if self.place is None else value[self.place]


def _placed(into: Into, item: Item, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the fields take them: one of several numbers with the others beside it."""
    if into.place is None:
        return dict(values)
    found: dict[str, Any] = {}
    for name, value in values.items():
        several = list(getattr(item, name))
        several[into.place] = value
        found[name] = tuple(several)
    return found
