"""Who came later is typed below the others, in whichever sheet, and is one person for all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from cxworkshop.activities.definition import SharedDefinition, consents
from cxworkshop.activities.diagnostic import Diagnostic, Rating, Statement
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from tests.importing.returning import cell, edited, exported, only, proposed
from tests.importing.test_typed_day import day, free, typed
from tests.importing.test_whole_day import accepted

HEAD = "We know the customer."


def rated_day() -> Document:
    """Fourteen leaders, a sentence to live with, and a statement to rate."""
    where = AgendaItem(id=ItemId("where"), activity="diagnostic", title="Where are we?")
    return day(
        where,
        Diagnostic(id=ItemId("d"), parent=where.id),
        Statement(id=ItemId("s1"), parent=where.id, position="a", text=HEAD),
        SharedDefinition(id=ItemId("def"), text="We answer on the same day."),
    )


def person(document: Document, name: str) -> Participant:
    (found,) = (each for each in document.all(Participant) if each.name == name)
    return found


def rate(book: Any, name: str, value: int) -> None:
    page = book["Ratings"]
    row = next(row for row in range(2, 99) if not cell(page, row, "Name").value)
    cell(page, row, "Name").value = name
    cell(page, row, HEAD).value = value


def consent(book: Any, name: str, level: int) -> None:
    page = book["Consent"]
    row = free(page)
    cell(page, row, "Name").value = name
    cell(page, row, "Function").value = "Treasury"
    cell(page, row, "Consent, 0 to 5").value = level


def ratings(document: Document) -> dict[ItemId | None, int]:
    return {each.participant: each.value for each in document.all(Rating)}


def test_somebody_new_is_one_person_whatever_sheets_they_were_typed_into(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        rate(book, "Late Arrival", 2)
        consent(book, "late arrival", 4)
        page = book["People"]
        row = free(page)
        cell(page, row, "Name").value = "Late Arrival"
        cell(page, row, "Role").value = "Head of treasury"

    path = tmp_path / "back.xlsx"
    before = rated_day()
    each = only(proposed(before, edited(exported(before, path), edit)))
    assert (each.is_new, each.table, each.name) == (True, "People", "Late Arrival")
    document = typed(before, path, edit)
    late = person(document, "Late Arrival")
    function = document.find(Function, late.function)
    assert (late.role, function and function.name) == ("Head of treasury", "Treasury")
    assert ratings(document) == {late.id: 2}
    assert consents(document)[late.id].level == 4
    assert proposed(document, path).proposals == (), "read twice, nobody is there twice"


def test_somebody_new_needs_no_row_among_the_people(tmp_path: Path) -> None:
    path = tmp_path / "back.xlsx"
    document = typed(rated_day(), path, lambda book: rate(book, "Late Arrival", 5))
    assert ratings(document) == {person(document, "Late Arrival").id: 5}
    assert person(document, "Late Arrival").in_room


@pytest.mark.parametrize("is_rated", [False, True])
def test_who_was_added_here_meanwhile_is_known_by_name(tmp_path: Path, *, is_rated: bool) -> None:
    document = rated_day()
    path = edited(
        exported(document, tmp_path / "back.xlsx"), lambda book: rate(book, "late arrival", 5)
    )
    late = Participant(id=ItemId("late"), position="z", name="Late Arrival")
    document.put(late)
    if is_rated:
        rating = Rating(id=ItemId("r"), parent=ItemId("s1"), participant=late.id, round=1, value=2)
        document.put(rating)
    each = only(proposed(document, path))
    assert (each.item, each.person, each.returned) == (late.id, late.id, "5")
    assert (each.conflict is not None) == is_rated, "what was told here is not replaced unseen"
    if not is_rated:
        assert ratings(accepted(document, path)) == {late.id: 5}


def test_what_is_said_of_somebody_who_was_typed_here_too_is_proposed_of_them(
    tmp_path: Path,
) -> None:
    def edit(book: Any) -> None:
        page = book["People"]
        row = free(page)
        cell(page, row, "Name").value = "late arrival"
        cell(page, row, "Role").value = "Head of treasury"

    document = rated_day()
    path = edited(exported(document, tmp_path / "back.xlsx"), edit)
    late = Participant(id=ItemId("late"), position="z", name="Late Arrival", email="l@a.example")
    document.put(late)
    each = only(proposed(document, path))
    assert (each.item, each.returned, each.trouble) == (late.id, "Head of treasury", None)
    assert "Head of treasury" in person(accepted(document, path), "Late Arrival").role
    document.put(msgspec.structs.replace(late, role="Auditor"))
    assert only(proposed(document, path)).conflict is not None, "neither replaces the other unseen"
    document.put(msgspec.structs.replace(late, id=ItemId("late2")))
    assert only(proposed(document, path)).trouble is not None, "nobody is guessed of two of a name"


def test_nobody_is_guessed_of_two_of_a_name_or_from_outside_the_room(tmp_path: Path) -> None:
    document = rated_day()
    first, second, third, *_ = document.all(Participant)
    document.put(msgspec.structs.replace(second, name=first.name))
    document.put(msgspec.structs.replace(third, in_room=False))

    def edit(book: Any) -> None:
        rate(book, first.name, 5)
        rate(book, third.name, 5)

    path = edited(exported(document, tmp_path / "back.xlsx"), edit)
    found = proposed(document, path).proposals
    assert len(found) == 2
    assert all(each.trouble is not None and not each.can_be_taken for each in found)


def test_names_are_typed_where_somebody_is_added_and_locked_where_somebody_stands(
    tmp_path: Path,
) -> None:
    book = load_workbook(exported(rated_day(), tmp_path / "book.xlsx"))
    for title in ("Ratings", "Consent"):
        page = book[title]
        assert page.protection.sheet
        assert cell(page, 2, "Name").protection.locked
        assert not cell(page, free(page), "Name").protection.locked
