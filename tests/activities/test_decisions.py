"""Exactly one decides, or it is said in words."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.decisions import (
    Decision,
    Right,
    involved,
    overloads,
    problem_of,
    right_of,
    with_right,
)
from cxworkshop.activities.decisions_plan import SETUP, DecisionForm, section, sheet
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.sample import sample

EN = catalogue("en")
SALES, LEGAL, ANA = ItemId("sales"), ItemId("legal"), ItemId("ana")
PEOPLE: tuple[Item, ...] = (
    Function(id=SALES, position="1", name="Sales"),
    Function(id=LEGAL, position="2", name="Legal"),
    Participant(id=ANA, position="1", name="Ana Pérez", function=SALES),
)
rights = st.one_of(st.none(), st.sampled_from(Right))


def decision(number: int, *deciders: ItemId) -> Decision:
    return Decision(
        id=ItemId(f"d{number}"), position=str(number), text=f"What {number}", deciders=deciders
    )


@given(st.lists(st.tuples(st.sampled_from((SALES, LEGAL, ANA)), rights)))
def test_nobody_has_two_rights_in_one_decision(given_rights: list[tuple[ItemId, Right]]) -> None:
    item = decision(1)
    for who, right in given_rights:
        item = msgspec.structs.replace(item, **with_right(item, who, right))
        assert right_of(item, who) is right
        holders = [*item.deciders, *item.to_ask, *item.to_tell]
        assert len(holders) == len(set(holders))


def test_none_or_two_who_decide_are_said_in_words() -> None:
    def said(item: Decision) -> str:
        problem = problem_of(item)
        return EN.say(problem) if problem is not None else ""

    assert said(decision(1)) == "nobody decides yet"
    assert said(decision(1, SALES)) == ""
    assert said(decision(1, SALES, LEGAL)) == "2 decide: choose one"


def test_a_function_that_decides_nearly_everything_is_pointed_out_with_its_people() -> None:
    four = [decision(1, SALES), decision(2, ANA), decision(3, SALES), decision(4, LEGAL)]
    (found,) = overloads(new_document([*PEOPLE, *four]))
    assert (found.function, found.count, found.all) == (SALES, 3, 4)
    assert overloads(new_document([*PEOPLE, *four[:3]])) == []
    assert overloads(new_document([*PEOPLE, *four, decision(5, LEGAL)])) == []


def test_columns_are_the_functions_and_whoever_is_named() -> None:
    assert involved(new_document([*PEOPLE, decision(1, SALES)])) == [SALES, LEGAL]
    assert involved(new_document([*PEOPLE, decision(1, ANA)])) == [SALES, LEGAL, ANA]


def test_the_decisions_of_a_template_come_back_without_those_of_the_day() -> None:
    ids = iter(range(100))
    activity = AgendaItem(id=ItemId("a"), activity="decisions")
    form = DecisionForm(decisions=("Prices", " ", "Letters"))
    made = list(SETUP.begin(form, activity.id, lambda: f"n{next(ids)}"))
    document = new_document([activity, *made, decision(1, SALES)])
    assert [item.text for item in made if isinstance(item, Decision)] == ["Prices", "Letters"]
    assert SETUP.read(document, activity.id) == DecisionForm(decisions=("Prices", "Letters"))


def test_an_activity_added_by_hand_starts_with_decisions_in_its_language() -> None:
    texts = [SETUP.standard(language).decisions for language in LANGUAGES]  # type: ignore[attr-defined]
    assert all(len(each) == 5 for each in texts)
    assert texts[0] != texts[1]


def test_the_plan_prints_who_decides_who_is_asked_and_what_is_wrong() -> None:
    document = new_document(sample("en"))
    wording = Wording(document, EN)
    printed = section(document, wording)
    assert printed is not None
    rows = printed.blocks[0].rows  # type: ignore[union-attr]
    assert len(rows) == 6
    assert [cell.text for cell in rows[0][1:]] == [
        "Sales",
        "Legal and finance, Operations and IT",
        "Branches",
    ]
    assert "Because: Sales → Legal" in rows[0][0].text
    assert rows[5][1].text == "Hana Sato, Kwame Mensah – 2 decide: choose one"
    assert rows[5][1].tone == "warning"
    assert len(sheet(document, wording).rows) == 6
    assert section(new_document(), Wording(new_document(), EN)) is None
