"""What helps one side by hurting another is named until a balance is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.impact import (
    SETUP,
    VALUES,
    ImpactRating,
    ImpactSettings,
    ImpactSubject,
    Perspective,
    checks,
    drop_perspective,
    rate,
    weighed,
)
from cxworkshop.activities.impact_plan import matrix, section, sheets, verdict_words
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.thread import make_from
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Table
from cxworkshop.editing.editor import Editor
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.sample import sample
from cxworkshop.slides import RoomView, alt_of
from tests.activities.slides import assert_every_slide_is_legible, slide_of

ACTIVITY = AgendaItem(id=ItemId("a"), position="V", activity="impact")
SIDES = ("Customers", "Employees", "Finance")
values = st.lists(st.one_of(st.none(), st.sampled_from(list(VALUES))), min_size=3, max_size=3)


def checked(*values: int | None, balance: str = "") -> list[Item]:
    """One subject with a value from each side."""
    items: list[Item] = [
        ACTIVITY,
        ImpactSubject(
            id=ItemId("s"), parent=ACTIVITY.id, position="V", text="Close early", balance=balance
        ),
    ]
    for name, value in zip(SIDES, values, strict=False):
        items.append(Perspective(id=ItemId(name), parent=ACTIVITY.id, position=name[0], name=name))
        if value is not None:
            items.append(
                ImpactRating(
                    id=ItemId(f"r {name}"),
                    parent=ItemId("s"),
                    position="V",
                    perspective=ItemId(name),
                    value=value,
                )
            )
    return items


def wording(document: Document) -> Wording:
    return Wording(document, catalogue("en"))


@given(values=values, balance=st.sampled_from(["", "  ", "We pay for it"]))
def test_it_is_a_trade_off_when_some_side_gains_and_another_pays(
    values: list[int | None], balance: str
) -> None:
    (each,) = weighed(new_document(checked(*values, balance=balance)), ACTIVITY.id)
    given = [value for value in values if value is not None]
    is_traded = bool(given) and min(given) < 0 < max(given)
    assert each.is_trade_off is is_traded, "and a sum of zero or more excuses nothing"
    assert each.needs_balance is (is_traded and not balance.strip())
    assert len(each.open) == values.count(None)


def test_the_verdict_names_the_sides_and_whether_a_balance_was_found() -> None:
    document = new_document(checked(2, -1, 1))
    (each,) = weighed(document, ACTIVITY.id)
    assert verdict_words(each, wording(document)) == (
        "▲ helps Customers, Finance by hurting Employees: no balance found yet"
    )
    document = new_document(checked(2, -1, 1, balance="Two people more until June"))
    (each,) = weighed(document, ACTIVITY.id)
    assert verdict_words(each, wording(document)).startswith("✓ helps Customers, Finance")
    assert not verdict_words(weighed(new_document(checked(2, 0, 1)), ACTIVITY.id)[0],
                             wording(document))  # fmt: skip


def test_a_value_is_given_changed_and_taken_back_and_a_reason_outlives_it(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(*checked(None, -1, None))
    subject, side = ItemId("s"), ItemId("Customers")

    def rated(value: int | None) -> int | None:
        command = rate(editor.document, subject, side, value, editor.new_id)
        if command is not None:
            editor.apply(command)
        return weighed(editor.document, ACTIVITY.id)[0].value(side)

    assert rated(None) is None
    assert rated(2) == 2
    assert rated(-2) == -2
    assert rate(editor.document, subject, side, -2, editor.new_id) is None, "nothing changes"
    assert rated(None) is None
    assert len(editor.document.all(ImpactRating)) == 1, "what says nothing is gone"
    noted = ImpactRating(
        id=ItemId("n"), parent=subject, position="W", perspective=side, value=1, why="It waits"
    )
    editor = make_editor(*checked(None, -1, None), noted)
    assert rated(None) is None
    assert weighed(editor.document, ACTIVITY.id)[0].why(side) == "It waits"


def test_a_perspective_goes_with_what_was_said_from_it_and_comes_back_with_it(
    make_editor: Callable[..., Editor],
) -> None:
    editor = make_editor(*checked(2, -1, 1))
    editor.apply(drop_perspective(editor.document, ItemId("Employees")))
    (each,) = weighed(editor.document, ACTIVITY.id)
    assert [side.name for side in each.perspectives] == ["Customers", "Finance"]
    assert not each.is_trade_off
    assert len(editor.document.all(ImpactRating)) == 2
    editor.undo()
    assert weighed(editor.document, ACTIVITY.id)[0].value(ItemId("Employees")) == -1


def test_a_goal_that_is_checked_is_called_what_it_is_called_now() -> None:
    goal = Goal(id=ItemId("g"), position="V", text="Five days")
    subject = ImpactSubject(id=ItemId("s"), parent=ACTIVITY.id, position="V", about=goal.id,
                            balance="Two more people")  # fmt: skip
    document = new_document([ACTIVITY, goal, subject])
    assert wording(document).text_of(subject.id) == "Five days"
    step = make_from(subject, NextStep, wording(document), lambda: ItemId("n")).item
    assert (getattr(step, "text", ""), getattr(step, "because", "")) == ("Two more people", "s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_hand_it_begins_with_six_sides_which_a_template_can_change(language: str) -> None:
    standard = SETUP.standard(language)
    assert isinstance(standard, ImpactSettings)
    assert len(set(standard.perspectives)) == 6
    numbers = iter(range(9))
    begun = SETUP.begin(standard, ACTIVITY.id, lambda: f"n{next(numbers)}")
    assert SETUP.read(new_document([ACTIVITY, *begun]), ACTIVITY.id) == standard


def test_paper_and_workbook_say_whom_it_helps_whom_it_hurts_and_why() -> None:
    document = new_document(sample("en"))
    made = section(document, wording(document))
    assert made is not None
    assert "3 of these help one side by hurting another." in made.intro
    table = next(block for block in made.blocks if isinstance(block, Table))
    counters = next(row for row in table.rows if "counters" in row[0].text)
    assert counters[2].text == "Customers −2 – Whoever works until five never gets in again"
    waiting = [row[3].text for row in table.rows if row[3].tone == "warning"]
    assert waiting == ["no balance found yet"]
    (told,) = sheets(document, wording(document))
    heads = [column.title for column in told.columns]
    row = next(row for row in told.rows if "counters" in str(row[1]))
    assert row[heads.index("Customers")] == -2
    assert row[heads.index("Technology")] is None, "nobody has looked from there"
    assert section(new_document(), wording(new_document())) is None


def test_the_values_wait_until_results_are_shown_and_reasons_stay_out_of_the_room() -> None:
    document = new_document(sample("en"))
    capture = slide_of(document, "impact", RoomView.CAPTURE)
    assert not capture.charts
    assert "Close the counters" in alt_of(capture)
    results = alt_of(slide_of(document, "impact", RoomView.RESULTS))
    assert "Customers −2, Employees +1" in results
    assert "Not before the app" in results
    assert "never gets in again" not in results
    activity, _ = checks(document)[0]
    chart = matrix(document, wording(document), activity.id)
    assert chart is not None
    assert "no balance found yet" in chart.alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_can_be_read_from_the_back(language: str) -> None:
    assert_every_slide_is_legible("impact", language, ImpactSubject, Perspective, Goal)
