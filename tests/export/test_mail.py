"""Mail drafts: one a leader, ready to send, and nothing in them that the leader typed can do."""

from __future__ import annotations

import email
import io
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import msgspec
import pikepdf
import pytest
from openpyxl import load_workbook

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.status import Status
from cxworkshop.export.exporter import ExportOptions
from cxworkshop.export.registry import OUTPUTS
from cxworkshop.export.writing import write_outputs
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant, Presence
from cxworkshop.report.sheets import leaders
from cxworkshop.sample import sample


def drafts(document: Document, folder: Path, language: str = "en") -> dict[str, EmailMessage]:
    """Every draft by the name of its file."""
    outputs = [output for output in OUTPUTS if output.id == "mail"]
    made = write_outputs(folder, outputs, document, catalogue(language), ExportOptions())
    read: dict[str, EmailMessage] = {}
    for path in made[0].files:
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        read[path.stem] = message
    return read


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_leader_gets_a_draft_with_the_own_sheet(language: str, tmp_path: Path) -> None:
    document = new_document(sample(language))
    found = drafts(document, tmp_path, language)
    people = leaders(document)
    assert set(found) == {person.name for person in people}
    for person in people:
        draft = found[person.name]
        assert draft["X-Unsent"] == "1"
        assert [each.addr_spec for each in draft["To"].addresses] == [person.email]
        body = draft.get_body()
        assert body is not None
        assert person.name in body.get_content()
        sheet, workbook = draft.iter_attachments()
        assert (sheet.get_filename() or "").endswith(".pdf")
        with pikepdf.open(io.BytesIO(sheet.get_content())) as pdf:
            assert person.name in str(pdf.docinfo["/Title"])
        assert (workbook.get_filename() or "").endswith(".xlsx")
        book = load_workbook(io.BytesIO(workbook.get_content()))
        assert person.name in book.properties.title


def test_who_promised_nothing_is_not_thanked_for_a_promise(tmp_path: Path) -> None:
    base = new_document(sample("en"))
    with_one, without, away = leaders(base)[:3]
    items = [
        msgspec.structs.replace(item, presence=Presence.ABSENT) if item.id == away.id else item
        for item in base
        if not (isinstance(item, Commitment) and item.participant == without.id)
    ]
    found = drafts(new_document(items), tmp_path)

    def body(person: Participant) -> str:
        told = found[person.name].get_body()
        assert told is not None
        return str(told.get_content())

    assert "Thank you for the day" in body(with_one)
    assert "what you said you would do" in body(with_one)
    assert "no commitment of yours" in body(without)
    assert "you said" not in body(without)
    assert "your commitment" not in found[without.name]["Subject"]
    assert "We missed you" in body(away)
    assert "hank you for the day" not in body(away)


def test_what_was_dropped_is_no_promise_in_the_mail_either(tmp_path: Path) -> None:
    document = new_document(sample("en"))
    person = next(
        person
        for person in leaders(document)
        if any(each.participant == person.id for each in document.all(Commitment))
    )
    assert "commitment" in drafts(document, tmp_path)[person.name]["Subject"]
    for each in document.all(Commitment):
        if each.participant == person.id:
            document.put(msgspec.structs.replace(each, status=Status.DROPPED))
    found = drafts(document, tmp_path)
    assert person.name not in found or "commitment" not in found[person.name]["Subject"]


def test_a_name_or_a_title_writes_no_header_of_its_own(tmp_path: Path) -> None:
    document = new_document(sample("en"))
    evil = "Ana\r\nBcc: all@x.example\r\n\r\n<html>"
    person = document.all(Participant)[0]
    document.put(msgspec.structs.replace(person, name=evil))
    document.put(msgspec.structs.replace(document.session, title=evil))
    for draft in drafts(document, tmp_path).values():
        assert draft["Bcc"] is None
        assert "Bcc: all@x.example" not in draft.as_string().split("\n\n")[0].splitlines()


def test_what_is_no_address_leaves_the_draft_without_one(tmp_path: Path) -> None:
    document = new_document(sample("en"))
    for number, person in enumerate(document.all(Participant)):
        typed = ("", "ana", "ana@", "<x@y>, z@w", "a b@c d")[number % 5]
        document.put(msgspec.structs.replace(person, email=typed))
    assert all(draft["Subject"] for draft in drafts(document, tmp_path).values())


def test_the_same_session_gives_the_same_draft(tmp_path: Path) -> None:
    document = new_document(sample("en"))
    first = {name: draft.as_bytes() for name, draft in drafts(document, tmp_path).items()}
    assert first == {name: draft.as_bytes() for name, draft in drafts(document, tmp_path).items()}
