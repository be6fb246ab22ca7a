"""A report written as a PDF file: what every printed output shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cxworkshop.blocks import Report
from cxworkshop.errors import BadInput
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.export.unshown import unshown_notes
from cxworkshop.figures.colour import readable
from cxworkshop.i18n import Catalogue, M, Message, Mn
from cxworkshop.model.document import Document
from cxworkshop.model.session import Paper

if TYPE_CHECKING:
    from cxworkshop.export.pdf.drawing import Laid

_SIZES = {Paper.A4: (595.2756, 841.8898), Paper.LETTER: (612.0, 792.0)}


class DocumentExporter:
    """A printed document that is one report of the session, with no choices of its own."""

    suffix = ".pdf"

    def __init__(
        self, output: str, title: Message, report: Callable[[Document, Catalogue], Report]
    ) -> None:
        self.id = output
        self._title = title
        self._report = report

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.say(self._title)

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        return write_report(self._report(document, words), options, target, work)


def write_report(
    report: Report, options: ExportOptions, target: Path, work: Work
) -> tuple[Message, ...]:
    """Write a report on the paper that was chosen. Returns what could not be shown as it is."""
    from cxworkshop.export.pdf.layout import Layout
    from cxworkshop.export.pdf.logo import prepared
    from cxworkshop.export.pdf.photos import on_paper

    notes: list[Message] = []
    logo = None
    if options.logo and report.cover is not None:
        try:
            logo = prepared(options.logo)
        except BadInput as bad:
            notes.append(bad.cause)
    photos, lost = on_paper(report, options.picture, lambda: work.progress(0.0))
    if lost:
        notes.append(
            Mn(
                "{count} photo could not be read and is left out.",
                "{count} photos could not be read and are left out.",
                lost,
            )
        )
    size = page_size(options)
    layout = Layout(report, *size, logo, lambda share: work.progress(share * 0.5), photos)
    return (*notes, *write_layout(report, layout, options, target, work))


def page_size(options: ExportOptions) -> tuple[float, float]:
    """Width and height of the paper that was chosen, in points."""
    return _SIZES[options.paper]


def write_layout(
    report: Report,
    layout: Laid,
    options: ExportOptions,
    target: Path,
    work: Work,
    size: tuple[float, float] | None = None,
) -> tuple[Message, ...]:
    """Write pages that are laid out already. Returns what could not be shown as it is.

    ``size`` is their width and height in points, by default those of the paper that was chosen.
    """
    from cxworkshop.export.pdf.drawing import draw

    notes: list[Message] = []
    draw(
        report,
        layout,
        target,
        size or page_size(options),
        lambda share: work.progress(0.5 + share * 0.5),
        is_archival=options.is_archival,
    )
    if readable(report.colour) != report.colour.upper():
        notes.append(M("The brand colour was darkened, so that text in it can be read on white."))
    second = report.second_colour
    if second and readable(second) != second.upper():
        notes.append(M("The second brand colour was darkened, so that it is seen on white."))
    notes += unshown_notes(report, layout.faces.missing())
    return tuple(notes)
