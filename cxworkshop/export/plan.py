"""The action plan as PDF."""

from __future__ import annotations

from pathlib import Path

from cxworkshop.export.document import write_report
from cxworkshop.export.exporter import ExportOptions, Work
from cxworkshop.i18n import Catalogue, Message
from cxworkshop.model.document import Document


class PlanExporter:
    """The plan for the group, on A4 or Letter."""

    id = "plan"
    suffix = ".pdf"

    def title(self, words: Catalogue) -> str:
        """What it is called."""
        return words.tr("Action plan")

    def write(
        self, document: Document, words: Catalogue, options: ExportOptions, target: Path, work: Work
    ) -> tuple[Message, ...]:
        """Write the PDF. Returns what could not be shown as it is."""
        from cxworkshop.report.plan import plan_report

        return write_report(plan_report(document, words, options.sections), options, target, work)
