"""Who has which part in what: rows of things, columns of functions or people, marks between.

A mark is a letter on its colour, a dot, or a ring for a part that is still open; the legend says
what each means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import LEADING, Box, Dot, Figure, Ink, Shape, Stroke

Look = Literal["none", "letter", "dot", "ring"]


class Mark(msgspec.Struct, frozen=True):
    """What stands where a row and a column meet; nothing with the look *none*."""

    look: Look = "none"
    letter: str = ""
    ink: Ink = "ink"
    tint: Ink = "neutral_tint"


class MatrixRow(msgspec.Struct, frozen=True):
    """One thing with a mark for every column; ``note`` below its name says what is amiss."""

    name: str
    marks: tuple[Mark, ...]
    note: str = ""


class RoleMatrix(msgspec.Struct, frozen=True):
    """The whole matrix with its words; it takes further pages for rows and for columns."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[tuple[Mark, str], ...]
    alt: str

    def pages(self, canvas: Canvas) -> tuple[Figure, ...]:
        """The matrix laid out: columns that do not fit stand on a further page, as rows do."""
        if not self.columns or not self.rows:
            return ()
        widest = max(
            canvas.wide(word, canvas.least, is_strong=True)
            for column in self.columns
            for word in column.split() or [column]
        )
        least = min(max(widest + canvas.least * 0.6, canvas.size * 2.4), canvas.width * 0.3)
        most = max(1, int(canvas.width * 0.66 / least))
        count = -(-len(self.columns) // most)
        share = -(-len(self.columns) // count)
        return tuple(
            figure
            for start in range(0, len(self.columns), share)
            for figure in _Sheet(self, canvas, range(start, start + share), least).figures()
        )


class _Sheet:
    """The rows with some of the columns."""

    def __init__(self, matrix: RoleMatrix, canvas: Canvas, chosen: range, least: float) -> None:
        self._matrix = matrix
        self._canvas = canvas
        self._columns = [at for at in chosen if at < len(matrix.columns)]
        natural = max(canvas.wide(row.name, canvas.size, is_strong=True) for row in matrix.rows)
        room = canvas.width - least * len(self._columns)
        self._name = min(max(natural * 1.02, canvas.width * 0.3), room)
        self._name = max(self._name, canvas.width - canvas.size * 9 * len(self._columns))
        self._wide = (canvas.width - self._name) / len(self._columns)
        self._gap = canvas.size * 0.4
        self._legend = self._legend_rows()
        self._head = self._gap + max(
            canvas.height_of(
                matrix.columns[at], self._wide - self._gap, canvas.least, is_strong=True
            )
            for at in self._columns
        )

    def figures(self) -> Iterator[Figure]:
        canvas = self._canvas
        foot = self._gap + len(self._legend) * canvas.least * LEADING * 1.3
        bottom = canvas.height - foot
        y, shapes = self._head, self._heads()
        for name, note, marks in self._pieces(bottom - self._head):
            tall = self._tall(name, note)
            if y > self._head and y + tall > bottom:
                yield self._figure(shapes, y)
                y, shapes = self._head, self._heads()
            shapes += self._row(name, note, marks, y, tall)
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
        for place, at in enumerate(self._columns):
            title = self._matrix.columns[at]
            inside = self._wide - self._gap
            tall = canvas.height_of(title, inside, canvas.least, is_strong=True)
            found.append(
                canvas.label(
                    title,
                    self._name + place * self._wide + self._gap / 2,
                    self._head - self._gap - tall,
                    inside,
                    size=canvas.least,
                    ink="ink2",
                    align="middle",
                    is_strong=True,
                )
            )
        return found

    def _pieces(self, room: float) -> Iterator[tuple[tuple[str, ...], str, Sequence[Mark]]]:
        """The lines of each row's name with its note and marks; a long name goes on below."""
        canvas = self._canvas
        for row in self._matrix.rows:
            lines = canvas.lines(row.name, self._name - self._gap, canvas.size, is_strong=True)
            note = canvas.height_of(row.note, self._name - self._gap, canvas.least)
            most = max(1, int((room - note - self._gap) / (canvas.size * LEADING)))
            starts = range(0, max(len(lines), 1), most)
            for start in starts:
                is_last = start == starts[-1]
                yield (
                    lines[start : start + most],
                    row.note if is_last else "",
                    row.marks if start == 0 else (),
                )

    def _tall(self, name: tuple[str, ...], note: str) -> float:
        canvas = self._canvas
        words = len(name) * canvas.size * LEADING
        words += canvas.height_of(note, self._name - self._gap, canvas.least)
        return max(words, canvas.size * 1.8) + self._gap

    def _row(
        self, name: tuple[str, ...], note: str, marks: Sequence[Mark], y: float, tall: float
    ) -> list[Shape]:
        canvas = self._canvas
        found: list[Shape] = [Stroke(((0, y), (canvas.width, y)), "line", canvas.size / 16)]
        inside = self._name - self._gap
        words = canvas.label(
            "\n".join(name), 0, y + self._gap / 2, inside, size=canvas.size, is_strong=True
        )
        found.append(words)
        if note:
            top = words.y + words.height
            found.append(canvas.label(note, 0, top, inside, size=canvas.least, ink="steps"))
        side = min(canvas.size * 1.7, self._wide * 0.9)
        for place, at in enumerate(self._columns):
            if at < len(marks):
                x = self._name + place * self._wide + (self._wide - side) / 2
                found += self._mark(marks[at], x, y + (tall - side) / 2, side, side)
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
