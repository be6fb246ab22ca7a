"""Days in few words, as Babel writes them.

Babel takes a tenth of a second to read a locale, which the first window would wait for to say
``3 Dec``. These are its own words; a test holds them against Babel for every day of a year.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class DayWords(NamedTuple):
    """The short names of a language; ``after_weekday`` stands between weekday and day."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    after_weekday: str


DAY_WORDS: dict[str, DayWords] = {
    "en": DayWords(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        " ",
    ),
    "es": DayWords(
        ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
        ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
        ", ",
    ),
}


def day_in_words(day: dt.date, language: str, *, weekday: bool, year: bool) -> str:
    """``3 Dec``, ``Thu 3 Dec``, ``3 Dec 2026``, ``Thu 3 Dec 2026`` in a shipped language."""
    words = DAY_WORDS[language]
    said = f"{day.day} {words.months[day.month - 1]}"
    if weekday:
        said = f"{words.weekdays[day.weekday()]}{words.after_weekday}{said}"
    return f"{said} {day.year}" if year else said
