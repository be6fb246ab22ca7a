"""Made-up answers: what the sample's leaders said, put into the mouths of this session's people.

Every kind of activity that the sample shows is filled by the same rule, so a new kind needs
nothing here: an item of the sample goes to the session's activity of the same kind, what the
session begins with stays and is only completed, and each person answers as somebody of the
sample did.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from cxworkshop.activities.diagnostic import SCALE, Diagnostic, Rating, Statement, Tally
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.item_types import items_of, new_document
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.checks.working_days import next_working_day
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, ItemId, link_fields
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.sample import sample

_ALWAYS = (Note, ParkingEntry, InboxEntry)
_WHO = "participant"


def made_up(document: Document, new_id: Callable[[], str]) -> tuple[Item, ...]:
    """Items to add to a session, and its own ones completed, so that its day can be tried."""
    return tuple(_Maker(document, new_id).items())


class _Maker:
    """Maps every item of the sample to its places in the session."""

    def __init__(self, document: Document, new_id: Callable[[], str]) -> None:
        self._document = document
        self._source = new_document(sample(document.session.language))
        self._new_id = new_id
        self._days = self._shift()
        agenda = document.all(AgendaItem)
        self._types: set[type[Item]] = {
            *_ALWAYS,
            *(kind for item in agenda for kind in items_of(item.activity)),
        }
        self._made: dict[ItemId, tuple[Item, ...]] = {}
        self._own: dict[ItemId, Item] = {}
        self._people = self._take_people()

    def items(self) -> Iterator[Item]:
        """The people where there were none, then everything that is answered."""
        for item in self._source:
            self._targets(item.id)
        made = [self._linked(item, target) for item, target in self._pairs()]
        made += [self._completed(item_id, item) for item_id, item in self._own.items()]
        own = {item.id: item for item in self._document}
        whole = new_document({**own, **{item.id: item for item in made}}.values())
        yield from self._counted(whole, made)

    def _pairs(self) -> Iterator[tuple[Item, Item]]:
        """Every item of the sample with each of the new items that are made of it."""
        for item in self._source:
            if isinstance(item, SessionDetails | AgendaItem):
                continue
            for target in self._made[item.id]:
                if target.id not in self._document:
                    yield item, target

    def _take_people(self) -> tuple[Participant, ...]:
        """The people who answer; the sample's own where nobody is invited yet."""
        invited = [person for person in self._document.all(Participant) if person.in_room]
        functions = self._document.all(Function)
        theirs = self._source.all(Function)
        for place, function in enumerate(theirs):
            if functions:
                self._made[function.id] = functions[place % len(functions) :][:1]
            elif invited:
                self._made[function.id] = ()
            else:
                self._made[function.id] = (_anew(function, self._new_id()),)
        people = self._source.all(Participant)
        for place, person in enumerate(people):
            if invited:
                self._made[person.id] = (invited[place % len(invited)],)
            else:
                self._made[person.id] = (_anew(person, self._new_id()),)
        if invited:
            return tuple(invited)
        return tuple(
            made
            for person in people
            if person.in_room
            for made in self._made[person.id]
            if isinstance(made, Participant)
        )

    def _targets(self, item_id: ItemId | None) -> tuple[Item, ...]:
        """What an item of the sample becomes; nothing where the session has no place for it."""
        item = self._source.get(item_id)
        if item is None:
            return ()
        if item.id not in self._made:
            self._made[item.id] = ()  # a circle would end here
            self._made[item.id] = tuple(self._places(item))
        return self._made[item.id]

    def _places(self, item: Item) -> Iterator[Item]:
        if isinstance(item, SessionDetails):
            yield self._document.session
        elif isinstance(item, AgendaItem):
            yield from self._alike(item)
        elif type(item) in self._types:
            parents = self._targets(item.parent) if item.parent is not None else (None,)
            for parent in parents:
                yield from self._under(item, parent.id if parent is not None else None)

    def _alike(self, item: AgendaItem) -> Iterator[Item]:
        """The session's activities that stand for one of the sample: of its kind, in order."""
        theirs = [each for each in self._source.all(AgendaItem) if each.activity == item.activity]
        ours = [each for each in self._document.all(AgendaItem) if each.activity == item.activity]
        yield from ours[theirs.index(item) :: len(theirs)]

    def _under(self, item: Item, parent: ItemId | None) -> Iterator[Item]:
        own = self._document.under(parent, type(item))
        siblings = self._source.under(item.parent, type(item))
        if own and not hasattr(item, _WHO):
            place = siblings.index(item)
            mine = own[place :: len(siblings)] or own[place % len(own) :][:1]
            for each in mine:
                self._own.setdefault(each.id, item)
            yield from mine
            return
        given = {getattr(each, _WHO, None) for each in own}
        for person in self._answering(item):
            if person is not None and person in given:
                continue
            made = _anew(item, self._new_id(), parent)
            yield made if person is None else msgspec.structs.replace(made, participant=person)

    def _answering(self, item: Item) -> list[ItemId | None]:
        """Whose answer an item becomes: of everybody who stands in for who gave it."""
        who = getattr(item, _WHO, None)
        if who is None:
            return [None]
        theirs = [person.id for person in self._source.all(Participant) if person.in_room]
        if who not in theirs:
            return []
        mine = self._people[theirs.index(who) :: len(theirs)]
        return [person.id for person in mine]

    def _linked(self, item: Item, made: Item) -> Item:
        """The new item with its links, its days and its words as they are in this session."""
        values = self._values(item)
        if getattr(made, _WHO, None) is not None:
            values.pop(_WHO, None)
            if values.get("partner") == getattr(made, _WHO):
                values["partner"] = None
        return msgspec.structs.replace(made, **values)

    def _completed(self, item_id: ItemId, item: Item) -> Item:
        """What an activity begins with, with what is still empty in it.

        Settings stay as they are, and so does what belongs to the whole session.
        """
        own = self._document[item_id]
        if own.parent is None or not own.is_reason:
            return own
        plain = type(own)()
        values = {
            name: value
            for name, value in self._values(item).items()
            if getattr(own, name) == getattr(plain, name)
        }
        return msgspec.structs.replace(own, **values)

    def _values(self, item: Item) -> dict[str, Any]:
        links = {field.name: field.is_many for field in link_fields(type(item))}
        found: dict[str, Any] = {}
        for name in item.__struct_fields__:
            value = getattr(item, name)
            if name in COLUMNS:
                continue
            if name in links:
                found[name] = self._pointed(value) if links[name] else self._first(value)
            elif isinstance(value, dt.date):
                day = value + self._days
                found[name] = next_working_day(day, self._document.session)
            elif isinstance(value, str):
                found[name] = self._worded(value)
            else:
                found[name] = value
        return found

    def _first(self, target: ItemId | None) -> ItemId | None:
        found = self._targets(target)
        return found[0].id if found else None

    def _pointed(self, targets: tuple[ItemId, ...]) -> tuple[ItemId, ...]:
        found = (self._first(target) for target in targets)
        return tuple(dict.fromkeys(target for target in found if target is not None))

    def _worded(self, text: str) -> str:
        theirs, ours = self._source.session.organisation, self._document.session.organisation
        return text.replace(theirs, ours) if ours else text

    def _shift(self) -> dt.timedelta:
        theirs, ours = self._source.session.date, self._document.session.date
        return ours - theirs if ours is not None and theirs is not None else dt.timedelta()

    def _counted(self, whole: Document, made: list[Item]) -> Iterator[Item]:
        """The made items; where only counts are taken, ratings become how many gave each value."""
        counted = {
            statement.id
            for statement in whole.all(Statement)
            for settings in whole.under(statement.parent, Diagnostic)
            if settings.takes_counts
        }
        tallies: dict[tuple[ItemId, int], list[int]] = {}
        for item in made:
            if not (isinstance(item, Rating) and item.parent in counted):
                yield item
            elif item.value in SCALE and item.parent is not None:
                counts = tallies.setdefault((item.parent, item.round), [0] * len(SCALE))
                counts[item.value - 1] += 1
        for (statement, number), (one, two, three, four, five) in tallies.items():
            yield Tally(
                id=ItemId(self._new_id()),
                parent=statement,
                round=number,
                counts=(one, two, three, four, five),
            )


def _anew(item: Item, new_id: str, parent: ItemId | None = None) -> Item:
    """The same item under another id; what it points to is set when everything is there."""
    return msgspec.structs.replace(item, id=ItemId(new_id), parent=parent)
