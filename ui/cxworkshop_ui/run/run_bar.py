"""The run bar: the clock, the pace, what moves the day, and the capture line. Always there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.editing.editor import Changed
from cxworkshop.run import RunState
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.bar_parts import ClockFace, MiniaturePlace, PaceButton
from cxworkshop_ui.run.capture_line import CaptureLine
from cxworkshop_ui.run.people_button import PeopleButton
from cxworkshop_ui.run.run_actions import RunActions
from cxworkshop_ui.run.run_words import (
    SIGNS,
    coming_words,
    face_text,
    pace_words,
    risk_in_short,
    standing,
    title_of,
    used,
)
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import TARGET_RUN
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.coverage import Bar
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.panels import Surface

HEIGHT = 72
"""The height of the bar, px at 100 %."""
MINIATURE = QSize(120, 68)
_SEEN_MS = 600
_LEVELS = 7


class RunBar(Surface):
    """One bar for every form of the run. ``seen`` asks for the miniature, once it is looked at.

    Where it is narrow, or the text is large, its parts give way in turn: words of buttons become
    signs, that of the next activity last, the pace moves into the line below the title, the capture
    line waits behind its key. With ``set_miniature`` the live picture of the room screen takes its
    place at the left.
    """

    seen = Signal()

    def __init__(
        self, context: SessionContext, actions: RunActions, parent: QWidget | None = None
    ) -> None:
        super().__init__("bottom", parent=parent)
        self.context = context
        self._actions = actions
        self.setAccessibleName(context.tr("Run bar"))
        self._is_capture_only = False
        self._level = -1
        self._needs: object = None
        self._is_short = self._is_shorter = False
        self._miniature = MiniaturePlace(self)
        self._miniature.setFixedSize(MINIATURE)
        self._slot = QHBoxLayout(self._miniature)
        self._slot.setContentsMargins(0, 0, 0, 0)
        self.face = ClockFace(self)
        self._info = self._make_info()
        self.pace = PaceButton(context.tr("Replan…"), self)
        self.pace.clicked.connect(lambda: actions["replan"].trigger())
        self._make_keys()
        self._line_box = self._make_line()
        self.capture.entered.connect(self._fit)
        self.capture.left.connect(self._fit)
        self.capture.caught.connect(self._count)
        self.inbox = Button("", "secondary", "inbox", parent=self)
        self.inbox.clicked.connect(lambda: actions["inbox"].trigger())
        self.inbox.setToolTip(actions["inbox"].toolTip())
        self.people = PeopleButton(context, self)
        self.people.clicked.connect(lambda: actions["people"].trigger())
        self.people.setToolTip(actions["people"].toolTip())
        self._menu = IconButton("more", context.tr("More for the run"), parent=self)
        self._menu.setMenu(self._full_menu())
        self._menu.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        context.clock.ticked.connect(self.show_state)
        context.clock.shown_changed.connect(lambda _: self.show_state(context.clock.state))
        context.changed.connect(self._changed)
        self._count()
        self.show_state(context.clock.state)

    def set_miniature(self, widget: QWidget) -> None:
        """Give the live picture of the room screen its place at the left, 120 × 68 px."""
        self._slot.addWidget(widget)

    def set_capture_only(self, is_so: bool) -> None:
        """Show only the capture line and the inbox: where nothing is running."""
        if is_so != self._is_capture_only:
            self._is_capture_only = is_so
            self._fit()
            if self.isVisible() and not is_so:
                QTimer.singleShot(_SEEN_MS, self, self._tell_seen)

    def start_capture(self) -> None:
        """Put the focus into the capture line, wherever it was hidden."""
        self.show()
        self._line_box.show()
        self.capture.start()

    def show_state(self, state: RunState) -> None:
        """Show where the day is: the current activity, without one the one that is looked at."""
        context = self.context
        subject = state.current or context.clock.shown
        run = state.activities.get(subject) if subject is not None else None
        role, shape = SIGNS[state.clock]
        self.face.set(
            face_text(run),
            standing(context, state, run),
            role,
            "none" if state.is_paused else shape,
            is_quiet=state.current is None or state.is_paused,
        )
        self._title.setText(title_of(context, subject))
        share = 0.0
        if run is not None and run.seconds_allowed:
            share = min(1.0, run.seconds_used / run.seconds_allowed)
        self._bar.set(share, role)
        pace = context.clock.pace
        words, colour = pace_words(context, pace)
        risk = pace.risk if state.current is not None else None
        self.pace.set(
            words,
            colour,
            coming_words(context, pace) if state.current is not None else "",
            risk_in_short(context, risk),
            self._actions["replan"].toolTip(),
        )
        self._show_line(state)
        self._show_keys(state)
        needs = (words == "", state.current is None, state.is_paused, self.face.minimumSizeHint())
        if needs != self._needs:
            self._needs = needs
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_capture_only and not self._slot.count():
            # After the first paint: a start does without it.
            QTimer.singleShot(_SEEN_MS, self, self._tell_seen)

    def _tell_seen(self) -> None:
        if self.isVisible() and not self._is_capture_only and not self._slot.count():
            self.seen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # A part that says more than before, such as who is here, may need the room of another.
        is_new = event.type() == QEvent.Type.LayoutRequest and 0 <= self._level < _LEVELS - 1
        if is_new and self._row.minimumSize().width() > self.width():
            self._fit()
        return done

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._level >= 0:
            self._size()
            self._fit()

    def _make_info(self) -> QWidget:
        made = QWidget(self)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = ElidedText("strong", parent=made)
        self._bar = Bar("accent", parent=made)
        self._line = ElidedText("small", "ink2", parent=made)
        for text in (self._title, self._line):
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch(1)
        for part in (self._title, self._bar, self._line):
            column.addWidget(part)
        column.addStretch(1)
        return made

    def _make_line(self) -> QWidget:
        made = QWidget(self)
        self.capture = CaptureLine(self.context, made)
        self._hint = ElidedText("small", "ink2", self.capture.hint, parent=made)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint.hide()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self.capture)
        column.addWidget(self._hint)
        column.addStretch(1)
        return made

    def _make_keys(self) -> None:
        actions = self._actions
        self._back = Button("", "secondary", "back", parent=self)
        self._toggle = Button("", "primary", parent=self)
        self._more = Button(actions["more_time"].text(), parent=self)
        self._next = Button(self.context.tr("Next ›"), "primary", parent=self)
        for button, key in (
            (self._back, "back"),
            (self._toggle, "toggle"),
            (self._more, "more_time"),
            (self._next, "forward"),
        ):
            button.setAccessibleName(actions[key].text())
            button.setToolTip(actions[key].toolTip())
            button.clicked.connect(lambda _=False, key=key: actions[key].trigger())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        row.setSpacing(10)
        row.addWidget(self._miniature)
        row.addWidget(self.face)
        row.addWidget(self._info, 5)
        row.addWidget(self.pace, 2)
        for button in (self._back, self._toggle, self._more, self._next):
            row.addWidget(button)
        row.addWidget(self._line_box, 2)
        row.addWidget(self.inbox)
        row.addWidget(self.people)
        row.addWidget(self._menu)
        self._row = row
        self._size()

    def _size(self) -> None:
        px = in_use().px
        self.setFixedHeight(max(px(HEIGHT), HEIGHT))
        side = px(TARGET_RUN)
        for control in (self._back, self._toggle, self._more, self._next, self.inbox, self.people):
            control.setFixedHeight(side)
        self._back.setFixedWidth(side)
        self._menu.setFixedSize(side, side)
        self.capture.setFixedHeight(px(36))
        # A second figure in the inbox takes no room from the others.
        said = self.inbox.text()
        self.inbox.setText("88")
        self.inbox.setMinimumWidth(self.inbox.sizeHint().width())
        self.inbox.setText(said)

    def _full_menu(self) -> QMenu:
        menu = QMenu(self)
        for group in self._actions.groups():
            menu.addActions(group)
            menu.addSeparator()
        return menu

    def _fit(self) -> None:
        """Let as much be seen as there is room for."""
        for level in range(_LEVELS):
            self._arrange(level)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break
        self._level = level
        self._show_line(self.context.clock.state)

    def _show_line(self, state: RunState) -> None:
        """What is used and when it ends; the pace too where it has no place of its own."""
        subject = state.current or self.context.clock.shown
        run = state.activities.get(subject) if subject is not None else None
        parts = []
        if self.pace.isHidden() and self.pace.text():
            parts.append(self.pace.text())
        if run is not None and run.opened_at is not None:
            parts.append(used(self.context, state, run))
        said = " · ".join(parts)
        if self._line.text() != said:
            self._line.setText(said)

    def _arrange(self, level: int) -> None:
        is_bare = self._is_capture_only
        is_capturing = self.capture.hasFocus() or bool(self.capture.text())
        # While one types a thought, the line has the room of what is read.
        is_read = not is_bare and not is_capturing
        self.face.setVisible(not is_bare)
        self._miniature.setVisible(not is_bare)
        # The title gives way before the word on the button that everybody waits for.
        self._info.setMinimumWidth(in_use().px(190 if level < 2 else 120))
        self._info.setVisible(not is_bare and level < (2 if is_capturing else 6))
        self.pace.setVisible(is_read and level < 4 and bool(self.pace.text()))
        self._line_box.setVisible(level < 5 or not is_read)
        self._hint.setVisible(is_capturing)
        least = 300 if is_capturing and level < 6 else 130
        self._line_box.setMinimumWidth(in_use().px(least))
        self._menu.setVisible(not is_bare)
        self.people.setVisible(not is_bare)
        self.people.set_short(level >= 1 or is_capturing)
        self._is_short = level >= 1
        self._is_shorter = level >= 3
        self._show_keys(self.context.clock.state)

    def _show_keys(self, state: RunState) -> None:
        tr = self.context.tr
        is_bare = self._is_capture_only
        is_on = state.current is not None
        is_live = is_on and not self.context.is_read_only
        for button in (self._back, self._more, self._next):
            button.setVisible(is_on and not is_bare)
            button.setEnabled(is_live)
        self._toggle.setVisible(not is_bare)
        if is_bare:  # what is not seen is dressed when it is
            return
        self._toggle.setEnabled(not self.context.is_read_only)
        if is_on:
            words = tr("Go on") if state.is_paused else tr("Pause")
        else:
            words = tr("Reopen") if state.has_started else tr("Start the day")
        icon = "play" if state.is_paused or not is_on else "pause"
        is_short = self._is_short and is_on
        self._set_button(self._toggle, words, icon if is_short else "")
        self._toggle.set_role("secondary" if is_on else "primary")
        icon = "next" if self._is_shorter else ""
        self._set_button(self._next, tr("Next ›"), icon)

    def _set_button(self, button: Button, words: str, icon: str) -> None:
        """A button in words, or as a sign with the words as its name."""
        button.show_sign(icon, words)
        square = in_use().px(TARGET_RUN)
        if icon:
            button.setFixedWidth(square)
        else:
            button.setMinimumWidth(0)
            button.setMaximumWidth(16_777_215)

    def _changed(self, changed: Changed) -> None:
        if changed.touches("inbox_entry"):
            self._count()
        if changed.touches("agenda_item", "session"):
            self.show_state(self.context.clock.state)

    def _count(self) -> None:
        every = self.context.document.all(InboxEntry)
        count = sum(1 for entry in every if entry.id != self.capture.draft.draft)
        said = self.context.trn("Inbox, {count} entry", "Inbox, {count} entries", count)
        self.inbox.setText(str(count) if count else "")
        self.inbox.setAccessibleName(said)
