"""Which days people work on, by the session's weekend and holidays."""

from __future__ import annotations

from datetime import date, timedelta

from cxworkshop.model.session import SessionDetails

_FURTHEST = 366


def days_later(day: date, days: int) -> date:
    """The day so many days after another, or the last one there is: a file may name any year."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def is_working_day(day: date, session: SessionDetails) -> bool:
    """Whether the day is neither on the weekend nor a holiday."""
    return day.weekday() not in session.weekend and day not in session.holidays


def next_working_day(day: date, session: SessionDetails) -> date:
    """The day itself or the first working day after it; the day itself if there is none."""
    for offset in range(_FURTHEST):
        candidate = days_later(day, offset)
        if is_working_day(candidate, session):
            return candidate
    return day
