"""Who decides: for each decision exactly one who decides, who must be asked, who is told."""

from collections import Counter
from enum import StrEnum
from typing import ClassVar

import msgspec

from cxworkshop.i18n import Catalogue, M, Message, Mn
from cxworkshop.model.document import Document
from cxworkshop.model.item import AnyId, GoalId, Item, ItemId
from cxworkshop.model.people import Function, Participant, counts

ENOUGH = 4
"""So many decisions are needed before a function can be said to decide everything."""
MOST = 0.6
"""A function that decides more than this share of them decides (nearly) everything."""


class Decision(Item, frozen=True, kw_only=True, gc=False):
    """One thing to be decided again and again. The links name functions or participants.

    ``deciders`` holds exactly one, or the decision is marked.
    """

    kind: ClassVar[str] = "decision"
    public: ClassVar[tuple[str, ...]] = ("text", "deciders", "to_ask", "to_tell", "goal")
    is_reason: ClassVar[bool] = True
    agreed: ClassVar[tuple[str, ...]] = ("text", "deciders", "to_ask", "to_tell", "goal")

    text: str = ""
    deciders: tuple[AnyId, ...] = ()
    to_ask: tuple[AnyId, ...] = ()
    to_tell: tuple[AnyId, ...] = ()
    goal: GoalId | None = None
    because: AnyId | None = None
    note: str = ""


class Right(StrEnum):
    """What a function or a person has to do with a decision; the value is its field."""

    DECIDES = "deciders"
    ASKED = "to_ask"
    TOLD = "to_tell"


class DecisionList(Item, frozen=True, kw_only=True, gc=False):
    """The decisions a template brings; its parent is the activity."""

    kind: ClassVar[str] = "decision_list"
    travels: ClassVar[tuple[str, ...]] = ("texts",)

    texts: tuple[str, ...] = ()


def said_decisions(document: Document) -> list[Decision]:
    """The decisions that say something, in order."""
    return [item for item in document.all(Decision) if item.text.strip()]


def right_of(decision: Decision, who: ItemId) -> Right | None:
    """What somebody has to do with a decision."""
    return next((right for right in Right if who in getattr(decision, right)), None)


def with_right(
    decision: Decision, who: ItemId, right: Right | None
) -> dict[str, tuple[ItemId, ...]]:
    """The fields of the decision that change when somebody gets a right, or none any more."""
    changed: dict[str, tuple[ItemId, ...]] = {}
    for each in Right:
        before: tuple[ItemId, ...] = getattr(decision, each)
        after = tuple(other for other in before if other != who)
        if each is right:
            after = before if who in before else (*after, who)
        if after != before:
            changed[each.value] = after
    return changed


def problem_of(decision: Decision) -> Message | None:
    """What is wrong with who decides, None where exactly one does."""
    if not decision.deciders:
        return M("nobody decides yet")
    if len(decision.deciders) > 1:
        return Mn("{count} decides", "{count} decide: choose one", len(decision.deciders))
    return None


def involved(document: Document) -> list[ItemId]:
    """Every function, then every person who has a right in some decision, in their order."""
    named = {
        who
        for decision in document.all(Decision)
        for right in Right
        for who in getattr(decision, right)
    }
    functions = [function.id for function in document.all(Function)]
    people = [person.id for person in document.all(Participant) if person.id in named]
    return [*functions, *people]


class Overload(msgspec.Struct, frozen=True):
    """A function that decides too much: it decides ``count`` of ``all`` decisions."""

    function: ItemId
    count: int
    all: int


def overloads(document: Document) -> list[Overload]:
    """The functions that decide nearly everything, those of their people included."""
    decided = [decision for decision in said_decisions(document) if len(decision.deciders) == 1]
    if len(decided) < ENOUGH:
        return []
    by_function: Counter[ItemId] = Counter()
    for decision in decided:
        function = function_of(document, decision.deciders[0])
        if function is not None:
            by_function[function] += 1
    return [
        Overload(function, count, len(decided))
        for function, count in by_function.items()
        if count > MOST * len(decided)
    ]


def function_of(document: Document, who: ItemId) -> ItemId | None:
    """A function itself, or the function of a person."""
    person = document.find(Participant, who)
    if person is not None:
        return person.function
    return who if document.find(Function, who) is not None else None


def name_of(document: Document, who: ItemId) -> str:
    """The name of a function or a person; empty for anything else."""
    item = document.get(who)
    return item.name if isinstance(item, Function | Participant) else ""


def short_name(document: Document, who: ItemId) -> str:
    """The first name of a person where nobody shares it, else the whole name."""
    name = name_of(document, who)
    if document.find(Participant, who) is None:
        return name
    first = name.split()[:1]
    alike = [person for person in document.all(Participant) if person.name.split()[:1] == first]
    return first[0] if first and len(alike) == 1 else name


def candidates(document: Document) -> list[ItemId]:
    """Who can have a right: the functions, then the people who count."""
    functions = [function.id for function in document.all(Function)]
    people = document.all(Participant)
    return [*functions, *(person.id for person in people if counts(person) or not person.in_room)]


RIGHT_WORDS: dict[Right, Message] = {
    Right.DECIDES: M("decides"),
    Right.ASKED: M("is asked"),
    Right.TOLD: M("is told"),
}
_LETTERS = M("D A T")
"""The first letters of *decides*, *is asked*, *is told*, with a space between."""


def letters(words: Catalogue) -> dict[Right, str]:
    """The letter of each right on the matrix and on the keyboard."""
    return dict(zip(Right, words.say(_LETTERS).split(), strict=True))


def right_words(words: Catalogue) -> dict[Right, str]:
    """Each right in words."""
    return {right: words.say(message) for right, message in RIGHT_WORDS.items()}
