"""Nothing is promised outside before the goal that carries it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.outside import OutsidePromise, doubt_of, section
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.checks.finding import Severity
from cxworkshop.checks.findings import findings
from cxworkshop.i18n import catalogue
from cxworkshop.model.item import ItemId
from cxworkshop.sample import sample

EN = catalogue("en")
JUNE, JULY = date(2027, 6, 30), date(2027, 7, 1)
GOAL = Goal(id=ItemId("g"), text="Five days", due=JUNE)
PROMISE = OutsidePromise(id=ItemId("o"), text="In five days", goal=GOAL.id, said_on=JULY)


def said(promise: dict[str, Any] | None = None, goal: dict[str, Any] | None = None) -> str:
    made = msgspec.structs.replace(PROMISE, **(promise or {}))
    doubt = doubt_of(new_document([msgspec.structs.replace(GOAL, **(goal or {})), made]), made)
    return EN.say(doubt) if doubt is not None else ""


@pytest.mark.parametrize(
    ("promise", "goal", "expected"),
    [
        ({}, {}, ""),
        ({"said_on": JUNE}, {}, ""),
        (
            {"said_on": date(2027, 6, 29)},
            {},
            "earlier than the goal that carries it (30 Jun 2027)",
        ),
        ({"said_on": date(2027, 1, 4)}, {"status": Status.DONE}, ""),
        ({"goal": None}, {}, "no goal carries it"),
        ({"said_on": None}, {}, "no day is set"),
        ({}, {"due": None}, "the goal that carries it has no date"),
        ({}, {"status": Status.DROPPED}, "the goal that carries it was dropped"),
    ],
)
def test_what_cannot_be_relied_on_is_said_in_words(
    promise: dict[str, Any], goal: dict[str, Any], expected: str
) -> None:
    assert said(promise, goal) == expected


def test_the_sample_promises_one_thing_too_early_and_it_is_found() -> None:
    document = new_document(sample("en"))
    early = [
        finding
        for finding in findings(document, date(2026, 12, 3), EN)
        if isinstance(document.get(finding.item_id), OutsidePromise)
    ]
    assert [finding.severity for finding in early] == [Severity.WARNING]
    printed = section(document, Wording(document, EN))
    assert printed is not None
    last = [row[-1].text for row in printed.blocks[0].rows]  # type: ignore[union-attr]
    assert last == ["earlier than the goal that carries it (30 Jun 2027)", "carried", "carried"]
