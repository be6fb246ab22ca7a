"""The people of a session in the workbook: who is here, who came as well, who declined."""

from __future__ import annotations

from cxworkshop.activities.commitments import Declined
from cxworkshop.activities.open_columns import activities_of, choice_column, id_column
from cxworkshop.activities.wording import Wording
from cxworkshop.model.document import Document
from cxworkshop.model.people import Function, Participant, Presence
from cxworkshop.worksheets import THERE, ColumnKind, Into, Sheet, SheetColumn


def sheet(document: Document, wording: Wording) -> Sheet:
    """Everybody who was invited. Whoever is added is in the room; a new function is made.

    Who was asked for a commitment and made none is filled in and not shown.
    """
    tr = wording.tr
    there = {
        Presence.EXPECTED: tr("expected"),
        Presence.HERE: tr("here"),
        Presence.LEFT: tr("left"),
        Presence.ABSENT: tr("absent"),
    }
    asks = bool(activities_of(document, "commitments"))
    columns = (
        id_column(wording),
        SheetColumn("name", tr("Name"), is_open=True),
        SheetColumn(
            "function",
            tr("Function"),
            choices=wording.texts("function"),
            is_open=True,
            makes=(Function(), "name"),
        ),
        SheetColumn("role", tr("Role"), is_open=True),
        choice_column("presence", tr("Presence"), there),
        *((_declined(wording),) if asks else ()),
    )
    rows = tuple(
        (
            person.id,
            person.name.strip(),
            wording.function(person.function),
            person.role.strip(),
            there[person.presence],
            *((None,) if asks else ()),
        )
        for person in document.all(Participant)
        if person.in_room and person.name.strip()
    )
    return Sheet("participants", tr("People"), columns, rows, Participant(), about=("name",))


def _declined(wording: Wording) -> SheetColumn:
    """Who made no commitment: by a mark, which is a choice of one word."""
    return SheetColumn(
        "declined",
        wording.tr("Commitment"),
        ColumnKind.CHOICE,
        (wording.tr("declined"),),
        ({THERE: True},),
        is_open=True,
        into=Into(Declined(), row="participant", is_mark=True),
    )
