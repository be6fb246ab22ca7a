"""A goal says from where to where, and what each function does for it."""

from __future__ import annotations

from datetime import date

import pytest

from cxworkshop.activities.goals import (
    DataExists,
    Goal,
    GoalPart,
    Horizon,
    silent_functions,
    way,
)
from cxworkshop.activities.goals_plan import section, sheet
from cxworkshop.activities.goals_slide import parts_matrix
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.checks.findings import findings
from cxworkshop.editing.commands import RemoveItem
from cxworkshop.i18n import M, catalogue
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop.sample import sample

EN = catalogue("en")
LEGAL = Function(id=ItemId("l"), position="1", name="Legal")
SALES = Function(id=ItemId("s"), position="2", name="Sales")
GOAL = Goal(id=ItemId("g"), text="Five days", measure="median", functions=(LEGAL.id, SALES.id))
PART = GoalPart(id=ItemId("p"), parent=GOAL.id, function=LEGAL.id, text="signs in five days")


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (Goal(baseline="19", target="5", unit="days"), "19 → 5 days"),
        (Goal(target=" 5 ", unit="days"), "5 days"),
        (Goal(baseline="all", target="none"), "all → none"),
        (Goal(unit="days"), ""),
    ],
)
def test_the_way_is_told_with_its_unit(goal: Goal, expected: str) -> None:
    assert way(goal) == expected
    assert way(Goal(target="5"), "?") == "? → 5"


def test_functions_without_a_part_are_asked_for_it() -> None:
    document = new_document([LEGAL, SALES, GOAL, PART])
    assert silent_functions(document, GOAL) == [SALES.id]
    said = [EN.say(finding.message) for finding in findings(document, date(2026, 12, 3), EN)]
    assert "What is the part of Sales?" in said
    assert "Does the data for the measure exist?" in said
    assert "What does it take?" in said


def test_goals_for_later_are_asked_for_nothing() -> None:
    later = Goal(id=ItemId("g"), text="One login", horizon=Horizon.LATER)
    assert findings(new_document([later]), date(2026, 12, 3), EN) == []


def test_a_goal_takes_its_parts_along() -> None:
    document = new_document([LEGAL, SALES, GOAL, PART])
    gone = {change.id for change in RemoveItem(GOAL.id, M("x")).changes(document).changes}
    assert gone == {GOAL.id, PART.id}


def test_plan_and_workbook_say_parts_resources_and_missing_data() -> None:
    document = new_document(sample("en"))
    wording = Wording(document, EN)
    printed = section(document, wording)
    assert printed is not None
    told = repr(printed)
    for text in (
        "19 → 5 working days",
        "It takes: A joint deal desk",
        "The data does not exist yet.",
        "Signs within five days, from one standard contract",
        "part still open",
    ):
        assert text in told
    table = sheet(document, wording)
    keys = [column.key for column in table.columns]
    first = dict(zip(keys, table.rows[0], strict=True))
    assert first["unit"] == "working days"
    assert first["data"] == "yes"
    assert "Legal and finance: Signs within five days" in str(first["parts"])


def test_the_matrix_marks_who_has_said_its_part_and_whose_is_open() -> None:
    document = new_document(sample("en"))
    matrix = parts_matrix(document, Wording(document, EN))
    assert matrix is not None
    assert len(matrix.rows) == 3
    assert [mark.look for mark in matrix.rows[2].marks] == [
        "dot", "dot", "dot", "dot", "ring", "dot",
    ]  # fmt: skip
    assert "Everyone who leaves us has been asked why" in matrix.alt
    silent = new_document([Goal(id=ItemId("g"), text="Alone")])
    assert parts_matrix(silent, Wording(silent, EN)) is None
    assert DataExists("unknown") is Goal().data
