"""The first page: whose plan it is, when and where, who was in the room."""

from __future__ import annotations

from cxworkshop.blocks import Cover, Pair
from cxworkshop.export.pdf.facts import set_facts
from cxworkshop.export.pdf.logo import Logo
from cxworkshop.export.pdf.pages import INK, MARGIN, QUIET, Pages
from cxworkshop.export.pdf.sheets import Box, Picture, Tag

_BAND, _LOGO_WIDTH, _LOGO_HEIGHT = 10.0, 170.0, 62.0


def set_cover(cover: Cover, pages: Pages, parent: Tag, logo: Logo | None) -> None:
    """Fill the cover; it takes more pages where it must."""
    faces = pages.faces
    pages.shape(Box(0, 0, pages.width, _BAND, fill=pages.colour))
    pages.y = 92.0
    if logo is not None:
        scale = min(_LOGO_WIDTH / logo.width, _LOGO_HEIGHT / logo.height)
        width, height = logo.width * scale, logo.height * scale
        said = cover.organisation or cover.title
        picture = Picture(MARGIN, pages.y, width, height, logo.png)
        pages.show(parent.add("Figure", said), picture)
        pages.y += height + 40
    else:
        pages.y += 60
    if cover.organisation:
        pages.paragraph(parent.add("P"), cover.organisation, faces.bold, 13, pages.colour)
        pages.y += 8
    pages.paragraph(parent.add("H1"), cover.title, faces.serif, 32, INK, 1.25)
    pages.y += 6
    pages.paragraph(parent.add("P"), cover.subtitle, faces.sans, 15, QUIET)
    if cover.version:
        pages.y += 2
        pages.paragraph(parent.add("P"), cover.version, faces.sans, 9.5, QUIET)
    pages.y += 30
    _pairs(cover.lines, pages, parent)
    if cover.lines and cover.people:
        pages.y += 18
    _pairs(cover.people, pages, parent)


def _pairs(pairs: tuple[Pair, ...], pages: Pages, parent: Tag) -> None:
    """Names and what they stand for, under a line."""
    if pairs:
        pages.rule()
        pages.y += 16
        set_facts(pairs, pages, parent)
