"""Lists on a slide: as large as they can be on as few pages, short ones in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from cxworkshop.figures.canvas import Canvas, Lines
from cxworkshop.figures.figure import LEADING, Ink, Label, Shape, moved

USUAL = 1 / 20
"""The size of a list's text where there is room, in heights of the screen."""


class SlideLine(msgspec.Struct, frozen=True):
    """One line of a list: its text, and at its side a name, a date or a number.

    ``below`` is a quieter text under it, which stays with it. ``lead`` stands before it in a
    column of its own: its number, its time.
    """

    text: str
    side: str = ""
    is_strong: bool = False
    ink: Ink = "ink"
    below: str = ""
    lead: str = ""


class SlideList(msgspec.Struct, frozen=True):
    """Lines under a head of their own, or under none; ``begins_page`` puts them on a new page.

    ``most`` is the largest size of their text, in heights of the screen.
    """

    lines: tuple[SlideLine, ...]
    title: str = ""
    begins_page: bool = False
    most: float = USUAL


class Row(msgspec.Struct, frozen=True):
    """A line as it is set, from height 0 on, and how high it is.

    The first ``beside`` labels stand beside the others, which are one below the other.
    """

    labels: Sequence[Label]
    tall: float
    beside: int = 0


Placed = tuple[Sequence[Label], float]
"""Labels, and how far down they stand."""


class Kept:
    """What is kept of the slides before, for who lays out one after the other on one screen.

    An edit changes a line of a list: every other text is broken, every other line set and every
    other list put on its pages already.
    """

    def __init__(self) -> None:
        self.lines: Lines = {}
        self.rows: dict[tuple[object, ...], Row] = {}
        self.groups: dict[tuple[object, ...], list[list[Shape]]] = {}

    def forget_old(self) -> None:
        """Begin anew where it has become much."""
        for kept, most in ((self.lines, 4000), (self.rows, 4000), (self.groups, 40)):
            if len(kept) > most:
                kept.clear()


class ListSetter:
    """Sets lists between two heights, ``top`` and ``bottom``, a margin of ``side`` at each side."""

    def __init__(
        self, canvas: Canvas, side: float, top: float, bottom: float, height: float, kept: Kept
    ) -> None:
        self._canvas, self._side, self._room = canvas, side, canvas.width
        self._top, self._bottom, self._height = top, bottom, height
        self._kept = kept

    def pages(self, lists: Sequence[SlideList]) -> Iterator[list[Shape]]:
        """The lists on as few pages as they fit on, as large as they can be on so many.

        Those that begin a page have a size of their own: a short list is not small because a
        long one follows.
        """
        groups: list[list[SlideList]] = []
        for part in lists:
            if part.begins_page or not groups:
                groups.append([])
            groups[-1].append(part)
        for group in groups:
            asked = (*group, self._top, self._bottom)
            pages = self._kept.groups.get(asked)
            if pages is None:
                pages = self._kept.groups[asked] = list(self._group(group))
            yield from pages

    def _group(self, lists: Sequence[SlideList]) -> Iterator[list[Shape]]:
        size, least = self._height * max(part.most for part in lists), self._canvas.least
        pages = list(self._flow(lists, size))
        fewest = len(pages) if len(pages) < 2 else len(list(self._flow(lists, least)))
        if fewest > 1 and (beside := self._in_columns(lists, fewest)):
            yield from beside
            return
        while len(pages) > fewest:
            size = max(least, size * 0.94)
            pages = list(self._flow(lists, size))
        yield from map(_shapes, pages)

    def _in_columns(self, lists: Sequence[SlideList], than: int) -> list[list[Shape]]:
        """Short lines in two columns beside each other, where that saves pages; else nothing."""
        gap = self._side
        column = (self._room - gap) / 2
        lines = [line for part in lists for line in part.lines]
        if any(line.side or line.below for line in lines):
            return []
        nothing = list[Shape]()
        for most in (1, 2):  # lines of a column that each line may take
            size = self._height * USUAL
            while size > self._canvas.least * 1.1:
                room = column - self._lead_width(lists, size)
                taken = max(
                    len(self._canvas.lines(line.text, room, size, is_strong=True)) for line in lines
                )
                halves = list(self._flow(lists, size, column)) if taken <= most else []
                if halves and (len(halves) + 1) // 2 < than:
                    set_ = [_shapes(half) for half in halves]
                    beside = zip_longest(set_[::2], set_[1::2], fillvalue=nothing)
                    return [
                        [*left, *(moved(shape, column + gap, 0) for shape in right)]
                        for left, right in beside
                    ]
                size *= 0.94
        return []

    def _flow(
        self, lists: Sequence[SlideList], size: float, wide: float | None = None
    ) -> Iterator[list[Placed]]:
        """The lists page by page, or column by column of a width."""
        room = wide or self._room
        page: list[Placed] = []
        y = self._top
        lead = self._lead_width(lists, size)
        for part in lists:
            head = self._head(part.title, size, room)
            for number, line in enumerate(part.lines or (SlideLine(""),)):
                row = self._row(line, size, room, lead)
                before = head.tall if number == 0 else 0.0
                if page and y + before + row.tall + size * 0.35 > self._bottom:
                    yield page
                    page, y = [], self._top
                    before = head.tall  # every page says what it is a part of
                if before:
                    page.append((head.labels, y))
                    y += before
                *whole, row = _cut(row, self._bottom - y, self._bottom - self._top)
                for part_of_row in whole:
                    yield [*page, (part_of_row.labels, y)]
                    page, y = [], self._top
                if row.labels:
                    page.append((row.labels, y))
                y += row.tall + size * 0.35
        if page:
            yield page

    def _head(self, title: str, size: float, room: float) -> Row:
        """What stands above the lines of a list; nothing where it has no title."""
        canvas = self._canvas
        named = max(canvas.least, min(size, self._height * USUAL) * 0.9)
        tall = canvas.height_of(title, room, named, is_strong=True)
        if not tall:
            return Row((), 0.0)
        label = canvas.label(
            title, self._side, size * 0.2, room, size=named, ink="accent", is_strong=True
        )
        return Row((label,), tall + size * LEADING * 0.35)

    def _lead_width(self, lists: Sequence[SlideList], size: float) -> float:
        """The column for numbers or times before the lines; none where no line has one."""
        leads = {line.lead for part in lists for line in part.lines if line.lead}
        wide = (self._canvas.wide(lead, size, is_strong=True) for lead in leads)
        return min(max(wide) * 1.02, self._room * 0.2) + size * 0.5 if leads else 0.0

    def _row(self, line: SlideLine, size: float, room: float, lead: float) -> Row:
        asked = (line, size, room, lead)
        row = self._kept.rows.get(asked)
        if row is None:
            labels = self._set(line, size, room, lead)
            beside = bool(line.lead) + bool(line.side)
            row = self._kept.rows[asked] = Row(labels, _tall(labels), beside)
        return row

    def _set(self, line: SlideLine, size: float, room: float, lead: float) -> list[Label]:
        canvas = self._canvas
        aside = 0.0
        labels: list[Label] = []
        left, room = self._side + lead, room - lead
        if line.lead:
            labels.append(
                canvas.label(
                    line.lead,
                    self._side,
                    0,
                    lead - size * 0.5,
                    size=size,
                    ink=line.ink if line.is_strong else "ink2",
                    align="right",
                    is_strong=line.is_strong,
                )
            )
        if line.side:
            aside = min(canvas.wide(line.side, size) * 1.02, room * 0.35)
            labels.append(
                canvas.label(
                    line.side,
                    left + room - aside,
                    0,
                    aside,
                    size=size,
                    ink="ink2",
                    align="right",
                )
            )
        width = room - (aside + self._side / 2 if aside else 0)
        y = 0.0
        if line.text:
            words = canvas.label(
                line.text,
                left,
                0,
                width,
                size=size,
                ink=line.ink,
                is_strong=line.is_strong,
            )
            labels.append(words)
            y = words.height
        if line.below:
            small = max(canvas.least, size * 0.85)
            if y >= _tall(labels) - 1e-6:
                width = room  # nothing stands at its side any more
            labels.append(canvas.label(line.below, left, y, width, size=small, ink="ink2"))
        return labels


def _tall(labels: Sequence[Label]) -> float:
    return max((label.y + label.height for label in labels), default=0.0)


def _shapes(page: Sequence[Placed]) -> list[Shape]:
    return [moved(label, 0, y) for labels, y in page for label in labels]


def _cut(row: Row, room: float, further: float) -> Iterator[Row]:
    """A row in pieces, the first as high as ``room`` at most, the others as ``further``."""
    while row.tall > room + 1e-6 and row.labels:
        first: list[Label] = []
        rest: list[Label] = []
        y, beside = 0.0, 0
        for number, label in enumerate(row.labels):
            lead = label.size * LEADING
            most = max(0, min(len(label.lines), int((room - label.y + 1e-6) / lead)))
            if room >= further and not first and not most:
                most = 1  # a page that holds no line at all would never end
            if most:
                first.append(msgspec.structs.replace(label, lines=label.lines[:most]))
            if most < len(label.lines):
                left = msgspec.structs.replace(label, lines=label.lines[most:], y=0.0)
                if number < row.beside:
                    beside += 1
                else:
                    left = msgspec.structs.replace(left, y=y)
                    y += left.height
                rest.append(left)
        yield Row(first, _tall(first))
        row, room = Row(rest, _tall(rest), beside), further
    yield row
