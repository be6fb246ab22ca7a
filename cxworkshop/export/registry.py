"""Every output there is, in one table. Nothing heavy is imported until one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.export.exporter import Exporter, ExportOptions
from cxworkshop.export.output import Audience, Files, Output
from cxworkshop.i18n import Catalogue, M
from cxworkshop.model.document import Document

if TYPE_CHECKING:
    from cxworkshop.model.people import Participant


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


def _prework() -> Exporter:
    from cxworkshop.export.prework import PreworkExporter

    return PreworkExporter()


def _prework_each(document: Document, words: Catalogue, _: ExportOptions) -> Files:
    from cxworkshop.export.prework import PreworkExporter

    return _for_respondents(document, words, PreworkExporter)


def _prework_book() -> Exporter:
    from cxworkshop.export.prework import PreworkBookExporter

    return PreworkBookExporter()


def _prework_book_each(document: Document, words: Catalogue, _: ExportOptions) -> Files:
    from cxworkshop.export.prework import PreworkBookExporter

    return _for_respondents(document, words, PreworkBookExporter)


def _kit() -> Exporter:
    from cxworkshop.export.kit import KitExporter

    return KitExporter()


def _posters(document: Document, words: Catalogue, _: ExportOptions) -> Files:
    from cxworkshop.export.kit import posters

    return posters(document, words)


def _sheet_each(document: Document, words: Catalogue, _: ExportOptions) -> Files:
    from cxworkshop.export.sheets import SheetsExporter

    return _for_leaders(document, words, SheetsExporter)


def _workbook() -> Exporter:
    from cxworkshop.export.workbook import WorkbookExporter

    return WorkbookExporter()


def _workbook_each(document: Document, words: Catalogue, _: ExportOptions) -> Files:
    from cxworkshop.export.workbook import WorkbookExporter

    return _for_leaders(document, words, WorkbookExporter)


def _agenda() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.agenda import agenda_report

    return DocumentExporter("agenda", M("Agenda"), agenda_report)


def _dates() -> Exporter:
    from cxworkshop.export.dates import DatesExporter

    return DatesExporter()


def _has_dates(document: Document) -> bool:
    from cxworkshop.export.dates import has_dates

    return has_dates(document)


def _mail_each(document: Document, words: Catalogue, _: ExportOptions) -> Files:
    from cxworkshop.export.mail import MailExporter
    from cxworkshop.export.sheets import SheetsExporter
    from cxworkshop.export.workbook import WorkbookExporter

    def draft(person: Participant) -> MailExporter:
        return MailExporter(person, (SheetsExporter(person), WorkbookExporter(person)))

    return _for_leaders(document, words, draft)


def _picture_each(document: Document, words: Catalogue, options: ExportOptions) -> Files:
    from cxworkshop.export.pictures import chart_pictures

    return chart_pictures(document, words, options.sections)


def _script() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.script import script_report

    return DocumentExporter("script", M("Facilitator’s script"), script_report)


def _debrief() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.debrief import debrief_report

    return DocumentExporter("debrief", M("Planned and real"), debrief_report)


def _progress() -> Exporter:
    from cxworkshop.export.document import DocumentExporter
    from cxworkshop.report.progress import progress_report

    return DocumentExporter("progress", M("Progress report"), progress_report)


def _reminder_each(document: Document, words: Catalogue, _: ExportOptions) -> Files:
    from cxworkshop.export.reminders import reminders

    return reminders(document, words)


def _outdated_reminders(document: Document, words: Catalogue, folder: Path) -> Iterator[Path]:
    from cxworkshop.export.reminders import outdated_reminders

    return outdated_reminders(document, words, folder)


def _for_leaders(
    document: Document, words: Catalogue, make: Callable[[Participant], Exporter]
) -> Files:
    """One for every leader who gets something of their own."""
    from cxworkshop.export.names import free_names
    from cxworkshop.report.sheets import leaders

    return ((name, make(person)) for name, person in free_names(leaders(document), words))


def _for_respondents(
    document: Document, words: Catalogue, make: Callable[[Participant], Exporter]
) -> Files:
    """One for everybody who is asked before the day."""
    from cxworkshop.export.names import free_names
    from cxworkshop.report.diagnostic_form import respondents

    return ((name, make(person)) for name, person in free_names(respondents(document), words))


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
        M("To filter, fill in and read back: one table for each kind."),
        _workbook,
    ),
    Output(
        "workbooks",
        M("Leaders’ workbooks"),
        M("One for each leader who wants it: what they promised, to fill in and send back."),
        each=_workbook_each,
        folder=M("One workbook each"),
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
        holds=_has_dates,
    ),
    Output(
        "mail",
        M("Mail drafts"),
        M("One for each leader, with sheet and workbook: open it when there is a network, send."),
        each=_mail_each,
        folder=M("Mail drafts"),
    ),
    Output(
        "pictures",
        M("Pictures (PNG and SVG)"),
        M("Every chart of the plan as a picture, for somebody’s slides."),
        each=_picture_each,
        folder=M("Pictures"),
    ),
    Output(
        "prework",
        M("Pre-work form (PDF)"),
        M("The diagnostic to fill in before the day: in one file, and one each with the name."),
        _prework,
        audience=Audience.BEFORE,
        each=_prework_each,
        folder=M("Pre-work forms"),
    ),
    Output(
        "prework-workbook",
        M("Pre-work form (Excel)"),
        M("The same to fill in as a workbook: one for everybody, and one each with the name."),
        _prework_book,
        audience=Audience.BEFORE,
        each=_prework_book_each,
        folder=M("Pre-work workbooks"),
    ),
    Output(
        "kit",
        M("Paper kit (PDF)"),
        M("Forms, cards, dots, name tents and the journey poster: for a day without a laptop."),
        _kit,
        audience=Audience.BEFORE,
        each=_posters,
        folder=M("Posters"),
    ),
    Output(
        "script",
        M("Facilitator’s script (PDF)"),
        M("The run of show, word for word, with what to bring. Not for the group."),
        _script,
        audience=Audience.SELF,
    ),
    Output(
        "group-cards",
        M("Group cards (PDF)"),
        M("A page for each group that was drawn: people, question, time, space to write."),
        _group_cards,
        audience=Audience.SELF,
    ),
    Output(
        "debrief",
        M("Planned and real (PDF)"),
        M("How long everything took, for your own debrief. Not for the group."),
        _debrief,
        audience=Audience.SELF,
    ),
    Output(
        "progress",
        M("Progress report (PDF)"),
        M("For the group after a check-in: promised and kept, and what we change."),
        _progress,
        audience=Audience.LATER,
    ),
    Output(
        "reminders",
        M("Reminders"),
        M("A mail draft for each who is silent at the last check-in, with the sheet."),
        audience=Audience.LATER,
        each=_reminder_each,
        folder=M("Reminders"),
        outdated=_outdated_reminders,
    ),
)


def warm() -> None:
    """Import what the outputs need, so that the first one is not slower than the second."""
    for module in _HEAVY:
        import_module(module)


_HEAVY = ("cxworkshop.export.pdf.drawing", "cxworkshop.export.workbook")
