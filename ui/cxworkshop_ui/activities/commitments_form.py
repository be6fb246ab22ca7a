"""Commitments: one card a leader, who is still open, and the details under a card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.commitments import Commitment
from cxworkshop.checks.findings import coverage
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, counts
from cxworkshop_ui.activities.card_board import CardBoard, Section
from cxworkshop_ui.activities.commitment_card import CommitmentCard
from cxworkshop_ui.activities.commitment_details import CommitmentDetails
from cxworkshop_ui.activities.people_words import short_names, with_function
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.coverage import Coverage
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.text import Text

Slot = tuple[ItemId | None, ItemId | None]
"""A place on the board: whose it is, and the commitment in it."""


def slots(document: Document) -> tuple[list[Slot], list[Slot]]:
    """The places of the leaders, in their order, and the commitments of nobody."""
    made: dict[ItemId | None, list[ItemId]] = {}
    for item in document.all(Commitment):
        made.setdefault(item.participant, []).append(item.id)
    places: list[Slot] = []
    for person in document.all(Participant):
        own = made.pop(person.id, [])
        places += [(person.id, item_id) for item_id in own]
        if not own and counts(person):
            places.append((person.id, None))
    return places, [(None, item_id) for ids in made.values() for item_id in ids]


class CommitmentsForm(QWidget):
    """The board of commitments. Esc, Enter, arrows and Ctrl+Enter lead from card to card."""

    participants_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.coverage = Coverage("goals", parent=self)
        column.addWidget(self.coverage)
        tr = context.tr
        self._empty = EmptyState(
            tr("No leaders yet"),
            tr("Add the participants in Prepare: each gets a card for a commitment here."),
            parent=self,
        )
        column.addWidget(self._empty)
        self.board = CardBoard(parent=self)
        column.addWidget(self.board)
        column.addStretch(1)
        self._details: CommitmentDetails | None = None
        self._cards: list[CommitmentCard] = []
        self._extra: ItemId | None = None
        self._last: CommitmentCard | None = None
        context.changed.connect(self._follow)
        self._arrange()

    def entered(self) -> None:
        """Put the focus on the first leader who has none."""
        card = next((card for card in self._cards if card.is_empty), None)
        if card is None and self._cards:
            card = self._cards[0]
        if card is not None:
            card.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the card of a commitment. Returns whether there is one."""
        for card in self._cards:
            if card.item_id == item_id:
                card.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def next_open(self) -> None:
        """Go to the next leader who has none, round and round; else add another to this one."""
        self.context.flush()
        at = self._cards.index(self._last) + 1 if self._last in self._cards else 0
        for card in [*self._cards[at:], *self._cards[:at]]:
            if card.is_empty:
                self._close()
                card.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self._last in self._cards and self._last is not None:
            self._add_another(self._last)

    def _follow(self, changed: Changed) -> None:
        if not changed.touches("commitment", "participant", "function", "goal", "session"):
            return
        self._arrange()

    def _arrange(self) -> None:
        document = self.context.document
        places, nobodys = slots(document)
        if self._extra is not None:
            own = [at for at, place in enumerate(places) if place[0] == self._extra]
            if own and places[own[-1]][1] is not None:
                places.insert(own[-1] + 1, (self._extra, None))
        wanted = [*places, *nobodys]
        cards = self._matched(wanted)
        is_new = cards != self._cards
        for card, place in zip(cards, wanted, strict=True):
            card.show_item(*place)
        self._cards = cards
        if is_new:
            sections = [Section(cards[: len(places)])]
            if nobodys:
                heading = Text(self.context.tr("Of nobody: the leader was removed"), "strong")
                sections.append(Section(cards[len(places) :], heading))
            self.board.set_sections(sections)
        self._cover(document)
        has_people = bool(wanted)
        self._empty.setVisible(not has_people)
        self.board.setVisible(has_people)
        self.coverage.setVisible(has_people)
        if self._details is not None and self._details.item_id not in document:
            self._close()

    def _matched(self, wanted: list[Slot]) -> list[CommitmentCard]:
        """A card for every place; the one that shows it already, or stood empty for it."""
        by_item: dict[ItemId, CommitmentCard] = {}
        by_person: dict[ItemId | None, CommitmentCard] = {}
        for card in self._cards:
            item_id = card.item_id
            if item_id is not None and item_id in self.context.document:
                by_item[item_id] = card
            else:
                by_person[card.person_id] = card
        found: list[CommitmentCard | None] = []
        for person, item in wanted:
            if item is not None:
                found.append(by_item.pop(item, None))
            else:
                found.append(by_person.pop(person, None))
        return [
            card or by_person.pop(place[0], None) or self._new_card(place)
            for card, place in zip(found, wanted, strict=True)
        ]

    def _new_card(self, place: Slot) -> CommitmentCard:
        card = CommitmentCard(self.context, *place)
        card.opened.connect(self._open)
        card.left.connect(self._go)
        card.jumped.connect(lambda _card: self.next_open())
        card.escaped.connect(lambda _card: self._close())
        card.another.connect(self._add_another)
        card.focused.connect(self._came_to)
        return card

    def _came_to(self, card: CommitmentCard) -> None:
        self._last = card
        details = self._details
        if details is not None and details.isVisible() and self.board.open_card is not card:
            if card.item_id is None:
                self._close()
            else:
                self._open(card, None)

    def _open(self, card: CommitmentCard, part: str | None = "") -> None:
        self.context.flush()
        if card.item_id is None:
            return
        if self._details is None:
            self._details = CommitmentDetails(self.context)
            self._details.closed.connect(self._back)
            self._details.jumped.connect(self.next_open)
            self._details.delete.clicked.connect(self._delete)
        person = self.context.document.find(Participant, card.person_id)
        name = person.name if person is not None else self.context.tr("Nobody")
        self._details.show_item(card.item_id, self.context.tr("Commitment of {name}", name=name))
        self.board.open_panel(self._details, card)
        self._mark_open()
        if part is not None:
            self._details.ask_for(part)

    def _back(self) -> None:
        card = self.board.open_card
        self._close()
        if isinstance(card, CommitmentCard):
            card.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._details is not None and self.board.open_card is not None:
            self.context.flush()
            self.board.close_panel()
            self._mark_open()

    def _mark_open(self) -> None:
        for card in self._cards:
            card.set_open(card is self.board.open_card)

    def _go(self, card: CommitmentCard, key: Qt.Key) -> None:
        other = self.board.neighbour(card, key)
        if isinstance(other, CommitmentCard):
            other.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_another(self, card: CommitmentCard) -> None:
        self.context.flush()
        self._close()
        self._extra = card.person_id
        self._arrange()
        for other in self._cards:
            if other.person_id == card.person_id and other.item_id is None:
                other.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        if self._details is None or self._details.item_id is None:
            return
        item_id, card = self._details.item_id, self.board.open_card
        self._close()
        self.context.remove(item_id, M("Delete the commitment"))
        if isinstance(card, CommitmentCard) and card in self._cards:
            card.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover(self, document: Document) -> None:
        covered = coverage(document)
        context, names = self.context, short_names(document)
        strong = context.trn(
            "{done} of {count} leader",
            "{done} of {count} leaders",
            covered.expected,
            done=covered.given,
        )
        rest = context.tr("have committed.")
        if covered.open:
            still = [with_function(document, person, names[person.id]) for person in covered.open]
            rest = context.tr("have committed. Still open: {names}", names=", ".join(still))
        self.coverage.set(covered.given / max(covered.expected, 1), strong, rest)
