"""What is private is in no output, whatever the output is: all bytes of all files are searched.

A new output or a new field is searched without a line here; what it may say beyond what the room
sees is named in ``FOR_THE_GROUP`` or ``BY_NAME``, by somebody who thought about it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.definition import DefinitionSetup
from cxworkshop.activities.diagnostic_comparing import find_earlier, put_beside
from cxworkshop.activities.gap import Gap
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.activities.item_types import ITEM_TYPES, new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.photos import Photo
from cxworkshop.activities.review import ReviewAnswer
from cxworkshop.editing.changes import take
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import write_outputs
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, ItemId, field_types
from cxworkshop.model.people import Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.sample import sample, sample_pictures
from cxworkshop.store.opening import create_session, read_session
from tests.export.everything import files_in, said_in

FOR_THE_GROUP = {
    ("commitment", "first_step"),
    ("commitment", "support"),
    ("goal", "resources"),
    ("impact_rating", "why"),
    ("journey", "about"),
    ("next_step", "needs"),
    ("participant", "role"),
    ("session", "facilitators"),
    ("session", "return_to"),
}
"""What the room screen does not show and every output may say: it was said to everybody."""
BY_NAME = {
    "script": {
        ("agenda_item", name) for name in ("can_go", "must_stay", "output", "purpose", "stalls")
    },
    "mail": {("participant", "email")},
    "reminders": {("participant", "email")},
}
"""What an output says that is asked for by its name, and no other."""


def word(kind: str, name: str) -> str:
    """A word that stands for one field of one kind, and is found wherever a line is broken."""
    return f"Zyz{kind.replace('_', '')}Q{name.replace('_', '')}Q"


def everything(document: Document, folder: Path, language: str = "en") -> dict[str, bytes]:
    """Every file of every output; its name begins with the output's id."""
    items = sample(language)
    pictures = sample_pictures(language, items)

    def picture(name: str) -> bytes | None:
        return pictures[name].data if name in pictures else None

    for output in OUTPUTS:
        options = ExportOptions(picture=picture)
        write_outputs(folder / output.id, [output], document, catalogue(language), options)
    return files_in(folder)


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """The files that are not the same, but for when a calendar was written."""
    assert before.keys() == after.keys()
    return [name for name in before if _lasting(before[name]) != _lasting(after[name])]


def _lasting(data: bytes) -> bytes:
    if not data.startswith(b"BEGIN:VCALENDAR"):
        return data
    return re.sub(rb"(?m)^(DTSTAMP|LAST-MODIFIED|SEQUENCE):.*$", b"", data)


def leaks(files: dict[str, bytes], words: Iterable[str]) -> list[str]:
    """Where a word stands in a file, whatever the file is."""
    searched = list(words)
    return [
        f"{found} in {name}"
        for name, data in files.items()
        for said in [said_in(name, data)]
        for found in searched
        if found in said
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_room_may_not_see_is_in_no_output_but_where_it_belongs(
    language: str, tmp_path: Path
) -> None:
    planted: set[tuple[str, str]] = set()

    def smuggled(item: Item) -> Item:
        changed: dict[str, Any] = {}
        if isinstance(item, ReviewAnswer) and item.result is None:
            return item  # whoever has said a word is not silent, and gets no reminder
        for name, declared in field_types(type(item)).items():
            if name in COLUMNS or name in item.shown() or declared is not str:
                continue
            changed[name] = word(item.kind, name)
            if name == "email":
                changed[name] += "@example.org"
        if item.kind in ("evidence", "session"):  # printed where it is switched on; see below
            changed.pop("text", None)
        planted.update((item.kind, name) for name in changed)
        return msgspec.structs.replace(item, **changed)

    document = new_document(smuggled(item) for item in sample(language))
    assert {("participant", "note"), ("inbox_entry", "text"), ("agenda_item", "stalls")} <= planted
    files = everything(document, tmp_path, language)
    assert {name.split("/")[0] for name in files} == {output.id for output in OUTPUTS}
    for output in OUTPUTS:
        may = FOR_THE_GROUP | BY_NAME.get(output.id, set())
        own = {name: data for name, data in files.items() if name.split("/")[0] == output.id}
        assert leaks(own, (word(*field) for field in planted - may)) == []
    said = "".join(said_in(name, data) for name, data in files.items())
    named = {word(*field) for fields in BY_NAME.values() for field in fields}
    assert all(each in said for each in named), "the search finds what is there"


def test_nothing_that_is_marked_private_leaves_even_as_a_reason(tmp_path: Path) -> None:
    private = [kind for kind, made in ITEM_TYPES.items() if "is_private" in field_types(made)]
    assert {"note", "evidence", "photo"} <= set(private)
    words: dict[ItemId, str] = {}
    items: list[Item] = []
    for item in sample("en"):
        changed: dict[str, Any] = {}
        if item.kind in private:
            words[item.id] = f"Zyz{item.id[:8]}Q"
            changed = {"text": words[item.id], "is_private": True}
        elif isinstance(item, Gap):
            words[item.id] = f"Zyz{item.id[:8]}Q"
            changed = {"evidence": words[item.id], "evidence_shown": False}
        elif isinstance(item, InboxEntry):
            words[item.id] = f"Zyz{item.id[:8]}Q"
            changed = {"text": words[item.id]}
        if item.kind == "diagnostic":
            changed = {"evidence_printed": False}
        items.append(msgspec.structs.replace(item, **changed))
    caught = InboxEntry(id=ItemId("i"), position="V", text="ZyzinboxQ")
    words[caught.id] = "ZyzinboxQ"
    who = next(item.id for item in items if isinstance(item, Participant))
    items.append(caught)
    for number, reason in enumerate(words):
        tail = str(number)
        items += [
            Goal(id=ItemId(f"g{tail}"), position="V", text=f"Goal {tail}", because=reason),
            NextStep(id=ItemId(f"n{tail}"), position="V", text=f"Step {tail}", because=reason),
            Commitment(
                id=ItemId(f"c{tail}"), position="V", participant=who, text="I.", because=reason
            ),
        ]
    photos = [item.picture for item in items if isinstance(item, Photo)]
    assert photos
    files = everything(new_document(items), tmp_path)
    assert leaks(files, words.values()) == []
    assert not any(b"JFIF" in data for name, data in files.items() if name.endswith(".pdf"))


def test_no_output_tells_who_gave_which_rating(tmp_path: Path) -> None:
    items = list(sample("en"))
    setups = [item for item in items if hasattr(item, "names_shown")]
    assert setups
    assert not any(getattr(item, "names_shown", False) for item in setups)
    people = [item for item in items if isinstance(item, Participant) and item.in_room]
    one, other = next(
        (one, other)
        for one in people
        for other in people
        if one is not other and one.function == other.function and one.presence is other.presence
    )
    asked = ("rating", "consent", "return_hand", "dots_given")
    places = {one.id: other.id, other.id: one.id}
    exchanged = [
        msgspec.structs.replace(item, participant=places[whose])
        if item.kind in asked and (whose := getattr(item, "participant", None)) in places
        else item
        for item in items
    ]
    given = {
        kind: [
            sorted(
                msgspec.json.encode(
                    [getattr(i, "parent", ""), getattr(i, "value", getattr(i, "level", None))]
                )
                for i in items
                if i.kind == kind and getattr(i, "participant", None) == who.id
            )
            for who in (one, other)
        ]
        for kind in asked
    }
    assert given["rating"][0] != given["rating"][1], "they did not answer alike"
    assert any(isinstance(item, DefinitionSetup) and item.by_person for item in items)
    before = everything(new_document(items), tmp_path / "before")
    after = everything(new_document(exchanged), tmp_path / "after")
    assert differing(before, after) == []


def test_of_an_earlier_session_no_name_is_in_the_file_or_what_shows_it(tmp_path: Path) -> None:
    """Every output is made of what is in the file; the two that tell of that session are read."""
    planted: list[str] = []

    def smuggled(item: Item) -> Item:
        """Another name, evidence, agreed sentence and function for every one there was."""
        if item.kind not in ("participant", "evidence", "function", "statement"):
            return item
        words = {
            name: f"Zyz{len(planted)}{name}Q"
            for name in ("name", "email", "role", "note", "sentence", "text")
            if hasattr(item, name) and (item.kind, name) != ("statement", "text")
        }
        planted.extend(words.values())
        return msgspec.structs.replace(item, **words)

    def renamed(item: Item) -> Item:
        if not isinstance(item, SessionDetails):
            return item
        then = {
            "title": "ZyxdayQ",
            "date": dt.date(2025, 9, 10),
            "organisation": "ZyzclientQ",
        }
        return msgspec.structs.replace(item, **then)

    there = tmp_path / "then.cxsession"
    create_session(there, [renamed(smuggled(item)) for item in sample("en")]).close()
    source = read_session(there)
    document = new_document(sample("en"))
    (activity,) = (each for each in document.all(AgendaItem) if each.activity == "diagnostic")
    numbers = itertools.count()
    beside = put_beside(
        document,
        activity.id,
        find_earlier(source, catalogue("en")),
        catalogue("en"),
        lambda: f"{next(numbers):032x}",
    )
    take(document, beside.command.changes(document).changes)
    telling = [output for output in OUTPUTS if output.id in ("plan", "workbook")]
    write_outputs(tmp_path / "out", telling, document, catalogue("en"), ExportOptions())
    files = files_in(tmp_path / "out")
    here = tmp_path / "now.cxsession"
    create_session(here, list(document)).close()
    files["session"] = here.read_bytes()
    assert planted
    assert leaks(files, [*planted, "ZyzclientQ"]) == []
    said = "".join(said_in(name, data) for name, data in files.items())
    assert "ZyxdayQ" in said, "the search finds what is there"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_session_gives_the_same_bytes_in_every_output(
    language: str, tmp_path: Path
) -> None:
    first = everything(new_document(sample(language)), tmp_path / "first", language)
    second = everything(new_document(sample(language)), tmp_path / "second", language)
    assert differing(first, second) == []
