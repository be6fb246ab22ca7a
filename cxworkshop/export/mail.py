"""Mail drafts: one for each leader, with sheet and workbook, to send when there is a network."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP
from pathlib import Path

import msgspec

from cxworkshop.activities.commitments import Commitment, is_given
from cxworkshop.activities.wording import Wording
from cxworkshop.export.exporter import Exporter, ExportOptions, Share, Work
from cxworkshop.export.names import safe_name
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant, Presence
from cxworkshop.report.sheets import check_ins

_KINDS = {
    ".pdf": ("application", "pdf"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


_SESSION, _CHECK_IN = "X-CX-Session", "X-CX-Check-In"
"""The headers by which a draft is known as one of the program's own."""
_LONGEST_HEAD = 64 << 10


class Letter(msgspec.Struct, frozen=True):
    """What a mail says: its subject and its text, plain."""

    subject: str
    body: str


Writes = Callable[[Participant, Wording], Letter]
"""What is written to a person."""


class MailExporter:
    """A draft to one person. Opened, it stands in the mail program as if just written.

    ``attached`` are the outputs that go with it, made for this person; ``writes`` says what it
    says, by default what is sent after the day; ``check_in`` is the id of the one it is about.
    """

    suffix = ".eml"

    def __init__(
        self,
        person: Participant,
        attached: tuple[Exporter, ...],
        writes: Writes | None = None,
        output: str = "mail",
        check_in: str = "",
    ) -> None:
        self.id = output
        self._person = person
        self._attached = attached
        self._writes = writes or after_the_day
        self._check_in = check_in

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.tr("Mail to {name}", name=self._person.name)

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the draft with what is attached. Returns what could not be shown as it is."""
        wording = Wording(document, words)
        draft = EmailMessage(policy=SMTP)
        draft["X-Unsent"] = "1"  # opened for editing, where a mail program knows it
        draft[_SESSION] = _line(document.session.id)
        if self._check_in:
            draft[_CHECK_IN] = _line(self._check_in)
        letter = self._writes(self._person, wording)
        draft["Subject"] = _line(letter.subject)
        address = self._address()
        if address is not None:
            draft["To"] = address
        draft.set_content(letter.body)
        notes: list[Message] = []
        with tempfile.TemporaryDirectory() as folder:
            for number, exporter in enumerate(self._attached):
                made = Path(folder) / f"attached{exporter.suffix}"
                part = Share(work, number, len(self._attached))
                notes += exporter.write(document, words, options, made, part)
                main, sub = _KINDS[exporter.suffix]
                name = safe_name(exporter.title(words)) + exporter.suffix
                draft.add_attachment(made.read_bytes(), maintype=main, subtype=sub, filename=name)
        if draft.is_multipart():  # a fixed word between the parts: the same session, the same bytes
            draft.set_boundary(f"=_cxworkshop_{self._person.id}")
        target.write_bytes(draft.as_bytes())
        return tuple(notes)

    def _address(self) -> Address | None:
        """Where it goes; None where what was typed is no address."""
        user, at, domain = self._person.email.strip().rpartition("@")
        if not at:
            return None
        try:
            return Address(_line(self._person.name), user, domain)
        except (ValueError, IndexError):
            return None


def is_draft_of(path: Path, document: Document, check_in: str) -> bool:
    """Whether a file is a draft that the program wrote for a session about a check-in."""
    try:
        with path.open("rb") as source:
            head = BytesHeaderParser(policy=SMTP).parsebytes(source.read(_LONGEST_HEAD))
    except OSError:
        return False
    return (head[_SESSION], head[_CHECK_IN]) == (document.session.id, check_in)


def after_the_day(person: Participant, wording: Wording) -> Letter:
    """What goes with the sheet once the day is over.

    Who has no commitment, or was not there, is not thanked for what they did not say.
    """
    session = wording.document.session
    title = wording.fill(session.title) or wording.tr("Action plan")
    told = [wording.tr("Dear {name},", name=person.name.strip()), ""]
    day = wording.words.date(session.date, "full") if session.date is not None else ""
    if day and person.presence is Presence.ABSENT:
        told.append(wording.tr("We missed you on {day}.", day=day))
    elif day:
        told.append(wording.tr("Thank you for the day on {day}.", day=day))
    has_promised = any(
        item.participant == person.id and is_given(item)
        for item in wording.document.all(Commitment)
    )
    if has_promised:
        told.append(
            wording.tr(
                "Attached is your commitment sheet: what you said you would do, your next steps, "
                "and who counts on you."
            )
        )
        told.append(
            wording.tr(
                "The workbook holds the same to fill in, if you prefer Excel: send back either of "
                "them."
            )
        )
    else:
        told.append(
            wording.tr(
                "The plan has no commitment of yours. Attached is a sheet with your next steps and "
                "room for one: if there is something you want to take on, write it down and send a "
                "photo, or simply reply to this mail."
            )
        )
    days = check_ins(wording.document)
    if days:
        told.append(
            wording.tr(
                "The first check-in is on {day}.", day=wording.words.date(days[0][1], "full")
            )
        )
    told += ["", wording.tr("Kind regards"), session.facilitators]
    subject = (
        wording.tr("{title}: your commitment", title=title)
        if has_promised
        else wording.tr("{title}: your sheet", title=title)
    )
    return Letter(subject, "\n".join(told))


def _line(text: str) -> str:
    """A text on one line: a header takes no more, and nobody writes a second one into it."""
    return " ".join(text.split())
