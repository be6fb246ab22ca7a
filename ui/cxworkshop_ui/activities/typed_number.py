"""Digits typed one after the other into a cell make one number."""

from __future__ import annotations

from collections.abc import Hashable


class TypedNumber:
    """Whether a digit goes on with the number that is being typed or begins another."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._at: Hashable | None = None

    def forget(self) -> None:
        """The next digit begins a number."""
        self._at = None

    def with_digit(self, place: Hashable, before: int, digit: int) -> int | None:
        """The number with one more digit; None where it would be more than can be."""
        number = before * 10 + digit if place == self._at else digit
        if number > self._most:
            return None
        self._at = place
        return number
