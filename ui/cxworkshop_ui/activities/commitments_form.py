"""Commitments: one card a leader, who is still open, and the details under a card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cxworkshop.activities.commitments import Commitment
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, counts
from cxworkshop_ui.activities.card_board import Section
from cxworkshop_ui.activities.card_form import CardForm
from cxworkshop_ui.activities.commitment_card import CommitmentCard
from cxworkshop_ui.activities.commitment_details import CommitmentDetails
from cxworkshop_ui.activities.coverage_words import coverage_words
from cxworkshop_ui.activities.sentence_card import SentenceCard
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


class CommitmentsForm(CardForm):
    """The board of commitments: a card for every leader, in the order of the participants."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, CommitmentDetails, M("Delete the commitment"), parent)
        tr = context.tr
        self.coverage = Coverage("goals", parent=self)
        self.column.insertWidget(0, self.coverage)
        self._empty = EmptyState(
            tr("No leaders yet"),
            tr("Add the participants in Prepare: each gets a card for a commitment here."),
            parent=self,
        )
        self.column.insertWidget(1, self._empty)
        self._cards: list[CommitmentCard] = []
        self._extra: tuple[ItemId, int] | None = None  # for whom one more, beside so many
        context.changed.connect(self._follow)
        self._arrange()

    def add(self) -> None:
        """Go to the next leader who has none; where all have one, add another to this one."""
        if not self.next_open() and isinstance(self.last, CommitmentCard):
            self._add_another(self.last)

    def details_title(self, card: SentenceCard) -> str:
        """Whose commitment it is."""
        person = None
        if isinstance(card, CommitmentCard):
            person = self.context.document.find(Participant, card.person_id)
        name = person.name if person is not None else self.context.tr("Nobody")
        return self.context.tr("Commitment of {name}", name=name)

    def _follow(self, changed: Changed) -> None:
        if not changed.touches("commitment", "participant", "function", "goal", "session"):
            return
        # One commitment's own change leaves the other cards as they are.
        alone = all(change.kind == "commitment" for change in changed.changes)
        self._arrange(changed.ids() if alone else None)

    def _arrange(self, touched: set[ItemId] | None = None) -> None:
        document = self.context.document
        places, nobodys = slots(document)
        if self._extra is not None:
            person, had = self._extra
            own = [at for at, place in enumerate(places) if place[0] == person and place[1]]
            if len(own) == had:
                places.insert(own[-1] + 1, (person, None))
        wanted = [*places, *nobodys]
        cards = self._matched(wanted)
        is_new = cards != self._cards
        for card, place in zip(cards, wanted, strict=True):
            is_same = card.person_id == place[0] and card.item_id == place[1]
            if touched is None or not is_same or card.item_id in touched:
                card.show_item(*place)
        self._cards = cards
        if is_new:
            sections = [Section(cards[: len(places)])]
            if nobodys:
                heading = Text(self.context.tr("Of nobody: the leader was removed"), "strong")
                sections.append(Section(cards[len(places) :], heading))
            self.board.set_sections(sections)
        self.coverage.set(*coverage_words(self.context))
        has_people = bool(wanted)
        self._empty.setVisible(not has_people)
        self.board.setVisible(has_people)
        self.coverage.setVisible(has_people)
        self.drop_stale_details()

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
        card = CommitmentCard(self.context, *place, self.board)
        self.connect_card(card)
        card.another.connect(self._add_another)
        card.focused.connect(self._drop_unused)
        return card

    def _add_another(self, card: CommitmentCard) -> None:
        self.context.flush()
        self.close_details()
        if card.person_id is None:
            return
        own = [
            item
            for item in self.context.document.all(Commitment)
            if item.participant == card.person_id
        ]
        self._extra = (card.person_id, len(own)) if own else None
        self._arrange()
        for other in self._cards:
            if other.person_id == card.person_id and other.item_id is None:
                other.focus()

    def _drop_unused(self, card: SentenceCard) -> None:
        """Take the place for one more commitment away when it was left without a word."""
        if self._extra is None or not isinstance(card, CommitmentCard):
            return
        if card.person_id != self._extra[0] or card.item_id is not None:
            self._extra = None
            self._arrange()
