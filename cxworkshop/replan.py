"""Replan: how lost time is won back, or gained time is given to what still comes.

Pure functions. Between two fixed points – a fixed start, the end of the day as it was promised –
there is so much time, and so much is planned. Where too much is planned, activities give, each
in proportion to what it can give; first those that say what can go first. Where time was gained,
those get it first that gave before; nobody gets more than half of its length on top, and what is
left stays free before the fixed point. Fixed starts, breaks and protected activities stay as they
are, no activity is made shorter than its shortest, minutes are whole, and the same day gives the
same proposal. A day that is held at quite other hours than planned, as when it is tried out at
night, keeps its lengths: nothing in it is early or late.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from cxworkshop.editing.commands import SetFields, Together
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.pace import coming_day, held_at_other_hours
from cxworkshop.progress import RunState, remaining
from cxworkshop.schedule import BREAK, promised_day, schedule

REPLAN_LABEL = M("Replan the day")


class Line(msgspec.Struct, frozen=True):
    """One activity in the proposal: when it starts and how long it is, before and after.

    ``least`` is what it cannot go below by itself, ``spent`` what of it is used already.
    ``is_kept`` says that a replan leaves its length alone; ``is_chosen`` that it was changed by
    hand. ``pause`` is what stays free before it. All times are minutes.
    """

    item: ItemId
    old_start: int
    old_minutes: int
    start: int
    minutes: int
    least: int
    spent: int = 0
    is_current: bool = False
    is_kept: bool = False
    is_chosen: bool = False
    is_fixed: bool = False
    pause: int = 0

    @property
    def end(self) -> int:
        """When it ends."""
        return self.start + self.minutes

    @property
    def change(self) -> int:
        """The minutes it gains, negative where it gives."""
        return self.minutes - self.old_minutes


class Drop(msgspec.Struct, frozen=True):
    """An activity that could be left out, and the minutes that this would free."""

    item: ItemId
    frees: int
    is_protected: bool


class Shortage(msgspec.Struct, frozen=True):
    """Before this point – None: the end of the day – so many minutes are missing.

    ``drops`` are what could be left out: unprotected activities first, of these first the one
    that frees just enough. ``is_certain`` says that it is too late already: nothing before the
    point can be left out or be made shorter.
    """

    point: ItemId | None
    due: int
    missing: int
    drops: tuple[Drop, ...]
    is_certain: bool = False


class Proposal(msgspec.Struct, frozen=True):
    """The rest of the day as it could be.

    ``due`` is the end of the day as promised, ``old_end`` where it would end unchanged, ``end``
    where it ends with the proposal. It is legal when nothing is missing before any fixed point.
    ``is_away`` says that the day is held at other hours: then no point is fixed.
    """

    lines: tuple[Line, ...]
    shortages: tuple[Shortage, ...]
    old_end: int
    end: int
    due: int
    is_away: bool = False

    @property
    def is_legal(self) -> bool:
        """Whether every fixed point can be kept."""
        return not self.shortages

    @property
    def changes(self) -> tuple[Line, ...]:
        """The lines whose length changes."""
        return tuple(line for line in self.lines if line.change)

    @property
    def fits(self) -> bool:
        """Whether it can be applied: what is missing, if anything, is lost whatever is done."""
        return all(shortage.is_certain for shortage in self.shortages)


def replan(
    document: Document, state: RunState, chosen: Mapping[ItemId, int] | None = None
) -> Proposal:
    """A proposal for the rest of the day; ``chosen`` are lengths set by hand, which are kept."""
    by_hand = chosen or {}
    ahead = remaining(document.all(AgendaItem), state)
    promise = promised_day(document)
    rest = coming_day(document, state) if state.has_started else schedule(ahead, promise.start)
    is_away = held_at_other_hours(state)
    lines = [_line(row.item, row.start, state, by_hand) for row in rest.rows]
    begin = rest.start
    current = document.find(AgendaItem, state.current)
    on_now: list[Line] = []
    if current is not None:
        on_now = [_current(current, state, by_hand)]
        begin += on_now[0].change
    slack = {row.item.id: row.slack for row in promise.rows}
    planned = {item.id: item for item in ahead}
    made: list[Line] = []
    shortages: list[Shortage] = []
    late = 0
    segments = _segments(lines)
    for segment, following in zip(segments, [*segments[1:], []], strict=True):
        pause = max(0, segment[0].old_start - begin) if segment and segment[0].is_fixed else 0
        begin += pause
        point = following[0].item if following else None
        until = following[0].old_start if following else promise.end
        if is_away:
            until = begin + sum(line.minutes - line.spent for line in segment)
        most = until - begin
        room = most - (slack.get(point, 0) if point is not None else 0)
        fitted = _fitted(segment, room, most, planned)
        for line in fitted:
            made.append(msgspec.structs.replace(line, start=begin, pause=pause))
            pause = 0
            begin += line.minutes - line.spent
        missing = begin - until - late  # what is missing already is told where it is
        if missing > 0:
            drops = _drops(fitted, missing, planned)
            before = [*on_now, *fitted] if segment is segments[0] else fitted
            is_certain = not drops and all(line.minutes <= line.least for line in before)
            shortages.append(Shortage(point, until, missing, drops, is_certain))
        late = max(0, begin - until)
    return Proposal((*on_now, *made), tuple(shortages), rest.end, begin, promise.end, is_away)


def apply_proposal(document: Document, state: RunState, proposal: Proposal) -> Together:
    """The proposal as one step: new lengths in the agenda, what was promised kept beside them."""
    commands: list[SetFields] = []
    for line in proposal.lines:
        item = document.find(AgendaItem, line.item)
        if item is None or not line.change:
            continue
        minutes = line.minutes - state.activities[line.item].extended
        values = {"minutes": max(0, minutes), "first_minutes": item.promised_minutes}
        commands.append(SetFields(item.id, values, REPLAN_LABEL))
    return Together(tuple(commands), REPLAN_LABEL)


def shortest_of(item: AgendaItem) -> int:
    """What an activity can be cut to; half of its length where it does not say."""
    length = max(0, item.minutes)
    return min(item.shortest or (length + 1) // 2, length)


def shared(amount: int, weights: Sequence[int]) -> list[int]:
    """An amount in whole parts, in proportion to the weights; the largest rests are rounded up.

    No part is larger than its weight while the amount is not larger than their sum.
    """
    total = sum(weights)
    if total <= 0 or amount <= 0:
        return [0] * len(weights)
    parts = [amount * weight // total for weight in weights]
    rests = [(amount * weight % total, -index) for index, weight in enumerate(weights)]
    for _, index in sorted(rests, reverse=True)[: amount - sum(parts)]:
        parts[-index] += 1
    return parts


def _line(item: AgendaItem, start: int, state: RunState, by_hand: Mapping[ItemId, int]) -> Line:
    """An activity ahead; what was used of it before one went back is spent."""
    run = state.activities[item.id]
    length = max(0, item.minutes)
    spent = run.seconds_allowed // 60 - length if run.opened_at is not None else 0
    whole = length + max(0, spent)
    is_fixed = item.fixed_start is not None
    return Line(
        item=item.id,
        old_start=start,
        old_minutes=whole,
        start=start,
        minutes=max(by_hand.get(item.id, whole), max(0, spent)),
        least=min(max(shortest_of(item), max(0, spent)), whole),
        spent=max(0, spent),
        is_kept=is_fixed or item.is_protected or item.activity == BREAK,
        is_chosen=item.id in by_hand,
        is_fixed=is_fixed,
    )


def _current(item: AgendaItem, state: RunState, by_hand: Mapping[ItemId, int]) -> Line:
    """The activity that is on: it keeps its time, unless it is changed by hand."""
    run = state.activities[item.id]
    used = -(-run.seconds_used // 60)
    # Over time it has already taken what it has used.
    length = max(run.seconds_allowed // 60, used)
    start = state.minute(run.opened_at or 0)
    return Line(
        item=item.id,
        old_start=start,
        old_minutes=length,
        start=start,
        minutes=max(by_hand.get(item.id, length), used),
        least=max(used, min(shortest_of(item), length)),
        spent=used,
        is_current=True,
        is_kept=True,
        is_chosen=item.id in by_hand,
    )


def _segments(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines between the fixed points; the first segment is empty where one is next."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.is_fixed:
            found.append([])
        found[-1].append(line)
    return found


def _fitted(
    segment: Sequence[Line], room: int, most: int, planned: Mapping[ItemId, AgendaItem]
) -> list[Line]:
    """The lines in the room there is. ``room`` leaves the pause that was planned before the next
    fixed point; ``most`` uses it up.
    """
    ahead = sum(line.minutes - line.spent for line in segment)
    lines = list(segment)
    free = [index for index, line in enumerate(lines) if not (line.is_kept or line.is_chosen)]
    if ahead > most:
        first = [index for index in free if planned[lines[index].item].can_go.strip()]
        after = [index for index in free if index not in first]
        missing = ahead - most
        for tier in (first, after):
            can = [lines[index].minutes - lines[index].least for index in tier]
            given = shared(min(missing, sum(can)), can)
            missing -= sum(given)
            _lengthen(lines, tier, [-minutes for minutes in given])
    elif ahead < room and free:
        gained = room - ahead
        lack = [max(0, _lack(lines[index], planned)) for index in free]
        back = shared(min(gained, sum(lack)), lack)
        _lengthen(lines, free, back)
        can = [max(0, _longest(lines[index], planned) - lines[index].minutes) for index in free]
        _lengthen(lines, free, shared(min(gained - sum(back), sum(can)), can))
    return lines


def _lengthen(lines: list[Line], which: Iterable[int], by: Iterable[int]) -> None:
    for index, minutes in zip(which, by, strict=True):
        line = lines[index]
        lines[index] = msgspec.structs.replace(line, minutes=line.minutes + minutes)


def _lack(line: Line, planned: Mapping[ItemId, AgendaItem]) -> int:
    item = planned[line.item]
    return item.promised_minutes - item.minutes


def _longest(line: Line, planned: Mapping[ItemId, AgendaItem]) -> int:
    """Half as long again as promised: beyond that nobody sits through what is not there."""
    return planned[line.item].promised_minutes * 3 // 2 + line.spent


def _drops(
    segment: Sequence[Line], missing: int, planned: Mapping[ItemId, AgendaItem]
) -> tuple[Drop, ...]:
    found = [
        Drop(line.item, line.minutes - line.spent, planned[line.item].is_protected)
        for line in segment
        if not line.is_fixed and planned[line.item].activity != BREAK and line.minutes > line.spent
    ]

    def order(drop: Drop) -> tuple[bool, bool, int]:
        is_short = drop.frees < missing
        return drop.is_protected, is_short, -drop.frees if is_short else drop.frees

    return tuple(sorted(found, key=order))
