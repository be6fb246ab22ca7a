"""Where a line may end: between words, and between the signs of Chinese and Japanese."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

_GAP = (
    r"[^\S\u00a0\u2007\u202f]++(?![…→%»])"
    r"(?!(?:(?<=\b[A-Z]\.\s)|(?<=\b[A-Z]{2}\.\s))[A-Z]{1,2}\.)"
)
"""White space where a line may end: any but the spaces that hold two words together, those before
a sign that belongs to what stands before it, and those inside of an abbreviation as “RR. HH.”."""
_IDEOGRAPHS = (
    "[\u2e80-\u2fdf\u3001-\u30ff\u3190-\u31ff\u3220-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset(
    "、。，．・：；？！ー々〻ヽヾゝゞ」』】〕〉》）］｝〗〙〟’”"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‐–—…‥%％℃,.:;?!)]}»›"
)
"""What may not begin a line of Chinese or Japanese (kinsoku)."""
_NOT_LAST = frozenset("「『【〔〈《（［｛〖〘〝‘“([{«‹＄￥$£")
"""What may not end one."""
_NAME = 7
"""Signs of a name with the comma behind it. Chinese and Japanese have no spaces: so few between
two of them are a name, which stays on its line; a sentence is longer."""
_CUT_AFTER = " -‐–—/"
"""Behind these a word that is longer than a line is cut first."""
_BEFORE_ITS_LETTER = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that are written before the letter they belong to."""
_BEHIND_ITS_LETTER = frozenset("ำຳ")
_JOINER, _VIRAMA = "\u200d", 9


@cache
def _pattern(of: str) -> re.Pattern[str]:
    """Compiled when a line is broken, not when a session opens."""
    return re.compile(of)


def words_of(text: str) -> list[str]:
    """The words between which a line may end at a space."""
    return [word for word in _pattern(_GAP).split(text) if word]


def parts_of(word: str) -> list[str]:
    """A word in the parts between which a line may end without a space."""
    if len(word) <= _NAME or not _pattern(_IDEOGRAPHS).search(word):
        return [word]
    parts = [word[0]]
    for before, char in pairwise(word):
        if _may_end(before, char):
            parts.append(char)
        else:
            parts[-1] += char
    return parts


def length_to_cut(piece: str) -> int:
    """How much of a piece of a word stays on its line: up to its last hyphen, else all."""
    ends = [place for sign in _CUT_AFTER if (place := piece.rfind(sign) + 1) > 1]
    return max(ends, default=len(piece))


def signs_of(text: str) -> list[str]:
    """The text in signs, each a letter with all that is written on it: none is ever cut."""
    signs: list[str] = []
    is_flag_open = False
    for char in text:
        if signs and (_belongs(signs[-1][-1], char) or (is_flag_open and _is_flag(char))):
            signs[-1] += char
            is_flag_open = False
        else:
            signs.append(char)
            is_flag_open = _is_flag(char)
    return signs


def _may_end(before: str, after: str) -> bool:
    return (
        bool(_pattern(_IDEOGRAPHS).match(before) or _pattern(_IDEOGRAPHS).match(after))
        and after not in _NOT_FIRST
        and before not in _NOT_LAST
        and not _belongs(before, after)
    )


@lru_cache(maxsize=8192)
def _belongs(before: str, char: str) -> bool:
    """Whether a character is written on, or grows together with, the one before it.

    Asked of every two characters again and again, of which a text has few different ones.
    """
    if before.isascii() and char.isascii():
        return False
    return (
        unicodedata.category(char).startswith("M")
        or char in "\u200c\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or 0xE0020 <= ord(char) <= 0xE007F
        or before == _JOINER
        or before in _BEFORE_ITS_LETTER
        or char in _BEHIND_ITS_LETTER
        or (unicodedata.combining(before) == _VIRAMA and unicodedata.category(char) == "Lo")
    )


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
