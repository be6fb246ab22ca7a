"""A day that a sentence names: ``I will call three customers by 18 Dec``."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from cxworkshop.dates import read_date
from cxworkshop.folding import fold
from cxworkshop.i18n import Catalogue

_LONGEST = 6
"""Words of a date with its year: ``18 de diciembre de 2026`` has five."""
_BY = frozenset({"by", "before", "until", "till", "due", "para", "antes", "hasta"})
_FROM = frozenset({"from", "since", "starting", "beginning", "desde", "partir"})
_BETWEEN = frozenset({"the", "el", "del", "on", "al", "a"})
_DECIMAL = re.compile(r"\d+[.]\d+")
_BARE = re.compile(r"[^\W\d_]+[.]? \d{1,2}")
"""A month and a number that may count something else: ``in March 10 customers will …``."""
_MONTH = re.compile(r"\d.*[^\W\d_]{3}|[^\W\d_]{3}.*\d|\d{4}-\d")


class SaidDates(NamedTuple):
    """The day by which something is to be done, and the day from which on."""

    by: date | None = None
    since: date | None = None


def said_dates(text: str, words: Catalogue, session_date: date | None) -> SaidDates:
    """What days a sentence names, as a proposal: nothing is sure that is read in passing.

    A day and a month are a date wherever they stand; ``Friday`` and ``tomorrow`` only where
    they are asked for, as in ``by Friday``. What can mean two days, or a number, is left.
    """
    parts = text.split()
    by = since = None
    at = 0
    while at < len(parts):
        found, length = _date_at(parts, at, words, session_date)
        if found is None:
            at += 1
            continue
        lead = _lead(parts, at)
        if lead in _FROM:
            since = since or found
        else:
            by = by or found
        at += length
    return SaidDates(by, since)


def _date_at(
    parts: list[str], at: int, words: Catalogue, session_date: date | None
) -> tuple[date | None, int]:
    for length in range(min(_LONGEST, len(parts) - at), 0, -1):
        typed = " ".join(parts[at : at + length]).strip(" ,;:.!?()–")
        is_led = _lead(parts, at) in _BY | _FROM
        is_likely = is_led or bool(_MONTH.search(typed))
        if not is_likely or _DECIMAL.fullmatch(typed) or _word(parts[at]) in _BETWEEN | _BY:
            continue
        last = at + length - 1
        is_end = last == len(parts) - 1 or parts[last][-1] in ",;:.!?)–"
        if _BARE.fullmatch(typed) and not is_end and not _is_led_to(parts, at):
            continue
        found = read_date(typed, words, session_date)
        if isinstance(found, date):
            return found, length
    return None, 0


def _is_led_to(parts: list[str], at: int) -> bool:
    return at > 0 and _word(parts[at - 1]) in _BY | _FROM | _BETWEEN


def _lead(parts: list[str], at: int) -> str:
    """The word before, without those that mean nothing by themselves."""
    before = at - 1
    while before >= 0 and _word(parts[before]) in _BETWEEN:
        before -= 1
    return _word(parts[before]) if before >= 0 else ""


def _word(part: str) -> str:
    return fold(part).strip(" ,;:.")
