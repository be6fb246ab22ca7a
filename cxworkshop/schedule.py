"""The day from its durations: start times, slack and overlaps.

Pure functions. Times are minutes since midnight of the session's day; a day that runs past
midnight goes on counting beyond 1440.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

import msgspec

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId

MINUTES_A_DAY = 24 * 60
BREAK = "break"


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


def _length(item: AgendaItem) -> int:
    return max(0, item.minutes)


def _fixed(at: dt.time, cursor: int) -> int:
    """A time of day as a minute of this day or, when that lies half a day back, of the next."""
    minute = minute_of_day(at)
    while cursor - minute > MINUTES_A_DAY // 2:
        minute += MINUTES_A_DAY
    return minute
