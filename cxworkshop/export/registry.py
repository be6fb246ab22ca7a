"""Every output there is, in one table. Nothing heavy is imported until one is made."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import msgspec

from cxworkshop.export.exporter import Exporter
from cxworkshop.i18n import M, Message


class Output(msgspec.Struct, frozen=True):
    """An output as it is offered: its id, its name, what it is for, and what makes it.

    ``is_for_group`` is false for what those who facilitate keep for themselves: it is not
    handed over.
    """

    id: str
    title: Message
    about: Message
    make: Callable[[], Exporter]
    is_for_group: bool = True


def _plan() -> Exporter:
    from cxworkshop.export.plan import PlanExporter

    return PlanExporter()


def _two_pages() -> Exporter:
    from cxworkshop.export.two_pages import TwoPagesExporter

    return TwoPagesExporter()


def _sheets() -> Exporter:
    from cxworkshop.export.sheets import SheetsExporter

    return SheetsExporter()


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
        M("One page for each leader, to take along and to bring back."),
        _sheets,
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
        "script",
        M("Facilitator’s script (PDF)"),
        M("The run of show, word for word, with what to bring. Not for the group."),
        _script,
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
