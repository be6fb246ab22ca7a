"""The panel at the right of Run: what to say and for how long, what to bring, what was caught."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.inbox import InboxEntry
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop.model.session import SessionDetails
from cxworkshop.run import ActivityRun
from cxworkshop.turns import head_count
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.script import Script
from cxworkshop_ui.widgets.panels import Inspector, see_once
from cxworkshop_ui.widgets.text import Rule, Text

_CAUGHT_SHOWN = 4


class Guide(Inspector):
    """The script of one activity, with the step that is on now, and what belongs to it.

    Each activity's is made once and kept: labels that are made anew cost more than the form.
    """

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(context.tr("Script"), parent=parent)
        self.context = context
        self._scripts: dict[ItemId, tuple[object, Script]] = {}
        self._script: Script | None = None
        self._column = QVBoxLayout()
        self._caught = QVBoxLayout()
        self._caught.setSpacing(4)
        self.body.setSpacing(12)
        self.body.addLayout(self._column)
        self.body.addWidget(Rule(self.inside))
        self.body.addWidget(Text(context.tr("Inbox"), "small-strong", "ink2", parent=self.inside))
        self.body.addLayout(self._caught)
        self.body.addStretch(1)
        self._inbox: object = None

    @property
    def script(self) -> Script | None:
        """What is said of the activity that is shown."""
        return self._script

    def show_activity(self, activity: AgendaItem | None) -> None:
        """Show an activity's script and what belongs to it."""
        script = self.script_of(activity) if activity is not None else None
        if script is self._script:
            return
        if self._script is not None:
            self._script.hide()
        self._script = script
        if script is not None:
            script.show()

    def has(self, activity: AgendaItem) -> bool:
        """Whether the script of an activity is made as it is now."""
        return self._scripts.get(activity.id, (None, None))[0] == self._now(activity)

    def make(self, activity: AgendaItem) -> None:
        """Make a script ahead, ready to be seen."""
        see_once(self.script_of(activity))

    def script_of(self, activity: AgendaItem) -> Script:
        """The script of an activity as it is now, made if it is not there yet."""
        now = self._now(activity)
        before, script = self._scripts.get(activity.id, (None, None))
        if script is None or now != before:
            if script is not None:
                self._column.removeWidget(script)
                script.hide()
                script.deleteLater()
            script = Script(self.context, activity, now[1], self.inside)
            script.hide()
            self._column.addWidget(script)
            self._scripts[activity.id] = (now, script)
        return script

    def _now(self, activity: AgendaItem) -> tuple[AgendaItem, int, SessionDetails]:
        """What a script is made of."""
        document = self.context.document
        return activity, head_count(document), document.session

    def show_run(self, run: ActivityRun | None) -> None:
        """Mark the step that is on now in the activity that is shown."""
        if self._script is not None:
            self._script.show_run(run)

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
            self._caught.addWidget(Text(said, "small", wrap=True, parent=self.inside))
        more = len(told) - _CAUGHT_SHOWN
        if more > 0:
            said = self.context.trn("and {count} more", "and {count} more", more)
            self._caught.addWidget(Text(said, "small", "ink2", parent=self.inside))
        if not told:
            words = self.context.tr("Nothing captured yet (Ctrl+L)")
            self._caught.addWidget(Text(words, "small", "ink2", wrap=True, parent=self.inside))


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        entry = layout.takeAt(0)
        widget: QWidget | None = entry.widget() if entry is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
