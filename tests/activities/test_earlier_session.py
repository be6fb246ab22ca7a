"""Between sessions: what an earlier one answered stands beside today's, as counts and no more."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.diagnostic import Diagnostic, EntryMode, Evidence, Rating, Statement
from cxworkshop.activities.diagnostic import Tally as Counted
from cxworkshop.activities.diagnostic_comparing import (
    EarlierSession,
    find_earlier,
    matches,
    put_beside,
    take_away,
)
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.activities.diagnostic_report import section
from cxworkshop.activities.diagnostic_results import results
from cxworkshop.activities.diagnostic_sheets import sheets
from cxworkshop.activities.diagnostic_words import change_text, mean_text
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.changes import take
from cxworkshop.editing.commands import Command
from cxworkshop.errors import Problem
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.report.workbook_overview import group_overview
from cxworkshop.sample import sample
from cxworkshop.templates.writing import template_from
from cxworkshop.travelling import travelling

EN = catalogue("en")
HERE = ItemId("a")
THEN = dt.date(2025, 9, 10)
Asked = tuple[str, str]


def session(*statements: Asked, name: str = "now", on: dt.date | None = None) -> Document:
    """A session with one diagnostic that asks about (dimension, text)."""
    return new_document(
        [
            SessionDetails(
                id=ItemId(f"session {name}"),
                title=f"The day {name}",
                date=on,
                customers="guests" if name == "now" else "members",
            ),
            AgendaItem(id=HERE, position="V", activity="diagnostic", title="Where are we?"),
            Diagnostic(id=ItemId("d"), parent=HERE, position="V"),
            *(
                Statement(
                    id=ItemId(f"s{at}"),
                    parent=HERE,
                    position=f"{at}V",
                    dimension=dimension,
                    text=text,
                )
                for at, (dimension, text) in enumerate(statements)
            ),
        ]
    )


def earlier(*statements: Asked, values: tuple[int, ...] = (2, 4, 4)) -> Document:
    """An earlier session in which everything was answered with the same values."""
    document = session(*statements, name="then", on=THEN)
    for at, _ in enumerate(statements):
        rate(document, ItemId(f"s{at}"), *values)
    return document


def rate(document: Document, statement: ItemId, *values: int, number: int = 1) -> None:
    for at, value in enumerate(values):
        person = ItemId(f"p{at}")
        if person not in document:
            document.put(Participant(id=person, position=f"{at}V", name=f"Zyz{at}Name"))
        document.put(
            Rating(
                id=ItemId(f"{statement} {at} {number}"),
                parent=statement,
                participant=person,
                round=number,
                value=value,
            )
        )


def settings(document: Document, **values: object) -> None:
    document.put(msgspec.structs.replace(document.all(Diagnostic)[0], **values))


def did(document: Document, command: Command) -> None:
    take(document, command.changes(document).changes)


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: f"new{next(numbers):04d}"


def compared(document: Document, source: Document) -> dict[str, tuple[int, ...]]:
    numbers = itertools.count()
    beside = put_beside(
        document, HERE, find_earlier(source, EN), EN, lambda: f"{source.session.id}{next(numbers)}"
    )
    did(document, beside.command)
    return {str(each.parent): each.counts for each in document.all(EarlierTally)}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (("Belief", "We know what comes next."), ("Trust", "  we KNOW what  comes next.")),
        (("", "Our {customers} come back."), ("", "Our {customers} come back.")),
        (("", "Our {customers} come back."), ("", "Our members come back.")),
        (("Belief", "We know."), ("belief", "Each of us knows.")),
    ],
    ids=["case and space", "as typed", "as read", "dimension"],
)
def test_a_statement_finds_its_partner_by_its_words_or_else_its_dimension(
    then: Asked, now: Asked
) -> None:
    other = ("Something else", "Nobody asked this then.")
    assert compared(session(other, now), earlier(then)) == {"s1": (0, 1, 0, 2, 0)}


def test_a_dimension_that_stands_twice_matches_nothing() -> None:
    twice = (("Belief", "One."), ("Belief", "Two."))
    with pytest.raises(Problem, match=r"No statement of “The day then” is asked here\. Give"):
        compared(session(("Belief", "Three.")), earlier(*twice))
    with pytest.raises(Problem, match="is asked here"):
        compared(session(*twice), earlier(("Belief", "Three.")))


said = st.lists(
    st.tuples(*[st.sampled_from(["", "a", "b", "c", "d"])] * 3), max_size=6
)  # few words, so that many are alike


@given(here=said, there=said)
def test_nothing_stands_beside_two_statements_and_the_same_words_always_meet(
    here: list[tuple[str, str, str]], there: list[tuple[str, str, str]]
) -> None:
    found = matches(here, there)
    assert len({other for other, _ in found.values()}) == len(found)
    for place, (other, is_said) in found.items():
        shared = [
            mine == theirs != "" for mine, theirs in zip(here[place], there[other], strict=True)
        ]
        assert any(shared[:2]) if is_said else shared[2]
    mine, theirs = [key[0] for key in here], [key[0] for key in there]
    for place, key in enumerate(mine):
        if key and mine.count(key) == theirs.count(key) == 1:
            assert found[place] == (theirs.index(key), True)


def test_what_found_no_partner_and_what_was_reworded_is_said(new_id: Callable[[], str]) -> None:
    document = session(("Belief", "One."), ("Alignment", "New words."), ("Skill", "Never asked."))
    source = earlier(("Belief", "One."), ("Alignment", "Old words."))
    beside = put_beside(document, HERE, find_earlier(source, EN), EN, new_id)
    assert beside.matched == ("Belief", "Alignment")
    assert beside.reworded == ("Alignment",)
    assert beside.alone == ("Skill",)


def test_the_last_round_of_the_earlier_session_counts() -> None:
    source = earlier(("Belief", "One."))
    settings(source, rounds=2, closed=1)
    assert compared(session(("Belief", "One.")), source) == {"s0": (0, 1, 0, 2, 0)}
    rate(source, ItemId("s0"), 5, 5, 4, number=2)
    assert compared(session(("Belief", "One.")), source) == {"s0": (0, 0, 0, 1, 2)}


def test_of_an_anonymous_session_a_round_that_was_never_closed_stays_there() -> None:
    source = session(("Belief", "One."), name="then", on=THEN)
    settings(source, mode=EntryMode.COUNTS, is_anonymous=True, rounds=2, closed=1)
    for number, counts in ((1, (1, 1, 1, 0, 0)), (2, (0, 0, 0, 0, 1))):
        source.put(
            Counted(id=ItemId(f"t{number}"), parent=ItemId("s0"), round=number, counts=counts)
        )
    assert compared(session(("Belief", "One.")), source) == {"s0": (1, 1, 1, 0, 0)}


def test_of_two_diagnostics_it_is_the_one_that_shares_most() -> None:
    source = earlier(("Belief", "One."), ("Skill", "Two."))
    second = ItemId("b")
    source.put(AgendaItem(id=second, position="k", activity="diagnostic", title="Again"))
    source.put(Statement(id=ItemId("x"), parent=second, position="V", text="Two."))
    rate(source, ItemId("x"), 1, 1, 1)
    asked = session(("Belief", "One."), ("Skill", "Two."))
    assert compared(asked, source) == {"s0": (0, 1, 0, 2, 0), "s1": (0, 1, 0, 2, 0)}
    assert compared(session(("", "Two.")), source) == {"s0": (3, 0, 0, 0, 0)}


def test_another_session_takes_the_place_of_the_first_and_both_can_go() -> None:
    document = session(("Belief", "One."), ("Skill", "Two."))
    compared(document, earlier(("Belief", "One."), ("Skill", "Two.")))
    other = earlier(("Belief", "One."), values=(5,))
    other.put(msgspec.structs.replace(other.session, id=ItemId("other")))
    assert compared(document, other) == {"s0": (0, 0, 0, 0, 1)}
    did(document, take_away(document, HERE))
    assert not document.all(EarlierTally)


@pytest.mark.parametrize("kind", ["unanswered", "no diagnostic", "itself"])
def test_a_session_that_cannot_stand_beside_says_why_and_what_to_do(kind: str) -> None:
    document = session(("Belief", "One."))
    source = {
        "unanswered": session(("Belief", "One."), name="then"),
        "no diagnostic": new_document([SessionDetails(id=ItemId("x"), title="The day then")]),
        "itself": document,
    }[kind]
    if kind == "itself":
        rate(document, ItemId("s0"), 3)
    with pytest.raises(Problem) as raised:
        compared(document, source)
    told = str(raised.value)
    assert ("That is this session." if kind == "itself" else "Nobody answered") in told
    assert "Choose" in told
    assert "\n" not in told


def test_counts_are_all_that_comes_along() -> None:
    planted = [
        msgspec.structs.replace(item, name=f"Zyz{at}Q", email=f"Zyz{at}Q@example.org")
        if isinstance(item, Participant)
        else msgspec.structs.replace(item, text=f"Zyz{at}Q")
        if isinstance(item, Evidence)
        else msgspec.structs.replace(item, sentence=f"Zyz{at}Q")
        if isinstance(item, Statement)
        else item
        for at, item in enumerate(sample("en"))
    ]
    found = find_earlier(new_document(planted), EN)
    assert "Zyz" not in repr(found)
    ids = {item.id for item in planted if not isinstance(item, SessionDetails)}
    assert not any(each in repr(found) for each in ids)
    names: set[str] = set()
    for made in (EarlierSession, EarlierTally):
        names |= set(made.__struct_fields__)
    assert names == {
        *("id", "title", "on", "diagnostics"),
        *("parent", "position", "counts"),
    }, "whoever lets more of another session come along has thought about it"


def test_three_times_are_told_in_order_and_their_changes_add_up() -> None:
    document = session(("Belief", "One."), ("Skill", "Two."))
    compared(document, earlier(("Belief", "One."), values=(3, 3, 3, 2)))
    settings(document, rounds=2, closed=1)
    rate(document, ItemId("s0"), 3, 3, 4)
    rate(document, ItemId("s0"), 4, 4, 5, number=2)
    belief, skill = results(document, HERE)
    told = [
        (time.number, mean_text(EN, time.given.mean), change_text(EN, time.change))
        for time in belief.taken
    ]
    assert told == [(0, "2.8", ""), (1, "3.3", "+0.5"), (2, "4.3", "+1.0")]
    assert [time.number for time in skill.taken] == [1, 2], "it was not asked then"
    assert belief.now.counts == (0, 0, 0, 2, 1), "what counts now is today"


def told_in(document: Document) -> tuple[str, str]:
    wording = Wording(document, EN)
    plan = repr(section(document, wording))
    return plan, repr(group_overview(document, wording, "Plan", tuple(sheets(document, wording))))


def test_plan_and_workbook_say_from_which_session_it_is() -> None:
    document = session(("Belief", "One."), ("Skill", "Two."))
    compared(document, earlier(("Belief", "One.")))
    assert section(document, Wording(document, EN)) is None, "nothing was said today"
    rate(document, ItemId("s0"), 5, 4, 4)
    rate(document, ItemId("s1"), 1, 2, 2)
    plan, overview = told_in(document)
    assert "Beside it stands what was rated before: “The day then”, Wed 10 Sept 2025." in plan
    assert "This session · +1.0" in plan
    assert "('“The day then”, Wed 10 Sept 2025', (3.33, None))" in overview
    assert "('This session', (4.33, 1.67))" in overview
    found = next(sheet for sheet in sheets(document, Wording(document, EN)))
    assert [row[0] for row in found.rows] == ["s0/0", "s0/1", "s1/1"]
    assert [row[3] for row in found.rows][:2] == [
        "“The day then”, Wed 10 Sept 2025",
        "This session",
    ]


def test_without_an_earlier_session_nothing_looks_different() -> None:
    document = session(("Belief", "One."))
    rate(document, ItemId("s0"), 5, 4, 4)
    plan, overview = told_in(document)
    assert "This session" not in plan + overview
    (found, *_) = sheets(document, Wording(document, EN))
    assert "session" not in [column.key for column in found.columns]


def test_what_a_group_answered_travels_into_no_template_and_no_other_session() -> None:
    document = session(("Belief", "One."))
    compared(document, earlier(("Belief", "One.")))
    kept: list[Item] = list(travelling(document))
    assert any(isinstance(item, Statement) for item in kept)
    assert not any(isinstance(item, EarlierTally) for item in kept)
    assert "The day then" not in template_from(document, title="Ours")
