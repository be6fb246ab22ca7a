"""Goals: cards by horizon, few of them for now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import HORIZON_WORDS, DataExists, Goal, GoalPart, Horizon
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.status import Status
from cxworkshop.editing.commands import Command, MoveItem, SetField, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.activities.card_board import Section
from cxworkshop_ui.activities.card_form import CardForm
from cxworkshop_ui.activities.choices import STATUS_WORDS, shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.goal_card import GoalCard
from cxworkshop_ui.activities.goal_parts import GoalParts
from cxworkshop_ui.activities.sentence_card import SentenceCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.icons import Ink
from cxworkshop_ui.widgets.text import Text

DATA_WORDS: dict[DataExists, Message] = {
    DataExists.UNKNOWN: M("Not known"),
    DataExists.YES: M("Yes"),
    DataExists.NO: M("No, not yet"),
}
_HINTS: dict[Horizon, Message] = {
    Horizon.NEXT: M("when one of now is reached"),
    Horizon.LATER: M("not forgotten, not promised"),
}
_HORIZONS = tuple(Horizon)
_SHOWN = ("goal", "goal_part", "participant", "function", "session")


class GoalDetails(DetailsPanel):
    """How anyone can tell that a goal is reached, by when, who answers for it, who takes part.

    Below: what came of it, and commitments and steps to be made from it.
    """

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "goals")
        tr, say = context.tr, context.words.say
        self.add_text("measure", tr("Measure"), M("Change the measure"), tr("What is counted"))
        self.add_text("baseline", tr("Baseline: where we are"), M("Change the baseline"))
        self.add_text("target", tr("Target: where we want to be"), M("Change the target"))
        self.add_text("unit", tr("Unit"), M("Change the unit"), tr("days, %, of 60 …"))
        self.add_choice(
            "data",
            tr("Does the data exist?"),
            M("Change whether the data exists"),
            [(answer, say(word)) for answer, word in DATA_WORDS.items()],
        )
        self.add_date("due", tr("By when"), M("Change the date of the goal"))
        self.add_person("owner", tr("Owner"), M("Change the owner of the goal"))
        self.add_choice(
            "horizon",
            tr("Horizon"),
            M("Move the goal"),
            [(horizon, say(word)) for horizon, word in HORIZON_WORDS.items()],
        )
        self.add_text("resources", tr("What it takes"), M("Change what the goal takes"))
        self.add_reason()
        self.add_choice(
            "status",
            tr("Status"),
            M("Change the status of the goal"),
            [(status, say(word)) for status, word in STATUS_WORDS.items()],
        )
        self.parts = GoalParts(context, self)
        self.parts.escaped.connect(self.closed)
        self.parts.jumped.connect(self.jumped)
        self.add_block(self.parts)
        self.add_thread(Commitment, NextStep)
        self.foot.addStretch(1)
        self.add_deletion()


class _Heading(QWidget):
    """The name of a horizon and how many goals it holds."""

    def __init__(self, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Text(name, "section", parent=self))
        self._says = Text("", "small", "ink2", wrap=True, parent=self)
        row.addWidget(self._says, 1)

    def set(self, text: str, ink: Ink = "ink2") -> None:
        """Say how many, in a colour that warns where they are too many."""
        self._says.setText(text)
        self._says.set_ink(ink)


class GoalsForm(CardForm):
    """The board of goals. Alt and the arrow keys move a goal, into the next horizon at an end."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, GoalDetails, M("Delete the goal"), parent)
        self._absent = Text("", "small", "ink2", wrap=True, parent=self)
        self.column.insertWidget(0, self._absent)
        self._heads = {
            horizon: _Heading(context.words.say(word)) for horizon, word in HORIZON_WORDS.items()
        }
        self._wanted: list[tuple[Horizon, ItemId | None]] = []
        self._found: list[GoalCard | None] = []
        self._cards: list[GoalCard] = []
        context.changed.connect(self._follow)
        self._arrange()

    def add(self) -> None:
        """Go to the empty place for a goal of now."""
        self.context.flush()
        self.complete()
        for card in self._cards:
            if card.item_id is None and card.horizon is Horizon.NOW:
                self.close_details()
                card.focus()
                return

    def reveal(self, item_id: ItemId) -> bool:
        """Focus the card of a goal, or the line of a function's part in its details."""
        part = self.context.document.find(GoalPart, item_id)
        if part is None or part.parent is None or not super().reveal(part.parent):
            return part is None and super().reveal(item_id)
        card = self.last
        if card is not None:
            self.open_details(card, None)
            if isinstance(self.details, GoalDetails):
                self.details.parts.ask_for(part.function)
        return True

    def details_title(self, card: SentenceCard) -> str:
        """The goal itself, shortened."""
        return shortened(card.sentence.toPlainText(), 90)

    def _follow(self, changed: Changed) -> None:
        ids = changed.ids()
        goals = self.context.document.all(Goal)
        if changed.touches(*_SHOWN) or any(goal.because in ids for goal in goals):
            self._arrange()

    def _arrange(self) -> None:
        document = self.context.document
        wanted: list[tuple[Horizon, ItemId | None]] = []
        for horizon in _HORIZONS:
            wanted += [(horizon, goal.id) for goal in document.all(Goal) if goal.horizon is horizon]
            wanted.append((horizon, None))
        self._wanted, self._found = wanted, self._matched(wanted)
        self._numbers = {goal.id: at for at, goal in enumerate(_in_order(document), start=1)}
        for at, card in enumerate(self._found):
            if card is not None:
                self._show_card(card, at)
        # Only what comes at the end may come later: nothing that is there goes away meanwhile.
        self._portions.begin(at_once=any(self._found[self._first_missing() :]))
        self._count(document)
        self.drop_stale_details()

    def _show_card(self, card: GoalCard, at: int) -> None:
        horizon, item_id = self._wanted[at]
        card.show_item(horizon, item_id, self._numbers[item_id] if item_id is not None else 0)

    def _first_missing(self) -> int:
        return self._found.index(None) if None in self._found else len(self._found)

    def make_next(self) -> bool:
        """The card of the next goal, or the place for another."""
        at = self._first_missing()
        if at < len(self._found):
            card = self._found[at] = self._new_card(*self._wanted[at])
            self._show_card(card, at)
        return None in self._found

    def show_made(self) -> None:
        """The cards under their horizons."""
        cards = [card for card in self._found[: self._first_missing()] if card is not None]
        if cards == self._cards and self.board.cards:
            return
        self._cards = cards
        sections = [self._section(horizon) for horizon in _HORIZONS]
        self.board.set_sections(sections, expected=len(self._found) - len(cards))

    def _section(self, horizon: Horizon) -> Section:
        cards = [card for card in self._cards if card.horizon is horizon]
        return Section(cards, self._heads[horizon])

    def _matched(self, wanted: list[tuple[Horizon, ItemId | None]]) -> list[GoalCard | None]:
        by_item: dict[ItemId, GoalCard] = {}
        empty: dict[Horizon, GoalCard] = {}
        for card in self._cards:
            if card.item_id is not None and card.item_id in self.context.document:
                by_item[card.item_id] = card
            else:
                empty.setdefault(card.horizon, card)
        return [
            by_item.get(item_id) if item_id is not None else empty.get(horizon)
            for horizon, item_id in wanted
        ]

    def _new_card(self, horizon: Horizon, item_id: ItemId | None) -> GoalCard:
        card = GoalCard(self.context, horizon, item_id, self.board)
        self.connect_card(card)
        card.moved.connect(self._move)
        return card

    def _move(self, card: SentenceCard, key: Qt.Key) -> None:
        self.context.flush()
        goal = self.context.document.find(Goal, card.item_id)
        if goal is None:
            return
        step = -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Left) else 1
        is_sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        command = self._beside(goal, step) if is_sideways else None
        command = command or self._other_horizon(goal, step)
        if command is None:
            return
        if self.context.apply(command) is not None:
            self.reveal(goal.id)

    def _beside(self, goal: Goal, step: int) -> Command | None:
        own = [other for other in self.context.document.all(Goal) if other.horizon is goal.horizon]
        at = own.index(goal)
        if not 0 <= at + step < len(own):
            return None
        before = own[at - 2].id if at > 1 else None
        return MoveItem(goal.id, before if step < 0 else own[at + 1].id, M("Move the goal"))

    def _other_horizon(self, goal: Goal, step: int) -> Command | None:
        place = _HORIZONS.index(goal.horizon) + step
        if not 0 <= place < len(_HORIZONS):
            return None
        label = M("Move the goal")
        moved: Command = SetField(goal.id, "horizon", _HORIZONS[place], label)
        others = [other.id for other in self.context.document.all(Goal) if other.id != goal.id]
        after = others[-1] if others and step < 0 else None
        return Together((moved, MoveItem(goal.id, after, label)), label)

    def _count(self, document: Document) -> None:
        tr, cap = self.context.tr, document.session.now_goals_cap
        goals = [
            goal
            for goal in document.all(Goal)
            if goal.text.strip() and goal.status is not Status.DROPPED
        ]
        now = sum(goal.horizon is Horizon.NOW for goal in goals)
        if now > cap:
            words = tr("{count} of {cap}: too many to keep. What can wait?", count=now, cap=cap)
            self._heads[Horizon.NOW].set(words, "steps")
        else:
            self._heads[Horizon.NOW].set(tr("{count} of {cap}", count=now, cap=cap))
        for horizon, hint in _HINTS.items():
            self._heads[horizon].set(self.context.words.say(hint))
        named = {function for goal in goals for function in goal.functions}
        absent = [function.name for function in document.all(Function) if function.id not in named]
        self._absent.setVisible(bool(goals and named and absent))
        self._absent.setText(
            tr("In no goal yet: {functions}", functions=", ".join(absent)) if absent else ""
        )


def _in_order(document: Document) -> list[Goal]:
    goals = document.all(Goal)
    return [goal for horizon in _HORIZONS for goal in goals if goal.horizon is horizon]
