"""The page of the goals."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.goals_form import GoalsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FormPage
from cxworkshop_ui.widgets.button import Button


class GoalsPage(FormPage):
    """Few goals, measured, by horizon."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Goals"), parent)
        self.title.set_secondary(context.tr("few, measured, owned"))
        self.form = GoalsForm(context)
        add = Button(context.tr("Add goal"), "primary", parent=self)
        add.setEnabled(not context.is_read_only)
        add.clicked.connect(self.form.add)
        self.title.add_action(add)
        self.show_form(self.form)

    def entered(self) -> None:
        """Put the focus on the place for the next goal."""
        self.form.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the card of a goal."""
        return self.form.reveal(item_id)
