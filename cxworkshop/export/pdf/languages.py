"""Which language a text is in, as far as its script tells."""

from __future__ import annotations

import re
from functools import lru_cache

_SCRIPTS = (
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hy", "\u0530-\u058f"),
    ("he", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("ar", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("or", "\u0b00-\u0b7f"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("si", "\u0d80-\u0dff"),
    ("th", "\u0e00-\u0e7f"),
    ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"),
    ("ka", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("am", "\u1200-\u139f"),
    ("km", "\u1780-\u17ff"),
    ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("ja", "\u3040-\u30ff\uff66-\uff9f"),
)
_OF_CHAR = [(language, re.compile(f"[{chars}]")) for language, chars in _SCRIPTS]
_FARSI, _URDU = re.compile("[پچژگ]"), re.compile("[ٹڈڑںےھ]")
_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def language_of(text: str) -> str:
    """The code of the language whose script the text is written in; "" where it tells none.

    Latin and Cyrillic letters are of many languages, and so are Chinese signs by themselves.
    """
    if text.isascii():
        return ""
    for language, pattern in _OF_CHAR:
        if pattern.search(text):
            return language
    return ""


@lru_cache(maxsize=8192)
def language_of_sign(sign: str) -> str:
    """The same for one sign, of which a text has few different ones."""
    return language_of(sign)


def han_language(paragraph: str) -> str:
    """Which forms Chinese signs take in a paragraph: those of Japanese or Korean, else Chinese."""
    if not _HAN.search(paragraph):
        return ""
    found = language_of("".join(char for char in paragraph if char >= "\u1100"))
    return found if found in ("ja", "ko") else "zh"


def is_han(sign: str) -> bool:
    """Whether a sign is one of those that Chinese, Japanese and Korean share."""
    return _HAN.match(sign) is not None


def arabic_language(line: str) -> str:
    """The language of Arabic letters in a line: those of Urdu or Persian, else Arabic."""
    if _URDU.search(line):
        return "ur"
    return "fa" if _FARSI.search(line) else "ar"
