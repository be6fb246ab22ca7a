"""What the room is shown: from the public view of a session to one slide."""

from __future__ import annotations

from cxworkshop.activities import breakouts_slides
from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.commitments_slides import board, spoken
from cxworkshop.activities.photos import Photo, photo_slide
from cxworkshop.activities.registry import content_of
from cxworkshop.activities.review import Promise
from cxworkshop.activities.review_slides import promise_slide
from cxworkshop.activities.wording import Wording
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.schedule import day_of
from cxworkshop.slides import RoomView, Slide, SlideLine, SlideList


def room_slide(
    shown: Document, activity_id: ItemId | None, view: RoomView, wording: Wording
) -> Slide:
    """The slide of an activity.

    ``shown`` is a public view (:class:`cxworkshop.public.PublicView`), and ``wording`` speaks of
    it: what is private cannot be on a slide, since it is not in there.
    """
    activity = shown.find(AgendaItem, activity_id)
    if view is RoomView.AGENDA or activity is None:
        return _agenda(shown, activity_id, wording)
    if view is RoomView.COMMITMENTS:
        return board(shown, wording)
    content = content_of(activity.activity)
    if view is RoomView.QUESTION and content.asks:
        question = wording.fill(content.question(shown, activity))
        title = wording.fill(activity.title)
        return Slide(title=title, question=question or wording.fill(shown.session.title))
    if view is RoomView.GROUPS:
        groups = breakouts_slides.slide(shown, activity, wording)
        if groups is not None:
            return groups
        view = RoomView.CAPTURE
    return content.slide(shown, activity, view, wording)


def spoken_slide(shown: Document, item_id: ItemId, wording: Wording) -> Slide | None:
    """One commitment large, with the name of who says it; None where there is nothing to say.

    So is a promise of last time that is being talked about. ``shown`` is a public view: what is
    still being typed stands in it as it stood before.
    """
    promise = shown.find(Promise, item_id)
    if promise is not None:
        return promise_slide(shown, promise, wording)
    item = shown.find(Commitment, item_id)
    return spoken(item, wording) if item is not None and item.text.strip() else None


def large_slide(shown: Document, item_id: ItemId, wording: Wording) -> Slide | None:
    """One thing alone on the screen: a photo, or a commitment while it is said aloud."""
    photo = shown.find(Photo, item_id)
    if photo is not None:
        return photo_slide(shown, photo, wording)
    return spoken_slide(shown, item_id, wording)


def _agenda(shown: Document, current: ItemId | None, wording: Wording) -> Slide:
    lines = tuple(
        SlideLine(
            _title(row.item, wording),
            lead=wording.words.time(row.starts_at),
            is_strong=row.item.id == current,
            ink="accent" if row.item.id == current else "ink",
        )
        for row in day_of(shown).rows
    )
    return Slide(title=wording.fill(shown.session.title), lists=(SlideList(lines),))


def _title(activity: AgendaItem, wording: Wording) -> str:
    return wording.fill(activity.title) or wording.tr("Untitled activity")
