"""A report written as a PDF file: what every printed output shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cxworkshop.blocks import Report
from cxworkshop.errors import BadInput
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.figures.colour import readable
from cxworkshop.i18n import Catalogue, M, Message, Mn
from cxworkshop.model.document import Document
from cxworkshop.model.session import Paper

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
    from cxworkshop.export.pdf.drawing import draw
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
    size = _SIZES[options.paper]
    photos, lost = on_paper(report, options.picture, lambda: work.progress(0.0))
    if lost:
        notes.append(
            Mn(
                "{count} photo could not be read and is left out.",
                "{count} photos could not be read and are left out.",
                lost,
            )
        )
    layout = Layout(report, *size, logo, lambda share: work.progress(share * 0.5), photos)
    draw(report, layout, target, size, lambda share: work.progress(0.5 + share * 0.5))
    if readable(report.colour) != report.colour.upper():
        notes.append(M("The brand colour was darkened, so that text in it can be read on white."))
    missing = layout.faces.missing()
    if missing:
        shown = " ".join(f"{char} (U+{ord(char):04X})" for char in missing[:12])
        notes.append(
            M("No shipped font has these characters, a sign stands for them: {list}", list=shown)
        )
    return tuple(notes)
