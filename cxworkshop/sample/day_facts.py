"""The shape of what is written down about the day of the sample: its facts, and its words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from cxworkshop.activities.commitments import Repeats
from cxworkshop.activities.goals import DataExists, Horizon


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str


class _Person(_Strict, frozen=True, kw_only=True):
    name: str
    function: str
    email: str
    late: int = 0
    in_room: bool = True


class _Note(_Strict, frozen=True, kw_only=True):
    activity: int
    is_private: bool = True


class _Proposal(_Strict, frozen=True, kw_only=True):
    by: str
    dots: int


class _Goal(_Strict, frozen=True, kw_only=True):
    horizon: Horizon
    owner: str
    due: dt.date
    functions: tuple[str, ...]
    because: str
    data: DataExists = DataExists.UNKNOWN


class _Commitment(_Strict, frozen=True, kw_only=True):
    by: dt.date | None = None
    repeats: Repeats = Repeats.ONCE
    first_step_on: dt.date | None = None
    partner: str = ""
    goal: str = ""
    because: str = ""
    said_aloud: bool = False


class _Step(_Strict, frozen=True, kw_only=True):
    owner: str
    due: dt.date
    accepted: bool = True
    goal: str = ""
    because: str = ""


class _Parked(_Strict, frozen=True, kw_only=True):
    raised_by: str
    is_settled: bool = False


class _Caught(_Strict, frozen=True, kw_only=True):
    activity: int
    raised_by: str


class _Extended(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    activity: int
    minutes: int
    after: int


class Extra(_Strict, frozen=True, kw_only=True):
    """An activity that the template does not have, before the one at this place in it."""

    before: int
    kind: str
    minutes: int
    lasted: int
    shortest: int = 0
    minutes_each: float = 0


class Day(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is the same in every language: who, when, and what belongs to what."""

    organisation: str
    date: dt.date
    place: str
    facilitators: str
    return_to: str
    zone: str
    template: str
    holidays: tuple[dt.date, ...]
    functions: tuple[str, ...]
    began: str
    lasted: tuple[int, ...]
    extended: _Extended
    start: dt.time = dt.time(9, 0)
    extras: tuple[Extra, ...] = ()
    without_settings: tuple[str, ...] = ()
    settings: dict[str, dict[str, Any]] = {}
    people: tuple[_Person, ...]
    notes: tuple[_Note, ...]
    proposals: tuple[_Proposal, ...]
    goals: tuple[_Goal, ...]
    commitments: tuple[_Commitment, ...]
    steps: tuple[_Step, ...]
    parking: tuple[_Parked, ...]
    inbox: tuple[_Caught, ...]


class _GoalWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    measure: str
    baseline: str
    target: str
    unit: str
    resources: str


class _CommitmentWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    kept_when: str
    first_step: str
    support: str


class _StepWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    needs: str
    done_when: str


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said, in one language, by the keys of the facts."""

    title: str
    customer: str
    customers: str
    definition: str
    functions: dict[str, str]
    roles: dict[str, str]
    extras: dict[str, dict[str, Any]] = {}
    notes: dict[str, str]
    proposals: dict[str, str]
    goals: dict[str, _GoalWords]
    commitments: dict[str, _CommitmentWords]
    steps: dict[str, _StepWords]
    parking: dict[str, str]
    inbox: dict[str, str]
