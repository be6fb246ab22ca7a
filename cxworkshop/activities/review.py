"""Review: what was promised last time, as it was agreed, and what became of it.

A :class:`Promise` is copied once from the session that agreed on it and is never edited, so that
nobody can soften it. A :class:`CheckIn` asks about promises – after 30, 60 or 90 days, in an
activity or by telephone – with one :class:`ReviewAnswer` for each that was asked about. Who gave
none is silent, and is counted.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.commitments import Repeats
from cxworkshop.activities.content import NewId, Setup
from cxworkshop.editing.commands import Command, SetFields
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import FunctionId, Item, ItemId, Link, ParticipantId

PromiseId = Annotated[ItemId, Link("promise")]

DAYS = 30
"""After how many days promises are asked about, unless a template says otherwise."""


class PromiseKind(StrEnum):
    """What was promised."""

    COMMITMENT = "commitment"
    NEXT_STEP = "next_step"
    GOAL = "goal"

    @property
    def word(self) -> Message:
        """What it is called."""
        return _KIND_WORDS[self]


_KIND_WORDS: dict[PromiseKind, Message] = {
    PromiseKind.COMMITMENT: M("Commitment"),
    PromiseKind.NEXT_STEP: M("Next step"),
    PromiseKind.GOAL: M("Goal"),
}


class Result(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT = "not"

    @property
    def word(self) -> Message:
        """What it is called."""
        return _RESULT_WORDS[self]


_RESULT_WORDS: dict[Result, Message] = {
    Result.KEPT: M("kept"),
    Result.PARTLY: M("partly kept"),
    Result.NOT: M("not kept"),
}
_LETTERS = M("K P N")
"""The letters of *kept*, *partly kept*, *not kept* on the keyboard, with a space between."""


def result_letters(words: Catalogue) -> dict[Result, str]:
    """The letter of each result on the keyboard."""
    return dict(zip(Result, words.say(_LETTERS).split(), strict=True))


class Promise(Item, frozen=True, kw_only=True, gc=False):
    """One promise in the words in which it was agreed; it is no longer edited.

    ``owner`` and ``function_name`` are as they were called then; the links lead to who that is
    here, None where nobody is. ``origin`` in ``origin_session`` is what it was taken from:
    an answer that comes back later is matched by it. ``agreed_on`` is None for what was taken
    from a plan that nobody had agreed on.
    """

    kind: ClassVar[str] = "promise"
    public: ClassVar[tuple[str, ...]] = (
        "of",
        "text",
        "measure",
        "due",
        "repeats",
        "participant",
        "owner",
        "function",
        "function_name",
    )

    of: PromiseKind = PromiseKind.COMMITMENT
    text: str = ""
    measure: str = ""
    due: dt.date | None = None
    repeats: Repeats = Repeats.ONCE
    participant: ParticipantId | None = None
    owner: str = ""
    function: FunctionId | None = None
    function_name: str = ""
    origin: ItemId | None = None
    origin_session: ItemId | None = None
    agreed_on: dt.date | None = None


class CheckIn(Item, frozen=True, kw_only=True, gc=False):
    """One time at which promises are asked about; its parent is the activity, if it is in one.

    ``days`` after they were agreed, ``on`` a day where that is known. ``names_shown`` puts names,
    and what happened, beside results: on the room screen and in what is handed out.
    """

    kind: ClassVar[str] = "check_in"
    travels: ClassVar[tuple[str, ...]] = ("days", "names_shown")
    public: ClassVar[tuple[str, ...]] = ("days", "on", "names_shown")

    days: int = DAYS
    on: dt.date | None = None
    names_shown: bool = False


class ReviewAnswer(Item, frozen=True, kw_only=True, gc=False):
    """What was said of a promise at a check-in, its parent; None as ``result``: nothing yet.

    ``told_on`` and ``told_by`` say when it was told and by whom.
    """

    kind: ClassVar[str] = "review_answer"
    public: ClassVar[tuple[str, ...]] = ("promise", "result", "changes")
    is_reason: ClassVar[bool] = True

    promise: PromiseId | None = None
    result: Result | None = None
    happened: str = ""
    changes: str = ""
    told_on: dt.date | None = None
    told_by: ParticipantId | None = None

    @property
    def is_said(self) -> bool:
        """Whether anything was said, be it without a result."""
        return bool(self.result is not None or self.happened.strip() or self.changes.strip())

    def told(self, name: Callable[[ItemId | None], str]) -> str:
        """The promise it speaks of; nothing while nobody has said anything."""
        return name(self.promise) if self.is_said else ""

    def offered(self, kind: str) -> str:
        """What is made of it begins with what is to change."""
        del kind
        return self.changes.strip()


class ReviewSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of a review."""

    days: Annotated[
        int, Meta(ge=1, le=730, description="how many days after the promises were made")
    ] = DAYS
    names_shown: Annotated[bool, Meta(description="names and what happened beside results")] = False


def _begin(settings: ReviewSettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    yield CheckIn(
        id=ItemId(new_id()),
        parent=activity,
        position="V",
        days=settings.days,
        names_shown=settings.names_shown,
    )


def _read(document: Document, activity: ItemId) -> ReviewSettings:
    found = check_in_of(document, activity) or CheckIn()
    return ReviewSettings(days=found.days, names_shown=found.names_shown)


SETUP = Setup(ReviewSettings, _begin, _read, lambda _language: ReviewSettings())


def check_in_of(document: Document, activity: ItemId | None) -> CheckIn | None:
    """The check-in of an activity; None where it has none yet."""
    found = document.under(activity, CheckIn) if activity is not None else ()
    return found[0] if found else None


def check_ins(document: Document) -> list[CheckIn]:
    """Every check-in in the order in which they take place: by day, then by days after.

    One without a day of its own takes place on the day of the session.
    """
    held = document.session.date or dt.date.min
    order = {item.id: at for at, item in enumerate(document.of_kind("agenda_item"))}
    return sorted(
        document.all(CheckIn),
        key=lambda each: (each.on or held, each.days, order.get(each.parent or each.id, 0)),
    )


def answers_at(document: Document, check_in: ItemId) -> dict[ItemId, ReviewAnswer]:
    """The answers of a check-in by promise, in the order in which promises were taken."""
    return {
        answer.promise: answer
        for answer in document.under(check_in, ReviewAnswer)
        if answer.promise is not None and answer.promise in document
    }


def reviews_before(document: Document, check_in: ItemId) -> list[CheckIn]:
    """The check-ins before this one that asked about something this one asks about too."""
    asked = answers_at(document, check_in).keys()
    found: list[CheckIn] = []
    for each in check_ins(document):
        if each.id == check_in:
            return found
        if asked & answers_at(document, each.id).keys():
            found.append(each)
    return []


def review_before(document: Document, check_in: ItemId) -> CheckIn | None:
    """The last review against which this one can be held."""
    found = reviews_before(document, check_in)
    return found[-1] if found else None


def owner_of(document: Document, promise: Promise) -> str:
    """The name of who promised it, as it is here or as it was then; empty for nobody."""
    person = document.get(promise.participant)
    return getattr(person, "name", "") or promise.owner


def function_of(document: Document, promise: Promise) -> str:
    """The name of the function that answers for it, as it is here or as it was then."""
    function = document.get(promise.function)
    return getattr(function, "name", "") or promise.function_name


def record_result(
    document: Document, answer: ReviewAnswer, result: Result | None, today: dt.date
) -> Command:
    """Record what became of a promise, told today by whoever promised unless somebody else was.

    None takes the result back, and with it when and by whom it was told.
    """
    values: dict[str, object] = {"result": result, "told_on": None, "told_by": None}
    if result is not None:
        promise = document.find(Promise, answer.promise)
        owner = promise.participant if promise is not None else None
        values |= {"told_on": answer.told_on or today, "told_by": answer.told_by or owner}
    return SetFields(answer.id, values, M("Record what was kept"))
