"""What an earlier session answered to the statements of a diagnostic, kept beside today's."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from cxworkshop.activities.diagnostic import Counts, Statement
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId


class EarlierTally(Item, frozen=True, kw_only=True, gc=False):
    """How many gave each value to a statement, its parent, in an earlier session.

    ``title`` is what that session was called, ``on`` its day. Nothing else of it is here: not who
    answered, not what anybody had seen. A title may name somebody, so the room sees the day alone.
    """

    kind: ClassVar[str] = "earlier_tally"
    public: ClassVar[tuple[str, ...]] = ("on", "counts")

    title: str = ""
    on: dt.date | None = None
    counts: Counts = (0, 0, 0, 0, 0)


def earlier_tallies(document: Document, activity: ItemId) -> dict[ItemId, EarlierTally]:
    """What an earlier session answered, by statement; empty where none stands beside today's."""
    statements = {each.id for each in document.under(activity, Statement)}
    return {
        each.parent: each
        for each in document.all(EarlierTally)
        if each.parent is not None and each.parent in statements
    }
