"""What of a session may travel to another client: the session with everything else taken out.

Templates, and new sessions made from old ones, are made from it and from nothing else. What an
item type does not name in ``travels`` is not hidden from them, it is not there: a field that is
added one day stays behind until somebody decides that it may go.
"""

from __future__ import annotations

from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, UnknownItem


def travelling(document: Document) -> Document:
    """The document as somebody else's may begin with it."""
    kept = (_kept(item) for item in document)
    return Document((item for item in kept if item is not None), document.types)


def _kept(item: Item) -> Item | None:
    if isinstance(item, UnknownItem) or not item.travels:
        return None
    return type(item)(**{name: getattr(item, name) for name in (*COLUMNS, *item.travels)})
