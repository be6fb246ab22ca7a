"""The clock of the groups: how much is left, begin, more time, back to the room."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.breakouts import (
    Breakout,
    end_timer,
    more_minutes,
    start_timer,
    timer_of,
)
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import clock_text
from cxworkshop_ui.theme.icons import Ink
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.text import Text

MORE = 2
_SHORT = 60


class GroupTimer(QWidget):
    """It runs beside the clock of the activity and ticks with it; what it records are facts."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._breakout: ItemId | None = None
        tr = context.tr
        self._time = Text("", "headline", parent=self)
        self._word = Text("", "small-strong", "ink2", parent=self)
        self.first = Button("", "primary", parent=self)
        self.first.clicked.connect(self._turn)
        self._more = Button(tr("+{minutes} min", minutes=MORE), parent=self)
        self._more.setAccessibleName(tr("Give the groups two more minutes"))
        self._more.clicked.connect(self._give)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._time)
        words.addWidget(self._word)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._more)
        row.addWidget(self.first)
        context.clock.ticked.connect(lambda _: self._tick())

    def show_breakout(self, breakout: Breakout | None) -> None:
        """Follow another breakout, or none."""
        self._breakout = breakout.id if breakout is not None else None
        self.setEnabled(breakout is not None and not self.context.is_read_only)
        self._tick()

    def _found(self) -> Breakout | None:
        return self.context.document.find(Breakout, self._breakout)

    def _turn(self) -> None:
        breakout = self._found()
        if breakout is None:
            return
        now = self.context.editor.now()
        is_running = timer_of(breakout, now).is_running
        self.context.flush()
        self.context.record((end_timer if is_running else start_timer)(breakout, now))

    def _give(self) -> None:
        breakout = self._found()
        if breakout is not None:
            self.context.record(more_minutes(breakout, MORE))

    def _tick(self) -> None:
        breakout = self._found()
        if breakout is None:
            return
        tr = self.context.tr
        timer = timer_of(breakout, self.context.editor.now())
        left = timer.seconds_left
        role: Ink = "ink2"
        if breakout.started_at is None:
            word = tr("Not begun")
        elif not timer.is_running:
            word = tr("Back in the room")
        elif left < 0:
            word, role = tr("■ Over time"), "risk"
        elif left < _SHORT:
            word, role = tr("▲ Almost over"), "steps"
        else:
            word = tr("Time left")
        is_over = breakout.started_at is not None and not timer.is_running
        shown = clock_text(timer.seconds_used if is_over else left)
        self._time.setText(shown)
        self._time.setAccessibleName(f"{word} {shown}")
        self._word.setText(word)
        self._word.set_ink(role)
        if timer.is_running:
            said = tr("Back to the room")
        else:
            said = tr("Begin") if breakout.started_at is None else tr("Begin again")
        if self.first.text() != said:
            self.first.setText(said)
            self.first.set_role("secondary" if breakout.started_at else "primary")
        self._more.setVisible(timer.is_running)
