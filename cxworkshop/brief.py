"""Short days and small numbers, as Babel writes them.

Babel takes a tenth of a second to read a locale, which the first window would wait for to say
``3 Dec`` or ``2.5``. These are its own words; tests hold them against Babel.
"""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple


class BriefWords(NamedTuple):
    """The short names and signs of a language; ``after_weekday`` stands between weekday and day."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    after_weekday: str
    decimal_point: str


BRIEF_WORDS: dict[str, BriefWords] = {
    "en": BriefWords(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        " ",
        ".",
    ),
    "es": BriefWords(
        ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
        ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
        ", ",
        ",",
    ),
}


def day_in_words(day: dt.date, language: str, *, weekday: bool, year: bool) -> str:
    """``3 Dec``, ``Thu 3 Dec``, ``3 Dec 2026``, ``Thu 3 Dec 2026`` in a shipped language."""
    words = BRIEF_WORDS[language]
    said = f"{day.day} {words.months[day.month - 1]}"
    if weekday:
        said = f"{words.weekdays[day.weekday()]}{words.after_weekday}{said}"
    return f"{said} {day.year}" if year else said


def decimal_point(language: str) -> str:
    """What stands before the decimals of a number in a shipped language."""
    return BRIEF_WORDS[language].decimal_point


def small_number(value: float, language: str, digits: int) -> str:
    """A number from 0 to 999 with at most so many decimals, such as ``2.5`` or ``2,5``."""
    text = f"{round(Decimal(str(value)), digits):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", decimal_point(language))
