"""How a session's items are named on paper: people, dates, goals, and why something is there."""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol, runtime_checkable

from cxworkshop.activities.status import Status
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, link_fields
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import filled
from cxworkshop.zones import local_time, zone_of


@runtime_checkable
class Named(Protocol):
    """A choice that knows what it is called."""

    @property
    def word(self) -> Message:
        """Its name, to be translated."""
        ...


class Wording:
    """One document in one language, with its placeholders filled."""

    def __init__(self, document: Document, words: Catalogue) -> None:
        self.document = document
        self.words = words
        self._customer = words.tr("customer")
        self._customers = words.tr("customers")
        self._organisation = words.tr("our organisation")
        self._statuses = {
            Status.OPEN: words.tr("Open"),
            Status.STARTED: words.tr("Started"),
            Status.DONE: words.tr("Done"),
            Status.DROPPED: words.tr("Dropped"),
        }

    def tr(self, text: str, /, **args: Any) -> str:
        """A text in the document's language."""
        return self.words.tr(text, **args)

    def trn(self, text: str, plural: str, count: int, /, **args: Any) -> str:
        """A text for a count in the document's language."""
        return self.words.trn(text, plural, count, **args)

    def fill(self, text: str) -> str:
        """The text with the session's own words in place of placeholders."""
        text = text.strip()
        if "{" not in text:  # nearly always, and a session is not found for nothing
            return text
        return filled(
            text,
            self.document.session,
            customer=self._customer,
            customers=self._customers,
            organisation=self._organisation,
        )

    def person(self, person_id: ItemId | None) -> str:
        """The name of a person, empty for nobody."""
        person = self.document.find(Participant, person_id)
        if person is None:
            return ""
        if not person.in_room:
            return self.tr("{name} (not in the room)", name=person.name)
        return person.name

    def people(self) -> tuple[str, ...]:
        """The name of everybody who can own something, those from outside last."""
        everybody = sorted(self.document.all(Participant), key=lambda each: not each.in_room)
        names = (self.person(each.id) for each in everybody if each.name.strip())
        return tuple(dict.fromkeys(names))

    def texts(self, kind: str) -> tuple[str, ...]:
        """What every item of a kind says, as it can be chosen from a list."""
        texts = (self.text_of(item.id) for item in self.document.of_kind(kind))
        return tuple(dict.fromkeys(filter(None, texts)))

    def function_of(self, person_id: ItemId | None) -> str:
        """The function of a person, empty where it is not known."""
        person = self.document.find(Participant, person_id)
        return self.function(person.function) if person is not None else ""

    def function(self, function_id: ItemId | None) -> str:
        """The name of a function."""
        function = self.document.find(Function, function_id)
        return function.name if function is not None else ""

    def day(self, day: dt.date | None) -> str:
        """A day in short, with the year where it is not the session's: ``Mon 7 Dec``."""
        if day is None:
            return ""
        return self.words.date(day, "day", beside=self.document.session.date)

    def day_of(self, at: int) -> dt.date:
        """The day of an instant (UTC milliseconds) where the session takes place."""
        return self._local(at).date()

    def time_of(self, at: int) -> str:
        """The time of day of an instant (UTC milliseconds) where the session takes place."""
        return self.words.time(self._local(at).time())

    def _local(self, at: int) -> dt.datetime:
        return local_time(at, zone_of(self.document.session.zone))

    def text_of(self, item_id: ItemId | None) -> str:
        """The text of whatever an item is: a goal's, a proposal's, an activity's title.

        Empty for what is private, and for kinds of which nothing is public, as what waits in the
        inbox: it is nobody's business outside the facilitator's window.
        """
        item = self.document.get(item_id)
        if item is None or getattr(item, "is_private", False) or not item.shown():
            return ""
        return self.fill(item.told(self.text_of))

    def field(self, item: Item, name: str) -> str:
        """What a field of an item holds, in words: links by name, days, statuses, plain texts."""
        value = getattr(item, name)
        pointing = {field.name for field in link_fields(type(item))}
        values = value if isinstance(value, tuple) else (value,)
        return ", ".join(filter(None, (self._worded(each, name in pointing) for each in values)))

    def _worded(self, value: Any, is_link: bool) -> str:
        if value is None:
            return ""
        if is_link:
            person = self.document.find(Participant, value)
            return self.person(value) if person is not None else self.text_of(value)
        if isinstance(value, dt.date):
            return self.day(value)
        if isinstance(value, Status):
            return self.status(value)
        if isinstance(value, Named):
            return self.words.say(value.word)
        return self.fill(value) if isinstance(value, str) else str(value)

    def status(self, status: Status) -> str:
        """A status in words."""
        return self._statuses[status]

    def statuses(self) -> dict[Status, str]:
        """Every status in words, in the order in which work goes on."""
        return dict(self._statuses)
