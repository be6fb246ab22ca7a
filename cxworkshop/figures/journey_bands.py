"""The bands of a journey's chart: each knows its height and draws itself from a top."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cxworkshop.figures.figure import LEADING, Box, Dot, Ink, Label, Shape, Stroke
from cxworkshop.figures.journey_curve import Felt, feeling_curve
from cxworkshop.figures.journey_frame import LANE, Band, Draw, Frame, is_drawn
from cxworkshop.figures.journey_parts import ChartRow, ChartTouchpoint, ChartWords
from cxworkshop.figures.journey_words import hand_off_bands, word_bands
from cxworkshop.figures.signs import bent_arrow, diamond, state_sign


class Bands:
    """Makes the bands of some stages."""

    def __init__(self, frame: Frame, rows: tuple[ChartRow, ...], words: ChartWords) -> None:
        self.frame = frame
        self._rows = rows
        self._words = words

    def names(self, persona: str) -> Band:
        """The stages' names, whose journey it is in the corner."""
        frame, size = self.frame, self.frame.size
        inner = frame.wide - size * 0.5
        tall = max(
            frame.canvas.height_of(stage.name or "…", inner, size, is_strong=True)
            for stage in frame.stages
        )
        height = max(tall + size * 0.6, frame.name_height(persona))

        def draw(y: float) -> list[Shape]:
            shapes: list[Shape] = [frame.name(persona, y, height, "ink")] if persona else []
            for number, stage in enumerate(frame.stages):
                x = frame.left(number)
                shapes.append(Box(x, y, frame.wide, height, "accent_tint", radius=size * 0.3))
                name = stage.name or "…"
                label = frame.canvas.label(
                    name, x + size * 0.25, y, inner, height, size=size, ink="accent",
                    align="middle", is_strong=True, is_centred=True,
                )  # fmt: skip
                shapes.append(label)
            return shapes

        return Band(height + frame.gap, draw)

    def groups(self) -> Iterator[list[Band]]:
        """What the customer meets and feels, what hurts, who serves, what is handed over."""
        stages, words = self.frame.stages, self._words
        if points := self.touchpoints():
            yield points
        if any(stage.feeling is not None or stage.target is not None for stage in stages):
            yield [self._curve()]
        pains = [(stage, text) for stage in stages for text in stage.pains]
        if pains:
            yield [
                band
                for number, (stage, text) in enumerate(pains)
                for band in word_bands(
                    self.frame, words.pains if not number else "", f"{stage.name}: {text}", "risk"
                )
            ]
        if self._rows:
            yield [*self._uncovered(), *(self._row(number) for number in range(len(self._rows)))]
        if handed := hand_off_bands(self.frame, words):
            yield handed

    def touchpoints(self) -> list[Band]:
        """The touchpoints, one of each stage beside the other."""
        most = max(len(stage.touchpoints) for stage in self.frame.stages)
        return [self._touchpoints(number) for number in range(most)]

    def arrows(self, rows: dict[int, float]) -> list[Shape]:
        """The hand-offs between functions at these heights, side by side in their gap."""
        frame, size = self.frame, self.frame.size
        shapes: list[Shape] = []
        for number, stage in enumerate(frame.stages):
            lane = 0
            for item in stage.hand_offs:
                if not is_drawn(item) or item.giver not in rows or item.receiver not in rows:
                    continue
                x = frame.left(number)
                gap = x - frame.gap / 2 - lane * size * LANE
                start = (gap - size * 0.8, rows[item.giver])
                end = (x + size * 0.25, rows[item.receiver])
                shapes += bent_arrow(start, gap, end, item.state, size * 0.14)
                lane += 1
        return shapes

    def _touchpoints(self, number: int) -> Band:
        frame, size = self.frame, self.frame.size
        pad = size * 0.35
        inner = frame.wide - 2 * pad
        name = self._words.touchpoints if number == 0 else ""
        cells = [
            stage.touchpoints[number] if number < len(stage.touchpoints) else None
            for stage in frame.stages
        ]

        def room(point: ChartTouchpoint) -> float:
            return inner - (size * 0.95 if point.is_moment else 0.0)

        there = [point for point in cells if point is not None]
        tall = max(frame.canvas.height_of(point.text, room(point), size) for point in there)
        height = max(tall + 2 * pad, frame.name_height(name)) + frame.gap

        def draw(y: float) -> list[Shape]:
            shapes: list[Shape] = [frame.name(name, y + pad)] if name else []
            for place, point in enumerate(cells):
                if point is None:
                    continue
                x = frame.left(place)
                edge: Ink = "accent" if point.is_moment else "line"
                box = (x, y, frame.wide, height - frame.gap)
                shapes.append(Box(*box, "surface", edge, size * 0.25))
                at = x + pad
                if point.is_moment:
                    middle = (at + size * 0.35, y + pad + size * 0.68)
                    shapes.append(diamond(*middle, size * 0.7, "accent"))
                    at += size * 0.95
                shapes.append(frame.canvas.label(point.text, at, y + pad, room(point), size=size))
            return shapes

        return Band(height, draw)

    def _curve(self) -> Band:
        frame, size = self.frame, self.frame.size
        legend = self._legend()
        height = max(size * 7.6, sum(label.height for label, _ in legend) + size * 0.4)

        def draw(y: float) -> list[Shape]:
            shapes: list[Shape] = []
            at = y + size * 0.2
            for label, sign in legend:
                shapes += [msgspec.structs.replace(label, y=label.y + at), *sign(at + size * 0.68)]
                at += label.height
            felt = [
                Felt(frame.left(at) + frame.wide / 2, stage.feeling, stage.target, stage.has_moment)
                for at, stage in enumerate(frame.stages)
            ]
            place = (frame.head, y, frame.canvas.width - frame.head, height)
            return shapes + feeling_curve(felt, place, size, self._words.decimal_point)

        return Band(height, draw)

    def _legend(self) -> list[tuple[Label, Draw]]:
        frame, size, words = self.frame, self.frame.size, self._words
        aside, x = size * 1.1, size * 0.4
        parts: list[tuple[Label, Draw]] = [(frame.name(words.feels, 0), lambda _y: [])]
        shown: list[tuple[str, Draw]] = [
            (words.today, lambda y: [Dot(x, y, size * 0.3, "accent")]),
        ]
        if any(stage.target is not None for stage in frame.stages):
            ring: Draw = lambda y: [Dot(x, y, size * 0.26, "surface", "ink2", size * 0.1)]  # noqa: E731
            shown.append((words.target, ring))
        if any(stage.has_moment for stage in frame.stages):
            shown.append((words.moment, lambda y: [diamond(x, y, size * 0.7, "accent")]))
        for text, sign in shown:
            label = frame.canvas.label(text, aside, 0, frame.room - aside, size=size, ink="ink2")
            parts.append((label, sign))
        return parts

    def _uncovered(self) -> list[Band]:
        """Which stages nobody leads, or several; nothing where each has its one."""
        frame, size, words = self.frame, self.frame.size, self._words
        told = [
            words.nobody if not stage.leaders else words.several if stage.leaders > 1 else ""
            for stage in frame.stages
        ]
        if not any(told):
            return []
        inner = frame.wide - size
        tall = max(frame.canvas.height_of(text, inner, size) for text in told)
        height = max(tall, frame.name_height(words.serves)) + size * 0.25

        def draw(y: float) -> list[Shape]:
            shapes: list[Shape] = [frame.name(words.serves, y)]
            for number, text in enumerate(told):
                if text:
                    x = frame.left(number)
                    shapes += state_sign("strained", x + size * 0.4, y + size * 0.68, size * 0.6)
                    shapes.append(
                        frame.canvas.label(text, x + size, y, inner, size=size, ink="steps")
                    )
            return shapes

        return [Band(height, draw)]

    def _row(self, number: int) -> Band:
        frame, size, words = self.frame, self.frame.size, self._words
        row = self._rows[number]
        parts = row.parts[frame.first : frame.first + len(frame.stages)]
        height = max(size * LEADING, frame.name_height(row.name)) + size * 0.45

        def draw(y: float) -> list[Shape]:
            end = y + height
            shapes: list[Shape] = [Stroke(((0, end), (frame.canvas.width, end)), "line")]
            shapes.append(frame.name(row.name, y, height, "ink"))
            for place, part in enumerate(parts):
                if not part:
                    continue
                leads = part == "leads"
                aside = size * (0.2 if leads else 0.6)
                x, wide = frame.left(place) + aside, frame.wide - 2 * aside
                fill: Ink = "accent" if leads else "accent_tint"
                inside = (x, y + size * 0.2, wide, height - size * 0.4)
                shapes.append(Box(*inside, fill, radius=size * 0.25))
                label = frame.canvas.label(
                    words.leads if leads else words.helps, x, y, wide, height, size=size,
                    ink="on_accent" if leads else "ink", align="middle", is_strong=leads,
                    is_centred=True,
                )  # fmt: skip
                shapes.append(label)
            return shapes

        return Band(height, draw, number)
