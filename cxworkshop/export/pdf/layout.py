"""From a report to pages: measures, breaks, repeats table heads. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cxworkshop.blocks import (
    Block,
    Card,
    Column,
    Drawing,
    Facts,
    FormField,
    FullPage,
    Heading,
    PictureRow,
    Quote,
    Report,
    Section,
    SignatureLines,
    Table,
    Text,
    WritingLines,
)
from cxworkshop.export.pdf.beside import card_least, quote_least, set_card, set_quote
from cxworkshop.export.pdf.cover import set_cover
from cxworkshop.export.pdf.drawings import DrawingSetter, set_full_page
from cxworkshop.export.pdf.facts import (
    facts_height,
    set_facts,
    set_field,
    set_signatures,
    set_writing_lines,
)
from cxworkshop.export.pdf.logo import Logo
from cxworkshop.export.pdf.pages import (
    GOALS,
    INK,
    LEADING,
    QUIET,
    SMALL,
    TONES,
    TOP,
    Pages,
)
from cxworkshop.export.pdf.photos import PaperPhoto, PhotoSetter
from cxworkshop.export.pdf.sheets import Page, Role, Tag
from cxworkshop.export.pdf.tables import TableSetter, shared_widths
from cxworkshop.export.pdf.type import Faces
from cxworkshop.figures.colour import readable

_CLOSER, _CLOSE, _CLOSER_STILL, _CLOSEST = 0.7, 0.45, 0.32, 0.2
"""How close things are set, of the usual distance, to keep a section on its page."""
_TITLE_ROOM, _HEADING_ROOM, _LEAST_ROOM = 70.0, 30.0, 60.0
_SMALL_TEXT, _BELOW_TEXT, _ABOVE_DRAWING = 8.5, 6.0, 8.0
"""Points of small text, below a paragraph, and between a table and the chart that follows it."""
_NO_PHOTOS: Mapping[str, PaperPhoto] = MappingProxyType({})


class Layout:
    """A report laid out on pages of ``width`` × ``height`` points.

    ``photos`` are those that its blocks name, by id. ``tree`` is the document as it is read out.
    ``progress`` is told the share of blocks that are
    laid out; it may raise Cancelled.
    """

    def __init__(
        self,
        report: Report,
        width: float,
        height: float,
        logo: Logo | None = None,
        progress: Callable[[float], None] = lambda _: None,
        photos: Mapping[str, PaperPhoto] = _NO_PHOTOS,
    ) -> None:
        self._photos = photos
        self.faces = Faces()
        self.colour = readable(report.colour)
        self.tree = Tag("Document")
        second = readable(report.second_colour) if report.second_colour else GOALS
        self._pages = Pages(self.faces, width, height, self.colour, second)
        self._left = self._all = 1 + sum(len(section.blocks) for section in report.sections)
        self._progress = progress
        self._widths: dict[tuple[Column, ...], list[float]] = {}
        has_cover = report.cover is not None
        if report.is_small:
            self._pages.air, self._pages.sizes = _CLOSE, SMALL
        self._title: Role = "H2" if has_cover else "H1"
        self._heading: Role = "H3" if has_cover else "H2"
        if report.cover is not None:
            set_cover(report.cover, self._pages, self.tree.add("Sect"), logo)
            self._pages.turn(is_cover=False)
        else:
            self._pages.page.is_cover = False
        is_alone = False
        for section in report.sections:
            self._pages.lay(is_wide=section.is_wide)
            if is_alone and self._pages.y > TOP:
                self._pages.turn()
            is_alone = section.begins_page
            if section.blocks and all(isinstance(block, FullPage) for block in section.blocks):
                self._full_pages(section, self.tree.add("Sect"))
            elif is_alone or (section.is_whole and not self._fits_here(section)):
                self._page_of_its_own(section)
            elif not section.is_whole:
                self._section(section, self.tree.add("Sect"))
        progress(1.0)

    @property
    def pages(self) -> list[Page]:
        """Every page, the cover first."""
        return self._pages.all

    def _fits_here(self, section: Section) -> bool:
        """Set a section on what is left of the page; take it back where it goes on on the next."""
        pages, page, left = self._pages, self._pages.page, self._left
        y, number = pages.y, len(pages.all)
        pieces, shapes = len(page.pieces), len(page.shapes)
        repeated, bookmarks = len(page.repeated), len(page.bookmarks)
        widgets = len(page.widgets)
        tag = self.tree.add("Sect")
        self._section(section, tag)
        if len(pages.all) == number:
            return True
        del pages.all[number:]
        del page.pieces[pieces:], page.shapes[shapes:]
        del page.repeated[repeated:], page.bookmarks[bookmarks:], page.widgets[widgets:]
        self.tree.inside.remove(tag)
        self._left, pages.y = left, y
        return False

    def _page_of_its_own(self, section: Section) -> None:
        """A section on one page if it can be, set closer where it must; else on several."""
        pages = self._pages
        if pages.y > TOP:
            pages.turn()
        before, left, usual = len(pages.all), self._left, (pages.air, pages.sizes)
        airs = (pages.air, _CLOSER, _CLOSE, _CLOSER_STILL, _CLOSEST)
        tries = [(air, pages.sizes) for air in airs]
        if section.may_be_small:
            tries += [(air, SMALL) for air in (_CLOSE, _CLOSEST)]
        for pages.air, pages.sizes in tries:
            tag = self.tree.add("Sect")
            self._section(section, tag)
            if len(pages.all) == before or (pages.air, pages.sizes) == tries[-1]:
                break
            self._left = left
            self.tree.inside.remove(tag)
            pages.back_to(before)
        pages.air, pages.sizes = usual

    def _full_pages(self, section: Section, tag: Tag) -> None:
        """A section that is nothing but whole pages; its title is in the bookmarks alone."""
        pages = self._pages
        if pages.y > TOP:
            pages.turn()
        pages.page.bookmarks.append(section.title)
        for block in section.blocks:
            self._block(block, tag)

    def _section(self, section: Section, tag: Tag) -> None:
        pages, faces = self._pages, self.faces
        if pages.y > TOP:
            pages.y += pages.sizes.gap
        tables = [block for block in section.blocks if isinstance(block, Table)]
        self._widths = shared_widths(tables, pages)
        pages.room(_TITLE_ROOM + self._least(section.blocks))
        pages.page.bookmarks.append(section.title)
        size = pages.sizes.title
        pages.paragraph(tag.add(self._title), section.title, faces.serif, size, INK, 1.3)
        pages.y += 4
        if section.intro:
            pages.paragraph(tag.add("P"), section.intro, faces.sans, 9.5, QUIET)
        pages.y += 8 * pages.air
        for number, block in enumerate(section.blocks):
            if isinstance(block, Heading):
                pages.room(self._least(section.blocks[number:]))
            elif (
                isinstance(block, Drawing)
                and number
                and isinstance(section.blocks[number - 1], Table)
            ):
                pages.y += _ABOVE_DRAWING * pages.air
            self._block(block, tag)
            self._left -= 1
            if self._left % 20 == 0:
                self._progress(1 - self._left / self._all)

    def _block(self, block: Block, tag: Tag) -> None:
        pages = self._pages
        if isinstance(block, Table):
            self._setter(block).set(tag)
        elif isinstance(block, Card):
            set_card(block, pages, tag)
        elif isinstance(block, Facts):
            set_facts(block.pairs, pages, tag)
        elif isinstance(block, WritingLines):
            set_writing_lines(block.count, pages)
        elif isinstance(block, FormField):
            set_field(block, pages, tag)
        elif isinstance(block, SignatureLines):
            set_signatures(block.labels, pages, tag)
        elif isinstance(block, Quote):
            set_quote(block, pages, tag)
        elif isinstance(block, Drawing):
            DrawingSetter(block, pages).set(tag)
        elif isinstance(block, FullPage):
            set_full_page(block, pages, tag)
        elif isinstance(block, PictureRow):
            PhotoSetter(block, self._photos, pages).set(tag)
        elif isinstance(block, Heading):
            pages.y += 6 * pages.air
            pages.paragraph(tag.add(self._heading), block.text, self.faces.bold, 11, INK)
            pages.y += 3
        else:
            self._text(block, tag)

    def _setter(self, table: Table) -> TableSetter:
        return TableSetter(table, self._widths[table.columns], self._pages)

    def _text_height(self, block: Text) -> float:
        size = self._text_size(block)
        lines = self.faces.sans.lines(block.text, size, self._pages.inner)
        return len(lines) * size * LEADING + _BELOW_TEXT

    def _text_size(self, block: Text) -> float:
        return (
            min(_SMALL_TEXT, self._pages.sizes.fact) if block.is_small else self._pages.sizes.fact
        )

    def _text(self, block: Text, tag: Tag) -> None:
        size = self._text_size(block)
        colour = TONES[block.tone]
        self._pages.paragraph(tag.add("P"), block.text, self.faces.sans, size, colour)
        self._pages.y += _BELOW_TEXT

    def _least(self, blocks: tuple[Block, ...]) -> float:
        """What the beginning of a block needs: no heading stands alone at the end of a page."""
        first = blocks[0] if blocks else None
        if isinstance(first, Heading):
            return _HEADING_ROOM + self._least(blocks[1:])
        if isinstance(first, Text) and len(blocks) > 1:
            height = self._text_height(first)  # a few words stay with what they are about
            return height + self._least(blocks[1:]) if height < _LEAST_ROOM else _LEAST_ROOM
        if isinstance(first, Table):
            return self._setter(first).least
        if isinstance(first, Card):
            return card_least(first, self._pages)
        if isinstance(first, Quote):
            return quote_least(first, self._pages)
        if isinstance(first, Drawing):
            return DrawingSetter(first, self._pages).least
        if isinstance(first, Facts):
            return min(_LEAST_ROOM, facts_height(first.pairs, self._pages))
        if isinstance(first, PictureRow):
            return PhotoSetter(first, self._photos, self._pages).least
        return _LEAST_ROOM
