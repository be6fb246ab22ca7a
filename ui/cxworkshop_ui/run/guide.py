"""The panel at the right of Run: what to say and for how long, what to bring, what was caught."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.run import ActivityRun
from cxworkshop.turns import Format, crowded, head_count, turns
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import clock_text
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.panels import Inspector
from cxworkshop_ui.widgets.text import Rule, Text, repolish

_CAUGHT_SHOWN = 4


class Guide(Inspector):
    """The script of one activity, with the step that is on now, and what belongs to it."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context.tr("Script"), parent=parent)
        self.context = context
        self._script = QVBoxLayout()
        self._script.setSpacing(8)
        self._steps: list[_Step] = []
        self._rest = QVBoxLayout()
        self._rest.setSpacing(4)
        self._caught = QVBoxLayout()
        self._caught.setSpacing(4)
        self.body.setSpacing(12)
        self.body.addLayout(self._script)
        self.body.addLayout(self._rest)
        self.body.addWidget(Rule())
        self.body.addWidget(Text(context.tr("Inbox"), "small-strong", "ink2"))
        self.body.addLayout(self._caught)
        self.body.addStretch(1)
        self._shown: AgendaItem | None = None
        self._people = 0
        self._inbox: object = None

    def show_activity(self, activity: AgendaItem | None) -> None:
        """Show an activity's script and what belongs to it."""
        people = head_count(self.context.document)
        if activity == self._shown and people == self._people:
            return
        self._shown, self._people = activity, people
        _empty(self._script)
        _empty(self._rest)
        self._steps = []
        if activity is None:
            return
        if activity.script:
            self._script.addWidget(self._head(self.context.tr("Script")))
        for number, step in enumerate(activity.script, 1):
            row = _Step(self.context, number, step)
            self._steps.append(row)
            self._script.addWidget(row)
        self._show_turns(activity, people)
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

    def _show_turns(self, activity: AgendaItem, people: int) -> None:
        """How long a turn is with those who are here, and what cannot work."""
        words, shared = self.context.words, turns(activity, people)
        if shared is None or (shared.format is Format.PLENARY and not activity.minutes_each):
            return
        self._rest.addSpacing(in_use().px(8))
        self._rest.addWidget(self._head(words.tr("Turns")))
        self._rest.addWidget(Text(words.say(shared.message), "body", "ink2", wrap=True))
        too_many = crowded(activity, people)
        if too_many is not None:
            said = f"▲ {words.say(too_many.message)}"
            self._rest.addWidget(Text(said, "small-strong", "steps", wrap=True))

    def show_run(self, run: ActivityRun | None) -> None:
        """Mark the step that is on now in the activity that is shown."""
        used = run.seconds_used if run is not None and run.is_open else None
        end = 0
        for step in self._steps:
            start, end = end, end + step.minutes * 60
            is_now = used is not None and start <= used < end
            step.set_left(end - (used or 0) if is_now else None)

    def show_inbox(self, draft: ItemId | None) -> None:
        """Show what was captured last; ``draft`` is still being typed."""
        document = self.context.document
        entries = [entry for entry in document.all(InboxEntry) if entry.id != draft]
        names = {person.id: person.name for person in document.all(Participant)}
        told = [(entry.text, names.get(entry.raised_by or ItemId(""), "")) for entry in entries]
        if told == self._inbox:
            return
        self._inbox = told
        _empty(self._caught)
        for words, name in told[-_CAUGHT_SHOWN:]:
            said = f"{words} — {name}" if name else words
            self._caught.addWidget(Text(said, "small", wrap=True))
        more = len(told) - _CAUGHT_SHOWN
        if more > 0:
            said = self.context.trn("and {count} more", "and {count} more", more)
            self._caught.addWidget(Text(said, "small", "ink2"))
        if not told:
            words = self.context.tr("Nothing captured yet (Ctrl+L)")
            self._caught.addWidget(Text(words, "small", "ink2", wrap=True))

    def _head(self, words: str) -> Text:
        return Text(words, "small-strong", "ink2")


class _Step(QWidget):
    """One step: its number, its words, its minutes; while it is on, what is left of them."""

    def __init__(self, context: SessionContext, number: int, step: ScriptStep) -> None:
        super().__init__()
        self._context = context
        self.minutes = step.minutes
        minutes = context.words.minutes(step.minutes)
        kept = f"· {minutes}".replace(" ", "\N{NO-BREAK SPACE}")  # never a line of its own half
        self._plain = f"{number}. {context.filled(step.text)}  {kept}"
        self._words = Text(self._plain, wrap=True)
        self._left = Text("", "small-strong", "accent")
        self._left.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._words)
        column.addWidget(self._left)

    def set_left(self, seconds: int | None) -> None:
        """Say how much of the step is left; None where it is not on."""
        is_now = seconds is not None
        if is_now == self._left.isHidden():
            self._left.setVisible(is_now)
            self._words.setText(f"▸ {self._plain}" if is_now else self._plain)
            self._words.setProperty("voice", "strong" if is_now else "body")
            self._words.setProperty("ink", "accent" if is_now else "ink")
            repolish(self._words)
        if seconds is not None:
            said = self._context.tr("Now · {time} left", time=clock_text(seconds))
            if self._left.text() != said:
                self._left.setText(said)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        entry = layout.takeAt(0)
        widget: QWidget | None = entry.widget() if entry is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
