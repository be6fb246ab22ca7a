"""The pages being filled: where the next line stands, and when a new page begins."""

from __future__ import annotations

import msgspec

from cxworkshop.blocks import Choice, Field, Tone, asked_of
from cxworkshop.export.pdf.sheets import (
    Box,
    Line,
    Page,
    Picture,
    Piece,
    Plate,
    Rule,
    Tag,
    Widget,
)
from cxworkshop.export.pdf.type import Face, Faces

INK, QUIET, LINE = "#1B2430", "#55606E", "#E5E0D8"
FIELD = "#616A76"
"""The edge of what is to be ticked or filled in."""
WARNING, GOALS = "#AE5008", "#5B3FA8"
TONES: dict[Tone, str] = {
    "ink": INK,
    "quiet": QUIET,
    "accent": "#0B6E69",
    "warning": WARNING,
    "kept": "#1D7A46",
}
MARGIN, TOP, BOTTOM = 52.0, 84.0, 62.0
LEADING = 1.38
_MOVABLE = 0.8


class Sizes(msgspec.Struct, frozen=True):
    """How large things are set, in points; ``gap`` is the distance between two sections."""

    title: float = 17.0
    cell: float = 9.0
    head: float = 8.5
    fact: float = 9.5
    quote: float = 18.0
    gap: float = 26.0


USUAL = Sizes()
SMALL = Sizes(title=13.0, cell=8.0, head=8.0, fact=8.5, quote=14.0, gap=10.0)
"""The smallest that is read without effort, for what has to fit on few pages."""


class Pages:
    """Filled from top to bottom; ``y`` is how far down the current page is used.

    ``air`` is the share of the usual distance that is kept between things: less where a section
    is to fit on its page.
    """

    def __init__(
        self, faces: Faces, width: float, height: float, colour: str, second: str = GOALS
    ) -> None:
        self.faces = faces
        self.colour = colour
        self.second = second
        self._upright = width, height
        self._take(width, height)
        self.all: list[Page] = [Page(width, height, is_cover=True)]
        self.y = TOP
        self.air = 1.0
        self.sizes = USUAL

    @property
    def page(self) -> Page:
        """The current page."""
        return self.all[-1]

    @property
    def left(self) -> float:
        """The points that are free on this page."""
        return self.bottom - self.y

    @property
    def movable(self) -> float:
        """The height up to which a row or card moves on whole.

        What is higher is split where it stands, under its heading.
        """
        return _MOVABLE * (self.bottom - TOP)

    def turn(self, *, is_cover: bool | None = None) -> None:
        """Begin a new page; what a cover does not hold goes on a second one."""
        is_one = self.page.is_cover if is_cover is None else is_cover
        self.all.append(Page(self.width, self.height, is_cover=is_one))
        self.y = TOP

    def lay(self, *, is_wide: bool) -> None:
        """Have the pages from here on their side, or upright; begin a new one where that changes.

        A page on which nothing stands yet is laid as it is wanted.
        """
        width, height = self._upright[::-1] if is_wide else self._upright
        if width == self.width:
            return
        self._take(width, height)
        if self.y > TOP:
            self.turn()
        else:
            self.page.width, self.page.height = width, height

    def back_to(self, count: int) -> None:
        """Take everything off again from page ``count`` on, which is empty then."""
        del self.all[count - 1 :]
        self.all.append(Page(self.width, self.height))
        self.y = TOP

    def room(self, height: float) -> None:
        """Begin a new page unless so much fits on this one."""
        if height > self.left and self.y > TOP:
            self.turn()

    def say(self, tag: Tag, line: Line) -> None:
        """Put a line of text on the page."""
        pieces = self.page.pieces
        if pieces and pieces[-1].tag is tag:
            pieces[-1].lines.append(line)
        else:
            pieces.append(Piece(tag, [line]))

    def show(self, tag: Tag, figure: Box | Picture | Plate) -> None:
        """Put a figure on the page that says something by itself."""
        self.page.pieces.append(Piece(tag, figure=figure))

    def ask(
        self, parent: Tag, field: Field, x: float, y: float, width: float, height: float
    ) -> None:
        """Put a field on the page; one without a name is drawn for who writes with a pen."""
        if field.name:
            widget = Widget(parent.add("Form", field.told), field, x, y, width, height)
            self.page.widgets.append(widget)
            return
        radius = height / 2 if isinstance(field, Choice) else 2.0
        self.show(
            parent.add("Figure", asked_of(field)),
            Box(x, y, width, height, stroke=FIELD, radius=radius),
        )

    def shape(self, shape: Rule | Box | Plate) -> None:
        """Put a line or a ground on the page that says nothing."""
        self.page.shapes.append(shape)

    def rule(self, colour: str = LINE, width: float = 0.7) -> None:
        """A line across the page, here."""
        self.shape(Rule(MARGIN, self.y, MARGIN + self.inner, self.y, colour, width))

    def _take(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.inner = width - 2 * MARGIN
        self.bottom = height - BOTTOM

    def paragraph(
        self,
        tag: Tag,
        text: str,
        face: Face,
        size: float,
        colour: str,
        leading: float = LEADING,
    ) -> None:
        """Lines from here on, over as many pages as they take."""
        step = size * leading
        for line in face.lines(text, size, self.inner):
            if step > self.left:
                self.turn()
            self.say(tag, Line(MARGIN, self.y + size, face, size, colour, line))
            self.y += step
