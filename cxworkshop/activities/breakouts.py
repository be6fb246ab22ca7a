"""Breakouts: an activity in pairs or groups, with a timer, what each group found, who reports."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Annotated, ClassVar

import msgspec

from cxworkshop.activities.attendance import present
from cxworkshop.activities.draw import draw, smallest
from cxworkshop.activities.notes import Note
from cxworkshop.editing.commands import AddItem, Command, RemoveItem, SetField, SetFields, Together
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, Link, ParticipantId
from cxworkshop.model.people import Participant

MINUTE = 60_000
STANDARD_SIZE = 4
STANDARD_MINUTES = 15
_WORKED = 8
"""Having worked together weighs more than a draw that was thrown away."""

NewId = Callable[[], ItemId]
GroupId = Annotated[ItemId, Link("group")]


class Breakout(Item, frozen=True, kw_only=True, gc=False):
    """One time an activity, its parent, works in groups of ``size``; two are pairs.

    ``minutes`` is how long; ``started_at`` and ``ended_at`` are instants in UTC milliseconds.
    ``speaking`` is the group that reports now. What the groups find is private to the
    facilitator unless ``shows_notes``.
    """

    kind: ClassVar[str] = "breakout"
    public: ClassVar[tuple[str, ...]] = (
        "size",
        "minutes",
        "question",
        "started_at",
        "ended_at",
        "speaking",
    )

    size: int = STANDARD_SIZE
    minutes: int = STANDARD_MINUTES
    question: str = ""
    started_at: int | None = None
    ended_at: int | None = None
    speaking: GroupId | None = None
    shows_notes: bool = False


class Group(Item, frozen=True, kw_only=True, gc=False):
    """One group of a breakout, its parent. Its order is that of reporting back.

    What it found are notes under it.
    """

    kind: ClassVar[str] = "group"
    public: ClassVar[tuple[str, ...]] = ("number", "members", "has_reported")

    number: int = 1
    members: tuple[ParticipantId, ...] = ()
    has_reported: bool = False


class Timer(msgspec.Struct, frozen=True):
    """The clock of a breakout: ``seconds_left`` is below 0 where time is over.

    ``ends_at`` is the instant (UTC milliseconds) at which it will be, while it runs.
    """

    seconds_left: int
    seconds_used: int
    is_running: bool
    ends_at: int | None


def timer_of(breakout: Breakout, now: int) -> Timer:
    """Where a breakout's clock is at an instant; it follows from its facts alone."""
    whole = breakout.minutes * MINUTE
    if breakout.started_at is None:
        return Timer(whole // 1000, 0, is_running=False, ends_at=None)
    is_running = breakout.ended_at is None
    until = now if breakout.ended_at is None else breakout.ended_at
    used = max(0, until - breakout.started_at)  # a wall clock can be set back
    ends_at = breakout.started_at + whole
    left = (whole - used) // 1000
    return Timer(left, used // 1000, is_running, ends_at if is_running else None)


def breakout_of(document: Document, activity: ItemId | None) -> Breakout | None:
    """The breakout an activity is at: its last one. None where the room works as one."""
    found = document.under(activity, Breakout) if activity is not None else ()
    return found[-1] if found else None


def groups_of(document: Document, breakout: ItemId) -> tuple[Group, ...]:
    """The groups of a breakout in the order in which they report back."""
    return document.under(breakout, Group)


def notes_of(document: Document, group: ItemId) -> tuple[Note, ...]:
    """What a group found."""
    return document.under(group, Note)


def members_of(document: Document, group: Group) -> list[Participant]:
    """The people of a group, as they were drawn; who is no longer on the list is left out."""
    found = (document.find(Participant, member) for member in group.members)
    return [person for person in found if person is not None]


def without_group(document: Document, breakout: ItemId) -> list[Participant]:
    """Who is here and in no group: late arrivals, mostly."""
    placed = {member for group in groups_of(document, breakout) for member in group.members}
    return [person for person in present(document) if person.id not in placed]


def has_begun(document: Document, breakout: Breakout) -> bool:
    """Whether the groups have worked: then another draw is another breakout."""
    return breakout.started_at is not None or any(
        notes_of(document, group.id) for group in groups_of(document, breakout.id)
    )


def company(document: Document, again: Breakout | None = None) -> Counter[frozenset[str]]:
    """Who has worked with whom today; ``again`` is a draw that is to be another one."""
    met: Counter[frozenset[str]] = Counter()
    for group in document.all(Group):
        weight = 1 if again is not None and group.parent == again.id else _WORKED
        for pair in combinations(group.members, 2):
            met[frozenset(pair)] += weight
    return met


def form_groups(
    document: Document, activity: AgendaItem, size: int, minutes: int, seed: int, new_id: NewId
) -> Command:
    """Draw groups from those who are here, as one step.

    Groups that have not begun are drawn anew; where they have, this is a further breakout and
    what they found stays. Where nobody is here, nothing is drawn.
    """
    label = M("Draw groups")
    before = breakout_of(document, activity.id)
    is_anew = before is not None and not has_begun(document, before)
    people = present(document)
    drawn = draw(
        [person.id for person in people],
        size,
        seed,
        {person.id: person.function for person in people},
        company(document, before if is_anew else None),
    )
    if not drawn:
        return Together((), label)
    steps: list[Command] = []
    if before is not None and is_anew:
        breakout = before.id
        values = {"size": size, "minutes": minutes, "speaking": None}
        steps += [RemoveItem(group.id, label) for group in groups_of(document, breakout)]
        steps.append(SetFields(breakout, values, label))
    else:
        breakout = new_id()
        made = Breakout(
            id=breakout,
            parent=activity.id,
            size=size,
            minutes=minutes,
            question=before.question if before is not None else "",
            shows_notes=before.shows_notes if before is not None else False,
        )
        steps.append(AddItem(made, label))
    steps += (AddItem(group, label) for group in _made(drawn, breakout, new_id))
    return Together(tuple(steps), label)


def _made(drawn: tuple[tuple[str, ...], ...], breakout: ItemId, new_id: NewId) -> Iterator[Group]:
    for number, members in enumerate(drawn, 1):
        people = tuple(ItemId(member) for member in members)
        yield Group(id=new_id(), parent=breakout, number=number, members=people)


def move_person(document: Document, breakout: ItemId, person: ItemId, target: ItemId) -> Command:
    """Put somebody into a group, out of the one they were in."""
    label = M("Move somebody to another group")
    steps: list[Command] = []
    for group in groups_of(document, breakout):
        others = tuple(member for member in group.members if member != person)
        if group.id == target and person not in group.members:
            steps.append(SetField(group.id, "members", (*group.members, person), label))
        elif group.id != target and person in group.members:
            steps.append(SetField(group.id, "members", others, label))
    return Together(tuple(steps), label)


def place_late(document: Document, breakout: ItemId) -> Command:
    """Put everybody who is here and in no group into the smallest one, one after the other."""
    label = M("Put late arrivals into groups")
    groups = list(groups_of(document, breakout))
    members = [list(group.members) for group in groups]
    functions: dict[str, ItemId | None] = {
        person.id: person.function for person in document.all(Participant)
    }
    late = without_group(document, breakout) if groups else []
    for person in late:
        members[smallest(members, person.id, functions)].append(person.id)
    return Together(
        tuple(
            SetField(group.id, "members", tuple(now), label)
            for group, now in zip(groups, members, strict=True)
            if tuple(now) != group.members
        ),
        label,
    )


def next_to_report(document: Document, breakout: Breakout) -> Group | None:
    """Who reports after the group that speaks now; None where everybody has."""
    return next(
        (
            group
            for group in groups_of(document, breakout.id)
            if not group.has_reported and group.members and group.id != breakout.speaking
        ),
        None,
    )


def report_on(document: Document, breakout: Breakout) -> Command:
    """The next group speaks; the one that spoke has reported. After the last nobody speaks."""
    label = M("Next group reports")
    coming = next_to_report(document, breakout)
    steps: list[Command] = []
    if breakout.speaking is not None:
        steps.append(SetField(breakout.speaking, "has_reported", True, label))
    speaking = coming.id if coming is not None else None
    steps.append(SetField(breakout.id, "speaking", speaking, label))
    return Together(tuple(steps), label)


def mark_reported(breakout: Breakout, group: Group, *, is_done: bool) -> Command:
    """Say of a group that it has reported, or that it has not."""
    label = M("Mark a group as reported")
    steps: list[Command] = [SetField(group.id, "has_reported", is_done, label)]
    if breakout.speaking == group.id:
        steps.append(SetField(breakout.id, "speaking", None, label))
    return Together(tuple(steps), label)


def show_notes(document: Document, breakout: Breakout, *, is_on: bool) -> Command:
    """Let the room and the plan have what the groups found, or keep it to the facilitator."""
    label = M("Show what the groups found") if is_on else M("Keep what the groups found private")
    notes = (
        SetField(note.id, "is_private", not is_on, label)
        for group in groups_of(document, breakout.id)
        for note in notes_of(document, group.id)
    )
    return Together((SetField(breakout.id, "shows_notes", is_on, label), *notes), label)


def start_timer(breakout: Breakout, at: int) -> Command:
    """The groups begin. A fact, no undo step."""
    label = M("Run the groups")
    return SetFields(breakout.id, {"started_at": at, "ended_at": None}, label)


def end_timer(breakout: Breakout, at: int) -> Command:
    """The groups come back. A fact, no undo step."""
    return SetField(breakout.id, "ended_at", at, M("Run the groups"))


def more_minutes(breakout: Breakout, minutes: int) -> Command:
    """Give the groups more time. A fact, no undo step."""
    return SetField(breakout.id, "minutes", breakout.minutes + minutes, M("Run the groups"))
