"""What people said, line by line, each with a name if wished: expectations, closing words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.i18n import Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.activities.row_list import RowList, SentenceRow
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.named_line import NamedLine
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.text import Text


class SaidWords(NamedTuple):
    """What the list calls things: translated texts, and what undo says."""

    line: str
    line_name: str
    empty: str
    row_name: str
    by: str
    delete_name: str
    add: Message
    change: Message
    change_by: Message
    delete: Message


class SaidRow(SentenceRow):
    """One line: the words, whose they are, a way to delete it.

    ``left`` carries the row and the arrow key that leads out, ``confirmed`` is Enter, ``chosen``
    carries the item when the focus comes into the words.
    """

    left = Signal(object, object)
    confirmed = Signal()
    chosen = Signal(str)

    def __init__(
        self, context: SessionContext, words: SaidWords, item_id: ItemId, parent: QWidget
    ) -> None:
        super().__init__(item_id, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.sentence = SentenceEdit(context, words.row_name, voice="quote", size=15, parent=self)
        self.sentence.setAccessibleName(words.row_name)
        TextBinding(context, self.sentence, "text", words.change, item_id)
        self.sentence.left.connect(lambda key: self.left.emit(self, key))
        self.sentence.confirmed.connect(self.confirmed)
        self.sentence.focused.connect(lambda: self.chosen.emit(item_id))
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        self.by = roomy(Choice(self))
        self.by.setFixedWidth(in_use().px(190))
        self.by.setAccessibleName(words.by)
        self.by.setToolTip(words.by)
        PersonBinding(context, self.by, "by", words.change_by, item_id, may_add=False)
        row.addWidget(self.by, 0, Qt.AlignmentFlag.AlignTop)
        delete = IconButton("delete", words.delete_name, parent=self)
        delete.setEnabled(not context.is_read_only)
        delete.clicked.connect(lambda: context.remove(item_id, words.delete))
        row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)


class SaidList(QWidget):
    """The lines in their order and below them the line for the next; ``chosen`` as of a row."""

    chosen = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        make: Callable[[str], Item],
        words: SaidWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._words = words
        self.empty = Text(words.empty, "body", "ink2", wrap=True, parent=self)
        self.rows = RowList(self._row, self)
        self.rows.passed.connect(self.ready)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words.line)
        self.line.setAccessibleName(words.line_name)
        self.new = NamedLine(context, self.line, make, words.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.empty)
        column.addWidget(self.rows)
        column.addWidget(self.line)

    def ready(self) -> None:
        """Ready to type the next one."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these, but for the one that is still being typed."""
        ids = [item.id for item in items if item.id != self.new.draft]
        self.rows.show_items(ids)
        self.rows.setVisible(bool(ids))
        self.empty.setVisible(not ids)

    def reveal(self, item_id: ItemId) -> bool:
        """Put the focus on a line. Returns whether it is here."""
        row = self.rows.row(item_id)
        if row is not None:
            row.focus()
        return row is not None

    def _row(self, item_id: ItemId, place: QWidget) -> SaidRow:
        row = SaidRow(self.context, self._words, item_id, place)
        row.left.connect(self.rows.go)
        row.confirmed.connect(self.ready)
        row.chosen.connect(self.chosen)
        return row
