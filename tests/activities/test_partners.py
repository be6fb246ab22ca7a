"""Partners are spread evenly, come from other functions, and are never oneself."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.commitments import Commitment, Declined
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.partners import partner_balance, proposed_partners
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.model.position import spread
from cxworkshop.sample import sample


def room(functions: list[int], *more: Item) -> Document:
    """One leader for each number, which is that of the function."""
    made: list[Item] = [
        Function(id=ItemId(f"f{number}"), position=f"{number}", name=f"F{number}")
        for number in sorted(set(functions))
    ]
    for at, (number, position) in enumerate(zip(functions, spread(len(functions)), strict=True)):
        made.append(
            Participant(
                id=ItemId(f"p{at}"),
                position=position,
                name=f"Leader {at}",
                function=ItemId(f"f{number}"),
            )
        )
    return new_document([*made, *more])


def promise(who: str, partner: str | None) -> Commitment:
    return Commitment(
        id=ItemId(f"c {who}"),
        participant=ItemId(who),
        text="I will",
        partner=ItemId(partner) if partner else None,
    )


leaders = st.lists(st.integers(0, 4), min_size=2, max_size=14)


@given(leaders)
def test_everybody_asks_for_exactly_one_and_nobody_for_themselves(functions: list[int]) -> None:
    proposed = proposed_partners(room(functions))
    assert len(proposed) == len(functions)
    assert all(who != partner for who, partner in proposed.items())
    assert set(Counter(proposed.values()).values()) == {1}


@given(leaders)
def test_partners_come_from_other_functions_wherever_that_is_possible(
    functions: list[int],
) -> None:
    proposed = proposed_partners(room(functions))
    at = {f"p{number}": function for number, function in enumerate(functions)}
    largest = max(Counter(functions).values())
    mixed = sum(at[who] != at[partner] for who, partner in proposed.items())
    # Of the largest function as many find somebody elsewhere as there are people elsewhere.
    outside = len(functions) - largest
    assert mixed >= min(len(functions), 2 * outside)


@given(leaders, st.data())
def test_chosen_partners_are_kept_and_the_others_fill_up(
    functions: list[int], data: st.DataObject
) -> None:
    people = [f"p{at}" for at in range(len(functions))]
    chosen = data.draw(
        st.dictionaries(st.sampled_from(people), st.sampled_from(people), max_size=5)
    )
    fixed = [promise(who, partner) for who, partner in chosen.items() if who != partner]
    proposed = proposed_partners(room(functions, *fixed))
    assert not {item.participant for item in fixed} & set(proposed)
    load = Counter([*proposed.values(), *(item.partner for item in fixed)])
    before = Counter(item.partner for item in fixed)
    heaviest = max([*before.values(), 1])
    assert max(load.values()) <= max(heaviest, 2)


def test_the_absent_and_those_who_declined_are_nobodys_partner() -> None:
    document = room([0, 1, 2, 3], Declined(id=ItemId("d"), participant=ItemId("p2")))
    away = Participant(id=ItemId("p9"), position="z", name="Away", presence=Presence.ABSENT)
    proposed = proposed_partners(new_document([*document, away]))
    assert set(proposed) == set(proposed.values()) == {"p0", "p1", "p3"}


def test_one_alone_has_nobody() -> None:
    assert proposed_partners(room([0])) == {}


def test_the_balance_names_who_is_idle_and_who_is_asked_for_too_often() -> None:
    document = new_document(sample("en"))
    balance = partner_balance(document)
    assert [(person.name.split()[0], count) for person, count in balance.crowded] == [("Bo", 2)]
    assert {"Chen Wei", "Femi Adeyemi"} <= {person.name for person in balance.idle}
    assert partner_balance(room([0, 1])).idle == ()
