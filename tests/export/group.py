"""A session of fourteen leaders in six functions, small enough to know by heart."""

from __future__ import annotations

from datetime import date
from typing import Any

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.status import Status
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.position import spread
from cxworkshop.model.session import SessionDetails

FUNCTIONS = ("Sales", "Marketing", "Branches", "Operations", "Legal", "People")
NAMES = (
    "Ana Pérez",
    "Joaquín Núñez",
    "Zoë Müller",
    "Łukasz Żak",
    "Νίκη Παπαδάκη",
    "Γιώργος Ιωάννου",
    "Олена Шевченко",
    "Андрей Ёлкин",
    "Şule Ğökçe",
    "Bo Nyström",
    "Đorđe Čolić",
    "Þóra Ægisdóttir",
    "Femi Adéyẹmí",
    "Hana Dvořáková",
)
DAY = date(2026, 12, 3)


def group(*more: Item, only: tuple[type[Item], ...] | None = None, **details: Any) -> Document:
    """The session with more items; ``only`` keeps these types alone, ``details`` change it."""
    items = [*_people(), *_plan(), *more]
    kept = [item for item in items if only is None or isinstance(item, only)]
    told = {
        "title": "One day with our customers",
        "organisation": "Fjord & Söhne <Bank>",
        "date": DAY,
        "place": "Thessaloniki",
        "facilitators": "Clara Duarte",
        **details,
    }
    return new_document([SessionDetails(id=ItemId("session"), position="V", **told), *kept])


def empty(**details: Any) -> Document:
    """A session in which nothing was recorded yet."""
    return new_document([SessionDetails(id=ItemId("session"), position="V", **details)])


def steps(count: int, text: str = "Send the list of complaints to the branches") -> list[Item]:
    """So many next steps of one text, each with its number."""
    return [
        NextStep(
            id=ItemId(f"many{number}"),
            position=place,
            text=f"{text} ({number})",
            owner=ItemId(f"p{number % len(NAMES)}"),
            due=DAY,
        )
        for number, place in enumerate(spread(count), 1)
    ]


def _people() -> list[Item]:
    functions = [
        Function(id=ItemId(f"f{number}"), position=place, name=name)
        for number, (name, place) in enumerate(zip(FUNCTIONS, spread(len(FUNCTIONS)), strict=True))
    ]
    people = [
        Participant(
            id=ItemId(f"p{number}"),
            position=place,
            name=name,
            function=ItemId(f"f{number % len(FUNCTIONS)}"),
        )
        for number, (name, place) in enumerate(zip(NAMES, spread(len(NAMES)), strict=True))
    ]
    return [*functions, *people]


def _plan() -> list[Item]:
    goal, ana, niki, olena = (ItemId(name) for name in ("g1", "p0", "p4", "p6"))
    return [
        SharedDefinition(id=ItemId("d"), text="{Customer} calls are answered once, by a person."),
        Proposal(id=ItemId("w1"), position="1", text="Nobody repeats their name", by=niki, dots=5),
        Goal(
            id=goal,
            position="1",
            text="An account works five days after the yes",
            measure="median days",
            baseline="19 days",
            target="5 days",
            owner=ana,
            due=date(2027, 6, 30),
            functions=(ItemId("f0"), ItemId("f3")),
        ),
        Goal(id=ItemId("g2"), position="2", text="One list of complaints", horizon=Horizon.LATER),
        Commitment(
            id=ItemId("c1"),
            position="1",
            participant=olena,
            text="I will sit on the telephones two hours every second Friday.",
            by=date(2027, 2, 26),
            kept_when="six shifts logged",
            first_step="First shift",
            first_step_on=date(2026, 12, 10),
            partner=niki,
            goal=goal,
        ),
        Commitment(id=ItemId("c2"), position="2", participant=ana, text="I will improve things."),
        NextStep(
            id=ItemId("s1"),
            position="1",
            text="Draft of the two-page contract",
            owner=ana,
            due=date(2026, 12, 11),
            goal=goal,
            done_when="Legal has it in hand",
            status=Status.DONE,
        ),
        NextStep(id=ItemId("s2"), position="2", text="List of lost customers"),
        ParkingEntry(id=ItemId("k1"), position="1", text="What do accounts cost?", raised_by=niki),
    ]
