"""Where a review takes its promises from: what was agreed here, or in another session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec

from cxworkshop.activities.agreed import agreed_plan, as_agreed, promises
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal, way
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    PromiseKind,
    Result,
    ReviewAnswer,
    answers_at,
    check_ins,
)
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, Together
from cxworkshop.folding import fold_words
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant


class Offered(msgspec.Struct, frozen=True):
    """A promise with the links of the session it is from, and its owner's e-mail there."""

    promise: Promise
    email: str = ""


class Found(msgspec.Struct, frozen=True):
    """What a session has to be reviewed.

    ``agreed_on`` is the day it was agreed on; None: nobody agreed, the plan is taken as it
    stands. ``unread`` promises could not be understood.
    """

    title: str
    offers: tuple[Offered, ...]
    agreed_on: dt.date | None
    unread: int = 0


def find_promises(source: Document, words: Catalogue, before: ItemId | None = None) -> Found:
    """The goals, commitments and steps of a session as they were agreed on.

    Where an earlier review of that session left promises open, they are there too; with
    ``before`` only what took place before that check-in counts.
    """
    wording = Wording(source, words)
    plan = agreed_plan(source)
    day = wording.day_of(plan.at) if plan is not None else None
    stands = plan.promises if plan is not None else promises(source)
    found: list[Promise] = []
    unread = 0
    for promise in stands:
        if promise.kind not in set(PromiseKind):
            continue
        try:
            item = as_agreed(source, promise)
        except msgspec.ValidationError:
            unread += 1
            continue
        status = getattr(source.get(promise.id), "status", None)
        if plan is not None or status is not Status.DROPPED:
            found.append(_promise(item, wording, source.session.id, day))
    known = {_key(each) for each in found}
    found += (each for each in _left_open(source, before) if _key(each) not in known)
    offers = tuple(Offered(each, _email(source, each.participant)) for each in found)
    return Found(wording.fill(source.session.title), offers, day, unread)


def take(
    document: Document,
    found: Found,
    check_in: ItemId | None,
    activity: ItemId | None,
    new_id: Callable[[], str],
) -> tuple[Command, int]:
    """Take promises over into a check-in; gives the step and how many are asked about anew.

    What is there already, by its origin, is not taken twice. People are matched by e-mail, then
    by name, functions by name; who is not here is kept by name. An activity without a check-in
    gets one.
    """
    label = M("Take over what was promised")
    made: list[Command] = []
    if check_in is None:
        begun = CheckIn(id=ItemId(new_id()), parent=activity)
        check_in = begun.id
        made.append(AddItem(begun, label))
    known = {_key(each): each.id for each in document.all(Promise)}
    asked = set(answers_at(document, check_in)) if check_in in document else set()
    here = _Here(document)
    count = 0
    for offer in found.offers:
        each = offer.promise
        promise_id = known.get(_key(each))
        if promise_id is None:
            promise_id = known[_key(each)] = ItemId(new_id())
            person = here.person(offer)
            matched = msgspec.structs.replace(
                each,
                id=promise_id,
                position="",
                participant=person.id if person is not None else None,
                function=here.function(each, person),
            )
            made.append(AddItem(matched, label))
        if promise_id not in asked:
            asked.add(promise_id)
            count += 1
            answer = ReviewAnswer(id=ItemId(new_id()), parent=check_in, promise=promise_id)
            made.append(AddItem(answer, label))
    return Together(tuple(made), label), count


def drop_answer(document: Document, answer: ReviewAnswer, label: Message) -> Command:
    """No longer ask about a promise; nobody else asks about it: it goes too."""
    gone: list[Command] = [RemoveItem(answer.id, label)]
    others = [
        each
        for each in document.all(ReviewAnswer)
        if each.promise == answer.promise and each.id != answer.id
    ]
    if answer.promise is not None and not others:
        gone.append(RemoveItem(answer.promise, label))
    return Together(tuple(gone), label)


def _key(promise: Promise) -> tuple[ItemId | None, ItemId | None]:
    return promise.origin_session, promise.origin


def _left_open(source: Document, before: ItemId | None) -> Iterator[Promise]:
    """What the last review there did not find kept."""
    held = check_ins(source)
    if before is not None:
        ids = [each.id for each in held]
        held = held[: ids.index(before)] if before in ids else held
    for check_in in reversed(held):
        found = answers_at(source, check_in.id)
        if not found:
            continue
        for promise_id, answer in found.items():
            promise = source.find(Promise, promise_id)
            if promise is not None and answer.result is not Result.KEPT:
                yield promise
        return


def _promise(item: Item, wording: Wording, session: ItemId, day: dt.date | None) -> Promise:
    """The promise an item is, in plain words."""
    made = Promise(
        text=wording.fill(item.told(wording.text_of)),
        origin=item.id,
        origin_session=session,
        agreed_on=day,
    )
    owner: ItemId | None = None
    if isinstance(item, Commitment):
        owner = item.participant
        made = msgspec.structs.replace(
            made, measure=wording.fill(item.kept_when), due=item.by, repeats=item.repeats
        )
    elif isinstance(item, NextStep):
        owner = item.owner
        made = msgspec.structs.replace(
            made, of=PromiseKind.NEXT_STEP, measure=wording.fill(item.done_when), due=item.due
        )
    elif isinstance(item, Goal):
        owner = item.owner
        measure = ": ".join(filter(None, (wording.fill(item.measure), wording.fill(way(item)))))
        made = msgspec.structs.replace(made, of=PromiseKind.GOAL, measure=measure, due=item.due)
    person = wording.document.find(Participant, owner)
    return msgspec.structs.replace(
        made,
        participant=owner,
        owner=person.name if person is not None else "",
        function=person.function if person is not None else None,
        function_name=wording.function_of(owner),
    )


def _email(source: Document, person_id: ItemId | None) -> str:
    person = source.find(Participant, person_id)
    return person.email.strip().casefold() if person is not None else ""


class _Here:
    """Finds who an owner and a function are in this session."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._emails: dict[str, Participant] = {}
        self._names: dict[str, list[Participant]] = {}
        self._functions: dict[str, ItemId] = {}
        for person in document.all(Participant):
            if person.email.strip():
                self._emails.setdefault(person.email.strip().casefold(), person)
            self._names.setdefault(fold_words(person.name), []).append(person)
        for function in document.all(Function):
            self._functions.setdefault(fold_words(function.name), function.id)

    def person(self, offer: Offered) -> Participant | None:
        """The very participant, or the one with that e-mail, or the only one of that name."""
        same = self._document.find(Participant, offer.promise.participant)
        if same is not None:
            return same
        if offer.email in self._emails:
            return self._emails[offer.email]
        name = fold_words(offer.promise.owner)
        alike = self._names.get(name, []) if name else []
        return alike[0] if len(alike) == 1 else None

    def function(self, promise: Promise, person: Participant | None) -> ItemId | None:
        """The very function, or the one of that name, or that of the person."""
        same = self._document.find(Function, promise.function)
        if same is not None:
            return same.id
        name = fold_words(promise.function_name)
        if name:
            return self._functions.get(name)
        return person.function if person is not None else None
