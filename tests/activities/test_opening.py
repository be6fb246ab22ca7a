"""Expectations are counted by who said one, come back at the close, and stay without names."""

from __future__ import annotations

import msgspec
import pytest

from cxworkshop.activities import opening_plan
from cxworkshop.activities.inbox import split_name
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.opening import (
    SETUP,
    Expectation,
    GroundRule,
    Met,
    OpeningSettings,
    OpeningSetup,
    heard,
    met_count,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.model.position import spread
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of
from tests.activities.slides import assert_every_slide_is_legible, slide_of

ACTIVITY = AgendaItem(id=ItemId("a"), position="V", activity="opening", title="Welcome")
PEOPLE = (
    ("ana", "Ana Pérez", Presence.HERE),
    ("bo", "Bo Nyström", Presence.HERE),
    ("gus", "Gus Lindqvist", Presence.EXPECTED),
    ("eva", "Eva Kovač", Presence.LEFT),
)


def session(*items: Item) -> Document:
    people = (
        Participant(id=ItemId(key), position=position, name=name, presence=presence)
        for (key, name, presence), position in zip(PEOPLE, spread(4), strict=True)
    )
    return new_document((ACTIVITY, *people, *items))


def wish(key: str, by: str = "", met: Met = Met.OPEN) -> Expectation:
    person = ItemId(by) if by else None
    return Expectation(
        id=ItemId(key), parent=ACTIVITY.id, position=key, text=f"wish {key}", by=person, met=met
    )


def test_who_of_those_here_has_said_one_and_who_has_not() -> None:
    found = heard(
        session(wish("1", "ana"), wish("2", "ana"), wish("3"), wish("4", "eva")), ItemId("a")
    )
    assert (found.lines, found.unnamed, found.said, found.expected) == (4, 1, 1, 3)
    assert [person.name for person in found.waiting] == ["Bo Nyström", "Gus Lindqvist"]
    # a line that is still being typed has no name yet and is not counted
    assert heard(session(wish("1"), wish("2")), ItemId("a"), ItemId("2")).lines == 1


def test_a_name_before_a_colon_says_who_and_anything_else_is_part_of_the_text() -> None:
    document = session()
    for typed, text, name in (
        ("bo: fewer forms", "fewer forms", "Bo Nyström"),
        ("ANA PEREZ : fewer forms", "fewer forms", "Ana Pérez"),
        ("Two things: forms, calls", "Two things: forms, calls", None),
        ("Bo:", "Bo:", None),
    ):
        said, person = split_name(typed, document)
        assert (said, person.name if person else None) == (text, name)


def test_the_rules_of_a_template_are_proposed_and_become_settings_again() -> None:
    ids = iter("123456789")
    settings = OpeningSettings(ground_rules=("One speaks.", "Phones away."), names_shown=True)
    made = list(SETUP.begin(settings, ItemId("a"), lambda: next(ids)))
    rules = [item for item in made if isinstance(item, GroundRule)]
    assert [(rule.text, rule.is_agreed) for rule in rules] == [
        ("One speaks.", False),
        ("Phones away.", False),
    ]
    document = session(*made)
    document.put(msgspec.structs.replace(rules[0], is_agreed=True))
    assert SETUP.read(document, ItemId("a")) == settings


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opening_added_by_hand_proposes_rules_in_the_sessions_language(language: str) -> None:
    rules = SETUP.standard(language).ground_rules  # type: ignore[attr-defined]
    other = SETUP.standard("es" if language == "en" else "en").ground_rules  # type: ignore[attr-defined]
    assert 3 <= len(rules) <= 5
    assert not set(rules) & set(other)


def test_names_are_printed_beside_expectations_only_where_that_is_switched_on() -> None:
    said = (wish("1", "ana", Met.NOT_MET), wish("2", "bo", Met.MET))
    for document, is_on in (
        (session(*said), False),
        (session(*said, OpeningSetup(id=ItemId("s"), parent=ItemId("a"), names_shown=True)), True),
    ):
        wording = Wording(document, catalogue("en"))
        printed = repr(opening_plan.section(document, wording))
        made = opening_plan.sheet(document, wording)
        printed += repr(made.rows if made is not None else "")
        assert "wish 1" in printed
        assert "not met" in printed
        assert ("Ana" in printed) is is_on


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slide_of_an_opening_names_anybody(language: str) -> None:
    document = new_document(sample(language))
    names = {part for person in document.all(Participant) for part in person.name.split()}
    for view in (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS):
        shown = alt_of(slide_of(document, "opening", view, language))
        assert not {name for name in names if f"{name} " in f"{shown} "}, view


def test_rules_are_called_proposed_until_all_are_agreed() -> None:
    rules = [
        GroundRule(id=ItemId(key), parent=ACTIVITY.id, position=key, text=key, is_agreed=True)
        for key in ("F", "V")
    ]
    agreed = slide_of(session(*rules), "opening", RoomView.RESULTS)
    open_one = msgspec.structs.replace(rules[1], is_agreed=False)
    proposed = slide_of(session(rules[0], open_one), "opening", RoomView.RESULTS)
    assert [part.title for part in agreed.lists] == ["How we work today"]
    assert [part.title for part in proposed.lists] == ["Proposed rules"]


def test_what_became_of_the_expectations_is_told() -> None:
    document = session(wish("1", met=Met.MET), wish("2", met=Met.PARTLY), wish("3"))
    count = met_count(document)
    assert (count.met, count.partly, count.not_met, count.open) == (1, 1, 0, 1)
    told = opening_plan.met_told(document, Wording(document, catalogue("en")))
    assert told == "3 expectations were named. At the close: 1 met, 1 partly, 0 not."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_of_the_opening_is_legible(language: str) -> None:
    assert_every_slide_is_legible("opening", language, Expectation, GroundRule)
