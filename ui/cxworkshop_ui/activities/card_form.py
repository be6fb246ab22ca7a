"""What the boards of cards have in common: going from card to card, opening one's details."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cxworkshop.i18n import Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.card_board import CardBoard
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.question_panel import TAKE_DAY, QuestionPanel
from cxworkshop_ui.activities.sentence_card import SentenceCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.portions import Portions


class CardForm(QWidget):
    """A column with a board in it; ``column`` takes what stands above the board.

    Enter opens the details of a card, Esc closes them, the arrow keys lead to the next card,
    Ctrl+Enter to the next one that waits for words, F2 asks for what is missing next.
    """

    def __init__(
        self,
        context: SessionContext,
        details: Callable[[SessionContext], DetailsPanel],
        deletes: Message,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.board = CardBoard(parent=self)
        self.column.addWidget(self.board)
        self.column.addStretch(1)
        self.last: SentenceCard | None = None
        self._make_details = details
        self._deletes = deletes
        self._details: DetailsPanel | None = None
        self._questions: QuestionPanel | None = None
        self._portions = Portions(self.make_next, self)
        self._portions.made.connect(self.show_made)
        self._portions.completed.connect(self._enter_late)
        self.add_key("F2", self.next_gap)
        self.add_key(TAKE_DAY, self.take_day)

    def make_next(self) -> bool:
        """Make the next card that is missing. Returns whether there are more."""
        return False

    def show_made(self) -> None:
        """Put the cards that are made by now on the board."""

    def entered(self) -> None:
        """Put the focus on the first card that waits for words, else on the first.

        As soon as it is made: till then the form itself has the focus.
        """
        cards = self._made_cards()
        if not (self._portions.is_complete or any(card.waits for card in cards)):
            if not self.hasFocus():
                self.setFocus()
            return
        card = next((card for card in cards if card.waits), cards[0] if cards else None)
        if card is not None:
            card.focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered()

    def complete(self) -> None:
        """Make the cards that are not made yet: one is looked for."""
        self._portions.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._portions.is_complete:
            super().keyPressEvent(event)
            return
        self.complete()
        focused = self.window().focusWidget()
        if focused is not self:
            QApplication.sendEvent(focused, event)

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the card of an item. Returns whether there is one."""
        for card in self.sentence_cards():
            if card.item_id == item_id:
                card.focus()
                return True
        return False

    def sentence_cards(self) -> list[SentenceCard]:
        """Every card in order."""
        self.complete()
        return self._made_cards()

    def next_open(self) -> bool:
        """Go to the next card that waits for words, round and round. Returns whether one does."""
        self.context.flush()
        cards = self.sentence_cards()
        at = cards.index(self.last) + 1 if self.last in cards else 0
        for card in [*cards[at:], *cards[:at]]:
            if card.waits:
                self.close_details()
                card.focus()
                return True
        return False

    def next_gap(self) -> bool:
        """Ask for what the card one is at is missing; then, or where it is complete, the next.

        Returns whether anything is missing.
        """
        self.context.flush()
        asked, current = self.board.open_card if self._is_asking else None, self._current()
        self.close_details()
        cards = self.sentence_cards()
        places = (at for at, card in enumerate(cards) if card.item_id == current)
        at = next(places, 0) if current is not None else 0
        if isinstance(asked, SentenceCard) and asked in cards:
            at = cards.index(asked) + 1
        for card in [*cards[at:], *cards[:at]]:
            if card.has_gaps and card.item_id is not None:
                self.make_checkable(card)
                return True
        return False

    def make_checkable(self, card: SentenceCard) -> None:
        """Ask for what a card is missing, one question after the other."""
        self.context.flush()
        if card.item_id is None or not card.has_gaps or self.context.is_read_only:
            return
        self.close_details()
        if self._questions is None:
            self._questions = QuestionPanel(self.context)
            self._questions.closed.connect(self._back)
            self._questions.finished.connect(self._back)
            self._questions.jumped.connect(self.next_gap)
        self.last = card
        self.board.open_panel(self._questions, card)
        self._mark_open()
        self._questions.show_item(card.item_id, self.details_title(card))

    def add_key(self, keys: str, done: Callable[[], object]) -> None:
        """A key that works while the focus is inside the form."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(done)

    @property
    def details(self) -> DetailsPanel | None:
        """The details once they were opened."""
        return self._details

    def details_title(self, card: SentenceCard) -> str:
        """What stands above the details of a card."""
        raise NotImplementedError

    def connect_card(self, card: SentenceCard) -> None:
        """Listen to a new card."""
        card.opened.connect(self.open_details)
        card.asked.connect(self.make_checkable)
        card.left.connect(self._go)
        card.jumped.connect(lambda _card: self.next_open())
        card.escaped.connect(lambda _card: self.close_details())
        card.focused.connect(self._came_to)

    def open_details(self, card: SentenceCard, part: str | None = "") -> None:
        """Open the details under a card, at a field; None leaves the focus where it is."""
        self.context.flush()
        if card.item_id is None:
            return
        if self._details is None:
            self._details = self._make_details(self.context)
            self._details.closed.connect(self._back)
            self._details.jumped.connect(self.next_open)
            self._details.deletion_wanted.connect(self._delete)
        self._details.show_item(card.item_id, self.details_title(card))
        self.board.open_panel(self._details, card)
        self._mark_open()
        if part is not None:
            self._details.ask_for(part)

    def close_details(self) -> None:
        """Hide the details; what was typed there is committed first."""
        if self.board.open_card is not None:
            self.context.flush()
            self.board.close_panel()
            self._mark_open()

    def drop_stale_details(self) -> None:
        """Close the details of an item that is gone."""
        card = self.board.open_card
        if isinstance(card, SentenceCard) and card.item_id not in self.context.document:
            self.close_details()

    def _enter_late(self) -> None:
        if self.hasFocus():
            self.entered()

    @property
    def _is_asking(self) -> bool:
        return self._questions is not None and self._questions.isVisible()

    def take_day(self) -> None:
        """Answer the question by when with the day that the sentence names."""
        if self._questions is not None and self._is_asking:
            self._questions.take_day()

    def _current(self) -> ItemId | None:
        """The item one is at."""
        return self.last.item_id if self.last is not None else None

    def _came_to(self, card: SentenceCard) -> None:
        self.last = card
        if self.board.open_card is None or self.board.open_card is card:
            return
        if card.item_id is None or self._is_asking:
            self.close_details()
        else:
            self.open_details(card, None)

    def _back(self) -> None:
        card = self.board.open_card
        self.close_details()
        if isinstance(card, SentenceCard):
            card.focus()

    def _mark_open(self) -> None:
        for card in self._made_cards():
            card.set_open(card is self.board.open_card)

    def _made_cards(self) -> list[SentenceCard]:
        return [card for card in self.board.cards if isinstance(card, SentenceCard)]

    def _go(self, card: SentenceCard, key: Qt.Key) -> None:
        self.complete()
        other = self.board.neighbour(card, key)
        if isinstance(other, SentenceCard):
            other.focus()

    def _delete(self) -> None:
        if self._details is None or self._details.item_id is None:
            return
        item_id = self._details.item_id
        cards = self.sentence_cards()
        card = self.board.open_card
        at = cards.index(card) if isinstance(card, SentenceCard) and card in cards else 0
        self.close_details()
        self.context.remove(item_id, self._deletes)
        cards = self.sentence_cards()
        if cards:
            cards[min(at, len(cards) - 1)].focus()
