"""What is missing before anyone can tell whether something was kept."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from cxworkshop.activities.commitments import Commitment, Repeats
from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.i18n import Catalogue, M, Message

Promise = Commitment | Goal | NextStep
"""What somebody answers for."""


class Part(StrEnum):
    """A part of a promise that makes it checkable."""

    TEXT = "text"
    OWNER = "owner"
    MEASURE = "measure"
    DATE = "date"
    FIRST_STEP = "first_step"
    FIRST_STEP_DATE = "first_step_date"


MISSING: dict[Part, Message] = {
    Part.TEXT: M("no text"),
    Part.OWNER: M("no owner"),
    Part.MEASURE: M("no measure"),
    Part.DATE: M("no date"),
    Part.FIRST_STEP: M("no first step"),
    Part.FIRST_STEP_DATE: M("no date for the first step"),
}

ASKING: dict[Part, Message] = {
    Part.TEXT: M("What exactly will be done?"),
    Part.OWNER: M("Who answers for it?"),
    Part.MEASURE: M("How can anyone tell that it was kept?"),
    Part.DATE: M("By when?"),
    Part.FIRST_STEP: M("What is the first step?"),
    Part.FIRST_STEP_DATE: M("On which day will the first step be made?"),
}

_FIELDS: dict[type, dict[Part, str]] = {
    Commitment: {
        Part.TEXT: "text",
        Part.OWNER: "participant",
        Part.MEASURE: "kept_when",
        Part.DATE: "by",
        Part.FIRST_STEP: "first_step",
        Part.FIRST_STEP_DATE: "first_step_on",
    },
    Goal: {
        Part.TEXT: "text",
        Part.MEASURE: "measure",
        Part.DATE: "due",
        Part.OWNER: "owner",
    },
    NextStep: {
        Part.TEXT: "text",
        Part.OWNER: "owner",
        Part.DATE: "due",
    },
}
_LATER_NEEDS = frozenset({Part.TEXT})
_NEXT_NEEDS = frozenset({Part.TEXT, Part.OWNER, Part.MEASURE})


def missing_parts(promise: Promise) -> list[Part]:
    """What keeps a promise from being checkable, in the order to ask for it.

    A goal for later needs no more than its text, a goal that is next no date yet; what a leader
    does again and again needs none.
    """
    needed = _FIELDS[type(promise)]
    if isinstance(promise, Goal) and promise.horizon is Horizon.LATER:
        needed = {part: name for part, name in needed.items() if part in _LATER_NEEDS}
    elif isinstance(promise, Goal) and promise.horizon is Horizon.NEXT:
        needed = {part: name for part, name in needed.items() if part in _NEXT_NEEDS}
    elif isinstance(promise, Commitment) and promise.repeats is not Repeats.ONCE:
        needed = {part: name for part, name in needed.items() if part is not Part.DATE}
    missing = [part for part, name in needed.items() if _is_empty(getattr(promise, name))]
    if Part.FIRST_STEP in missing and Part.FIRST_STEP_DATE in missing:
        missing.remove(Part.FIRST_STEP_DATE)  # asked for once there is a step
    return missing


def questions(promise: Promise, asked: Iterable[Part]) -> int:
    """How many answers these parts take: the day of a first step is asked for once there is one."""
    waiting = set(asked)
    name = _FIELDS[type(promise)].get(Part.FIRST_STEP_DATE)
    if Part.FIRST_STEP in waiting and name is not None and _is_empty(getattr(promise, name)):
        waiting.add(Part.FIRST_STEP_DATE)
    return len(waiting)


def field_of(promise: Promise, part: Part) -> str:
    """The field in which a part is written. Raises KeyError where the item has no such part."""
    return _FIELDS[type(promise)][part]


def is_blank(promise: Promise) -> bool:
    """Whether nothing was written yet; who it belongs to does not count."""
    names = [name for part, name in _FIELDS[type(promise)].items() if part is not Part.OWNER]
    return all(_is_empty(getattr(promise, name)) for name in names)


def named(parts: Iterable[Part], words: Catalogue) -> str:
    """Missing parts as a text: ``no measure, no date``."""
    return ", ".join(words.say(MISSING[part]) for part in parts)


def _is_empty(value: object) -> bool:
    return not value.strip() if isinstance(value, str) else value is None
