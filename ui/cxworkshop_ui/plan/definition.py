"""The page of the shared definition."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.definition_form import DefinitionForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FormPage


class DefinitionPage(FormPage):
    """What a good experience is, in one sentence."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Good experience"), parent)
        self.title.set_secondary(context.tr("one sentence everyone can repeat"))
        self.form = DefinitionForm(context)
        self.show_form(self.form)

    def entered(self) -> None:
        """Ready to type the next proposal."""
        self.form.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a proposal or the agreed sentence."""
        return self.form.reveal(item_id)
