"""The diagnostic in the room: progress while it is rated, results when asked for, names never."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.activities.diagnostic import Diagnostic, Evidence, Rating, Statement
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.registry import CONTENT_BY_KIND
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.dots import DotChart, DotLine, DotRow
from cxworkshop.figures.figure import Dot, Stroke
from cxworkshop.figures.means import MeanChart, MeanRow
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide
from cxworkshop.sample import sample
from cxworkshop.slides import SMALLEST, RoomView, Slide, alt_of, slide_pages
from tests.room.test_slides import SCREENS, labels, measure, said

VIEWS = (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS)


def two_rounds(items: tuple[Item, ...]) -> list[Item]:
    made: list[Item] = []
    for item in items:
        if isinstance(item, Diagnostic):
            item = msgspec.structs.replace(item, rounds=2)
        elif isinstance(item, Rating):
            again = ItemId(f"again{item.id[:27]}")
            made.append(
                msgspec.structs.replace(item, id=again, round=2, value=min(5, item.value + 1))
            )
        made.append(item)
    return made


def with_earlier(items: list[Item]) -> list[Item]:
    return items + [
        EarlierTally(
            id=ItemId(f"then{item.id[:28]}"),
            parent=item.id,
            position="V",
            title="ZyzTitleQ",
            on=dt.date(2025, 9, 10),
            counts=(1, 6, 11, 2, 0),
        )
        for item in items
        if isinstance(item, Statement)
    ]


def longest(items: list[Item]) -> list[Item]:
    """With the longest texts that a template allows."""
    return [
        msgspec.structs.replace(
            item, dimension="Dimension " * 6, text="statement " * 30, sentence="agreed " * 40
        )
        if isinstance(item, Statement)
        else item
        for item in items
    ]


def shown(document: Document, view: RoomView, language: str = "en") -> Slide:
    public = PublicView().of(document)
    activity = next(a for a in public.all(AgendaItem) if a.activity == "diagnostic")
    return room_slide(public, activity.id, view, Wording(public, catalogue(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("how", ["sample", "two", "three", "longest"])
def test_every_view_is_legible_and_whole(
    language: str, screen: tuple[int, int], view: RoomView, how: str
) -> None:
    items = list(sample(language)) if how == "sample" else two_rounds(sample(language))
    if how in ("three", "longest"):
        items = with_earlier(items)
    document = new_document(longest(items) if how == "longest" else items)
    width, height = screen
    slide = shown(document, view, language)
    pages = slide_pages(slide, width, height, measure)
    for page in pages:
        for label in labels(page.figure):
            assert label.size >= height * SMALLEST - 1e-6
            assert label.y + label.height <= height + 1e-6, label
            for line in label.lines:
                wide = measure(line, label.size, label.is_strong, label.is_serif)
                assert wide <= label.width + 1e-6
    if view is RoomView.RESULTS:
        told = said(pages).replace(" ", "")
        for statement in document.all(Statement):
            assert "".join(statement.dimension.split()) in told


def test_while_it_is_rated_the_room_sees_progress_and_no_result() -> None:
    document = new_document(sample("en"))
    told = alt_of(shown(document, RoomView.CAPTURE))
    assert "14 of 14" in told
    for result in ("3.9", "aligned", "split", "Alignment widest", "agreed"):
        assert result not in told
    assert CONTENT_BY_KIND["diagnostic"].results_wait


def test_the_results_name_what_to_talk_about_first_and_who_was_there() -> None:
    slide = shown(new_document(sample("en")), RoomView.RESULTS)
    assert slide.left == "14 leaders · 6 functions"
    assert slide.right == "Talk first: Alignment"
    told = alt_of(slide)
    assert "mean 2.6, split (2 people gave 1, 7 people gave 2, 1 person gave 3" in told


def test_an_earlier_session_stands_before_the_rounds_by_its_day_and_not_by_its_title() -> None:
    slide = shown(new_document(with_earlier(list(sample("en")))), RoomView.RESULTS)
    (chart,) = slide.charts
    assert isinstance(chart, DotChart)
    assert chart.legend == (("earlier", "Wed 10 Sept 2025"), ("now", "This session"))
    assert [line.mark for line in chart.rows[0].lines] == ["earlier", "now"]
    told = alt_of(slide)
    assert "Wed 10 Sept 2025: mean 2.7, mixed (1 person gave 1" in told
    assert "ZyzTitleQ" not in repr(slide)


def test_nothing_in_the_public_view_connects_a_rating_with_a_person() -> None:
    document = new_document(sample("en"))
    assert any(rating.participant for rating in document.all(Rating))
    public = PublicView().of(document)
    assert not any(rating.participant for rating in public.all(Rating))
    assert not any(seen.text or seen.participant for seen in public.all(Evidence))


counts = st.tuples(*[st.integers(0, 40)] * 5)
dot_lines = st.builds(
    DotLine,
    counts,
    st.floats(1, 5),
    st.just("3.4"),
    st.sampled_from(["split", "aligned and low"]),
    mark=st.sampled_from(["now", "before", "earlier"]),
)
canvases = st.builds(
    Canvas,
    st.floats(420, 1900),
    st.floats(380, 900),
    st.just(26.0),
    st.just(20.0),
    st.just(measure),
)


@settings(deadline=None)
@given(
    rows=st.lists(
        st.builds(
            DotRow,
            st.text("abc ", max_size=40),
            st.lists(dot_lines, min_size=1, max_size=3).map(tuple),
            st.text("abc ", max_size=120),
        ),
        max_size=8,
    ).map(tuple),
    canvas=canvases,
)
def test_a_dot_a_person_is_drawn_inside_the_chart(rows: tuple[DotRow, ...], canvas: Canvas) -> None:
    figures = DotChart(rows, "alt", "disagree", "agree", is_spread=True).pages(canvas)
    dots = [shape for figure in figures for shape in figure.shapes if isinstance(shape, Dot)]
    assert len(dots) == sum(sum(line.counts) for row in rows for line in row.lines)
    for figure in figures:
        for shape in figure.shapes:
            if isinstance(shape, Dot):
                assert shape.radius <= shape.x <= canvas.width - shape.radius
                assert 0 <= shape.y <= figure.height
            if isinstance(shape, Stroke):
                assert all(0 <= x <= canvas.width + 1 for x, _ in shape.points)


@given(means=st.lists(st.floats(1, 5), min_size=1, max_size=30), canvas=canvases)
def test_means_of_functions_stand_on_the_scale(means: list[float], canvas: Canvas) -> None:
    rows = tuple(MeanRow(f"Function {at}", mean, f"{mean:.1f}") for at, mean in enumerate(means))
    figures = MeanChart(rows, "alt", "disagree", "agree", 3.0).pages(canvas)
    found = [shape for figure in figures for shape in figure.shapes if isinstance(shape, Dot)]
    assert len(found) == len(means)
    in_order = sorted(zip(means, found, strict=True), key=lambda each: each[0])
    assert [dot.x for _, dot in in_order] == sorted(dot.x for _, dot in in_order)
    for figure in figures[:-1]:
        assert figure.height <= canvas.height + 1e-6
