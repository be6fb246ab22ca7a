"""Which way a text runs, and how texts that run differently stand beside one another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TO_THE_RIGHT, _TO_THE_LEFT = "\u200e", "\u200f"
"""Marks that show nothing and count as a letter that runs this way."""


def has_right_to_left(text: str) -> bool:
    """Whether any letter of a text runs to the left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(paragraph: str) -> bool:
    """Whether a paragraph runs to the left: its first letter decides (UAX 9, rule P2)."""
    if not has_right_to_left(paragraph):
        return False
    for char in paragraph:
        runs = unicodedata.bidirectional(char)
        if runs in ("L", "R", "AL"):
            return runs != "L"
    return False


def kept(line: str, *, is_rtl: bool) -> str:
    """A line that by itself runs the way of its paragraph, whatever letter it begins with."""
    if is_right_to_left(line) == is_rtl:
        return line
    return f"{_TO_THE_LEFT if is_rtl else _TO_THE_RIGHT}{line}"


def listed(texts: Iterable[str], between: str = ", ") -> str:
    """Those of the texts that say something, one behind the other from left to right.

    Each runs its own way inside; without the mark before it, one that runs to the left would turn
    the whole line round, or change places with its neighbour.
    """
    return between.join(
        f"{_TO_THE_RIGHT}{text}" if has_right_to_left(text) else text for text in texts if text
    )
