"""A journey as a chart: stages as columns, how it feels as a curve, who serves as rows.

What does not fit beside each other goes on a further page with its own stages, what does not
fit below each other on one with its own rows; the stages' names stand on each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Figure
from cxworkshop.figures.journey_bands import Bands
from cxworkshop.figures.journey_frame import Band, Frame, lanes_before
from cxworkshop.figures.journey_parts import ChartRow, ChartStage, ChartWords

_HEAD_SHARES = (0.32, 0.26, 0.2)
"""What the names at the left may take of the width: as much as spares no column its place."""


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
        head = self._head_width(canvas, size)
        while each > 1 and not self._fits(canvas, size, head, each):
            each = ceil(each / 2)
        return tuple(
            figure
            for first in range(0, len(self.stages), each)
            for figure in self._pages(canvas, size, head, first, each)
        )

    def _parts(self, canvas: Canvas, size: float) -> int:
        """Into how many parts the stages fall, so that no word of theirs is broken."""
        return ceil(len(self.stages) / self._fitting(canvas, size, _HEAD_SHARES[-1]))

    def _fitting(self, canvas: Canvas, size: float, share: float) -> int:
        """How many stages fit beside names of a share, so that no word of theirs is broken."""
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
        return max(1, int((canvas.width - self._names_width(canvas, size, share)) / need))

    def _head_width(self, canvas: Canvas, size: float) -> float:
        """As wide as the longest name, as far as that costs no further part."""
        fewest = self._fitting(canvas, size, _HEAD_SHARES[-1])
        return next(
            self._names_width(canvas, size, share)
            for share in _HEAD_SHARES
            if self._fitting(canvas, size, share) >= min(fewest, len(self.stages))
        )

    def _names_width(self, canvas: Canvas, size: float, share: float) -> float:
        """As wide as the longest name, a share of the whole at most; more where they are long."""
        words = self.words
        names = [row.name for row in self.rows]
        names += [words.touchpoints, words.feels, words.pains, words.serves, words.hand_offs]
        longest = max(canvas.wide(name, size, is_strong=True) for name in names)
        wanted = min(longest + size, canvas.width * share)
        tall = max(
            canvas.height_of(name, wanted - size * 0.5, size, is_strong=True)
            for name in (*names, self.persona)
        )
        return wanted if tall <= canvas.height * 0.3 else canvas.width * 2 * _HEAD_SHARES[-1]

    def _frame(self, canvas: Canvas, size: float, head: float, first: int, count: int) -> Frame:
        stages = self.stages[first : first + count]
        return Frame(canvas, size, head + lanes_before(stages) * size, stages, first)

    def _fits(self, canvas: Canvas, size: float, head: float, each: int) -> bool:
        """Whether no stage's name and no touchpoint is higher than a page has room for."""
        for first in range(0, len(self.stages), each):
            bands = Bands(self._frame(canvas, size, head, first, each), (), self.words)
            top = bands.names(self.persona).height
            tallest = max((band.height for band in bands.touchpoints()), default=0.0)
            if top > canvas.height * 0.4 or top + tallest > canvas.height:
                return False
        return True

    def _pages(
        self, canvas: Canvas, size: float, head: float, first: int, count: int
    ) -> Iterator[Figure]:
        """Some stages; groups of bands stay together where they can."""
        bands = Bands(self._frame(canvas, size, head, first, count), self.rows, self.words)
        top = bands.names(self.persona)
        room = canvas.height - top.height
        pages: list[list[Band]] = [[]]
        for group in bands.groups():
            tall = _tall(group)
            if pages[-1] and _tall(pages[-1]) + tall > room:
                roomy = next((page for page in pages if _tall(page) + tall <= room), None)
                if roomy is not None:  # a page of its own for a few lines, with room before it
                    roomy += group
                    continue
                if tall <= room or _tall(pages[-1]) > room * 0.6:
                    pages.append([])
            for band in group:
                if pages[-1] and _tall(pages[-1]) + band.height > room:
                    pages.append([])
                pages[-1].append(band)
        for page in pages:
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


def _tall(bands: Sequence[Band]) -> float:
    return sum(band.height for band in bands)
