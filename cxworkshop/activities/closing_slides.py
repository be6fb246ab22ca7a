"""The closing on the room screen: the read-back page by page, then what the day was worth."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.activities.closing import return_count, told_words
from cxworkshop.activities.closing_words import (
    answered_told,
    ends,
    given_told,
    mean_told,
    return_chart,
    return_question,
)
from cxworkshop.activities.definition import agreed
from cxworkshop.activities.opening import expectations, met_count
from cxworkshop.activities.opening_slides import expectation_list
from cxworkshop.activities.read_back import read_back_lists
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList

_WORDS_SIZE = 1 / 11
"""One word each is what they take home: large, in heights of the screen."""


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """One walk: the read-back to photograph, the expectations, what is asked of the hands.

    What the hands and the words say waits as results.
    """
    title = wording.fill(activity.title)
    if view is RoomView.RESULTS:
        return _results(document, activity, title, wording)
    sentence = agreed(document)
    return Slide(
        title=title,
        sentence=wording.fill(sentence.text) if sentence is not None else "",
        by=wording.tr("What a good experience is to us") if sentence is not None else "",
        lists=tuple(_walk(document, activity.id, wording)),
    )


def _walk(document: Document, activity: ItemId, wording: Wording) -> Iterator[SlideList]:
    yield from read_back_lists(document, wording)
    if met_count(document).said:
        name = wording.tr("What we wanted from today")
        said = expectation_list(expectations(document), wording, name)
        yield msgspec.structs.replace(said, begins_page=True)
    lowest, highest = ends(document, activity, wording)
    lines = [SlideLine(highest), SlideLine(lowest)]
    answered = answered_told(document, activity, wording)
    if answered:
        lines.append(SlideLine(answered, ink="ink2"))
    yield SlideList(tuple(lines), return_question(document, activity, wording), begins_page=True)


def _results(document: Document, activity: AgendaItem, title: str, wording: Wording) -> Slide:
    """What the day was worth, and the words; never whose they are."""
    has_hands = return_count(document, activity.id).given > 0
    words = told_words(document, activity.id)
    said = SlideList(
        (SlideLine(words.replace(" · ", "\u00a0· ")),),
        wording.tr("One word each"),
        most=_WORDS_SIZE,
    )
    return Slide(
        title=title,
        question="" if has_hands or words else wording.fill(activity.question),
        charts=(return_chart(document, activity.id, wording),) if has_hands else (),
        lists=(said,) if words else (),
        left=given_told(document, activity.id, wording) if has_hands else "",
        right=mean_told(document, activity.id, wording),
    )
