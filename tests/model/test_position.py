"""Fractional keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.model.position import between, spread


@given(st.lists(st.floats(0, 1, exclude_max=True), max_size=200))
def test_there_is_always_room_between_two_positions(places: list[float]) -> None:
    keys: list[str] = []
    for place in places:
        index = int(place * (len(keys) + 1))
        low = keys[index - 1] if index else ""
        high = keys[index] if index < len(keys) else ""
        keys.insert(index, between(low, high))
    assert keys == sorted(set(keys))


def test_appending_a_thousand_items_keeps_keys_short() -> None:
    key = ""
    for _ in range(1000):
        key = between(key, "")
    assert len(key) < 40


@given(st.integers(0, 500))
def test_spread_keys_are_in_order_and_leave_room(count: int) -> None:
    keys = spread(count)
    assert keys == sorted(set(keys))
    assert len(keys) == count
    for low, high in zip(["", *keys], [*keys, ""], strict=True):
        assert low < between(low, high)


@pytest.mark.parametrize(("low", "high"), [("V", "V"), ("b", "a"), ("-", ""), ("V0", "")])
def test_positions_out_of_order_are_refused(low: str, high: str) -> None:
    with pytest.raises(ValueError, match=r"position|no key"):
        between(low, high)
