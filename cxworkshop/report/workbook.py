"""What a workbook holds, the group's or one leader's: an overview, and a sheet for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from cxworkshop.activities import people_sheet
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.registry import PLAN_PARTS
from cxworkshop.activities.review import Promise, ReviewAnswer
from cxworkshop.activities.status import Status
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.answer_sheets import check_ins_sheet
from cxworkshop.report.workbook_overview import Overview, group_overview, leader_overview
from cxworkshop.worksheets import Sheet


class WorkbookContent(msgspec.Struct, frozen=True):
    """Everything a workbook holds, before any file format.

    ``session`` and ``person`` say whose it is when it comes back; "" for the group's.
    """

    title: str
    author: str
    statuses: tuple[str, ...]
    done: str
    dropped: str
    overview: Overview
    sheets: tuple[Sheet, ...]
    session: str = ""
    person: str = ""


def workbook_content(
    document: Document, words: Catalogue, person: Participant | None = None
) -> WorkbookContent:
    """The workbook of a session in one language; with a person, what concerns that leader."""
    wording = Wording(document, words)
    session = document.session
    title = wording.fill(session.title) or words.tr("Action plan")
    if person is None:
        sheets = tuple(sheets_of(document, wording))
        overview = group_overview(document, wording, title, sheets)
    else:
        sheets = tuple(leader_sheets(document, wording, person))
        overview = leader_overview(document, wording, title, person)
    return WorkbookContent(
        title=title if person is None else f"{title} – {person.name}",
        author=session.facilitators or session.organisation,
        statuses=tuple(wording.statuses().values()),
        done=wording.status(Status.DONE),
        dropped=wording.status(Status.DROPPED),
        overview=overview,
        sheets=sheets,
        session=session.id,
        person=person.id if person is not None else "",
    )


def sheets_of(document: Document, wording: Wording) -> Iterator[Sheet]:
    """The table of every part of the plan that has one, in the order of the plan; then people."""
    for part in PLAN_PARTS:
        for make in part.sheets:
            made = make(document, wording)
            if isinstance(made, Sheet):
                yield made
            elif made is not None:
                yield from made
    yield people_sheet.sheet(document, wording)


def leader_sheets(document: Document, wording: Wording, person: Participant) -> Iterator[Sheet]:
    """What one leader promised, is asked and will be asked about; the goals, to look at."""
    for sheet in sheets_of(document, wording):
        if sheet.id in _OF_LEADER:
            concerns = _OF_LEADER[sheet.id]
            kept = tuple(
                row
                for row in sheet.rows
                if concerns(document, document.get(ItemId(str(row[0]))), person.id)
            )
            if kept or sheet.takes_new:
                yield msgspec.structs.replace(sheet, rows=kept)
        elif sheet.id == "goals":
            yield msgspec.structs.replace(sheet, blank=None)
    to_come = check_ins_sheet(document, wording, person)
    if to_come is not None:
        yield to_come


def _answers(document: Document, item: Item | None, person: ItemId) -> bool:
    promise = document.find(Promise, item.promise) if isinstance(item, ReviewAnswer) else None
    return promise is not None and promise.participant == person


_OF_LEADER: dict[str, Callable[[Document, Item | None, ItemId], bool]] = {
    "commitments": lambda _, item, person: (
        isinstance(item, Commitment) and item.participant == person
    ),
    "next_steps": lambda _, item, person: isinstance(item, NextStep) and item.owner == person,
    "review": _answers,
}
"""Which rows of a sheet concern a leader; a sheet that is not named is the group's."""

__all__ = ["Overview", "WorkbookContent", "leader_sheets", "sheets_of", "workbook_content"]
