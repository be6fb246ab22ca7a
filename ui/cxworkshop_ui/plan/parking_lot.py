"""The page of the parking lot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.parking_lot_form import ParkingLotForm
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FormPage


class ParkingLotPage(FormPage):
    """What matters but not now."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Parking lot"), parent)
        self.title.set_secondary(context.tr("what matters, but not now"))
        self.form = ParkingLotForm(context)
        self.show_form(self.form)

    def entered(self) -> None:
        """Ready to park the next thought."""
        self.form.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a parked thought."""
        return self.form.reveal(item_id)
