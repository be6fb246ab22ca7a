"""What the answers of a diagnostic say: means, how far apart they lie, what to talk about first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import reduce
from math import sqrt

import msgspec

from cxworkshop.activities.asked import told
from cxworkshop.activities.diagnostic import (
    SCALE,
    Counts,
    Diagnostic,
    Rating,
    Statement,
    Tally,
    asked_about,
    diagnostic_of,
)
from cxworkshop.activities.diagnostic_earlier import EarlierTally, earlier_tallies
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant, counts

LEAST_OF_A_FUNCTION = 3
"""A function with fewer people is pooled, so that its mean is nobody's rating."""

HALF_RANGE = (SCALE[-1] - SCALE[0]) / 2
NOBODY: Counts = (0, 0, 0, 0, 0)
NO_FUNCTION = ItemId("")
"""Stands for the people who belong to no function."""

Group = tuple[ItemId, ...]
"""Functions whose ratings are looked at together."""


class Agreement(StrEnum):
    """How near to each other the ratings of a statement lie; ``LOW`` is aligned on a low mean."""

    OPEN = "open"
    ALIGNED = "aligned"
    LOW = "low"
    MIXED = "mixed"
    SPLIT = "split"


class Distribution(msgspec.Struct, frozen=True):
    """How many gave each value."""

    counts: Counts = NOBODY

    @property
    def given(self) -> int:
        """How many answered with a value."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean, None where nobody answered."""
        if not self.given:
            return None
        return sum(value * count for value, count in self._pairs()) / self.given

    @property
    def spread(self) -> float | None:
        """The population standard deviation in halves of the scale's range, 0 to 1.

        None where fewer than two answered.
        """
        mean = self.mean
        if mean is None or self.given < 2:
            return None
        squares = sum(count * (value - mean) ** 2 for value, count in self._pairs())
        return sqrt(squares / self.given) / HALF_RANGE

    def plus(self, other: Counts) -> Distribution:
        """Both together."""
        added = tuple(mine + theirs for mine, theirs in zip(self.counts, other, strict=True))
        return Distribution(added)  # type: ignore[arg-type]

    def _pairs(self) -> Iterable[tuple[int, int]]:
        return zip(SCALE, self.counts, strict=True)


EMPTY = Distribution()


EARLIER = 0
"""Stands before the rounds for an earlier session."""


class Taken(msgspec.Struct, frozen=True):
    """What a statement was given in a round, or ``EARLIER``; how far the mean shown moved."""

    number: int
    given: Distribution
    change: float | None = None


class StatementResult(msgspec.Struct, frozen=True):
    """A statement with its ratings, round by round, and what an earlier session gave it."""

    statement: Statement
    rounds: tuple[Distribution, ...]
    earlier: EarlierTally | None = None

    @property
    def now(self) -> Distribution:
        """The latest round in which anybody answered."""
        return next((found for found in reversed(self.rounds) if found.given), EMPTY)

    @property
    def taken(self) -> tuple[Taken, ...]:
        """The earlier session where this was asked there, then every round; in order of time."""
        found: list[Taken] = []
        before: float | None = None
        earlier = Distribution(self.earlier.counts) if self.earlier is not None else EMPTY
        for number, given in enumerate((earlier, *self.rounds)):
            mean = given.mean
            # As they are shown: who takes one mean from the other comes to the same.
            shown = None if mean is None else round(mean, 1)
            change = None if before is None or shown is None else shown - before
            if number != EARLIER or given.given:
                found.append(Taken(number, given, change))
            before = before if shown is None else shown
        return tuple(found)


def agreement(found: Distribution, diagnostic: Diagnostic) -> Agreement:
    """How near the ratings lie, by the thresholds of the activity."""
    spread, mean = found.spread, found.mean
    if spread is None or mean is None:
        return Agreement.OPEN
    if spread <= diagnostic.aligned + _ROUNDING:
        is_low = mean <= diagnostic.low + _ROUNDING
        return Agreement.LOW if is_low else Agreement.ALIGNED
    return Agreement.SPLIT if spread >= diagnostic.split - _ROUNDING else Agreement.MIXED


_ROUNDING = 1e-9


def results(document: Document, activity: ItemId) -> tuple[StatementResult, ...]:
    """Every statement of an activity in order, with its ratings in every round that has begun."""
    diagnostic = diagnostic_of(document, activity)
    statements = document.under(activity, Statement)
    numbers = range(max(1, diagnostic.rounds))
    found = {statement.id: [[0] * len(SCALE) for _ in numbers] for statement in statements}
    for parent, number, given in _answers(document, diagnostic):
        rounds = found.get(parent) if parent is not None else None
        if rounds is not None and 1 <= number <= len(rounds):
            counts = rounds[number - 1]
            for place, count in enumerate(given):
                counts[place] += count
    earlier = earlier_tallies(document, activity)
    return tuple(
        StatementResult(each, tuple(map(_distribution, found[each.id])), earlier.get(each.id))
        for each in statements
    )


def _distribution(counts: list[int]) -> Distribution:
    return Distribution(tuple(counts))  # type: ignore[arg-type]


def _answers(
    document: Document, diagnostic: Diagnostic
) -> Iterable[tuple[ItemId | None, int, Counts]]:
    if diagnostic.takes_counts:
        return ((tally.parent, tally.round, tally.counts) for tally in document.all(Tally))
    return (
        (rating.parent, rating.round, single(rating.value))
        for rating in document.all(Rating)
        if rating.value in SCALE
    )


def single(value: int) -> Counts:
    """One rating as counts; none for no value."""
    return _SINGLE.get(value, NOBODY)


_SINGLE: dict[int, Counts] = {
    1: (1, 0, 0, 0, 0),
    2: (0, 1, 0, 0, 0),
    3: (0, 0, 1, 0, 0),
    4: (0, 0, 0, 1, 0),
    5: (0, 0, 0, 0, 1),
}


def talk_first(found: Iterable[StatementResult]) -> list[StatementResult]:
    """What to talk about first: the widest disagreement, of equal ones the lower mean."""
    told = [result for result in found if result.now.spread is not None]
    return sorted(told, key=lambda result: (-(result.now.spread or 0), result.now.mean or 0))


def expected(document: Document, statement: ItemId, number: int) -> int:
    """How many are asked about a statement in a round; right in the public view too."""
    there = told(document, statement, number)
    return asked_about(document, number).get(statement, 0) if there is None else there


def pooled(sizes: Mapping[ItemId, int]) -> tuple[Group, ...]:
    """The functions, those with too few people pooled with the next smallest until it suffices.

    In the order given. Empty where fewer than two groups remain: one alone is the whole room.
    """
    return tuple(_joined({(function,): size for function, size in sizes.items()}))


def _joined(sizes: Mapping[Group, int]) -> dict[Group, tuple[Group, ...]]:
    """Groups that are large enough, each with those it was joined from, in the order given."""
    order = {group: place for place, group in enumerate(sizes)}
    parts: list[tuple[tuple[Group, ...], int]]
    parts = [((group,), size) for group, size in sizes.items() if size]
    while len(parts) > 1:
        parts.sort(key=lambda part: (part[1], order[part[0][0]]))
        (first, small), (second, next_small) = parts[:2]
        if small >= LEAST_OF_A_FUNCTION:
            break
        together = tuple(sorted((*first, *second), key=order.__getitem__))
        parts[:2] = [(together, small + next_small)]
    if len(parts) < 2:
        return {}
    parts.sort(key=lambda part: order[part[0][0]])
    return {tuple(each for group in part for each in group): part for part, _ in parts}


def sizes_of(document: Document, people: Iterable[Participant]) -> dict[ItemId, int]:
    """How many of these people belong to each function, in the functions' order."""
    found = {function.id: 0 for function in document.all(Function)}
    found[NO_FUNCTION] = 0
    for person in people:
        function = person.function if person.function in found else NO_FUNCTION
        found[function or NO_FUNCTION] += 1
    return found


def groups(document: Document, activity: ItemId, number: int) -> tuple[Group, ...]:
    """The functions as their ratings of a round are looked at.

    Where counts are taken it is the groups that were counted, then those still to be counted.
    """
    diagnostic = diagnostic_of(document, activity)
    statements = {statement.id for statement in document.under(activity, Statement)}
    if diagnostic.takes_counts:
        if not diagnostic.by_function:
            return ()
        counted = {
            tally.functions: None
            for tally in document.all(Tally)
            if tally.parent in statements and tally.round == number and tally.functions
        }
        people = [person for person in document.all(Participant) if counts(person)]
        taken = {function for group in counted for function in group}
        coming = pooled(sizes_of(document, people))
        every = (*counted, *(group for group in coming if taken.isdisjoint(group)))
        order = {function.id: place for place, function in enumerate(document.all(Function))}
        return tuple(sorted(every, key=lambda group: order.get(group[0], len(order))))
    answered = {
        rating.participant
        for rating in document.all(Rating)
        if rating.parent in statements and rating.round == number and rating.value in SCALE
    }
    people = [person for person in document.all(Participant) if person.id in answered]
    return pooled(sizes_of(document, people))


def by_group(
    document: Document, statement: ItemId, number: int, among: Sequence[Group]
) -> dict[Group, Distribution]:
    """The ratings of a statement in a round, by group.

    A group in which too few answered this one is joined to the next smallest: left out, it could
    be told from what the whole room gave.
    """
    found = dict.fromkeys(among, EMPTY)
    place = {function: group for group in among for function in group}
    people = {person.id: person.function or NO_FUNCTION for person in document.all(Participant)}
    for tally in document.all(Tally):
        if tally.parent == statement and tally.round == number and tally.functions in found:
            found[tally.functions] = found[tally.functions].plus(tally.counts)
    for rating in document.all(Rating):
        if rating.parent != statement or rating.round != number or rating.participant is None:
            continue
        group = place.get(people.get(rating.participant, NO_FUNCTION))
        if group is not None:
            found[group] = found[group].plus(single(rating.value))
    joined = _joined({group: given.given for group, given in found.items()})
    return {
        whole: reduce(lambda sum_, part: sum_.plus(found[part].counts), parts, EMPTY)
        for whole, parts in joined.items()
    }
