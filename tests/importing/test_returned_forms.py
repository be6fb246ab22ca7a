"""Forms that come back: read whoever saved them, named when wrong, applied as one step."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import msgspec
import pikepdf
import pytest

from cxworkshop.activities.agreed import agree
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.diagnostic import Diagnostic, Evidence, Rating, Statement
from cxworkshop.activities.form_names import Asked, FormName
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import CheckIn, Promise, Result, ReviewAnswer, answers_at
from cxworkshop.activities.status import Status
from cxworkshop.editing.changes import take
from cxworkshop.editing.commands import Command
from cxworkshop.errors import BadInput
from cxworkshop.export.prework import PreworkExporter
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.follow_up import begin, follow_ups, schedule
from cxworkshop.i18n import catalogue
from cxworkshop.importing.pdf_form import MAX_BYTES
from cxworkshop.importing.returned_draft import Proposal
from cxworkshop.importing.returned_files import propose_all, read_files
from cxworkshop.importing.returned_forms import propose
from cxworkshop.importing.returned_sheet import KeptAnswer, ReturnedSheet, read_sheet
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.sample import sample
from tests.export.filling import appended, clicked, names, of, saved
from tests.export.group import group
from tests.export.reading import written

EN = catalogue("en")
TODAY = dt.date(2027, 1, 5)
SAID = "Called five: «Ángela» – 中文, ✓\nTwo came back"


def did(document: Document, command: Command) -> None:
    take(document, command.changes(document).changes)


def agreed_group() -> Document:
    document = group()
    did(document, agree(document, 1, lambda: ItemId("agreed")))
    return document


def proposed(document: Document, *sheets: ReturnedSheet) -> Proposal:
    numbers = itertools.count()
    return propose(document, sheets, EN, TODAY, lambda: f"new{next(numbers)}")


def told(proposal: Proposal) -> str:
    return "\n".join(map(EN.say, (*proposal.changes, *proposal.notes)))


@pytest.fixture
def document() -> Document:
    return agreed_group()


@pytest.fixture
def blank(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "blank.pdf"
    written(SheetsExporter(document.all(Participant)[0]), document, path)
    return path


def first(document: Document) -> tuple[ItemId, ItemId]:
    """The first leader and what that one promised."""
    person = document.all(Participant)[0].id
    own = next(item for item in document.all(Commitment) if item.participant == person)
    return person, own.id


def test_a_form_that_was_saved_anew_is_read(
    document: Document, blank: Path, tmp_path: Path
) -> None:
    values = {of(blank, Asked.KEPT, 60): "partly", of(blank, Asked.HAPPENED, 60): SAID}
    sheet = read_sheet(saved(blank, values, tmp_path / "b.pdf"))
    person, commitment = first(document)
    assert sheet.session == "session"
    assert sheet.people == (person,)
    assert sheet.kept == (KeptAnswer(person, commitment, 60, Result.PARTLY, SAID),)


def test_a_form_that_was_filled_in_with_a_mouse_is_read(blank: Path, tmp_path: Path) -> None:
    once = clicked(blank, of(blank, Asked.KEPT, 90), "not", tmp_path / "b.pdf")
    twice = clicked(once, of(once, Asked.HAPPENED, 90), "We moved", tmp_path / "c.pdf")
    (answer,) = read_sheet(twice).kept
    assert (answer.days, answer.result, answer.happened) == (90, Result.NOT, "We moved")


def test_a_form_with_an_update_at_its_end_is_read(blank: Path, tmp_path: Path) -> None:
    name = of(blank, Asked.HAPPENED, 30)
    once = appended(blank, name, "First", tmp_path / "b.pdf")
    twice = appended(once, name, "Second", tmp_path / "c.pdf")
    (answer,) = read_sheet(twice).kept
    assert (answer.result, answer.happened) == (None, "Second")


def strange(kind: str, path: Path, blank: Path) -> None:
    """A file that is no filled form of ours."""
    if kind == "not_pdf":
        path.write_bytes(b"PK\x03\x04" + b"x" * 100)
    elif kind == "cut":
        path.write_bytes(blank.read_bytes()[:900])
    elif kind == "huge":
        with path.open("wb") as out:
            out.truncate(MAX_BYTES + 1)
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "bomb":
        path.write_bytes(b"%PDF-1.7\n" + b"1 0 obj\n<</Kids[1 0 R]" * 200_000)
    else:
        with pikepdf.open(blank) as pdf:
            if kind == "flattened":
                del pdf.Root.AcroForm
                for page in pdf.pages:
                    del page.Annots
            elif kind == "other":
                for field in pdf.Root.AcroForm.Fields:
                    field.T = pikepdf.String("name")
            lock = pikepdf.Encryption(owner="a", user="b") if kind == "locked" else None
            pdf.save(path, encryption=lock or False)


REFUSED = {
    "not_pdf": "is no PDF",
    "cut": "cannot be read: it is damaged|has no fields",
    "huge": "too big",
    "empty": "is no PDF",
    "bomb": "cannot be read: it is damaged|took too long|has no fields",
    "flattened": "printed to PDF, scanned or flattened",
    "other": "none of this program",
    "locked": "protected by a password",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_form_of_ours_is_refused_by_its_name(
    kind: str, blank: Path, tmp_path: Path
) -> None:
    path = tmp_path / "strange.pdf"
    strange(kind, path, blank)
    with pytest.raises(BadInput, match=REFUSED[kind]) as refused:
        read_sheet(path)
    assert "strange.pdf" in refused.value.told(EN)
    assert refused.value.next_step is not None


def test_answers_become_those_of_a_review_in_one_step(document: Document) -> None:
    person, commitment = first(document)
    sheet = ReturnedSheet(
        "a.pdf",
        ItemId("session"),
        (person,),
        kept=(KeptAnswer(person, commitment, 30, Result.PARTLY, SAID),),
    )
    proposal = proposed(document, sheet)
    assert not document.all(CheckIn)  # nothing happens before it is wanted
    assert proposal.command is not None
    did(document, proposal.command)
    (check_in,) = document.all(CheckIn)
    assert (check_in.days, check_in.on) == (30, dt.date(2027, 1, 4))
    answers = answers_at(document, check_in.id)
    assert len(answers) == len(document.all(Promise)) > 1  # who is silent was asked too
    given = [each for each in answers.values() if each.result is not None]
    assert [(each.result, each.happened, each.told_on, each.told_by) for each in given] == [
        (Result.PARTLY, SAID, TODAY, person)
    ]
    again = proposed(document, sheet)
    assert (again.command, again.changes) == (None, ())


def test_another_answer_than_before_is_marked(document: Document) -> None:
    person, commitment = first(document)

    def sheet(result: Result) -> ReturnedSheet:
        answer = KeptAnswer(person, commitment, 60, result)
        return ReturnedSheet("a.pdf", ItemId("session"), (person,), kept=(answer,))

    before = proposed(document, sheet(Result.NOT)).command
    assert before is not None
    did(document, before)
    now = proposed(document, sheet(Result.KEPT))
    assert "kept, before it was not kept" in told(now)
    assert now.command is not None
    did(document, now.command)
    assert [each.result for each in document.all(ReviewAnswer) if each.result] == [Result.KEPT]
    assert len(document.all(CheckIn)) == 1


def test_a_promise_cannot_be_softened_by_what_comes_back(document: Document) -> None:
    person, commitment = first(document)
    words = document[commitment].text  # type: ignore[attr-defined]
    document.put(msgspec.structs.replace(document[commitment], text="I will try"))
    answer = KeptAnswer(person, commitment, 30, Result.KEPT)
    found = proposed(document, ReturnedSheet("a.pdf", ItemId("session"), (person,), kept=(answer,)))
    assert found.command is not None
    did(document, found.command)
    promise = next(each for each in document.all(Promise) if each.origin == commitment)
    assert promise.text == words


def test_what_belongs_elsewhere_came_twice_or_is_empty_is_named(document: Document) -> None:
    person, commitment = first(document)

    def sheet(file: str, result: Result, session: str = "session") -> ReturnedSheet:
        answer = KeptAnswer(person, commitment, 30, result)
        return ReturnedSheet(file, ItemId(session), (person,), kept=(answer,))

    found = proposed(
        document,
        sheet("other.pdf", Result.KEPT, "another"),
        ReturnedSheet("blank.pdf", ItemId("session"), (person,)),
        sheet("one.pdf", Result.NOT),
        sheet("two.pdf", Result.KEPT),
    )
    said = told(found)
    assert "other.pdf belongs to another session." in said
    assert "blank.pdf was not filled in." in said
    assert "Ana Pérez is in one.pdf and in two.pdf; the second counts." in said
    assert found.command is not None
    did(document, found.command)
    assert [each.result for each in document.all(ReviewAnswer) if each.result] == [Result.KEPT]


def test_a_ticked_step_is_done_unless_it_has_another_owner(
    document: Document, tmp_path: Path
) -> None:
    own = next(step for step in document.all(NextStep) if step.owner is not None)
    document.put(msgspec.structs.replace(own, status=Status.OPEN))
    person = document.find(Participant, own.owner)
    path = tmp_path / "blank.pdf"
    written(SheetsExporter(person), document, path)
    name = of(path, Asked.DONE)
    sheet = read_sheet(saved(path, {name: "yes"}, tmp_path / "b.pdf"))
    moved = document.snapshot()
    moved.put(msgspec.structs.replace(moved[name.about], owner=None))
    assert proposed(moved, sheet).command is None
    assert "another owner" in told(proposed(moved, sheet))
    found = proposed(document, sheet)
    assert found.command is not None
    did(document, found.command)
    assert document.find(NextStep, name.about).status is Status.DONE  # type: ignore[union-attr]


def test_a_ticked_step_answers_the_check_in_that_is_worked_on(
    document: Document, tmp_path: Path
) -> None:
    first, second, _ = schedule(document)
    assert second.on is not None
    numbers = itertools.count()
    for due in (first, second):
        command, _, _ = begin(document, due, EN, lambda: f"ck{next(numbers):03d}")
        did(document, command)
    own = next(step for step in document.all(NextStep) if step.owner is not None)
    document.put(msgspec.structs.replace(own, status=Status.OPEN))
    path = tmp_path / "blank.pdf"
    written(SheetsExporter(document.find(Participant, own.owner)), document, path)
    sheet = read_sheet(saved(path, {of(path, Asked.DONE): "yes"}, tmp_path / "b.pdf"))
    found = propose(document, [sheet], EN, second.on, lambda: f"new{next(numbers)}")
    assert found.command is not None
    did(document, found.command)
    told_at = {
        check_in.days: (answer.result, answer.told_by)
        for check_in in follow_ups(document)
        for promise, answer in answers_at(document, check_in.id).items()
        if document[promise].origin == sheet.done[0].step  # type: ignore[attr-defined]
    }
    assert told_at == {30: (None, None), 60: (Result.KEPT, own.owner)}
    assert proposed(document, sheet).command is None, "once is enough"


@pytest.fixture(scope="module")
def day() -> Document:
    """The sample before anybody has rated anything."""
    document = new_document(sample("en"))
    for item in (*document.all(Rating), *document.all(Evidence)):
        document.drop(item.id)
    for each in document.all(Diagnostic):
        changed = msgspec.structs.replace(each, rounds=1, closed=0, is_anonymous=False)
        document.put(changed)
    return document


def test_a_pre_work_form_becomes_ratings_and_evidence(day: Document, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    written(PreworkExporter(), day, path)
    person = day.all(Participant)[2]
    rated = [name for name in names(path) if name.asked is Asked.RATED]
    why = msgspec.structs.replace(rated[0], asked=Asked.EVIDENCE)
    values = {rated[0]: "2", rated[1]: "5", why: "Three of five calls"}
    values[of(path, Asked.NAME)] = f"  {person.name.upper()} "
    found = proposed(day, read_sheet(saved(path, values, tmp_path / "b.pdf")))
    assert found.command is not None
    draft = day.snapshot()
    did(draft, found.command)
    given = [(each.parent, each.participant, each.value) for each in draft.all(Rating)]
    assert given == [(rated[0].about, person.id, 2), (rated[1].about, person.id, 5)]
    (evidence,) = draft.all(Evidence)
    assert (evidence.text, evidence.participant) == ("Three of five calls", person.id)
    assert proposed(draft, read_sheet(tmp_path / "b.pdf")).command is None
    unknown = saved(path, {**values, of(path, Asked.NAME): "Somebody"}, tmp_path / "c.pdf")
    other = proposed(day, read_sheet(unknown))
    assert (other.command, "from “Somebody”, who is not here" in told(other)) == (None, True)


def test_side_by_side_evidence_is_not_called_a_rating(day: Document, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    written(PreworkExporter(day.all(Participant)[0]), day, path)
    name = of(path, Asked.RATED)
    why = msgspec.structs.replace(name, asked=Asked.EVIDENCE)
    for values, label in (({name: "4", why: "Seen"}, "Rating"), ({why: "Seen"}, "Evidence")):
        back = saved(path, values, tmp_path / f"{label}.pdf")
        numbers = itertools.count()
        came = propose_all(read_files([back]), day, EN, TODAY, lambda: f"new{next(numbers)}")  # noqa: B023 - called at once
        assert [each.label for each in came.proposed.proposals] == [label]


def test_no_name_comes_into_a_diagnostic_that_takes_none(day: Document, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    person = day.all(Participant)[0]
    written(PreworkExporter(person), day, path)
    name = of(path, Asked.RATED)
    sheet = read_sheet(saved(path, {name: "4"}, tmp_path / "b.pdf"))
    assert proposed(day, sheet).command is not None
    hidden = day.snapshot()
    for each in hidden.all(Diagnostic):
        hidden.put(msgspec.structs.replace(each, is_anonymous=True))
    assert proposed(hidden, sheet).command is None
    assert "takes no names" in told(proposed(hidden, sheet))
    closed = day.snapshot()
    for each in closed.all(Diagnostic):
        closed.put(msgspec.structs.replace(each, closed=1))
    assert "round is closed" in told(proposed(closed, sheet))
    assert hidden.all(Statement)


def test_a_field_with_a_forged_name_changes_nothing(document: Document) -> None:
    forged = FormName(Asked.KEPT, ItemId("session"), ItemId("x"), ItemId("nobody"), 30)
    answer = KeptAnswer(forged.person, forged.about, 30, Result.KEPT)
    found = proposed(document, ReturnedSheet("a.pdf", ItemId("session"), (), kept=(answer,)))
    assert found.command is None
    assert "not here" in told(found)
