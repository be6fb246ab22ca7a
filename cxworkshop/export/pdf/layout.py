"""From a report to pages: measures, breaks, repeats table heads. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from cxworkshop.blocks import (
    Block,
    Card,
    Cell,
    Cover,
    Heading,
    Pair,
    Quote,
    Report,
    Section,
    Table,
    Text,
    Tone,
)
from cxworkshop.export.pdf.cards import INDENT, LABEL, NAME, card_lines
from cxworkshop.export.pdf.columns import column_heads, column_widths
from cxworkshop.export.pdf.sheets import Box, Line, Page, Picture, Piece, Rule
from cxworkshop.export.pdf.type import Face, Faces
from cxworkshop.figures.colour import readable

INK, QUIET, LINE, TRACK = "#1B2430", "#55606E", "#E5E0D8", "#F1EEE8"
ACCENT, WARNING, KEPT, GOALS = "#0B6E69", "#AE5008", "#1D7A46", "#5B3FA8"
TONES: dict[Tone, str] = {
    "ink": INK,
    "quiet": QUIET,
    "accent": ACCENT,
    "warning": WARNING,
    "kept": KEPT,
}
MARGIN, TOP, BOTTOM = 52.0, 84.0, 62.0
_LEADING = 1.38
_CELL, _PAD, _GAP = 9.0, 6.0, 9.0
_QUOTE_SIZE, _QUOTE_STEP = 18.0, 25.0
_MOVABLE = 0.8
"""The share of a page up to which a row or card moves on whole; what is higher is split where it
stands, under its heading."""
_Written = tuple[Face, str, str]
"""One line of a cell: its face, its colour, its text."""


class Layout:
    """Lays a report out on pages of ``width`` × ``height`` points.

    ``progress`` is told the share of sections that are laid out; it may raise Cancelled.
    """

    def __init__(
        self,
        report: Report,
        width: float,
        height: float,
        logo: tuple[bytes, float, float] | None = None,
        progress: Callable[[float], None] = lambda _: None,
    ) -> None:
        self.faces = Faces()
        self.pages: list[Page] = []
        self.colour = readable(report.colour)
        self._width = width
        self._height = height
        self._inner = width - 2 * MARGIN
        self._bottom = height - BOTTOM
        self._movable = _MOVABLE * (self._bottom - TOP)
        self._y = 0.0
        self._known_widths: dict[int, list[float]] = {}
        self._is_cover = True
        self._cover(report.cover, logo)
        self._is_cover = False
        self._turn()
        for number, section in enumerate(report.sections):
            self._section(section)
            progress((number + 1) / len(report.sections))

    # Pages

    def _turn(self) -> None:
        self.pages.append(Page(is_cover=self._is_cover))
        self._y = TOP

    def _room(self, height: float) -> None:
        """Begin a new page unless so much fits on this one."""
        if self._y + height > self._bottom and self._y > TOP:
            self._turn()

    def _piece(self, piece: Piece) -> None:
        self.pages[-1].pieces.append(piece)

    def _section(self, section: Section) -> None:
        if self._y > TOP:
            self._y += 26
        self._room(70 + self._least(section.blocks))
        self.pages[-1].bookmarks.append(section.title)
        self._paragraph(section.title, self.faces.serif, 17, INK, role="heading", leading=1.3)
        self._y += 4
        if section.intro:
            self._paragraph(section.intro, self.faces.sans, 9.5, QUIET)
        self._y += 8
        for number, block in enumerate(section.blocks):
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Card):
                self._card(block)
            elif isinstance(block, Quote):
                self._quote(block)
            elif isinstance(block, Heading):
                self._room(self._least(section.blocks[number:]))
                self._y += 6
                self._paragraph(block.text, self.faces.bold, 11, INK, role="heading")
                self._y += 3
            else:
                self._text(block)

    def _text(self, block: Text) -> None:
        size = 8.5 if block.is_small else 9.5
        self._paragraph(block.text, self.faces.sans, size, TONES[block.tone])
        self._y += 6

    def _paragraph(
        self,
        text: str,
        face: Face,
        size: float,
        colour: str,
        *,
        role: str = "text",
        x: float = MARGIN,
        width: float = 0.0,
        leading: float = _LEADING,
    ) -> None:
        """Lines from here on, over as many pages as they take."""
        step = size * leading
        piece = Piece("heading" if role == "heading" else "text")
        for line in face.lines(text, size, width or self._inner):
            if self._y + step > self._bottom:
                self._piece(piece)
                self._turn()
                piece = Piece(piece.role)
            piece.drawings.append(Line(x, self._y + size, face, size, colour, line))
            self._y += step
        self._piece(piece)

    # Tables

    def _table(self, table: Table) -> None:
        widths = self._widths(table)
        head = self._cells_lines(column_heads(table), widths)
        head_height = self._row_height(head)
        self._room(self._least((table,)))
        self._head(head, widths, head_height)
        laid = [self._cells_lines(row, widths) for row in table.rows]
        for number, (row, lines) in enumerate(zip(table.rows, laid, strict=True)):
            height = needed = self._row_height(lines)
            if number and number == len(laid) - 2:  # the last row does not go on alone
                needed += self._row_height(laid[-1])
            is_movable = height <= self._movable - head_height
            if self._y + needed > self._bottom and (is_movable or self._left() < 60):
                self._turn()
                self._head(head, widths, head_height)
            while self._y + self._row_height(lines) > self._bottom:
                fitting = max(1, int((self._left() - 2 * _PAD) / (_CELL * _LEADING)))
                self._row(row, [cell[:fitting] for cell in lines], widths)
                lines = [cell[fitting:] for cell in lines]
                row = tuple(Cell() for _ in row)
                self._turn()
                self._head(head, widths, head_height)
            self._row(row, lines, widths)
        self._y += 8

    def _least(self, blocks: tuple[Block, ...]) -> float:
        """What the beginning of a block needs, so that no heading stands alone at a page's end."""
        first = blocks[0] if blocks else None
        if isinstance(first, Heading):
            return 30 + self._least(blocks[1:])
        if isinstance(first, Table) and first.rows:
            widths = self._widths(first)
            head = self._row_height(self._cells_lines(column_heads(first), widths))
            row = self._row_height(self._cells_lines(first.rows[0], widths))
            return head + (row if row <= self._movable - head else 60.0)
        if isinstance(first, Card):
            height = card_lines(first, self.faces, self._inner).height
            return height if height <= self._movable else 60.0
        if isinstance(first, Quote):
            return 4 + min(len(self._quote_lines(first)), 6) * _QUOTE_STEP
        return 60.0

    def _left(self) -> float:
        return self._bottom - self._y

    def _widths(self, table: Table) -> list[float]:
        found = self._known_widths.get(id(table))
        if found is None:
            found = column_widths(table, self._inner, self.faces.bold, _CELL, _GAP)
            self._known_widths[id(table)] = found
        return found

    def _cells_lines(self, row: tuple[Cell, ...], widths: list[float]) -> list[list[_Written]]:
        return [
            self._cell_lines(cell, width - _GAP) if cell.text else []
            for cell, width in zip(row, widths, strict=True)
        ]

    def _cell_lines(self, cell: Cell, width: float) -> list[_Written]:
        """In a strong cell of several paragraphs only the first is strong."""
        face = self.faces.bold if cell.is_strong else self.faces.sans
        colour = TONES[cell.tone]
        first, more, rest = cell.text.partition("\n") if cell.is_strong else (cell.text, "", "")
        lines = [(face, colour, line) for line in face.lines(first, _CELL, width)]
        if more:
            sans = self.faces.sans
            lines += [(sans, QUIET, line) for line in sans.lines(rest, _CELL, width)]
        return lines

    def _row_height(self, lines: list[list[_Written]]) -> float:
        most = max((len(cell) for cell in lines), default=1)
        return max(1, most) * _CELL * _LEADING + 2 * _PAD

    def _head(self, lines: list[list[_Written]], widths: list[float], height: float) -> None:
        piece = Piece("head")
        x = MARGIN
        for cell, width in zip(lines, widths, strict=True):
            y = self._y + _PAD
            for face, colour, line in cell:
                piece.drawings.append(Line(x + 4, y + _CELL, face, 8.5, colour, line))
                y += _CELL * _LEADING
            x += width
        self._y += height
        piece.drawings.append(Rule(MARGIN, self._y, MARGIN + self._inner, self._y, "#BDB6AA", 0.9))
        self._piece(piece)

    def _row(self, row: tuple[Cell, ...], lines: list[list[_Written]], widths: list[float]) -> None:
        piece = Piece("row")
        height = self._row_height(lines)
        x = MARGIN
        for cell, written, width in zip(row, lines, widths, strict=True):
            y = self._y + _PAD + _CELL
            for face, colour, line in written:
                piece.drawings.append(Line(x + 4, y, face, _CELL, colour, line))
                y += _CELL * _LEADING
            if cell.is_box:
                piece.drawings.append(
                    Box(x + 5, self._y + _PAD + 0.5, 10, 10, stroke="#616A76", radius=2)
                )
            x += width
        self._y += height
        piece.drawings.append(Rule(MARGIN, self._y, MARGIN + self._inner, self._y, LINE))
        self._piece(piece)

    # Cards, quotes

    def _card(self, card: Card) -> None:
        faces = self.faces
        laid = card_lines(card, self.faces, self._inner)
        if laid.height <= self._movable:
            self._room(laid.height)
        piece, x = Piece("card"), MARGIN + INDENT
        top = self._y
        for named in laid.names:
            piece, top = self._continued(piece, top, NAME)
            piece.drawings += [
                Line(
                    x + part.x,
                    self._y + 11,
                    part.face,
                    part.size,
                    QUIET if part.is_quiet else INK,
                    part.text,
                )
                for part in named
            ]
            self._y += NAME
        self._y += 6
        for line in laid.quote:
            piece, top = self._continued(piece, top, 16.5)
            piece.drawings.append(Line(x, self._y + 12.5, faces.serif, 12.5, INK, line))
            self._y += 16.5
        self._y += 4
        for names, texts in laid.pairs:
            for number in range(max(len(names), len(texts))):
                piece, top = self._continued(piece, top, 12.6)
                y = self._y + 9.5
                if number < len(names):
                    piece.drawings.append(Line(x, y, faces.bold, 8.5, QUIET, names[number]))
                if number < len(texts):
                    piece.drawings.append(Line(x + LABEL, y, faces.sans, 9, INK, texts[number]))
                self._y += 12.6
        for line in laid.note:
            piece, top = self._continued(piece, top, 12)
            piece.drawings.append(Line(x, self._y + 9, faces.sans, 8.5, WARNING, line))
            self._y += 12
        self._end_card(piece, top)
        self._y += 16

    def _continued(self, piece: Piece, top: float, height: float) -> tuple[Piece, float]:
        """The card's piece on the page where the next line fits."""
        if self._y + height <= self._bottom:
            return piece, top
        self._end_card(piece, top)
        self._turn()
        return Piece("card"), self._y

    def _end_card(self, piece: Piece, top: float) -> None:
        piece.drawings.append(Box(MARGIN, top + 1, 3, max(2, self._y - top - 2), fill=GOALS))
        self._piece(piece)

    def _quote(self, quote: Quote) -> None:
        size, step = _QUOTE_SIZE, _QUOTE_STEP
        lines = self._quote_lines(quote)
        self._room(self._least((quote,)))
        self._y += 4
        piece, top = Piece("quote"), self._y
        for line in lines:
            if self._y + step > self._bottom:
                piece.drawings.append(Box(MARGIN, top, 4, self._y - top, fill=self.colour))
                self._piece(piece)
                self._turn()
                piece, top = Piece("quote"), self._y
            piece.drawings.append(
                Line(MARGIN + 20, self._y + size, self.faces.serif, size, INK, line)
            )
            self._y += step
        piece.drawings.append(Box(MARGIN, top, 4, self._y - top, fill=self.colour))
        self._piece(piece)
        self._y += 18

    def _quote_lines(self, quote: Quote) -> list[str]:
        return self.faces.serif.lines(quote.text, _QUOTE_SIZE, self._inner - 22)

    # Cover

    def _cover(self, cover: Cover, logo: tuple[bytes, float, float] | None) -> None:
        page = Page(is_cover=True)
        self.pages.append(page)
        faces = self.faces
        band = Piece("artifact", [Box(0, 0, self._width, 10, fill=self.colour)])
        page.pieces.append(band)
        self._y = 92.0
        if logo is not None:
            data, wide, high = logo
            scale = min(170 / wide, 62 / high, 1.0 if wide < 170 else 170 / wide)
            size = (wide * scale, high * scale)
            page.pieces.append(Piece("figure", [Picture(MARGIN, self._y, *size, data)]))
            self._y += size[1] + 40
        else:
            self._y += 60
        if cover.organisation:
            self._paragraph(cover.organisation, faces.bold, 13, self.colour)
            self._y += 8
        self._paragraph(cover.title, faces.serif, 32, INK, role="heading", leading=1.25)
        self._y += 6
        self._paragraph(cover.subtitle, faces.sans, 15, QUIET)
        self._y += 30
        self._rule()
        self._pairs(cover.lines)
        if cover.people:
            self._y += 18
            self._rule()
            self._pairs(cover.people)

    def _rule(self) -> None:
        self._piece(Piece("artifact", [Rule(MARGIN, self._y, MARGIN + self._inner, self._y, LINE)]))
        self._y += 16

    def _pairs(self, pairs: tuple[Pair, ...]) -> None:
        for pair in pairs:
            piece, label = Piece("text"), 120.0
            names = self.faces.bold.lines(pair.label, 9.5, label - 10)
            texts = self.faces.sans.lines(pair.text, 9.5, self._inner - label)
            for number in range(max(len(names), len(texts))):
                if self._y + 14 > self._bottom:
                    self._piece(piece)
                    self._turn()
                    piece = Piece("text")
                y = self._y + 9.5
                if number < len(names):
                    piece.drawings.append(
                        Line(MARGIN, y, self.faces.bold, 9.5, QUIET, names[number])
                    )
                if number < len(texts):
                    piece.drawings.append(
                        Line(MARGIN + label, y, self.faces.sans, 9.5, INK, texts[number])
                    )
                self._y += 14
            self._piece(piece)
            self._y += 6
