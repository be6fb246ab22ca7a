"""The inbox: what was said in between, caught in a line, to be sorted now or later."""

import re
from collections.abc import Callable
from typing import ClassVar

import msgspec

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.journey import pain_point_from
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.notes import Note
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.prioritise import idea_from
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, Together
from cxworkshop.folding import fold_words
from cxworkshop.i18n import M, Message
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import AgendaItemId, Item, ItemId, ParticipantId
from cxworkshop.model.people import Participant

_NAMED = re.compile(r"\s*([^:]{1,60}?)\s*:\s*(\S.*)", re.DOTALL)
_SORTED = re.compile(r"\s*/(\w)\s+(\S.*)", re.DOTALL)


class InboxEntry(Item, frozen=True, kw_only=True, gc=False):
    """One thought caught while something else was going on; ``activity`` is what was open."""

    kind: ClassVar[str] = "inbox_entry"

    text: str = ""
    raised_by: ParticipantId | None = None
    activity: AgendaItemId | None = None


class Target(msgspec.Struct, frozen=True):
    """What an entry can become: the letter that sorts it there, what it is called, what undo
    says, and what makes the item of it – without id; None where there is no place for it.
    """

    key: str
    title: Message
    label: Message
    make: Callable[[InboxEntry, Document], Item | None]


def _pain_point(entry: InboxEntry, document: Document) -> Item | None:
    """A pain point for the journey to place; None where no journey is drawn."""
    return pain_point_from(entry.text, entry.raised_by) if _has(document, "journey") else None


def _idea(entry: InboxEntry, document: Document) -> Item | None:
    """An idea for the board; None where nothing is prioritised."""
    return idea_from(entry.text, entry.raised_by) if _has(document, "prioritise") else None


def _has(document: Document, kind: str) -> bool:
    return any(item.activity == kind for item in document.all(AgendaItem))


def _goal(entry: InboxEntry, _document: Document) -> Item:
    return Goal(text=entry.text)


def _next_step(entry: InboxEntry, _document: Document) -> Item:
    return NextStep(text=entry.text)


def _parked(entry: InboxEntry, _document: Document) -> Item:
    return ParkingEntry(text=entry.text, raised_by=entry.raised_by)


def _note(entry: InboxEntry, document: Document) -> Item | None:
    """A note of the activity that was open, of the first one where none was; it says who."""
    agenda = document.all(AgendaItem)
    activity = document.find(AgendaItem, entry.activity) or next(iter(agenda), None)
    if activity is None:
        return None
    person = document.find(Participant, entry.raised_by)
    return Note(parent=activity.id, text=f"{person.name}: {entry.text}" if person else entry.text)


SORTING: tuple[Target, ...] = (
    Target("h", M("Pain point"), M("Sort a thought into pain points"), _pain_point),
    Target("i", M("Idea"), M("Sort a thought into ideas"), _idea),
    Target("g", M("Goal"), M("Sort a thought into goals"), _goal),
    Target("s", M("Next step"), M("Sort a thought into next steps"), _next_step),
    Target("p", M("Parking lot"), M("Sort a thought into the parking lot"), _parked),
    Target("n", M("Note"), M("Sort a thought into notes"), _note),
)
"""Where an entry can go. A further target is one line here; letters are given once."""


class Caught(msgspec.Struct, frozen=True):
    """What was typed into the capture line, read: the words, who said them, where they go."""

    text: str
    raised_by: ItemId | None = None
    target: Target | None = None


def read_line(typed: str, document: Document) -> Caught:
    """What a line means: ``/g Bo: text`` is a goal that Bo raised, ``Bo: text`` goes to the inbox.

    A letter or a name that nobody has is part of the text.
    """
    target, text = None, typed.strip()
    found = _SORTED.fullmatch(text)
    if found is not None:
        target = target_of(found[1])
        text = found[2] if target is not None else text
    said, person = split_name(text, document)
    return Caught(said, person.id if person is not None else None, target)


def split_name(typed: str, document: Document) -> tuple[str, Participant | None]:
    """``Bo: text`` is what Bo said; a name that nobody has is part of the text."""
    named = _NAMED.fullmatch(typed)
    person = named_by(named[1], document) if named is not None else None
    if named is None or person is None:
        return typed.strip(), None
    return named[2].strip(), person


def target_of(key: str) -> Target | None:
    """The target of a letter, None for one that has none."""
    return next((target for target in SORTING if target.key == key.casefold()), None)


def named_by(prefix: str, document: Document) -> Participant | None:
    """Who is meant by the beginning of a name; None for nobody and for more than one.

    Case and accents do not matter. A whole name or first name counts more than a beginning.
    """
    wanted = fold_words(prefix)
    if not wanted:
        return None
    names = [(fold_words(person.name), person) for person in document.all(Participant)]
    whole = [person for name, person in names if name == wanted]
    first = [person for name, person in names if name.split(" ")[0] == wanted]
    begun = [person for name, person in names if name.startswith(wanted)]
    found = whole or first or begun
    return found[0] if len(found) == 1 else None


def sort_entry(
    entry: InboxEntry, target: Target, document: Document, new_id: Callable[[], ItemId]
) -> Command | None:
    """The step that makes an entry what the target makes of it; None where it has no place."""
    item = target.make(entry, document)
    if item is None:
        return None
    made = msgspec.structs.replace(item, id=new_id())
    return Together((AddItem(made, target.label), RemoveItem(entry.id, target.label)), target.label)
