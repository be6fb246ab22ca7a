"""Choosing a function by typing its name; a name nobody has becomes a new function."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from cxworkshop.folding import fold_words
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.named_link import Named, NamedLink


class FunctionBinding(NamedLink):
    """A participant's function. Leaving with a name of its own adds the function."""

    kinds = ("function",)

    def __init__(
        self, context: SessionContext, widget: QComboBox, item_id: ItemId | None = None
    ) -> None:
        label = M("Change the function")
        nothing = context.tr("Function")
        super().__init__(context, widget, "function", label, item_id, nothing=nothing)

    def on_offer(self) -> list[Named]:
        """Every function."""
        return [Named(each.id, each.name) for each in self.context.document.all(Function)]

    def made(self, name: str) -> Item | None:
        """A new function."""
        return Function(name=name)

    def _named(self, name: str) -> list[Named]:
        # A new function may begin like an old one: "Sales" and "Sales support".
        wanted = fold_words(name)
        return [each for each in self.on_offer() if fold_words(each.name) == wanted][:1]
