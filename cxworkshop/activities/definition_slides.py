"""The shared definition on the room screen: proposals, dots, the sentence, the hands."""

from __future__ import annotations

from cxworkshop.activities.definition import (
    Consent,
    Proposal,
    SharedDefinition,
    agreed,
    consent_count,
)
from cxworkshop.activities.definition_charts import charts, consent_words
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """While writing down: the proposals without dots, then the sentence and how many answered.

    As results: the sentence, the hands, the proposals with their dots.
    """
    title, question = wording.fill(activity.title), wording.fill(activity.question)
    sentence = agreed(document)
    if view is RoomView.RESULTS:
        return Slide(
            title=title,
            sentence=wording.fill(sentence.text) if sentence is not None else "",
            charts=charts(document, wording),
            left=consent_words(document, wording) if consent_count(document).given else "",
            right=_named(document, wording),
        )
    if sentence is not None:
        return _asking(document, title, sentence, wording)
    lines = tuple(SlideLine(wording.fill(each.text)) for each in _as_proposed(document))
    count = wording.trn("{count} proposal", "{count} proposals", len(lines)) if lines else ""
    lists = (SlideList(lines),) if lines else ()
    return Slide(title=title, question=question, lists=lists, left=count)


def _asking(document: Document, title: str, sentence: SharedDefinition, wording: Wording) -> Slide:
    count = consent_count(document)
    answered = wording.tr(
        "{count} of {all} have answered", count=count.answered, all=count.expected
    )
    return Slide(
        title=title,
        sentence=wording.fill(sentence.text),
        by=wording.tr("How far can you live with it? Show 0 to 5."),
        left=answered,
    )


def _as_proposed(document: Document) -> list[Proposal]:
    """In the order in which they were proposed, so that nothing tells how many dots they have."""
    return [item for item in document.all(Proposal) if item.text.strip()]


def _named(document: Document, wording: Wording) -> str:
    """Who showed less than 3, where the names are switched on."""
    names = [
        wording.person(item.participant)
        for item in document.all(Consent)
        if item.is_named and item.participant is not None
    ]
    return wording.tr("Below 3: {names}", names=wording.words.join(names)) if names else ""
