"""What deserves a look in a plan."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import msgspec
import pytest

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.goals import DataExists, Goal, GoalPart, Horizon
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.checks.finding import Finding, Severity
from cxworkshop.checks.findings import findings
from cxworkshop.checks.parts import Part, Promise, field_of, is_blank, missing_parts
from cxworkshop.checks.working_days import next_working_day
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.model.session import SessionDetails

EN = catalogue("en")
THURSDAY = date(2026, 12, 3)
FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2026, 12, day) for day in (4, 5, 7, 8))
SESSION = SessionDetails(id=ItemId("s"), date=THURSDAY, holidays=(TUESDAY,))
ANA, BO, LEGAL = ItemId("ana"), ItemId("bo"), ItemId("f")
PEOPLE = (
    Participant(id=ANA, name="Ana", position="1"),
    Participant(id=BO, name="Bo", position="2", presence=Presence.ABSENT),
)
WHOLE = Commitment(
    id=ItemId("c"),
    participant=ANA,
    text="I will call five lost customers each month.",
    kept_when="five calls logged",
    by=MONDAY,
    first_step="List from the CRM",
    first_step_on=FRIDAY,
)
GOAL = Goal(
    id=ItemId("g"),
    text="Contracts in five days",
    measure="median days",
    owner=ANA,
    due=MONDAY,
    functions=(LEGAL,),
    data=DataExists.YES,
    resources="Two days of Legal",
)
STEP = NextStep(id=ItemId("n"), text="Book the room", owner=ANA, due=MONDAY)


def found(*items: Item, today: date = THURSDAY) -> list[Finding]:
    parts = [
        GoalPart(id=ItemId(f"part of {item.id}"), parent=item.id, function=LEGAL, text="signs")
        for item in items
        if isinstance(item, Goal)
    ]
    document = new_document([SESSION, Function(id=LEGAL, name="Legal"), *PEOPLE, *items, *parts])
    return findings(document, today, EN)


def said(*items: Item, today: date = THURSDAY) -> list[str]:
    return [EN.say(finding.message) for finding in found(*items, today=today)]


def but(item: Item, **fields: Any) -> Item:
    return msgspec.structs.replace(item, **fields)


def test_a_sound_plan_has_no_findings() -> None:
    assert found(WHOLE, GOAL, STEP) == []


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        (
            Commitment(),
            ["text", "owner", "measure", "date", "first_step"],
        ),
        (
            Commitment(participant=ANA, text="x", first_step="y"),
            ["measure", "date", "first_step_date"],
        ),
        (Goal(), ["text", "measure", "date", "owner"]),
        (Goal(horizon=Horizon.NEXT), ["text", "measure", "owner"]),
        (Goal(horizon=Horizon.LATER), ["text"]),
        (NextStep(text="  "), ["text", "owner", "date"]),
        (WHOLE, []),
    ],
)
def test_missing_parts_come_in_the_order_to_ask_for(promise: Promise, expected: list[str]) -> None:
    assert missing_parts(promise) == expected


@pytest.mark.parametrize("promise", [WHOLE, GOAL, STEP])
@pytest.mark.parametrize("part", Part)
def test_each_part_is_missed_in_its_own_field(promise: Promise, part: Part) -> None:
    try:
        field = field_of(promise, part)
    except KeyError:
        return
    empty = msgspec.structs.replace(promise, **{field: type(promise)().__getattribute__(field)})
    assert missing_parts(empty) == [part]


def test_what_cannot_be_checked_is_one_finding_that_names_the_parts() -> None:
    (finding,) = found(but(WHOLE, kept_when="", by=None))
    assert finding.severity is Severity.PROBLEM
    assert finding.field == "kept_when"
    assert EN.say(finding.message) == "Can’t be checked yet: no measure, no date."


def test_who_has_not_committed_is_named_and_who_is_away_does_not_count() -> None:
    assert said() == ["Ana has not committed to anything yet."]
    assert said(Commitment(id=ItemId("c"), participant=ANA)) == said()
    assert coverage(new_document([*PEOPLE, WHOLE])).open == ()
    assert coverage(new_document(PEOPLE)).expected == 1


def test_what_is_blank_or_dropped_is_not_nagged() -> None:
    assert is_blank(Commitment(participant=ANA))
    assert found(WHOLE, NextStep(id=ItemId("x"), owner=ANA)) == []
    assert found(WHOLE, Goal(id=ItemId("x"), text="Try to", status=Status.DROPPED)) == []


@pytest.mark.parametrize("item", [GOAL, STEP])
def test_dates_are_checked_against_session_calendar_and_today(item: Item) -> None:
    def dated(due: date, today: date = THURSDAY) -> list[tuple[str, date | None]]:
        return [
            (EN.say(finding.message), finding.proposal)
            for finding in found(WHOLE, but(item, due=due), today=today)
            if finding.item_id == item.id
        ]

    assert dated(THURSDAY) == []
    assert dated(date(2026, 12, 2)) == [("2 Dec 2026 is before the session.", THURSDAY)]
    assert dated(FRIDAY, today=MONDAY) == [("4 Dec 2026 has passed.", None)]
    assert dated(SATURDAY) == [
        ("5 Dec 2026 is no working day. The next one is 7 Dec 2026.", MONDAY)
    ]
    assert dated(TUESDAY)[0][1] == date(2026, 12, 9)


def test_what_is_done_has_no_date_to_miss() -> None:
    assert found(WHOLE, but(STEP, due=FRIDAY, status=Status.DONE), today=TUESDAY)[0].item_id == "c"


def test_a_first_step_after_the_end_is_found() -> None:
    (finding,) = found(but(WHOLE, first_step_on=MONDAY, by=FRIDAY))
    assert (finding.field, finding.severity) == ("first_step_on", Severity.WARNING)


def test_a_week_without_working_days_proposes_nothing_else() -> None:
    session = SessionDetails(weekend=tuple(range(7)))
    assert next_working_day(SATURDAY, session) == SATURDAY
    assert next_working_day(date.max, session) == date.max


def test_words_are_judged_in_the_language_of_the_session() -> None:
    spanish = but(SESSION, language="es")
    step = but(STEP, text="Voy a intentar llamar")
    document = new_document([spanish, *PEOPLE, WHOLE, step])
    (finding,) = findings(document, THURSDAY, EN)
    assert (finding.item_id, finding.field, finding.severity) == ("n", "text", Severity.HINT)
    assert found(WHOLE, step) == []


def test_too_many_goals_for_now_are_found() -> None:
    goals = [but(GOAL, id=ItemId(str(n)), text=f"Goal {n}", position=str(n)) for n in range(1, 5)]
    assert said(WHOLE, *goals) == ["4 goals for now, 3 were agreed. Move some to next or later."]
    assert found(WHOLE, *goals)[0].item_id == "4"
    assert found(WHOLE, *goals[:3]) == []


def test_the_same_words_twice_are_found() -> None:
    (finding,) = found(WHOLE, STEP, but(STEP, id=ItemId("z"), text="book  the room."))
    assert (finding.item_id, finding.field) == ("z", "text")


def test_an_owner_with_too_much_is_found() -> None:
    steps = [but(STEP, id=ItemId(f"n{n}"), text=f"Step {n}") for n in range(6)]
    assert said(WHOLE, *steps) == ["Ana owns 6 next steps: who can take some?"]
    assert found(WHOLE, *steps[:5], but(steps[5], status=Status.DONE)) == []


def test_owners_outside_the_room_accept_and_partners_are_others() -> None:
    outside = Participant(id=ItemId("out"), name="Zoe", in_room=False)
    step = but(STEP, owner=outside.id)
    assert said(WHOLE, outside, step) == ["Zoe is not in the room and has not accepted yet."]
    assert found(WHOLE, outside, but(step, accepted=True)) == []
    assert found(but(WHOLE, partner=ANA))[0].field == "partner"


def test_a_day_that_cannot_work_is_found() -> None:
    items = (
        AgendaItem(id=ItemId("a1"), position="1", minutes=60, minutes_each=61),
        AgendaItem(id=ItemId("a2"), position="2", minutes=1000, fixed_start=time(9, 30)),
    )
    assert [(finding.item_id, finding.field) for finding in found(WHOLE, *items)] == [
        ("a1", "minutes_each"),
        ("a2", "fixed_start"),
        ("a2", "minutes"),
    ]
