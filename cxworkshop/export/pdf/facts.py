"""Names and what they stand for, and lines to write on by hand."""

from __future__ import annotations

from cxworkshop.blocks import Pair
from cxworkshop.export.pdf.pages import INK, MARGIN, QUIET, Pages
from cxworkshop.export.pdf.sheets import Line, Rule, Tag

_LABEL, _SIZE, _STEP, _AIR = 120.0, 9.5, 14.0, 6.0
_WRITING_LINE = 26.0
"""Points between two lines to write on by hand."""
_WRITING_COLOUR = "#868C95"


def set_facts(pairs: tuple[Pair, ...], pages: Pages, parent: Tag) -> None:
    """A list of facts, each name at the left and what it stands for beside it."""
    if not pairs:
        return
    bold, sans, listed = pages.faces.bold, pages.faces.sans, parent.add("L")
    for pair in pairs:
        fact = listed.add("LI")
        label, body = fact.add("Lbl"), fact.add("LBody")
        names = bold.lines(pair.label, _SIZE, _LABEL - 10)
        texts = sans.lines(pair.text, _SIZE, pages.inner - _LABEL)
        for number in range(max(len(names), len(texts))):
            if pages.left < _STEP:
                pages.turn()
            y = pages.y + _SIZE
            if number < len(names):
                pages.say(label, Line(MARGIN, y, bold, _SIZE, QUIET, names[number]))
            if number < len(texts):
                pages.say(body, Line(MARGIN + _LABEL, y, sans, _SIZE, INK, texts[number]))
            pages.y += _STEP
        pages.y += _AIR * pages.air


def set_writing_lines(count: int, pages: Pages) -> None:
    """So many empty lines; they say nothing to who listens."""
    pages.room(count * _WRITING_LINE)
    for _ in range(count):
        pages.y += _WRITING_LINE
        pages.shape(Rule(MARGIN, pages.y, MARGIN + pages.inner, pages.y, _WRITING_COLOUR))
    pages.y += 10
