"""Groups by chance: even, mixed, nobody alone, and others each time."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.draw import draw, group_sizes, smallest

rooms = st.lists(st.sampled_from(["sales", "legal", "it", "hr", None]), max_size=40)


def room(functions: list[str | None]) -> dict[str, str | None]:
    return {f"p{at}": function for at, function in enumerate(functions)}


def pairs_of(groups: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


@given(rooms, st.integers(2, 8), st.integers())
def test_everybody_is_in_one_group_and_sizes_differ_by_at_most_one(
    functions: list[str | None], size: int, seed: int
) -> None:
    people = room(functions)
    groups = draw(list(people), size, seed, people)
    assert sorted(person for group in groups for person in group) == sorted(people)
    sizes = {len(group) for group in groups}
    assert not sizes or max(sizes) - min(sizes) <= 1
    assert len(people) < 2 or min(sizes) > 1, "nobody is alone"


@given(rooms, st.integers(2, 8), st.integers())
def test_no_group_has_two_of_a_function_while_that_can_be_avoided(
    functions: list[str | None], size: int, seed: int
) -> None:
    people = room(functions)
    groups = draw(list(people), size, seed, people)
    for name, count in Counter(functions).items():
        if name is None:
            continue
        shares = [sum(people[person] == name for person in group) for group in groups]
        assert max(shares) <= -(-count // len(groups)), "as even as it can be"


@given(rooms, st.integers(2, 8), st.integers())
def test_the_same_seed_gives_the_same_groups(
    functions: list[str | None], size: int, seed: int
) -> None:
    people = room(functions)
    assert draw(list(people), size, seed, people) == draw(list(people), size, seed, people)


@given(st.integers(4, 40), st.integers(2, 6), st.integers())
def test_another_draw_is_another_one_wherever_there_is_more_than_one_group(
    count: int, size: int, seed: int
) -> None:
    people: dict[str, str | None] = dict.fromkeys((f"p{at}" for at in range(count)), None)
    first = draw(list(people), size, seed, people)
    if len(first) < 2:
        return
    met = dict.fromkeys(pairs_of(first), 1)
    second = draw(list(people), size, seed, people, met)
    assert pairs_of(second) != pairs_of(first)


def test_in_pairs_nobody_works_with_the_same_person_three_times_running() -> None:
    functions = ["sales"] * 3 + ["it"] * 3 + ["hr"] * 2 + ["legal"] * 2 + ["ops"] * 4
    people = room(list(functions))
    met: Counter[frozenset[str]] = Counter()
    for seed in range(4):
        groups = draw(list(people), 2, seed, people, met)
        met.update(pairs_of(groups))
        assert all(len({people[one] for one in group}) == 2 for group in groups)
    assert max(met.values()) == 1, "four draws of fourteen people, no pair twice"


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (0, 4, ()),
        (1, 2, (1,)),
        (3, 2, (3,)),
        (5, 2, (3, 2)),
        (14, 2, (2,) * 7),
        (13, 2, (3, 2, 2, 2, 2, 2)),
        (14, 4, (4, 4, 3, 3)),
        (7, 3, (4, 3)),
        (40, 5, (5,) * 8),
        (6, 8, (6,)),
    ],
)
def test_sizes_are_as_near_to_the_wish_as_can_be(
    people: int, size: int, sizes: tuple[int, ...]
) -> None:
    assert group_sizes(people, size) == sizes


def test_a_late_arrival_goes_to_the_smallest_group_where_their_function_is_missing() -> None:
    functions = {"a": "sales", "b": "it", "c": "sales", "d": "hr", "e": "it", "late": "sales"}
    assert smallest([["a", "b"], ["d", "e"], ["c", "x", "y"]], "late", functions) == 1
