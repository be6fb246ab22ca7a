"""The page of the commitments."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.commitments_form import CommitmentsForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FormPage
from cxworkshop_ui.widgets.button import Button


class CommitmentsPage(FormPage):
    """One card a leader, and who is still open."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Commitments"), parent)
        self.title.set_secondary(context.tr("one from every leader in the room"))
        self.form = CommitmentsForm(context)
        add = Button(context.tr("Add commitment"), "primary", parent=self)
        add.setToolTip(context.tr("Go to the next leader who has none (Ctrl+Enter in a card)"))
        add.clicked.connect(self.form.add)
        self.title.add_action(add)
        self._add = add
        context.changed.connect(self._offer)
        self._offer()
        self.show_form(self.form)

    def _offer(self) -> None:
        has_cards = bool(self.form.sentence_cards())
        self._add.setEnabled(has_cards and not self.context.is_read_only)

    def entered(self) -> None:
        """Put the focus on the first leader who has none."""
        self.form.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the card of a commitment."""
        return self.form.reveal(item_id)
