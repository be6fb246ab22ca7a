"""Tables on paper: fixed widths, rows split by lines, heads repeated on every page."""

from __future__ import annotations

from cxworkshop.blocks import Cell, Column, Table, TextField
from cxworkshop.export.pdf.columns import column_heads, column_widths
from cxworkshop.export.pdf.pages import FIELD, LEADING, MARGIN, QUIET, TONES, Pages
from cxworkshop.export.pdf.sheets import Box, Line, Tag
from cxworkshop.export.pdf.type import Face, Faces

_PAD, _GAP = 6.0, 9.0
_BOX, _HEAD_RULE = 10.0, "#BDB6AA"
_FIELD_LINE = 14.0
"""Points of a line in a field: room for a pen."""
_LEAST_ROOM, _LOW = 60.0, 110.0
"""Points that a table needs on a page, and up to which two rows look like a mere beginning."""

_Written = tuple[Face, str, str]
"""One line of a cell: its face, its colour, its text."""
_Lines = list[list[_Written]]
"""The lines of every cell of a row."""


def shared_widths(tables: list[Table], pages: Pages) -> dict[tuple[Column, ...], list[float]]:
    """The widths of a section's tables; those with the same columns share them."""
    alike: dict[tuple[Column, ...], list[Table]] = {}
    for table in tables:
        alike.setdefault(table.columns, []).append(table)
    return {
        columns: column_widths(group, pages.inner, pages.faces.bold, pages.sizes.cell, _GAP)
        for columns, group in alike.items()
    }


class TableSetter:
    """One table with its measures; ``widths`` are its columns' in points."""

    def __init__(self, table: Table, widths: list[float], pages: Pages) -> None:
        self._table = table
        self._pages = pages
        self._widths = widths
        self._pad = _PAD * pages.air
        self._size = pages.sizes.cell
        self._step = self._size * LEADING
        self._heads = self._lines(column_heads(table))
        self._head_height = self._height(self._heads)

    @property
    def least(self) -> float:
        """The points that heads and the first rows, or the beginning of a long one, need."""
        heights = [self._row_height(row, self._lines(row)) for row in self._table.rows[:2]]
        both, first = sum(heights), sum(heights[:1])
        if both <= _LOW and self._is_movable(both):  # a low first row does not stay behind alone
            return self._head_height + both
        return self._head_height + (first if self._is_movable(first) else _LEAST_ROOM)

    def set(self, parent: Tag) -> None:
        """Put the table on the pages."""
        pages = self._pages
        pages.room(self.least)
        tag = parent.add("Table", self._table.name)
        row_of_heads = tag.add("THead").add("TR")
        self._head([row_of_heads.add("TH") for _ in self._table.columns])
        body = tag.add("TBody")
        laid = [self._lines(row) for row in self._table.rows]
        for number, (row, lines) in enumerate(zip(self._table.rows, laid, strict=True)):
            in_row = body.add("TR")
            tags = [in_row.add("TD") for _ in row]
            height = needed = self._row_height(row, lines)
            if number and number == len(laid) - 2:  # the last row does not go on alone
                needed += self._row_height(self._table.rows[-1], laid[-1])
            again: _Lines = []
            if needed > pages.left and (self._is_movable(height) or pages.left < _LEAST_ROOM):
                self._turn()
                again = [self._lines_of(cell.again, cell, place) for place, cell in enumerate(row)]
            while self._height(lines) > pages.left:
                fitting = max(1, int((pages.left - 2 * self._pad) / self._step))
                self._row(row, [cell[:fitting] for cell in lines], tags, again)
                lines = [cell[fitting:] for cell in lines]
                row, again = tuple(Cell() for _ in row), []
                self._turn()
            self._row(row, lines, tags, again)
        pages.y += 8 * pages.air

    def _is_movable(self, height: float) -> bool:
        """Whether a row so high moves on to the next page rather than being split."""
        return height <= self._pages.movable - self._head_height

    def _turn(self) -> None:
        """A new page, with the heads for the eye; who listens has heard them."""
        self._pages.turn()
        self._head(None)

    def _head(self, tags: list[Tag] | None) -> None:
        pages, x = self._pages, MARGIN
        for place, (cell, width) in enumerate(zip(self._heads, self._widths, strict=True)):
            y = pages.y + self._pad + self._size
            for face, colour, text in cell:
                line = Line(x + 4, y, face, pages.sizes.head, colour, text)
                if tags is None:
                    pages.page.repeated.append(line)
                else:
                    pages.say(tags[place], line)
                y += self._step
            x += width
        pages.y += self._head_height
        pages.rule(_HEAD_RULE, 0.9)

    def _row(self, row: tuple[Cell, ...], lines: _Lines, tags: list[Tag], again: _Lines) -> None:
        pages, x = self._pages, MARGIN
        height = max(self._row_height(row, lines), self._height(again))
        self._repeat(again)
        for cell, written, width, tag in zip(row, lines, self._widths, tags, strict=True):
            y = pages.y + self._pad + self._size
            for face, colour, text in written:
                pages.say(tag, Line(x + 4, y, face, self._size, colour, text))
                y += self._step
            if cell.is_box:
                box = Box(x + 5, pages.y + self._pad + 0.5, _BOX, _BOX, stroke=FIELD, radius=2)
                pages.show(tag.add("Figure", cell.text), box)
            if isinstance(cell.field, TextField):
                pages.ask(tag, cell.field, x + 2, pages.y + 3, width - 4, height - 6)
            elif cell.field is not None:
                top = pages.y + self._pad - 0.5
                pages.ask(tag, cell.field, x + 4, top, _BOX + 2, _BOX + 2)
            x += width
        pages.y += height
        pages.rule()

    def _repeat(self, again: _Lines) -> None:
        """What the rows before this one said of it; who listens has heard it."""
        pages, x = self._pages, MARGIN
        for cell, width in zip(again, self._widths, strict=False):
            y = pages.y + self._pad + self._size
            for face, colour, text in cell:
                pages.page.repeated.append(Line(x + 4, y, face, self._size, colour, text))
                y += self._step
            x += width

    def _row_height(self, row: tuple[Cell, ...], lines: _Lines) -> float:
        """The height of a row; a field takes the lines that it asks for."""
        asked = [cell.field.lines for cell in row if isinstance(cell.field, TextField)]
        return max(self._height(lines), max(asked, default=0) * _FIELD_LINE + 6)

    def _height(self, lines: _Lines) -> float:
        return max(1, *(len(cell) for cell in lines), 1) * self._step + 2 * self._pad

    def _lines(self, row: tuple[Cell, ...]) -> _Lines:
        return [
            [] if cell.is_box else self._lines_of(cell.text, cell, place)
            for place, cell in enumerate(row)
        ]

    def _lines_of(self, text: str, cell: Cell, place: int) -> list[_Written]:
        if not text:
            return []
        width = self._widths[place] - _GAP
        return _cell_lines(text, cell, width, self._size, self._pages.faces)


def _cell_lines(text: str, cell: Cell, width: float, size: float, faces: Faces) -> list[_Written]:
    """In a strong cell of several paragraphs only the first is strong."""
    face = faces.bold if cell.is_strong else faces.sans
    colour = TONES[cell.tone]
    first, more, rest = text.partition("\n") if cell.is_strong else (text, "", "")
    lines = [(face, colour, line) for line in face.lines(first + more, size, width)]
    if more:
        lines.pop()  # the empty line after the break
        lines += [(faces.sans, QUIET, line) for line in faces.sans.lines(rest, size, width)]
    return lines
