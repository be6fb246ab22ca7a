"""Slides of journeys and hand-offs: legible from the back, whole, and without what is private."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest

from cxworkshop.activities.handoffs import HandOff
from cxworkshop.activities.item_types import new_document
from cxworkshop.activities.journey import Journey, JourneyStage, PainPoint, Touchpoint
from cxworkshop.activities.wording import Wording
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Figure, Label
from cxworkshop.i18n import LANGUAGES, catalogue
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.document import Document
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function
from cxworkshop.public import PublicView
from cxworkshop.room import room_slide
from cxworkshop.sample import sample
from cxworkshop.slides import SMALLEST, RoomView, Slide, slide_pages

SCREENS = ((1280, 720), (1024, 768), (1920, 1080))
KINDS = ("journey", "handoffs")
LONG = "Whatever-is-agreed-between-us and what every one of our customers would notice "


def measure(text: str, size: float, is_strong: bool, is_serif: bool) -> float:
    """A face in which every letter is as wide as in a broad one."""
    return len(text) * size * (0.62 if is_strong else 0.56)


def slide(document: Document, kind: str, view: RoomView, language: str = "en") -> Slide:
    shown = PublicView().of(document)
    activity = next(item for item in document.all(AgendaItem) if item.activity == kind)
    return room_slide(shown, activity.id, view, Wording(shown, catalogue(language)))


def longest(items: Iterable[Item]) -> list[Item]:
    """The items with the longest texts that a template allows, and more than fits on a page."""
    changed: list[Item] = []
    for item in items:
        if isinstance(item, Journey):
            item = msgspec.structs.replace(item, persona=(LONG * 2)[:120])
        elif isinstance(item, JourneyStage):
            item = msgspec.structs.replace(item, name=LONG[:60])
        elif isinstance(item, Touchpoint | PainPoint):
            item = msgspec.structs.replace(item, text=(LONG * 3)[:200])
        elif isinstance(item, Function):
            item = msgspec.structs.replace(item, name=(LONG * 3)[:200])
        elif isinstance(item, HandOff):
            item = msgspec.structs.replace(item, collision=LONG * 4, need=LONG * 4)
        changed.append(item)
    return changed


def labels(figure: Figure) -> list[Label]:
    return [shape for shape in figure.shapes if isinstance(shape, Label)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_long", [False, True])
def test_every_slide_can_be_read_and_nothing_is_cut(
    language: str, kind: str, is_long: bool
) -> None:
    items = longest(sample(language)) if is_long else list(sample(language))
    document = new_document(items)
    for view in (RoomView.QUESTION, RoomView.CAPTURE, RoomView.RESULTS):
        shown = slide(document, kind, view, language)
        for width, height in SCREENS:
            for page in slide_pages(shown, width, height, measure):
                for label in labels(page.figure):
                    assert label.size >= height * SMALLEST - 1e-6
                    assert label.y + label.height <= height + 1e-6, label.lines
                    for line in label.lines:
                        wide = measure(line, label.size, label.is_strong, label.is_serif)
                        assert wide <= label.width + 1e-6, line
                    aside = {"left": 0.0, "middle": 0.5, "right": 1.0}[label.align]
                    left = label.x - aside * label.width
                    assert left >= -1e-6
                    assert left + label.width <= width + 1e-6


@pytest.mark.parametrize("screen", SCREENS)
def test_every_stage_touchpoint_and_function_stands_on_the_slides(screen: tuple[int, int]) -> None:
    document = new_document(sample("en"))
    pages = slide_pages(slide(document, "journey", RoomView.RESULTS), *screen, measure)
    told = " ".join(
        line for page in pages for label in labels(page.figure) for line in label.lines
    ).replace(" ", "")
    for item in (
        *document.all(JourneyStage),
        *document.all(Touchpoint),
        *document.all(Function),
        *(pain for pain in document.all(PainPoint) if pain.at),
    ):
        text = getattr(item, "text", "") or getattr(item, "name", "")
        assert text.replace(" ", "") in told


def test_many_stages_go_on_further_pages_with_their_names_on_each() -> None:
    document = new_document(sample("en"))
    (chart, *_) = slide(document, "journey", RoomView.RESULTS).charts
    stages = getattr(chart, "stages") * 3  # noqa: B009 - a chart has more than the protocol says
    rows = tuple(msgspec.structs.replace(row, parts=row.parts * 3) for row in chart.rows)  # type: ignore[attr-defined]
    longer = msgspec.structs.replace(chart, stages=stages, rows=rows)  # type: ignore[type-var]
    canvas = Canvas(1152, 480, 27.7, 20, measure)
    for figure in longer.pages(canvas):  # type: ignore[attr-defined]
        told = [line for label in labels(figure) for line in label.lines]
        assert any(stage.name in told for stage in stages)
        assert figure.height <= 480


def test_capture_shows_progress_and_no_result() -> None:
    document = new_document(sample("en"))
    shown = slide(document, "journey", RoomView.CAPTURE)
    assert not shown.charts
    assert ("Sign", "2 touchpoints") in [
        (line.text, line.side) for part in shown.lists for line in part.lines
    ]
    handed = slide(document, "handoffs", RoomView.CAPTURE)
    assert not handed.charts
    lists = {part.title: part.lines for part in handed.lists}
    judged = [line.text.split(":")[0] for line in lists.pop("How we judge")]
    assert judged == ["broken", "strained", "works"]
    assert "broken" not in repr(lists)


def test_an_empty_map_asks_its_question() -> None:
    activity = AgendaItem(id=ItemId("a"), activity="journey", title="Walk", question="What?")
    other = AgendaItem(id=ItemId("b"), activity="handoffs", title="Pass on", question="Where?")
    document = new_document([activity, other])
    for kind, question in (("journey", "What?"), ("handoffs", "Where?")):
        for view in (RoomView.CAPTURE, RoomView.RESULTS):
            assert slide(document, kind, view).question == question
