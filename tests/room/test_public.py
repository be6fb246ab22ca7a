"""What is private is not in the public view: it cannot be shown, since it is not there."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.asked import Asked
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.diagnostic import Rating
from cxworkshop.activities.item_types import ITEM_TYPES, new_document
from cxworkshop.activities.notes import Note
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, ItemId, field_types
from cxworkshop.model.people import Participant
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of

PLANTED = "Zyzzyva"


def smuggled(item: Item) -> Item:
    """The item with the word in every text that the room may not see."""
    changed: dict[str, Any] = {}
    for name, declared in field_types(type(item)).items():
        if name in COLUMNS or name in item.shown():
            continue
        if declared is str:
            changed[name] = f"{PLANTED} {name}"
        elif name == "script":
            changed[name] = (ScriptStep(text=PLANTED, minutes=1),)
        elif name == "materials":
            changed[name] = (PLANTED,)
    if getattr(item, "is_private", False):
        changed["text"] = f"{PLANTED} private"
    return msgspec.structs.replace(item, **changed)


def loaded(language: str) -> Document:
    return new_document(smuggled(item) for item in sample(language))


@pytest.mark.parametrize("kind", ITEM_TYPES)
def test_every_public_field_is_a_field_of_its_kind(kind: str) -> None:
    item_type = ITEM_TYPES[kind]
    assert set(item_type.public) <= set(item_type.__struct_fields__)
    assert not {"note", "script", "email", "evidence"} & set(item_type.public)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_private_field_of_any_kind_reaches_a_slide(language: str) -> None:
    document = loaded(language)
    for kind in ("note", "commitment", "agenda_item", "participant"):
        stored = msgspec.json.encode(list(document.of_kind(kind))).decode()
        assert PLANTED in stored, kind
    shown = PublicView().of(document)
    assert PLANTED not in msgspec.json.encode(list(shown)).decode()
    wording = Wording(shown, catalogue(language))
    for activity in (None, *document.all(AgendaItem)):
        for view in RoomView:
            slide = room_slide(shown, activity.id if activity else None, view, wording)
            assert PLANTED not in alt_of(slide) + repr(slide)


def test_private_items_are_gone_and_half_typed_ones_stand_as_before() -> None:
    person = Participant(id=ItemId("p"), position="V", name="Ana", note="calls her boss daily")
    told = Note(id=ItemId("n"), position="V", text="for all", is_private=False)
    kept = Note(id=ItemId("k"), position="W", text="for me")
    before = Commitment(id=ItemId("c"), position="V", participant=person.id, text="I will ask")
    typed = msgspec.structs.replace(before, text="I will ask Bo to sto")
    draft = Commitment(id=ItemId("d"), position="W", participant=person.id, text="I w")
    document = new_document((person, told, kept, typed, draft))
    shown = PublicView().of(document, drafts={draft.id}, before={before.id: before})
    assert {item.id for item in shown} == {"p", "n", "c"}
    assert shown.all(Commitment)[0].text == "I will ask"
    assert shown.all(Participant)[0].note == ""


def test_what_did_not_change_is_made_once() -> None:
    view = PublicView()
    document = new_document(sample("en"))
    first = {item.id: item for item in view.of(document)}
    again = view.of(document)
    assert all(first[item.id] is item for item in again)


CHANGES = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(("put", "hide", "drop", "draft", "hold", "let go")),
        st.text(max_size=3),
    ),
    max_size=30,
)


@given(CHANGES)
def test_a_view_that_follows_shows_what_a_new_one_would(
    changes: list[tuple[str, str, str]],
) -> None:
    view, document = PublicView(), new_document(())
    drafts: set[ItemId] = set()
    held: dict[ItemId, Item] = {}
    for name, what, text in changes:
        item_id = ItemId(name)
        if what in ("put", "hide"):
            is_private = what == "hide"
            document.put(Note(id=item_id, position="V", text=text, is_private=is_private))
        elif what == "drop" and item_id in document:
            document.drop(item_id)
        elif what == "draft":
            drafts ^= {item_id}
        elif what == "hold" and item_id in document:
            held[item_id] = document[item_id]
        elif what == "let go":
            held.pop(item_id, None)
        followed = view.of(document, drafts=drafts, before=held)
        new = PublicView().of(document, drafts=drafts, before=held)
        assert {item.id: item for item in followed} == {item.id: item for item in new}
        assert followed.all(Note) == new.all(Note)


def test_how_many_are_asked_is_counted_anew_when_somebody_comes_or_goes() -> None:
    document = new_document(sample("en"))
    view = PublicView()
    before = {each.id: each.count for each in view.of(document).all(Asked)}
    somebody = document.all(Rating)[0].participant
    assert somebody is not None
    for each in [each for each in document.all(Rating) if each.participant == somebody]:
        document.drop(each.id)
    document.drop(somebody)
    after = {each.id: each.count for each in view.of(document).all(Asked)}
    assert before != after
    assert after == {each.id: each.count for each in PublicView().of(document).all(Asked)}
