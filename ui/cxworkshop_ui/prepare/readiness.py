"""Prepare › Readiness check: is everything there for the day, and what is the next step."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.checklist import tick_subject
from cxworkshop.checks.readiness import readiness
from cxworkshop.checks.ready_line import ReadyLine, State
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.gaps import today
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.plan.form_page import FollowingPage
from cxworkshop_ui.prepare.checklist_card import ChecklistCard
from cxworkshop_ui.prepare.ready_row import ReadyRow
from cxworkshop_ui.prepare.surroundings import SurroundingsWatch
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card

CHECKLIST = "checklist"


class ReadinessPage(FollowingPage):
    """Line by line with a button that goes there; below it the checklist."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Readiness check"), parent)
        tr = context.tr
        self.lines: list[ReadyLine] = []
        self.rows: list[ReadyRow] = []
        self.watch = SurroundingsWatch(context, self)
        self.watch.changed.connect(self.say_anew)
        again = Button(tr("Look again"), "quiet", "redo", parent=self)
        again.clicked.connect(self._look)
        self.title.add_action(again)
        rehearse = Button(tr("Rehearse the day"), "secondary", "play", parent=self)
        rehearse.setToolTip(tr("Try the whole day with made-up answers; nothing of it is kept"))
        rehearse.clicked.connect(lambda: context.wanted.emit("rehearse"))
        rehearse.setEnabled(context.rehearsal is None)
        self.title.add_action(rehearse)
        self._card = Card()
        self._card.body.setSpacing(2)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._card.body.addLayout(self._column)
        self.checklist = ChecklistCard(context)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._card)
        column.addWidget(self.checklist)
        self.show_form(form)
        self.renew()

    def entered(self) -> None:
        """Look at the machine anew; the first open step has the focus."""
        self._look()
        for row, line in zip(self.rows, self.lines, strict=False):
            if line.state is State.OPEN and line.step is not None:
                row.step.setFocus()
                return
        self.checklist.enter()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a line of the checklist."""
        return self.checklist.reveal(item_id)

    def _look(self) -> None:
        self.watch.look()
        self.say_anew()

    def _say(self) -> None:
        context = self.context
        self.lines = readiness(context.document, self.watch.found, today(context))
        while len(self.rows) < len(self.lines):
            row = ReadyRow(context, self._card)
            row.wanted.connect(self._go)
            row.ticked.connect(self._tick)
            self._column.addWidget(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self.lines))
            if place < len(self.lines):
                row.show_line(self.lines[place])
        ready = sum(line.state is State.READY for line in self.lines)
        self.title.set_secondary(
            context.tr("{ready} of {all} are ready", ready=ready, all=len(self.lines))
        )

    def _go(self, line: ReadyLine) -> None:
        if line.item is not None:
            self.context.reveal.emit(line.item)
        elif line.page == CHECKLIST:
            self.checklist.enter()
        elif line.page:
            self.context.turn.emit(line.page)
        elif line.action:
            self.context.wanted.emit(line.action)

    def _tick(self, line: ReadyLine, is_done: bool) -> None:
        context = self.context
        document, new_id = context.document, context.editor.new_id
        day = today(context)
        context.apply(tick_subject(document, line.subject, day, new_id, is_done=is_done))
