"""The page of the next steps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.next_steps_form import NextStepsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FormPage


class NextStepsPage(FormPage):
    """One action, one owner, one date, in a table."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Next steps"), parent)
        self.title.set_secondary(context.tr("one action, one owner, one date"))
        self.form = NextStepsForm(context)
        self.show_form(self.form, scrolls=False)

    def entered(self) -> None:
        """Ready to type the next step."""
        self.form.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Select a step."""
        return self.form.reveal(item_id)
