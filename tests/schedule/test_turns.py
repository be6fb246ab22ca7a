"""How long everybody's turn is, and whether a slot can work with so many people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.item_types import new_document
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.turns import Format, crowded, head_count, turns


def test_only_people_who_count_share_the_minutes() -> None:
    people = [
        Participant(id=ItemId(str(number)), presence=presence)
        for number, presence in enumerate(Presence)
    ]
    outside = Participant(id=ItemId("out"), in_room=False)
    assert head_count(new_document([*people, outside])) == 2


@pytest.mark.parametrize(
    ("minutes", "each", "people", "way"),
    [
        (40, 1, 40, None),
        (39, 1, 40, Format.GROUPS),
        (20, 1, 40, Format.GROUPS),
        (5, 1, 40, Format.PAIRS),
        (1, 1, 40, Format.COUNTS),
        (10, 0, 40, None),
        (1, 5, 0, None),
    ],
)
def test_a_slot_that_cannot_work_is_told_with_a_format_that_can(
    minutes: int, each: float, people: int, way: Format | None
) -> None:
    found = crowded(AgendaItem(minutes=minutes, minutes_each=each), people)
    assert (found.format if found else None) == way


@given(st.integers(0, 200), st.floats(0, 20), st.integers(0, 80))
def test_a_proposed_format_fits_its_slot(minutes: int, each: float, people: int) -> None:
    found = crowded(AgendaItem(minutes=minutes, minutes_each=each), people)
    assert (found is None) == (each * people <= minutes)
    if found is not None:
        assert found.needed > minutes
        assert found.takes <= minutes


def test_a_crowded_slot_speaks_in_words() -> None:
    found = crowded(AgendaItem(minutes=20, minutes_each=1), 40)
    assert found is not None
    assert catalogue("en").say(found.message) == (
        "40 people need 40 min one after the other; there are 20. "
        "In groups of 5, with one voice a group at the end, it takes 13 min."
    )


@pytest.mark.parametrize(
    ("size", "inside", "people", "said"),
    [
        (0, 0, 14, "14 people, 2.5 min each"),
        (0, 0, 60, "60 people, 35 seconds each"),
        (2, 0, 14, "14 people in 7 pairs: 20 min for each person"),
        (2, 0, 13, "13 people in 6 pairs: 13 min for each person"),
        (
            4,
            20,
            14,
            "14 people in 4 groups: 20\u00a0min together, then up to 5\u00a0min for each group",
        ),
        (4, 0, 2, "2 people, 20 min each"),
    ],
)
def test_it_says_how_long_a_turn_is_for_each_person_or_each_group(
    size: int, inside: int, people: int, said: str
) -> None:
    minutes = 35 if size == 0 else 40
    item = AgendaItem(minutes=minutes, group_size=size, group_minutes=inside)
    found = turns(item, people)
    assert found is not None
    assert catalogue("en").say(found.message) == said


def test_a_break_is_shared_by_nobody() -> None:
    assert turns(AgendaItem(activity="break", minutes=15), 14) is None
    assert turns(AgendaItem(minutes=15), 0) is None


def test_what_cannot_work_in_one_room_can_work_in_groups_and_is_not_pointed_out_then() -> None:
    in_one_room = AgendaItem(minutes=20, minutes_each=2)
    in_groups = AgendaItem(minutes=20, minutes_each=2, group_size=4)
    too_large = AgendaItem(minutes=20, minutes_each=2, group_size=12)
    assert crowded(in_one_room, 14) is not None
    assert crowded(in_groups, 14) is None, "4 in the group, 4 voices: 16 min"
    found = crowded(too_large, 24)
    assert found is not None
    assert "in these groups" in catalogue("en").say(found.message)


@given(st.integers(1, 120), st.integers(0, 12), st.integers(0, 200), st.integers(1, 60))
def test_the_parts_of_a_slot_never_take_more_than_it_has(
    minutes: int, size: int, inside: int, people: int
) -> None:
    item = AgendaItem(minutes=minutes, group_size=size, group_minutes=inside)
    found = turns(item, people)
    assert found is not None
    groups = found.groups if found.format is Format.GROUPS else 1
    voices = found.people if found.format is Format.PLENARY else groups
    assert 0 <= found.together <= minutes
    assert found.together + found.report * voices <= minutes + 1e-6
