"""The diagnostic: a grid that takes a digit a person, evidence below it, what it all says."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.diagnostic import (
    Diagnostic,
    EntryMode,
    Evidence,
    Rating,
    Statement,
    change_diagnostic,
    diagnostic_of,
)
from cxworkshop.activities.diagnostic_answers import (
    close_round,
    could_answer,
    has_answers,
    next_round,
    reopen_round,
)
from cxworkshop.activities.diagnostic_earlier import EarlierTally
from cxworkshop.activities.diagnostic_results import Group, groups, results, talk_first
from cxworkshop.activities.diagnostic_words import name_of
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.commands import Command
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.diagnostic_bar import DiagnosticBar
from cxworkshop_ui.activities.diagnostic_entry import CountsEntry, Entry, PeopleEntry
from cxworkshop_ui.activities.diagnostic_notes import DiagnosticNotes
from cxworkshop_ui.activities.diagnostic_results_view import DiagnosticResults
from cxworkshop_ui.activities.diagnostic_settings import DiagnosticSettings
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.tab_order import stop_before, tab_through

_SAY_AFTER_MS = 120
_FRAME = ("diagnostic", "statement", "earlier_tally", "participant", "function", "session")
"""Kinds of item whose changes make the grid another one."""


class DiagnosticForm(QWidget):
    """One diagnostic. A rating changes one cell; what it comes to is said a moment later."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        self._round = max(1, self._diagnostic.rounds)
        self._is_begun = False
        tr = context.tr
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.bar = DiagnosticBar(context, self)
        column.addWidget(self.bar)
        self._settings: DiagnosticSettings | None = None
        self._empty = EmptyState(
            tr("No statements yet"),
            tr("Type the first one, or take the five questions that are built in."),
            tr("Statements…"),
            parent=self,
        )
        column.addWidget(self._empty)
        self._nobody = EmptyState(
            tr("Nobody is invited yet"),
            tr("Add people in Prepare, or choose “Counts only”."),
            parent=self,
        )
        column.addWidget(self._nobody)
        self.people = PeopleEntry(context, activity, self)
        self.counts = CountsEntry(context, activity, self)
        for entry in (self.people, self.counts):
            column.addWidget(entry.grid)
            self._connect(entry)
        self.notes = DiagnosticNotes(context, self)
        column.addWidget(self.notes)
        self.results = DiagnosticResults(context, activity, self)
        column.addWidget(self.results)
        column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAY_AFTER_MS)
        self._timer.timeout.connect(self._say)
        self.bar.mode_chosen.connect(self._choose_mode)
        self.bar.round_chosen.connect(self._choose_round)
        self.bar.next_round_wanted.connect(self.begin_round)
        self.bar.closing_wanted.connect(self.close_or_reopen)
        self.bar.group_chosen.connect(self._choose_group)
        self.bar.settings.toggled.connect(self._show_settings)
        self._empty.asked.connect(lambda: self.bar.settings.setChecked(True))
        self.notes.done.connect(self._to_grid)
        context.changed.connect(self._follow)
        self._show()
        self.results.draw()

    @property
    def settings(self) -> DiagnosticSettings:
        """Statements and settings, made when they are first asked for: half of the form."""
        if self._settings is None:
            before = stop_before(self._empty)
            made = self._settings = DiagnosticSettings(self.context, self.activity, self)
            made.hide()
            self._column.insertWidget(1, made)
            tab_through(before, [made])
            made.closed.connect(lambda: self.bar.settings.setChecked(False))
        return self._settings

    @property
    def entry(self) -> Entry:
        """The grid that is shown."""
        return self.counts if self._diagnostic.takes_counts else self.people

    def entered(self) -> None:
        """Ready for the next answer."""
        self._to_grid()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Not a focus proxy: Tab would never come to what stands above the grid."""
        super().focusInEvent(event)
        self.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Go to a statement, an answer or some evidence. Returns whether it is here."""
        item = self.context.document.get(item_id)
        if isinstance(item, Evidence | Rating):
            self._choose_round(item.round)
            is_here = item.parent is not None and self.entry.go_to(item.parent, item.participant)
            if is_here and isinstance(item, Evidence):
                self.notes.evidence.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        else:
            statement = item.parent if isinstance(item, EarlierTally) else item_id
            is_here = statement is not None and self.entry.go_to(statement)
        if is_here:
            self._to_grid()
        return is_here

    def begin_round(self) -> None:
        """Rate the same statements again; the first round stays as it is."""
        command = next_round(self.context.document, self.activity, self.context.editor.new_id)
        if self._settle(command):
            self._choose_round(self._diagnostic.rounds)
            self._to_grid()

    def close_or_reopen(self) -> None:
        """Close the round and wipe how its counts came about; or open it again to correct one."""
        context, found = self.context, self._diagnostic
        editor = context.editor
        if found.is_closed:
            command = reopen_round(context.document, self.activity, editor.now(), editor.new_id)
            self._settle(command)
        elif self._settle(close_round(context.document, self.activity, editor.new_id)):
            context.scrub("tally", found.since)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar.settings.isChecked():
            self.bar.settings.setChecked(False)
        else:
            super().keyPressEvent(event)

    @property
    def _diagnostic(self) -> Diagnostic:
        return diagnostic_of(self.context.document, self.activity)

    def _connect(self, entry: Entry) -> None:
        view = entry.grid.view
        view.moved.connect(self._moved)
        view.opened.connect(lambda: self.notes.evidence.setFocus(Qt.FocusReason.OtherFocusReason))
        view.agreeing.connect(lambda: self.notes.sentence.setFocus(Qt.FocusReason.OtherFocusReason))
        view.rewording.connect(self._reword)
        entry.left.connect(self._leave)

    def _leave(self, step: int) -> None:
        if step > 0:
            self.notes.evidence.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._before_grid().setFocus(Qt.FocusReason.BacktabFocusReason)

    def _before_grid(self) -> QWidget:
        """The control that Shift+Tab comes to from the first answer."""
        widget = self.entry.grid.view.previousInFocusChain()
        while widget is not None and self.isAncestorOf(widget):
            takes_tab = int(widget.focusPolicy().value) & int(Qt.FocusPolicy.TabFocus.value)
            if takes_tab and widget.isVisible() and widget.isEnabled():
                return widget
            widget = widget.previousInFocusChain()
        return self.bar.settings

    def _to_grid(self) -> None:
        """To the answers; where there is nothing to answer yet, to the statements."""
        self.context.flush()
        to = self.entry.grid.view if not self.entry.grid.isHidden() else self.bar.settings
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reword(self) -> None:
        statement = self.entry.statement
        self.bar.settings.setChecked(True)
        self.settings.lines.focus(statement.id if statement is not None else None)

    def _show_settings(self, is_on: bool) -> None:
        self.settings.setVisible(is_on)
        if is_on:
            self.settings.lines.focus(None)
        else:
            self._to_grid()

    def _settle(self, command: Command) -> bool:
        """Change how it is run; of an anonymous round as a fact, which undo cannot take back."""
        self.context.flush()
        if self._diagnostic.is_anonymous:
            return self.context.record(command)
        return self.context.apply(command) is not None

    def _choose_mode(self, key: str) -> None:
        values = {"mode": EntryMode(key)}
        label = M("Change how answers are taken")
        context = self.context
        context.flush()
        command = change_diagnostic(
            context.document, self.activity, values, label, context.editor.new_id
        )
        context.record(command)

    def _choose_round(self, number: int) -> None:
        if number != self._round:
            self._round = min(number, max(1, self._diagnostic.rounds))
            self._show()

    def _choose_group(self, place: int) -> None:
        among = self._groups()
        if 0 <= place < len(among):
            self.counts.show_group(among[place])
            self._show_bar()
            self._say()
            self._to_grid()

    def _groups(self) -> tuple[Group, ...]:
        found = self._diagnostic
        if not (found.takes_counts and found.by_function):
            return ()
        return groups(self.context.document, self.activity, self._round)

    def _moved(self) -> None:
        entry = self.entry
        statement = entry.statement
        self.notes.show_cell(statement, entry.person, self._round)
        self.results.show_statement(statement.id if statement is not None else None)

    def _follow(self, changed: Changed) -> None:
        if not changed.touches(*_FRAME, "rating", "tally", "evidence"):
            return
        if self._is_rewording(changed):
            for statement_id in changed.ids():
                statement = self.context.document.find(Statement, statement_id)
                if statement is not None:
                    self.people.rows.renew_statement(statement)
                    self.counts.rows.renew_statement(statement)
            self._moved()
        elif self._is_counting(changed):
            self.counts.rows.renew()
            self._show_bar()
        elif changed.touches(*_FRAME):
            self._show()
        if changed.touches("rating"):
            ratings = [change.id for change in changed.changes if change.kind == "rating"]
            self.people.rows.take(ratings)
            if not self._is_begun or any(change.removes for change in changed.changes):
                self._show_bar()
        if changed.touches("evidence"):
            self.people.rows.take_evidence()
            if changed.initiator is None:
                self._moved()
        if changed.touches("tally") and not changed.touches("diagnostic"):
            self.counts.rows.renew()
        self._timer.start()
        self.results.soon()

    @staticmethod
    def _is_rewording(changed: Changed) -> bool:
        return all(
            change.kind == "statement"
            and not change.adds
            and not change.removes
            and not {"position", "parent"} & (change.after or {}).keys()
            for change in changed.changes
        )

    @staticmethod
    def _is_counting(changed: Changed) -> bool:
        """The first count of a round sets when that was; the grid is the same."""
        kinds = {change.kind for change in changed.changes}
        return kinds == {"tally", "diagnostic"}

    def _show(self) -> None:
        found = self._diagnostic
        self._round = min(self._round, max(1, found.rounds))
        is_counting = found.takes_counts
        has_focus = self.people.grid.view.hasFocus() or self.counts.grid.view.hasFocus()
        self.people.mode = found.mode
        among = self._groups()
        if self.counts.rows.group not in among:
            self.counts.rows.group = among[0] if among else ()
        self.entry.show_round(self._round)
        has_rows = self.entry.rows.rowCount() > 0
        has_people = is_counting or bool(self.people.rows.people)
        is_ready = has_rows and has_people
        self._empty.setVisible(not has_rows)
        self._nobody.setVisible(has_rows and not has_people)
        self.people.grid.setVisible(is_ready and not is_counting)
        self.counts.grid.setVisible(is_ready and is_counting)
        self.notes.setVisible(is_ready)
        if has_focus and is_ready:
            self.entry.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.notes.say_keys(is_counting=is_counting)
        self._show_bar()
        self._moved()
        self._say()

    def _show_bar(self) -> None:
        self._is_begun = has_answers(self.context.document, self.activity)
        self.bar.show_state(
            self._diagnostic,
            self._round,
            is_begun=self._is_begun,
            groups=self._groups(),
            group=self.counts.rows.group,
        )

    def _say(self) -> None:
        """How many have answered, and what to talk about first."""
        context = self.context
        found = results(context.document, self.activity)
        wording = Wording(context.document, context.words)
        parts = []
        if not self._diagnostic.takes_counts:
            done, total = self.people.rows.answered()
            if total:
                parts.append(
                    context.tr("{count} of {all} have answered all.", count=done, all=total)
                )
        elif most := could_answer(context.document, self.counts.rows.group):
            parts += [
                context.tr(
                    "{what}: {count} counted, but {all} can have answered.",
                    what=name_of(statement, wording),
                    count=count,
                    all=most,
                )
                for statement, count in self.counts.rows.miscounted(most)
            ]
        ordered = [result for result in talk_first(found) if result.now.spread]
        if ordered:
            names = " → ".join(name_of(result.statement, wording) for result in ordered[:3])
            parts.append(context.tr("Talk about this first: {what}", what=names))
        self.bar.says.setText(" ".join(parts))
