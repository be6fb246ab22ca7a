"""The diagnostic in the workbook: what came of each statement, and who gave what where it may."""

from __future__ import annotations

from collections.abc import Iterator

from cxworkshop.activities.diagnostic import SCALE, Rating, Statement, diagnostic_of
from cxworkshop.activities.diagnostic_answers import Answer, answer_of, raters
from cxworkshop.activities.diagnostic_results import agreement, results
from cxworkshop.activities.diagnostic_words import AGREEMENT, in_full
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import ColumnKind, Sheet, SheetColumn, SheetValue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant


def sheet(document: Document, wording: Wording) -> Sheet | None:
    """A row for every statement and round; None where there are no statements."""
    rows: list[tuple[SheetValue, ...]] = []
    for activity in document.all(AgendaItem):
        diagnostic = diagnostic_of(document, activity.id)
        for result in results(document, activity.id):
            for number, given in enumerate(result.rounds, 1):
                mean, spread = given.mean, given.spread
                rows.append(
                    (
                        result.statement.id,
                        wording.fill(activity.title),
                        wording.fill(result.statement.dimension),
                        wording.fill(result.statement.text),
                        number,
                        given.given,
                        None if mean is None else round(mean, 2),
                        None if spread is None else round(spread, 2),
                        wording.words.say(AGREEMENT[agreement(given, diagnostic)]),
                        *given.counts,
                        wording.fill(result.statement.sentence),
                    )
                )
    if not rows:
        return None
    tr = wording.tr
    columns = (
        SheetColumn("id", tr("Id"), ColumnKind.ID),
        SheetColumn("activity", tr("Activity")),
        SheetColumn("dimension", tr("Dimension")),
        SheetColumn("text", tr("Statement"), ColumnKind.LONG),
        SheetColumn("round", tr("Round"), ColumnKind.NUMBER),
        SheetColumn("answered", tr("Answered"), ColumnKind.NUMBER),
        SheetColumn("mean", tr("Mean"), ColumnKind.NUMBER),
        SheetColumn("spread", tr("Spread"), ColumnKind.NUMBER),
        SheetColumn("agreement", tr("Agreement")),
        *(
            SheetColumn(f"gave_{value}", tr("Gave {value}", value=value), ColumnKind.NUMBER)
            for value in SCALE
        ),
        SheetColumn("agreed", tr("Agreed sentence"), ColumnKind.LONG),
    )
    return Sheet("diagnostic", tr("Diagnostic"), columns, tuple(rows))


def ratings_sheet(document: Document, wording: Wording) -> Sheet | None:
    """Who gave what: only of activities in which names may stand beside ratings."""
    rows: list[tuple[SheetValue, ...]] = []
    for activity in document.all(AgendaItem):
        diagnostic = diagnostic_of(document, activity.id)
        if diagnostic.names_shown and not diagnostic.takes_counts:
            rows += _ratings(document, activity, wording)
    if not rows:
        return None
    tr = wording.tr
    columns = (
        SheetColumn("id", tr("Id"), ColumnKind.ID),
        SheetColumn("name", tr("Name")),
        SheetColumn("function", tr("Function")),
        SheetColumn("statement", tr("Statement"), ColumnKind.LONG),
        SheetColumn("round", tr("Round"), ColumnKind.NUMBER),
        SheetColumn("value", tr("Rating"), ColumnKind.NUMBER),
        SheetColumn("answer", tr("Answer")),
    )
    return Sheet("ratings", tr("Ratings"), columns, tuple(rows))


def _ratings(
    document: Document, activity: AgendaItem, wording: Wording
) -> Iterator[tuple[SheetValue, ...]]:
    people: dict[str, Participant] = {person.id: person for person in raters(document)}
    said = {Answer.GIVEN: wording.tr("given"), Answer.DECLINED: wording.tr("declined")}
    for statement in document.under(activity.id, Statement):
        for rating in document.under(statement.id, Rating):
            person = people.get(rating.participant or "")
            answer = answer_of(rating, person) if person is not None else Answer.ABSENT
            if person is not None and answer in said:
                yield (
                    rating.id,
                    person.name,
                    wording.function(person.function),
                    in_full(statement, wording),
                    rating.round,
                    rating.value or None,
                    said[answer],
                )
