"""Shared definition: what a good experience is, in one sentence everyone can repeat."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.asked import asked_by_counting, asked_people
from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.hands import Hand, HandCount, count_hands
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, ParticipantId
from cxworkshop.model.people import Participant, counts

EASY_TO_REMEMBER = 14
"""A sentence of so many words can be repeated after hearing it once; more are too many."""

DOTS_EACH = 3
LIVEABLE = 3
"""0 is a no, 5 a wholehearted yes; from this level on somebody can live with the sentence."""


class Proposal(Item, frozen=True, kw_only=True, gc=False):
    """One proposed sentence. ``dots`` is the count where dots are counted for all together."""

    kind: ClassVar[str] = "proposal"
    public: ClassVar[tuple[str, ...]] = ("text", "dots")

    text: str = ""
    by: ParticipantId | None = None
    dots: int = 0


class DotsGiven(Item, frozen=True, kw_only=True, gc=False):
    """The dots one leader gave to the proposal that is the parent."""

    kind: ClassVar[str] = "dots_given"
    public: ClassVar[tuple[str, ...]] = ("dots",)

    participant: ParticipantId | None = None
    dots: int = 0


class SharedDefinition(Item, frozen=True, kw_only=True, gc=False):
    """The sentence the group agreed on; at most one in a session."""

    kind: ClassVar[str] = "shared_definition"
    public: ClassVar[tuple[str, ...]] = ("text",)
    is_reason: ClassVar[bool] = True
    agreed: ClassVar[tuple[str, ...]] = ("text",)

    text: str = ""


class Consent(Hand, frozen=True, kw_only=True, gc=False):
    """How far one leader can live with the sentence that is the parent: 0–5, or declined.

    The room sees the level and not whose it is – unless ``is_named``, which is switched on for
    those who said less than 3 so that they can say what would change it.
    """

    kind: ClassVar[str] = "consent"

    is_named: bool = False

    def shown(self) -> tuple[str, ...]:
        """The participant too where the name is switched on."""
        named = ("participant", "is_named") if self.is_named else ()
        return (*self.public, *named)


class DefinitionSetup(Item, frozen=True, kw_only=True, gc=False):
    """How an activity finds its sentence: dots by person or counted, how many, names or none.

    ``dots_since`` is when the first dots were counted, in UTC milliseconds, 0 before that.
    """

    kind: ClassVar[str] = "definition_setup"
    travels: ClassVar[tuple[str, ...]] = ("dots_each", "by_person")
    public: ClassVar[tuple[str, ...]] = ("dots_each", "by_person", "names_low")

    dots_each: int = DOTS_EACH
    by_person: bool = False
    names_low: bool = False
    dots_since: int = 0


class DefinitionSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a template says of a shared definition."""

    dots_each: Annotated[int, Meta(ge=1, le=20, description="dots every leader gives")] = DOTS_EACH
    by_person: Annotated[bool, Meta(description="who gave which dots is written down")] = False


def _begin(settings: DefinitionSettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    yield DefinitionSetup(
        id=ItemId(new_id()),
        parent=activity,
        position="V",
        dots_each=settings.dots_each,
        by_person=settings.by_person,
    )


def _read(document: Document, activity: ItemId) -> DefinitionSettings:
    found = document.under(activity, DefinitionSetup)
    kept = found[0] if found else DefinitionSetup()
    return DefinitionSettings(dots_each=kept.dots_each, by_person=kept.by_person)


SETUP = Setup(DefinitionSettings, _begin, _read, lambda _language: DefinitionSettings())


def setup_of(document: Document) -> DefinitionSetup:
    """How the session finds its sentence; counted dots where nothing says otherwise."""
    found = document.all(DefinitionSetup)
    return found[0] if found else DefinitionSetup()


def agreed(document: Document) -> SharedDefinition | None:
    """The agreed sentence, None while there is none."""
    return next((item for item in document.all(SharedDefinition) if item.text.strip()), None)


def count_words(text: str) -> int:
    """How many words a sentence has."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


class Ranked(msgspec.Struct, frozen=True):
    """A proposal with the dots it has, by whichever way they are counted."""

    proposal: Proposal
    dots: int


def ranked(document: Document) -> list[Ranked]:
    """The proposals that say something, the most dots first, else in their own order."""
    totals = dots_of(document)
    said = [item for item in document.all(Proposal) if item.text.strip()]
    return sorted((Ranked(item, totals[item.id]) for item in said), key=lambda each: -each.dots)


def dots_of(document: Document) -> dict[ItemId, int]:
    """The dots of every proposal: what the leaders gave, or what was counted."""
    if not setup_of(document).by_person:
        return {item.id: item.dots for item in document.all(Proposal)}
    totals = {item.id: 0 for item in document.all(Proposal)}
    for given in document.all(DotsGiven):
        if given.parent in totals:
            totals[given.parent] += given.dots
    return totals


def dots_by_person(document: Document) -> dict[tuple[ItemId, ItemId], DotsGiven]:
    """Who gave dots to what: by participant and proposal."""
    return {
        (given.participant, given.parent): given
        for given in document.all(DotsGiven)
        if given.participant is not None and given.parent is not None
    }


def dots_left(document: Document) -> dict[ItemId, int]:
    """The dots each leader in the room still has; below 0 where somebody gave too many."""
    each = setup_of(document).dots_each
    left = {person.id: each for person in document.all(Participant) if counts(person)}
    for given in document.all(DotsGiven):
        if given.participant in left:
            left[given.participant] -= given.dots
    return left


def consent_count(document: Document) -> HandCount:
    """The hands shown for the agreed sentence, without names: also right in the public view."""
    sentence = agreed(document)
    answers = document.under(sentence.id, Consent) if sentence is not None else ()
    return count_hands(document, sentence.id if sentence is not None else None, answers)


def consents(document: Document) -> dict[ItemId, Consent]:
    """The answers for the agreed sentence by participant; nobody's are left out."""
    sentence = agreed(document)
    answers = document.under(sentence.id, Consent) if sentence is not None else ()
    return {item.participant: item for item in answers if item.participant is not None}


def below_liveable(document: Document) -> list[Participant]:
    """Who showed less than 3, in the order of the participants."""
    answers = consents(document)
    return [
        person
        for person in document.all(Participant)
        if (answer := answers.get(person.id)) is not None
        and answer.level is not None
        and answer.level < LIVEABLE
    ]


def asked(document: Document) -> list[Participant]:
    """Who is asked for dots and consent: who is in the room, or was when answering."""
    answered = {given.participant for given in document.all(DotsGiven) if given.dots > 0}
    answered |= set(consents(document))
    return asked_people(document, answered)


def dots_there_are(document: Document) -> int:
    """How many dots there are to give: what was given, and what those here still have.

    Where dots are counted, those of who is here, and of who left since the counting began.
    """
    setup = setup_of(document)
    if not setup.by_person:
        return setup.dots_each * asked_by_counting(document, setup.dots_since)
    given = sum(item.dots for item in document.all(DotsGiven))
    return given + sum(dots_left(document).values())
