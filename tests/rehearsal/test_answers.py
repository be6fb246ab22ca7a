"""Made-up answers: any session can be rehearsed, with its own people, and stays itself."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter

import msgspec
import pytest

from cxworkshop.activities.agreed import AgreedPlan
from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.diagnostic import Diagnostic, Rating, Statement, Tally
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import items_of, new_document
from cxworkshop.i18n import LANGUAGES
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId, links_of
from cxworkshop.model.people import Participant, Presence
from cxworkshop.paths import resource
from cxworkshop.rehearsal.clock import RehearsalClock
from cxworkshop.rehearsal.copy import rehearsed
from cxworkshop.sample import sample
from cxworkshop.templates.reading import load
from cxworkshop.templates.sessions import session_items

TODAY = dt.date(2026, 11, 26)
DAY = dt.date(2027, 3, 4)
TEMPLATES = sorted(path.stem for path in resource("templates", "en").glob("*.toml"))


def new_ids() -> itertools.count[int]:
    return itertools.count(1)


def invited(template: str, people: int, language: str = "en") -> Document:
    """A session from a shipped template with so many people, before its day."""
    ids = new_ids()
    made: list[Item] = list(
        session_items(
            load(resource("templates", language, f"{template}.toml")),
            date=DAY,
            new_id=lambda: f"t{next(ids):031x}",
            organisation="Acme",
        )
    )
    made += [
        Participant(id=ItemId(f"p{at}"), position=f"{at:03}V", name=f"Leader {at}")
        for at in range(people)
    ]
    return new_document(made)


def played(document: Document) -> Document:
    ids = new_ids()
    return rehearsed(document, TODAY, lambda: f"r{next(ids):031x}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("people", [0, 1, 5, 40])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_can_be_rehearsed_with_any_number_of_people(
    template: str, people: int, language: str
) -> None:
    before = invited(template, people, language)
    after = played(before)
    for item in after:
        assert item.parent is None or item.parent in after
        assert all(target in after for _, target in links_of(item)), item
    answered = {item.kind for item in after if item.id not in before}
    for activity in after.all(AgendaItem):
        kinds = {each.kind for each in items_of(activity.activity)}
        in_sample = {item.kind for item in new_document(sample(language))}
        assert not kinds & in_sample or kinds & (answered | set(before.kinds()))
    if any(item.activity == "commitments" for item in after.all(AgendaItem)):
        covered = coverage(after)
        given = Counter(item.participant for item in after.all(Commitment))
        assert covered.given >= max(1, covered.expected // 2)
        assert people == 0 or max(given.values()) <= 1


def test_what_the_session_has_stays_and_is_not_answered_twice() -> None:
    before = invited("leadership-immersion", 6)
    own = Goal(id=ItemId("own"), position="V", text="Ours")
    said = Commitment(id=ItemId("said"), position="V", participant=ItemId("p1"), text="Mine")
    before.put(own)
    before.put(said)
    after = played(before)
    assert after.all(Goal) == (own,)
    assert [item for item in after.all(Commitment) if item.participant == "p1"] == [said]
    statements = before.all(Statement)
    assert [item.id for item in after.all(Statement)] == [item.id for item in statements]
    assert [item.text for item in after.all(Statement)] == [item.text for item in statements]


def test_the_copy_stands_before_its_day_and_says_that_it_is_a_rehearsal() -> None:
    after = played(new_document(sample("en")))
    assert after.session.title.startswith("Rehearsal – ")
    assert not after.all(RunEvent)
    assert not after.all(AgreedPlan)
    assert {person.presence for person in after.all(Participant)} == {Presence.EXPECTED}


def test_days_are_those_of_this_session_and_the_bank_is_not_named() -> None:
    after = played(invited("leadership-immersion", 14))
    days = [item.by for item in after.all(Commitment) if item.by is not None]
    assert days
    assert all(day > DAY for day in days)
    texts = [
        value
        for item in after
        for name in item.__struct_fields__
        if isinstance(value := getattr(item, name), str)
    ]
    assert not any("Northwind Bank" in text for text in texts)


def test_where_only_counts_are_taken_no_rating_of_a_person_is_made_up() -> None:
    before = invited("leadership-immersion", 8)
    (settings,) = before.all(Diagnostic)
    before.put(msgspec.structs.replace(settings, is_anonymous=True))
    after = played(before)
    assert not after.all(Rating)
    assert {tally.parent for tally in after.all(Tally)} == {
        item.id for item in after.all(Statement)
    }
    assert all(0 < sum(tally.counts) <= 8 for tally in after.all(Tally))


def test_the_clock_runs_fast_without_a_jump() -> None:
    real = [1000]
    clock = RehearsalClock(50_000, lambda: real[0])
    real[0] += 100
    assert clock.now() == 50_100
    clock.run(60)
    assert clock.now() == 50_100
    real[0] += 100
    assert clock.now() == 56_100
    clock.run(1)
    real[0] += 5
    assert clock.now() == 56_105
