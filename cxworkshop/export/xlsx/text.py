"""Text as a cell can hold it: no control characters, not too long, safe names."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 32_767
"""UTF-16 units in one cell; Excel cuts what is longer without a word."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SUSPECT = re.compile(f"{_CONTROL.pattern}|\r|_x")
_NOT_IN_SHEET = re.compile(r"[\[\]:*?/\\]+")
_RESERVED = {"history", "historial"}
_CUT = " […]"
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads ``_x0041_`` as the letter A: the first sign of such a text is written so itself."""


def clean(text: str) -> tuple[str, bool]:
    """The text for a cell, and whether it had to be cut."""
    if len(text) <= LONGEST // 2 and _SUSPECT.search(text) is None:
        return text, False
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _LIKE_ESCAPE.sub("_x005F_", text)
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text, False
    kept = text[:LONGEST]
    while _units(kept) > LONGEST - len(_CUT):
        kept = kept[: len(kept) - max(1, (_units(kept) - LONGEST + len(_CUT)) // 2)]
    return kept + _CUT, True


def sheet_name(text: str, taken: set[str]) -> str:
    """A name for a sheet: at most 31 characters, unique, none that Excel keeps for itself."""
    whole = " ".join(_NOT_IN_SHEET.sub(" ", clean(text)[0]).split()).strip("'")
    base = whole[:31] or "Sheet"
    if len(whole) > 31 and " " in base[12:]:
        base = whole[:32].rpartition(" ")[0].rstrip(" ,;-–")  # no word cut off
    if base.casefold() in _RESERVED:
        base = f"{base[:29]} 1"
    name, number = base, 2
    while name.casefold() in {other.casefold() for other in taken}:
        end = f" {number}"
        name, number = base[: 31 - len(end)] + end, number + 1
    return name


def heads(titles: Iterable[str]) -> list[str]:
    """Heads of a table: never empty, no two alike whatever their case."""
    found: list[str] = []
    for title in titles:
        base = " ".join(clean(title)[0].split())[:250] or "–"
        name, number = base, 2
        while name.casefold() in {other.casefold() for other in found}:
            name, number = f"{base} {number}", number + 1
        found.append(name)
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="replace")) // 2
