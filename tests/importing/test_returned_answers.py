"""Answers in a person's own workbook, and what a sheet may not show but still takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cxworkshop.activities.closing import ClosingSetup, ReturnCount, ReturnHand
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.diagnostic import (
    Diagnostic,
    EntryMode,
    Evidence,
    Rating,
    Statement,
    Tally,
)
from cxworkshop.activities.diagnostic_answers import rating_of
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import CheckIn, Result, ReviewAnswer
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.changes import take
from cxworkshop.export.exporter import Exporter
from cxworkshop.export.prework import PreworkBookExporter
from cxworkshop.export.workbook import WorkbookExporter
from cxworkshop.i18n import catalogue
from cxworkshop.importing.placing import Filled
from cxworkshop.importing.reading_cells import CellReader, number_text
from cxworkshop.importing.returned_files import Came, propose_all, read_files
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.workbook import sheets_of
from cxworkshop.worksheets import ColumnKind, Into, SheetColumn
from tests.export.group import group
from tests.export.reading import written
from tests.importing.returning import cell, edited
from tests.importing.test_returned_files import EN, LABEL, TODAY, new_ids
from tests.test_follow_up import agreed_group

Edit = Callable[[Any], None]


def asked(*more: Item, **settings: Any) -> Document:
    """Fourteen leaders, and a diagnostic of two statements."""
    activity = AgendaItem(id=ItemId("a"), activity="diagnostic", title="Where are we?")
    return group(
        activity,
        Diagnostic(id=ItemId("d"), parent=activity.id, **settings),
        Statement(id=ItemId("s1"), parent=activity.id, position="a", text="We know the customer."),
        Statement(id=ItemId("s2"), parent=activity.id, position="b", text="We act as one."),
        *more,
    )


def filled(exporter: Exporter, document: Document, path: Path, edit: Edit) -> Path:
    written(exporter, document, path)
    return edited(path, edit)


def came(document: Document, *paths: Path) -> Came:
    return propose_all(read_files(paths), document, EN, TODAY, new_ids())


def taken(document: Document, found: Came) -> Document:
    command = found.proposed.command(document, found.proposed.agreed, new_ids("t"), LABEL)
    take(document, command.changes(document).changes)
    return document


def titles(document: Document) -> list[str]:
    return [sheet.title for sheet in sheets_of(document, Wording(document, EN))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "back.xlsx"


def test_a_leaders_workbook_asks_from_the_start_what_became_of_every_promise(path: Path) -> None:
    document = agreed_group()
    own = [
        item.id
        for item in (*document.all(Goal), *document.all(Commitment), *document.all(NextStep))
        if "p0" in (getattr(item, "participant", None), getattr(item, "owner", None))
    ]
    person = document.find(Participant, ItemId("p0"))

    def edit(book: Any) -> None:
        page = book["Check-ins"]
        assert page.max_row == 1 + 3 * len(own), "after 30, 60 and 90 days"
        assert {page.cell(row, 1).value for row in range(2, page.max_row + 1)} == {
            f"{each}/{days}" for each in own for days in (30, 60, 90)
        }
        cell(page, 2, "Result").value = "Partly kept"
        cell(page, 2, "What happened").value = "Twice of four"
        cell(page, 3, "Result").value = "more or less"

    found = came(document, filled(WorkbookExporter(person), document, path, edit))
    (each,) = found.proposed.proposals
    assert (each.person, each.returned) == ("p0", "partly kept\nTwice of four")
    assert [EN.say(note) for note in found.notes] == [
        "back.xlsx, row 3: “more or less” is no answer."
    ]
    taken(document, found)
    (check_in,) = document.all(CheckIn)
    given_ = [each for each in document.all(ReviewAnswer) if each.result]
    assert check_in.days == 30
    assert [(each.result, each.happened) for each in given_] == [(Result.PARTLY, "Twice of four")]
    assert came(document, path).proposed.proposals == ()
    written(WorkbookExporter(person), document, path)
    left = load_workbook(path)["Check-ins"].max_row
    assert left == 1 + 2 * len(own), "the first has its own sheet by now"


def test_it_asks_in_the_words_that_were_agreed(path: Path) -> None:
    document = agreed_group()
    (one, *_) = [item for item in document.all(Commitment) if item.participant == "p0"]
    document.put(msgspec.structs.replace(one, text="I will try"))
    written(WorkbookExporter(document.find(Participant, ItemId("p0"))), document, path)
    page = load_workbook(path)["Check-ins"]
    said = {cell(page, row, "As it was agreed").value for row in range(2, page.max_row + 1)}
    assert one.text in said
    assert "I will try" not in said


@pytest.mark.parametrize("is_named", [True, False])
def test_a_pre_work_workbook_comes_back_as_ratings_and_evidence(
    path: Path, *, is_named: bool
) -> None:
    document = asked()
    person = document.find(Participant, ItemId("p9"))

    def edit(book: Any) -> None:
        page = book["Where are we"]
        first = 2
        if not is_named:
            cell(page, 2, "What makes me say so").value = "bo nystrom"
            first = 3
        cell(page, first, "1 to 5").value = 4
        cell(page, first + 1, "1 to 5").value = 9
        cell(page, first + 1, "What makes me say so").value = "Three calls for one bill"

    exporter = PreworkBookExporter(person if is_named else None)
    found = came(document, filled(exporter, document, path, edit))
    assert len(found.notes) == 1, "9 is no answer"
    taken(document, found)
    (rating,) = document.all(Rating)
    assert (rating.participant, rating.parent, rating.value) == ("p9", "s1", 4)
    (evidence,) = document.all(Evidence)
    assert (evidence.participant, evidence.parent) == ("p9", "s2")


def test_ratings_that_may_not_be_shown_are_not_there_and_never_written_over_unseen(
    path: Path,
) -> None:
    before = Rating(id=ItemId("r"), parent=ItemId("s1"), participant=ItemId("p0"), value=2)
    document = asked(before)

    def edit(book: Any) -> None:
        page = book["Ratings"]
        assert page["D2"].value is None
        cell(page, 2, "We know the customer.").value = 5
        cell(page, 2, "We act as one.").value = "declined"

    found = came(document, filled(WorkbookExporter(), document, path, edit))
    known, new = found.proposed.proposals
    assert (known.today, known.returned) == ("2", "5")
    assert known.conflict is not None
    assert new.conflict is None
    taken(document, found)
    declined = rating_of(document, ItemId("s2"), ItemId("p0"), 1)
    assert declined is not None
    assert declined.is_declined
    assert document[before.id] == before


def test_a_second_round_leaves_what_was_rated_in_the_first(path: Path) -> None:
    first = [
        Rating(id=ItemId(f"r{who}"), parent=ItemId("s1"), participant=ItemId(who), value=2)
        for who in ("p0", "p1")
    ]
    document = asked(*first, rounds=2, closed=1, names_shown=True)

    def edit(book: Any) -> None:
        cell(book["Ratings, round 2"], 2, "We know the customer.").value = 5

    taken(document, came(document, filled(WorkbookExporter(), document, path, edit)))
    ratings = {(each.participant, each.round): each.value for each in document.all(Rating)}
    assert ratings == {("p0", 1): 2, ("p1", 1): 2, ("p0", 2): 5}


def test_a_sentence_agreed_in_any_row_of_a_statement_is_its_own_and_no_count_comes_back(
    path: Path,
) -> None:
    then = EarlierTally(id=ItemId("e"), parent=ItemId("s1"), title="Then", counts=(3, 2, 1, 0, 0))
    document = asked(then)

    def edit(book: Any) -> None:
        page = book["Diagnostic"]
        assert [cell(page, 2, head).value for head in ("Session", "Answered")] == ["“Then”", 6]
        cell(page, 2, "Agreed sentence").value = "We know them by name."
        cell(page, 2, "Gave 5").value = 9

    found = came(document, filled(WorkbookExporter(), document, path, edit))
    (proposal,) = found.proposed.proposals
    assert (proposal.item, proposal.returned) == ("s1", "We know them by name.")
    taken(document, found)
    assert document[then.id] == then


def test_counts_are_read_back_but_never_those_without_names(path: Path) -> None:
    document = asked(mode=EntryMode.COUNTS)
    assert "Ratings" not in titles(document)

    def edit(book: Any) -> None:
        cell(book["Counts"], 2, "Gave 4").value = 6
        cell(book["Counts"], 2, "Gave 5").value = 1

    found = came(document, filled(WorkbookExporter(), document, path, edit))
    taken(document, found)
    (tally,) = document.all(Tally)
    assert (tally.parent, tally.counts) == ("s1", (0, 0, 0, 6, 1))
    for settings in ({"is_anonymous": True}, {"mode": EntryMode.COUNTS, "closed": 1}):
        shut = [
            s for s in sheets_of(asked(**settings), Wording(asked(**settings), EN)) if s.is_open
        ]
        assert not {"Ratings", "Counts", "Evidence"} & {sheet.title for sheet in shut}


def test_counts_of_a_function_are_filled_in_and_not_shown(path: Path) -> None:
    tally = Tally(
        id=ItemId("t1"), parent=ItemId("s1"), functions=(ItemId("f0"),), counts=(0, 0, 1, 2, 0)
    )
    document = asked(tally, mode=EntryMode.COUNTS, by_function=True)
    assert "Counts: Sales" in titles(document)

    def edit(book: Any) -> None:
        own, other, *_ = (book[name] for name in book.sheetnames if name.startswith("Counts"))
        assert own.cell(2, 6).value is None
        cell(own, 2, "Gave 4").value = 1
        cell(other, 2, "Gave 2").value = 3

    found = came(document, filled(WorkbookExporter(), document, path, edit))
    taken(document, found)
    first, other = document.all(Tally)
    assert first == tally, "what stands here unseen is a conflict and waits"
    assert other.counts == (0, 3, 0, 0, 0)
    assert set(other.functions).isdisjoint(tally.functions)


@pytest.mark.parametrize("by_person", [True, False])
def test_hands_are_read_back_as_they_were_taken(path: Path, *, by_person: bool) -> None:
    closing = AgendaItem(id=ItemId("c"), activity="closing", title="Close")
    setup = ClosingSetup(id=ItemId("cs"), parent=closing.id, by_person=by_person)
    document = group(closing, setup)

    def edit(book: Any) -> None:
        page = book["Return on time"]
        if by_person:
            cell(page, 3, "0 to 5").value = 4
        else:
            cell(page, 2, "Hands for 3").value = 2
            cell(page, 2, "Hands for 5").value = 7

    taken(document, came(document, filled(WorkbookExporter(), document, path, edit)))
    if by_person:
        (hand,) = document.all(ReturnHand)
        assert (hand.participant, hand.level) == ("p1", 4)
    else:
        (count,) = document.all(ReturnCount)
        assert count.levels == (0, 0, 0, 2, 0, 7)


def test_what_is_new_finds_its_place_among_what_is_new_and_takes_it_along(path: Path) -> None:
    journey = AgendaItem(id=ItemId("j"), activity="journey", title="The way")
    document = group(journey)

    def edit(book: Any) -> None:
        cell(book["Journey stages"], 2, "Stage").value = "Before"
        cell(book["Journey stages"], 2, "Journey").value = "A new customer"
        cell(book["Journey stages"], 2, "Leads").value = "Sales, legal"
        cell(book["Touchpoints"], 2, "Touchpoint").value = "The first call"
        cell(book["Touchpoints"], 2, "Stage").value = "before"
        cell(book["Touchpoints"], 3, "Touchpoint").value = "Nowhere"
        cell(book["Touchpoints"], 3, "Stage").value = "Atlantis"

    found = came(document, filled(WorkbookExporter(), document, path, edit))
    stage, point, lost = found.proposed.proposals
    assert lost.trouble is not None
    assert not lost.can_be_taken
    command = found.proposed.command(document, {point.number}, new_ids("t"), LABEL)
    take(document, command.changes(document).changes)
    assert stage.number not in {point.number}
    kinds = [
        item.kind for item in document if item.kind in ("journey", "journey_stage", "touchpoint")
    ]
    assert sorted(kinds) == ["journey", "journey_stage", "touchpoint"]


@given(st.integers(-99_999, 99_999), st.sampled_from(["{}", " {} ", "{}.0", "{},00", "+{}"]))
def test_a_number_is_read_however_it_was_written(number: int, written_as: str) -> None:
    if number < 0 and written_as.startswith("+"):
        return
    assert number_text(written_as.format(number)) == str(number)
    assert number_text(written_as.format(number).replace("-", "\N{MINUS SIGN}")) == str(number)


NAMES = ("Sales", "Sales and service", "Legal")
LINES = st.text(st.characters(categories=("L", "N", "Zs")), max_size=20).map(
    lambda text: " ".join(text.split())
)


@given(st.fixed_dictionaries({name: st.lists(LINES.filter(bool), max_size=3) for name in NAMES}))
def test_lines_by_name_come_back_as_they_were_written(said: dict[str, list[str]]) -> None:
    document = new_document([])
    column = SheetColumn(
        "parts",
        "Parts",
        ColumnKind.LONG,
        is_open=True,
        field="text",
        named=tuple((name, Into(Statement(dimension=name), ("dimension",))) for name in NAMES),
    )
    text = "\n".join(f"{name}: " + "\n".join(lines) for name, lines in said.items() if lines)
    read = CellReader(document, Wording(document, catalogue("en"))).read(column, Statement(), text)
    assert isinstance(read, Filled)
    found = {put.into.blank.dimension: put.values["text"] for put in read.puts}  # type: ignore[attr-defined]
    clean = {name: "\n".join(lines) for name, lines in said.items()}
    assert {name: fold(text) for name, text in found.items()} == {
        name: fold(text) for name, text in clean.items()
    }


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def test_a_grid_of_many_statements_is_printed_with_names_and_read_back(path: Path) -> None:
    activity = AgendaItem(id=ItemId("wide"), position="a", activity="diagnostic", title="D")
    said = "we all work together for the customer"
    many = [
        Statement(id=ItemId(f"w{n}"), parent=activity.id, position=f"a{n:03}", text=f"{n}: {said}")
        for n in range(80)
    ]
    document = group(activity, *many)

    def edit(book: Any) -> None:
        page = book["Ratings"]
        assert page.print_title_cols == "$A:$B", "on every page one sees of whom it is"
        page.cell(2, page.max_column).value = 4

    filled(WorkbookExporter(), document, path, edit)
    (found,) = came(document, path).proposed.proposals
    assert (found.label, found.returned) == ("79: we all work together for the customer", "4")
