"""What the room sees of a journey map: while it grows its stages, then the whole of it."""

from __future__ import annotations

from cxworkshop.activities.journey import journeys, stage_views
from cxworkshop.activities.journey_results import chart, coverage, coverage_words, worst_pains
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList

_MOST_PAINS = 5


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The stages with how much stands under them, or the journeys as charts."""
    title = wording.fill(activity.title)
    if view is RoomView.RESULTS:
        return _results(document, activity, title, wording)
    question = wording.fill(activity.question)
    lists = []
    for journey in journeys(document, activity.id):
        lines = tuple(
            SlideLine(
                wording.fill(each.stage.name) or "…",
                wording.trn("{count} touchpoint", "{count} touchpoints", len(each.touchpoints))
                if each.touchpoints
                else "",
            )
            for each in stage_views(document, journey.id)
        )
        if lines:
            lists.append(SlideList(lines, wording.fill(journey.persona)))
    return Slide(title=title, question=question, lists=tuple(lists))


def _results(document: Document, activity: AgendaItem, title: str, wording: Wording) -> Slide:
    there = [
        (journey, made)
        for journey in journeys(document, activity.id)
        if (made := chart(document, journey, wording)) is not None
    ]
    if not there:
        return Slide(title=title, question=wording.fill(activity.question))
    lines = tuple(
        SlideLine(f"{number}  {wording.fill(text)}")
        for number, text in enumerate(worst_pains(document, activity.id, _MOST_PAINS), 1)
    )
    hurts = SlideList(lines, wording.tr("What hurts most"))
    first = coverage_words(coverage(document, there[0][0].id), wording)
    return Slide(
        title=title,
        question=" · ".join(filter(None, (made.persona for _, made in there))),
        charts=tuple(made for _, made in there),
        lists=(hurts,) if lines else (),
        left=first[0] if first and there[0][1].rows else "",
    )
