"""The read-back in the form: what was agreed, in the order in which it is read aloud."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.commitments import Commitment, when_told
from cxworkshop.activities.committed import committed_told
from cxworkshop.activities.goals import Goal, way
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.read_back import read_back
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import ItemId
from cxworkshop.slides import RoomView
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.line_list import Line, LineList
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.text import Text
from cxworkshop_ui.widgets.when_seen import WhenSeen

_KINDS = ("shared_definition", "goal", "commitment", "declined", "next_step", "participant")


class ReadBackPanel(QWidget):
    """The sentence, the goals for now, each commitment, the next steps; a line leads there."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        self.show_room = Button(tr("Show the read-back to the room"), "primary", parent=self)
        self.show_room.clicked.connect(lambda: context.view_wanted.emit(RoomView.CAPTURE))
        hint = tr(
            "Page by page, to be photographed. Press a line to correct what was not agreed so."
        )
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(self.show_room)
        head.addWidget(Text(hint, "small", "ink2", wrap=True, parent=self), 1)
        self._empty = EmptyState(
            tr("Nothing to read back yet"),
            tr(
                "The agreed sentence, goals for now, commitments and next steps come together here."
            ),
            parent=self,
        )
        self.sentence = Card(stripe="definition", parent=self)
        self.sentence.body.addWidget(Text(tr("Shared definition"), "section", parent=self.sentence))
        self._sentence = Text("", "quote", wrap=True, parent=self.sentence)
        self.sentence.body.addWidget(self._sentence)
        self.goals = LineList(tr("Goals for now"), tr("No goal for now yet."), "goals", parent=self)
        self.commitments = LineList(
            tr("Commitments"), tr("No commitment yet."), "goals", 96, parent=self
        )
        self.steps = LineList(tr("Next steps"), tr("No next step yet."), "steps", 96, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addWidget(self._empty)
        for part in (self.sentence, self.goals, self.commitments, self.steps):
            column.addWidget(part)
        for part in (self.goals, self.commitments, self.steps):
            part.chosen.connect(context.reveal)
        self._lines = WhenSeen(self._show, self)
        context.changed.connect(self._follow)
        self._lines.ask()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read back yet."""
        return read_back(self.context.document).is_empty

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._lines.ask()

    def _show(self) -> None:
        context, document = self.context, self.context.document
        tr, found = context.tr, read_back(document)
        names = short_names(document)
        wording = Wording(document, context.words)
        self._empty.setVisible(found.is_empty)
        self._head.setVisible(not found.is_empty)
        for part in (self.sentence, self.goals, self.commitments, self.steps):
            part.setVisible(not found.is_empty)
        self._sentence.setText(
            wording.fill(found.definition.text)
            if found.definition is not None
            else tr("No sentence has been agreed yet.")
        )
        self.goals.show_lines(
            [self._goal(goal, names) for goal in found.goals],
            more=context.trn(
                "{count} more goal comes later; it is in the plan.",
                "{count} more goals come later; they are in the plan.",
                found.later,
            )
            if found.later
            else "",
        )
        told = committed_told(found.coverage, wording.words)
        waiting = ", ".join(names[person.id] for person in found.coverage.open)
        self.commitments.show_lines(
            [self._commitment(item, names, wording) for item in found.commitments],
            told,
            tr("Still without one: {names}.", names=waiting) if waiting else "",
        )
        self.steps.show_lines([self._step(step, names) for step in found.steps])

    def _goal(self, goal: Goal, names: dict[ItemId, str]) -> Line:
        words = self.context.words
        day = words.date(goal.due, beside=self.context.document.session.date) if goal.due else ""
        parts = (way(goal), day, names.get(goal.owner or ItemId(""), ""))
        return Line(goal.id, self.context.filled(goal.text), below=" · ".join(filter(None, parts)))

    def _commitment(self, item: Commitment, names: dict[ItemId, str], wording: Wording) -> Line:
        name = names.get(item.participant or ItemId(""), "")
        return Line(item.id, wording.fill(item.text), lead=name, below=when_told(item, wording))

    def _step(self, step: NextStep, names: dict[ItemId, str]) -> Line:
        words, tr = self.context.words, self.context.tr
        beside = self.context.document.session.date
        return Line(
            step.id,
            step.text,
            lead=words.date(step.due, beside=beside) if step.due else tr("no date"),
            below=names.get(step.owner, "") if step.owner is not None else tr("no owner"),
            below_role="neutral" if step.owner is not None else "steps",
        )
