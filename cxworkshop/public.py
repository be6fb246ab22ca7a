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
    """The public view of a document that goes on changing; what did not change is made once."""

    def __init__(self) -> None:
        self._made: dict[ItemId, Item] = {}
        self._totals: dict[ItemId, Item] = {}
        self._shown = Document()

    def of(
        self,
        document: Document,
        *,
        drafts: Collection[ItemId] = (),
        before: Mapping[ItemId, Item] = _NOTHING,
    ) -> Document:
        """The document as the room may see it; the same one each time, brought up to date.

        ``drafts`` are items that somebody has only begun to type: they are left out. ``before``
        are items that are being typed into, as they stood when that began.
        """
        made, shown = self._made, self._shown
        if shown.types is not document.types:
            made, shown = {}, Document(types=document.types)
            self._made, self._shown, self._totals = made, shown, {}
        count = 0
        for item in document:
            if item.id in drafts:
                continue
            count += 1
            source = before.get(item.id, item) if before else item
            if made.get(item.id) is not source:
                made[item.id] = source
                self._show(item.id, public(source))
        if count != len(made):
            for gone in [each for each in made if each in drafts or each not in document]:
                del made[gone]
                self._show(gone, None)
        self._count(document)
        return shown

    def _show(self, item_id: ItemId, item: Item | None) -> None:
        if item is not None:
            self._shown.put(item)
        elif item_id in self._shown:
            self._shown.drop(item_id)

    def _count(self, document: Document) -> None:
        before, self._totals = self._totals, {total.id: total for total in _totals(document)}
        for gone in before.keys() - self._totals.keys():
            self._show(gone, None)
        for total in self._totals.values():
            if before.get(total.id) != total:
                self._show(total.id, total)


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
