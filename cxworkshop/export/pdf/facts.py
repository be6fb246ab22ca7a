"""Names and what they stand for, fields beside their names, lines to write on and to sign."""

from __future__ import annotations

from cxworkshop.blocks import FormField, Pair
from cxworkshop.export.pdf.pages import INK, MARGIN, QUIET, Pages
from cxworkshop.export.pdf.sheets import Line, Rule, Tag

_LABEL, _SIZE, _STEP, _AIR = 120.0, 9.5, 14.0, 6.0
_LEADING = _STEP / _SIZE
_WRITING_LINE = 26.0
"""Points between two lines to write on by hand."""
_FIELD_LINE, _FIELD_AIR = 15.0, 5.0
"""Points of a line in a field, and around it."""
_SIGNED, _SIGNED_GAP = 34.0, 24.0
"""Points above a line to sign on, and between two."""
_LEAST_AIR = 0.65
"""The share of it that a pen needs."""
_WRITING_COLOUR = "#868C95"


def facts_height(pairs: tuple[Pair, ...], pages: Pages) -> float:
    """The points that a list of facts takes."""
    lines = sum(max(map(len, _broken(pair, pages))) for pair in pairs)
    return lines * pages.sizes.fact * _LEADING + len(pairs) * _AIR * pages.air


def _broken(pair: Pair, pages: Pages) -> tuple[list[str], list[str]]:
    size, faces = pages.sizes.fact, pages.faces
    names = faces.bold.lines(pair.label, size, _LABEL - 10)
    return names, faces.sans.lines(pair.text, size, pages.inner - _LABEL)


def set_facts(pairs: tuple[Pair, ...], pages: Pages, parent: Tag) -> None:
    """A list of facts, each name at the left and what it stands for beside it."""
    if not pairs:
        return
    size = pages.sizes.fact
    step = size * _LEADING
    bold, sans, listed = pages.faces.bold, pages.faces.sans, parent.add("L")
    for pair in pairs:
        fact = listed.add("LI")
        label, body = fact.add("Lbl"), fact.add("LBody")
        names, texts = _broken(pair, pages)
        for number in range(max(len(names), len(texts))):
            if pages.left < step:
                pages.turn()
            y = pages.y + size
            if number < len(names):
                pages.say(label, Line(MARGIN, y, bold, size, QUIET, names[number]))
            if number < len(texts):
                pages.say(body, Line(MARGIN + _LABEL, y, sans, size, INK, texts[number]))
            pages.y += step
        pages.y += _AIR * pages.air


def set_writing_lines(count: int, pages: Pages) -> None:
    """So many empty lines; they say nothing to who listens."""
    pages.room(count * _WRITING_LINE)
    for _ in range(count):
        pages.y += _WRITING_LINE
        pages.shape(Rule(MARGIN, pages.y, MARGIN + pages.inner, pages.y, _WRITING_COLOUR))
    pages.y += 10


def set_field(block: FormField, pages: Pages, parent: Tag) -> None:
    """A field with its label at the left."""
    bold = pages.faces.bold
    labels = bold.lines(block.label, _SIZE, _LABEL - 10)
    height = max(len(labels) * _STEP, block.field.lines * _FIELD_LINE) + _FIELD_AIR
    pages.room(height + _FIELD_AIR)
    label = parent.add("P")
    for number, line in enumerate(labels):
        y = pages.y + _SIZE + 3 + number * _STEP
        pages.say(label, Line(MARGIN, y, bold, _SIZE, QUIET, line))
    pages.ask(parent, block.field, MARGIN + _LABEL, pages.y, pages.inner - _LABEL, height)
    pages.y += height + _FIELD_AIR


def set_signatures(labels: tuple[str, ...], pages: Pages, parent: Tag) -> None:
    """Lines side by side to sign on, each with its label under it."""
    sans, size = pages.faces.sans, 8.5
    width = (pages.inner - _SIGNED_GAP * (len(labels) - 1)) / max(1, len(labels))
    under = [sans.lines(label, size, width) for label in labels]
    above = _SIGNED * max(pages.air, _LEAST_AIR)
    height = above + max(map(len, under), default=0) * (size + 3) + 8
    pages.room(height)
    for place, lines in enumerate(under):
        x, y = MARGIN + place * (width + _SIGNED_GAP), pages.y + above
        pages.shape(Rule(x, y, x + width, y, _WRITING_COLOUR))
        tag = parent.add("P")
        for number, line in enumerate(lines, 1):
            pages.say(tag, Line(x, y + number * (size + 3), sans, size, QUIET, line))
    pages.y += height
