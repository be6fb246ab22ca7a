"""Find a text anywhere in a session."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import ITEM_TYPES, new_document
from cxworkshop.activities.notes import Note
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.item import Item, ItemId, field_types
from cxworkshop.model.people import Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.search import PLACES, find

EN, ES = catalogue("en"), catalogue("es")
TECHNICAL = {
    "picture",
    "language",
    "zone",
    "brand_colour",
    "second_colour",
    "logo",
    "template",
    "boot",
    "activity",
}


def test_case_and_accents_do_not_matter() -> None:
    document = new_document([Participant(id=ItemId("p"), name="Ana PÉREZ", role="Ñandú keeper")])
    for text in ("perez", "pÉREZ", "ana  per", "nandu"):
        (hit,) = find(document, text, EN)
        assert hit.item_id == "p"
    (hit,) = find(document, "perez", EN)
    assert hit.excerpt[slice(*hit.span)] == "PÉREZ"


@pytest.mark.parametrize("item_type", ITEM_TYPES.values())
def test_every_text_of_every_kind_is_searched(item_type: type[Item]) -> None:
    for name, declared in field_types(item_type).items():
        if declared is str and name not in ("id", "position") and name not in TECHNICAL:
            item = msgspec.structs.replace(item_type(id=ItemId("x")), **{name: "a needle here"})
            hits = find(new_document([item]), "needle", EN)
            assert [(hit.item_id, hit.field) for hit in hits] == [("x", name)]
    texts = [
        name
        for name, declared in field_types(item_type).items()
        if declared is str and name != "position" and name not in TECHNICAL
    ]
    assert not texts or item_type in PLACES


def test_scripts_materials_and_kinds_are_found() -> None:
    item = AgendaItem(
        id=ItemId("a"),
        activity="break",
        title="Lunch",
        script=(ScriptStep(text="Say hello"), ScriptStep(text="Draw the journey")),
        materials=("Red dots",),
    )
    document = new_document([item])
    assert [hit.field for hit in find(document, "journey", EN)] == ["script"]
    assert [hit.field for hit in find(document, "red", EN)] == ["materials"]
    assert [hit.field for hit in find(document, "break", EN)] == ["activity"]


def test_what_is_no_text_is_not_found() -> None:
    document = new_document([SessionDetails(id=ItemId("s")), Goal(id=ItemId("g"))])
    assert find(document, "UTC", EN) == []
    assert find(document, "0B6E69", EN) == []
    assert find(document, "  ", EN) == []


def test_the_plan_comes_first_and_says_where() -> None:
    document = new_document(
        [
            AgendaItem(id=ItemId("a"), title="Call lost customers", position="1"),
            Note(id=ItemId("n"), parent=ItemId("a"), text="customers", position="1"),
            Participant(id=ItemId("p"), name="Bo", position="1"),
            Commitment(id=ItemId("c"), participant=ItemId("p"), text="Call customers"),
        ]
    )
    hits = find(document, "customers", EN)
    assert [(hit.item_id, EN.say(hit.place)) for hit in hits] == [
        ("c", "Commitment · Bo"),
        ("n", "Note · Call lost customers"),
        ("a", "Agenda · Call lost customers"),
    ]


def test_words_may_stand_apart() -> None:
    document = new_document([Goal(id=ItemId("g"), text="Lost customers get a call")])
    assert len(find(document, "call customers", EN)) == 1
    assert find(document, "call nobody", EN) == []


def test_an_excerpt_is_one_short_line_around_what_was_found() -> None:
    text = "word " * 200 + "<b>the\n needle</b> " + "tail " * 200
    (hit,) = find(new_document([Goal(id=ItemId("g"), text=text)]), "needle", EN)
    assert len(hit.excerpt) < 160
    assert "\n" not in hit.excerpt
    assert hit.excerpt[slice(*hit.span)] == "needle"


@given(st.text(min_size=1, max_size=40), st.data())
def test_any_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    hits = find(new_document([Goal(id=ItemId("g"), text=text)]), part, ES)
    for hit in hits:
        assert 0 <= hit.span[0] <= hit.span[1] <= len(hit.excerpt)
    if part.isascii() and part.isalnum():
        assert len(hits) == 1
