"""A journey as a chart: stages as columns, how it feels as a curve, who serves as rows.

What does not fit beside each other goes on a further page with its own stages, what does not
fit below each other on one with its own rows; the stages' names stand on each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Box, Dot, Figure, Ink, Label, Shape, Stroke
from cxworkshop.figures.signs import (
    STATE_INKS,
    State,
    bent_arrow,
    curve,
    diamond,
    signed,
    state_sign,
)


class ChartTouchpoint(msgspec.Struct, frozen=True):
    """Where the customer meets the house, and whether they decide there."""

    text: str
    is_moment: bool = False


class ChartHandOff(msgspec.Struct, frozen=True):
    """A hand-off into a stage: the rows it goes from and to, how it works, its words."""

    giver: int | None
    receiver: int | None
    state: State
    text: str


class ChartStage(msgspec.Struct, frozen=True):
    """One column. Feelings are −2 to +2; ``leaders`` is how many functions lead here."""

    name: str
    touchpoints: tuple[ChartTouchpoint, ...] = ()
    feeling: float | None = None
    target: float | None = None
    pains: tuple[str, ...] = ()
    hand_offs: tuple[ChartHandOff, ...] = ()
    leaders: int = 1


class ChartRow(msgspec.Struct, frozen=True):
    """One function, with what it does at each stage: ``leads``, ``helps`` or nothing."""

    name: str
    parts: tuple[str, ...]


class ChartWords(msgspec.Struct, frozen=True):
    """What the chart says besides what people wrote."""

    touchpoints: str
    feels: str
    today: str
    target: str
    moment: str
    pains: str
    serves: str
    leads: str
    helps: str
    nobody: str
    several: str
    hand_offs: str
    states: tuple[tuple[State, str], ...]


class JourneyChart(msgspec.Struct, frozen=True):
    """Everything a journey shows, with its words in it."""

    persona: str
    stages: tuple[ChartStage, ...]
    rows: tuple[ChartRow, ...]
    words: ChartWords
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The chart in as many figures as it takes."""
        count = ceil(len(self.stages) / _columns(self, canvas))
        each = ceil(len(self.stages) / count)
        return tuple(
            figure
            for first in range(0, len(self.stages), each)
            for figure in _Layout(self, canvas, first, each).figures()
        )


def feeling_y(value: float, top: float, height: float) -> float:
    """Where a feeling lies in a band from ``top``: +2 above, −2 below, room for a number."""
    return top + height * (0.5 - value * 0.17)


class _Band(msgspec.Struct, frozen=True):
    """A piece of the whole width: its group, its height, what draws it from a top."""

    group: str
    height: float
    draw: Callable[[float], list[Shape]]
    row: int | None = None


_HEAD_SHARE = 0.2


def _head_width(chart: JourneyChart, canvas: Canvas) -> float:
    size = _small(canvas)
    names = [row.name for row in chart.rows]
    words = chart.words
    names += [words.touchpoints, words.feels, words.pains, words.serves, words.hand_offs]
    longest = max(canvas.wide(name, size, is_strong=True) for name in names)
    return min(longest + size, canvas.width * _HEAD_SHARE)


def _small(canvas: Canvas) -> float:
    return max(canvas.least, canvas.size * 0.82)


def _columns(chart: JourneyChart, canvas: Canvas) -> int:
    """How many stages go beside each other, so that their names and words can be read."""
    size = _small(canvas)
    words = [part for stage in chart.stages for part in stage.name.split()]
    words += [chart.words.leads, chart.words.helps]
    longest = max((canvas.wide(word, size, is_strong=True) for word in words), default=0.0)
    need = min(max(longest + size * 1.4, size * 5.6), size * 11)
    return max(1, int((canvas.width - _head_width(chart, canvas)) / need))


class _Layout:
    """Some stages of a chart, band by band."""

    def __init__(self, chart: JourneyChart, canvas: Canvas, first: int, count: int) -> None:
        self._chart, self._canvas = chart, canvas
        self._first = first
        self._stages = chart.stages[first : first + count]
        self._size = _small(canvas)
        self._head = _head_width(chart, canvas)
        self._column = (canvas.width - self._head) / max(len(self._stages), 1)
        self._gap = self._size * 0.3

    def figures(self) -> Iterator[Figure]:
        """Bands onto pages: groups stay together where they can."""
        top = self._stage_band()
        room = self._canvas.height - top.height
        page: list[_Band] = []
        used = 0.0
        for group in self._groups():
            tall = sum(band.height for band in group)
            if page and used + tall > room and (tall <= room or used > room * 0.6):
                yield self._figure(top, page)
                page, used = [], 0.0
            for band in group:
                if page and used + band.height > room:
                    yield self._figure(top, page)
                    page, used = [], 0.0
                page.append(band)
                used += band.height
        yield self._figure(top, page)

    def _figure(self, top: _Band, bands: list[_Band]) -> Figure:
        shapes = top.draw(0.0)
        y = top.height
        rows: dict[int, float] = {}
        for band in bands:
            shapes += band.draw(y)
            if band.row is not None:
                rows[band.row] = y + band.height / 2
            y += band.height
        shapes += self._arrows(rows)
        return Figure(self._canvas.width, y, tuple(shapes), self._chart.alt)

    def _groups(self) -> Iterator[list[_Band]]:
        stages, words = self._stages, self._chart.words
        if any(stage.touchpoints for stage in stages):
            columns = [
                [(point.text, point.is_moment) for point in stage.touchpoints] for stage in stages
            ]
            yield self._text_bands(words.touchpoints, columns, is_boxed=True)
        if any(stage.feeling is not None or stage.target is not None for stage in stages):
            yield [self._curve_band()]
        if any(stage.pains for stage in stages):
            columns = [[(text, False) for text in stage.pains] for stage in stages]
            yield self._text_bands(words.pains, columns, ink="risk")
        if self._chart.rows:
            uncovered = [
                words.nobody if not stage.leaders else words.several if stage.leaders > 1 else ""
                for stage in stages
            ]
            bands = []
            if any(uncovered):
                columns = [[(text, False)] if text else [] for text in uncovered]
                bands += self._text_bands(words.serves, columns, ink="steps")
            yield [*bands, *(self._row_band(number) for number in range(len(self._chart.rows)))]
        if any(stage.hand_offs for stage in stages):
            yield self._hand_off_bands()

    def _left(self, number: int) -> float:
        return self._head + number * self._column

    def _name(self, text: str, y: float, height: float | None = None) -> list[Shape]:
        """The label at the left of a band."""
        room = self._head - self._size * 0.5
        ink: Ink = "ink2"
        label = self._canvas.label(
            text,
            0,
            y,
            room,
            height,
            size=self._size,
            ink=ink,
            is_strong=True,
            is_centred=height is not None,
        )
        return [label]

    def _stage_band(self) -> _Band:
        canvas, size = self._canvas, self._size
        inner = self._column - self._gap - size * 0.5
        tall = max(
            canvas.height_of(stage.name or "…", inner, size, is_strong=True)
            for stage in self._stages
        )
        height = tall + size * 0.6

        def draw(y: float) -> list[Shape]:
            shapes: list[Shape] = []
            for number, stage in enumerate(self._stages):
                x, wide = self._left(number), self._column - self._gap
                shapes.append(Box(x, y, wide, height, "accent_tint", radius=size * 0.3))
                shapes.append(
                    canvas.label(
                        stage.name or "…",
                        x + size * 0.25,
                        y,
                        inner,
                        height,
                        size=size,
                        ink="accent",
                        align="middle",
                        is_strong=True,
                        is_centred=True,
                    )
                )
            return shapes

        return _Band("stages", height + self._gap, draw)

    def _text_bands(
        self,
        name: str,
        columns: list[list[tuple[str, bool]]],
        *,
        ink: Ink = "ink",
        is_boxed: bool = False,
    ) -> list[_Band]:
        count = max(len(column) for column in columns)
        return [
            self._text_band(
                name if number == 0 else "",
                [column[number] if number < len(column) else None for column in columns],
                ink,
                is_boxed,
            )
            for number in range(count)
        ]

    def _text_band(
        self, name: str, cells: list[tuple[str, bool] | None], ink: Ink, is_boxed: bool
    ) -> _Band:
        canvas, size = self._canvas, self._size
        pad = size * 0.35 if is_boxed else 0.0
        inner = self._column - self._gap - 2 * pad

        def room(is_moment: bool) -> float:
            return inner - (size * 0.95 if is_moment else 0.0)

        tall = max(
            (canvas.height_of(cell[0], room(cell[1]), size) for cell in cells if cell is not None),
            default=0.0,
        )
        wanted = self._canvas.height_of(name, self._head - size * 0.5, size, is_strong=True)
        height = max(tall + 2 * pad, wanted) + self._gap

        def draw(y: float) -> list[Shape]:
            shapes = self._name(name, y + pad) if name else []
            for number, cell in enumerate(cells):
                if cell is None:
                    continue
                text, is_moment = cell
                x = self._left(number)
                if is_boxed:
                    box = Box(
                        x,
                        y,
                        self._column - self._gap,
                        height - self._gap,
                        "surface",
                        "accent" if is_moment else "line",
                        size * 0.25,
                    )
                    shapes.append(box)
                at = x + pad
                if is_moment:
                    shapes.append(
                        diamond(at + size * 0.35, y + pad + size * 0.68, size * 0.7, "accent")
                    )
                    at += size * 0.95
                shapes.append(canvas.label(text, at, y + pad, room(is_moment), size=size, ink=ink))
            return shapes

        return _Band("text", height, draw)

    def _curve_band(self) -> _Band:
        canvas, size = self._canvas, self._size
        legend = self._legend()
        height = max(size * 7.6, sum(label.height for label, _ in legend) + size * 0.4)

        def draw(y: float) -> list[Shape]:
            shapes: list[Shape] = []
            at = y + size * 0.2
            for label, sign in legend:
                shapes += [_shifted(label, at), *sign(at + size * 0.68)]
                at += label.height
            zero = feeling_y(0, y, height)
            shapes.append(Stroke(((self._head, zero), (canvas.width, zero)), "line", 1, True))
            middles = [
                self._left(number) + (self._column - self._gap) / 2
                for number in range(len(self._stages))
            ]
            today = [
                None if stage.feeling is None else (x, feeling_y(stage.feeling, y, height))
                for x, stage in zip(middles, self._stages, strict=True)
            ]
            target = [
                None if stage.target is None else (x, feeling_y(stage.target, y, height))
                for x, stage in zip(middles, self._stages, strict=True)
            ]
            shapes += curve(target, "ink2", size * 0.1, is_dashed=True)
            shapes += curve(today, "accent", size * 0.16)
            for number, stage in enumerate(self._stages):
                shapes += self._marks(stage, today[number], target[number])
            return shapes

        return _Band("curve", height, draw)

    def _marks(
        self,
        stage: ChartStage,
        today: tuple[float, float] | None,
        target: tuple[float, float] | None,
    ) -> list[Shape]:
        """The points of a stage with their numbers, set so that they do not meet."""
        shapes: list[Shape] = []
        size = self._size
        if target is not None and target != today and stage.target is not None:
            shapes.append(Dot(*target, size * 0.26, "surface", "ink2", size * 0.1))
            is_above = today is None or target[1] <= today[1]
            shapes.append(self._number(stage.target, target, "ink2", is_above=is_above))
        if today is not None and stage.feeling is not None:
            ink: Ink = "risk" if stage.feeling < 0 else "accent"
            if any(point.is_moment for point in stage.touchpoints):
                shapes.append(diamond(*today, size * 0.95, ink))
            else:
                shapes.append(Dot(*today, size * 0.34, ink))
            is_above = target is None or today[1] < target[1] or today == target
            shapes.append(self._number(stage.feeling, today, ink, is_above=is_above))
        return shapes

    def _number(self, value: float, at: tuple[float, float], ink: Ink, *, is_above: bool) -> Label:
        size = self._size
        y = at[1] - size * (0.45 + LEADING) if is_above else at[1] + size * 0.4
        wide = size * 3
        return self._canvas.label(
            signed(value),
            at[0] - wide / 2,
            y,
            wide,
            size=size,
            ink=ink,
            align="middle",
            is_strong=True,
        )

    def _legend(self) -> list[tuple[Label, Callable[[float], list[Shape]]]]:
        canvas, size, words = self._canvas, self._size, self._chart.words
        room, aside = self._head - size * 0.5, size * 1.1
        head = canvas.label(words.feels, 0, 0, room, size=size, ink="ink2", is_strong=True)
        parts: list[tuple[Label, Callable[[float], list[Shape]]]] = [(head, lambda _y: [])]

        def sign(mark: str) -> Callable[[float], list[Shape]]:
            x = size * 0.4
            if mark == "moment":
                return lambda y: [diamond(x, y, size * 0.7, "accent")]
            if mark == "target":
                return lambda y: [Dot(x, y, size * 0.26, "surface", "ink2", size * 0.1)]
            return lambda y: [Dot(x, y, size * 0.3, "accent")]

        shown = [("today", words.today)]
        if any(stage.target is not None for stage in self._stages):
            shown.append(("target", words.target))
        if any(point.is_moment for stage in self._stages for point in stage.touchpoints):
            shown.append(("moment", words.moment))
        for mark, text in shown:
            label = canvas.label(text, aside, 0, room - aside, size=size, ink="ink2")
            parts.append((label, sign(mark)))
        return parts

    def _row_band(self, number: int) -> _Band:
        canvas, size, words = self._canvas, self._size, self._chart.words
        row = self._chart.rows[number]
        parts = row.parts[self._first : self._first + len(self._stages)]
        wanted = canvas.height_of(row.name, self._head - size * 0.5, size, is_strong=True)
        height = max(size * LEADING, wanted) + size * 0.5

        def draw(y: float) -> list[Shape]:
            shapes: list[Shape] = [Stroke(((0, y + height), (canvas.width, y + height)), "line")]
            shapes += self._name(row.name, y, height)
            for place, part in enumerate(parts):
                if not part:
                    continue
                leads = part == "leads"
                aside = size * (0.2 if leads else 0.7)
                x, wide = self._left(place) + aside, self._column - self._gap - 2 * aside
                shapes.append(
                    Box(
                        x,
                        y + size * 0.2,
                        wide,
                        height - size * 0.4,
                        "accent" if leads else "accent_tint",
                        radius=size * 0.25,
                    )
                )
                shapes.append(
                    canvas.label(
                        words.leads if leads else words.helps,
                        x,
                        y,
                        wide,
                        height,
                        size=size,
                        ink="on_accent" if leads else "ink",
                        align="middle",
                        is_strong=leads,
                        is_centred=True,
                    )
                )
            return shapes

        return _Band("rows", height, draw, number)

    def _hand_off_bands(self) -> list[_Band]:
        columns = [list(stage.hand_offs) for stage in self._stages]
        count = max(len(column) for column in columns)
        return [
            self._hand_off_band(
                self._chart.words.hand_offs if number == 0 else "",
                [column[number] if number < len(column) else None for column in columns],
            )
            for number in range(count)
        ]

    def _hand_off_band(self, name: str, cells: list[ChartHandOff | None]) -> _Band:
        canvas, size = self._canvas, self._size
        told = dict(self._chart.words.states)
        inner = self._column - self._gap - size * 1.1

        def text(cell: ChartHandOff) -> str:
            return f"{cell.text}\n{told[cell.state]}"

        tall = max(canvas.height_of(text(cell), inner, size) for cell in cells if cell is not None)
        wanted = canvas.height_of(name, self._head - size * 0.5, size, is_strong=True)
        height = max(tall, wanted) + self._gap * 2

        def draw(y: float) -> list[Shape]:
            shapes = self._name(name, y + self._gap) if name else []
            for number, cell in enumerate(cells):
                if cell is None:
                    continue
                x = self._left(number)
                shapes += state_sign(
                    cell.state, x + size * 0.4, y + self._gap + size * 0.68, size * 0.6
                )
                shapes.append(
                    canvas.label(
                        text(cell),
                        x + size * 1.1,
                        y + self._gap,
                        inner,
                        size=size,
                        ink=STATE_INKS[cell.state],
                    )
                )
            return shapes

        return _Band("hand-offs", height, draw)

    def _arrows(self, rows: dict[int, float]) -> list[Shape]:
        """The hand-offs between functions that stand on this page, side by side in their gap."""
        shapes: list[Shape] = []
        size = self._size
        for number, stage in enumerate(self._stages):
            drawn = [
                item
                for item in stage.hand_offs
                if item.giver in rows and item.receiver in rows and item.giver != item.receiver
            ]
            for lane, item in enumerate(drawn):
                if item.giver is None or item.receiver is None:
                    continue
                x = self._left(number)
                gap = x - self._gap / 2 - lane * size * 0.7
                start = (gap - size * 0.8, rows[item.giver])
                end = (x + size * 0.25, rows[item.receiver])
                shapes += bent_arrow(start, gap, end, item.state, size * 0.14)
        return shapes


def _shifted(label: Label, y: float) -> Label:
    return msgspec.structs.replace(label, y=label.y + y)
