"""Notes in the workbook: filled in for every activity, shown where they are not private."""

from __future__ import annotations

from cxworkshop.activities.notes import Note
from cxworkshop.activities.open_columns import activity_column, id_column
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.worksheets import ColumnKind, Sheet, SheetColumn, about_print


def sheet(document: Document, wording: Wording) -> Sheet | None:
    """The notes of the activities as a table; None where nothing is on the agenda."""
    activities = [
        each for each in document.all(AgendaItem) if each.title.strip() and each.activity != "break"
    ]
    if not activities:
        return None
    columns = (
        id_column(wording),
        SheetColumn("text", wording.tr("Note"), ColumnKind.LONG, is_open=True),
        activity_column(activities, wording),
    )
    noted = [
        (note, wording.fill(note.text), wording.fill(activity.title))
        for activity in activities
        for note in document.under(activity.id, Note)
        if note.text.strip()
    ]
    return Sheet(
        "notes",
        wording.tr("Notes"),
        columns,
        tuple((note.id, text, title) for note, text, title in noted if not note.is_private),
        Note(),
        unseen=frozenset(about_print(text) for note, text, _ in noted if note.is_private),
    )
