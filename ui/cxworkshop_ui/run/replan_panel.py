"""Replan beside the page: today's plan and what it could be, line by line."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop.model.item import ItemId
from cxworkshop.replan import Line, apply_proposal, replan
from cxworkshop.run import MINUTE, RunState
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import minute_text, pace_words, risk_words, title_of
from cxworkshop_ui.run.shortage_list import ShortageList
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.field import pad
from cxworkshop_ui.widgets.panels import ScrollPage, Surface, settle
from cxworkshop_ui.widgets.tab_order import tab_through
from cxworkshop_ui.widgets.text import Rule, Text

_LONGEST = 600


class ReplanPanel(Surface):
    """Every line can be changed by hand, the rest is worked out anew. The button and Ctrl+Enter
    apply it as one undo step; Escape leaves everything as it is. What does not fit is never
    applied: then what could be left out comes first.
    """

    closed = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__("left", parent=parent)
        self.context = context
        tr = context.tr
        self.setAccessibleName(tr("Replan"))
        self._chosen: dict[ItemId, int] = {}
        self._shown_at: tuple[object, ...] = ()
        self._rows: dict[ItemId, _LineRow] = {}
        self.proposal = replan(context.document, context.clock.state)
        self._close = close = IconButton(
            "close", tr("Leave everything as it is (Esc)"), parent=self
        )
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Replan"), "title", parent=self), 1)
        head.addWidget(close)
        self._why = Text("", "body", "ink2", wrap=True, parent=self)
        self._page = ScrollPage(padding=(0, 0), parent=self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._page.body.addLayout(self._grid)
        self._page.body.addStretch(1)
        self._heads()
        self._missing = ShortageList(context, self)
        self._missing.skip_wanted.connect(lambda item_id: self._skip(ItemId(item_id)))
        self._end = Text("", "strong", wrap=True, parent=self)
        self._apply = Button(tr("Apply"), "primary", parent=self)
        self._apply.clicked.connect(self.apply)
        self._reset = Button(tr("As proposed"), parent=self)
        self._reset.setToolTip(tr("Take back what was changed by hand"))
        self._reset.clicked.connect(self._as_proposed)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._end, 1)
        foot.addWidget(self._reset)
        foot.addWidget(self._apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addWidget(self._page, 1)
        column.addWidget(self._missing)
        column.addWidget(Rule(self))
        column.addLayout(foot)
        context.changed.connect(self._changed)
        context.clock.ticked.connect(self._tick)

    def start(self) -> None:
        """Work out a fresh proposal and take the focus."""
        self._chosen = {}
        self.refresh()
        self._land()

    def refresh(self) -> None:
        """Work the proposal out anew, with what was chosen by hand."""
        state = self.context.clock.state
        self.proposal = replan(self.context.document, state, self._chosen)
        self._shown_at = _moment(state)
        self._show()

    def apply(self) -> None:
        """Make the proposal the plan, and leave; what does not fit leads to what would help."""
        if not self._apply.isEnabled():
            self._land()
            return
        self.context.flush()
        command = apply_proposal(self.context.document, self.context.clock.state, self.proposal)
        if self.context.apply(command) is not None:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.apply()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        settle(self)

    def _heads(self) -> None:
        tr = self.context.tr
        for column, words in ((0, tr("Activity")), (1, tr("Today’s plan")), (3, tr("Proposal"))):
            text = Text(words, "small-strong", "ink2", parent=self._page.inside)
            self._grid.addWidget(text, 0, column, 1, 1 if column == 0 else 2)

    def _land(self) -> None:
        """Put the focus on what comes next: apply, what could be left out, or the first line."""
        first = next((row.minutes for row in self._rows.values()), self._apply)
        target: QWidget = self._missing if self.proposal.shortages else first
        if self._apply.isEnabled():
            target = self._apply
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, QSpinBox):
            target.selectAll()  # what is typed takes the place of what stands there

    def _skip(self, item_id: ItemId) -> None:
        self.context.clock.skip(item_id)
        self.refresh()
        self._land()

    def choose(self, item_id: ItemId, minutes: int) -> None:
        """Set a length by hand; the others make up for it."""
        self._chosen[item_id] = minutes
        self.refresh()

    def _as_proposed(self) -> None:
        self._chosen = {}
        self.refresh()

    def _tick(self, state: RunState) -> None:
        if self.isVisible() and _moment(state) != self._shown_at:
            self.refresh()

    def _changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches("agenda_item", "run_event", "session"):
            self.refresh()

    def _show(self) -> None:
        proposal, context = self.proposal, self.context
        ids = [line.item for line in proposal.lines]
        if ids != list(self._rows):
            for row in self._rows.values():
                row.remove()
            self._rows = {
                item_id: _LineRow(self, self._grid, self._page.inside, index, item_id)
                for index, item_id in enumerate(ids, 1)
            }
            tab_through(self._close, [row.minutes for row in self._rows.values()])
        for line in proposal.lines:
            self._rows[line.item].show_line(line)
        told = [pace_words(context, context.clock.pace)[0]]
        told.append(risk_words(context, context.clock.pace.risk))
        if proposal.is_away:
            told.append(
                context.tr("Every length stays as it is planned; change by hand what you like.")
            )
        elif not proposal.changes and proposal.is_legal:
            told.append(context.tr("The rest of the day fits: there is nothing to change."))
        self._why.setText(" · ".join(filter(None, told)))
        self._missing.show_shortages(proposal.shortages)
        end, due = minute_text(context, proposal.end), minute_text(context, proposal.due)
        self._end.setText(
            context.tr("Ends {end}", end=end)
            if proposal.is_away
            else context.tr("Ends {end} (promised {due})", end=end, due=due)
        )
        can = not context.is_read_only
        self._apply.setEnabled(bool(proposal.changes) and proposal.fits and can)
        self._apply.setToolTip(
            context.tr("Change the agenda; one undo step (Ctrl+Enter)")
            if proposal.fits
            else context.tr("Not until a plan fits: skip something, or make it shorter by hand")
        )
        self._reset.setVisible(bool(self._chosen))


class _LineRow:
    """One activity: when and how long today, when and how long in the proposal."""

    def __init__(
        self, panel: ReplanPanel, grid: QGridLayout, inside: QWidget, row: int, item_id: ItemId
    ) -> None:
        self._context = panel.context
        title = title_of(panel.context, item_id)
        self._title = ElidedText("body", text=title, parent=inside)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note = Text("", "small", "ink2", parent=inside)
        self._old_start = Text("", "body", "ink2", parent=inside)
        self._old = Text("", "body", "ink2", parent=inside)
        self._start = Text("", "body", parent=inside)
        self.minutes = QSpinBox(inside)
        self.minutes.setRange(0, _LONGEST)
        self.minutes.setSuffix(" min")
        pad(self.minutes)
        self.minutes.setFixedWidth(in_use().px(104))
        self.minutes.setEnabled(not panel.context.is_read_only)
        self.minutes.setAccessibleName(panel.context.tr("Minutes of “{title}”", title=title))
        self.minutes.valueChanged.connect(lambda value: panel.choose(item_id, value))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._note)
        self._names = names
        grid.addLayout(names, row, 0)
        for column, widget in enumerate((self._old_start, self._old, self._start, self.minutes), 1):
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            grid.addWidget(widget, row, column)

    def show_line(self, line: Line) -> None:
        """Show a line of the proposal; what is being typed stays as it is."""
        context = self._context
        self._old_start.setText(minute_text(context, line.old_start))
        self.minutes.setAccessibleDescription(self._old_start.text())
        self._old.setText(context.words.minutes(line.old_minutes))
        self._start.setText(minute_text(context, line.start))
        if self.minutes.value() != line.minutes:
            with QSignalBlocker(self.minutes):
                self.minutes.setValue(line.minutes)
        notes = [self._kept(line)]
        if line.change:
            change = f"+{line.change}" if line.change > 0 else f"−{-line.change}"
            notes.insert(0, context.tr("{minutes} min", minutes=change))
        if line.pause:
            notes.append(
                context.tr("{minutes} free before it", minutes=context.words.minutes(line.pause))
            )
        if line.minutes < line.least:
            notes.append(context.tr("shorter than its shortest, {minutes}", minutes=line.least))
        words = " · ".join(filter(None, notes))
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._note.set_ink("steps" if line.change else "ink2")

    def remove(self) -> None:
        """Take the row off the panel."""
        for widget in (
            self._title,
            self._note,
            self._old_start,
            self._old,
            self._start,
            self.minutes,
        ):
            widget.hide()
            widget.deleteLater()
        self._names.deleteLater()

    def _kept(self, line: Line) -> str:
        tr = self._context.tr
        if line.is_chosen:
            return tr("by hand")
        if line.is_current:
            return tr("on now")
        if line.is_fixed:
            return tr("fixed")
        return tr("stays") if line.is_kept else ""


def _moment(state: RunState) -> tuple[object, ...]:
    return state.current, state.until // MINUTE, -(-state.seconds_used // 60)
