"""The group cards as PDF: a page for each group that was drawn."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.export.document import write_report
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId


class GroupCardsExporter:
    """One card for each group; with ``only`` the cards of one breakout."""

    id = "group_cards"
    suffix = ".pdf"

    def __init__(self, only: ItemId | None = None) -> None:
        self._only = only

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.tr("Group cards")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        from cxworkshop.report.group_cards import group_cards_report

        return write_report(group_cards_report(document, words, self._only), options, target, work)
