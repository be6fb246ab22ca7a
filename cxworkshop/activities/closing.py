"""Closing: what the day was worth to each, 0 to 5, and one word each.

What is read back is in :mod:`cxworkshop.activities.read_back`, what became of the expectations in
:mod:`cxworkshop.activities.opening`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from cxworkshop.activities.asked import Asked, asked_by_counting, asked_people, told
from cxworkshop.activities.content import NewId, Setup
from cxworkshop.activities.hands import LEVELS, Hand, HandCount, count_hands, show_hand
from cxworkshop.editing.commands import AddItem, Command, SetFields
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, ParticipantId
from cxworkshop.model.people import Participant, counts

Levels = tuple[int, int, int, int, int, int]
"""How many hands showed 0, 1, … 5."""

NO_HANDS: Levels = (0, 0, 0, 0, 0, 0)
MOST_HANDS = 999
COUNTED = M("Count the hands")
CHANGED = M("Change how the closing is asked")


class ReturnHand(Hand, frozen=True, kw_only=True, gc=False):
    """What the day was worth to one leader; its parent is the closing."""

    kind: ClassVar[str] = "return_hand"


class ReturnCount(Item, frozen=True, kw_only=True, gc=False):
    """How many hands showed each level, where only hands are counted; parent is the closing.

    ``since`` is when the first were counted, in UTC milliseconds, 0 before that.
    """

    kind: ClassVar[str] = "return_count"
    public: ClassVar[tuple[str, ...]] = ("levels",)

    levels: Levels = NO_HANDS
    since: int = 0

    @classmethod
    def totals(cls, document: Document) -> Iterator[Asked]:
        """For each closing how many are asked."""
        for item in document.all(cls):
            count = asked_by_counting(document, item.since)
            yield Asked(id=ItemId(f"asked-{item.id}"), parent=item.parent, count=count)


class ClosingWord(Item, frozen=True, kw_only=True, gc=False):
    """The word with which somebody leaves; the room never sees whose it is."""

    kind: ClassVar[str] = "closing_word"
    public: ClassVar[tuple[str, ...]] = ("text",)

    text: str = ""
    by: ParticipantId | None = None


class ClosingSetup(Item, frozen=True, kw_only=True, gc=False):
    """How a closing asks: hands by person or counted, its question and the ends of its scale."""

    kind: ClassVar[str] = "closing_setup"
    travels: ClassVar[tuple[str, ...]] = (
        "by_person",
        "names_shown",
        "question",
        "lowest",
        "highest",
    )
    public: ClassVar[tuple[str, ...]] = ("by_person", "question", "lowest", "highest")

    by_person: bool = False
    names_shown: bool = False
    question: str = ""
    lowest: str = ""
    highest: str = ""


class ClosingSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a template says of a closing."""

    by_person: Annotated[bool, Meta(description="who showed which hand is written down")] = False
    names_shown: Annotated[
        bool, Meta(description="names beside hands and words in the outputs")
    ] = False
    question: Annotated[str, Meta(max_length=200, description="what the hands answer")] = ""
    lowest: Annotated[str, Meta(max_length=60, description="the words at 0")] = ""
    highest: Annotated[str, Meta(max_length=60, description="the words at 5")] = ""


_SETTINGS = ClosingSettings.__struct_fields__


def _begin(settings: ClosingSettings, activity: ItemId, new_id: NewId) -> Iterator[Item]:
    values = {name: getattr(settings, name) for name in _SETTINGS}
    yield ClosingSetup(id=ItemId(new_id()), parent=activity, position="V", **values)


def _read(document: Document, activity: ItemId) -> ClosingSettings:
    found = setup_of(document, activity)
    return ClosingSettings(
        by_person=found.by_person,
        names_shown=found.names_shown,
        question=found.question.strip()[:200],
        lowest=found.lowest.strip()[:60],
        highest=found.highest.strip()[:60],
    )


SETUP = Setup(ClosingSettings, _begin, _read, lambda _language: ClosingSettings())


def setup_of(document: Document, activity: ItemId) -> ClosingSetup:
    """How a closing asks; with the defaults, and no id, where nothing was set."""
    found = document.under(activity, ClosingSetup)
    return found[0] if found else ClosingSetup(parent=activity)


def change_setup(
    document: Document, activity: ItemId, name: str, value: Any, new_id: NewId
) -> Command:
    """Change one thing of how a closing asks."""
    found = setup_of(document, activity)
    if found.id:
        return SetFields(found.id, {name: value}, CHANGED)
    made = msgspec.structs.replace(found, id=ItemId(new_id()), **{name: value})
    return AddItem(made, CHANGED)


def return_count(document: Document, activity: ItemId) -> HandCount:
    """The hands of a closing, by whichever way they are taken; right in the public view too."""
    if setup_of(document, activity).by_person:
        return count_hands(document, activity, document.under(activity, ReturnHand))
    found = document.under(activity, ReturnCount)
    count = found[0] if found else ReturnCount()
    expected = told(document, activity)
    if expected is None:
        expected = asked_by_counting(document, count.since)
    return HandCount(count.levels, 0, max(expected, sum(count.levels)))


def return_hands(document: Document, activity: ItemId) -> dict[ItemId, ReturnHand]:
    """Who showed what; nobody's are left out."""
    return {
        hand.participant: hand
        for hand in document.under(activity, ReturnHand)
        if hand.participant is not None
    }


def asked(document: Document, activity: ItemId) -> list[Participant]:
    """Who is asked: who is here, and who answered before leaving."""
    return asked_people(document, return_hands(document, activity))


def without_hand(document: Document, activity: ItemId) -> list[Participant]:
    """Who of those here has not answered; nobody can be named where hands are counted."""
    if not setup_of(document, activity).by_person:
        return []
    answered = return_hands(document, activity)
    return [p for p in document.all(Participant) if counts(p) and p.id not in answered]


def give_return(
    document: Document,
    activity: ItemId,
    person: ItemId,
    level: int | None,
    new_id: NewId,
    *,
    is_declined: bool = False,
) -> Command | None:
    """A leader shows what the day was worth, or declines; with neither it is taken back."""
    return show_hand(
        return_hands(document, activity).get(person),
        ReturnHand(parent=activity, participant=person),
        level,
        M("Show what the day was worth"),
        new_id,
        is_declined=is_declined,
    )


def count_return(
    document: Document, activity: ItemId, level: int, hands: int, at: int, new_id: NewId
) -> Command:
    """So many hands showed a level; ``at`` is now, in UTC milliseconds."""
    found = document.under(activity, ReturnCount)
    count = found[0] if found else ReturnCount(parent=activity)
    hands = min(max(hands, 0), MOST_HANDS)
    levels = tuple(hands if each == level else count.levels[each] for each in LEVELS)
    values = {"levels": levels, "since": (count.since or at) if any(levels) else 0}
    if found:
        return SetFields(count.id, values, COUNTED)
    return AddItem(msgspec.structs.replace(count, id=ItemId(new_id()), **values), COUNTED)


def closing_words(document: Document, activity: ItemId) -> list[ClosingWord]:
    """The words that say something, in order."""
    return [word for word in document.under(activity, ClosingWord) if word.text.strip()]


def without_word(document: Document, activity: ItemId) -> list[Participant]:
    """Who of those here has no word with their name; nobody where no word has a name."""
    named = {word.by for word in closing_words(document, activity)} - {None}
    if not named:
        return []
    return [p for p in document.all(Participant) if counts(p) and p.id not in named]


def told_words(document: Document, activity: ItemId) -> str:
    """The words in one line, each once, with how often: ``clear · hope ×2 · tired``."""
    said = closing_words(document, activity)
    first = {fold_words(word.text): word.text.strip() for word in reversed(said)}
    often = Counter(fold_words(word.text) for word in said)
    return " · ".join(
        f"{first[key]} ×{count}" if count > 1 else first[key] for key, count in often.items()
    )
