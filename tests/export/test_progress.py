"""The progress report and the reminders: frank counts, no names unless shown, nobody in vain."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import msgspec
import pytest

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.review import Promise, Result, ReviewAnswer, answers_at
from cxworkshop.activities.review_results import kept_at
from cxworkshop.blocks import Report, Table
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.handover import hand_over
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import write_outputs
from cxworkshop.follow_up import asked, begin, follow_ups, last_asked, schedule, silent
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.progress import progress_report
from cxworkshop.report.sheets import leaders
from cxworkshop.sample import sample
from tests.export.group import empty, group
from tests.export.reading import assert_golden, written
from tests.export.test_tagged_pdf import Heard
from tests.test_follow_up import did

EN = catalogue("en")


@pytest.fixture
def month() -> Document:
    """The sample session a month later."""
    return new_document(sample("en"))


def said(report: Report) -> str:
    return msgspec.json.encode(report.sections).decode()


def table(report: Report, section: str) -> Table:
    found = next(each for each in report.sections if each.id == section)
    return next(block for block in found.blocks if isinstance(block, Table))


def test_it_counts_against_what_was_agreed_and_silence_too(month: Document) -> None:
    report = progress_report(month, EN)
    (check_in,) = follow_ups(month)
    kept = kept_at(month, check_in.id)
    assert kept.silent
    told = f"{kept.answered} of {kept.asked} promises answered: {kept.kept} kept"
    assert told in report.sections[0].intro
    assert f"{kept.silent} silent" in report.sections[0].intro
    functions = table(report, "functions")
    assert sum(int(row[5].text) for row in functions.rows) == kept.silent
    assert len(table(report, "one_by_one").rows) == kept.asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_heard_as_it_is_kept(language: str, tmp_path: Path) -> None:
    path = tmp_path / "progress.pdf"
    make = next(each for each in OUTPUTS if each.id == "progress").make
    assert make is not None
    written(make(), new_document(sample(language)), path, language=language)
    assert_golden(f"progress-{language}-heard.txt", "\n".join(Heard(path).lines()) + "\n")


def test_names_and_what_happened_stay_away_until_they_are_switched_on(month: Document) -> None:
    (check_in,) = follow_ups(month)
    happened = {each.happened for each in month.all(ReviewAnswer) if each.happened}
    names = {person.name for person in month.all(Participant)}
    told = said(progress_report(month, EN))
    assert not [each for each in (*names, *happened) if each in told]
    month.put(msgspec.structs.replace(check_in, names_shown=True))
    told = said(progress_report(month, EN))
    assert all(each in told for each in happened)
    assert all(each.name in told for each in silent(month, check_in.id))


def test_what_we_change_comes_from_what_was_not_kept_first(month: Document) -> None:
    rows = table(progress_report(month, EN), "changes").rows
    assert rows[0][2].text == "not kept"
    assert {row[0].text for row in rows} == {
        each.changes for each in month.all(ReviewAnswer) if each.changes
    }


def test_what_is_noted_of_a_silent_promise_is_no_change_and_is_not_lost(month: Document) -> None:
    silent_one = next(each for each in month.all(ReviewAnswer) if each.result is None)
    month.put(msgspec.structs.replace(silent_one, changes="Ask again in the new year"))
    report = progress_report(month, EN)
    assert all("new year" not in row[0].text for row in table(report, "changes").rows)
    noted = [row[0].text for row in table(report, "one_by_one").rows if "new year" in row[0].text]
    assert len(noted) == 1


def test_the_movement_stands_beside_each_promise_from_check_in_to_check_in(
    month: Document,
) -> None:
    due = schedule(month)[1]
    ids = iter(f"n{number:04d}" for number in range(200))
    command, _, _ = begin(month, due, EN, lambda: next(ids))
    did(month, command)
    sixty = schedule(month)[1].check_in
    assert sixty is not None
    for answer in answers_at(month, sixty).values():
        month.put(msgspec.structs.replace(answer, result=Result.KEPT))
    report = progress_report(month, EN)
    heads = [column.title for column in table(report, "one_by_one").columns]
    assert heads[-2:] == ["After 30 days", "After 60 days"]
    assert all(row[-1].text == "kept" for row in table(report, "one_by_one").rows)
    assert "better" in said(report)
    rows = table(report, "progress").rows
    assert [row[2].text for row in rows][2] == "to come"


def test_before_anybody_was_asked_it_says_when_that_is() -> None:
    assert "first check-in is on" in progress_report(group(), EN).sections[0].intro
    assert "Nobody has been asked" in progress_report(empty(), EN).sections[0].intro


def test_the_hand_over_of_the_day_has_neither_report_nor_reminders(
    month: Document, tmp_path: Path
) -> None:
    _, made = hand_over(tmp_path, month, EN, ExportOptions())
    assert not {each.output.id for each in made} & {"progress", "reminders"}


def drafts(document: Document, folder: Path, language: str = "en") -> dict[str, EmailMessage]:
    outputs = [output for output in OUTPUTS if output.id == "reminders"]
    made = write_outputs(folder, outputs, document, catalogue(language), ExportOptions())
    read: dict[str, EmailMessage] = {}
    for path in (path for each in made for path in each.files):
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        read[path.stem] = message
    return read


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_silent_are_reminded_each_of_what_is_asked_of_them(
    language: str, tmp_path: Path
) -> None:
    document = new_document(sample(language))
    (check_in,) = follow_ups(document)
    promises = [document.find(Promise, each) for each in answers_at(document, check_in.id)]
    given = {each.promise for each in document.all(ReviewAnswer) if each.result is not None}
    mine: dict[str, set[str]] = {}
    answered: set[str] = set()
    for promise in promises:
        assert promise is not None
        mine.setdefault(promise.owner, set()).add(promise.text)
        if promise.id in given:
            answered.add(promise.owner)
    in_part = [name for name in answered if sum(p.owner == name for p in promises if p) > 1]
    assert in_part, "somebody has answered one of several"
    found = drafts(document, tmp_path, language)
    assert set(found) == mine.keys() - answered
    with_sheet = {person.name for person in leaders(document)}
    for name, draft in found.items():
        body = draft.get_body()
        assert body is not None
        text = " ".join(body.get_content().split())
        every = {each for texts in mine.values() for each in texts}
        assert {each for each in every if " ".join(each.split()) in text} == mine[name]
        types = [each.get_content_type() for each in draft.iter_attachments()]
        assert types == ["application/pdf"] * (name in with_sheet)


def test_one_word_of_an_answer_is_enough_to_get_no_reminder(
    month: Document, tmp_path: Path
) -> None:
    (check_in,) = follow_ups(month)
    first, *others = silent(month, check_in.id)
    for answer in answers_at(month, check_in.id).values():
        promise = month.find(Promise, answer.promise)
        if promise is not None and promise.participant == first.id:
            month.put(msgspec.structs.replace(answer, happened="Half of it; more next week."))
    assert set(drafts(month, tmp_path)) == {each.name for each in others}
    (said,) = (each for each in asked(month, check_in.id) if each.participant == first.id)
    assert said.owes, "what is still open is shown all the same"


def test_a_reminder_is_taken_away_once_its_answer_came_and_no_other_file_with_it(
    month: Document, tmp_path: Path
) -> None:
    before = drafts(month, tmp_path)
    (folder,) = tmp_path.iterdir()
    (folder / "Notes of my own.eml").write_text("mine")
    (check_in,) = follow_ups(month)
    first, *others = silent(month, check_in.id)
    assert before.keys() == {first.name, *(each.name for each in others)}

    def answer(person: Participant) -> None:
        for each in answers_at(month, check_in.id).values():
            promise = month.find(Promise, each.promise)
            if promise is not None and promise.participant == person.id:
                month.put(msgspec.structs.replace(each, result=Result.NOT))

    answer(first)
    drafts(month, tmp_path)
    left = {path.stem for path in folder.iterdir()}
    assert left == {"Notes of my own", *(each.name for each in others)}
    for each in others:
        answer(each)
    assert drafts(month, tmp_path) == {}
    assert [path.stem for path in folder.iterdir()] == ["Notes of my own"]


def test_only_drafts_that_the_program_wrote_for_this_session_are_taken_away_and_it_is_told(
    month: Document, tmp_path: Path
) -> None:
    (output,) = (output for output in OUTPUTS if output.id == "reminders")
    drafts(month, tmp_path)
    (folder,) = tmp_path.iterdir()
    (check_in,) = follow_ups(month)
    ours, own, foreign, locked, *_ = silent(month, check_in.id)
    (folder / f"{own.name}.eml").write_text("Subject: a letter of my own\n\nDear …")
    draft = (folder / f"{foreign.name}.eml").read_text()
    other = draft.replace(f"X-CX-Session: {month.session.id}", "X-CX-Session: another")
    assert other != draft
    (folder / f"{foreign.name}.eml").write_text(other)
    (folder / f"{locked.name}.eml").unlink()
    (folder / f"{locked.name}.eml").mkdir()  # cannot be a draft of ours
    for person in (ours, own, foreign, locked):
        for each in answers_at(month, check_in.id).values():
            promise = month.find(Promise, each.promise)
            if promise is not None and promise.participant == person.id:
                month.put(msgspec.structs.replace(each, result=Result.KEPT))
    made = write_outputs(tmp_path, [output], month, EN, ExportOptions())
    notes = [EN.say(note) for each in made for note in each.notes]
    assert "1 file that was out of date is taken away." in notes
    left = {path.stem for path in folder.iterdir()}
    assert left >= {own.name, foreign.name, locked.name}
    assert ours.name not in left


def test_a_draft_that_cannot_be_taken_away_is_named_and_the_others_are_written(
    month: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (output,) = (output for output in OUTPUTS if output.id == "reminders")
    drafts(month, tmp_path)
    (check_in,) = follow_ups(month)
    first, *others = silent(month, check_in.id)
    for each in answers_at(month, check_in.id).values():
        promise = month.find(Promise, each.promise)
        if promise is not None and promise.participant == first.id:
            month.put(msgspec.structs.replace(each, result=Result.KEPT))

    def held(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "unlink", held)
    (made,) = write_outputs(tmp_path, [output], month, EN, ExportOptions())
    assert {path.stem for path in made.files} == {each.name for each in others}
    (note,) = (EN.say(note) for note in made.notes if "out of date" in note.text)
    assert first.name in note


def test_the_reminder_of_one_of_two_of_a_name_stays_theirs_when_the_other_answers(
    month: Document, tmp_path: Path
) -> None:
    (check_in,) = follow_ups(month)
    one, other, *_ = silent(month, check_in.id)
    month.put(msgspec.structs.replace(other, name=one.name))
    mine = {one.name: one.id, f"{one.name} 2": other.id}
    assert mine.keys() <= drafts(month, tmp_path).keys()
    for each in answers_at(month, check_in.id).values():
        promise = month.find(Promise, each.promise)
        if promise is not None and promise.participant == one.id:
            month.put(msgspec.structs.replace(each, result=Result.KEPT))
    found = drafts(month, tmp_path)
    assert one.name not in found
    assert (other.email or "") in (found[f"{one.name} 2"]["to"] or "")
    (folder,) = tmp_path.iterdir()
    assert not (folder / f"{one.name}.eml").exists()


def test_the_report_counts_those_who_answered_as_the_window_does(month: Document) -> None:
    (check_in,) = follow_ups(month)
    people = asked(month, check_in.id)
    heard = [each for each in people if not each.is_silent]
    in_part = [each for each in heard if each.owes]
    told = f"{len(heard)} of {len(people)} answered, {len(in_part)} of them in part"
    assert told in said(progress_report(month, EN))


def test_reminders_are_about_the_last_check_in_even_if_nobody_is_silent_there(
    month: Document, tmp_path: Path
) -> None:
    (thirty,) = follow_ups(month)
    assert silent(month, thirty.id)
    ids = iter(f"n{number:04d}" for number in range(200))
    command, _, _ = begin(month, schedule(month)[1], EN, lambda: next(ids))
    did(month, command)
    sixty = last_asked(month)
    assert sixty is not None
    assert sixty.days == 60
    everybody = {each.name for each in asked(month, sixty.id)}
    assert set(drafts(month, tmp_path / "begun")) == everybody
    for answer in answers_at(month, sixty.id).values():
        month.put(msgspec.structs.replace(answer, result=Result.PARTLY))
    assert drafts(month, tmp_path / "heard") == {}
    assert not (tmp_path / "heard").exists()


def test_who_is_not_among_the_participants_gets_no_draft(month: Document, tmp_path: Path) -> None:
    promise = next(
        each
        for answer in month.all(ReviewAnswer)
        if answer.result is None and (each := month.find(Promise, answer.promise)) is not None
    )
    owner = promise.participant
    for each in month.all(Promise):
        if each.participant == owner:
            month.put(msgspec.structs.replace(each, participant=None))
    assert promise.owner not in drafts(month, tmp_path)
    assert owner != ItemId("")
