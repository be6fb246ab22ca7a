"""A date as people type it: ``3 Dec``, ``3.12.``, ``Thu``, ``tomorrow``, ``+2w``."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from cxworkshop.errors import BadInput
from cxworkshop.folding import fold, fold_words
from cxworkshop.i18n import Catalogue, M

_WIDTHS: tuple[Literal["wide"], Literal["abbreviated"]] = ("wide", "abbreviated")
YEARS = range(1900, 2200)
"""Of the days that a session can have to do with; any other is mistyped."""
_SHORTEST_NAME = 3
_DAY_FIRST = frozenset({"es"})
"""Languages in which 3/12 is the third of December wherever they are written."""

_RELATIVE = {
    "en": {"today": 0, "tomorrow": 1, "next week": 7, "in a week": 7},
    "es": {
        "hoy": 0,
        "manana": 1,
        "pasado manana": 2,
        "la semana que viene": 7,
        "proxima semana": 7,
        "la proxima semana": 7,
    },
}
_UNITS = {
    "en": {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7},
    "es": {"d": 1, "dia": 1, "dias": 1, "s": 7, "sem": 7, "semana": 7, "semanas": 7},
}
_MONTH_UNITS = frozenset({"m", "month", "months", "mes", "meses"})

_LEAD = re.compile(r"^(?:on |by |the |para el |antes del |el |al )+")
_THIS = re.compile(r"^(?:this |coming |este |esta |proximo |proxima )+")
"""Before a day of the week: the first one to come."""
_NEXT = re.compile(r"^next (.+)$|^(.+) que viene$|^(.+) proximo$")
"""The same in the mouth of most; "next week" and "next month" are another thing."""
_SPAN = re.compile(r"(?:\+|in |en |dentro de )\s*(\d{1,3})\s*([a-z]+)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2}) ?([./-]) ?(\d{1,2})(?:(?: ?[./-] ?|\. ?)(\d{4}|\d{2}))?\.?")
_YEAR = r"(?:,? ?(?:de |del )?-?(\d{4}|\d{2}))?"
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|o)?[.-]? ?(?:de |of )?([^\W\d_]+)\.?" + _YEAR)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?" + _YEAR)
_WEEKDAY = re.compile(r"([^\W\d_]+)\.?,?(?: (.+))?")


class Ambiguous(msgspec.Struct, frozen=True):
    """A text with two readings: the day first, or the month first."""

    day_first: date
    month_first: date


def read_date(
    text: str, words: Catalogue, session_date: date | None, today: date | None = None
) -> date | Ambiguous | BadInput:
    """The date that was meant.

    Without a year it is the first one on or after the session; a day of the week is the next
    one after today. ``today`` is the session's date unless given, and the other way round.
    Names of months and days are those of the language, English ones always. What cannot be
    read comes back as the :class:`BadInput` to show; it is not raised.
    """
    now = today or session_date or date.today()  # noqa: DTZ011 - the user's own calendar day
    typed = _LEAD.sub("", fold_words(text).strip(" ,;"), count=1)
    day = session_date or now
    how = M(
        "Type it like this: {example}, {numbers} or {weekday}.",
        example=_example(day, words),
        numbers=day.isoformat(),
        weekday=M("next Thursday"),
    )
    if not typed:
        return BadInput(M("There is no date yet."), how)
    for language in dict.fromkeys((words.language, "en")):
        reader = _Reader(language, session_date or now, now, words.language in _DAY_FIRST)
        found = reader.read(typed)
        if found is not None:
            return found
    return BadInput(M("“{text}” is no date.", text=text.strip()[:40]), how)


class _Reader:
    """Reads folded text with one language's names."""

    def __init__(self, language: str, session: date, now: date, is_day_first: bool) -> None:
        self._language = language
        self._session = session
        self._now = now
        self._is_day_first = is_day_first

    def read(self, typed: str) -> date | Ambiguous | BadInput | None:
        return (
            self._relative(typed)
            or self._written(typed)
            or self._weekday(typed)
            or self._coming(typed)
        )

    def _coming(self, typed: str) -> date | Ambiguous | BadInput | None:
        """``next Thursday``, ``this Thu``, ``el jueves que viene``: the first one to come."""
        bare = _THIS.sub("", typed)
        match = _NEXT.fullmatch(bare)
        if match is not None:
            bare = next(filter(None, match.groups()))
        return self._weekday(bare) if bare != typed else None

    def _relative(self, typed: str) -> date | None:
        days = _RELATIVE[self._language].get(typed)
        if days is not None:
            return self._now + timedelta(days=days)
        match = _SPAN.fullmatch(typed)
        if match is None:
            return None
        count, unit = int(match[1]), match[2]
        if unit in _MONTH_UNITS:
            return _months_later(self._now, count)
        days = _UNITS[self._language].get(unit)
        return None if days is None else self._now + timedelta(days=count * days)

    def _written(self, typed: str) -> date | Ambiguous | None:
        if match := _ISO.fullmatch(typed):
            return _day(int(match[1]), int(match[2]), int(match[3]))
        if match := _NUMBERS.fullmatch(typed):
            return self._numbers(int(match[1]), int(match[3]), match[4], is_dotted=match[2] == ".")
        if match := _DAY_MONTH.fullmatch(typed):
            return self._dated(int(match[1]), _named(match[2], _months(self._language)), match[3])
        if match := _MONTH_DAY.fullmatch(typed):
            return self._dated(int(match[2]), _named(match[1], _months(self._language)), match[3])
        return None

    def _numbers(
        self, first: int, second: int, year: str | None, *, is_dotted: bool
    ) -> date | Ambiguous | None:
        day_first = self._dated(first, second, year)
        if is_dotted or self._is_day_first:
            return day_first
        month_first = self._dated(second, first, year)
        if day_first is None or month_first is None or day_first == month_first:
            return day_first or month_first
        return Ambiguous(day_first, month_first)

    def _weekday(self, typed: str) -> date | Ambiguous | BadInput | None:
        match = _WEEKDAY.fullmatch(typed)
        weekday = _named(match[1], _weekdays(self._language)) if match is not None else None
        if match is None or weekday is None:
            return None
        if match[2] is None:
            return self._now + timedelta(days=(weekday - self._now.weekday() - 1) % 7 + 1)
        found = self._written(match[2])
        if isinstance(found, Ambiguous):
            fitting = [
                day for day in (found.day_first, found.month_first) if day.weekday() == weekday
            ]
            return fitting[0] if len(fitting) == 1 else found
        if found is not None and found.weekday() != weekday:
            return BadInput(
                M("{date} falls on another day of the week.", date=found),
                M("Leave the day of the week away, or correct the date."),
            )
        return found

    def _dated(self, day: int, month: int | None, year: str | None) -> date | None:
        if month is None:
            return None
        if year is not None:
            return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return next(
            (
                found
                for offset in range(9)  # 29 February comes back within eight years
                if (found := _day(self._session.year + offset, month, day)) is not None
                and found >= self._session
            ),
            None,
        )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _example(day: date, words: Catalogue) -> str:
    return words.date(day, beside=day)


def _named(name: str, names: tuple[tuple[str, int], ...]) -> int | None:
    """What a name or its beginning stands for, if that is one thing only."""
    if len(name) < _SHORTEST_NAME:
        return None
    found = {value for known, value in names if known.startswith(name)}
    exact = {value for known, value in names if known == name}
    chosen = exact or found
    return chosen.pop() if len(chosen) == 1 else None


@lru_cache(maxsize=8)
def _months(language: str) -> tuple[tuple[str, int], ...]:
    from babel.dates import get_month_names

    return _folded(*(get_month_names(width, locale=language) for width in _WIDTHS))


@lru_cache(maxsize=8)
def _weekdays(language: str) -> tuple[tuple[str, int], ...]:
    from babel.dates import get_day_names

    return _folded(*(get_day_names(width, locale=language) for width in _WIDTHS))


def _folded(*names: Mapping[int, str]) -> tuple[tuple[str, int], ...]:
    return tuple((fold(name).strip("."), value) for each in names for value, name in each.items())
