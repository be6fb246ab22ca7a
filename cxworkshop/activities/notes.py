"""Notes: free lines that belong to an activity."""

from typing import ClassVar

from cxworkshop.model.item import Item


class Note(Item, frozen=True, kw_only=True, gc=False):
    """One line noted in an activity, which is its parent. Private unless marked otherwise."""

    kind: ClassVar[str] = "note"
    public: ClassVar[tuple[str, ...]] = ("text",)
    is_reason: ClassVar[bool] = True

    text: str = ""
    is_private: bool = True
