"""Groups on the room screen: everybody finds their name, and nobody sees what is not shown yet."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.activities.breakouts import Breakout, Group
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.notes import Note
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Label
from cxworkshop.figures.group_board import BoardGroup, GroupBoard
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide
from cxworkshop.sample import sample
from cxworkshop.slides import SMALLEST, RoomView, Slide, alt_of, slide_pages
from tests.room.test_slides import SCREENS, labels, measure


def changed(language: str = "en", **values: object) -> Document:
    """The sample with its breakout changed."""

    def of(item: Item) -> Item:
        return msgspec.structs.replace(item, **values) if isinstance(item, Breakout) else item

    return new_document(of(item) for item in sample(language))


def shown(document: Document, language: str = "en") -> Slide:
    breakout = document.all(Breakout)[0]
    public = PublicView().of(document)
    wording = Wording(public, catalogue(language))
    return room_slide(public, breakout.parent, RoomView.GROUPS, wording)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_and_reports_obey_the_rule(language: str, screen: tuple[int, int]) -> None:
    width, height = screen
    first = changed().all(Group)[0].id
    for document in (changed(language), changed(language, speaking=first)):
        for page in slide_pages(shown(document, language), width, height, measure):
            for label in labels(page.figure):
                assert label.size >= height * SMALLEST - 1e-6
                assert label.y + label.height <= height + 1


def test_the_clock_counts_down_to_the_end_of_the_groups_and_goes_with_them() -> None:
    running = shown(changed(started_at=1_000, ended_at=None, minutes=10))
    assert (running.until, running.has_clock) == (1_000 + 600_000, True)
    over = shown(changed())
    assert (over.until, over.has_clock) == (None, False)
    waiting = shown(changed(started_at=None, ended_at=None))
    assert waiting.right == "10 minutes"


def test_who_has_left_is_not_looked_for_on_the_screen() -> None:
    document = changed()
    gone = document.find(Participant, document.all(Group)[0].members[0])
    assert gone is not None
    assert gone.name in alt_of(shown(document))
    document.put(msgspec.structs.replace(gone, presence=Presence.LEFT))
    assert gone.name not in alt_of(shown(document))


def test_what_a_group_found_is_on_the_screen_only_once_it_is_shown() -> None:
    group = changed().all(Group)[0].id
    document = changed(speaking=group)
    note = document.under(group, Note)[0]
    assert note.text in alt_of(shown(document))
    for each in document.under(group, Note):
        document.put(msgspec.structs.replace(each, is_private=True))
    said = alt_of(shown(document))
    assert note.text not in said
    assert "Group 1" in said
    assert "What did you find?" in said


def test_an_activity_without_groups_shows_what_comes_in() -> None:
    document = changed()
    public = PublicView().of(document)
    wording = Wording(public, catalogue("en"))
    first = next(item.id for item in document.of_kind("agenda_item"))
    groups = room_slide(public, first, RoomView.GROUPS, wording)
    assert groups == room_slide(public, first, RoomView.CAPTURE, wording)


names = st.text("abc ", min_size=1, max_size=40).filter(str.strip)
boards = st.lists(st.lists(names, min_size=1, max_size=9), min_size=1, max_size=20)


@settings(max_examples=40)
@given(boards)
def test_every_name_is_on_a_page_and_no_card_runs_out_of_it(groups: list[list[str]]) -> None:
    board = GroupBoard(
        tuple(BoardGroup(f"Group {at}", tuple(each)) for at, each in enumerate(groups)), ""
    )
    canvas = Canvas(1000, 400, 28, 20, measure)
    found = [
        "".join(shape.lines).replace(" ", "")
        for page in board.pages(canvas)
        for shape in page.shapes
        if isinstance(shape, Label)
    ]
    wanted = [name.replace(" ", "") for each in groups for name in each]
    assert sorted(text for text in found if not text.startswith("Group")) == sorted(wanted)
    for page in board.pages(canvas):
        assert page.height <= canvas.height + 1e-6


def test_a_link_to_a_group_that_is_gone_shows_the_groups() -> None:
    document = changed(speaking=ItemId("nobody"))
    assert shown(document).charts
