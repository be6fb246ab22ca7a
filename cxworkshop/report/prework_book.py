"""The pre-work form as a workbook: how it is filled in, and the statements of the diagnostic."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.diagnostic import diagnostic_of
from cxworkshop.activities.diagnostic_words import ends
from cxworkshop.activities.wording import Wording
from cxworkshop.i18n import Catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant
from cxworkshop.report.answer_sheets import prework_sheets
from cxworkshop.report.diagnostic_form import diagnostics, seen_by
from cxworkshop.report.workbook import WorkbookContent
from cxworkshop.report.workbook_overview import Overview, facts_of


def prework_content(
    document: Document, words: Catalogue, person: Participant | None = None
) -> WorkbookContent:
    """The workbook to send out: one for everybody, or that of one person."""
    wording, session = Wording(document, words), document.session
    name = words.tr("Pre-work form")
    title = wording.fill(session.title) or name
    sheets = tuple(prework_sheets(document, wording, person))
    mine = ((words.tr("Name"), person.name),) if person is not None else ()
    return WorkbookContent(
        title=title if person is None else f"{title} – {person.name}",
        author=session.facilitators or session.organisation,
        statuses=(),
        done="",
        dropped="",
        overview=Overview(
            title=title,
            name=name,
            facts=(*mine, *facts_of(document, wording)),
            figures=(),
            owners=None,
            hints=tuple(_how(document, wording)),
            legend=(),
        ),
        sheets=sheets,
        session=session.id,
        person=person.id if person is not None else "",
    )


def _how(document: Document, wording: Wording) -> Iterator[str]:
    """How the form is filled in, where it goes, and who will see what."""
    tr, session = wording.tr, document.session
    named = [
        each for each in diagnostics(document) if not diagnostic_of(document, each.id).takes_counts
    ]
    if not named:
        yield tr("No diagnostic with statements that asks for names is on the agenda.")
        return
    diagnostic = diagnostic_of(document, named[0].id)
    lowest, highest = ends(diagnostic, wording)
    yield tr(
        "Choose a number for each statement: 1 is {lowest}, 5 is {highest}.",
        lowest=lowest,
        highest=highest,
    )
    yield tr("Then write what you have seen, heard or measured that makes you say so.")
    place = " · ".join(filter(None, (session.facilitators, session.return_to.strip())))
    if place:
        yield tr("Return it to: {place}", place=place)
    if session.date is not None:
        yield tr("Before: {day}", day=wording.day(session.date))
    yield tr("Who will see it: {who}", who=seen_by(diagnostic, wording))
