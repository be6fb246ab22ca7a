"""Run: the guided day. The day at the left, the activity in the middle, clock and script right."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.activities.registry import activity_showing
from cxworkshop.editing.commands import Command
from cxworkshop.editing.editor import Changed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.run import (
    RunState,
    carry_over,
    extend,
    open_activity,
    pause,
    resume,
    run_state,
)
from cxworkshop.schedule import day_of
from cxworkshop_ui.activities.views import VIEWS
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.kinds import chip_role
from cxworkshop_ui.page import Page
from cxworkshop_ui.run.day_list import DayList
from cxworkshop_ui.run.guide import Guide
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.chip import Chip
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.page_title import PageTitle
from cxworkshop_ui.widgets.panels import ScrollPage, Surface, side_width
from cxworkshop_ui.widgets.text import Text

TICK_MS = 250
MORE_MINUTES = 5


class RunPage(Page):
    """Guides through the day. Opening, pausing and closing are facts, not undo steps."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._state = run_state(context.document, context.editor.now())
        self._seen = context.editor.now()
        self._shown: ItemId | None = None
        self._kind_shown = ""
        self._forms: dict[tuple[ItemId, str], QWidget] = {}
        self._day = DayList(context)
        self._day.chosen.connect(lambda item_id: self.show_activity(ItemId(item_id)))
        self._pace = Text("", "small", "ink2", wrap=True)
        self._guide = Guide(context)
        self._guide.back.connect(self.back)
        self._guide.forward.connect(self.forward)
        self._guide.toggled.connect(self.toggle)
        self._guide.more.connect(self.more_time)
        self._title = PageTitle("")
        self._chip = Chip("", "neutral")
        self._open = Button(context.tr("Open this activity"), "secondary")
        self._open.clicked.connect(self._open_shown)
        self._title.add_action(self._chip)
        self._title.add_action(self._open)
        self._stack = QStackedWidget()
        self._lay_out()
        for keys, done in (
            ("F7", self.back),
            ("F8", self.forward),
            ("Shift+F8", self.more_time),
            ("F9", self.toggle),
            ("Ctrl+L", self._guide.park),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(done)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        context.changed.connect(self._changed)
        self._guide.show_parked(context.document)
        self._follow()

    def entered(self) -> None:
        """Put the focus into the form of the activity, unless the page has it."""
        self._tick()
        if not self.isAncestorOf(self.window().focusWidget()):
            form = self._day if self.context.is_read_only else self._stack.currentWidget()
            if form is not None:
                form.setFocus()

    def reveal(self, item_id: ItemId) -> bool:
        """Show the activity an item belongs to, and the item in its form."""
        activity = activity_showing(self.context.document, item_id)
        if activity is None:
            return False
        self.show_activity(activity.id)
        form = self._forms.get((self._shown or ItemId(""), self._kind_shown))
        reveal = getattr(form.focusProxy() if form is not None else None, "reveal", None)
        if reveal is not None and item_id != activity.id:
            reveal(item_id)
        return True

    def show_activity(self, item_id: ItemId | None) -> None:
        """Look at an activity; the clock of the one that is on goes on."""
        self.context.flush()
        activity = self.context.document.find(AgendaItem, item_id)
        self._shown = activity.id if activity is not None else None
        self._day.show_activity(self._shown)
        self._show_head(activity)
        self._show_form(activity)
        self._guide.show_activity(activity)
        self._show_clock()

    def forward(self) -> None:
        """Close the current activity and open the next; after the last, close the day."""
        agenda = self.context.document.all(AgendaItem)
        current = self._state.current
        if current is None:
            self.toggle()
            return
        index = [item.id for item in agenda].index(current)
        if index + 1 < len(agenda):
            self._open_activity(agenda[index + 1].id)
        else:
            from cxworkshop.run import close

            now = self.context.editor.now()
            self._record(close(self.context.document, now, self.context.editor.new_id))

    def back(self) -> None:
        """Open the activity before the current one again."""
        agenda = [item.id for item in self.context.document.all(AgendaItem)]
        if self._state.current in agenda:
            index = agenda.index(self._state.current)
            if index:
                self._open_activity(agenda[index - 1])

    def toggle(self) -> None:
        """Start the day, pause, or go on."""
        document, editor = self.context.document, self.context.editor
        if self._state.current is None:
            shown = document.find(AgendaItem, self._shown)
            if shown is not None:
                self._open_activity(shown.id)
        elif self._state.is_paused:
            self._record(resume(document, editor.now(), editor.new_id))
        else:
            self._record(pause(document, editor.now(), editor.new_id))

    def more_time(self) -> None:
        """Give the current activity five more minutes."""
        editor = self.context.editor
        self._record(extend(self.context.document, MORE_MINUTES, editor.now(), editor.new_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(side_width(self.width(), 300, 0.22))
        self._guide.setFixedWidth(side_width(self.width(), 330, 0.3))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _lay_out(self) -> None:
        left = Surface("right", ground="ground")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 8, 0, 16)
        column.addWidget(self._day, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 16, 0)
        foot.addWidget(self._pace)
        column.addLayout(foot)
        self._left = left
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(28, 24, 28, 8)
        head.addWidget(self._title)
        inner.addLayout(head)
        inner.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(middle, 1)
        row.addWidget(self._guide)

    def _open_shown(self) -> None:
        if self._shown is not None:
            self._open_activity(self._shown)

    def _open_activity(self, item_id: ItemId) -> None:
        self.context.flush()
        editor = self.context.editor
        command = open_activity(self.context.document, item_id, editor.now(), editor.new_id)
        if self._record(command):
            self.show_activity(item_id)

    def _record(self, command: Command) -> bool:
        return self.context.record(command)

    def _changed(self, changed: Changed) -> None:
        if changed.touches("agenda_item", "run_event", "session", "participant"):
            self._follow()
        if changed.touches("parking_entry"):
            self._guide.show_parked(self.context.document)

    def _follow(self) -> None:
        document = self.context.document
        self._state = run_state(document, self.context.editor.now())
        self._day.show_day(day_of(document), self._state)
        shown = document.find(AgendaItem, self._shown)
        if shown is None:
            agenda = document.all(AgendaItem)
            first = self._state.current or self._state.last or (agenda[0].id if agenda else None)
            self.show_activity(first)
            return
        self._show_head(shown)
        self._show_form(shown)
        self._guide.show_activity(shown)
        self._show_clock()

    def _tick(self) -> None:
        editor = self.context.editor
        now = editor.now()
        if now < self._seen and not self.context.is_read_only:
            self._record(carry_over(self.context.document, self._seen, now, editor.new_id))
        self._seen = now
        self._state = run_state(self.context.document, now)
        self._show_clock()

    def _show_clock(self) -> None:
        run = self._state.activities.get(self._shown) if self._shown is not None else None
        self._guide.show_run(self._state, run)
        is_other = self._shown is not None and self._shown != self._state.current
        self._open.setVisible(is_other and self._state.has_started)
        self._open.setEnabled(not self.context.is_read_only)
        self._show_pace(self._state)

    def _show_pace(self, state: RunState) -> None:
        context = self.context
        current = context.document.find(AgendaItem, state.current)
        said = []
        if state.late is not None and current is not None:
            minutes = context.words.minutes(abs(state.late))
            if state.late > 0:
                said.append(context.tr("▲ {minutes} late", minutes=minutes))
            elif state.late < 0:
                said.append(context.tr("▼ {minutes} early", minutes=minutes))
            else:
                said.append(context.tr("● On time"))
        if current is not None and self._shown != state.current:
            title = context.filled(current.title)
            said.append(context.tr("The clock is running for “{title}”.", title=title))
        text = "\n".join(said)
        if self._pace.text() != text:
            self._pace.setText(text)

    def _show_head(self, activity: AgendaItem | None) -> None:
        self._chip.setVisible(activity is not None)
        if activity is None:
            self._title.set_title(self.context.tr("The day"))
            self._title.set_secondary("")
            return
        kind = activity_kind(activity.activity)
        self._title.set_title(
            self.context.filled(activity.title) or self.context.tr("Untitled activity")
        )
        self._title.set_secondary(self.context.filled(activity.question))
        self._chip.set(self.context.words.say(kind.title), chip_role(kind.id))

    def _show_form(self, activity: AgendaItem | None) -> None:
        if activity is None:
            self._stack.setCurrentWidget(self._nothing())
            return
        key = (activity.id, activity.activity)
        form = self._forms.get(key)
        if form is None:
            form = ScrollPage(padding=(28, 12))
            inner = VIEWS[activity_kind(activity.activity).id](self.context, activity.id)
            form.body.addWidget(inner)
            form.setFocusProxy(inner)
            self._forms[key] = form
            self._stack.addWidget(form)
        self._kind_shown = activity.activity
        is_typing = self._stack.isAncestorOf(self.window().focusWidget())
        is_other = self._stack.currentWidget() is not form
        self._stack.setCurrentWidget(form)
        if is_typing and is_other:
            form.setFocus()

    def _nothing(self) -> QWidget:
        key = (ItemId(""), "")
        if key not in self._forms:
            page = ScrollPage()
            page.body.addWidget(
                EmptyState(
                    self.context.tr("The agenda is empty"),
                    self.context.tr("Add activities in Prepare; then run the day from here."),
                )
            )
            page.body.addStretch(1)
            self._forms[key] = page
            self._stack.addWidget(page)
        return self._forms[key]
