"""In which order the characters of a line stand on paper (Unicode Standard Annex 9).

python-bidi gives a text as it is seen, but not where each character came from. Marks that the
algorithm passes over (class BN) are put behind every character, numbered: they come back with it,
and tell by their order whether it runs to the right or to the left.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from cxworkshop.figures.direction import has_right_to_left

_BASE = 24
_DIGITS = range(4)
_FIRST = 0xE0020
"""Tag characters: 96 of them, four sets of 24 digits."""
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0020-\U000e007f]")
"""What would be taken away or taken for a mark: steering characters, and the tags of some flags."""
_BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PASSED_OVER = "\u200b"


class Stretch(NamedTuple):
    """Characters from ``start`` up to ``end`` that run in one direction: odd levels to the left."""

    start: int
    end: int
    level: int

    @property
    def is_right_to_left(self) -> bool:
        """Whether the last of the characters stands leftmost."""
        return self.level % 2 == 1


@lru_cache(maxsize=4096)
def levels(paragraph: str, *, is_rtl: bool) -> bytes:
    """The level of every character of a paragraph without line breaks, 0 to 2."""
    if not is_rtl and not has_right_to_left(paragraph):
        return bytes(len(paragraph))
    seen = _seen(paragraph, is_rtl=is_rtl)
    places = [0] * len(paragraph)
    odd = bytearray(len(paragraph))
    for place, (index, is_odd) in enumerate(seen):
        places[index] = place
        odd[index] = is_odd
    found = bytearray(len(paragraph))
    reach = -1
    for index, place in enumerate(places):
        if odd[index]:
            found[index] = 1
        elif is_rtl or place != index or reach != index - 1:
            found[index] = 2  # a number or foreign word inside what runs to the left
        reach = max(reach, place)
    return bytes(found)


def in_sight(levels_of_line: bytes, text: str, *, is_rtl: bool) -> list[Stretch]:
    """The stretches of a line from left to right."""
    told = bytearray(levels_of_line)
    for index in range(len(text) - 1, -1, -1):  # space at the end follows the paragraph (rule L1)
        if not text[index].isspace():
            break
        told[index] = int(is_rtl)
    stretches: list[Stretch] = []
    start = 0
    for level, group in groupby(told):
        end = start + len(list(group))
        stretches.append(Stretch(start, end, level))
        start = end
    for level in (2, 1):  # rule L2: what is at this level or above it is turned round together
        turned: list[Stretch] = []
        for is_above, some in groupby(stretches, key=lambda stretch: stretch.level >= level):
            together = list(some)
            turned += reversed(together) if is_above else together
        stretches = turned
    return stretches


def _seen(paragraph: str, *, is_rtl: bool) -> list[tuple[int, bool]]:
    """The characters from left to right: the place of each, and whether it runs to the left."""
    from bidi import get_display

    paragraph = _BREAKING.sub(" ", _STEERING.sub(_PASSED_OVER, paragraph))
    marked = "".join([char + _mark(index) for index, char in enumerate(paragraph)])
    if is_rtl:  # a last letter keeps the marks of the one before it, which changes no order
        shown = get_display(f"{marked}\N{HEBREW LETTER ALEF}", base_dir="R")[1:]
    else:
        shown = get_display(f"{marked}a", base_dir="L")[:-1]
    step = 1 + len(_DIGITS)
    found: list[tuple[int, bool]] = []
    for start in range(0, len(shown), step):
        piece = shown[start : start + step]
        is_odd = _is_mark(piece[0])
        digits = piece[-2::-1] if is_odd else piece[1:]
        index = 0
        for place, digit in enumerate(digits):
            index += (ord(digit) - _FIRST - place * _BASE) * _BASE**place
        found.append((index, is_odd))
    return found


def _mark(index: int) -> str:
    """A number in marks that show nothing and change no direction."""
    return "".join(
        [chr(_FIRST + place * _BASE + index // _BASE**place % _BASE) for place in _DIGITS]
    )


def _is_mark(char: str) -> bool:
    return _FIRST <= ord(char) < _FIRST + _BASE * len(_DIGITS)
