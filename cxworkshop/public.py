"""The public view: the session with everything taken out that is not for the room.

Slides are made from it and from nothing else. What is private is not hidden there, it is not
there: fields that an item type does not name as public hold their default, private items are
gone, and what is being typed stands as it stood before. How many are asked, which follows from
names that are not there, is counted before they go (:meth:`cxworkshop.model.item.Item.totals`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, ItemId, UnknownItem

_NOTHING: Mapping[ItemId, Item] = MappingProxyType({})


class PublicView:
    """Makes the public view of a document again and again; what did not change is made once."""

    def __init__(self) -> None:
        self._made: dict[ItemId, tuple[Item, Item | None]] = {}
        self._totals: dict[ItemId, Item] = {}

    def of(
        self,
        document: Document,
        *,
        drafts: Collection[ItemId] = (),
        before: Mapping[ItemId, Item] = _NOTHING,
    ) -> Document:
        """The document as the room may see it.

        ``drafts`` are items that somebody has only begun to type: they are left out. ``before``
        are items that are being typed into, as they stood when that began.
        """
        made: dict[ItemId, tuple[Item, Item | None]] = {}
        for item in document:
            if item.id in drafts:
                continue
            source = before.get(item.id, item)
            known = self._made.get(item.id)
            made[item.id] = known if known and known[0] is source else (source, public(source))
        self._made = made
        shown = (item for _, item in made.values() if item is not None)
        self._totals = {total.id: self._kept(total) for total in _totals(document)}
        return Document((*shown, *self._totals.values()), document.types)

    def _kept(self, total: Item) -> Item:
        known = self._totals.get(total.id)
        return known if known == total else total


def _totals(document: Document) -> Iterator[Item]:
    for kind in document.kinds():
        item_type = document.types.get(kind)
        for total in item_type.totals(document) if item_type is not None else ():
            shown = public(total)
            if shown is not None:
                yield shown


def public(item: Item) -> Item | None:
    """The item with its public fields alone; None for what is private or not known."""
    if isinstance(item, UnknownItem) or getattr(item, "is_private", False):
        return None
    names = (*COLUMNS, *item.shown())
    return type(item)(**{name: getattr(item, name) for name in names})
