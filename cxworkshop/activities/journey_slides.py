"""What the room sees of a journey map: while it grows its stages, then the whole of it."""

from __future__ import annotations

from cxworkshop.activities.journey import PainPoint, journeys, stage_at, stage_views
from cxworkshop.activities.journey_results import chart, pains_of
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList

_MOST_PAINS = 8


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
    made = (
        chart(document, journey, wording, with_pains=False)
        for journey in journeys(document, activity.id)
    )
    charts = tuple(each for each in made if each is not None)
    if not charts:
        return Slide(title=title, question=wording.fill(activity.question))
    lines = tuple(
        SlideLine(wording.fill(pain.text), _stage(document, pain, wording), lead=f"{number}.")
        for number, pain in enumerate(pains_of(document, activity.id)[:_MOST_PAINS], 1)
    )
    hurts = SlideList(lines, wording.tr("What hurts most"))
    return Slide(title=title, charts=charts, lists=(hurts,) if lines else ())


def _stage(document: Document, pain: PainPoint, wording: Wording) -> str:
    stage = stage_at(document, pain.at)
    return wording.fill(stage.name) if stage is not None else ""
