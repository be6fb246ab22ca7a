"""Ready for the day: every line says how it stands and leads to what is missing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from cxworkshop.activities.checklist import (
    ChecklistItem,
    Subject,
    begun,
    checklist,
    standard_checks,
    take_standard,
    tick_subject,
)
from cxworkshop.activities.item_types import new_document
from cxworkshop.checks.readiness import readiness
from cxworkshop.checks.ready_line import Display, ReadyLine, State, Surroundings
from cxworkshop.editing.changes import take
from cxworkshop.export.pdf import typefaces
from cxworkshop.export.unshown import unshown
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem, RunEvent
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.sample import sample

TODAY = dt.date(2026, 11, 26)
READY = Surroundings(
    displays=(Display("Laptop", 1920, 1080, is_own=True), Display("EPSON", 1920, 1080)),
    unshown=(),
    folder="/home/clara/Documents",
    can_write=True,
    free=10**10,
)


def lines(
    document: Document, surroundings: Surroundings = READY, today: dt.date = TODAY
) -> dict[str, ReadyLine]:
    return {line.id: line for line in readiness(document, surroundings, today)}


@pytest.fixture
def document() -> Document:
    """The sample a week before its day: everything is there."""
    return new_document(item for item in sample("en") if not isinstance(item, RunEvent))


def change(document: Document, **fields: Any) -> None:
    document.put(msgspec.structs.replace(document.session, **fields))


def test_a_prepared_day_is_ready_in_every_line(document: Document) -> None:
    assert {line.state for line in lines(document).values()} == {State.READY}
    assert all(line.step is None for line in lines(document).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_that_is_not_ready_leads_somewhere(language: str) -> None:
    session = SessionDetails(id=ItemId("s"), position="V", language=language)
    item = AgendaItem(id=ItemId("a"), position="V", title="A", question="What at {organisation}?")
    empty = new_document([session, item])
    for line in readiness(empty, Surroundings(), TODAY):
        if line.state in (State.OPEN, State.LOOK):
            assert line.step is not None, line.id
            assert line.item in empty or line.page or line.action, line.id
        words = catalogue(language)
        assert "{" not in words.say(line.said).replace("{organisation}", "")
    open_ones = {line.id for line in readiness(empty, Surroundings(), TODAY)}
    assert {"people", "texts", "display", "room", "paper", "checklist"} <= open_ones


def test_who_has_no_function_is_found(document: Document) -> None:
    person = document.all(Participant)[3]
    document.put(msgspec.structs.replace(person, function=None))
    line = lines(document)["functions"]
    assert (line.state, line.item) == (State.OPEN, person.id)
    only = document.all(Function)[0].id
    for each in document.all(Participant):
        document.put(msgspec.structs.replace(each, function=only))
    assert lines(document)["functions"].state is State.LOOK


def test_a_slot_that_cannot_work_is_named_with_a_format_that_can(document: Document) -> None:
    slot = next(item for item in document.all(AgendaItem) if item.activity == "commitments")
    document.put(msgspec.structs.replace(slot, minutes=10, minutes_each=2, fixed_start=None))
    line = lines(document)[f"turns-{slot.id}"]
    assert (line.state, line.item) == (State.OPEN, slot.id)
    said = catalogue("en").say(line.said)
    assert "14 people need 28 min" in said
    assert "In groups of" in said or "In pairs" in said or "Count hands" in said


def test_an_overlap_is_found(document: Document) -> None:
    lunch = next(item for item in document.all(AgendaItem) if item.fixed_start is not None)
    document.put(msgspec.structs.replace(lunch, fixed_start=dt.time(12, 0)))
    line = lines(document)["agenda"]
    assert (line.state, line.item) == (State.OPEN, lunch.id)


@pytest.mark.parametrize(
    ("text", "is_left"),
    [("Ask {organisation}", True), ("{Customers} first", False), ("Ask {name of the CEO}", True)],
)
def test_placeholders_that_nobody_fills_are_found(
    document: Document, text: str, is_left: bool
) -> None:
    change(document, organisation="")
    for item in document.all(AgendaItem):
        document.put(AgendaItem(id=item.id, position=item.position, title="A"))
    first = document.all(AgendaItem)[0]
    document.put(msgspec.structs.replace(first, stalls=text))
    assert (lines(document)["texts"].state is State.OPEN) is is_left


def test_a_name_that_no_font_shows_is_found(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typefaces.system_fonts, "showing", lambda _sign, _weight: ())
    monkeypatch.setattr(typefaces, "_extra", lambda _weight: None)
    for kept in (typefaces.typeface_for, typefaces._from):
        kept.cache_clear()
    assert unshown(document) == ()
    person = document.all(Participant)[0]
    document.put(msgspec.structs.replace(person, name="山田 Ana"))
    found = unshown(document)
    assert set(found) == {"山", "田"}
    line = lines(document, msgspec.structs.replace(READY, unshown=found))["fonts"]
    assert line.state is State.LOOK
    assert "山 (U+5C71)" in catalogue("en").say(line.said)


@pytest.mark.parametrize(
    ("surroundings", "line", "state"),
    [
        ({"displays": READY.displays[:1]}, "display", State.OPEN),
        ({"displays": (Display("Old", 800, 600),)}, "display", State.LOOK),
        ({"can_write": False}, "folder", State.OPEN),
        ({"free": 10_000_000}, "folder", State.OPEN),
        ({"can_write": None}, "folder", State.UNKNOWN),
        ({"unshown": None}, "fonts", State.UNKNOWN),
    ],
)
def test_the_machine_is_told_as_it_is(
    document: Document, surroundings: dict[str, Any], line: str, state: State
) -> None:
    told = lines(document, msgspec.structs.replace(READY, **surroundings))
    assert told[line].state is state
    assert all(told[other].state is State.READY for other in told if other != line)


def test_the_checklist_is_dated_from_the_day(document: Document) -> None:
    for item in checklist(document):
        document.put(msgspec.structs.replace(item, done_on=None))
    assert lines(document)["checklist"].state is State.OPEN
    said = catalogue("en").say(lines(document)["checklist"].said)
    assert said.startswith("0 of 11 arranged")
    early = lines(document, today=dt.date(2026, 10, 1))["checklist"]
    assert early.state is State.READY
    assert "5 Nov" in catalogue("en").say(early.said)
    change(document, date=None)
    assert lines(document)["checklist"].state is State.LOOK


def test_what_somebody_has_to_see_is_ticked_off_and_back(document: Document) -> None:
    for subject, line in ((Subject.PAPER_KIT, "paper"), (Subject.ROOM_SCREEN, "room")):
        for is_done, state in ((False, State.OPEN), (True, State.READY)):
            command = tick_subject(document, subject, TODAY, lambda: ItemId("new"), is_done=is_done)
            take(document, command.changes(document).changes)
            assert lines(document)[line].state is state
    assert len([item for item in document.all(ChecklistItem) if item.subject]) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_standard_list_is_taken_whole_in_the_order_of_its_dates(language: str) -> None:
    ids = iter(range(100))
    empty = new_document([SessionDetails(id=ItemId("s"))])
    command = take_standard(language, lambda: f"{next(ids)}")
    take(empty, command.changes(empty).changes)
    taken = checklist(empty)
    checks = standard_checks(language)
    assert [item.text for item in taken] == [check.text for check in checks]
    assert [item.days_before for item in taken] == sorted(
        (check.days_before for check in checks), reverse=True
    )
    assert len(standard_checks("en")) == len(checks)
    assert [item.days_before for item in begun(checks, lambda: f"{next(ids)}")] == [
        check.days_before for check in checks
    ]
