"""Choosing a person by typing a name; a name nobody has becomes an owner from outside the room."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from cxworkshop.i18n import Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function, Participant
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.named_link import Named, NamedLink


class PersonBinding(NamedLink):
    """A link to a participant. A new name adds that person as *not in the room* if ``may_add``."""

    kinds = ("participant", "function")
    lists_matches = True

    def __init__(
        self,
        context: SessionContext,
        widget: QComboBox,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        may_add: bool = True,
    ) -> None:
        self._may_add = may_add
        nothing = context.tr("Nobody yet")
        super().__init__(context, widget, name, label, item_id, nothing=nothing)

    def on_offer(self) -> list[Named]:
        """Everybody, with the function or *not in the room*."""
        document = self.context.document
        outside = self.context.tr("not in the room")
        offer = []
        for person in document.all(Participant):
            function = document.find(Function, person.function)
            where = function.name if function is not None else ""
            offer.append(Named(person.id, person.name, where if person.in_room else outside))
        return offer

    def made(self, name: str) -> Item | None:
        """An owner from outside the room."""
        return Participant(name=name, in_room=False) if self._may_add else None
