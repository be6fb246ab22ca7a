"""Rows that somebody added to a workbook, as the new items they become."""

from __future__ import annotations

from typing import Any

from cxworkshop import marks
from cxworkshop.i18n import M, Message
from cxworkshop.importing.placing import Put
from cxworkshop.importing.proposals import Proposal, concerned
from cxworkshop.importing.reading_cells import CellReader, Trouble
from cxworkshop.importing.returned import ReturnedRow
from cxworkshop.model.item import ItemId
from cxworkshop.worksheets import Sheet

_GONE = M("It was removed here.")


def new_row(
    source: str,
    row: ReturnedRow,
    sheet: Sheet,
    cells: CellReader,
    person: ItemId | None,
    prints: dict[str, str] | None,
) -> Proposal | None:
    """What a row becomes that is not here: one that was added, or was removed here since.

    ``source`` is the file, ``person`` whose workbook it is. None where it says nothing, or where
    nobody touched it on the way.
    """
    blank = sheet.blank
    open_ = [column for column in sheet.columns if column.is_open or column.is_added]
    filled = [(column, text) for column in open_ if (text := row.cells.get(column.key, "")).strip()]
    about = [text.strip() for column, text in filled if column.key in sheet.about]
    if not about or blank is None:
        return None
    if prints is not None and not _is_touched(row, prints):
        return None  # it was removed here, and nobody missed it there
    values: dict[str, Any] = {}
    puts: list[Put] = []
    trouble: Message | None = None
    for column, text in filled:
        read = cells.read(column, blank, text)
        if isinstance(read, Trouble):
            trouble = trouble or read.why
        else:
            values |= read.values
            puts += (put for put in read.puts if any(put.values.values()))
    place = next((each for each in open_ if each.field == "parent"), None)
    if place is not None and values.get("parent", blank.parent) is None:
        values, puts = {}, []
        trouble = trouble or M("It does not say where it belongs: {column}.", column=place.title)
    owner = next((name for name in ("owner", "participant") if hasattr(blank, name)), "")
    if owner and person is not None and values:
        values.setdefault(owner, person)
    said = [
        f"{column.title}: {cells.shown(column, text)}"
        for column, text in filled
        if column.key not in sheet.about
    ]
    name = " · ".join(about)
    at = row.cells.get(place.key, "").strip() if place is not None else ""
    return Proposal(
        number=0,
        source=source,
        row=row.number,
        table=sheet.title,
        kind=blank.kind,
        item=None,
        name=name,
        person=concerned(None, values, person),
        field="",
        label=sheet.title,
        today="",
        returned="\n".join([name, *said]),
        values=values,
        conflict=_GONE if prints is not None else None,
        trouble=trouble,
        puts=tuple(puts),
        blank=blank,
        also_called=(
            cells.within(at, name) if at else "",
            cells.would_tell(blank, values),
        ),
    )


def _is_touched(row: ReturnedRow, prints: dict[str, str]) -> bool:
    return any(
        marks.print_of(marks.plain(row.cells.get(key, ""))) != left for key, left in prints.items()
    )
