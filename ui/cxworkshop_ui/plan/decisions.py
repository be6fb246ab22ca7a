"""The page of who decides."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.decisions_form import DecisionsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FormPage


class DecisionsPage(FormPage):
    """For each decision one who decides, who is asked, who is told."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Who decides"), parent)
        self.title.set_secondary(context.tr("exactly one decides, some are asked, some are told"))
        self.form = DecisionsForm(context)
        self.show_form(self.form)

    def entered(self) -> None:
        """Ready to type the next decision."""
        self.form.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Select a decision."""
        return self.form.reveal(item_id)
