"""A day that somebody names in a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.said_date import SaidDates, said_dates
from cxworkshop.i18n import catalogue

EN, ES = catalogue("en"), catalogue("es")
SESSION = date(2026, 12, 3)
DAY = date(2026, 12, 18)
NONE = SaidDates()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I will call three customers by 18 Dec", SaidDates(DAY)),
        ("I will call three customers by December 18th, at the latest.", SaidDates(DAY)),
        ("By 18 December 2026 I will have called", SaidDates(DAY)),
        ("By the 18th of December, I call.", SaidDates(DAY)),
        ("I will answer within a day from 7 Dec", SaidDates(None, date(2026, 12, 7))),
        ("From 7 Dec on, and by 18 Dec for all", SaidDates(DAY, date(2026, 12, 7))),
        ("I will write it before Friday", SaidDates(date(2026, 12, 4))),
        ("I will write it by tomorrow", SaidDates(date(2026, 12, 4))),
        # no date is meant, or not one only
        ("I will listen in every Monday", NONE),
        ("I will cut it by 1.5 points", NONE),
        ("I will see 12 customers", NONE),
        ("I may call 3 of 14", NONE),
        # a number behind a month can count something else
        ("In March 10 customers will be called", NONE),
        ("On December 18 customers will be called", SaidDates(DAY)),
        ("I will have called on or before December 18", SaidDates(DAY)),
        ("December 18, at the latest, I will have called", SaidDates(DAY)),
        ("By 3/4 it is done", NONE),
        ("", NONE),
    ],
)
def test_a_day_in_a_sentence_is_noticed_where_one_is_meant(said: str, expected: SaidDates) -> None:
    assert said_dates(said, EN, SESSION) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Llamaré a tres clientes antes del 18 de diciembre", SaidDates(DAY)),
        ("Lo escribiré para el 18 de dic de 2026.", SaidDates(DAY)),
        ("Desde el 7 de diciembre responderé", SaidDates(None, date(2026, 12, 7))),
        ("Hasta el viernes", SaidDates(date(2026, 12, 4))),
        ("Escucharé todos los lunes", NONE),
    ],
)
def test_a_day_is_noticed_in_the_language_of_the_session(said: str, expected: SaidDates) -> None:
    assert said_dates(said, ES, SESSION) == expected


@given(st.text())
def test_any_sentence_can_be_read(said: str) -> None:
    assert isinstance(said_dates(said, EN, SESSION), SaidDates)
