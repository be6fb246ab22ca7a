"""File names that every system takes, from any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxworkshop.i18n import Catalogue
    from cxworkshop.model.people import Participant

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


def safe_name(text: str, fallback: str = "session", ending: str = "") -> str:
    """A name without what any file system forbids, control characters, or reversed writing.

    At most 120 characters and 180 bytes; never empty, never a device's name, no dot at its ends.
    ``ending`` is one of our own words: it is whole, however long the text before it is.
    """
    kept = "".join(
        " " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else char
        for char in text
    )
    kept = " ".join(_FORBIDDEN.sub(" ", kept).split())[: LONGEST - len(ending)]
    kept = kept.encode()[: 180 - len(ending.encode())].decode(errors="ignore").strip(". ")
    kept = f"{kept or fallback}{ending}"
    if kept.split(".")[0].strip().upper() in _RESERVED:
        return f"{kept} {fallback}" if "." not in kept else f"{fallback} {kept}"
    return kept


def free_name(text: str, taken: set[str], fallback: str = "session") -> str:
    """A safe name that is not among ``taken``, to which it is added: a number makes it differ."""
    name = safe_name(text, fallback)
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = safe_name(name, ending=f" {number}")
    taken.add(free.casefold())
    return free


def free_names(
    people: Iterable[Participant], words: Catalogue
) -> Iterator[tuple[str, Participant]]:
    """People, each with the name of a file that none of the others has."""
    taken: set[str] = set()
    for person in people:  # two of the same name both get theirs
        yield free_name(person.name or words.tr("Nobody yet"), taken), person
