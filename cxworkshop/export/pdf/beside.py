"""Cards and large quotes on paper: texts beside a coloured bar."""

from __future__ import annotations

from cxworkshop.blocks import Card, Quote
from cxworkshop.export.pdf.cards import INDENT, LABEL, NAME, NOTE, PAIR, QUOTE, card_lines
from cxworkshop.export.pdf.pages import INK, MARGIN, QUIET, WARNING, Pages
from cxworkshop.export.pdf.sheets import Box, Line, Tag

_BAR, _QUOTE_BAR = 3.0, 4.0
_LARGE_STEP, _LARGE_INDENT = 25 / 18, 20.0
"""From line to line of a large quote, in its size; how far it stands in, in points."""
_LEAST_ROOM = 60.0


class _Beside:
    """Lines beside a bar that follows them from page to page."""

    def __init__(self, pages: Pages, bar: float, colour: str) -> None:
        self._pages = pages
        self._bar = bar
        self._colour = colour
        self._top = pages.y

    def room(self, height: float) -> None:
        """Go to the next page unless the next line fits on this one."""
        if height > self._pages.left:
            self.end()
            self._pages.turn()
            self._top = self._pages.y

    def end(self) -> None:
        """Draw the bar down to here."""
        height = max(2.0, self._pages.y - self._top - 2)
        self._pages.shape(Box(MARGIN, self._top + 1, self._bar, height, fill=self._colour))


def card_least(card: Card, pages: Pages) -> float:
    """The points that a card needs to begin on a page."""
    height = card_lines(card, pages.faces, pages.inner).height
    return height if height <= pages.movable else _LEAST_ROOM


def set_card(card: Card, pages: Pages, parent: Tag) -> None:
    """Put a card on the pages, in one piece where that leaves no page half empty."""
    faces, x = pages.faces, MARGIN + INDENT
    laid = card_lines(card, faces, pages.inner)
    pages.room(laid.height if laid.height <= pages.movable else _LEAST_ROOM)
    within = parent.add("Sect")
    beside = _Beside(pages, _BAR, pages.second)
    title = within.add("H3")
    end_of_title = [part for row in laid.names for part in row if not part.is_quiet][-1]
    for named in laid.names:
        beside.room(NAME)
        for part in named:
            colour = QUIET if part.is_quiet else INK
            text = f"{part.text} " if part is end_of_title else part.text
            pages.say(title, Line(x + part.x, pages.y + 11, part.face, part.size, colour, text))
        pages.y += NAME
    pages.y += 6
    said = within.add("BlockQuote").add("P")
    for line in laid.quote:
        beside.room(QUOTE)
        pages.say(said, Line(x, pages.y + 12.5, faces.serif, 12.5, INK, line))
        pages.y += QUOTE
    pages.y += 4
    facts = within.add("L") if laid.pairs else within
    for names, texts in laid.pairs:
        fact = facts.add("LI")
        label, body = fact.add("Lbl"), fact.add("LBody")
        for number in range(max(len(names), len(texts))):
            beside.room(PAIR)
            y = pages.y + 9.5
            if number < len(names):
                pages.say(label, Line(x, y, faces.bold, 8.5, QUIET, names[number]))
            if number < len(texts):
                pages.say(body, Line(x + LABEL, y, faces.sans, 9, INK, texts[number]))
            pages.y += PAIR
    missing = within.add("P") if laid.note else within
    for line in laid.note:
        beside.room(NOTE)
        pages.say(missing, Line(x, pages.y + 9, faces.sans, 8.5, WARNING, line))
        pages.y += NOTE
    beside.end()
    pages.y += 16


def quote_least(quote: Quote, pages: Pages) -> float:
    """The points that a large quote needs to begin on a page."""
    return 4 + min(len(_quote_lines(quote, pages)), 6) * pages.sizes.quote * _LARGE_STEP


def set_quote(quote: Quote, pages: Pages, parent: Tag) -> None:
    """Put a sentence that people agreed on, large, beside a bar in the brand's colour."""
    pages.room(quote_least(quote, pages))
    pages.y += 4
    tag = parent.add("BlockQuote").add("P")
    beside = _Beside(pages, _QUOTE_BAR, pages.colour)
    face, x = pages.faces.serif, MARGIN + _LARGE_INDENT
    size = pages.sizes.quote
    step = size * _LARGE_STEP
    for line in _quote_lines(quote, pages):
        beside.room(step)
        pages.say(tag, Line(x, pages.y + size, face, size, INK, line))
        pages.y += step
    beside.end()
    pages.y += 18 * pages.air


def _quote_lines(quote: Quote, pages: Pages) -> list[str]:
    width = pages.inner - _LARGE_INDENT - 2
    return pages.faces.serif.lines(quote.text, pages.sizes.quote, width)
