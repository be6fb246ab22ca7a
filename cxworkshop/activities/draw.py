"""Drawing groups: sizes that differ by at most one, functions mixed, the same company avoided.

Pure functions: the same people, size and seed give the same draw.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

Person = str
Group = list[Person]
Company = Mapping[frozenset[Person], int]
"""How often two people have worked together today."""

NOBODY: Company = {}
_DEALS = 24
_IMPROVED = 3
_PASSES = 6


def group_sizes(people: int, size: int) -> tuple[int, ...]:
    """How large the groups are, the larger first, for people in groups of ``size``.

    Sizes differ by at most one and are as near to the wanted one as can be; of two ways that
    are equally near, the one with more groups. Nobody is alone: an odd one makes a pair a three.
    """
    if people <= 0:
        return ()
    size = max(2, size)
    ways = [_shared(people, count) for count in range(1, max(1, people // 2) + 1)]
    return min(ways, key=lambda way: (sum(abs(each - size) for each in way), -len(way)))


def draw(
    people: Sequence[Person],
    size: int,
    seed: int,
    functions: Mapping[Person, Hashable | None],
    company: Company = NOBODY,
) -> tuple[tuple[Person, ...], ...]:
    """People in groups of ``size``, by chance.

    No group has two people of a function while that can be avoided; functions of None are
    nobody's. Among the draws that mix functions as well as possible, one that brings few people
    together again who have met.
    """
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    sizes = group_sizes(len(people), size)
    if not sizes:
        return ()
    table = _Table(functions, company)
    deals = [_dealt(people, sizes, functions, chance) for _ in range(_DEALS)]
    best = sorted(deals, key=table.cost)[:_IMPROVED]
    for groups in best:
        table.improve(groups, chance)
    found = min(best, key=table.cost)
    for group in found:
        chance.shuffle(group)
    return tuple(tuple(group) for group in found)


def smallest(
    groups: Sequence[Sequence[Person]], person: Person, functions: Mapping[Person, Hashable | None]
) -> int:
    """The place of the group a late arrival goes to: the smallest, there the fewest of theirs."""
    own = functions.get(person)

    def alike(group: Sequence[Person]) -> int:
        return sum(own is not None and functions.get(each) == own for each in group)

    return min(range(len(groups)), key=lambda at: (len(groups[at]), alike(groups[at]), at))


def _shared(people: int, count: int) -> tuple[int, ...]:
    least, more = divmod(people, count)
    return (least + 1,) * more + (least,) * (count - more)


def _dealt(
    people: Sequence[Person],
    sizes: tuple[int, ...],
    functions: Mapping[Person, Hashable | None],
    chance: random.Random,
) -> list[Group]:
    """People dealt like cards, function by function.

    A function's people lie one after the other, so that no group gets two of them before every
    group has one, and sizes differ by at most one: functions cannot be mixed better.
    """
    by_function: dict[Hashable, Group] = defaultdict(list)
    for person in people:
        function = functions.get(person)
        by_function[("own", person) if function is None else ("of", function)].append(person)
    order = list(by_function.values())
    chance.shuffle(order)
    for group in order:
        chance.shuffle(group)
    groups: list[Group] = [[] for _ in sizes]
    for at, person in enumerate(itertools.chain.from_iterable(order)):
        groups[at % len(groups)].append(person)
    return groups


class _Table:
    """Knows how good a draw is, and makes it better by exchanging two people."""

    def __init__(self, functions: Mapping[Person, Hashable | None], company: Company) -> None:
        self._functions = functions
        self._met: dict[Person, dict[Person, int]] = defaultdict(dict)
        for pair, times in company.items():
            if len(pair) == 2:
                one, other = pair
                self._met[one][other] = self._met[other][one] = times

    def cost(self, groups: Sequence[Group]) -> tuple[int, int]:
        """Pairs of one function in a group, then company that is repeated."""
        alike = again = 0
        for group in groups:
            counts = Counter(self._functions.get(person) for person in group)
            alike += sum(n * (n - 1) // 2 for name, n in counts.items() if name is not None)
            again += sum(self._company(person, group) for person in group) // 2
        return alike, again

    def improve(self, groups: list[Group], chance: random.Random) -> None:
        """Exchange two people as long as somebody meets fewer again and no function suffers."""
        for _ in range(_PASSES):
            pairs = list(itertools.combinations(range(len(groups)), 2))
            chance.shuffle(pairs)
            if not sum(self._exchange(groups[one], groups[other]) for one, other in pairs):
                return

    def _exchange(self, one: Group, other: Group) -> bool:
        is_better = False
        for at, to in itertools.product(range(len(one)), range(len(other))):
            before = self._seat(one[at], one, at), self._seat(other[to], other, to)
            after = self._seat(other[to], one, at), self._seat(one[at], other, to)
            if _sum(*after) < _sum(*before):
                one[at], other[to] = other[to], one[at]
                is_better = True
        return is_better

    def _seat(self, person: Person, group: Group, at: int) -> tuple[int, int]:
        """What it costs that somebody sits in this place of a group."""
        others = [each for place, each in enumerate(group) if place != at]
        own = self._functions.get(person)
        alike = sum(own is not None and self._functions.get(each) == own for each in others)
        return alike, self._company(person, others)

    def _company(self, person: Person, others: Sequence[Person]) -> int:
        met = self._met.get(person)
        return sum(met.get(other, 0) for other in others) if met else 0


def _sum(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
