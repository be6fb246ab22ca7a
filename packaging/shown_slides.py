"""Every slide of the day, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shown import Shown, settle

if TYPE_CHECKING:
    from cxworkshop_ui.app import App


def slides(app: App, width: int, height: int, kinds: tuple[str, ...] = ()) -> Shown:
    """Every slide of the day, page by page, as the room window paints it."""
    from cxworkshop_ui.room.controller import VIEW_WORDS, RoomController
    from cxworkshop_ui.room.picture import RoomPicture

    from cxworkshop.activities.commitments import Commitment
    from cxworkshop.activities.photos import Photo
    from cxworkshop.model.agenda import AgendaItem
    from cxworkshop.slides import Slide

    context = app.desk.context
    if context is None:
        raise RuntimeError("no session is open")
    room = RoomController(context)
    picture = RoomPicture(room)
    picture.resize(width, height)
    room.lay_out_for(picture.size())
    drawn: list[Slide] = []
    for activity in room.context.document.all(AgendaItem):
        if kinds and activity.activity not in kinds:
            continue
        room.context.clock.show(activity.id)
        for view in VIEW_WORDS:
            room.show(view)
            if room.slide in drawn:
                continue
            drawn.append(room.slide)
            count = len(room.pages)
            for room.page in range(count):
                yield f"{activity.activity}-{view.value}-{room.page + 1}", picture
    for commitment in room.context.document.all(Commitment)[:1]:
        room.speak(commitment.id)
        yield "commitment-said-aloud", picture
        room.speak("")
    for photo in room.context.document.all(Photo)[:1]:
        context.show_photo(photo.id)
        picture.grab()  # painted once, the photo is asked for
        while app.runner.is_busy:
            settle()
        yield "photo", picture


def slides_of_the_review(app: App, width: int, height: int) -> Shown:
    """The slides of a later day's review."""
    yield from slides(app, width, height, ("review",))
