"""Head-count arithmetic: how long everybody's turn is, and whether a slot can work at all.

Pure functions. In pairs and groups people speak at the same time, group by group; then one voice
of each group reports to the room. Pairs do not report.
"""

from __future__ import annotations

import math
from enum import StrEnum

import msgspec

from cxworkshop.activities.draw import group_sizes
from cxworkshop.i18n import M, Message, Mn
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, counts
from cxworkshop.schedule import BREAK

PAIR = 2
GROUP_SIZES = range(3, 9)
"""Groups in which everybody still speaks."""


def head_count(document: Document) -> int:
    """How many people count: those expected or here."""
    return sum(1 for person in document.all(Participant) if counts(person))


class Format(StrEnum):
    """A way to work in which everybody gets a turn."""

    PLENARY = "plenary"
    GROUPS = "groups"
    PAIRS = "pairs"
    COUNTS = "counts"


def format_of(size: int) -> Format:
    """How an activity works whose groups have this size; 0 is one room."""
    if size < PAIR:
        return Format.PLENARY
    return Format.PAIRS if size == PAIR else Format.GROUPS


class Turns(msgspec.Struct, frozen=True):
    """How an activity is shared out among people.

    ``groups`` is how many groups there are, 1 in one room; ``largest`` is the people in the
    largest; ``together`` are the minutes in the groups, ``report`` those a group has to report.
    ``needed`` are the minutes it takes until everybody had a turn, 0 where no turn is named.
    """

    item: ItemId
    people: int
    format: Format
    groups: int
    largest: int
    together: float
    report: float
    needed: int

    @property
    def message(self) -> Message:
        """How long a turn is: for each person, or for each group."""
        who = Mn("{count} person", "{count} people", self.people)
        if self.format is Format.PLENARY and self.report < 1:
            seconds = max(5, math.floor(self.report * 12) * 5)
            return M("{people}, {seconds} seconds each", people=who, seconds=seconds)
        if self.format is Format.PLENARY:
            return M("{people}, {minutes} min each", people=who, minutes=_rounded(self.report))
        if self.format is Format.PAIRS:
            return M(
                "{people} in {pairs}: {minutes} min for each person",
                people=who,
                pairs=Mn("{count} pair", "{count} pairs", self.groups),
                minutes=_rounded(self.together / self.largest),
            )
        groups = Mn("{count} group", "{count} groups", self.groups)
        together = _rounded(self.together)
        if _rounded(self.report) < 1:
            return M(
                "{people} in {groups}: {together} min together",
                people=who,
                groups=groups,
                together=together,
            )
        return M(
            "{people} in {groups}: {together}\u00a0min together,"
            " then up to {report}\u00a0min for each group",
            people=who,
            groups=groups,
            together=together,
            report=_rounded(self.report),
        )


def turns(item: AgendaItem, people: int) -> Turns | None:
    """How an activity is shared out among so many people; None for nobody, or a break."""
    if people <= 0 or item.activity == BREAK:
        return None
    minutes = _length(item)
    sizes = group_sizes(people, item.group_size) if item.group_size >= PAIR else (people,)
    if len(sizes) < 2:
        needed = math.ceil(item.minutes_each * people)
        each = minutes / people
        return Turns(item.id, people, Format.PLENARY, 1, people, 0, each, needed)
    way = format_of(item.group_size)
    voices = 0 if way is Format.PAIRS else len(sizes)
    largest = sizes[0]
    together = min(minutes, item.group_minutes) if item.group_minutes else 0
    if not together:  # a turn in the group is as long as one before the room
        together = minutes if not voices else round(minutes * largest / (largest + voices))
    report = (minutes - together) / voices if voices else 0
    needed = math.ceil(item.minutes_each * (largest + voices))
    return Turns(item.id, people, way, len(sizes), largest, together, report, needed)


class Crowded(msgspec.Struct, frozen=True):
    """A slot that cannot work as it is planned, and a format that can.

    ``needed`` are the minutes that it would take, ``size`` the people in a group, ``takes`` the
    minutes of the proposed format; ``planned`` is how it was to work.
    """

    item: ItemId
    people: int
    minutes: int
    needed: int
    format: Format
    size: int
    takes: int
    planned: Format = Format.PLENARY

    @property
    def message(self) -> Message:
        """What cannot be, and what can."""
        people = Mn("{count} person", "{count} people", self.people)
        given = {"people": people, "needed": self.needed, "minutes": self.minutes}
        if self.planned is Format.PLENARY:
            return M(
                "{people} need {needed} min one after the other; there are {minutes}. {proposal}",
                **given,
                proposal=self.proposal,
            )
        return M(
            "{people} need {needed} min in these groups; there are {minutes}. {proposal}",
            **given,
            proposal=self.proposal,
        )

    @property
    def proposal(self) -> Message:
        """The format that can work."""
        if self.format is Format.GROUPS:
            return M(
                "In groups of {size}, with one voice a group at the end, it takes {takes} min.",
                size=self.size,
                takes=self.takes,
            )
        if self.format is Format.PAIRS:
            return M("In pairs, without reporting back, it takes {takes} min.", takes=self.takes)
        return M("Count hands instead of hearing names.")


def crowded(item: AgendaItem, people: int) -> Crowded | None:
    """Why everybody cannot have a turn in this slot as planned, or None where they can.

    Groups are proposed where everybody can speak in the group and one voice of each group
    afterwards; then pairs; where not even two turns fit, a show of hands.
    """
    planned = turns(item, people)
    minutes = _length(item)
    if planned is None or planned.needed <= minutes:
        return None

    def found(way: Format, size: int, takes: int) -> Crowded:
        needed, now = planned.needed, planned.format
        return Crowded(item.id, people, minutes, needed, way, size, takes, now)

    lengths = {
        size: math.ceil(item.minutes_each * (sizes[0] + len(sizes)))
        for size in GROUP_SIZES
        if size < people and (sizes := group_sizes(people, size))
    }
    if lengths:
        size = min(lengths, key=lambda each: (lengths[each], each))
        if lengths[size] <= minutes:
            return found(Format.GROUPS, size, lengths[size])
    in_pairs = math.ceil(item.minutes_each * group_sizes(people, PAIR)[0])
    if people > PAIR and in_pairs <= minutes:
        return found(Format.PAIRS, PAIR, in_pairs)
    return found(Format.COUNTS, people, minutes)


def _length(item: AgendaItem) -> int:
    return max(0, item.minutes)


def _rounded(minutes: float) -> float:
    """Minutes as people say them: halves below ten, whole ones above."""
    return math.floor(minutes * 2) / 2 if minutes < 10 else math.floor(minutes)
