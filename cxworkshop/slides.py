"""What the room sees, as data, and how it is laid out on a screen of any shape.

A slide has a title, a question, a sentence, charts, short lists, a foot and a clock. It has no
field in which a script, a private note or somebody's rating could travel.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from cxworkshop.figures.canvas import Canvas, Chart, Measure
from cxworkshop.figures.figure import LEADING, Figure, Shape, moved
from cxworkshop.slide_lists import Kept, ListSetter, SlideLine, SlideList
from cxworkshop.slide_photo import PicturePlace, SlidePicture, photo_laid_out

__all__ = (
    "SMALLEST",
    "Kept",
    "RoomView",
    "Slide",
    "SlideLine",
    "SlideList",
    "SlidePage",
    "alt_of",
    "slide_pages",
)

SMALLEST = 1 / 36
"""The least size of text, in heights of the screen: legible from the back of the room."""
_LEAST_TITLE = 85
"""The least size of a title, in percent of the usual one."""


class RoomView(StrEnum):
    """What of an activity the room is shown."""

    QUESTION = "question"
    CAPTURE = "capture"
    RESULTS = "results"
    COMMITMENTS = "commitments"
    GROUPS = "groups"
    AGENDA = "agenda"


class Slide(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at. ``sentence`` or ``picture`` is set large, with ``by`` below it: whose
    it is, or the caption.

    ``charts`` come before the lists, ``more_charts`` after them; ``left`` and ``right`` stand in
    the foot. ``until`` is an instant (UTC milliseconds) that the clock counts down to in place of
    the activity's end.
    """

    title: str = ""
    question: str = ""
    sentence: str = ""
    by: str = ""
    picture: SlidePicture | None = None
    charts: tuple[Chart, ...] = ()
    lists: tuple[SlideList, ...] = ()
    more_charts: tuple[Chart, ...] = ()
    left: str = ""
    right: str = ""
    has_clock: bool = True
    until: int | None = None


class SlidePage(msgspec.Struct, frozen=True):
    """One screen of a slide; ``clock`` is the place kept free for it: x, y, width, height.

    ``picture`` is the place kept free for a photo.
    """

    figure: Figure
    clock: tuple[float, float, float, float] | None
    picture: PicturePlace | None = None


def slide_pages(
    slide: Slide, width: float, height: float, measure: Measure, kept: Kept | None = None
) -> tuple[SlidePage, ...]:
    """The slide on a screen of ``width`` × ``height``: as many pages as it takes.

    No text is smaller than :data:`SMALLEST` of the height, and none is cut: what is too long is
    set smaller down to that, then goes on on the next page. Who lays out slides again and again
    gives what was ``kept`` of those before on a screen of the same size.
    """
    frame = _Frame(slide, width, height, measure, Kept() if kept is None else kept)
    contents = list(frame.contents()) or [[]]
    count = len(contents)
    return tuple(
        SlidePage(frame.page(shapes, number, count), frame.clock, frame.picture)
        for number, shapes in enumerate(contents, 1)
    )


class _Frame:
    """Head and foot of a slide, and the place between them."""

    def __init__(
        self, slide: Slide, width: float, height: float, measure: Measure, kept: Kept
    ) -> None:
        self._slide, self._kept = slide, kept
        self._alt = alt_of(slide)
        self._width, self._height = width, height
        self._side = width * 0.05
        self._room = width - 2 * self._side
        size, least = height / 26, height * SMALLEST
        self._canvas = Canvas(self._room, height, size, least, measure, kept.lines)
        self.clock: tuple[float, float, float, float] | None = None
        self.picture: PicturePlace | None = None
        self._head: list[Shape] = []
        self._top = self._set_head()
        self._foot_top = height - height * 0.05 - self._foot_height()
        self._bottom = self._foot_top - height * 0.02

    def contents(self) -> Iterator[list[Shape]]:
        """What stands between head and foot, page by page."""
        slide = self._slide
        if slide.sentence:
            yield from self._large(slide.sentence, slide.by, is_strong=True)
        elif slide.question and not self._has_content:
            yield from self._large(slide.question, slide.by, is_strong=False)
        if slide.picture is not None:
            yield from self._photo(slide.picture)
        for chart in slide.charts:
            yield from self._chart(chart)
        if slide.lists:
            place = self._side, self._top, self._bottom, self._height
            setter = ListSetter(self._canvas, *place, self._kept)
            yield from setter.pages(slide.lists)
        for chart in slide.more_charts:
            yield from self._chart(chart)

    def page(self, shapes: list[Shape], number: int, count: int) -> Figure:
        """The whole screen."""
        whole = [*self._head, *shapes, *self._foot(number, count)]
        return Figure(self._width, self._height, tuple(whole), self._alt)

    def _set_head(self) -> float:
        slide, canvas, height = self._slide, self._canvas, self._height
        y = height * 0.055
        room = self._room
        if slide.has_clock:
            wide = canvas.wide("+00:00", height / 19, is_strong=True) * 1.05
            self.clock = (self._width - self._side - wide, y, wide, height / 19 * LEADING)
            room -= wide + self._side / 2
        if slide.title:
            label = canvas.label(
                slide.title,
                self._side,
                y,
                room,
                height * 0.16,
                size=self._title_size(room) if self._has_content else height / 24,
                ink="ink" if self._has_content else "ink2",
                is_strong=self._has_content,
                is_serif=True,
                is_even=True,
            )
            self._head.append(label)
            y += label.height
        if slide.question and self._has_content:
            label = canvas.label(
                slide.question,
                self._side,
                y + height * 0.01,
                room,
                height * 0.16,
                size=height / 27,
                ink="ink2" if slide.title else "ink",
                is_even=True,
            )
            self._head.append(label)
            y += height * 0.01 + label.height
        if self.clock is not None:
            y = max(y, self.clock[1] + self.clock[3])
        return y + height * 0.03

    def _title_size(self, room: float) -> float:
        """The usual size of a title; a little less where that saves a line to what follows."""
        usual, title = self._height / 18, self._slide.title

        def lines(size: float) -> int:
            broken = self._canvas.lines(title, room, size, is_strong=True, is_serif=True)
            return len(broken)

        tried = (usual * share / 100 for share in (100, 95, 90, _LEAST_TITLE))
        return min(tried, key=lines)

    @property
    def _has_content(self) -> bool:
        slide = self._slide
        return bool(
            slide.sentence or slide.picture or slide.charts or slide.lists or slide.more_charts
        )

    def _foot_height(self) -> float:
        slide, canvas = self._slide, self._canvas
        left, right = self._foot_widths()
        tall = max(
            canvas.height_of(slide.left, left, canvas.least),
            canvas.height_of(slide.right, right, canvas.least, is_strong=True),
        )
        return max(tall, canvas.least * LEADING)

    def _foot_widths(self) -> tuple[float, float]:
        """What the left and the right text of the foot may take; the page stands between them.

        A half each; where one is longer and the other leaves room, what they need.
        """
        slide, canvas = self._slide, self._canvas
        half, number = self._room / 2 - self._side, 3 * self._side
        left = canvas.wide(slide.left, canvas.least) * 1.02
        right = canvas.wide(slide.right, canvas.least, is_strong=True) * 1.02
        if max(left, right) <= half or left + right + number > self._room:
            return half, half
        return left, right

    def _foot(self, number: int, count: int) -> list[Shape]:
        slide, canvas = self._slide, self._canvas
        left, right = self._foot_widths()
        shapes: list[Shape] = []
        if slide.left:
            shapes.append(
                canvas.label(
                    slide.left, self._side, self._foot_top, left, size=canvas.least, ink="ink2"
                )
            )
        if slide.right:
            shapes.append(
                canvas.label(
                    slide.right,
                    self._width - self._side - right,
                    self._foot_top,
                    right,
                    size=canvas.least,
                    align="right",
                    is_strong=True,
                )
            )
        if count > 1:
            is_moved = max(left, right) > self._room / 2 - self._side
            middle = (left + self._width - right) / 2 if is_moved else self._width / 2
            shapes.append(
                canvas.label(
                    f"{number} / {count}",
                    middle - self._side,
                    self._foot_top,
                    2 * self._side,
                    size=canvas.least,
                    ink="ink2",
                    align="middle",
                )
            )
        return shapes

    def _large(self, text: str, by: str, *, is_strong: bool) -> Iterator[list[Shape]]:
        """One text as large as it fits, in the middle of the screen; ``by`` stands below it."""
        canvas = self._canvas
        below = canvas.height_of(by, self._room, self._height / 22) if by else 0.0
        room = self._bottom - self._top - below - self._height * 0.04
        label = canvas.label(
            text,
            self._side,
            self._top,
            self._room,
            room,
            size=self._height / 10,
            is_serif=True,
            is_strong=is_strong,
            is_centred=True,
            is_even=True,
        )
        most = max(1, int(room / (label.size * LEADING)))
        for start in range(0, len(label.lines), most):
            lines = label.lines[start : start + most]
            top = label.y if len(lines) == len(label.lines) else self._top
            part = msgspec.structs.replace(label, lines=lines, y=top)
            shapes: list[Shape] = [part]
            if by:
                shapes.append(
                    canvas.label(
                        by,
                        self._side,
                        part.y + part.height + self._height * 0.02,
                        self._room,
                        size=self._height / 22,
                        ink="accent",
                    )
                )
            yield shapes

    def _photo(self, picture: SlidePicture) -> Iterator[list[Shape]]:
        canvas = msgspec.structs.replace(self._canvas, height=self._bottom - self._top)
        place, captions = photo_laid_out(picture, self._slide.by, canvas, self._height / 26)
        x, y = place.x + self._side, place.y + self._top
        self.picture = msgspec.structs.replace(place, x=x, y=y)
        for caption in captions:
            yield [moved(shape, self._side, self._top) for shape in caption]

    def _chart(self, chart: Chart) -> Iterator[list[Shape]]:
        canvas = msgspec.structs.replace(self._canvas, height=self._bottom - self._top)
        for figure in _as_large(chart, canvas):
            yield [moved(shape, self._side, self._top) for shape in figure.shapes]


def _as_large(chart: Chart, canvas: Canvas) -> tuple[Figure, ...]:
    """The chart's figures; larger ones on as many pages where they would leave a page half empty.

    A chart chooses its own size for the width; a short one has height to spare.
    """
    usual = chart.pages(canvas)
    for larger in (1.4, 1.2):
        if any(figure.height * larger > canvas.height for figure in usual):
            continue
        tried = chart.pages(msgspec.structs.replace(canvas, size=canvas.size * larger))
        if len(tried) == len(usual) and all(
            figure.height <= canvas.height and figure.width <= canvas.width for figure in tried
        ):
            return tried
    return usual


def alt_of(slide: Slide) -> str:
    """The slide in words, for who can't see the screen."""
    told = [slide.title, slide.question, slide.sentence]
    told.append(slide.picture.alt if slide.picture is not None else slide.by)
    told += [chart.alt for chart in slide.charts]
    for part in slide.lists:
        told.append(part.title)
        told += [
            " – ".join(filter(None, (f"{line.lead} {line.text}".strip(), line.below, line.side)))
            for line in part.lines
        ]
    told += [chart.alt for chart in slide.more_charts]
    told += [slide.left, slide.right]
    return "\n".join(filter(None, told))
