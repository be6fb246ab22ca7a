"""The kind of an activity as a choice; a new kind brings what it starts with."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox

from cxworkshop.activities.beginning import change_kind
from cxworkshop.activities.kinds import KINDS
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import ChoiceBinding


class KindBinding(ChoiceBinding):
    """Chooses among the kinds by their names."""

    def __init__(
        self, context: SessionContext, widget: QComboBox, item_id: ItemId | None = None
    ) -> None:
        super().__init__(context, widget, "activity", M("Change the kind"), item_id)
        self.set_choices([(kind.id, context.words.say(kind.title)) for kind in KINDS])

    def write(self, value: Any, visit: str = "") -> bool:
        """Change the kind. Returns whether it was written."""
        document = self.context.document
        if self.item_id is None or self.item_id not in document:
            return True
        new_id = self.context.editor.new_id
        command = change_kind(document, self.item_id, value, self.label, new_id)
        return self.context.apply(command, initiator=self, visit=visit) is not None
