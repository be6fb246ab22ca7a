"""The review on the room screen: what was promised, then what was kept, never by whom.

Names stand beside results only where that is switched on for the check-in.
"""

from __future__ import annotations

from cxworkshop.activities.commitments import until_told
from cxworkshop.activities.review import (
    CheckIn,
    Promise,
    ReviewAnswer,
    answers_at,
    check_in_of,
    function_of,
    owner_of,
)
from cxworkshop.activities.review_results import (
    check_in_words,
    count_words,
    kept_at,
    kept_bars,
    moves_words,
    said_changes,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.people import Function
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList


def slide(document: Document, activity: AgendaItem, view: RoomView, wording: Wording) -> Slide:
    """What was promised, by function, and how many have answered; the bars as results."""
    title = wording.fill(activity.title) or wording.tr("We promised, we kept")
    check_in = check_in_of(document, activity.id)
    if check_in is None or not answers_at(document, check_in.id):
        return Slide(title=title, question=wording.fill(activity.question))
    if view is RoomView.RESULTS:
        return _results(document, check_in, title, wording)
    kept = kept_at(document, check_in.id)
    return Slide(
        title=title,
        question=wording.fill(activity.question),
        lists=_promised(document, check_in, wording),
        left=wording.trn("{count} promise", "{count} promises", kept.asked),
        right=wording.tr("{count} of {all} answered", count=kept.answered, all=kept.asked),
    )


def promise_slide(document: Document, promise: Promise, wording: Wording) -> Slide:
    """One promise alone, in the words of that day, while it is talked about; no result."""
    who = (owner_of(document, promise), function_of(document, promise))
    return Slide(
        sentence=promise.text,
        by=" · ".join(filter(None, who)),
        left=wording.tr("Kept when: {what}", what=promise.measure) if promise.measure else "",
        right=when_due(promise, wording),
    )


def when_due(promise: Promise, wording: Wording) -> str:
    """By when and how often it was promised; empty without either."""
    return until_told(promise.due, promise.repeats, wording)


def _promised(document: Document, check_in: CheckIn, wording: Wording) -> tuple[SlideList, ...]:
    by_name: dict[str, list[SlideLine]] = {item.name: [] for item in document.all(Function)}
    nobodys: list[SlideLine] = []
    for promise_id in answers_at(document, check_in.id):
        promise = document.find(Promise, promise_id)
        if promise is None:
            continue
        line = SlideLine(promise.text, when_due(promise, wording), below=promise.measure)
        name = function_of(document, promise)
        (by_name.setdefault(name, []) if name.strip() else nobodys).append(line)
    lists = [SlideList(tuple(lines), name) for name, lines in by_name.items() if lines]
    if nobodys:
        lists.append(SlideList(tuple(nobodys), wording.tr("No function")))
    return tuple(lists)


def _results(document: Document, check_in: CheckIn, title: str, wording: Wording) -> Slide:
    bars = kept_bars(document, check_in, wording)
    lists: list[SlideList] = []
    if check_in.names_shown:
        lines = tuple(
            _named(document, answer, wording)
            for answer in answers_at(document, check_in.id).values()
            if answer.result is not None
        )
        if lines:
            lists.append(SlideList(lines, wording.tr("One by one")))
    else:
        changes = said_changes(document, check_in.id)
        if changes:
            said = tuple(SlideLine(wording.fill(answer.changes)) for answer in changes)
            lists.append(SlideList(said, wording.tr("What we change")))
    return Slide(
        title=title,
        question=moves_words(document, check_in, wording),
        charts=(bars,) if bars is not None else (),
        lists=tuple(lists),
        left=count_words(kept_at(document, check_in.id), wording),
        right=check_in_words(check_in, wording),
    )


def _named(document: Document, answer: ReviewAnswer, wording: Wording) -> SlideLine:
    promise = document.find(Promise, answer.promise)
    if promise is None or answer.result is None:
        return SlideLine("")
    below = [owner_of(document, promise)]
    if answer.changes.strip():
        below.append(wording.tr("We change: {what}", what=wording.fill(answer.changes)))
    return SlideLine(
        promise.text,
        wording.words.say(answer.result.word),
        is_strong=True,
        below="\n".join(filter(None, below)),
    )
