"""The closing on the room screen: the read-back page by page, then what the day was worth."""

from __future__ import annotations

from cxworkshop.activities.closing import closing_words, return_count, told_words
from cxworkshop.activities.closing_words import answered_told, return_chart, return_told
from cxworkshop.activities.definition import agreed
from cxworkshop.activities.opening import expectations, met_count
from cxworkshop.activities.opening_slides import expectation_list
from cxworkshop.activities.read_back import read_back_lists
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """The read-back to walk through and photograph; hands and words wait as results."""
    title = wording.fill(activity.title)
    if view is RoomView.RESULTS:
        return _results(document, activity, title, wording)
    sentence = agreed(document)
    lists = list(read_back_lists(document, wording))
    if met_count(document).said:
        name = wording.tr("What we wanted from today")
        said = expectation_list(expectations(document), wording, name)
        lists.append(SlideList(said.lines, said.title, begins_page=True))
    if sentence is None and not lists:
        return Slide(title=title, question=wording.fill(activity.question))
    return Slide(
        title=title,
        sentence=wording.fill(sentence.text) if sentence is not None else "",
        by=wording.tr("What a good experience is to us") if sentence is not None else "",
        lists=tuple(lists),
        left=answered_told(document, activity.id, wording),
    )


def _results(document: Document, activity: AgendaItem, title: str, wording: Wording) -> Slide:
    """What the day was worth, and the words; never whose they are."""
    has_hands = return_count(document, activity.id).given > 0
    words = told_words(document, activity.id)
    lists = (SlideList((SlideLine(words),), wording.tr("One word each")),) if words else ()
    return Slide(
        title=title,
        question="" if has_hands or words else wording.fill(activity.question),
        charts=(return_chart(document, activity.id, wording),) if has_hands else (),
        lists=lists,
        left=return_told(document, activity.id, wording) if has_hands else "",
        right=wording.trn(
            "{count} word", "{count} words", len(closing_words(document, activity.id))
        )
        if words
        else "",
    )
