"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.dates import Ambiguous, read_date
from cxworkshop.errors import BadInput
from cxworkshop.i18n import Catalogue, catalogue

THURSDAY = date(2026, 12, 3)
EN, ES = catalogue("en"), catalogue("es")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 Dec", date(2026, 12, 3)),
        ("2 Dec", date(2027, 12, 2)),
        ("3rd of December", date(2026, 12, 3)),
        ("December 8th, 2026", date(2026, 12, 8)),
        ("dec 8", date(2026, 12, 8)),
        ("31 march", date(2027, 3, 31)),
        ("29 feb", date(2028, 2, 29)),
        ("3.12.", date(2026, 12, 3)),
        ("3.1.", date(2027, 1, 3)),
        ("03.12.2027", date(2027, 12, 3)),
        ("3.12.27", date(2027, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("31/12", date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31)),
        ("5/5", date(2027, 5, 5)),
        ("Thu", date(2026, 12, 10)),
        ("fri", date(2026, 12, 4)),
        ("Tue 8 Dec", date(2026, 12, 8)),
        ("by Tuesday, 8 December", date(2026, 12, 8)),
        ("today", THURSDAY),
        ("Tomorrow ", date(2026, 12, 4)),
        ("+2w", date(2026, 12, 17)),
        ("in 10 days", date(2026, 12, 13)),
        ("next Thursday", date(2026, 12, 10)),
        ("this Fri", date(2026, 12, 4)),
        ("on next Monday", date(2026, 12, 7)),
        ("next week", date(2026, 12, 10)),
        ("+3m", date(2027, 3, 3)),
    ],
)
def test_english_dates_are_read(text: str, meant: date) -> None:
    assert read_date(text, EN, THURSDAY) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 dic", date(2026, 12, 3)),
        ("3 de diciembre de 2027", date(2027, 12, 3)),
        ("el 15 de marzo", date(2027, 3, 15)),
        ("3/1", date(2027, 1, 3)),
        ("mañana", date(2026, 12, 4)),
        ("pasado manana", date(2026, 12, 5)),
        ("mié", date(2026, 12, 9)),
        ("mar", date(2026, 12, 8)),
        ("mar 8 dic", date(2026, 12, 8)),
        ("8 mar", date(2027, 3, 8)),
        ("+2s", date(2026, 12, 17)),
        ("en 3 semanas", date(2026, 12, 24)),
        ("8 Dec", date(2026, 12, 8)),
        ("el jueves que viene", date(2026, 12, 10)),
        ("el próximo lunes", date(2026, 12, 7)),
        ("lunes próximo", date(2026, 12, 7)),
        ("este viernes", date(2026, 12, 4)),
        ("la semana que viene", date(2026, 12, 10)),
        ("la próxima semana", date(2026, 12, 10)),
    ],
)
def test_spanish_dates_are_read(text: str, meant: date) -> None:
    assert read_date(text, ES, THURSDAY) == meant


def test_a_day_and_month_that_can_be_either_asks() -> None:
    assert read_date("3/12", EN, THURSDAY) == Ambiguous(date(2026, 12, 3), date(2027, 3, 12))
    assert read_date("4/3/2027", EN, THURSDAY) == Ambiguous(date(2027, 3, 4), date(2027, 4, 3))
    assert read_date("Thu 3/12", EN, THURSDAY) == date(2026, 12, 3)


@pytest.mark.parametrize(
    "text", ["", "soon", "32 Dec", "30/2", "31.2.", "Fri 3 Dec", "3 De", "3", "+2x", "2026-13-01"]
)
def test_what_is_no_date_is_told_with_an_example(text: str) -> None:
    found = read_date(text, EN, THURSDAY)
    assert isinstance(found, BadInput)
    assert found.next_step is not None


@pytest.mark.parametrize("words", [EN, ES])
def test_the_examples_after_a_mistake_are_read(words: Catalogue) -> None:
    found = read_date("soon", words, THURSDAY)
    assert isinstance(found, BadInput)
    assert found.next_step is not None
    for name in ("example", "numbers", "weekday"):
        example = found.next_step.args[name]
        text = example if isinstance(example, str) else words.say(example)
        assert isinstance(read_date(text, words, THURSDAY), date), text


def test_relative_dates_count_from_today() -> None:
    assert read_date("tomorrow", EN, THURSDAY, date(2027, 1, 4)) == date(2027, 1, 5)
    assert read_date("5 Dec", EN, THURSDAY, date(2027, 1, 4)) == date(2026, 12, 5)


@given(st.text(max_size=30))
def test_no_text_is_a_crash(text: str) -> None:
    for words in (EN, ES):
        assert isinstance(read_date(text, words, THURSDAY), (date, Ambiguous, BadInput))


@given(st.dates(THURSDAY, date(2027, 12, 2)), st.sampled_from([EN, ES]))
def test_what_the_program_writes_it_also_reads(day: date, words: Catalogue) -> None:
    for text in (words.date(day), words.date(day, "day"), words.date(day, "full")):
        assert read_date(text, words, THURSDAY) == day
    assert read_date(words.date(day, beside=day), words, THURSDAY) == day
