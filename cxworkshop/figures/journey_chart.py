"""A journey as a chart: stages as columns, how it feels as a curve, who serves as rows.

What does not fit beside each other goes on a further page with its own stages, what does not
fit below each other on one with its own rows; the stages' names stand on each.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Figure
from cxworkshop.figures.journey_bands import Band, Bands, Frame
from cxworkshop.figures.journey_parts import ChartRow, ChartStage, ChartWords

_HEAD_SHARE = 0.2


class JourneyChart(msgspec.Struct, frozen=True):
    """Everything a journey shows, with its words in it."""

    persona: str
    stages: tuple[ChartStage, ...]
    rows: tuple[ChartRow, ...]
    words: ChartWords
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The chart in as many figures as it takes; smaller text where that spares pages."""
        size = max(canvas.least, canvas.size * 0.82)
        count = self._parts(canvas, size)
        if self._parts(canvas, canvas.least) < count:
            size = canvas.least
            count = self._parts(canvas, size)
        each = ceil(len(self.stages) / count)
        while each > 1 and not self._fits(canvas, size, each):
            each = ceil(each / 2)
        return tuple(
            figure
            for first in range(0, len(self.stages), each)
            for figure in self._pages(canvas, size, first, each)
        )

    def _parts(self, canvas: Canvas, size: float) -> int:
        """Into how many parts the stages fall, so that no word of theirs is broken."""
        strong = [part for stage in self.stages for part in stage.name.split()]
        strong += [self.words.leads, self.words.helps]
        wide = [canvas.wide(word, size, is_strong=True) for word in strong]
        wide += [
            canvas.wide(word, size) + (size if point.is_moment else 0) + size * 0.2
            for stage in self.stages
            for point in stage.touchpoints
            for word in point.text.split()
        ]
        need = min(max(*wide, size * 3.6) + size * 0.9, size * 9)
        fitting = max(1, int((canvas.width - self._head_width(canvas, size)) / need))
        return ceil(len(self.stages) / fitting)

    def _head_width(self, canvas: Canvas, size: float) -> float:
        """As wide as the longest name, a fifth of the whole at most; more where they are long."""
        words = self.words
        names = [row.name for row in self.rows]
        names += [words.touchpoints, words.feels, words.pains, words.serves, words.hand_offs]
        longest = max(canvas.wide(name, size, is_strong=True) for name in names)
        wanted = min(longest + size, canvas.width * _HEAD_SHARE)
        tall = max(
            canvas.height_of(name, wanted - size * 0.5, size, is_strong=True)
            for name in (*names, self.persona)
        )
        return wanted if tall <= canvas.height * 0.3 else canvas.width * 2 * _HEAD_SHARE

    def _fits(self, canvas: Canvas, size: float, each: int) -> bool:
        """Whether no stage's name and no touchpoint is higher than a page has room for."""
        head = self._head_width(canvas, size)
        for first in range(0, len(self.stages), each):
            frame = Frame(canvas, size, head, self.stages[first : first + each], first)
            bands = Bands(frame, (), self.words)
            top = bands.names(self.persona).height
            tallest = max((band.height for band in bands.touchpoints()), default=0.0)
            if top > canvas.height * 0.4 or top + tallest > canvas.height:
                return False
        return True

    def _pages(self, canvas: Canvas, size: float, first: int, count: int) -> Iterator[Figure]:
        """Some stages; groups of bands stay together where they can."""
        head = self._head_width(canvas, size)
        frame = Frame(canvas, size, head, self.stages[first : first + count], first)
        bands = Bands(frame, self.rows, self.words)
        top = bands.names(self.persona)
        room = canvas.height - top.height
        page: list[Band] = []
        used = 0.0
        for group in bands.groups():
            tall = sum(band.height for band in group)
            if page and used + tall > room and (tall <= room or used > room * 0.6):
                yield self._figure(bands, top, page)
                page, used = [], 0.0
            for band in group:
                if page and used + band.height > room:
                    yield self._figure(bands, top, page)
                    page, used = [], 0.0
                page.append(band)
                used += band.height
        yield self._figure(bands, top, page)

    def _figure(self, bands: Bands, top: Band, page: list[Band]) -> Figure:
        shapes = top.draw(0.0)
        y = top.height
        rows: dict[int, float] = {}
        for band in page:
            shapes += band.draw(y)
            if band.row is not None:
                rows[band.row] = y + band.height / 2
            y += band.height
        shapes += bands.arrows(rows)
        return Figure(bands.frame.canvas.width, y, tuple(shapes), self.alt)
