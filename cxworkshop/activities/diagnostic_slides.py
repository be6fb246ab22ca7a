"""What the room sees of a diagnostic: the statements while they are rated, then the results."""

from __future__ import annotations

from cxworkshop.activities.attendance import present
from cxworkshop.activities.diagnostic import Statement, diagnostic_of
from cxworkshop.activities.diagnostic_answers import answered
from cxworkshop.activities.diagnostic_results import expected, results
from cxworkshop.activities.diagnostic_words import dot_chart, name_of, said_first
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The results once they are asked for; until then the statements and how many answered."""
    if view is RoomView.RESULTS:
        return _results(document, activity, wording)
    number = max(1, diagnostic_of(document, activity.id).rounds)
    lines = []
    for statement in document.under(activity.id, Statement):
        given = answered(document, statement.id, number)
        there = max(expected(document, statement.id, number), given)
        side = wording.tr("{count} of {all}", count=given, all=there)
        dimension, text = wording.fill(statement.dimension), wording.fill(statement.text)
        told = wording.tr("{name}: {what}", name=dimension, what=text)
        lines.append(SlideLine(told if dimension and text else dimension or text, side))
    return Slide(
        title=wording.fill(activity.title),
        question=wording.fill(activity.question),
        lists=(SlideList(tuple(lines)),) if lines else (),
    )


def _results(document: Document, activity: AgendaItem, wording: Wording) -> Slide:
    found = results(document, activity.id)
    first = said_first(found, wording)
    agreed = tuple(
        SlideLine(wording.fill(result.statement.sentence), name_of(result.statement, wording))
        for result in found
        if result.statement.sentence.strip() and result.statement.dimension.strip()
    )
    agreed += tuple(
        SlideLine(wording.fill(result.statement.sentence))
        for result in found
        if result.statement.sentence.strip() and not result.statement.dimension.strip()
    )
    chart = dot_chart(found, diagnostic_of(document, activity.id), wording, is_spread=True)
    return Slide(
        title=wording.fill(activity.title),
        charts=(chart,) if found else (),
        lists=(SlideList(agreed, wording.tr("What we agree on")),) if agreed else (),
        left=_who(document, wording),
        right=wording.tr("Talk first: {what}", what=first) if first else "",
    )


def _who(document: Document, wording: Wording) -> str:
    people = present(document)
    functions = {person.function for person in people if person.function is not None}
    leaders = wording.trn("{count} leader", "{count} leaders", len(people))
    if not functions:
        return leaders
    shared = wording.trn("{count} function", "{count} functions", len(functions))
    return f"{leaders} · {shared}"
