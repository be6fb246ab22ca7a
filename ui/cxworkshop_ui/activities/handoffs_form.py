"""Hand-offs: the matrix giver × receiver, what the journey proposes, a card each, broken first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.handoffs import (
    HandOff,
    HandOffSetup,
    HandOffState,
    Proposed,
    in_order,
    meanings,
    proposals,
)
from cxworkshop.activities.journey_edits import accept, dismiss
from cxworkshop.activities.kept_setup import setup_of
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import SetField
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.handoff_card import HandOffCard, ProposalRow
from cxworkshop_ui.activities.handoff_details import HandOffDetails, hand_off_title
from cxworkshop_ui.activities.handoff_matrix import MatrixView
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.activities.setup_card import SetupCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.tab_order import tab_through
from cxworkshop_ui.widgets.text import Text

_KINDS = (
    "hand_off_setup",
    "hand_off",
    "dismissed_hand_off",
    "journey",
    "journey_stage",
    "function",
    "session",
)


class HandOffsForm(QWidget):
    """The cards keep their places while one is open; they are put in order when it is closed."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        tr = context.tr
        self.matrix = MatrixView(context, self)
        self.matrix.chosen.connect(lambda giver, to: self.choose(ItemId(giver), ItemId(to)))
        self._cards: dict[ItemId, HandOffCard] = {}
        self.proposals: list[ProposalRow] = []
        self.details = HandOffDetails(context)
        self.details.setParent(self)
        self.make = MakeFrom(context, self)
        self.details.body.addWidget(self.make)
        self.details.closed.connect(self.close_details)
        self.details.jumped.connect(self._next)
        self.details.deletion_wanted.connect(self._delete_open)
        self._add = Button(tr("Add a hand-off"), "secondary", "add", parent=self)
        self._add.setEnabled(not context.is_read_only)
        self._add.clicked.connect(self.add)
        self._empty = EmptyState("", "", tr("To the functions"), parent=self)
        self._empty.asked.connect(lambda: context.turn.emit("prepare/participants"))
        self._lay_out()
        context.changed.connect(self._follow)
        self._show()

    def entered(self) -> None:
        """Where work begins: the first proposal, else the first card, else the matrix."""
        if self.proposals and not self.context.is_read_only:
            self.proposals[0].accept.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._cards:
            self.cards()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.matrix.isHidden() and self._empty.button is not None:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered()

    def cards(self) -> list[HandOffCard]:
        """The cards as they stand."""
        return list(self._cards.values())

    def reveal(self, item_id: ItemId) -> bool:
        """Put the focus on a hand-off's card, or the settings. Returns whether there is one."""
        if self.setup.reveal(item_id):
            return True
        card = self._cards.get(item_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card is not None

    def choose(self, giver: ItemId, receiver: ItemId) -> None:
        """Go to the worst hand-off of a pair, or make one of it."""
        there = [
            item
            for item in in_order(self.context.document)
            if (item.giver, item.receiver) == (giver, receiver)
        ]
        item_id = there[0].id if there else self._made(HandOff(giver=giver, receiver=receiver))
        if item_id is not None:
            self.open_details(item_id)

    def add(self) -> None:
        """A hand-off whose pair is chosen in its details."""
        made = self._made(HandOff())
        if made is not None:
            self.open_details(made, "giver")

    def open_details(self, item_id: ItemId, field: str = "") -> None:
        """Open a card below itself."""
        self.context.flush()
        item = self.context.document.find(HandOff, item_id)
        card = self._cards.get(item_id)
        if item is None or card is None:
            return
        self._column.removeWidget(self.details)
        self._column.insertWidget(self._column.indexOf(card) + 1, self.details)
        self.details.show_item(item_id, shortened(hand_off_title(self.context, item), 70))
        self.make.show_item(item_id)
        self.details.show()
        self.details.ask_for(field)

    def close_details(self) -> None:
        """Close what is open and put the cards in order, the broken first."""
        item_id = self.details.item_id
        self.context.flush()
        self.details.hide()
        self.make.show_item(None)
        self._show()
        if item_id is not None:
            self.reveal(item_id)

    def _lay_out(self) -> None:
        tr = self.context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._axes = Text(
            tr("From the row to the column"), "small-strong", "ink2", wrap=True, parent=self
        )
        column.addWidget(self._axes)
        column.addWidget(self.matrix)
        self._proposed = Text(tr("The journey proposes"), "section", wrap=True, parent=self)
        column.addWidget(self._proposed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        head = QHBoxLayout()
        self._order = Text(tr("Broken first"), "section", parent=self)
        head.addWidget(self._order, 1)
        head.addWidget(self._add)
        column.addLayout(head)
        keys = tr("1 broken, 2 strained, 3 works · Enter opens · Esc closes · Delete removes")
        self._keys = Text(keys, "small", "ink2", wrap=True, parent=self)
        column.addWidget(self._keys)
        self._judged = Text("", "small", "ink2", wrap=True, parent=self)
        column.addWidget(self._judged)
        column.addWidget(self._empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._column.addWidget(self.details)
        column.addLayout(self._column)
        column.addSpacing(8)
        column.addWidget(self._setup_card())
        column.addStretch(1)

    def _setup_card(self) -> SetupCard:
        tr = self.context.tr
        label = M("Change how hand-offs are judged")
        self.setup = SetupCard(self.context, self.activity, HandOffSetup, label, self)
        self.setup.add_line("broken", tr("A hand-off is broken when …"))
        self.setup.add_line("strained", tr("It is strained when …"))
        self.setup.add_line("works", tr("It works when …"))
        self.setup.add_tick("proposes", tr("Offer what the journey proposes"))
        return self.setup

    def _say_first_step(self, *, has_functions: bool) -> None:
        tr = self.context.tr
        if self._empty.button is not None:
            self._empty.button.setVisible(not has_functions)
        self._empty.say(
            tr("No hand-off yet"),
            tr("Press Enter on a field of the matrix, or accept what the journey proposes.")
            if has_functions
            else tr("Name the functions in Prepare first: hand-offs go from one to another."),
        )

    def _made(self, item: HandOff) -> ItemId | None:
        self.context.flush()
        return self.context.add(item, M("Add a hand-off"))

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._show()

    def _show(self) -> None:
        document = self.context.document
        has_functions = len(document.all(Function)) > 1
        self.matrix.setVisible(has_functions)
        self._axes.setVisible(has_functions)
        for part in (self._order, self._add):
            part.setVisible(has_functions or bool(document.all(HandOff)))
        self.matrix.matrix.renew()
        setup = setup_of(document, self.activity, HandOffSetup)
        told = meanings(setup, Wording(document, self.context.words))
        self._judged.setText(" · ".join(f"{state}: {text}" for _, state, text in told))
        self._judged.setVisible(bool(told))
        self._show_cards()
        self._show_proposals(proposals(document) if setup.proposes else ())
        self._empty.setVisible(not self._cards)
        self._say_first_step(has_functions=has_functions)
        self._keys.setVisible(bool(self._cards))

    def _show_proposals(self, found: tuple[Proposed, ...]) -> None:
        if [row.proposed for row in self.proposals] != list(found):
            at = next((at for at, row in enumerate(self.proposals) if _has_focus(row)), None)
            for row in self.proposals:
                self._rows.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.proposals = [self._proposal(proposed) for proposed in found]
            for row in self.proposals:
                self._rows.addWidget(row)
            tab_through(self.matrix, self.proposals)
            if at is not None:
                self._focus_near(at)
        self._proposed.setVisible(bool(found))

    def _focus_near(self, at: int) -> None:
        if self.proposals:
            row = self.proposals[min(at, len(self.proposals) - 1)]
            row.show()
            row.accept.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._cards:
            self.cards()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _proposal(self, proposed: Proposed) -> ProposalRow:
        row = ProposalRow(self.context, proposed, self)
        new_id = self.context.editor.new_id
        row.accepted.connect(lambda: self.context.apply(accept(proposed, new_id)))
        row.dismissed.connect(lambda: self.context.apply(dismiss(proposed, new_id)))
        return row

    def _show_cards(self) -> None:
        document = self.context.document
        wanted = [item.id for item in in_order(document)]
        is_open = not self.details.isHidden()
        if is_open and self.details.item_id not in document:
            self.details.hide()
            is_open = False
        if is_open:  # nothing moves under the hand of who is typing
            kept = [item_id for item_id in self._cards if item_id in document]
            wanted = kept + [item_id for item_id in wanted if item_id not in kept]
        for gone in [item_id for item_id in self._cards if item_id not in wanted]:
            card = self._cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        cards = {item_id: self._cards.get(item_id) or self._card(item_id) for item_id in wanted}
        if list(cards) != list(self._cards) or any(
            self._column.indexOf(card) < 0 for card in cards.values()
        ):
            self._arrange(cards, is_open)
        self._cards = cards
        for card in cards.values():
            card.follow()

    def _arrange(self, cards: dict[ItemId, HandOffCard], is_open: bool) -> None:
        for card in cards.values():
            self._column.removeWidget(card)
        self._column.removeWidget(self.details)
        for item_id, card in cards.items():
            self._column.addWidget(card)
            if is_open and item_id == self.details.item_id:
                self._column.addWidget(self.details)
        if self._column.indexOf(self.details) < 0:
            self._column.addWidget(self.details)
        before: QWidget = self._add
        for card in cards.values():
            QWidget.setTabOrder(before, card)
            before = card

    def _card(self, item_id: ItemId) -> HandOffCard:
        card = HandOffCard(self.context, item_id)
        card.setParent(self)
        card.clicked.connect(lambda: self.open_details(item_id))
        card.judged.connect(lambda state: self._judge(item_id, state))
        card.moved_on.connect(lambda step: self._go(item_id, step))
        card.deletion_wanted.connect(lambda: self._delete(item_id))
        return card

    def _judge(self, item_id: ItemId, state: HandOffState) -> None:
        if self.context.apply(SetField(item_id, "state", state, M("Judge the hand-off"))):
            self.reveal(item_id)

    def _go(self, item_id: ItemId, step: int) -> None:
        cards = self.cards()
        at = list(self._cards).index(item_id) + step
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        """From the details of one card to those of the next."""
        ids = list(self._cards)
        if self.details.item_id in ids:
            self.open_details(ids[(ids.index(self.details.item_id) + 1) % len(ids)])

    def _delete_open(self) -> None:
        if self.details.item_id is not None:
            self._delete(self.details.item_id)

    def _delete(self, item_id: ItemId) -> None:
        at = list(self._cards).index(item_id)
        self.details.hide()
        self.context.remove(item_id, M("Delete the hand-off"))
        cards = self.cards()
        if cards:
            cards[min(at, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)


def _has_focus(row: QWidget) -> bool:
    focused: QWidget | None = row.window().focusWidget()
    return focused is not None and row.isAncestorOf(focused)
