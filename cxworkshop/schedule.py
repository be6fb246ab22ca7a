"""The day from its durations: start times, slack, overlaps, and whether a slot can work.

Pure functions. Times are minutes since midnight of the session's day; a day that runs past
midnight goes on counting beyond 1440.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

import msgspec

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.i18n import M, Message, Mn
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, counts

MINUTES_A_DAY = 24 * 60
BREAK = "break"
GROUP_SIZES = range(3, 9)
"""Groups in which everybody still speaks."""


class Row(msgspec.Struct, frozen=True):
    """One activity in its place in the day.

    ``slack`` is the unplanned time before a fixed start, ``overlap`` the time by which what
    comes before runs past it. Both are minutes, at most one of them is not zero.
    """

    item: AgendaItem
    start: int
    end: int
    slack: int = 0
    overlap: int = 0

    @property
    def is_past_midnight(self) -> bool:
        """Whether the activity ends on the next day."""
        return self.end > MINUTES_A_DAY

    @property
    def starts_at(self) -> dt.time:
        """The time of day at which it starts."""
        return time_of_day(self.start)

    @property
    def ends_at(self) -> dt.time:
        """The time of day at which it ends."""
        return time_of_day(self.end)


class Day(msgspec.Struct, frozen=True):
    """The whole day: its rows and its sums, in minutes.

    ``end`` is where the last activity ends. Always: start + planned + slack − overlap = end.
    """

    rows: tuple[Row, ...]
    start: int
    end: int
    planned: int
    work: int
    breaks: int
    slack: int
    overlap: int

    @property
    def is_past_midnight(self) -> bool:
        """Whether any activity ends on the next day."""
        return any(row.is_past_midnight for row in self.rows)

    @property
    def starts_at(self) -> dt.time:
        """The time of day at which the day starts."""
        return time_of_day(self.start)

    @property
    def ends_at(self) -> dt.time:
        """The time of day at which the last activity ends."""
        return time_of_day(self.end)

    def row(self, item_id: ItemId) -> Row | None:
        """The row of an activity, or None."""
        return next((row for row in self.rows if row.item.id == item_id), None)


def schedule(items: Iterable[AgendaItem], start: dt.time | int) -> Day:
    """The day from activities in order and the time it starts.

    An activity begins when the one before it ends, unless it has a fixed start.
    """
    first = start if isinstance(start, int) else minute_of_day(start)
    rows: list[Row] = []
    cursor = first
    for item in items:
        begins = cursor if item.fixed_start is None else _fixed(item.fixed_start, cursor)
        slack, overlap = max(0, begins - cursor), max(0, cursor - begins)
        cursor = begins + _length(item)
        rows.append(Row(item, begins, cursor, slack, overlap))
    planned = sum(row.end - row.start for row in rows)
    breaks = sum(row.end - row.start for row in rows if row.item.activity == BREAK)
    return Day(
        rows=tuple(rows),
        start=first,
        end=cursor,
        planned=planned,
        work=planned - breaks,
        breaks=breaks,
        slack=sum(row.slack for row in rows),
        overlap=sum(row.overlap for row in rows),
    )


def day_of(document: Document) -> Day:
    """The day of a session as planned."""
    return schedule(document.all(AgendaItem), document.session.start)


def promised_day(document: Document) -> Day:
    """The day as it was promised when it began, whatever was replanned since."""
    agenda = (
        item
        if item.first_minutes is None
        else msgspec.structs.replace(item, minutes=item.promised_minutes)
        for item in document.all(AgendaItem)
    )
    return schedule(agenda, document.session.start)


class Slot(Protocol):
    """Anything that knows its activity kind and its minutes: an agenda item, a template's."""

    @property
    def activity(self) -> str:
        """The id of the activity kind."""
        ...

    @property
    def minutes(self) -> int:
        """The planned length."""
        ...


def stripe(slots: Iterable[Slot]) -> list[tuple[str, int]]:
    """The day as a stripe: each slot's role for colour and its minutes."""
    return [(activity_kind(slot.activity).role, slot.minutes) for slot in slots if slot.minutes > 0]


def minute_of_day(at: dt.time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def time_of_day(minute: int) -> dt.time:
    """The time of day of a minute, also of one on the next day."""
    hour, rest = divmod(minute % MINUTES_A_DAY, 60)
    return dt.time(hour, rest)


def head_count(document: Document) -> int:
    """How many people count: those expected or here."""
    return sum(1 for person in document.all(Participant) if counts(person))


def minutes_a_head(item: AgendaItem, people: int) -> float | None:
    """The minutes each person has in this activity; None when there is nobody, or a break."""
    if people <= 0 or item.activity == BREAK:
        return None
    return _length(item) / people


class Format(StrEnum):
    """A way to work in which everybody gets a turn."""

    GROUPS = "groups"
    PAIRS = "pairs"
    COUNTS = "counts"


class Crowded(msgspec.Struct, frozen=True):
    """A slot that cannot work one after the other, and a format that can.

    ``needed`` are the minutes that it would take, ``size`` the people in a group, ``takes`` the
    minutes of the proposed format.
    """

    item: ItemId
    people: int
    minutes: int
    needed: int
    format: Format
    size: int
    takes: int

    @property
    def message(self) -> Message:
        """What cannot be, and what can."""
        return M(
            "{people} need {needed} min one after the other; there are {minutes}. {proposal}",
            people=Mn("{count} person", "{count} people", self.people),
            needed=self.needed,
            minutes=self.minutes,
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
    """Why everybody cannot have a turn in this slot, or None where they can.

    Groups are proposed where everybody can speak in the group and one voice of each group
    afterwards; then pairs; where not even two turns fit, a show of hands.
    """
    needed = math.ceil(item.minutes_each * people)
    minutes = _length(item)
    if item.minutes_each <= 0 or needed <= minutes:
        return None

    def found(way: Format, size: int, takes: int) -> Crowded:
        return Crowded(item.id, people, minutes, needed, way, size, takes)

    lengths = {
        size: math.ceil(item.minutes_each * (size + math.ceil(people / size)))
        for size in GROUP_SIZES
        if size < people
    }
    if lengths:
        size = min(lengths, key=lambda each: (lengths[each], each))
        if lengths[size] <= minutes:
            return found(Format.GROUPS, size, lengths[size])
    in_pairs = math.ceil(item.minutes_each * 2)
    if people > 2 and in_pairs <= minutes:
        return found(Format.PAIRS, 2, in_pairs)
    return found(Format.COUNTS, people, minutes)


def _length(item: AgendaItem) -> int:
    return max(0, item.minutes)


def _fixed(at: dt.time, cursor: int) -> int:
    """A time of day as a minute of this day or, when that lies half a day back, of the next."""
    minute = minute_of_day(at)
    while cursor - minute > MINUTES_A_DAY // 2:
        minute += MINUTES_A_DAY
    return minute
