"""A whole day of the sample template by keyboard alone: every kind, from the first key on.

Nothing is clicked and nothing is called: keys, words, Tab to a control known by its name. What is
written must be found in the document from then on, and so must everything that ``Holds``.
"""

from __future__ import annotations

from tests.whole_day.afternoon import AFTERNOON
from tests.whole_day.evening import EVENING
from tests.whole_day.gestures import Gesture
from tests.whole_day.morning import MORNING
from tests.whole_day.noon import NOON
from tests.whole_day.preparing import PREPARED

DAY: tuple[Gesture, ...] = (*PREPARED, *MORNING, *NOON, *AFTERNOON, *EVENING)
"""Begins on the start page, ends with the hand-over folder."""
