"""What every page of a session is."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QWidget

from cxworkshop.i18n import Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role


class Page(QWidget):
    """One page of a stage; lives as long as its session is open, hidden or shown."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def entered(self) -> None:
        """Called each time the page comes to the front: put the focus where work begins."""

    def reveal(self, _item_id: ItemId) -> bool:
        """Bring an item into view and focus it. Returns whether the page shows it."""
        return False


class PageEntry(msgspec.Struct, frozen=True):
    """A page in the side navigation: built when it is first shown, inside the widget that holds it.

    ``badge`` says in a word how full it is; empty for nothing. ``shows`` says whether an item of
    its kinds is really here, where not all are.
    """

    key: str
    title: Message
    icon: str
    build: Callable[[SessionContext, QWidget], Page]
    kinds: tuple[str, ...] = ()
    badge: Callable[[Document], str] = lambda _: ""
    role: Role = "accent"
    shows: Callable[[Document, ItemId], bool] = lambda *_: True
