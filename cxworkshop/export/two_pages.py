"""The plan on two pages as PDF, ready for the printer."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.export.document import page_size, write_layout
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document

PAGES = 2


class TwoPagesExporter:
    """Two pages at most, whatever the group: told in as much detail as they hold."""

    id = "two-pages"
    suffix = ".pdf"

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.tr("Plan on two pages")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        from cxworkshop.export.pdf.layout import Layout
        from cxworkshop.report.two_pages import DETAILS, two_pages_report

        for number, detail in enumerate(DETAILS):
            work.progress(0.5 * number / len(DETAILS))
            report = two_pages_report(document, words, detail)
            layout = Layout(report, *page_size(options))
            if len(layout.pages) <= PAGES:
                break
        return write_layout(report, layout, options, target, work)
