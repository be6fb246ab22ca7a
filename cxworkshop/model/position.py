"""Fractional keys: text that sorts, with room for one more between any two.

A key is a fraction between 0 and 1 written in base 62 after the point, without trailing zeros,
so that plain comparison of the text is comparison of the numbers.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


def between(low: str, high: str) -> str:
    """A key after ``low`` and before ``high``; an empty text stands for the very start or end.

    Appending grows a key by one character in about thirty additions, not in each.

    Raises ValueError when the two are not in order or not keys.
    """
    if high and low >= high:
        raise ValueError(f"no key fits between {low!r} and {high!r}")
    if any(char not in _VALUE for char in low + high) or low.endswith("0") or high.endswith("0"):
        raise ValueError(f"not a position: {low!r} or {high!r}")
    made: list[str] = []
    is_bounded = bool(high)
    place = 0
    while True:
        floor = _VALUE[low[place]] if place < len(low) else 0
        ceiling = _BASE
        if is_bounded:
            ceiling = _VALUE[high[place]] if place < len(high) else 0
        if ceiling - floor > 1:
            step = (ceiling - floor) // 2 if is_bounded or place >= len(low) else 1
            made.append(DIGITS[floor + step])
            return "".join(made)
        made.append(DIGITS[floor])
        if ceiling != floor:
            is_bounded = False
        place += 1


def spread(count: int) -> list[str]:
    """So many keys in order, short and with room between them."""
    width = 1
    while _BASE**width <= count + 1:
        width += 1
    gap = _BASE**width // (count + 1)
    return [_written((index + 1) * gap, width) for index in range(count)]


def _written(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        text = DIGITS[digit] + text
    return text.rstrip("0")
