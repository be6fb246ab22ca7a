"""Words that promise nothing: ``try``, ``improve communication``, ``as soon as possible``.

The words of each language are data (``resources/checks``); a language without data has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import msgspec

from cxworkshop.folding import fold, fold_mapped, fold_words
from cxworkshop.i18n import LANGUAGES, M, Message
from cxworkshop.paths import resource

HINTS: dict[str, Message] = {
    "attempt": M(
        "An attempt cannot be kept or broken. What will be done for certain, even if it is smaller?"
    ),
    "escape": M("This leaves a way out. Which date or which condition can be named?"),
    "communication": M("What will be said to whom, how often, and what will they decide with it?"),
    "support": M("Support by doing what? Name the hour, the money, the person or the decision."),
    "work_on": M("What will be there when this work is done, that is not there today?"),
    "improve": M("From what to what? Name the figure today and the figure wanted."),
    "attitude": M("What will others see you do differently, and when for the first time?"),
}


class EmptyWords(msgspec.Struct, frozen=True):
    """Words in a text that promise nothing: where they stand, and a question that helps."""

    span: tuple[int, int]
    words: str
    hint: Message


class _Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hint: str
    where: Literal["start", "anywhere"]
    words: tuple[str, ...]
    unless_concrete: bool = False


class _Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    opening: tuple[str, ...]
    concrete: tuple[str, ...]
    phrase: tuple[_Phrase, ...]


class _Patterns(msgspec.Struct, frozen=True):
    opening: re.Pattern[str]
    concrete: re.Pattern[str]
    phrases: tuple[tuple[_Phrase, re.Pattern[str]], ...]


def empty_words(text: str, language: str, measure: str = "") -> list[EmptyWords]:
    """What in a promise promises nothing, in the order of the text; empty where it is sound.

    A vague verb is no fault where the text or its ``measure`` names a number, a day or how
    often.
    """
    patterns = _patterns(language)
    if patterns is None or not text.strip():
        return []
    folded = fold(text)
    beginning = patterns.opening.match(folded)
    start = beginning.end() if beginning is not None else 0
    is_concrete = bool(patterns.concrete.search(folded) or patterns.concrete.search(fold(measure)))
    hits: list[tuple[_Phrase, re.Match[str]]] = []
    for phrase, pattern in patterns.phrases:
        if phrase.unless_concrete and is_concrete:
            continue
        here = pattern.match(folded, start) if phrase.where == "start" else pattern.search(folded)
        if here is not None:
            hits.append((phrase, here))
    if not hits:
        return []
    _, places = fold_mapped(text)
    spans = [(phrase, places[hit.start()], places[hit.end() - 1] + 1) for phrase, hit in hits]
    return _without_overlaps(
        [
            EmptyWords((first, last), text[first:last], HINTS[phrase.hint])
            for phrase, first, last in spans
        ]
    )


def _without_overlaps(found: list[EmptyWords]) -> list[EmptyWords]:
    """The longest of those that share words."""
    kept: list[EmptyWords] = []
    for each in sorted(found, key=lambda each: each.span[0] - each.span[1]):
        if all(each.span[1] <= other.span[0] or other.span[1] <= each.span[0] for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.span)


@lru_cache(maxsize=4)
def _patterns(language: str) -> _Patterns | None:
    if language not in LANGUAGES:
        return None
    path = resource("checks", f"{language}.toml")
    data = msgspec.toml.decode(path.read_bytes(), type=_Language)
    return _Patterns(
        opening=re.compile(rf"\W*(?:(?:{_any(data.opening)})\W+)*"),
        concrete=re.compile(rf"\d|(?<!\w)(?:{_any(data.concrete)})(?!\w)"),
        phrases=tuple(
            (phrase, re.compile(rf"(?<!\w)(?:{_any(phrase.words)})(?!\w)"))
            for phrase in data.phrase
        ),
    )


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, white space of any length."""
    folded = sorted((fold_words(phrase) for phrase in phrases), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in folded)
