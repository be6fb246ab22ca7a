"""One goal as a card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.decisions import name_of
from cxworkshop.activities.goals import HORIZON_WORDS, Goal, Horizon, silent_functions, way
from cxworkshop.activities.status import Status
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.choices import STATUS_WORDS, reason_text, shortened
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.gaps import gaps_of, hint_of
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.sentence_card import SentenceCard
from cxworkshop_ui.activities.step_words import STATUS_ROLES
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.text import Text


class GoalCard(SentenceCard):
    """A goal of one horizon – or the empty place for the next one, where typing makes it."""

    made = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        horizon: Horizon,
        item_id: ItemId | None,
        parent: QWidget,
    ) -> None:
        super().__init__(context, context.tr("A goal …"), parent)
        self.horizon = horizon
        self._number = Text("", "small-strong", "goals", parent=self)
        self.head.addWidget(self._number, 1)
        tr = context.tr
        self._sooner = IconButton("up", tr("Sooner (Alt+Up)"), parent=self)
        self._later = IconButton("down", tr("Later (Alt+Down)"), parent=self)
        self._sooner.clicked.connect(lambda: self.moved.emit(self, Qt.Key.Key_Up))
        self._later.clicked.connect(lambda: self.moved.emit(self, Qt.Key.Key_Down))
        self.head.addWidget(self._sooner)
        self.head.addWidget(self._later)
        self.binding = FirstWordsBinding(
            context,
            self.sentence,
            "text",
            M("Change the goal"),
            item_id,
            make=self._first,
            add_label=M("Add a goal"),
        )
        self.binding.made.connect(self.made)
        self.sentence.setAccessibleName(tr("Goal"))
        self.sentence.textChanged.connect(self._say_state)

    @property
    def item_id(self) -> ItemId | None:
        """The goal shown, None while there is none."""
        return self.binding.item_id

    def show_item(self, horizon: Horizon, item_id: ItemId | None, number: int) -> None:
        """Turn to another goal or another horizon."""
        self.horizon = horizon
        if self.binding.item_id != item_id:
            self.binding.show_item(item_id)
        self.refresh(number)

    def refresh(self, number: int) -> None:
        """Show what is known now; the sentence follows the document by itself."""
        goal = self.context.document.find(Goal, self.item_id)
        may_move = goal is not None and not self.context.is_read_only
        self._sooner.setVisible(may_move)
        self._later.setVisible(may_move)
        self.sentence.setAccessibleDescription(self.context.words.say(HORIZON_WORDS[self.horizon]))
        self._number.setVisible(goal is not None)
        self._number.setText(self.context.tr("Goal {number}", number=number))
        self.say_facts(self._facts(goal) if goal is not None else [])
        self.chips.set(self._chips(goal) if goal is not None else [])
        if goal is not None and goal.text.strip() and goal.status is not Status.DROPPED:
            self.say_gaps(gaps_of(goal), hint_of(self.context, goal))
        else:
            self.say_gaps([])
        self._say_state()

    def _first(self, text: str) -> Item:
        return Goal(text=text, horizon=self.horizon)

    def _say_state(self) -> None:
        if self.is_empty:
            self.set_state("empty")
        else:
            self.set_state("warning" if self.has_gaps else "plain")

    def _facts(self, goal: Goal) -> list[tuple[str, str]]:
        tr, document = self.context.tr, self.context.document
        facts: list[tuple[str, str]] = []
        if goal.measure.strip():
            facts.append((tr("Measure:"), shortened(goal.measure, 120)))
        from_to = way(goal, "?")
        if from_to:
            facts.append((tr("From, to:"), shortened(from_to, 80)))
        if goal.functions:
            silent = set(silent_functions(document, goal))
            said = [name_of(document, each) for each in goal.functions if each not in silent]
            waiting = [name_of(document, each) for each in goal.functions if each in silent]
            if said:
                facts.append((tr("With:"), ", ".join(said)))
            if waiting:
                facts.append((tr("Part still open:"), ", ".join(waiting)))
        reason = reason_text(self.context, document.get(goal.because))
        if reason:
            facts.append((tr("Because:"), shortened(reason, 100)))
        return facts

    def _chips(self, goal: Goal) -> list[tuple[str, Role]]:
        document = self.context.document
        chips: list[tuple[str, Role]] = []
        if goal.due is not None:
            chips.append(
                (self.context.words.date(goal.due, beside=document.session.date), "neutral")
            )
        owner = document.find(Participant, goal.owner)
        if owner is not None:
            chips.append((short_names(document)[owner.id], "goals"))
        if goal.status is not Status.OPEN:
            word = self.context.words.say(STATUS_WORDS[goal.status])
            chips.append((word, STATUS_ROLES[goal.status]))
        return chips
