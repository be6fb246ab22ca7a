"""The workbook: an overview and one real Excel table for each kind; the group's, or a leader's."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant


class WorkbookExporter:
    """An .xlsx that opens in Excel and LibreOffice; with ``only`` what concerns one leader."""

    id = "workbook"
    suffix = ".xlsx"

    def __init__(self, only: Participant | None = None) -> None:
        self._only = only

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        if self._only is not None:
            return words.tr("Workbook of {name}", name=self._only.name)
        return words.tr("Workbook")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the workbook. Returns what could not be written as it is."""
        from cxworkshop.export.xlsx.book import write_book
        from cxworkshop.report.workbook import workbook_content

        content = workbook_content(document, words, self._only)
        return write_book(content, words, options.paper, target, work.progress)
