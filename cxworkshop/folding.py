"""Text as it is compared: without case, without accents."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """The text for comparing: ``Pérez`` and ``PEREZ`` are one."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def fold_words(text: str) -> str:
    """The same with every stretch of white space as one space, none around."""
    return " ".join(fold(text).split())


def fold_mapped(text: str) -> tuple[str, list[int]]:
    """The folded text and for each of its characters the place in the text it came from.

    The list has one more entry than the text, for the end.
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    pieces: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        piece = fold(char)
        pieces.append(piece)
        places.extend([place] * len(piece))
    places.append(len(text))
    return "".join(pieces), places
