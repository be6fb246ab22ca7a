"""Short dates and small numbers read as Babel writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_skeleton
from babel.numbers import format_decimal

from cxworkshop.brief import day_in_words, small_number
from cxworkshop.i18n import LANGUAGES

LOCALES = {"en": "en_GB", "es": "es"}
STYLES = {"MMMd": (False, False), "MMMEd": (True, False), "yMMMd": (False, True)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("skeleton", [*STYLES, "yMMMEd"])
def test_every_day_of_a_year_reads_as_babel_writes_it(language: str, skeleton: str) -> None:
    weekday, year = STYLES.get(skeleton, (True, True))
    for number in range(366):
        day = dt.date(2028, 1, 1) + dt.timedelta(days=number)
        written = format_skeleton(skeleton, day, locale=LOCALES[language])
        # English goes without the comma, as in the times of a schedule.
        wanted = written.replace(",", "") if language == "en" else written.replace(".", "")
        assert day_in_words(day, language, weekday=weekday, year=year) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("digits", [0, 1, 2])
def test_small_numbers_read_as_babel_writes_them(language: str, digits: int) -> None:
    pattern = "0." + "#" * digits if digits else "0"
    for value in (0, 7, 998.96, *(step * 0.05 for step in range(1, 500))):
        wanted = format_decimal(value, format=pattern, locale=LOCALES[language])
        assert small_number(value, language, digits) == wanted
