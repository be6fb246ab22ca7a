"""Find a text anywhere in a session, without regard to case and accents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, get_args, get_origin

import msgspec

from cxworkshop.activities.agreed import AgreedPlan
from cxworkshop.activities.break_time import BreakSetup
from cxworkshop.activities.breakouts import Breakout
from cxworkshop.activities.checklist import ChecklistItem
from cxworkshop.activities.closing import ClosingSetup, ClosingWord
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.decisions import Decision, DecisionList
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.diagnostic import Diagnostic, Evidence, Statement
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.activities.discussion import Decided, DiscussionSetup
from cxworkshop.activities.gap import Gap, GapSetup
from cxworkshop.activities.goals import Goal, GoalPart
from cxworkshop.activities.handoffs import HandOff, HandOffSetup
from cxworkshop.activities.impact import ImpactRating, ImpactSubject, Perspective
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.item_types import activity_showing
from cxworkshop.activities.journey import Journey, JourneyStage, PainPoint, Touchpoint
from cxworkshop.activities.kinds import activity_kind
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.opening import Expectation, GroundRule, OpeningSetup
from cxworkshop.activities.outside import OutsidePromise, OutsideSetup
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.photos import Photo
from cxworkshop.activities.prioritise import Idea
from cxworkshop.activities.review import Promise, ReviewAnswer
from cxworkshop.folding import fold, fold_mapped, fold_words
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, field_types
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails

PLACES: dict[type[Item], Message] = {
    SharedDefinition: M("Shared definition"),
    Proposal: M("Proposal"),
    Goal: M("Goal"),
    GoalPart: M("Part of a goal"),
    Commitment: M("Commitment"),
    NextStep: M("Next step"),
    Idea: M("Idea"),
    Gap: M("Gap"),
    ImpactSubject: M("Impact check"),
    ImpactRating: M("Impact check"),
    Decision: M("Who decides"),
    OutsidePromise: M("Outside promise"),
    Promise: M("Promise to be reviewed"),
    ReviewAnswer: M("Review"),
    Statement: M("Statement"),
    Evidence: M("Evidence"),
    Diagnostic: M("Diagnostic"),
    EarlierTally: M("Earlier session"),
    PainPoint: M("Pain point"),
    HandOff: M("Hand-off"),
    Touchpoint: M("Touchpoint"),
    JourneyStage: M("Journey stage"),
    Journey: M("Journey"),
    Perspective: M("Perspective"),
    Decided: M("Decided"),
    Expectation: M("Expectation"),
    GroundRule: M("Ground rule"),
    ClosingWord: M("Closing word"),
    ClosingSetup: M("Closing"),
    BreakSetup: M("Break"),
    HandOffSetup: M("Hand-offs"),
    OutsideSetup: M("Outside promise"),
    DiscussionSetup: M("Discussion"),
    ParkingEntry: M("Parking lot"),
    InboxEntry: M("Inbox"),
    Note: M("Note"),
    Photo: M("Photo"),
    ChecklistItem: M("Checklist"),
    Breakout: M("Groups"),
    Participant: M("Participant"),
    Function: M("Function"),
    AgendaItem: M("Agenda"),
    SessionDetails: M("Session details"),
}
"""What is searched, in the order in which hits are listed; other kinds come after."""

_SETTINGS = {
    SessionDetails: {"language", "zone", "brand_colour", "second_colour", "logo", "template"},
    AgendaItem: {"activity"},
    AgreedPlan: {"promises"},
    DecisionList: {"texts"},
    GapSetup: {"themes"},
    OpeningSetup: {"ground_rules"},
    RunEvent: {"boot"},
    Photo: {"picture"},
}
_BEFORE, _AFTER = 32, 96
_SPACE = re.compile(r"\s")

Reader = Callable[[Item], tuple[str, ...]]


class Hit(msgspec.Struct, frozen=True):
    """One field in which the text stands.

    ``place`` says where that is. ``excerpt`` is plain text on one line, ``span`` the found part
    in it.
    """

    item_id: ItemId
    kind: str
    field: str
    place: Message
    excerpt: str
    span: tuple[int, int]


def find(document: Document, text: str, words: Catalogue, limit: int = 500) -> list[Hit]:
    """Where a text stands in a session, the plan first, then people, then the agenda.

    A field is found when it holds the text as typed or, failing that, all its words.
    Activities are also found by the name of their kind in the language of ``words``.
    """
    wanted = fold_words(text)
    if not wanted:
        return []
    terms = wanted.split()
    hits: list[Hit] = []
    for item in _in_order(document):
        place: Message | None = None
        for field, value in _texts(item, words):
            span = _found(value, wanted, terms)
            if span is not None:
                place = place or _place(document, item, words)
                hits.append(_hit(item, field, place, value, span))
                if len(hits) >= limit:
                    return hits
    return hits


def _in_order(document: Document) -> Iterator[Item]:
    known = [item_type.kind for item_type in PLACES]
    for kind in (*known, *(kind for kind in document.kinds() if kind not in known)):
        yield from document.of_kind(kind)


def _texts(item: Item, words: Catalogue) -> Iterator[tuple[str, str]]:
    for field, read in _readers(type(item)):
        for value in read(item):
            if value:
                yield field, value
    if isinstance(item, AgendaItem):
        yield "activity", words.say(activity_kind(item.activity).title)


@cache
def _readers(item_type: type[Item]) -> tuple[tuple[str, Reader], ...]:
    """How to get the texts of each field of an item type that holds any."""
    left_out = _SETTINGS.get(item_type, set())
    found: list[tuple[str, Reader]] = []
    for name, declared in field_types(item_type).items():
        if name in ("id", "parent", "position", "data", "unknown_kind") or name in left_out:
            continue
        read = _reader(name, declared)
        if read is not None:
            found.append((name, read))
    return tuple(found)


def _reader(name: str, declared: Any) -> Reader | None:
    if declared is str:
        return lambda item: (getattr(item, name),)
    if get_origin(declared) is not tuple:
        return None
    inner = get_args(declared)[0]
    if inner is str:
        return lambda item: getattr(item, name)
    if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        parts = [field.name for field in msgspec.structs.fields(inner) if field.type is str]
        return lambda item: tuple(
            getattr(part, each) for part in getattr(item, name) for each in parts
        )
    return None


@lru_cache(maxsize=16_384)
def _folded(value: str) -> str:
    """Kept from one key of the search line to the next."""
    return fold(value)


def _found(value: str, wanted: str, terms: list[str]) -> tuple[int, int] | None:
    """Where the text stands in a value, as places of the value."""
    folded = _folded(value)
    if any(term not in folded for term in terms):
        return None
    mapped, places = fold_mapped(_SPACE.sub(" ", value))
    for term in (wanted, terms[0]):
        start = mapped.find(term)
        if start >= 0:
            return places[start], places[start + len(term) - 1] + 1
    return 0, 0


def _hit(item: Item, field: str, place: Message, value: str, span: tuple[int, int]) -> Hit:
    line = _SPACE.sub(" ", value)
    start, end = span
    first = max(0, start - _BEFORE)
    if first:
        first = line.find(" ", first, start) + 1 or first
    last = min(len(line), end + _AFTER)
    before, after = ("… " if first else ""), (" …" if last < len(line) else "")
    shift = len(before) - first
    excerpt = f"{before}{line[first:last]}{after}"
    return Hit(item.id, item.kind, field, place, excerpt, (start + shift, end + shift))


def _place(document: Document, item: Item, words: Catalogue) -> Message:
    name = PLACES.get(type(item), M("Elsewhere"))
    of = ""
    if isinstance(item, AgendaItem):
        of = item.title or words.say(activity_kind(item.activity).title)
    elif isinstance(item, Commitment):
        person = document.find(Participant, item.participant)
        of = person.name if person is not None else ""
    elif isinstance(item, GoalPart):
        function = document.find(Function, item.function)
        of = function.name if function is not None else ""
    elif isinstance(item, Note):
        parent = activity_showing(document, item.id)
        of = parent.title if parent is not None else ""
    return M("{place} · {name}", place=name, name=of) if of else name
