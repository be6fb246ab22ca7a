"""File names that every system takes, from any text."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{device}{number}" for device in ("COM", "LPT") for number in "123456789¹²³"),
}


def safe_name(text: str, fallback: str = "session") -> str:
    """A name without what any file system forbids, control characters, or reversed writing.

    At most 120 characters and 180 bytes; never empty, never a device's name, no dot at its ends.
    """
    kept = "".join(
        " " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else char
        for char in text
    )
    kept = " ".join(_FORBIDDEN.sub(" ", kept).split())[:LONGEST]
    kept = kept.encode()[:180].decode(errors="ignore").strip(". ")
    if not kept:
        return fallback
    if kept.split(".")[0].strip().upper() in _RESERVED:
        return f"{kept} {fallback}" if "." not in kept else f"{fallback} {kept}"
    return kept
