"""Every slide of a kind, held against the rule: legible from the back, nothing cut."""

from __future__ import annotations

import msgspec

from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.figure import Figure, Label
from cxworkshop.i18n import catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import COLUMNS, Item, field_types
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide
from cxworkshop.sample import sample
from cxworkshop.slides import SMALLEST, RoomView, Slide, slide_pages

SCREENS = ((1280, 720), (1024, 768), (1920, 1080))
LONG = "Accountability-for-the-whole-experience and what every customer of ours would notice "


def measure(text: str, size: float, is_strong: bool, is_serif: bool) -> float:
    """A face in which every letter is as wide as in a broad one."""
    return len(text) * size * (0.62 if is_strong else 0.56)


def lengthened(item: Item) -> Item:
    """The item with far more to say in every text."""
    texts = {
        name: LONG * 3
        for name, declared in field_types(type(item)).items()
        if declared is str and name not in COLUMNS and name != "activity"
    }
    return msgspec.structs.replace(item, **texts)


def activity_of(document: Document, kind: str) -> AgendaItem:
    """The first activity of a kind."""
    return next(item for item in document.all(AgendaItem) if item.activity == kind)


def slide_of(document: Document, kind: str, view: RoomView, language: str = "en") -> Slide:
    """The slide that the room is shown of the first activity of a kind."""
    shown = PublicView().of(document)
    wording = Wording(shown, catalogue(language))
    return room_slide(shown, activity_of(document, kind).id, view, wording)


def assert_every_slide_is_legible(kind: str, language: str, *types: type[Item]) -> None:
    """Each view of the sample's activity, with its own words and with the longest, on each screen.

    ``types`` are the items that get the longest texts.
    """
    plain = sample(language)
    long = tuple(lengthened(item) if isinstance(item, types) else item for item in plain)
    for items in (plain, long):
        document = new_document(items)
        for view in (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS):
            slide = slide_of(document, kind, view, language)
            for width, height in SCREENS:
                for page in slide_pages(slide, width, height, measure):
                    assert_legible(page.figure, height)


def assert_legible(figure: Figure, height: float) -> None:
    """No label smaller than the rule, wider than its room, or off the screen."""
    for label in figure.shapes:
        if not isinstance(label, Label):
            continue
        assert label.size >= height * SMALLEST - 1e-6, label.lines
        assert label.y + label.height <= figure.height + 1e-6, label.lines
        for line in label.lines:
            wide = measure(line, label.size, label.is_strong, label.is_serif)
            assert wide <= label.width + 1e-6, line
        start = label.x - {"left": 0, "middle": label.width / 2, "right": label.width}[label.align]
        assert start >= -1e-6
        assert start + label.width <= figure.width + 1e-6
