"""Times and minutes as people type them."""

from __future__ import annotations

import datetime as dt
import re

from cxworkshop.errors import BadInput
from cxworkshop.i18n import M


def read_time(text: str) -> dt.time | None:
    """A time of day as people type it: ``12:30``, ``1230``, ``9``. Raises BadInput."""
    text = text.strip()
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2}))?h?", text)
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise BadInput(M("“{text}” is no time of day.", text=text), M("Write it like 12:30."))


def read_number(text: str) -> float:
    """A number with a point or a comma, 0 for none. Raises BadInput."""
    text = text.strip().replace(",", ".")
    if not text:
        return 0.0
    if re.fullmatch(r"\d{1,3}(\.\d+)?", text):
        return float(text)
    raise BadInput(M("“{text}” is no number of minutes.", text=text), M("Write it like 2.5."))


def read_minutes(text: str) -> int:
    """A length: ``75``, ``75 min``, ``1 h 15``, ``1:15``; 0 for none. Raises BadInput."""
    typed = text.strip().lower()
    if not typed:
        return 0
    plain = re.fullmatch(r"(\d{1,3})\s*(?:m|min)?\.?", typed)
    if plain is not None:
        return int(plain[1])
    hours = re.fullmatch(r"(\d{1,2})\s*(?::|h)\s*(\d{1,2})?\s*(?:m|min)?\.?", typed)
    if hours is not None:
        return int(hours[1]) * 60 + int(hours[2] or 0)
    raise BadInput(
        M("“{text}” is no number of minutes.", text=text.strip()[:20]),
        M("Write it like 45, or 1 h 15."),
    )


def read_length(text: str) -> int:
    """The length of an activity, at least a minute. Raises BadInput."""
    minutes = read_minutes(text)
    if not 0 < minutes <= 600:
        raise BadInput(M("An activity takes between 1 and 600 minutes."))
    return minutes
