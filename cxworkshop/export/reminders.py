"""Reminders: a mail draft for each who has said nothing yet, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxworkshop.activities.review import CheckIn, Promise
from cxworkshop.activities.review_results import check_in_words
from cxworkshop.activities.review_slides import when_due
from cxworkshop.activities.wording import Wording
from cxworkshop.export.exporter import Exporter
from cxworkshop.export.mail import Letter, MailExporter, is_draft_of
from cxworkshop.export.names import free_names
from cxworkshop.export.sheets import SheetsExporter
from cxworkshop.follow_up import asked, last_asked, owed, silent
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.sheets import leaders


def reminders(
    document: Document, words: Catalogue, check_in: ItemId | None = None
) -> Iterator[tuple[str, Exporter]]:
    """A draft for each participant who is silent, under a name that no other file has.

    Without a check-in it is the last one at which anybody was asked.
    """
    about = document.find(CheckIn, check_in) if check_in is not None else last_asked(document)
    if about is None:
        return
    with_sheet = {person.id for person in leaders(document)}
    waiting = {person.id for person in silent(document, about.id)}
    for name, person in _names(document, words, about):
        if person.id not in waiting:
            continue
        attached = (SheetsExporter(person),) if person.id in with_sheet else ()
        yield name, MailExporter(person, attached, _Reminder(about), "reminders", about.id)


def outdated_reminders(
    document: Document, words: Catalogue, folder: Path, check_in: ItemId | None = None
) -> Iterator[Path]:
    """The files of earlier reminders in a folder to those who have answered since.

    What the program did not write there itself, for this session, is none of them.
    """
    about = document.find(CheckIn, check_in) if check_in is not None else last_asked(document)
    if about is None:
        return
    waiting = {person.id for person in silent(document, about.id)}
    for name, person in _names(document, words, about):
        if person.id not in waiting:
            path = folder / f"{name}{MailExporter.suffix}"
            if path.is_file() and is_draft_of(path, document, about.id):
                yield path


def _names(
    document: Document, words: Catalogue, check_in: CheckIn
) -> Iterator[tuple[str, Participant]]:
    """Who was asked, each with the name of a file that stays theirs whoever answers."""
    people = (document.find(Participant, each.participant) for each in asked(document, check_in.id))
    return free_names((person for person in people if person is not None), words)


class _Reminder:
    """What a reminder says of one check-in."""

    def __init__(self, check_in: CheckIn) -> None:
        self._check_in = check_in

    def __call__(self, person: Participant, wording: Wording) -> Letter:
        tr, check_in = wording.tr, self._check_in
        title = wording.fill(wording.document.session.title) or tr("Action plan")
        promises = owed(wording.document, check_in.id, person.id)
        when = check_in_words(check_in, wording)
        told = [tr("Dear {name},", name=person.name.strip()), ""]
        told.append(
            tr(
                "{when} we ask everybody what became of what was promised. Your answer is "
                "still missing:",
                when=when[:1].upper() + when[1:],
            )
        )
        told += ["", *(_line(promise, wording) for promise in promises), ""]
        told.append(
            tr("One line for each is enough: kept, partly or not; what happened; what you change.")
        )
        told.append(
            tr("Reply to this mail, fill in the attached sheet and send it back, or call me.")
            if person.id in {each.id for each in leaders(wording.document)}
            else tr("Reply to this mail, or call me.")
        )
        told += ["", tr("Kind regards"), wording.document.session.facilitators]
        return Letter(tr("{title}: what became of it?", title=title), "\n".join(told))


def _line(promise: Promise, wording: Wording) -> str:
    due = when_due(promise, wording)
    said = f"– {promise.text}"
    if promise.measure:
        said += "\n  " + wording.tr("Kept when: {what}", what=promise.measure)
    return f"{said}\n  {wording.tr('Due')}: {due}" if due else said
