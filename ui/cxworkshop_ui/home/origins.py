"""What a new session can begin from: a template, or an earlier session."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import msgspec

from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item
from cxworkshop.model.session import SessionDetails
from cxworkshop.templates.library import TemplateSummary
from cxworkshop_ui.home.new_session import Origin, system_zone


def from_template(summary: TemplateSummary) -> Origin:
    """A session from a template; raises BadInput when it is made, if the file is wrong."""

    def make(
        title: str, organisation: str, date: dt.date | None, customer: str, customers: str
    ) -> tuple[Item, ...]:
        from cxworkshop.templates.reading import load
        from cxworkshop.templates.sessions import session_items

        return session_items(
            load(Path(summary.path)),
            title=title,
            organisation=organisation,
            date=date,
            new_id=_new_id,
            customer=customer,
            customers=customers,
            zone=system_zone(),
        )

    return Origin(summary.title, summary.summary, make)


def from_session(words: Catalogue, document: Document) -> Origin:
    """A session with the agenda, scripts and settings of another, and nothing else of it."""

    def make(
        title: str, organisation: str, date: dt.date | None, customer: str, customers: str
    ) -> tuple[Item, ...]:
        from cxworkshop.templates.sessions import new_from_session

        items = new_from_session(
            document,
            title=title,
            organisation=organisation,
            date=date,
            new_id=_new_id,
            zone=system_zone(),
        )
        return tuple(
            msgspec.structs.replace(item, customer=customer, customers=customers)
            if isinstance(item, SessionDetails)
            else item
            for item in items
        )

    return Origin(
        words.tr("New session"),
        words.tr(
            "Agenda, scripts and settings come along; people, brand and everything that was "
            "said stay behind."
        ),
        make,
    )


def _new_id() -> str:
    return os.urandom(16).hex()
