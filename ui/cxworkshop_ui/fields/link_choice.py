"""A combo box that chooses another item: the goal of a step, the function of a person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox

from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import ChoiceBinding

Options = Callable[[Document], list[tuple[ItemId, str]]]


class LinkChoice(ChoiceBinding):
    """Offers the items ``options`` names, and none of them under ``nothing``'s words.

    ``kinds`` are the kinds of item whose changes renew the offer.
    """

    def __init__(
        self,
        context: SessionContext,
        widget: QComboBox,
        name: str,
        label: Message,
        item_id: ItemId | None = None,
        *,
        options: Options,
        kinds: tuple[str, ...],
        nothing: str,
    ) -> None:
        self._options = options
        self._kinds = kinds
        self._nothing = nothing
        super().__init__(context, widget, name, label, item_id)
        self._offer()

    def _offer(self) -> None:
        choices = self._options(self.context.document)
        filled = [(item_id, self.context.filled(words)) for item_id, words in choices]
        self.set_choices([(None, self._nothing), *filled])

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*self._kinds):
            self._offer()
        super()._follow(changed)
