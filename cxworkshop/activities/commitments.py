"""Commitments: what each leader will do, said aloud to the group."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

import msgspec

from cxworkshop.activities.asked import asked_people
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, GoalId, Item, ParticipantId
from cxworkshop.model.people import Participant


class Repeats(StrEnum):
    """How often what was promised is done again."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"

    @property
    def word(self) -> Message:
        """What it is called."""
        return REPEAT_WORDS[self]


REPEAT_WORDS: dict[Repeats, Message] = {
    Repeats.ONCE: M("once"),
    Repeats.WEEKLY: M("every week"),
    Repeats.MONTHLY: M("every month"),
    Repeats.QUARTERLY: M("every quarter"),
}


class Commitment(Item, frozen=True, kw_only=True, gc=False):
    """What one leader will do. A commitment whose leader was removed stays, with nobody.

    One that ``repeats`` may do without a date.
    """

    kind: ClassVar[str] = "commitment"
    public: ClassVar[tuple[str, ...]] = (
        "participant",
        "text",
        "by",
        "repeats",
        "kept_when",
        "partner",
        "goal",
        "said_aloud",
        "status",
    )
    agreed: ClassVar[tuple[str, ...]] = (
        "participant",
        "text",
        "by",
        "repeats",
        "kept_when",
        "first_step",
        "first_step_on",
        "partner",
        "support",
        "goal",
    )

    participant: ParticipantId | None = None
    text: str = ""
    by: date | None = None
    kept_when: str = ""
    first_step: str = ""
    first_step_on: date | None = None
    partner: ParticipantId | None = None
    support: str = ""
    goal: GoalId | None = None
    because: AnyId | None = None
    said_aloud: bool = False
    status: Status = Status.OPEN
    repeats: Repeats = Repeats.ONCE


class Declined(Item, frozen=True, kw_only=True, gc=False):
    """A leader was asked for a commitment and made none. What is said later counts all the same."""

    kind: ClassVar[str] = "declined"
    public: ClassVar[tuple[str, ...]] = ("participant",)

    participant: ParticipantId | None = None


class Coverage(msgspec.Struct, frozen=True):
    """How many of those who answer have committed, who has not yet, and who declined.

    ``away`` are those of the room who were absent, or had left before they were asked.
    """

    given: int
    expected: int
    open: tuple[Participant, ...]
    declined: tuple[Participant, ...] = ()
    away: tuple[Participant, ...] = ()


def is_given(commitment: Commitment) -> bool:
    """Whether a commitment counts as one: it says something, and nobody took it back."""
    return bool(commitment.text.strip()) and commitment.status is not Status.DROPPED


def coverage(document: Document) -> Coverage:
    """Who of those expected or here has a commitment with a text; who declined is not counted.

    Who made one and left counts as before: the plan has it.
    """
    given = {
        commitment.participant for commitment in document.all(Commitment) if is_given(commitment)
    }
    refused = {answer.participant for answer in document.all(Declined)} - given
    asked = {person.id for person in asked_people(document, given)}
    open_: list[Participant] = []
    declined: list[Participant] = []
    away: list[Participant] = []
    for person in document.all(Participant):
        if not person.in_room or person.id in given:
            continue
        if person.id in refused:
            declined.append(person)
        else:
            (open_ if person.id in asked else away).append(person)
    done = len(asked & given)
    return Coverage(done, done + len(open_), tuple(open_), tuple(declined), tuple(away))


def repeat_words(wording: Wording) -> dict[Repeats, str]:
    """How often, in words; the empty text for once."""
    said = {often: wording.words.say(word) for often, word in REPEAT_WORDS.items()}
    return {**said, Repeats.ONCE: ""}


def when_told(item: Commitment, wording: Wording) -> str:
    """By when and how often: ``every month, until Wed 31 Mar 2027``; empty without either."""
    return until_told(item.by, item.repeats, wording)


def until_told(by: date | None, repeats: Repeats, wording: Wording) -> str:
    """A day and how often until then, in words; empty without either."""
    often = "" if repeats is Repeats.ONCE else wording.words.say(REPEAT_WORDS[repeats])
    day = wording.day(by)
    if often and day:
        return wording.tr("{often}, until {day}", often=often, day=day)
    return often or day


def in_order(document: Document) -> list[Commitment]:
    """The commitments that say something, in the order of the leaders; nobody's come last."""
    places = {person.id: place for place, person in enumerate(document.all(Participant))}
    said = [item for item in document.all(Commitment) if item.text.strip()]
    return sorted(said, key=lambda item: places.get(item.participant or item.id, len(places)))
