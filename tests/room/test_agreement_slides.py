"""Slides of what was agreed can be read from the back of the room, with the longest texts too."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.decisions import Decision
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.outside import OutsidePromise
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Label
from cxworkshop.figures.role_matrix import Mark, MatrixRow, RoleMatrix
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide, spoken_slide
from cxworkshop.sample import sample
from cxworkshop.slides import SMALLEST, RoomView, Slide, slide_pages
from tests.room.test_slides import SCREENS, labels, measure

KINDS = ("goals", "commitments", "next_steps", "decisions", "outside")
LONG = " ".join(["Everything that a customer is told, and by whom, and on which day"] * 5)


def lengthened(item: Item) -> Item:
    if isinstance(item, Goal | Commitment | NextStep | Decision | OutsidePromise):
        return msgspec.structs.replace(item, text=LONG)
    return item


def slides_of(document: Document, language: str) -> Iterator[Slide]:
    shown = PublicView().of(document)
    wording = Wording(shown, catalogue(language))
    for activity in shown.all(AgendaItem):
        if activity.activity in KINDS:
            for view in (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS):
                yield room_slide(shown, activity.id, view, wording)
    yield room_slide(shown, shown.all(AgendaItem)[0].id, RoomView.COMMITMENTS, wording)
    spoken = spoken_slide(shown, shown.all(Commitment)[0].id, wording)
    assert spoken is not None
    yield spoken


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("is_long", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_obeys_the_rule(language: str, is_long: bool, screen: tuple[int, int]) -> None:
    width, height = screen
    items = sample(language)
    document = new_document(map(lengthened, items) if is_long else items)
    for slide in slides_of(document, language):
        for page in slide_pages(slide, width, height, measure):
            for label in labels(page.figure):
                assert label.size >= height * SMALLEST - 1e-6
                assert label.y >= 0
                assert label.y + label.height <= height + 1e-6, slide.title
                for line in label.lines:
                    wide = measure(line, label.size, label.is_strong, label.is_serif)
                    assert wide <= label.width + 1e-6


words = st.text("abc def", min_size=1, max_size=60)
marks = st.sampled_from(
    (Mark(), Mark("dot", ink="goals"), Mark("ring", ink="steps"), Mark("letter", "D"))
)


@given(st.lists(words, min_size=1, max_size=16), st.data())
def test_a_matrix_shows_every_name_and_every_mark_inside_its_field(
    columns: list[str], data: st.DataObject
) -> None:
    row = st.builds(
        MatrixRow,
        words,
        st.lists(marks, min_size=len(columns), max_size=len(columns)).map(tuple),
        st.sampled_from(("", "nobody decides yet")),
    )
    rows = tuple(data.draw(st.lists(row, min_size=1, max_size=8)))
    matrix = RoleMatrix(tuple(columns), rows, ((Mark("letter", "D"), "decides"),), "")
    canvas = Canvas(900, 520, 28, 20, measure)
    figures = matrix.pages(canvas)
    found = [shape for figure in figures for shape in figure.shapes]
    letters = [s for s in found if isinstance(s, Label) and s.lines == ("D",)]
    wanted = sum(mark.look == "letter" for each in rows for mark in each.marks)
    assert len(letters) - len(figures) == wanted  # one more on each page: the legend's
    shown = "".join(line for s in found if isinstance(s, Label) for line in s.lines)
    for name in (*columns, *(each.name for each in rows)):
        for word in name.split():
            assert word[:6] in shown.replace(" ", "") or word[:3] in shown
    for figure in figures:
        assert figure.height <= canvas.height + 1e-6
        for shape in figure.shapes:
            if isinstance(shape, Label):
                assert shape.size >= canvas.least - 1e-6
                left = shape.x - {"left": 0, "middle": shape.width / 2}[shape.align]
                assert left >= -1e-6
                assert left + shape.width <= canvas.width + 1e-6
