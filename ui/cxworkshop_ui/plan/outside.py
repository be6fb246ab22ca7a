"""The page of the outside promises."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.outside_form import OutsideForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FormPage
from cxworkshop_ui.widgets.button import Button


class OutsidePage(FormPage):
    """What is said outside, when, and which goal carries it."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Outside promises"), parent)
        self.title.set_secondary(context.tr("not before the goal that carries them"))
        self.form = OutsideForm(context)
        add = Button(context.tr("Add promise"), "primary", parent=self)
        add.setEnabled(not context.is_read_only)
        add.clicked.connect(self.form.next_open)
        self.title.add_action(add)
        self.show_form(self.form)

    def entered(self) -> None:
        """Put the focus on the place for the next promise."""
        self.form.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the card of a promise."""
        return self.form.reveal(item_id)
