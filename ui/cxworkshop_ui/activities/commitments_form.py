"""Commitments: one card a leader, who is still open, the round, and the details under a card."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
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
from cxworkshop_ui.activities.commitment_tools import GO_ROUND, CommitmentTools
from cxworkshop_ui.activities.coverage_words import coverage_words
from cxworkshop_ui.activities.round_panel import (
    ABSENT,
    DECLINED,
    SAID,
    SHOW,
    TAKE_PARTNER,
    RoundPanel,
)
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
    """The board of commitments: a card for every leader, in the order of the participants.

    Alt+R goes round the room. F3 shows the sentence to the room, F4 marks it as said aloud.
    """

    def __init__(
        self,
        context: SessionContext,
        activity: ItemId | None = None,
        parent: QWidget | None = None,
    ) -> None:
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
        self.round = RoundPanel(context, self)
        self.column.insertWidget(2, self.round)
        self.tools = CommitmentTools(context, activity, self)
        self.column.insertWidget(3, self.tools)
        self._spoken: ItemId | None = None
        self._wire_round()
        self._cards: list[CommitmentCard] = []
        self._extra: tuple[ItemId, int] | None = None  # for whom one more, beside so many
        context.changed.connect(self._follow)
        self._arrange()

    def add(self) -> None:
        """Go to the next leader who has none; where all have one, add another to this one."""
        if not self.next_open() and isinstance(self.last, CommitmentCard):
            self._add_another(self.last)

    def go_round(self) -> None:
        """Go round the room, from the first leader who has none; out of it where it goes on."""
        self.context.flush()
        if self.round.isVisible():
            self.close_round()
            return
        self.close_details()
        if self.round.start():
            self.tools.hide()
            self.round.show()
            self.round.focus()

    def close_round(self) -> None:
        """Back to the board."""
        self.context.flush()
        self.speak(None)
        self.round.hide()
        self.tools.show()
        self.entered()

    def speak(self, item_id: ItemId | None) -> None:
        """Show a commitment to the room while it is said; None takes it off the screen."""
        self.context.flush()
        if item_id == self._spoken:
            return
        self._spoken = item_id
        self.context.spoken.emit(item_id or "")
        self.round.set_on_screen(item_id is not None and item_id == self.round.item_id)

    def show_spoken(self) -> None:
        """Show the commitment one is at to the room, or take it off the screen."""
        self.context.flush()
        item_id = self._current()
        self.speak(None if item_id == self._spoken else item_id)

    def confirm_spoken(self) -> None:
        """Mark the commitment one is at as said aloud; a round goes on to the next leader."""
        self.context.flush()
        item = self.context.document.find(Commitment, self._current())
        if item is None or not item.text.strip():
            return
        if not item.said_aloud:
            self.context.set(item.id, "said_aloud", True, M("Mark as said aloud"))
        self.speak(None)
        if self.round.isVisible():
            self.round.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.speak(None)

    def _wire_round(self) -> None:
        self.tools.round_wanted.connect(self.go_round)
        self.tools.gap_wanted.connect(self.next_gap)
        self.round.closed.connect(self.close_round)
        self.round.show_wanted.connect(self.show_spoken)
        self.round.said_wanted.connect(self.confirm_spoken)
        for keys, done in (
            (GO_ROUND, self.go_round),
            (SHOW, self.show_spoken),
            (SAID, self.confirm_spoken),
            (TAKE_PARTNER, self.round.take_partner),
            (DECLINED, self._decline),
            (ABSENT, self._mark_absent),
        ):
            self.add_key(keys, done)

    def _decline(self) -> None:
        if self.round.isVisible():
            self.round.decline()

    def _mark_absent(self) -> None:
        if self.round.isVisible():
            self.round.mark_absent()

    def _current(self) -> ItemId | None:
        if self.round.isVisible():
            return self.round.item_id
        return super()._current()

    def details_title(self, card: SentenceCard) -> str:
        """Whose commitment it is."""
        person = None
        if isinstance(card, CommitmentCard):
            person = self.context.document.find(Participant, card.person_id)
        name = person.name if person is not None else self.context.tr("Nobody")
        return self.context.tr("Commitment of {name}", name=name)

    def _follow(self, changed: Changed) -> None:
        if not changed.touches(
            "commitment", "declined", "participant", "function", "goal", "session"
        ):
            return
        # A commitment's own change, or its goal's, leaves the other cards as they are.
        touched: set[ItemId] | None = None
        if all(change.kind in ("commitment", "goal") for change in changed.changes):
            touched = changed.ids()
            mine = self.context.document.all(Commitment)
            touched |= {item.id for item in mine if item.goal in touched}
        self._arrange(touched)

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
        self.tools.setVisible(has_people and not self.round.isVisible())
        self.drop_stale_details()
        if self._spoken is not None and self._spoken not in document:
            self.speak(None)

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
