"""A session with a leadership team in it, and its context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.runner import Runner
from cxworkshop_ui.theme.apply import Theme
from PySide6.QtWidgets import QApplication

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.activities.goals import Goal, Horizon
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.outside import OutsidePromise
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.status import Status
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.model.position import spread
from cxworkshop.model.session import SessionDetails
from cxworkshop.settings import SettingsFile

FUNCTIONS = ("Sales", "Legal", "Marketing", "Operations", "IT", "Finance")
PEOPLE = (
    ("Ana Pérez", 0),
    ("Gus Lindqvist", 1),
    ("Chen Wei", 2),
    ("Eva Kovač", 3),
    ("Bo Nyström", 0),
    ("Femi Adeyemi", 3),
    ("Hana Nováková", 4),
    ("Ivo Petrov", 5),
    ("Dina Saleh", 2),
    ("Jorge Núñez", 0),
    ("Κλειώ Παππά", 4),
    ("Lena Fischer", 5),
    ("Marco Bianchi", 3),
    ("Нина Иванова", 1),
)


def leadership_team() -> list[Item]:
    """Fourteen leaders of six functions, goals, promises good and weak, steps, parked thoughts."""
    items: list[Item] = [
        SessionDetails(
            id=ItemId("session"),
            position="V",
            title="Northwind leadership immersion",
            organisation="Northwind",
            date=dt.date(2026, 12, 3),
        )
    ]
    items += [
        Function(id=ItemId(f"f{at}"), position=key, name=name)
        for at, (name, key) in enumerate(zip(FUNCTIONS, spread(6), strict=True))
    ]
    items += [
        Participant(
            id=ItemId(f"p{at}"),
            position=key,
            name=name,
            function=ItemId(f"f{function}"),
            presence=Presence.HERE,
        )
        for at, ((name, function), key) in enumerate(zip(PEOPLE, spread(14), strict=True))
    ]
    items += [
        Goal(
            id=ItemId("g0"),
            position="F",
            text="A new customer is up and running within ten days of signing.",
            measure="Days from signature to first use",
            baseline="31",
            target="10",
            due=dt.date(2027, 3, 31),
            owner=ItemId("p3"),
            functions=(ItemId("f0"), ItemId("f3"), ItemId("f4")),
        ),
        Goal(id=ItemId("g1"), position="V", text="Contracts a customer can read."),
        Goal(
            id=ItemId("g2"),
            position="k",
            text="Every manager hears a customer once a month.",
            horizon=Horizon.NEXT,
            owner=ItemId("p4"),
        ),
    ]
    promises = (
        ("p0", "I will bring Legal into every deal above 50k before the price is promised."),
        ("p1", "I will publish a two-page standard contract and sign within five days."),
        ("p2", "I will improve communication with the other teams."),
        ("p3", "I will put one customer hour a month in every manager’s objectives."),
        ("p4", "I will call five lost customers each month and report to this group."),
        ("p8", "I will stop every campaign that Operations has not seen."),
    )
    for at, (who, text) in enumerate(promises):
        is_weak = who == "p2"
        items.append(
            Commitment(
                id=ItemId(f"c{at}"),
                position=spread(6)[at],
                participant=ItemId(who),
                text=text,
                kept_when="" if is_weak else "no deal re-priced after signature in Q1",
                first_step="" if is_weak else "joint deal desk",
                first_step_on=None if is_weak else dt.date(2026, 12, 8),
                by=None if is_weak else dt.date(2027, 3, 31),
                partner=None if is_weak else ItemId("p5"),
                goal=None if is_weak else ItemId("g0"),
                said_aloud=at == 0,
            )
        )
    steps: tuple[tuple[str, str | None, dt.date | None, str | None], ...] = (
        ("Set up the joint deal desk with Legal", "p0", dt.date(2026, 12, 8), "g0"),
        ("Draft the two-page contract and send it to Ana", "p1", dt.date(2026, 12, 11), "g1"),
        ("List the fifty customers who left us in the last year", "p4", dt.date(2026, 12, 6), None),
        ("Book the first customer hours", None, dt.date(2026, 12, 14), "g2"),
        ("Name one contact for the first thirty days", "p3", None, "g0"),
        ("Show the onboarding journey to the branches", "p5", dt.date(2026, 11, 20), "g0"),
    )
    for at, (text, owner, due, goal) in enumerate(steps):
        items.append(
            NextStep(
                id=ItemId(f"s{at}"),
                position=spread(6)[at],
                text=text,
                owner=ItemId(owner) if owner else None,
                due=due,
                goal=ItemId(goal) if goal else None,
                accepted=at < 3,
                done_when="The desk has met once" if at == 0 else "",
                status=Status.STARTED if at == 1 else Status.OPEN,
            )
        )
    items += [
        Proposal(id=ItemId("d0"), position="F", text="Easy from the first day.", dots=3),
        Proposal(
            id=ItemId("d1"),
            position="V",
            text="We keep what we say, and we say it before you have to ask.",
            by=ItemId("p0"),
            dots=7,
        ),
        Proposal(id=ItemId("d2"), position="k", text="One company, not three.", dots=5),
        SharedDefinition(
            id=ItemId("sd"),
            position="V",
            text="We keep what we say, and we say it before you have to ask.",
        ),
        Decision(id=ItemId("w0"), position="V", text="The price", deciders=(ItemId("f0"),)),
        OutsidePromise(
            id=ItemId("o0"),
            position="V",
            text="Your contract in five days",
            said_on=dt.date(2027, 12, 1),
            goal=ItemId("g0"),
        ),
        ParkingEntry(
            id=ItemId("k0"), position="F", text="CRM access for branches", raised_by=ItemId("p4")
        ),
        ParkingEntry(
            id=ItemId("k1"),
            position="V",
            text="Complaint codes differ by country",
            raised_by=ItemId("p3"),
        ),
        ParkingEntry(id=ItemId("k2"), position="k", text="Parking for visitors", is_settled=True),
    ]
    return items


@pytest.fixture
def make_context(
    qapp: QApplication, make_editor: Callable[..., Editor], tmp_path: Path
) -> Iterator[Callable[..., SessionContext]]:
    """Builds the context of a session in memory; closed at the end."""
    theme = Theme("light")
    theme.apply(qapp)
    runner = Runner()
    made: list[SessionContext] = []

    def make(*items: Item, is_read_only: bool = False) -> SessionContext:
        context = SessionContext(
            make_editor(*items),
            catalogue("en"),
            theme,
            runner,
            SettingsFile(system_language="en"),
            is_read_only=is_read_only,
        )
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    runner.close()
    theme.release()
    qapp.setStyleSheet("")


@pytest.fixture
def context(make_context: Callable[..., SessionContext]) -> SessionContext:
    """The context of a session with its leadership team."""
    return make_context(*leadership_team())
