"""The sessions that are shown: before anything is typed, a later day, and a file that came back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxworkshop_ui.app import App

    from cxworkshop.model.item import Item


PEOPLE = {
    "en": "Name\tFunction\tRole\tE-mail\n"
    "Ana Pérez\tSales\tHead of sales\tana.perez@northwind.example\n"
    "Tomás Vidal\tService\tHead of service\ttomas.vidal@northwind.example\n"
    "\tService\t\tnobody@northwind.example\n",
    "es": "Nombre\tÁrea\tCargo\tCorreo\n"
    "Ana Pérez\tVentas\tDirectora comercial\tana.perez@northwind.example\n"
    "Tomás Vidal\tServicio\tDirector de servicio\ttomas.vidal@northwind.example\n"
    "\tServicio\t\tnadie@northwind.example\n",
}


def fresh(language: str) -> tuple[Item, ...]:
    """A session before anything is typed: the sample's day, and the kinds that are not in it."""
    from cxworkshop.activities.item_types import new_document
    from cxworkshop.activities.kinds import KINDS
    from cxworkshop.i18n import catalogue
    from cxworkshop.model.agenda import AgendaItem
    from cxworkshop.model.item import ItemId
    from cxworkshop.sample import sample
    from cxworkshop.templates.sessions import new_from_session

    old = new_document(sample(language))
    there = {item.activity for item in old.all(AgendaItem)}
    others = tuple(
        AgendaItem(
            id=ItemId(_new_id()),
            position=f"z{kind.id}",
            title=catalogue(language).say(kind.title),
            activity=kind.id,
            minutes=15,
        )
        for kind in KINDS
        if kind.id not in there
    )
    title = old.session.title
    made = new_from_session(
        old, title=title, organisation="", date=old.session.date, new_id=_new_id
    )
    return (*made, *others)


def later(language: str) -> tuple[Item, ...]:
    """The follow-up day of the sample, with what was promised and told by then."""
    import msgspec

    from cxworkshop.activities.review import CheckIn, Promise, ReviewAnswer
    from cxworkshop.model.agenda import AgendaItem
    from cxworkshop.model.people import Function, Participant
    from cxworkshop.sample import sample
    from cxworkshop.templates.library import Library
    from cxworkshop.templates.reading import load
    from cxworkshop.templates.sessions import session_items

    template = load(Path(Library().find("follow-up-90", language).path))
    made = session_items(template, date=None, new_id=_new_id, organisation="Northwind Bank")
    made = tuple(item for item in made if not isinstance(item, Function | CheckIn))
    (review,) = (
        item for item in made if isinstance(item, AgendaItem) and item.activity == "review"
    )
    taken = (Function, Participant, Promise, CheckIn, ReviewAnswer)
    return (
        *made,
        *(
            msgspec.structs.replace(item, parent=review.id) if isinstance(item, CheckIn) else item
            for item in sample(language)
            if isinstance(item, taken)
        ),
    )


def came_back(app: App, folder: Path) -> list[Path]:
    """The workbook of the session as somebody would send it back, with a date moved."""
    import datetime as dt

    from openpyxl import load_workbook

    if app.desk.session is None:
        raise RuntimeError("no session is open")
    copy = folder / "copy.cxsession"
    app.desk.session.export_copy(copy)
    command = [sys.executable, "-m", "cxworkshop_ui", "export", str(copy), "--out", str(folder)]
    subprocess.run([*command, "--only", "workbook"], check=True, stdout=subprocess.DEVNULL)
    found = sorted(folder.rglob("*.xlsx"))
    for path in found:
        book = load_workbook(path)
        for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, dt.datetime) and cell.row > 1:
                cell.value += dt.timedelta(days=7)
        book.save(path)
    return found


def _new_id() -> str:
    return os.urandom(16).hex()
