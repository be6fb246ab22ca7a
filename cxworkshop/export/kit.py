"""The paper kit as PDF, and the journey poster in the sizes that a wall takes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from cxworkshop.activities.wording import Wording
from cxworkshop.export.document import page_size, write_layout, write_report
from cxworkshop.export.exporter import Exporter, ExportOptions, Work
from cxworkshop.i18n import Catalogue, M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.session import Paper

_TILES = 3
"""Tiles of a poster in both directions: about as large as A1."""


class KitExporter:
    """Forms, cards, dots and name tents for the kinds that are on the agenda."""

    id = "kit"
    suffix = ".pdf"

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.tr("Paper kit")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        from cxworkshop.report.kit import kit_report

        report = kit_report(document, words, *page_size(options))
        return write_report(report, options, target, work)


class PosterSize(StrEnum):
    """How a poster is printed."""

    LARGE = "large"
    SMALL = "small"
    TILES = "tiles"


_SIZES = {
    (Paper.A4, PosterSize.LARGE): (2383.94, 1683.78),
    (Paper.A4, PosterSize.SMALL): (1190.55, 841.89),
    (Paper.LETTER, PosterSize.LARGE): (2448.0, 1584.0),
    (Paper.LETTER, PosterSize.SMALL): (1224.0, 792.0),
}
"""Width and height in points: A1 and A3, or what is nearest to them beside Letter."""
_NAMES = {
    PosterSize.LARGE: M("Journey poster, one large page"),
    PosterSize.SMALL: M("Journey poster, one small page"),
    PosterSize.TILES: M("Journey poster, pages to glue"),
}


class PosterExporter:
    """The empty journey map for the wall."""

    id = "kit"
    suffix = ".pdf"

    def __init__(self, size: PosterSize) -> None:
        self._size = size

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.say(_NAMES[self._size])

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        from cxworkshop.export.pdf.poster import Poster
        from cxworkshop.report.frame import framed
        from cxworkshop.report.kit import poster

        wording = Wording(document, words)
        report = framed(wording, words.tr("Journey poster"), ())
        if self._size is PosterSize.TILES:
            high, wide = page_size(options)  # on its side
            tile = words.tr("Row {row}, column {column}: cut at the marks, glue edge to edge")
            laid = Poster(poster(wording), wide, high, report.colour, _TILES, _TILES, tile=tile)
        else:
            wide, high = _SIZES[options.paper, self._size]
            laid = Poster(poster(wording), wide, high, report.colour)
        return write_layout(report, laid, options, target, work, (wide, high))


def posters(document: Document, words: Catalogue) -> Iterator[tuple[str, Exporter]]:
    """The poster in every size, each under its name; none where no journey is drawn."""
    from cxworkshop.report.kit import has_poster

    for size in PosterSize if has_poster(document) else ():
        exporter = PosterExporter(size)
        yield exporter.title(words), exporter
