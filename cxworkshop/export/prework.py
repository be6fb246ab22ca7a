"""The pre-work form as PDF and as a workbook: one for everybody, or one with a name on it."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.export.document import write_report
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document
from cxworkshop.model.people import Participant


class _Prework:
    """The form of every diagnostic of the day; with ``only`` that of one person."""

    def __init__(self, only: Participant | None = None) -> None:
        self._only = only

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        if self._only is not None:
            return words.tr("Pre-work form of {name}", name=self._only.name)
        return words.tr("Pre-work form")


class PreworkExporter(_Prework):
    """The form as pages, to print or to fill in on the screen."""

    id = "prework"
    suffix = ".pdf"

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        from cxworkshop.report.diagnostic_form import prework_report

        only = self._only.id if self._only is not None else None
        return write_report(prework_report(document, words, only), options, target, work)


class PreworkBookExporter(_Prework):
    """The same form as a workbook, for whoever would rather type into cells."""

    id = "prework-workbook"
    suffix = ".xlsx"

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the workbook. Returns what could not be written as it is."""
        from cxworkshop.export.xlsx.book import write_book
        from cxworkshop.report.prework_book import prework_content

        content = prework_content(document, words, self._only)
        return write_book(content, words, options.paper, target, work.progress)
