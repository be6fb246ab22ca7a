"""Who has which part in what: rows of things, columns of functions or people, marks between.

A mark is a letter on its colour, a dot, or a ring for a part that is still open; the legend says
what each means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from cxworkshop.figures.canvas import Canvas, fewest_pages
from cxworkshop.figures.figure import LEADING, Box, Dot, Figure, Ink, Shape, Stroke

_MOST = 0.76
"""The share of the width that the columns may take from the names of the rows."""
_AROUND = 0.55
"""What is kept free between two heads, in sizes of their text."""

Look = Literal["none", "letter", "dot", "ring"]


class Mark(msgspec.Struct, frozen=True):
    """What stands where a row and a column meet; nothing with the look *none*."""

    look: Look = "none"
    letter: str = ""
    ink: Ink = "ink"
    tint: Ink = "neutral_tint"


class MatrixRow(msgspec.Struct, frozen=True):
    """One thing with a mark for every column; ``note`` below its name says what is amiss.

    ``note_ink`` is the note's colour, a quiet one where it only explains.
    """

    name: str
    marks: tuple[Mark, ...]
    note: str = ""
    note_ink: Ink = "steps"


class RoleMatrix(msgspec.Struct, frozen=True):
    """The whole matrix with its words; it takes further pages for rows and for columns."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[tuple[Mark, str], ...]
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The matrix on as few pages as it fits on, as large as it can be on so many."""
        if not self.columns or not self.rows:
            return ()
        return fewest_pages(canvas, lambda size: self._laid(canvas, size))

    def _laid(self, canvas: Canvas, size: float) -> tuple[Figure, ...]:
        """The pages at a size of text; columns that do not fit stand on further ones."""
        widths = [self._least(column, canvas) for column in self.columns]
        chunks = _chunks(widths, canvas.width * _MOST)
        return tuple(
            figure
            for chunk in chunks
            for figure in _Sheet(self, canvas, size, chunk, [widths[at] for at in chunk]).figures()
        )

    def _least(self, column: str, canvas: Canvas) -> float:
        """The width at which no word of a head is broken, unless it is a very long one."""
        words = [canvas.wide(word, canvas.least, is_strong=True) for word in _words(column)]
        wanted = max(max(words) * 1.02 + canvas.least * _AROUND, canvas.least * 2.2)
        return min(wanted, canvas.width * 0.3)


class _Sheet:
    """The rows with some of the columns."""

    def __init__(
        self,
        matrix: RoleMatrix,
        canvas: Canvas,
        size: float,
        columns: list[int],
        least: list[float],
    ) -> None:
        self._matrix = matrix
        self._canvas = canvas
        self._size = size
        self._columns = columns
        natural = max(canvas.wide(row.name, size, is_strong=True) for row in matrix.rows)
        names = min(natural * 1.02, canvas.width * 0.45)
        spare = max(0.0, canvas.width - sum(least) - max(names, canvas.width * (1 - _MOST)))
        more = min(spare / len(columns), canvas.size * 4)
        widths = [width + more for width in least]
        self._name = canvas.width - sum(widths)
        self._places: list[tuple[float, float]] = []
        x = self._name
        for width in widths:
            self._places.append((x, width))
            x += width
        self._gap = size * 0.4
        self._legend = self._legend_rows()
        between = canvas.least * _AROUND
        self._head = self._gap + max(
            canvas.height_of(matrix.columns[at], width - between, canvas.least, is_strong=True)
            for at, (_, width) in zip(columns, self._places, strict=True)
        )

    def figures(self) -> Iterator[Figure]:
        canvas = self._canvas
        foot = self._gap + len(self._legend) * canvas.least * LEADING * 1.3
        bottom = canvas.height - foot
        y, shapes = self._head, self._heads()
        for name, note, ink, marks in self._pieces(bottom - self._head):
            tall = self._tall(name, note)
            if y > self._head and y + tall > bottom:
                yield self._figure(shapes, y)
                y, shapes = self._head, self._heads()
            shapes += self._row(name, note, ink, marks, y, tall)
            y += tall
        yield self._figure(shapes, y)

    def _figure(self, shapes: list[Shape], y: float) -> Figure:
        canvas = self._canvas
        foot: list[Shape] = []
        y += self._gap
        for row in self._legend:
            x = 0.0
            for mark, words in row:
                foot += self._mark(mark, x, y, canvas.least * 1.7, canvas.least * LEADING)
                x += canvas.least * 2
                wide = canvas.wide(words, canvas.least)
                foot.append(
                    canvas.label(
                        words,
                        x,
                        y,
                        min(wide * 1.02, canvas.width - x),
                        size=canvas.least,
                        ink="ink2",
                    )
                )
                x += wide + canvas.least * 1.6
            y += canvas.least * LEADING * 1.3
        return Figure(canvas.width, y, (*shapes, *foot), self._matrix.alt)

    def _legend_rows(self) -> list[list[tuple[Mark, str]]]:
        canvas = self._canvas
        rows: list[list[tuple[Mark, str]]] = []
        room = 0.0
        for entry in self._matrix.legend:
            wide = canvas.wide(entry[1], canvas.least) + canvas.least * 3.6
            if not rows or wide > room:
                rows.append([])
                room = canvas.width
            rows[-1].append(entry)
            room -= wide
        return rows

    def _heads(self) -> list[Shape]:
        canvas, found = self._canvas, list[Shape]()
        for at, (x, width) in zip(self._columns, self._places, strict=True):
            title = self._matrix.columns[at]
            between = canvas.least * _AROUND
            inside = width - between
            tall = canvas.height_of(title, inside, canvas.least, is_strong=True)
            found.append(
                canvas.label(
                    title,
                    x + between / 2,
                    self._head - self._gap - tall,
                    inside,
                    size=canvas.least,
                    ink="ink2",
                    align="middle",
                    is_strong=True,
                )
            )
        return found

    def _pieces(
        self, room: float
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Ink, Sequence[Mark]]]:
        """The lines of each row's name with those of its note; what is too long goes on below."""
        canvas, inside = self._canvas, self._name - self._gap
        lead, small = self._size * LEADING, canvas.least * LEADING
        for row in self._matrix.rows:
            name = canvas.lines(row.name, inside, self._size, is_strong=True)
            note = canvas.lines(row.note, inside, canvas.least) if row.note else ()
            marks: Sequence[Mark] = row.marks
            while name or note:
                left = room - self._gap
                said = min(len(name), max(1, int((left + 1e-6) / lead)))
                left -= said * lead
                below = 0
                if said == len(name):
                    below = min(len(note), max(0 if said else 1, int((left + 1e-6) / small)))
                yield name[:said], note[:below], row.note_ink, marks
                name, note, marks = name[said:], note[below:], ()

    def _tall(self, name: tuple[str, ...], note: tuple[str, ...]) -> float:
        words = len(name) * self._size * LEADING + len(note) * self._canvas.least * LEADING
        return max(words, self._size * 1.8) + self._gap

    def _row(
        self,
        name: tuple[str, ...],
        note: tuple[str, ...],
        ink: Ink,
        marks: Sequence[Mark],
        y: float,
        tall: float,
    ) -> list[Shape]:
        canvas = self._canvas
        found: list[Shape] = [Stroke(((0, y), (canvas.width, y)), "line", canvas.size / 16)]
        inside = self._name - self._gap
        top = y + self._gap / 2
        if name:
            said = "\n".join(name)
            found.append(canvas.label(said, 0, top, inside, size=self._size, is_strong=True))
        if note:
            top += len(name) * self._size * LEADING
            said = "\n".join(note)
            found.append(canvas.label(said, 0, top, inside, size=canvas.least, ink=ink))
        side = canvas.least * 1.9
        for at, (x, width) in zip(self._columns, self._places, strict=True):
            if at < len(marks):
                left = x + (width - side) / 2
                found += self._mark(marks[at], left, y + (tall - side) / 2, side, side)
        return found

    def _mark(self, mark: Mark, x: float, y: float, wide: float, tall: float) -> list[Shape]:
        canvas = self._canvas
        radius = min(wide, tall) * 0.28
        middle = (x + wide / 2, y + tall / 2)
        if mark.look == "dot":
            return [Dot(*middle, radius, fill=mark.ink)]
        if mark.look == "ring":
            return [Dot(*middle, radius, edge=mark.ink, edge_width=canvas.size / 9)]
        if mark.look == "letter":
            size = max(canvas.least, min(wide, tall) * 0.6)
            return [
                Box(x, y, wide, tall, fill=mark.tint, radius=canvas.size * 0.2),
                canvas.label(
                    mark.letter,
                    x,
                    y + (tall - size * LEADING) / 2,
                    wide,
                    size=size,
                    ink=mark.ink,
                    align="middle",
                    is_strong=True,
                ),
            ]
        return []


def _words(text: str) -> list[str]:
    return text.split() or [text]


def _chunks(widths: list[float], most: float) -> list[list[int]]:
    """The columns in as few groups as fit into ``most`` each, about equally wide."""
    fewest = len(_filled(widths, most))
    limit = min(most, sum(widths) / fewest)
    while len(chunks := _filled(widths, limit)) > fewest:
        limit = min(most, limit * 1.05)
    return chunks


def _filled(widths: list[float], limit: float) -> list[list[int]]:
    chunks: list[list[int]] = [[]]
    used = 0.0
    for at, width in enumerate(widths):
        if chunks[-1] and used + width > limit:
            chunks.append([])
            used = 0.0
        chunks[-1].append(at)
        used += width
    return chunks
