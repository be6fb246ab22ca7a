"""A workbook that comes back proposes what was changed in it, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cxworkshop import marks
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.activities.review import CheckIn, Promise, Result, ReviewAnswer
from cxworkshop.activities.status import Status
from cxworkshop.editing.editor import Editor
from cxworkshop.errors import BadInput
from cxworkshop.export.workbook import WorkbookExporter
from cxworkshop.i18n import LANGUAGES, M, catalogue
from cxworkshop.importing.returned import looks_returned
from cxworkshop.importing.returned_files import read_files
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.sample import sample
from tests.conftest import ListJournal
from tests.export.group import group, steps
from tests.export.reading import written
from tests.importing.returning import (
    TODAY,
    cell,
    edited,
    exported,
    only,
    proposed,
    shuffled,
    told,
    without_marks,
    without_properties,
)

LIBREOFFICE = Path(__file__).parent.parent / "data" / "returned" / "libreoffice.xlsx"
LABEL = M("Read back")


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    return exported(group(), tmp_path / "back.xlsx")


def editing(document: Document) -> Editor:
    numbers = iter(range(10_000))
    return Editor(document, ListJournal(document), new_id=lambda: f"{next(numbers):032x}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_touched_proposes_nothing(tmp_path: Path, language: str) -> None:
    document = new_document(sample(language))
    path = exported(document, tmp_path / "back.xlsx", language=language)
    assert looks_returned(path)
    assert proposed(document, path).proposals == ()
    edited(path, lambda _: None)
    assert proposed(document, path).proposals == ()
    edited(path, shuffled)
    assert proposed(document, path).proposals == ()


def test_exactly_what_was_changed_is_proposed_beside_todays_values(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Next steps"], 2, "Status").value = "Started"
        cell(book["Next steps"], 3, "Owner").value = "bo nystrom"
        cell(book["Next steps"], 3, "Due").value = dt.date(2026, 12, 18)
        cell(book["Goals"], 3, "Measure").value = "one list"
        cell(book["Goals"], 3, "Functions").value = "Legal; sales"
        cell(book["Commitments"], 3, "Repeats").value = "every month"
        cell(book["Parking lot"], 2, "State").value = "SETTLED"

    document = group()
    found = proposed(document, edited(xlsx, edit))
    assert told(found) == [
        ("s1", "Status", "Started"),
        ("s2", "Owner", "bo nystrom"),
        ("s2", "Due", "Fri 18 Dec"),
        ("g2", "Measure", "one list"),
        ("g2", "Functions", "Legal; sales"),
        ("c1", "Repeats", "every month"),
        ("k1", "State", "SETTLED"),
    ]
    assert [each.today for each in found.proposals][:3] == ["Done", "", ""]
    assert found.agreed == frozenset(range(7))
    editor = editing(document)
    editor.apply(found.command(document, found.agreed, editor.new_id, LABEL))
    step = document[ItemId("s2")]
    assert isinstance(step, NextStep)
    assert (step.owner, step.due) == ("p9", dt.date(2026, 12, 18))
    goal = document[ItemId("g2")]
    assert isinstance(goal, Goal)
    assert goal.functions == ("f4", "f0")
    assert proposed(document, xlsx).proposals == ()
    editor.undo()
    assert document[ItemId("s2")] == group()[ItemId("s2")], "all of it was one step"


@pytest.mark.parametrize(
    "came",
    [shuffled, without_marks, "properties"],
    ids=["shuffled", "no hidden sheet", "no properties"],
)
def test_it_is_understood_whatever_a_program_did_to_it(xlsx: Path, came: Any) -> None:
    def edit(book: Any) -> None:
        cell(book["Next steps"], 3, "Needs").value = "a day"
        if callable(came):
            came(book)

    edited(xlsx, edit)
    path = without_properties(xlsx) if came == "properties" else xlsx
    each = only(proposed(group(), path))
    assert (each.item, each.field, each.values) == ("s2", "needs", {"needs": "a day"})
    assert (each.conflict is not None) == (came is without_marks), "unknown is no agreement"


def test_a_file_that_libreoffice_saved_proposes_exactly_what_was_changed_in_it() -> None:
    assert looks_returned(LIBREOFFICE)
    assert told(proposed(group(), LIBREOFFICE)) == [
        ("s1", "Status", "Started"),
        ("s2", "Due", "Mon 18 Jan 2027"),
        ("new", "Next steps", "Write to the five largest\nOwner: Ana Pérez"),
        ("c1", "I will", "I will sit on the telephones every Friday."),
    ]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("18.12.2026", dt.date(2026, 12, 18)),
        ("18 Dec", dt.date(2026, 12, 18)),
        ("2026-12-18", dt.date(2026, 12, 18)),
        ("Fri 18 December 2026", dt.date(2026, 12, 18)),
        (46374, dt.date(2026, 12, 18)),
        (dt.datetime(2026, 12, 18, 9, 30), dt.date(2026, 12, 18)),  # noqa: DTZ001 - a cell
        ("3/4/2027", None),
        ("when it suits", None),
    ],
)
def test_dates_come_as_text_as_numbers_or_not_at_all(
    xlsx: Path, typed: object, day: dt.date | None
) -> None:
    def edit(book: Any) -> None:
        due = cell(book["Next steps"], 3, "Due")
        due.number_format = "General"
        due.value = typed

    each = only(proposed(group(), edited(xlsx, edit)))
    assert each.values == ({"due": day} if day else {})
    assert (each.trouble is None) == (day is not None)


def test_a_date_that_was_only_written_otherwise_is_no_change(xlsx: Path) -> None:
    for text in ("11.12.2026", "11/12/2026", "Dec 11, 2026"):
        edited(
            xlsx, lambda book, text=text: setattr(cell(book["Next steps"], 2, "Due"), "value", text)
        )
        assert proposed(group(), xlsx).proposals == ()


def test_what_was_changed_here_and_there_is_a_conflict_and_waits(xlsx: Path) -> None:
    document = group()
    step = document[ItemId("s1")]
    document.put(msgspec.structs.replace(step, status=Status.DROPPED, needs="help"))
    edited(xlsx, lambda book: setattr(cell(book["Next steps"], 2, "Status"), "value", "Started"))
    found = proposed(document, xlsx)
    each = only(found)
    assert (each.today, each.returned) == ("Dropped", "Started")
    assert each.conflict is not None
    assert found.agreed == frozenset()
    editor = editing(document)
    editor.apply(found.command(document, {each.number}, editor.new_id, LABEL))
    changed = document[ItemId("s1")]
    assert isinstance(changed, NextStep)
    assert (changed.status, changed.needs) == (Status.STARTED, "help")


def test_the_same_change_here_and_there_is_none(xlsx: Path) -> None:
    document = group()
    document.put(msgspec.structs.replace(document[ItemId("s1")], status=Status.STARTED))
    edited(xlsx, lambda book: setattr(cell(book["Next steps"], 2, "Status"), "value", "Started"))
    assert proposed(document, xlsx).proposals == ()


def test_unknown_rows_are_new_items_and_a_whole_day_can_be_typed(tmp_path: Path) -> None:
    document = group(only=(Participant,))
    path = exported(document, tmp_path / "back.xlsx")

    def type_the_day(book: Any) -> None:
        for title, values in (
            ("Goals", {"Goal": "Answer in a day", "Owner": "Ana Pérez", "Horizon": "Next"}),
            ("Commitments", {"Leader": "Zoë Müller", "I will": "I will listen.", "By": "3 Feb"}),
            (
                "Next steps",
                {"Step": "Count the calls", "Owner": "Ines (IT)", "For goal": "Answer in a day"},
            ),
            ("Parking lot", {"Thought": "=Prices?", "Raised by": "Bo Nyström"}),
        ):
            for head, value in values.items():
                target = cell(book[title], 2, head)
                target.value = value
                target.data_type = "s" if isinstance(value, str) else target.data_type

    found = proposed(document, edited(path, type_the_day))
    assert all(each.is_new for each in found.proposals)
    editor = editing(document)
    editor.apply(found.command(document, found.agreed, editor.new_id, LABEL))
    (goal,) = document.all(Goal)
    (step,) = document.all(NextStep)
    (commitment,) = document.all(Commitment)
    (parked,) = document.all(ParkingEntry)
    owner = document.find(Participant, step.owner)
    assert step.goal == goal.id
    assert owner is not None
    assert (owner.name, owner.in_room) == ("Ines (IT)", False)
    assert (commitment.participant, commitment.by) == ("p2", dt.date(2027, 2, 3))
    assert (parked.text, parked.raised_by) == ("=Prices?", "p9")
    assert proposed(document, path).proposals == (), "read twice, it is not there twice"


def test_a_link_to_something_new_that_is_not_accepted_leads_nowhere(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Next steps"], 4, "Step").value = "Count the calls"
        cell(book["Next steps"], 4, "For goal").value = "Answer in a day"
        cell(book["Goals"], 4, "Goal").value = "Answer in a day"

    document = group()
    found = proposed(document, edited(xlsx, edit))
    step = next(each for each in found.proposals if each.kind == "next_step")
    editor = editing(document)
    editor.apply(found.command(document, {step.number}, editor.new_id, LABEL))
    made = next(each for each in document.all(NextStep) if each.text == "Count the calls")
    assert made.goal is None


def test_a_row_that_was_removed_here_comes_back_only_when_it_was_worked_on(xlsx: Path) -> None:
    document = group()
    document.drop(ItemId("s2"))
    assert proposed(document, xlsx).proposals == ()
    edited(xlsx, lambda book: setattr(cell(book["Next steps"], 3, "Needs"), "value", "a day"))
    each = only(proposed(document, xlsx))
    assert each.is_new
    assert each.conflict is not None


def test_emptied_cells_clear_a_field_but_never_the_words(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Next steps"], 2, "Owner").value = None
        cell(book["Next steps"], 3, "Step").value = None

    owner, words = proposed(group(), edited(xlsx, edit)).proposals
    assert owner.values == {"owner": None}
    assert words.trouble is not None
    assert not words.can_be_taken


def test_an_error_that_a_cell_shows_empties_nothing(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        for row, error in ((2, "#NAME?"), (3, "#VALUE!")):
            wrong = cell(book["Next steps"], row, "Owner")
            wrong.value, wrong.data_type = error, "e"

    found = proposed(group(), edited(xlsx, edit))
    assert len(found.proposals) == 2
    assert found.agreed == frozenset()
    assert all(each.trouble is not None for each in found.proposals)


def test_what_cannot_be_read_says_why_and_is_not_guessed(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Next steps"], 2, "Status").value = "nearly"
        cell(book["Next steps"], 3, "For goal").value = "A goal of nobody"
        cell(book["Goals"], 2, "Functions").value = "Sales, Astrology"

    found = proposed(group(), edited(xlsx, edit))
    assert len(found.proposals) == 3
    assert found.agreed == frozenset()
    assert all(each.trouble is not None for each in found.proposals)


def test_two_people_of_one_name_are_not_guessed_either(xlsx: Path) -> None:
    twin = Participant(id=ItemId("twin"), name="Bo Nyström")
    edited(xlsx, lambda book: setattr(cell(book["Next steps"], 3, "Owner"), "value", "Bo Nyström"))
    assert only(proposed(group(twin), xlsx)).trouble is not None


def test_another_session_and_the_same_file_twice_are_named_and_left_out(
    xlsx: Path, tmp_path: Path
) -> None:
    edited(xlsx, lambda book: setattr(cell(book["Next steps"], 3, "Needs"), "value", "a day"))
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(xlsx.read_bytes())
    other = new_document([msgspec.structs.replace(group().session, id=ItemId("other"))])
    foreign = exported(other, tmp_path / "foreign.xlsx")
    found = proposed(group(), xlsx, copy, foreign)
    assert len(found.proposals) == 1
    said = [catalogue("en").say(why) for why in found.left_out]
    assert said == [
        "copy.xlsx says the same as back.xlsx.",
        "foreign.xlsx is a workbook of another session.",
    ]


def test_two_workbooks_that_disagree_are_a_conflict(xlsx: Path, tmp_path: Path) -> None:
    second = exported(group(), tmp_path / "second.xlsx")
    for path, word in ((xlsx, "Started"), (second, "Dropped")):
        edited(
            path,
            lambda book, word=word: setattr(cell(book["Next steps"], 2, "Status"), "value", word),
        )
    found = proposed(group(), xlsx, second)
    assert len(found.proposals) == 2
    assert all(each.conflict is not None for each in found.proposals)


def test_a_check_in_is_answered_by_the_leaders_own_workbook(tmp_path: Path) -> None:
    promise = Promise(id=ItemId("pr"), text="I will improve things.", participant=ItemId("p0"))
    document = group(
        promise,
        CheckIn(id=ItemId("ci"), days=30, names_shown=True),
        ReviewAnswer(id=ItemId("ra"), parent=ItemId("ci"), promise=promise.id),
    )
    ana = document.find(Participant, ItemId("p0"))
    path = tmp_path / "ana.xlsx"
    written(WorkbookExporter(ana), document, path)

    def edit(book: Any) -> None:
        cell(book["Promised and kept"], 2, "Result").value = "partly kept"
        cell(book["Promised and kept"], 2, "What happened").value = "half of it"
        cell(book["Commitments"], 3, "I will").value = "I will ask first."

    found = proposed(document, edited(path, edit))
    assert {each.person for each in found.proposals} == {"p0"}
    editor = editing(document)
    editor.apply(found.command(document, found.of_person(ItemId("p0")), editor.new_id, LABEL))
    answer = document[ItemId("ra")]
    assert isinstance(answer, ReviewAnswer)
    assert (answer.result, answer.happened) == (Result.PARTLY, "half of it")
    assert (answer.told_by, answer.told_on) == ("p0", TODAY)
    made = next(each for each in document.all(Commitment) if each.text == "I will ask first.")
    assert made.participant == "p0"
    assert document[promise.id] == promise, "what was promised cannot be softened"


def test_what_is_only_looked_at_is_not_read_back(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Next steps"], 2, "Function").value = "Astrology"
        book["Overview"]["B9"] = 99

    assert proposed(group(), edited(xlsx, edit)).proposals == ()


def test_rows_copied_with_their_id_are_said_once(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        page = book["Next steps"]
        for place in range(1, page.max_column + 1):
            page.cell(5, place).value = page.cell(2, place).value

    assert proposed(group(), edited(xlsx, edit)).proposals == ()


def test_formulas_and_control_characters_come_back_as_visible_text(xlsx: Path) -> None:
    def edit(book: Any) -> None:
        needs = cell(book["Next steps"], 3, "Needs")
        needs.value = "=cmd|'/c calc'!A1"
        needs.data_type = "s"
        cell(book["Next steps"], 2, "Needs").value = "left\u202eright\u0085 end"

    first, second = proposed(group(), edited(xlsx, edit)).proposals
    assert first.values == {"needs": "leftright\nend"}
    assert second.values == {"needs": "=cmd|'/c calc'!A1"}


def test_a_list_of_people_is_no_workbook_of_a_session(tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "people.xlsx"
    book = Workbook()
    book.active.append(["Name", "Function"])  # type: ignore[union-attr]
    book.save(path)
    assert not looks_returned(path)
    assert not looks_returned(tmp_path / "nowhere.xlsx")
    (file,) = read_files([path])
    assert file.content is None
    assert isinstance(file.problem, BadInput)
    assert "people.xlsx" in str(file.problem)


def test_nobody_reads_names_or_words_in_what_a_workbook_is_known_by(xlsx: Path) -> None:
    page = load_workbook(xlsx)[marks.PAGE]
    assert page.sheet_state == "hidden"
    said = " ".join(str(each.value) for line in page for each in line if each.value)
    assert "Ana" not in said
    assert "contract" not in said


@given(st.text(max_size=80))
def test_a_text_has_one_print_however_its_spaces_come_back(text: str) -> None:
    plain = marks.plain(text)
    assert marks.plain(plain) == plain
    assert marks.plain(f"  {text}\n") == marks.plain(text)
    assert (marks.print_of(plain) == "-") == (not plain)


def test_five_hundred_rows_are_read_whole(tmp_path: Path) -> None:
    document = group(*steps(500))
    path = exported(document, tmp_path / "back.xlsx")
    edited(path, lambda book: setattr(cell(book["Next steps"], 480, "Needs"), "value", "x"))
    assert only(proposed(document, path)).values == {"needs": "x"}
