"""The copy of a session that is rehearsed, and the journal that keeps it in memory only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from cxworkshop.activities.agreed import AgreedPlan
from cxworkshop.activities.item_types import new_document
from cxworkshop.editing.changes import Change, Fields, Step, data_of
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.model.session import SessionDetails
from cxworkshop.rehearsal.answers import made_up


class MemoryJournal:
    """Keeps edits as the file would, and forgets all with the rehearsal."""

    def __init__(self, document: Document) -> None:
        self._stored: dict[ItemId, Fields] = {item.id: data_of(item) for item in document}

    def write(self, changes: tuple[Change, ...], step: Step | None) -> None:
        """Take the changes."""
        del step
        for change in changes:
            if change.after is None:
                del self._stored[change.id]
            else:
                self._stored[change.id] = {**self._stored.get(change.id, {}), **change.after}

    def fields(self, item_id: ItemId) -> Fields:
        """Everything kept of an item."""
        return dict(self._stored[item_id])


def rehearsed(document: Document, today: dt.date, new_id: Callable[[], str]) -> Document:
    """The session as it is before its day, with made-up answers where there are none yet.

    What was run or agreed is not in it; everybody is expected again; its title says that it is
    a rehearsal, and so does every page that is made of it.
    """
    session = document.session
    words = catalogue(session.language)
    title = words.tr("Rehearsal – {title}", title=session.title)
    date = session.date or today
    kept = [
        _before_the_day(item, title, date)
        for item in document
        if not isinstance(item, RunEvent | AgreedPlan)
    ]
    before = new_document(kept)
    filled = {item.id: item for item in kept}
    filled.update({item.id: item for item in made_up(before, new_id)})
    return new_document(filled.values())


def _before_the_day(item: Item, title: str, date: dt.date) -> Item:
    if isinstance(item, SessionDetails):
        return msgspec.structs.replace(item, title=title, date=date)
    if isinstance(item, Participant):
        return msgspec.structs.replace(
            item, presence=Presence.EXPECTED, arrived_at=None, left_at=None
        )
    if isinstance(item, AgendaItem) and item.first_minutes is not None:
        return msgspec.structs.replace(item, minutes=item.first_minutes, first_minutes=None)
    return item
