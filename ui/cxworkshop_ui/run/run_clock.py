"""The clock of an open session: it ticks for every window, and takes what is done with the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from cxworkshop.editing.commands import Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M, Message
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.pace import Pace, pace
from cxworkshop.run import (
    MINUTE,
    Clock,
    RunBook,
    Thresholds,
    carry_over,
    close,
    extend,
    go_back,
    go_forward,
    last_seen,
    open_activity,
    pause,
    reopen,
    restore,
    resume,
    skip,
    stamped,
)
from cxworkshop.steady import Seen, was_set

if TYPE_CHECKING:
    from cxworkshop_ui.context import SessionContext

TICK_MS = 250
MORE_MINUTES = 5
_URGENCY = {Clock.NORMAL: 0, Clock.WARNING: 1, Clock.URGENT: 2, Clock.OVER: 3}
_MOVED = M("Nothing taken back: F7 and F8 move the day, F9 pauses it.")
_SKIPPED = M("Nothing taken back: Delete in the list of the day skips, and takes a skip back.")
_GIVEN = M("Nothing taken back: minutes that were given stay; Ctrl+R wins time back.")
"""What an undo says that comes right after a key of the clock: how that is gone back on."""

Does = Callable[[Document, int, Callable[[], ItemId]], Together]


class RunClock(QObject):
    """Where the day is, four times a second, and the keys that move it.

    ``ticked`` carries the :class:`RunState`; ``opened`` the id of the activity that was opened by
    a key, empty where the day was closed; ``shown_changed`` the id of the activity that the
    facilitator looks at in Run. All that is done here is a fact and no undo step.
    """

    ticked = Signal(object)
    opened = Signal(str)
    shown_changed = Signal(str)

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context)
        self.context = context
        now = context.editor.now()
        self._book = RunBook(context.document)
        self._seen = last_seen(context.document) or self._look()
        self._pace: Pace | None = None
        self._pace_at: tuple[object, ...] = ()
        self._shown: ItemId | None = None
        self.state = self._book.state(now, self._thresholds())
        self._heard = self.state.current, self.state.clock
        context.changed.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def pace(self) -> Pace:
        """How the day goes; worked out when somebody asks, once a minute at most."""
        at = (self.state.current, self.state.late, self.state.until // MINUTE)
        if self._pace is None or at != self._pace_at:
            self._pace, self._pace_at = pace(self.context.document, self.state), at
        return self._pace

    @property
    def shown(self) -> ItemId | None:
        """The activity that the facilitator looks at in Run; not always the one that is on."""
        return self._shown

    def show(self, item_id: ItemId | None) -> None:
        """Say which activity is looked at."""
        if item_id != self._shown:
            self._shown = item_id
            self.shown_changed.emit(item_id or "")

    def stop(self) -> None:
        """Tick no more: the session is closed."""
        self._timer.stop()

    def tick(self) -> None:
        """Look at the time and tell."""
        self._watch()
        self.state = self._book.state(self._seen.at, self._thresholds())
        self._sound()
        self.ticked.emit(self.state)

    def open(self, item_id: ItemId) -> None:
        """Open an activity, whichever it is; what was open is closed."""
        self._do(lambda *given: open_activity(given[0], item_id, *given[1:]))

    def forward(self) -> None:
        """Close the current activity and open the next; after the last, close the day.

        Before the day begins and after it was closed: start it, or go on.
        """
        if self.state.current is None:
            self.toggle()
        else:
            self._do(go_forward)

    def back(self) -> None:
        """Open the activity before the current one again."""
        self._do(go_back)

    def toggle(self) -> None:
        """Start the day with the activity that is looked at, pause, go on, or reopen."""
        if self.state.is_paused:
            self._do(resume)
        elif self.state.current is not None:
            self._do(pause)
        elif self._shown is not None:
            self.open(self._shown)
        elif self.state.has_started:
            self._do(reopen)

    def more_time(self) -> None:
        """Give the current activity five more minutes."""
        self._do(lambda *given: extend(given[0], MORE_MINUTES, *given[1:]), _GIVEN)

    def skip(self, item_id: ItemId | None = None) -> None:
        """Leave an activity out today, without one named the current."""
        target = item_id or self.state.current
        if target is not None:
            self._do(lambda *given: skip(given[0], target, *given[1:]), _SKIPPED)

    def restore(self, item_id: ItemId) -> None:
        """Take a skip back."""
        self._do(lambda *given: restore(given[0], item_id, *given[1:]), _SKIPPED)

    def close_current(self) -> None:
        """Close the current activity without opening another."""
        self._do(close)

    def _look(self) -> Seen:
        editor = self.context.editor
        return Seen(editor.now(), editor.steady())

    def _watch(self) -> None:
        """Look at both clocks; where the wall clock was set, the used time is carried over."""
        before, self._seen = self._seen, self._look()
        editor = self.context.editor
        if was_set(before, self._seen) and not self.context.is_read_only:
            self._record(carry_over(editor.document, before, self._seen, editor.new_id))

    def _record(self, command: Together) -> bool:
        if not command.commands:
            return False
        return self.context.record(stamped(command, self._seen.steady))

    def _do(self, does: Does, way_back: Message = _MOVED) -> None:
        editor = self.context.editor
        self.context.flush()
        self._watch()
        before, had_started = self.state.current, self.state.has_started
        had_moved, self.context.clock_moved = self.context.clock_moved, way_back
        if not self._record(does(editor.document, self._seen.at, editor.new_id)):
            self.context.clock_moved = had_moved
            return
        self.tick()
        if not had_started:
            self._say_other_day()
        if self.state.current != before:
            self.opened.emit(self.state.current or "")

    def _say_other_day(self) -> None:
        """Say once, where the day is begun on another date than the session's."""
        from cxworkshop.zones import local_time, zone_of

        context, session = self.context, self.context.document.session
        today = local_time(self._seen.at, zone_of(session.zone)).date()
        if context.rehearsal is None and session.date is not None and today != session.date:
            planned = context.words.date(session.date, "day", beside=today)
            context.told.emit(
                context.tr(
                    "The day has begun; the session’s date is {day}. A rehearsal leaves no trace.",
                    day=planned,
                )
            )

    def _changed(self, changed: Changed) -> None:
        if changed.touches("agenda_item", "run_event", "session"):
            self._book = RunBook(self.context.document)
            self._pace = None
            self.state = self._book.state(self.context.editor.now(), self._thresholds())
            self.ticked.emit(self.state)

    def _thresholds(self) -> Thresholds:
        settings = self.context.settings.current
        return Thresholds(settings.warning, settings.urgent)

    def _sound(self) -> None:
        """One beep when the same running activity comes to the next threshold.

        Measured from tick to tick: an edit between two ticks looks at the time too, and would
        otherwise be what notices the threshold, and keep silent.
        """
        (current, clock), self._heard = self._heard, (self.state.current, self.state.clock)
        if (
            self.context.settings.current.has_sound
            and current is not None
            and self.state.current == current
            and not self.state.is_paused
            and _URGENCY[self.state.clock] > _URGENCY[clock]
        ):
            QApplication.beep()
