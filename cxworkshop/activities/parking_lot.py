"""Parking lot: what matters but not now, with the name of who raised it."""

from typing import ClassVar

from cxworkshop.activities.open_columns import choice_column, id_column, person_column
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Cell, Column, Section, Table
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ParticipantId
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn


class ParkingEntry(Item, frozen=True, kw_only=True, gc=False):
    """One thought parked for later."""

    kind: ClassVar[str] = "parking_entry"
    public: ClassVar[tuple[str, ...]] = ("text", "is_settled")
    is_reason: ClassVar[bool] = True

    text: str = ""
    raised_by: ParticipantId | None = None
    is_settled: bool = False


def section(document: Document, wording: Wording) -> Section | None:
    """What was parked, with who raised it; None without an entry."""
    entries = [entry for entry in document.all(ParkingEntry) if entry.text.strip()]
    if not entries:
        return None
    rows = tuple(
        (
            Cell(wording.fill(entry.text)),
            Cell(wording.person(entry.raised_by), tone="quiet"),
            Cell(wording.tr("settled"), tone="kept")
            if entry.is_settled
            else Cell(wording.tr("open")),
        )
        for entry in entries
    )
    columns = (
        Column(wording.tr("Thought"), 5),
        Column(wording.tr("Raised by"), 1.7),
        Column(wording.tr("State"), 0.9),
    )
    intro = wording.tr("It matters, but not now. Nothing here is promised.")
    table = Table(wording.tr("Parking lot"), columns, rows)
    return Section("parking_lot", wording.tr("Parking lot"), intro, (table,))


def sheet(document: Document, wording: Wording) -> Sheet:
    """The parking lot as a table of a workbook."""
    states = {False: wording.tr("open"), True: wording.tr("settled")}
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Thought"), ColumnKind.LONG, is_open=True),
        person_column("raised_by", wording.tr("Raised by"), wording),
        choice_column("is_settled", wording.tr("State"), states),
    )
    rows = tuple(
        (
            entry.id,
            wording.fill(entry.text),
            wording.person(entry.raised_by),
            states[entry.is_settled],
        )
        for entry in document.all(ParkingEntry)
        if entry.text.strip()
    )
    return Sheet("parking_lot", wording.tr("Parking lot"), columns, rows, ParkingEntry())
