"""The sample session: complete, believable, the same every time."""

from __future__ import annotations

import itertools

import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.agenda import AgendaItem, RunEvent, RunFact
from cxworkshop.model.document import Document
from cxworkshop.model.item import links_of
from cxworkshop.model.people import Function, Participant
from cxworkshop.sample import sample


@pytest.fixture(params=LANGUAGES)
def document(request: pytest.FixtureRequest) -> Document:
    return new_document(sample(request.param))


def test_it_is_a_day_of_fourteen_leaders_from_six_functions(document: Document) -> None:
    room = [person for person in document.all(Participant) if person.in_room]
    assert len(room) == 14
    functions = {function.id for function in document.all(Function)}
    assert len(functions) == 6
    assert {person.function for person in room} == functions
    scripts = "".join(person.name for person in room)
    assert any("Ͱ" <= char <= "Ͽ" for char in scripts), "a Greek name"
    assert any("Ѐ" <= char <= "ӿ" for char in scripts), "a Cyrillic name"


def test_it_holds_what_a_finished_day_holds(document: Document) -> None:
    committed = {entry.participant for entry in document.all(Commitment)}
    assert len(committed) == len(document.all(Commitment)) == 11
    uncheckable = [entry for entry in document.all(Commitment) if not entry.kept_when]
    assert len(uncheckable) == 1
    horizons = [goal.horizon for goal in document.all(Goal)]
    assert horizons.count(Horizon.NOW) == document.session.now_goals_cap == 3
    assert {Horizon.NEXT, Horizon.LATER} <= set(horizons)
    assert len(document.all(NextStep)) == 9
    assert len(document.all(SharedDefinition)) == 1
    # three dots a person were given out
    assert sum(entry.dots for entry in document.all(Proposal)) == 14 * 3


def test_every_link_points_to_something_of_its_kind(document: Document) -> None:
    for item in document:
        assert item.parent is None or item.parent in document
        for field, target in links_of(item):
            assert target in document
            assert field.kind in ("", document[target].kind)


def test_dates_fall_on_working_days_after_the_session(document: Document) -> None:
    session = document.session
    dates = [goal.due for goal in document.all(Goal)]
    dates += [step.due for step in document.all(NextStep)]
    for entry in document.all(Commitment):
        dates += [entry.by, entry.first_step_on]
    for day in dates:
        if day is not None:
            assert session.date is not None
            assert day > session.date
            assert day.weekday() not in session.weekend, day
            assert day not in session.holidays, day


def test_every_activity_was_opened_and_closed_one_after_the_other(document: Document) -> None:
    opened = {e.activity: e.at for e in document.all(RunEvent) if e.fact is RunFact.OPENED}
    closed = {e.activity: e.at for e in document.all(RunEvent) if e.fact is RunFact.CLOSED}
    agenda = [item.id for item in document.all(AgendaItem)]
    assert set(opened) == set(closed) == set(agenda)
    for before, after in itertools.pairwise(agenda):
        assert opened[before] < closed[before] == opened[after]


def test_it_is_the_same_every_time_and_alike_in_every_language() -> None:
    english, spanish = sample("en"), sample("es")
    assert english == sample("en")
    assert [(type(item), item.id, item.parent) for item in english] == [
        (type(item), item.id, item.parent) for item in spanish
    ]
    fresh = iter(range(1000))
    ids = [item.id for item in sample("en", lambda: f"{next(fresh):032x}")]
    assert not {item.id for item in english} & set(ids)
    assert len(set(ids)) == len(ids)
