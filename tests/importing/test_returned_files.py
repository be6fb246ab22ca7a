"""What came back, all kinds together: each file is named, each answer is taken or left."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.form_names import Asked
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.review import CheckIn, Result, ReviewAnswer
from cxworkshop.editing.changes import take
from cxworkshop.editing.commands import SetField
from cxworkshop.editing.editor import Editor
from cxworkshop.export.exporter import ExportOptions, Quiet
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.export.workbook import WorkbookExporter
from cxworkshop.i18n import M, catalogue
from cxworkshop.importing.returned_files import (
    READERS,
    Came,
    FileState,
    files_in,
    propose_all,
    read_files,
)
from cxworkshop.importing.returned_sheet import ReturnedSheet
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function, Participant
from tests.conftest import ListJournal
from tests.export.filling import of, saved
from tests.export.reading import written
from tests.test_follow_up import agreed_group

EN = catalogue("en")
TODAY = dt.date(2027, 1, 5)
LABEL = M("Read back")


def new_ids(prefix: str = "n") -> Callable[[], ItemId]:
    numbers = itertools.count()
    return lambda: ItemId(f"{prefix}{next(numbers):04d}")


@pytest.fixture
def document() -> Document:
    return agreed_group()


def sheet_of(document: Document, at: int, target: Path, result: str = "", said: str = "") -> Path:
    """The sheet of the leader at a place who has promised something, filled in."""
    owners = [item.participant for item in document.all(Commitment) if item.text.strip()]
    person = document.find(Participant, owners[at])
    assert person is not None
    blank = target.with_suffix(".blank")
    written(SheetsExporter(person), document, blank)
    values = {of(blank, Asked.KEPT, 30): result} if result else {}
    if said:
        values[of(blank, Asked.HAPPENED, 30)] = said
    made = saved(blank, values, target)
    blank.unlink()
    return made


def came(document: Document, *paths: Path) -> Came:
    return propose_all(read_files(paths), document, EN, TODAY, new_ids())


def states(found: Came) -> dict[str, FileState]:
    return {each.name: each.state for each in found.files}


def test_every_file_of_a_folder_says_what_it_is_to_this_session(
    document: Document, tmp_path: Path
) -> None:
    folder = tmp_path / "back"
    (folder / "inside").mkdir(parents=True)
    sheet_of(document, 1, folder / "ana.pdf", "kept")
    sheet_of(document, 1, folder / "inside" / "again.pdf", "kept")
    sheet_of(document, 0, folder / "blank.pdf")
    kinds = (Function, Participant, Goal, Commitment)
    items = [item for kind in kinds for item in document.all(kind)]
    another = msgspec.structs.replace(document.session, id=ItemId("another"))
    sheet_of(new_document([another, *items]), 0, folder / "other.pdf", "kept")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 nothing in it")
    (folder / "notes.txt").write_text("not asked for")
    (folder / "~$lock.xlsx").write_bytes(b"")
    WorkbookExporter().write(document, EN, ExportOptions(), folder / "book.xlsx", Quiet())
    found = came(document, folder)
    assert states(found) == {
        "ana.pdf": FileState.READ,
        "again.pdf": FileState.TWICE,
        "blank.pdf": FileState.UNCHANGED,
        "book.xlsx": FileState.UNCHANGED,
        "other.pdf": FileState.ELSEWHERE,
        "scan.pdf": FileState.REFUSED,
    }
    assert {each.source for each in found.proposed.proposals} == {"ana.pdf"}
    by_name = {each.name: each for each in found.files}
    assert by_name["ana.pdf"].whose == "Ana Pérez"
    assert by_name["ana.pdf"].count == 1
    assert by_name["scan.pdf"].told is not None
    assert by_name["scan.pdf"].remedy is not None, "and what to do about it"


def test_a_file_of_no_known_kind_is_named_and_stops_nothing(
    document: Document, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    good = sheet_of(document, 0, tmp_path / "b.pdf", "kept")
    found = came(document, tmp_path / "a.docx", good)
    assert states(found) == {"a.docx": FileState.REFUSED, "b.pdf": FileState.READ}


def test_what_happened_stands_beside_what_was_told_by_telephone(
    document: Document, tmp_path: Path
) -> None:
    path = sheet_of(document, 0, tmp_path / "a.pdf", "kept", "It went well")
    editor = Editor(document, ListJournal(document), now=lambda: 0, new_id=new_ids("e"))
    found = came(editor.document, path).proposed
    editor.apply(found.command(editor.document, found.agreed, editor.new_id, LABEL))
    (answer,) = (each for each in editor.document.all(ReviewAnswer) if each.result)
    editor.apply(SetField(answer.id, "happened", "", LABEL))
    (left,) = came(editor.document, path).proposed.proposals
    assert (left.today, left.returned) == ("kept", "kept\nIt went well")
    assert left.conflict is None


def test_only_what_was_accepted_is_written_and_undo_takes_it_back_in_one_step(
    document: Document, tmp_path: Path
) -> None:
    paths = [
        sheet_of(document, at, tmp_path / f"{at}.pdf", result, "It went well")
        for at, result in enumerate(("kept", "not"))
    ]
    editor = Editor(document, ListJournal(document), now=lambda: 0, new_id=new_ids("e"))
    found = came(editor.document, *paths)
    assert [each.today for each in found.proposed.proposals] == ["silent"] * 2
    assert found.proposed.proposals[0].returned == "kept\nIt went well"
    one = {found.proposed.proposals[0].number}
    editor.apply(found.proposed.command(editor.document, one, editor.new_id, LABEL))
    given = {each.result for each in editor.document.all(ReviewAnswer)} - {None}
    assert given == {Result.KEPT}
    left = came(editor.document, *paths).proposed.proposals
    assert [each.source for each in left] == ["1.pdf"]
    editor.undo()
    assert not editor.document.all(ReviewAnswer)
    both = found.proposed.agreed
    editor.apply(found.proposed.command(editor.document, both, editor.new_id, LABEL))
    given = {each.result for each in editor.document.all(ReviewAnswer)} - {None}
    assert given == {Result.KEPT, Result.NOT}
    assert len(editor.document.all(CheckIn)) == 1, "both begin the same check-in"
    editor.undo()
    assert not editor.document.all(ReviewAnswer)
    assert not editor.document.all(CheckIn)


def test_what_a_person_sent_is_accepted_together(document: Document, tmp_path: Path) -> None:
    paths = [sheet_of(document, at, tmp_path / f"{at}.pdf", "kept") for at in range(2)]
    proposed = came(document, *paths).proposed
    first = proposed.proposals[0]
    assert proposed.of_person(first.person) == {first.number}


def test_what_was_told_here_already_is_a_conflict_that_waits_for_somebody(
    document: Document, tmp_path: Path
) -> None:
    path = sheet_of(document, 0, tmp_path / "a.pdf", "kept")
    first = came(document, path).proposed
    taken = first.command(document, first.agreed, new_ids("a"), LABEL)
    take(document, taken.changes(document).changes)
    changed = sheet_of(document, 0, tmp_path / "b.pdf", "not")
    (again,) = came(document, changed).proposed.proposals
    assert (again.today, again.returned) == ("kept", "not kept")
    assert again.conflict is not None
    assert came(document, changed).proposed.agreed == frozenset()


def test_two_files_that_disagree_are_both_left_to_somebody(
    document: Document, tmp_path: Path
) -> None:
    one = sheet_of(document, 0, tmp_path / "a.pdf", "kept")
    two = sheet_of(document, 0, tmp_path / "b.pdf", "partly")
    proposed = came(document, one, two).proposed
    assert [each.returned for each in proposed.proposals] == ["kept", "partly kept"]
    assert proposed.agreed == frozenset()


def test_every_reader_gives_what_the_registry_knows(document: Document, tmp_path: Path) -> None:
    sheet = sheet_of(document, 0, tmp_path / "a.pdf", "kept")
    assert isinstance(READERS[".pdf"](sheet), ReturnedSheet)
    assert list(files_in([tmp_path])) == [sheet]
