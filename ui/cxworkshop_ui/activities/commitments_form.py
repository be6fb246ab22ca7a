"""Commitments: one card a leader, who is still open, the round, and the details under a card."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.card_board import Section
from cxworkshop_ui.activities.card_form import CardForm
from cxworkshop_ui.activities.commitment_card import CommitmentCard
from cxworkshop_ui.activities.commitment_details import CommitmentDetails
from cxworkshop_ui.activities.commitment_places import Slot, matched, slots
from cxworkshop_ui.activities.commitment_tools import GO_ROUND, CommitmentTools
from cxworkshop_ui.activities.coverage_words import coverage_words, round_words
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
from cxworkshop_ui.widgets.banner import Banner
from cxworkshop_ui.widgets.coverage import Coverage
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.text import Text


class CommitmentsForm(CardForm):
    """The board of commitments: a card for every leader, in the order of the participants.

    Alt+R goes round the room. F3 shows the sentence to the room, F4 marks it as said aloud.
    Where the round is over, that is said, with who has none and why.
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
        self.tools = CommitmentTools(context, activity, self)
        self.column.insertWidget(2, self.round)
        self.over = Banner("success", "", (), tr("Close"), parent=self)
        self.over.hide()
        self.over.dismissed.connect(self.tools.focus)
        self.column.insertWidget(2, self.over)
        self.column.insertWidget(4, self.tools)
        self._without: set[ItemId] = set()  # who was asked in the round and has none
        self._spoken: ItemId | None = None
        self._wire_round()
        self._wanted: list[Slot] = []
        self._nobodys = 0
        self._found: list[CommitmentCard | None] = []
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
            self.over.hide()
            self.tools.hide()
            self.round.show()
            self.round.focus()

    def close_round(self) -> None:
        """Back to the board."""
        self._leave_round()
        self.entered()

    def end_round(self) -> None:
        """Say that everybody had a turn. Nothing is open to type into: Enter does no harm."""
        self._leave_round()
        self._without = {person.id for person in coverage(self.context.document).open}
        self._say_over()
        self.over.show()
        self.over.focus()

    def _say_over(self) -> None:
        is_open = bool(coverage(self.context.document).open)
        self.over.set("warning" if is_open else "success", round_words(self.context))

    def _renew_over(self) -> None:
        """Keep what is said of the round true; with somebody new to ask it is not over."""
        if self.over.isHidden():
            return
        still = {person.id for person in coverage(self.context.document).open}
        if still <= self._without:
            self._say_over()
            return
        focused: QWidget | None = QApplication.focusWidget()
        had_focus = focused is not None and self.over.isAncestorOf(focused)
        self.over.hide()
        if had_focus:  # not on to a card: whoever goes on pressing keys writes nowhere
            self.tools.focus()

    def _leave_round(self) -> None:
        self.context.flush()
        self.speak(None)
        self.round.hide()
        self.tools.show()

    def next_gap(self) -> bool:
        """Ask for what is missing; while the leader has said nothing yet, nobody is asked."""
        self.context.flush()
        if self.round.isVisible() and self.round.item_id is None:
            self.round.focus()
            return False
        return super().next_gap()

    def take_day(self) -> None:
        """Take the day that the sentence names: as an answer, or in the round."""
        if self._is_asking:
            super().take_day()
        elif self.round.isVisible():
            self.round.take_day()

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
        """Mark the commitment one is at as said aloud."""
        self.context.flush()
        item = self.context.document.find(Commitment, self._current())
        if item is None or not item.text.strip():
            return
        if not item.said_aloud:
            self.context.set(item.id, "said_aloud", True, M("Mark as said aloud"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.speak(None)

    def _wire_round(self) -> None:
        self.tools.round_wanted.connect(self.go_round)
        self.tools.gap_wanted.connect(self.next_gap)
        self.round.closed.connect(self.close_round)
        self.round.ended.connect(self.end_round)
        self.round.turned.connect(lambda: self.speak(None))  # somebody else speaks
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
        self._renew_over()
        # A commitment's own change, or its goal's, leaves the other cards as they are.
        touched: set[ItemId] | None = None
        if all(change.kind in ("commitment", "goal") for change in changed.changes):
            touched = changed.ids()
            mine = self.context.document.all(Commitment)
            touched |= {item.id for item in mine if item.goal in touched}
        self._arrange(touched)

    def _arrange(self, touched: set[ItemId] | None = None) -> None:
        self.complete()
        document = self.context.document
        places, nobodys = slots(document)
        if self._extra is not None:
            person, had = self._extra
            own = [at for at, place in enumerate(places) if place[0] == person and place[1]]
            if len(own) == had:
                places.insert(own[-1] + 1, (person, None))
        self._wanted = wanted = [*places, *nobodys]
        self._nobodys = len(places)
        self._found = matched(document, self._cards, wanted)
        for card, place in zip(self._found, wanted, strict=True):
            if card is None:
                continue
            is_same = card.person_id == place[0] and card.item_id == place[1]
            if touched is None or not is_same or card.item_id in touched:
                card.show_item(*place)
        # Only what comes at the end may come later: nothing that is there goes away meanwhile.
        self._portions.begin(at_once=any(self._found[self._first_missing() :]))
        self.coverage.set(*coverage_words(self.context))
        has_people = bool(wanted)
        self._empty.setVisible(not has_people)
        self.board.setVisible(has_people)
        self.coverage.setVisible(has_people)
        self.tools.setVisible(has_people and not self.round.isVisible())
        self.drop_stale_details()
        if self._spoken is not None and self._spoken not in document:
            self.speak(None)

    def _first_missing(self) -> int:
        return self._found.index(None) if None in self._found else len(self._found)

    def make_next(self) -> bool:
        """The card of the next place."""
        at = self._first_missing()
        if at < len(self._found):
            self._found[at] = self._new_card(self._wanted[at])
        return None in self._found

    def show_made(self) -> None:
        """The cards of the leaders, and those of nobody below."""
        cards = [card for card in self._found[: self._first_missing()] if card is not None]
        if cards == self._cards:
            return
        self._cards = cards
        sections = [Section(cards[: self._nobodys])]
        if len(cards) > self._nobodys:
            heading = Text(self.context.tr("Of nobody: the leader was removed"), "strong")
            sections.append(Section(cards[self._nobodys :], heading))
        self.board.set_sections(sections, expected=len(self._found) - len(cards))

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
