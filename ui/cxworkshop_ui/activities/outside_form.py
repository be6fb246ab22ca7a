"""Outside promises: a card each, by the day on which it is said, and the details under a card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.outside import (
    OutsidePromise,
    OutsideSetup,
    audiences,
    doubt_of,
    lead_of,
)
from cxworkshop.activities.status import Status
from cxworkshop.activities.thread import ACTIONS
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.card_board import Section
from cxworkshop_ui.activities.card_form import CardForm
from cxworkshop_ui.activities.choices import STATUS_WORDS, shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.sentence_card import SentenceCard
from cxworkshop_ui.activities.setup_card import SetupCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.completion import Completion
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.text import Text


class OutsideDetails(DetailsPanel):
    """To whom it is said, from which day, which goal carries it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "goals")
        tr, say = context.tr, context.words.say
        whom = QLineEdit()
        Completion(whom, lambda: [context.filled(each) for each in audiences(context.document)])
        label = M("Change to whom it is said")
        self.add("to_whom", tr("To whom"), whom, TextBinding(context, whom, "to_whom", label))
        self.add_date("said_on", tr("Said from"), M("Change when it is said"))
        self.add_goal(tr("Goal that carries it"), M("Change the goal that carries it"))
        self.add_reason()
        self.add_choice(
            "status",
            tr("Status"),
            M("Change the status of the promise"),
            [(status, say(word)) for status, word in STATUS_WORDS.items()],
        )
        self.add_thread(*ACTIONS)
        self.foot.addStretch(1)
        self.add_deletion()


class OutsideCard(SentenceCard):
    """One promise – or the empty place for the next one, where typing makes it."""

    made = Signal(str)

    def __init__(self, context: SessionContext, item_id: ItemId | None, parent: QWidget) -> None:
        super().__init__(context, context.tr("We say outside …"), parent)
        self._title = Text("", "small-strong", "goals", wrap=True, parent=self)
        self.head.addWidget(self._title, 1)
        self.binding = FirstWordsBinding(
            context,
            self.sentence,
            "text",
            M("Change the promise"),
            item_id,
            make=self._first,
            add_label=M("Add an outside promise"),
        )
        self.binding.made.connect(self.made)
        self.sentence.setAccessibleName(context.tr("Outside promise"))
        self.sentence.textChanged.connect(self._say_state)
        self.refresh()

    @property
    def item_id(self) -> ItemId | None:
        """The promise shown, None while there is none."""
        return self.binding.item_id

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another promise."""
        if self.binding.item_id != item_id:
            self.binding.show_item(item_id)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now; the sentence follows the document by itself."""
        document, tr = self.context.document, self.context.tr
        item = document.find(OutsidePromise, self.item_id)
        whom = item.to_whom.strip() if item is not None else ""
        self._title.setText(tr("To {whom}", whom=shortened(whom, 80)) if whom else "")
        self._title.setVisible(bool(whom))
        self.say_facts(self._facts(item) if item is not None else [])
        self.chips.set(self._chips(item) if item is not None else [])
        is_on = item is not None and bool(item.text.strip()) and item.status is not Status.DROPPED
        doubt = doubt_of(document, item) if item is not None and is_on else None
        self.say_doubt(self.context.words.say(doubt) if doubt is not None else "")
        self._say_state()

    def _first(self, text: str) -> Item:
        return OutsidePromise(text=text)

    def _say_state(self) -> None:
        if self.is_empty:
            self.set_state("empty")
        else:
            self.set_state("warning" if self.has_doubt else "plain")

    def _facts(self, item: OutsidePromise) -> list[tuple[str, str]]:
        tr, document = self.context.tr, self.context.document
        goal = document.find(Goal, item.goal)
        if goal is None or not goal.text.strip():
            return []
        told = shortened(goal.text, 100)
        if goal.due is not None:
            day = self.context.words.date(goal.due, beside=document.session.date)
            told = tr("{goal} (by {day})", goal=told, day=day)
        return [(tr("Carried by:"), told)]

    def _chips(self, item: OutsidePromise) -> list[tuple[str, Role]]:
        if item.said_on is None:
            return []
        day = self.context.words.date(item.said_on, beside=self.context.document.session.date)
        return [(self.context.tr("said from {day}", day=day), "neutral")]


class OutsideForm(CardForm):
    """The board of outside promises; those that come too early are marked in words."""

    def __init__(
        self,
        context: SessionContext,
        activity: ItemId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, OutsideDetails, M("Delete the promise"), parent)
        self._activity = activity
        self.setup: SetupCard | None = None
        self._cards: list[OutsideCard] = []
        if activity is not None:
            tr = context.tr
            label = M("Change how outside promises begin")
            self.setup = SetupCard(context, activity, OutsideSetup, label, self)
            self.setup.add_line("lead", tr("A promise begins with"), tr("From … on, you can …"))
            self.setup.add_lines("audiences", tr("To whom we speak"))
            self.column.insertWidget(self.column.count() - 1, self.setup)  # above what stretches
        context.changed.connect(self._follow)
        self._arrange()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the card of a promise, or the settings where the form has them."""
        if self.setup is not None and self.setup.reveal(item_id):
            return True
        return super().reveal(item_id)

    def details_title(self, card: SentenceCard) -> str:
        """The promise itself, shortened."""
        return shortened(card.sentence.toPlainText(), 90)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("outside_promise", "outside_setup", "goal", "session"):
            self._arrange()

    def _arrange(self) -> None:
        wanted: list[ItemId | None] = [
            item.id for item in self.context.document.all(OutsidePromise)
        ]
        wanted.append(None)
        known = {card.item_id: card for card in self._cards}
        cards: list[OutsideCard] = []
        for item_id in wanted:
            card = known.pop(item_id, None)
            if card is None:
                card = OutsideCard(self.context, item_id, self.board)
                self.connect_card(card)
            cards.append(card)
        lead = self.context.filled(lead_of(self.context.document, self._activity))
        for card, item_id in zip(cards, wanted, strict=True):
            card.show_item(item_id)
            card.sentence.setPlaceholderText(lead or self.context.tr("We say outside …"))
        if cards != self._cards:
            self._cards = cards
            self.board.set_sections([Section(cards)])
        self.drop_stale_details()
