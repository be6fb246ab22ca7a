"""Photos of the wall: what hung there, kept with the activity in which it came about."""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Block, Heading, Picture, PictureRow, Section
from cxworkshop.editing.commands import AddItem, Command, SetField, Together
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.slide_photo import SlidePicture
from cxworkshop.slides import Slide

ADD = M("Add photos")
SHARE = M("Share the photos with the group")
A_ROW = 2
"""How many photos stand side by side on paper."""


class Photo(Item, frozen=True, kw_only=True, gc=False):
    """One photo, whose parent is the activity. Private unless marked otherwise.

    ``text`` is its caption, ``picture`` the id of the attachment that holds it, ``width`` and
    ``height`` are in pixels; ``at`` is when it was taken (UTC milliseconds), as far as the
    camera told, else when it was added.
    """

    kind: ClassVar[str] = "photo"
    public: ClassVar[tuple[str, ...]] = ("text", "picture", "width", "height", "at")

    text: str = ""
    picture: str = ""
    width: int = 0
    height: int = 0
    at: int = 0
    is_private: bool = True


def add_photos(photos: Iterable[Photo]) -> Command:
    """Add photos, which have their ids, after those that are there; one step."""
    return Together(tuple(AddItem(photo, ADD) for photo in photos), ADD)


def taken_at(taken: dt.datetime | None, now: int) -> int:
    """When a photo was taken (UTC milliseconds); ``now`` where its camera tells what can't be."""
    at = round(taken.timestamp() * 1000) if taken is not None else now
    return at if 0 < at <= now else now


def share_photos(photos: Iterable[Photo]) -> Command:
    """Let the group have the photos: they go into the plan and may be shown to the room."""
    return Together(
        tuple(SetField(photo.id, "is_private", False, SHARE) for photo in photos), SHARE
    )


def photos_of(document: Document, activity: ItemId | None) -> tuple[Photo, ...]:
    """The photos of an activity, in order."""
    return document.under(activity, Photo) if activity is not None else ()


def alt_of_photo(photo: Photo, place: str, wording: Wording) -> str:
    """What a photo shows to who can't see it: its caption, or where it was taken."""
    text = wording.fill(photo.text)
    if text:
        return wording.tr("Photo: {caption}", caption=text)
    if place:
        return wording.tr("Photo of the wall: {activity}", activity=place)
    return wording.tr("Photo of the wall")


def photo_slide(shown: Document, photo: Photo, wording: Wording) -> Slide:
    """One photo large, with its caption. ``shown`` is a public view."""
    activity = shown.find(AgendaItem, photo.parent)
    place = wording.fill(activity.title) if activity is not None else ""
    picture = SlidePicture(
        photo.picture, photo.width, photo.height, alt_of_photo(photo, place, wording)
    )
    return Slide(title=place, picture=picture, by=wording.fill(photo.text))


def section(document: Document, wording: Wording) -> Section | None:
    """The photos that are not private, by activity; None without one."""
    blocks: list[Block] = []
    for activity in document.all(AgendaItem):
        photos = [
            photo
            for photo in photos_of(document, activity.id)
            if photo.picture and not photo.is_private
        ]
        if not photos:
            continue
        place = wording.fill(activity.title) or wording.tr("Untitled activity")
        blocks.append(Heading(place))
        pictures = [
            Picture(photo.picture, alt_of_photo(photo, place, wording), wording.fill(photo.text))
            for photo in photos
        ]
        blocks += [
            PictureRow(tuple(pictures[start : start + A_ROW]))
            for start in range(0, len(pictures), A_ROW)
        ]
    if not blocks:
        return None
    title = wording.tr("Photos of the wall")
    return Section("photos", title, wording.tr("What hung on the walls, as it was."), tuple(blocks))
