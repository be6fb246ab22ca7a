"""The panel at the right of Run: the clock, what to say, what to bring, where to park a thought."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.document import Document
from cxworkshop.run import ActivityRun, Clock, RunState
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.big_clock import BigClock, ClockState
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.panels import Inspector
from cxworkshop_ui.widgets.text import Rule, Text

_STATES: dict[Clock, ClockState] = {
    Clock.NORMAL: "normal",
    Clock.WARNING: "warning",
    Clock.URGENT: "urgent",
    Clock.OVER: "over",
}
_PARKED_SHOWN = 4


class Guide(Inspector):
    """Clock and script of one activity. Its buttons say what the facilitator wants to do."""

    back = Signal()
    forward = Signal()
    toggled = Signal()
    more = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context.tr("Clock and script"))
        self.context = context
        self._clock = BigClock(context.tr("Time left"))
        self._toggle = Button("", "secondary")
        self._toggle.clicked.connect(self.toggled)
        self._more = Button(context.tr("+5 min"))
        self._more.setToolTip(context.tr("Five more minutes (Shift+F8)"))
        self._more.clicked.connect(self.more)
        self._next = Button(context.tr("Next ›"), "primary")
        self._next.setToolTip(context.tr("Close this activity, open the next (F8)"))
        self._next.clicked.connect(self.forward)
        self._back = Button("‹", "secondary")
        self._back.setAccessibleName(context.tr("Back to the activity before"))
        self._back.setToolTip(context.tr("Back to the activity before (F7)"))
        self._back.clicked.connect(self.back)
        self._back.setFixedWidth(in_use().px(40))
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for button in (self._back, self._toggle, self._more, self._next):
            button.setMinimumHeight(in_use().px(44))
            if button is not self._next:
                keys.addWidget(button, 0 if button is self._back else 1)
        self._script = QVBoxLayout()
        self._script.setSpacing(6)
        self._steps: list[tuple[ScriptStep, Text]] = []
        self._rest = QVBoxLayout()
        self._rest.setSpacing(4)
        self.body.setSpacing(12)
        self.body.addWidget(self._clock)
        self.body.addLayout(keys)
        self.body.addWidget(self._next)  # a row of its own: it fits in every language and size
        self.body.addWidget(Rule())
        self.body.addLayout(self._script)
        self.body.addLayout(self._rest)
        self.body.addWidget(Rule())
        self.body.addLayout(self._parking_lot())
        self.body.addStretch(1)
        self._shown: AgendaItem | None = None

    def park(self) -> None:
        """Put the focus on the line of the parking lot."""
        self._line.setFocus()
        self.ensureWidgetVisible(self._line)

    def show_activity(self, activity: AgendaItem | None) -> None:
        """Show an activity's script and what belongs to it."""
        if activity == self._shown:
            return
        self._shown = activity
        _empty(self._script)
        _empty(self._rest)
        self._steps = []
        if activity is None:
            return
        if activity.script:
            self._script.addWidget(self._head(self.context.tr("Script")))
        for number, step in enumerate(activity.script, 1):
            words = self.context.filled(step.text)
            minutes = self.context.words.minutes(step.minutes)
            text = Text(f"{number}. {words}  · {minutes}", wrap=True)
            self._steps.append((step, text))
            self._script.addWidget(text)
        told = (
            (self.context.tr("Materials"), ", ".join(activity.materials)),
            (self.context.tr("If it stalls"), activity.stalls),
            (self.context.tr("What must stay"), activity.must_stay),
            (self.context.tr("What can go first"), activity.can_go),
        )
        for head, words in told:
            if words:
                self._rest.addSpacing(in_use().px(8))
                self._rest.addWidget(self._head(head))
                self._rest.addWidget(Text(self.context.filled(words), "body", "ink2", wrap=True))

    def show_run(self, state: RunState, run: ActivityRun | None) -> None:
        """Show where the clock stands; ``run`` is of the activity shown."""
        self._show_keys(state)
        if run is None or not (run.is_open or run.is_done):
            minutes = run.planned if run is not None else 0
            self._clock.set_time(f"{minutes:02d}:00", 0.0, self.context.tr("Not opened yet"))
            self._clock.set_state("normal")
            self._mark_step(None)
            return
        words = self.context.words
        used = self.context.tr(
            "{used} of {all} used",
            used=words.minutes(run.seconds_used // 60),
            all=words.minutes(run.seconds_allowed // 60),
        )
        share = run.seconds_used / run.seconds_allowed if run.seconds_allowed else 1.0
        self._clock.set_time(clock_text(run.seconds_left), min(share, 1.0), used)
        if run.is_done:
            self._clock.set_state("normal", self.context.tr("Closed"))
        elif run.is_paused:
            self._clock.set_state("normal", self.context.tr("Paused"))
        else:
            self._clock.set_state(_STATES[state.clock], self._urgency(state.clock))
        self._mark_step(run.seconds_used if run.is_open else None)

    def _urgency(self, clock: Clock) -> str:
        said = {
            Clock.NORMAL: "",
            Clock.WARNING: self.context.tr("Getting short"),
            Clock.URGENT: self.context.tr("Almost over"),
            Clock.OVER: self.context.tr("Over time"),
        }
        return said[clock]

    def _show_keys(self, state: RunState) -> None:
        tr = self.context.tr
        if state.current is None:
            self._toggle.setText(tr("Reopen") if state.has_started else tr("Start the day"))
        else:
            self._toggle.setText(tr("Go on") if state.is_paused else tr("Pause"))
        self._toggle.setToolTip(tr("Start, pause or go on (F9)"))
        is_live = state.current is not None and not self.context.is_read_only
        for button in (self._more, self._next, self._back):
            button.setVisible(state.current is not None)
            button.setEnabled(is_live)
        self._toggle.setEnabled(not self.context.is_read_only)
        self._toggle.set_role("primary" if state.current is None else "secondary")

    def _mark_step(self, seconds_used: int | None) -> None:
        end = 0
        for step, text in self._steps:
            start, end = end, end + step.minutes * 60
            is_now = seconds_used is not None and start <= seconds_used < end
            voice, ink = ("strong", "accent") if is_now else ("body", "ink")
            if text.property("voice") != voice:
                text.setProperty("voice", voice)
                text.setProperty("ink", ink)
                text.style().unpolish(text)
                text.style().polish(text)

    def _head(self, words: str) -> Text:
        return Text(words, "small-strong", "ink2")

    def _parking_lot(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._head(self.context.tr("Parking lot")))
        self._parked = QVBoxLayout()
        self._parked.setSpacing(2)
        column.addLayout(self._parked)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.context.tr("Park a thought… (Ctrl+L)"))
        self._line.setAccessibleName(self.context.tr("Park a thought"))
        self._new = NewLine(
            self.context,
            self._line,
            lambda text: ParkingEntry(text=text),
            M("Park a thought"),
        )
        self._new.finished.connect(lambda: self.show_parked(self.context.document))
        column.addWidget(self._line)
        return column

    def show_parked(self, document: Document) -> None:
        """Show the last thoughts that were parked."""
        _empty(self._parked)
        entries = [
            entry
            for entry in document.all(ParkingEntry)
            if not entry.is_settled and entry.id != self._new.draft
        ]
        for entry in entries[-_PARKED_SHOWN:]:
            self._parked.addWidget(Text(entry.text, "small", wrap=True))
        more = len(entries) - _PARKED_SHOWN
        if more > 0:
            said = self.context.trn("and {count} more", "and {count} more", more)
            self._parked.addWidget(Text(said, "small", "ink2"))


def clock_text(seconds: int) -> str:
    """Minutes and seconds; over time counts up behind a plus sign."""
    sign = "+" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{sign}{minutes:02d}:{rest:02d}"


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        entry = layout.takeAt(0)
        widget: QWidget | None = entry.widget() if entry is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
