"""What the guide says of one activity: its steps with their minutes, and what belongs to it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.model.agenda import AgendaItem, ScriptStep
from cxworkshop.run import ActivityRun
from cxworkshop.turns import Format, crowded, turns
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import clock_text
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.text import Text, repolish


class Script(QWidget):
    """The steps of one activity, how long a turn is, what to bring and what can go.

    It shows the activity with so many ``people`` for its whole life.
    """

    def __init__(
        self, context: SessionContext, activity: AgendaItem, people: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.steps: list[Step] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._script = QVBoxLayout()
        self._script.setSpacing(8)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(4)
        tr = context.tr
        if activity.script:
            self._script.addWidget(self._head(tr("Script")))
        for number, step in enumerate(activity.script, 1):
            row = Step(context, number, step, self)
            self.steps.append(row)
            self._script.addWidget(row)
        self._show_turns(activity, people)
        told = (
            (tr("Materials"), ", ".join(activity.materials)),
            (tr("If it stalls"), activity.stalls),
            (tr("What must stay"), activity.must_stay),
            (tr("What can go first"), activity.can_go),
        )
        for head, words in told:
            if words:
                self._add(head, Text(context.filled(words), "body", "ink2", wrap=True, parent=self))
        column.addLayout(self._script)
        column.addLayout(self._rest)

    def show_run(self, run: ActivityRun | None) -> None:
        """Mark the step that is on now."""
        used = run.seconds_used if run is not None and run.is_open else None
        end = 0
        for step in self.steps:
            start, end = end, end + step.minutes * 60
            is_now = used is not None and start <= used < end
            step.set_left(end - (used or 0) if is_now else None)

    def _show_turns(self, activity: AgendaItem, people: int) -> None:
        """How long a turn is with those who are here, and what cannot work."""
        words, shared = self.context.words, turns(activity, people)
        if shared is None or (shared.format is Format.PLENARY and not activity.minutes_each):
            return
        said = Text(words.say(shared.message), "body", "ink2", wrap=True, parent=self)
        self._add(words.tr("Turns"), said)
        too_many = crowded(activity, people)
        if too_many is not None:
            warning = f"▲ {words.say(too_many.message)}"
            self._rest.addWidget(Text(warning, "small-strong", "steps", wrap=True, parent=self))

    def _add(self, head: str, words: Text) -> None:
        self._rest.addSpacing(in_use().px(8))
        self._rest.addWidget(self._head(head))
        self._rest.addWidget(words)

    def _head(self, words: str) -> Text:
        return Text(words, "small-strong", "ink2", parent=self)


class Step(QWidget):
    """One step: its number, its words, its minutes; while it is on, what is left of them."""

    def __init__(
        self, context: SessionContext, number: int, step: ScriptStep, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.minutes = step.minutes
        minutes = context.words.minutes(step.minutes)
        kept = f"· {minutes}".replace(" ", "\N{NO-BREAK SPACE}")  # never a line of its own half
        self._plain = f"{number}. {context.filled(step.text)}  {kept}"
        self._words = Text(self._plain, wrap=True, parent=self)
        self._left = Text("", "small-strong", "accent", parent=self)
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
