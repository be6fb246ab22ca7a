"""Every output there is, in one table. Nothing heavy is imported until one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from cxworkshop.export.exporter import Exporter
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.document import Document

if TYPE_CHECKING:
    from cxworkshop.model.people import Participant


Each = Callable[[Document, Catalogue], Iterator[tuple[str, Exporter]]]
"""Gives the files of an output that makes several, each with its name."""


class Output(msgspec.Struct, frozen=True):
    """An output as it is offered: its id, its name, what it is for, and what makes it.

    ``make`` gives the one file of it, ``each`` several, which lie in a folder named ``folder``;
    it has one of them or both. ``is_for_group`` is false for what those who facilitate keep for
    themselves: it is not handed over.
    """

    id: str
    title: Message
    about: Message
    make: Callable[[], Exporter] | None = None
    is_for_group: bool = True
    each: Each | None = None
    folder: Message | None = None


def _plan() -> Exporter:
    from cxworkshop.export.plan import PlanExporter

    return PlanExporter()


def _two_pages() -> Exporter:
    from cxworkshop.export.two_pages import TwoPagesExporter

    return TwoPagesExporter()


def _sheets() -> Exporter:
    from cxworkshop.export.sheets import SheetsExporter

    return SheetsExporter()


def _group_cards() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.group_cards import group_cards_report

    return DocumentExporter("group-cards", M("Group cards"), group_cards_report)


def _sheet_each(document: Document, words: Catalogue) -> Iterator[tuple[str, Exporter]]:
    from cxworkshop.export.sheets import SheetsExporter

    for name, person in _leaders(document, words):
        yield name, SheetsExporter(person)


def _leaders(document: Document, words: Catalogue) -> Iterator[tuple[str, Participant]]:
    """Everybody who gets something of their own, under a name that no other file has."""
    from cxworkshop.export.names import safe_name
    from cxworkshop.report.sheets import leaders

    taken: set[str] = set()
    for person in leaders(document):
        name = safe_name(person.name or words.tr("Nobody yet"))
        number, free = 1, name
        while free.casefold() in taken:  # two of the same name both get theirs
            number += 1
            free = safe_name(name, ending=f" {number}")
        taken.add(free.casefold())
        yield free, person


def _workbook() -> Exporter:
    from cxworkshop.export.workbook import WorkbookExporter

    return WorkbookExporter()


def _agenda() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.agenda import agenda_report

    return DocumentExporter("agenda", M("Agenda"), agenda_report)


def _dates() -> Exporter:
    from cxworkshop.export.dates import DatesExporter

    return DatesExporter()


def _mail_each(document: Document, words: Catalogue) -> Iterator[tuple[str, Exporter]]:
    from cxworkshop.export.mail import MailExporter
    from cxworkshop.export.sheets import SheetsExporter

    for name, person in _leaders(document, words):
        yield name, MailExporter(person, (SheetsExporter(person),))


def _script() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.script import script_report

    return DocumentExporter("script", M("Facilitator’s script"), script_report)


def _debrief() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.debrief import debrief_report

    return DocumentExporter("debrief", M("Planned and real"), debrief_report)


OUTPUTS: tuple[Output, ...] = (
    Output(
        "plan",
        M("Action plan (PDF)"),
        M("For the group: next steps first, then goals and commitments."),
        _plan,
    ),
    Output(
        "two-pages",
        M("Plan on two pages (PDF)"),
        M("For the printer before everybody leaves: definition, steps, goals, commitments."),
        _two_pages,
    ),
    Output(
        "sheets",
        M("Commitment sheets (PDF)"),
        M("One page for each leader, to take along and to bring back: in one file, and one each."),
        _sheets,
        each=_sheet_each,
        folder=M("One sheet each"),
    ),
    Output(
        "workbook",
        M("Workbook (Excel)"),
        M("To sort, filter and keep up to date: one table for each kind."),
        _workbook,
    ),
    Output(
        "agenda",
        M("Agenda for participants (PDF)"),
        M("When, what, and the questions: to send round before the day."),
        _agenda,
    ),
    Output(
        "dates",
        M("Dates (calendar)"),
        M("Due dates and check-ins, for any calendar; a later export brings them up to date."),
        _dates,
    ),
    Output(
        "mail",
        M("Mail drafts"),
        M("One for each leader, with the sheet attached: open it when there is a network, send."),
        each=_mail_each,
        folder=M("Mail drafts"),
    ),
    Output(
        "script",
        M("Facilitator’s script (PDF)"),
        M("The run of show, word for word, with what to bring. Not for the group."),
        _script,
        is_for_group=False,
    ),
    Output(
        "group-cards",
        M("Group cards (PDF)"),
        M("A page for each group that was drawn: people, question, time, space to write."),
        _group_cards,
        is_for_group=False,
    ),
    Output(
        "debrief",
        M("Planned and real (PDF)"),
        M("How long everything took, for your own debrief. Not for the group."),
        _debrief,
        is_for_group=False,
    ),
)


def warm() -> None:
    """Import what the outputs need, so that the first one is not slower than the second."""
    for module in _HEAVY:
        import_module(module)


_HEAVY = ("cxworkshop.export.pdf.drawing", "cxworkshop.export.workbook")
