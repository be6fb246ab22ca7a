"""The form of a diagnostic: every statement with its scale and a line for evidence.

Sent out before the day it is filled in on screen and read back; in the paper kit it is for pens.
Where a diagnostic takes counts only, no form carries a name: it is for pens in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.diagnostic import SCALE, Diagnostic, Statement, diagnostic_of
from cxworkshop.activities.diagnostic_answers import raters
from cxworkshop.activities.diagnostic_words import ends, in_full, name_of
from cxworkshop.activities.form_names import Asked, FormName
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import (
    Block,
    Cell,
    Choice,
    Column,
    Facts,
    FormField,
    Pair,
    Report,
    Section,
    Table,
    Text,
    TextField,
)
from cxworkshop.figures.direction import listed
from cxworkshop.i18n import Catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.report.frame import framed

_LINES_OF_A_PAGE = 26
"""Lines to write on that a page holds beside everything else."""
_FEWEST_LINES, _MOST_LINES = 3, 6


def diagnostics(document: Document) -> list[AgendaItem]:
    """The activities of the day with statements to rate, in order."""
    return [
        activity
        for activity in document.all(AgendaItem)
        if any(_says(each) for each in document.under(activity.id, Statement))
    ]


def respondents(document: Document) -> list[Participant]:
    """Who gets a form with the own name on it; nobody where every diagnostic is without names."""
    named = [each for each in diagnostics(document) if not _takes_counts(document, each)]
    return raters(document) if named else []


def prework_report(document: Document, words: Catalogue, only: ItemId | None = None) -> Report:
    """The form to send out: one for everybody, or with ``only`` that of one person."""
    wording = Wording(document, words)
    name = wording.tr("Pre-work form")
    person = document.find(Participant, only)
    sections = [
        form_section(
            activity,
            person,
            wording,
            is_for_screen=not _takes_counts(document, activity),
            is_sent=True,
        )
        for activity in diagnostics(document)
        if person is None or not _takes_counts(document, activity)
    ]
    if not sections:
        nothing = wording.tr("No diagnostic with statements is on the agenda.")
        sections = [Section("nothing", name, nothing, ())]
    title = wording.fill(document.session.title) or name
    return framed(wording, name, sections, title=f"{title} – {person.name}" if person else title)


def paper_sections(activity: AgendaItem, wording: Wording) -> Iterator[Section]:
    """The forms for the room, for pens: by name, or as many without names."""
    for person in raters(wording.document):
        whose = None if _takes_counts(wording.document, activity) else person
        yield form_section(activity, whose, wording, is_for_screen=False, is_sent=False)


def form_section(
    activity: AgendaItem,
    person: Participant | None,
    wording: Wording,
    *,
    is_for_screen: bool,
    is_sent: bool,
) -> Section:
    """One form on a page of its own; ``person`` is None where it is nobody's or everybody's.

    One that ``is_sent`` says where and by when it goes back.
    """
    document = wording.document
    diagnostic = diagnostic_of(document, activity.id)
    blocks: list[Block] = []
    if not diagnostic.takes_counts:
        blocks += _whose(activity, person, wording, is_for_screen=is_for_screen)
    lowest, highest = ends(diagnostic, wording)
    blocks.append(
        Text(
            wording.tr(
                "Choose a number for each statement: 1 is {lowest}, 5 is {highest}. Then write "
                "what you have seen, heard or measured that makes you say so.",
                lowest=lowest,
                highest=highest,
            )
        )
    )
    blocks.append(_table(activity, person, diagnostic, wording, is_for_screen=is_for_screen))
    blocks += _return(diagnostic, wording, is_sent=is_sent)
    return Section(
        f"form-{activity.id}-{person.id if person else 'open'}",
        wording.fill(activity.title),
        wording.fill(activity.question),
        tuple(blocks),
        begins_page=True,
    )


def _whose(
    activity: AgendaItem, person: Participant | None, wording: Wording, *, is_for_screen: bool
) -> Iterator[Block]:
    label = wording.tr("Name")
    if person is not None:
        function = wording.function(person.function)
        yield Facts((Pair(label, listed((person.name, function), " · ")),))
        return
    name = FormName(Asked.NAME, wording.document.session.id, None, activity.id).written
    yield FormField(label, TextField(name if is_for_screen else "", wording.tr("Your name")))


def _table(
    activity: AgendaItem,
    person: Participant | None,
    diagnostic: Diagnostic,
    wording: Wording,
    *,
    is_for_screen: bool,
) -> Table:
    columns = (
        Column(wording.tr("Statement"), 3.6),
        *(Column(str(value), 0.42) for value in SCALE),
        Column(wording.tr("What makes me say so"), 3.4),
    )
    document = wording.document
    statements = [each for each in document.under(activity.id, Statement) if _says(each)]
    room = _LINES_OF_A_PAGE // max(1, len(statements))
    lines = min(_MOST_LINES, max(_FEWEST_LINES, room))
    rows = []
    for statement in statements:
        text, short = in_full(statement, wording), name_of(statement, wording)
        rated, evidence = (
            FormName(
                asked,
                document.session.id,
                person.id if person is not None else None,
                statement.id,
                diagnostic.rounds,
            ).written
            if is_for_screen
            else ""
            for asked in (Asked.RATED, Asked.EVIDENCE)
        )
        why = wording.tr("What makes me say so: {statement}", statement=short)
        rows.append(
            (
                Cell(text),
                *(Cell(field=Choice(rated, str(value), str(value), short)) for value in SCALE),
                Cell(field=TextField(evidence, why, lines)),
            )
        )
    return Table(wording.fill(activity.title), columns, tuple(rows))


def _return(diagnostic: Diagnostic, wording: Wording, *, is_sent: bool) -> Iterator[Block]:
    """Where and by when the form goes back, and who will see what."""
    session = wording.document.session
    place = listed((session.facilitators, session.return_to.strip()), " · ")
    told = (
        (wording.tr("Return it to"), place if is_sent else ""),
        (wording.tr("Before"), wording.day(session.date) if is_sent else ""),
        (wording.tr("Who will see it"), seen_by(diagnostic, wording)),
    )
    yield Facts(tuple(Pair(label, text) for label, text in told if text))


def seen_by(diagnostic: Diagnostic, wording: Wording) -> str:
    """Who will see whose answers."""
    if diagnostic.takes_counts:
        return wording.tr("Nobody sees whose form this is: only how many gave each number is kept.")
    if diagnostic.names_shown:
        return wording.tr("The facilitators. The group sees who gave what, as agreed with you.")
    return wording.tr("The facilitators. The group sees how answers spread, without names.")


def _takes_counts(document: Document, activity: AgendaItem) -> bool:
    return diagnostic_of(document, activity.id).takes_counts


def _says(statement: Statement) -> bool:
    return bool(statement.text.strip() or statement.dimension.strip())
