"""A list of rows in a card, each a widget for one item, kept in the document's order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.portions import Portions
from cxworkshop_ui.widgets.tab_order import stop_before, tab_through
from cxworkshop_ui.widgets.text import Rule
from cxworkshop_ui.widgets.told_apart import tell_apart

_LONGEST_NAME = 80


class Row(QWidget):
    """A row of the list; it shows one item for its whole life."""

    def __init__(self, item_id: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.item_id = item_id

    def focus(self) -> None:
        """Put the focus where one types."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what does not follow the document by itself: nothing, unless a row says more."""

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


class SentenceRow(Row):
    """A row of which one thing is typed: a sentence."""

    sentence: SentenceEdit

    @property
    def field(self) -> SentenceEdit:
        """The words."""
        return self.sentence

    def focus(self) -> None:
        """Put the focus into the words."""
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)


class RowList(Card):
    """Makes, keeps and drops rows so that there is one for every id, and no row is remade.

    A long list is made in portions; who looks for a row finds it. ``grew`` comes with each portion.
    ``passed`` comes when an arrow key leads out of the last row, to what stands below.
    Tab comes to the rows where the list was made: before the line for the next item, or after it,
    as one sees it.
    """

    grew = Signal()
    passed = Signal()

    def __init__(self, make: Callable[[ItemId, QWidget], Row], parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._make = make
        self._wanted: list[ItemId] = []
        self._rows: dict[ItemId, Row] = {}
        self._rules: dict[ItemId, Rule] = {}
        self._portions = Portions(self._make_next, self)
        self._portions.made.connect(self._arrange)
        self.body.setSpacing(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.body.addLayout(self._column)

    @property
    def rows(self) -> list[Row]:
        """Every row, in order."""
        self._portions.complete()
        return self.made

    @property
    def made(self) -> list[Row]:
        """The rows that are made by now, in order."""
        return [self._rows[item_id] for item_id in self._wanted if item_id in self._rows]

    def row(self, item_id: ItemId) -> Row | None:
        """The row of an item."""
        if item_id in self._wanted and item_id not in self._rows:
            self._portions.complete()
        return self._rows.get(item_id)

    def go(self, row: Row, key: Qt.Key, focus: Callable[[Row], None] = Row.focus) -> None:
        """Go from a row to the one above or below, as the arrow key says."""
        rows = self.rows
        if row not in rows or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        at = rows.index(row) + (1 if key == Qt.Key.Key_Down else -1)
        if at >= len(rows):
            self.passed.emit()
        elif at >= 0:
            focus(rows[at])

    def show_items(self, ids: Sequence[ItemId]) -> None:
        """Have a row for each of these, in this order."""
        if list(ids) != self._wanted:
            self._wanted = list(ids)
            self._drop()
            first = self._missing()
            # Only what comes at the end may come later: nothing that is there moves meanwhile.
            later = self._wanted[self._wanted.index(first) :] if first is not None else []
            self._portions.begin(at_once=any(item_id in self._rows for item_id in later))
            return
        for number, row in enumerate(self.made, 1):
            row.refresh()
            row.tell_apart(number)

    def _missing(self) -> ItemId | None:
        return next((item_id for item_id in self._wanted if item_id not in self._rows), None)

    def _make_next(self) -> bool:
        item_id = self._missing()
        if item_id is not None:
            self._rows[item_id] = self._make(item_id, self)
            self._rules[item_id] = Rule(self)
        return self._missing() is not None

    def _drop(self) -> None:
        for item_id in [known for known in self._rows if known not in self._wanted]:
            for gone in (self._rows.pop(item_id), self._rules.pop(item_id)):
                self._column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()

    def _arrange(self) -> None:
        rows = self.made
        for at, row in enumerate(rows):
            rule = self._rules[row.item_id]
            if self._column.indexOf(row) != 2 * at:
                self._column.insertWidget(2 * at, row)
                self._column.insertWidget(2 * at + 1, rule)
            rule.setVisible(row.item_id != self._wanted[-1])
            row.refresh()
            row.tell_apart(at + 1)
        tab_through(stop_before(self), rows)
        self.grew.emit()
