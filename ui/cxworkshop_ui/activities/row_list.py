"""A list of rows in a card, each a widget for one item, kept in the document's order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.tab_order import stop_before, tab_through
from cxworkshop_ui.widgets.text import Rule
from cxworkshop_ui.widgets.told_apart import tell_apart

_LONGEST_NAME = 80


class Row(QWidget):
    """A row of the list; it shows one item for its whole life."""

    def __init__(self, item_id: ItemId) -> None:
        super().__init__()
        self.item_id = item_id

    def focus(self) -> None:
        """Put the focus where one types."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what does not follow the document by itself."""
        raise NotImplementedError

    @property
    def field(self) -> SentenceEdit | GrowingText:
        """Where the words of the item stand, which tell its row from the others."""
        raise NotImplementedError

    def tell_apart(self, number: int) -> None:
        """Say of every control in which row it stands; two rows may say the same."""
        words = f"{number}. {shortened(self.field.toPlainText(), _LONGEST_NAME)}"
        if words != self.accessibleName():
            self.setAccessibleName(words)
            self.field.setAccessibleDescription(f"{number}.")
            tell_apart(self, words, but=self.field)


class RowList(Card):
    """Makes, keeps and drops rows so that there is one for every id, and no row is remade.

    Tab comes to the rows where the list was made: make it after the line for the next item.
    """

    def __init__(self, make: Callable[[ItemId], Row], parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._make = make
        self._rows: dict[ItemId, Row] = {}
        self._rules: dict[ItemId, Rule] = {}
        self.body.setSpacing(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.body.addLayout(self._column)

    @property
    def rows(self) -> list[Row]:
        """Every row, in order."""
        return list(self._rows.values())

    def row(self, item_id: ItemId) -> Row | None:
        """The row of an item."""
        return self._rows.get(item_id)

    def show_items(self, ids: Sequence[ItemId]) -> None:
        """Have a row for each of these, in this order."""
        if list(ids) != list(self._rows):
            self._arrange(ids)
        for number, row in enumerate(self._rows.values(), 1):
            row.refresh()
            row.tell_apart(number)

    def _arrange(self, ids: Sequence[ItemId]) -> None:
        for item_id in [known for known in self._rows if known not in ids]:
            for gone in (self._rows.pop(item_id), self._rules.pop(item_id)):
                self._column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        rows: dict[ItemId, Row] = {}
        for at, item_id in enumerate(ids):
            row = self._rows.get(item_id)
            if row is None:
                row = self._make(item_id)
                self._rules[item_id] = Rule()
            rows[item_id] = row
            if self._column.indexOf(row) != 2 * at:
                self._column.insertWidget(2 * at, row)
                self._column.insertWidget(2 * at + 1, self._rules[item_id])
        self._rows = rows
        for item_id in rows:
            self._rules[item_id].setVisible(item_id != ids[-1])
        tab_through(stop_before(self), rows.values())
