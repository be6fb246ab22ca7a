"""Photos of the wall: private until they are shared, large on the room screen, never cut."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.photos import (
    Photo,
    alt_of_photo,
    photo_slide,
    section,
    share_photos,
    taken_at,
)
from cxworkshop.activities.wording import Wording
from cxworkshop.blocks import Heading, PictureRow
from cxworkshop.editing.changes import take
from cxworkshop.figures.figure import Label
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.public import PublicView, public
from cxworkshop.room import large_slide
from cxworkshop.sample import sample
from cxworkshop.slides import SMALLEST, alt_of, slide_pages
from cxworkshop.templates.sessions import new_from_session
from cxworkshop.templates.writing import template_from
from tests.activities.slides import LONG, SCREENS, measure

EN = catalogue("en")
WALL = AgendaItem(id=ItemId("a"), position="V", title="Hand-offs")


def photo(number: int, **fields: object) -> Photo:
    made = Photo(
        id=ItemId(f"p{number}"),
        parent=WALL.id,
        position=str(number),
        text=f"Caption {number}",
        picture=f"x{number}",
        width=2000,
        height=1500,
        is_private=False,
    )
    return msgspec.structs.replace(made, **fields)


def of(*photos: Photo) -> Document:
    return new_document((WALL, *photos))


def test_a_new_photo_is_private() -> None:
    assert Photo().is_private
    assert public(Photo(id=ItemId("p"))) is None


def test_the_plan_shows_shared_photos_two_a_row_under_their_activity() -> None:
    document = of(photo(1), photo(2, is_private=True), photo(3), photo(4, text=""))
    made = section(document, Wording(document, EN))
    assert made is not None
    heading, first, second = made.blocks
    assert heading == Heading("Hand-offs")
    assert isinstance(first, PictureRow)
    assert isinstance(second, PictureRow)
    assert [each.id for each in (*first.pictures, *second.pictures)] == ["x1", "x3", "x4"]
    assert [each.alt for each in (*first.pictures, *second.pictures)] == [
        "Photo: Caption 1",
        "Photo: Caption 3",
        "Photo of the wall: Hand-offs",
    ]
    assert section(of(photo(1, is_private=True)), Wording(document, EN)) is None


def test_sharing_is_one_step_and_undone_as_one() -> None:
    document = of(photo(1, is_private=True), photo(2, is_private=True))
    done = share_photos(document.all(Photo)).changes(document)
    take(document, done.changes)
    assert not any(each.is_private for each in document.all(Photo))
    assert len(done.changes) == 2


def test_a_private_photo_cannot_be_put_on_the_room_screen() -> None:
    document = of(photo(1, is_private=True), photo(2))
    shown = PublicView().of(document)
    wording = Wording(shown, EN)
    assert large_slide(shown, ItemId("p1"), wording) is None
    slide = large_slide(shown, ItemId("p2"), wording)
    assert slide is not None
    assert slide.picture is not None
    assert slide.picture.id == "x2"
    assert alt_of(slide) == "Hand-offs\nPhoto: Caption 2"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("caption", ["", "Short", LONG * 12])
@pytest.mark.parametrize("size", [(2000, 1500), (1000, 2000), (2000, 200)])
def test_a_photo_fills_the_screen_in_its_own_shape_with_its_caption_whole(
    screen: tuple[int, int], caption: str, size: tuple[int, int]
) -> None:
    wide, high = screen
    document = of(photo(1, text=caption, width=size[0], height=size[1]))
    slide = photo_slide(document, document.all(Photo)[0], Wording(document, EN))
    pages = slide_pages(slide, wide, high, measure)
    said = []
    for page in pages:
        place = page.picture
        assert place is not None
        assert place.width / place.height == pytest.approx(size[0] / size[1])
        assert place.x >= 0
        assert place.x + place.width <= wide
        assert place.width >= wide * 0.85 or place.height >= high * 0.4
        labels = [shape for shape in page.figure.shapes if isinstance(shape, Label)]
        assert min(label.size for label in labels) >= high * SMALLEST - 1e-6
        below = [label for label in labels if label.y >= place.y + place.height - 1e-6]
        assert all(label.y + label.height <= high for label in labels)
        said += [line for label in below if label.ink == "ink" for line in label.lines]
    assert "".join(" ".join(said).split()) == "".join(caption.split())


def test_when_a_photo_was_taken_is_believed_only_where_it_can_be() -> None:
    now = 1_796_000_000_000
    hour = dt.datetime.fromtimestamp(now / 1000 - 3600, dt.UTC)
    assert taken_at(hour, now) == now - 3_600_000
    assert taken_at(None, now) == now
    assert taken_at(hour + dt.timedelta(days=400), now) == now, "a camera that is set wrong"
    assert taken_at(dt.datetime(1960, 1, 1, tzinfo=dt.UTC), now) == now


def test_photos_and_decisions_stay_behind_when_a_new_session_or_a_template_is_made() -> None:
    document = new_document(sample("en"))
    assert document.all(Photo)
    ids = iter(range(10_000))
    made = new_from_session(
        document, title="T", organisation="O", date=None, new_id=lambda: f"{next(ids)}"
    )
    assert not {"photo", "decided"} & {item.kind for item in made}
    text = template_from(document, title="T")
    assert "hand-off wall" not in text
    assert "photo" not in [line.split(" =")[0] for line in text.splitlines()]


def test_what_is_read_out_falls_back_to_the_place() -> None:
    wording = Wording(of(), EN)
    assert alt_of_photo(photo(1, text=""), "", wording) == "Photo of the wall"
