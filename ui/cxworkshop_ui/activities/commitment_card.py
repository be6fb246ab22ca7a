"""One leader's promise as a card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.activities.commitments import REPEAT_WORDS, Commitment, Declined, Repeats
from cxworkshop.activities.goals import Goal
from cxworkshop.editing.commands import RemoveItem, Together
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, counts
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.gaps import gaps_of, hint_of
from cxworkshop_ui.activities.people_words import function_name, short_names
from cxworkshop_ui.activities.sentence_card import SentenceCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.avatar import Avatar
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.text import Text


class CommitmentCard(SentenceCard):
    """A commitment of one leader – or the empty place for it, where typing makes one."""

    another = Signal(object)
    made = Signal(str)

    def __init__(
        self,
        context: SessionContext,
        person_id: ItemId | None,
        item_id: ItemId | None,
        parent: QWidget,
    ) -> None:
        super().__init__(context, context.tr("I will …"), parent)
        self.person_id = person_id
        self._avatar = Avatar("", parent=self)
        self._name = ElidedText("strong", parent=self)
        self._function = ElidedText("small", "ink2", parent=self)
        self._aloud = Text(context.tr("said aloud"), "small", "kept", parent=self)
        self._declined = Text(context.tr("declined"), "small-strong", "steps", parent=self)
        self._again = IconButton("undo", context.tr("Ask again"), parent=self)
        self._again.clicked.connect(self._ask_again)
        self._more = IconButton("add", "", parent=self)
        self._more.clicked.connect(lambda: self.another.emit(self))
        self._sheet = IconButton("print", "", parent=self)
        self._sheet.clicked.connect(self._want_sheet)
        self.head.addWidget(self._avatar)
        who = QVBoxLayout()
        who.setSpacing(0)
        for text in (self._name, self._function):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        who.addWidget(self._name)
        below = QHBoxLayout()  # the name has its line for itself
        below.setSpacing(6)
        below.addWidget(self._function, 1)
        below.addWidget(self._aloud)
        who.addLayout(below)
        self.head.addLayout(who, 1)
        self.head.addWidget(self._declined)
        self.head.addWidget(self._again)
        self.head.addWidget(self._sheet)
        self.head.addWidget(self._more)
        self.binding = FirstWordsBinding(
            context,
            self.sentence,
            "text",
            M("Change the commitment"),
            item_id,
            make=self._first,
            add_label=M("Add a commitment"),
        )
        self.binding.made.connect(self.made)
        self.sentence.textChanged.connect(self._say_state)
        self.refresh()

    @property
    def item_id(self) -> ItemId | None:
        """The commitment shown, None while there is none."""
        return self.binding.item_id

    @property
    def waits(self) -> bool:
        """Not for who declined, nor for who is not here."""
        person = self.context.document.find(Participant, self.person_id)
        is_asked = person is None or counts(person)
        return super().waits and is_asked and not self._answers()

    def show_item(self, person_id: ItemId | None, item_id: ItemId | None) -> None:
        """Turn to another leader or another commitment."""
        self.person_id = person_id
        if self.binding.item_id != item_id:
            self.binding.show_item(item_id)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now; the sentence follows the document by itself."""
        document, tr = self.context.document, self.context.tr
        person = document.find(Participant, self.person_id)
        item = document.find(Commitment, self.item_id)
        name = person.name if person is not None else tr("Nobody")
        self._name.setText(name)
        self._function.setText(function_name(document, person))
        self._more.setToolTip(tr("Another commitment of the same leader"))
        self._more.setAccessibleName(tr("Another commitment of {name}", name=name))
        self._more.setVisible(item is not None and not self.context.is_read_only)
        said = tr("Sheet for {name}, and their steps to others", name=name)
        self._sheet.setToolTip(said)
        self._sheet.setAccessibleName(said)
        self._sheet.setVisible(person is not None)
        self._aloud.setVisible(item is not None and item.said_aloud)
        has_declined = item is None and bool(self._answers())
        self._declined.setVisible(has_declined)
        self._again.setVisible(has_declined and not self.context.is_read_only)
        self.sentence.setAccessibleName(tr("What {name} will do", name=name))
        self.say_facts(self._facts(item) if item is not None else [])
        self.chips.set(self._chips(item) if item is not None else [])
        is_said = item is not None and bool(item.text.strip())
        if item is not None and is_said:
            self.say_gaps(gaps_of(item), hint_of(self.context, item))
        else:
            self.say_gaps([])
        self._say_state()

    def _want_sheet(self) -> None:
        if self.person_id is not None:
            self.context.leaving.emit(self.person_id)

    def _answers(self) -> list[ItemId]:
        """What records that the leader declined."""
        if self.person_id is None:
            return []
        answers = self.context.document.all(Declined)
        return [each.id for each in answers if each.participant == self.person_id]

    def _ask_again(self) -> None:
        label = M("Ask again for a commitment")
        commands = tuple(RemoveItem(answer, label) for answer in self._answers())
        self.context.apply(Together(commands, label))
        self.focus()

    def _first(self, text: str) -> Item:
        return Commitment(participant=self.person_id, text=text)

    def _say_state(self) -> None:
        person = self.context.document.find(Participant, self.person_id)
        name = person.name if person is not None else "–"
        self._avatar.set(name, "neutral" if self.is_empty else "goals")
        if self.is_empty:
            self.set_state("empty")
        else:
            self.set_state("warning" if self.has_gaps else "plain")

    def _facts(self, item: Commitment) -> list[tuple[str, str]]:
        tr, words = self.context.tr, self.context.words
        session_day = self.context.document.session.date
        facts: list[tuple[str, str]] = []
        if item.kept_when.strip():
            facts.append((tr("Kept when:"), shortened(item.kept_when, 140)))
        if item.first_step.strip():
            step = shortened(item.first_step, 100)
            if item.first_step_on is not None:
                step += ", " + words.date(item.first_step_on, "day", beside=session_day)
            facts.append((tr("First step:"), step))
        partner = self.context.document.find(Participant, item.partner)
        if partner is not None:
            names = short_names(self.context.document)
            facts.append((tr("With:"), names[partner.id]))
        if item.support.strip():
            facts.append((tr("Needs:"), shortened(item.support, 100)))
        return facts

    def _chips(self, item: Commitment) -> list[tuple[str, Role]]:
        chips: list[tuple[str, Role]] = []
        if item.by is not None:
            day = self.context.words.date(item.by, beside=self.context.document.session.date)
            chips.append((day, "neutral"))
        if item.repeats is not Repeats.ONCE:
            chips.append((self.context.words.say(REPEAT_WORDS[item.repeats]), "neutral"))
        goal = self.context.document.find(Goal, item.goal)
        if goal is not None and goal.text.strip():
            chips.append((shortened(goal.text, 32), "goals"))
        return chips
