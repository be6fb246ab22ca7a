"""The commitment sheets as PDF: all in one for the printer, or one leader's."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.export.document import write_report
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant


class SheetsExporter:
    """One page for each leader; with ``only`` the page of one."""

    id = "sheets"
    suffix = ".pdf"

    def __init__(self, only: Participant | None = None) -> None:
        self._only = only

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        if self._only is not None:
            return words.tr("Commitment sheet of {name}", name=self._only.name)
        return words.tr("Commitment sheets")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        from cxworkshop.report.sheets import sheets_report

        only: ItemId | None = self._only.id if self._only is not None else None
        return write_report(sheets_report(document, words, only), options, target, work)
