"""The group's workbook: an overview and one real Excel table for each kind."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document


class WorkbookExporter:
    """An .xlsx that opens in Excel and LibreOffice, with dates that are dates."""

    id = "workbook"
    suffix = ".xlsx"

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.tr("Workbook")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the workbook. Returns what could not be written as it is."""
        from cxworkshop.export.xlsx.book import write_book
        from cxworkshop.report.workbook import workbook_content

        content = workbook_content(document, words)
        return write_book(content, words, options.paper, target, work.progress)
