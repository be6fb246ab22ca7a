"""The day at the left of Run, with its pace at the foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop.run import RunState
from cxworkshop.schedule import day_of
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.day_list import DayList
from cxworkshop_ui.run.run_words import coming_words, pace_words, risk_words
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.text import Rule, Text


class DayPanel(Surface):
    """The day's list; below it how early or late it is, what is at risk, and the replan."""

    replan_wanted = Signal()
    debrief_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__("right", ground="ground", parent=parent)
        self.context = context
        tr = context.tr
        clock = context.clock
        self.list = DayList(context)
        self.list.opened.connect(lambda item_id: clock.open(ItemId(item_id)))
        self.list.skipped.connect(lambda item_id: clock.skip(ItemId(item_id)))
        self.list.restored.connect(lambda item_id: clock.restore(ItemId(item_id)))
        self._pace = Text("", "small-strong", wrap=True, parent=self)
        self._risk = Text("", "small", "ink2", wrap=True, parent=self)
        self._replan = Button(tr("Replan…"), parent=self)
        self._replan.setToolTip(tr("How the rest of the day could be (Ctrl+R)"))
        self._replan.clicked.connect(self.replan_wanted)
        self._debrief = Button(tr("Planned and real"), parent=self)
        self._debrief.clicked.connect(self.debrief_wanted)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 16, 0)
        foot.setSpacing(6)
        self._rule = Rule(self)
        foot.addWidget(self._rule)
        foot.addWidget(self._pace)
        foot.addWidget(self._risk)
        for button in (self._replan, self._debrief):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        QWidget.setTabOrder(self.list, self._replan)
        QWidget.setTabOrder(self._replan, self._debrief)
        self._shown_at: object = None

    def show_state(self, state: RunState) -> None:
        """Show how the day goes; the list follows from minute to minute."""
        pace = self.context.clock.pace
        if pace is not self._shown_at:
            self._shown_at = pace
            self.list.show_day(day_of(self.context.document), state, pace)
        words, role = pace_words(self.context, pace)
        is_on = state.current is not None
        self._pace.setVisible(is_on and bool(words))
        if self._pace.text() != words:
            self._pace.setText(words)
            self._pace.set_ink(role)
        risk = " ".join(risk_words(self.context, each) for each in pace.risks[:2])
        risk = risk or coming_words(self.context, pace)
        self._risk.setVisible(is_on and bool(risk))
        if self._risk.text() != risk:
            self._risk.setText(risk)
        self._rule.setVisible(is_on)
        self._replan.setVisible(is_on)
        self._debrief.setVisible(state.has_started and not is_on)
