"""Follow-up: when it is asked what was kept, of whom, and who has not answered yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    Result,
    ReviewAnswer,
    answers_at,
    function_of,
    owner_of,
)
from cxworkshop.activities.review import check_ins as held_check_ins
from cxworkshop.activities.review_source import Found, find_promises, take
from cxworkshop.editing.commands import AddItem, Command, Together
from cxworkshop.i18n import Catalogue, M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.sheets import check_ins as check_in_days


class Due(msgspec.Struct, frozen=True):
    """A check-in that takes place ``days`` after the session, on a working day.

    ``check_in`` is None until it is begun; ``on`` is None where the session has no date.
    """

    days: int
    on: dt.date | None = None
    check_in: ItemId | None = None

    @property
    def key(self) -> str:
        """Tells it from the others, before it is begun too."""
        return self.check_in or f"after-{self.days}"


class Asked(msgspec.Struct, frozen=True):
    """Somebody whose promises are asked about: how many, how many have an answer or were kept.

    ``participant`` is None for a name that is nobody here; ``name`` is empty where a promise is
    nobody's. ``heard`` counts those of which anything was said, be it without a result.
    ``told_on`` is the last day on which something was told.
    """

    participant: ItemId | None
    name: str
    function: str
    promises: int
    answered: int
    kept: int = 0
    heard: int = 0
    told_on: dt.date | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing was answered at all."""
        return not self.heard

    @property
    def owes(self) -> bool:
        """Whether an answer is missing."""
        return self.answered < self.promises


def schedule(document: Document) -> list[Due]:
    """The check-ins of a session in order: those begun, and those that are still to come.

    A review that is an activity of the day belongs to the day and is not among them.
    """
    begun = follow_ups(document)
    planned = check_in_days(document)
    days = dict(planned)
    found = [Due(each.days, each.on or days.get(each.days), each.id) for each in begun]
    taken = {each.days for each in begun}
    found += [Due(number, on) for number, on in planned if number not in taken]
    return sorted(found, key=lambda due: (due.days, due.on or dt.date.max))


def follow_ups(document: Document) -> list[CheckIn]:
    """The check-ins that were begun, in the order in which they take place."""
    found = (each for each in held_check_ins(document) if each.parent is None)
    return sorted(found, key=lambda each: (each.days, each.on or dt.date.max))


def is_followed_up(document: Document, item_id: ItemId) -> bool:
    """Whether a promise, an answer or a check-in is asked about after the day, not in it."""
    for each in follow_ups(document):
        found = answers_at(document, each.id)
        if item_id == each.id or item_id in found:
            return True
        if any(answer.id == item_id for answer in found.values()):
            return True
    return False


def current(document: Document, dues: Sequence[Due], today: dt.date) -> Due | None:
    """The check-in that is worked on: the last one due or begun, else the next one to come."""
    now = [
        due
        for due in dues
        if (due.on is not None and due.on <= today)
        or (due.check_in is not None and answers_at(document, due.check_in))
    ]
    return now[-1] if now else (dues[0] if dues else None)


def begin(
    document: Document, due: Due, words: Catalogue, new_id: Callable[[], str]
) -> tuple[Command, Found, int]:
    """Begin a check-in: everybody is asked about everything that was agreed.

    Gives the step, what was found, and how many promises are asked about.
    """
    found = find_promises(document, words)
    begun = CheckIn(id=ItemId(new_id()), days=due.days, on=due.on)
    label = M("Begin a check-in")
    command, count = take(document, found, begun.id, None, new_id)
    return Together((AddItem(begun, label), command), label), found, count


def asked(document: Document, check_in: ItemId) -> list[Asked]:
    """Everybody who was asked, in the order of the participants; who is not here comes after."""
    rows: dict[tuple[ItemId | None, str], list[tuple[Promise, ReviewAnswer]]] = {}
    for promise_id, answer in answers_at(document, check_in).items():
        promise = document.find(Promise, promise_id)
        if promise is not None:
            key = (promise.participant, owner_of(document, promise))
            rows.setdefault(key, []).append((promise, answer))
    order = {person.id: at for at, person in enumerate(document.all(Participant))}
    people = [_asked(document, who, name, told) for (who, name), told in rows.items()]
    last = len(order)
    people.sort(key=lambda each: (order.get(each.participant or ItemId(""), last), not each.name))
    return people


def _asked(
    document: Document,
    participant: ItemId | None,
    name: str,
    told: Sequence[tuple[Promise, ReviewAnswer]],
) -> Asked:
    days = [answer.told_on for _, answer in told if answer.told_on is not None]
    return Asked(
        participant=participant,
        name=name,
        function=function_of(document, told[0][0]),
        promises=len(told),
        answered=sum(answer.result is not None for _, answer in told),
        kept=sum(answer.result is Result.KEPT for _, answer in told),
        heard=sum(answer.is_said for _, answer in told),
        told_on=max(days, default=None),
    )


def owed(document: Document, check_in: ItemId, person: ItemId) -> list[Promise]:
    """The promises of a person that nobody has spoken of yet."""
    found = []
    for promise_id, answer in answers_at(document, check_in).items():
        promise = document.find(Promise, promise_id)
        if promise is not None and promise.participant == person and answer.result is None:
            found.append(promise)
    return found


def silent(document: Document, check_in: ItemId) -> list[Participant]:
    """The participants who were asked at a check-in and have said nothing at all."""
    return [
        person
        for each in asked(document, check_in)
        if each.is_silent and (person := document.find(Participant, each.participant)) is not None
    ]


def last_asked(document: Document) -> CheckIn | None:
    """The last check-in at which anybody was asked; None before the first."""
    held = [each for each in follow_ups(document) if answers_at(document, each.id)]
    return held[-1] if held else None


class Movement(msgspec.Struct, frozen=True):
    """One promise through the check-ins: what became of it at each, None where it was not asked.

    ``answers`` stand in the order of the check-ins.
    """

    promise: Promise
    answers: tuple[ReviewAnswer | None, ...]

    @property
    def last(self) -> Result | None:
        """What was last said of it."""
        said = [each.result for each in self.answers if each is not None and each.result]
        return said[-1] if said else None


def movements(document: Document, check_ins: Sequence[CheckIn]) -> list[Movement]:
    """Every promise that was asked about, with its answers at these check-ins."""
    found = [answers_at(document, each.id) for each in check_ins]
    ids = dict.fromkeys(promise for answers in found for promise in answers)
    made = []
    for promise_id in ids:
        promise = document.find(Promise, promise_id)
        if promise is not None:
            made.append(Movement(promise, tuple(answers.get(promise_id) for answers in found)))
    return made
