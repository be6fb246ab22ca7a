"""The line below a session: is everything saved, where, and how many people there are."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxworkshop.editing.editor import Changed
from cxworkshop.model.people import Function, Participant
from cxworkshop.store.publishing import Saving, Status
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.elided_text import ElidedText
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.sign import StatusDot
from cxworkshop_ui.widgets.text import Text

_TOLD_MS = 20_000
"""How long it stays told what was taken back."""


class StatusLine(Surface):
    """Says in words and colour how safe the work is, and what was taken back.

    ``elsewhere``: save to another place.
    """

    elsewhere = Signal()

    def __init__(self, context: SessionContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__("top", parent=parent)
        self.context = context
        self._saved = StatusDot("", "kept", parent=self)
        self._name = ElidedText("small", "ink2", name, parent=self)
        self._told = ElidedText("small-strong", "accent", parent=self)
        self._told.hide()
        self._told_until = QTimer(self)
        self._told_until.setSingleShot(True)
        self._told_until.timeout.connect(lambda: self.tell(""))
        self._people = Text("", "small", "ink2", parent=self)
        self._room = Text("", "small", "accent", parent=self)
        self._elsewhere = Button(context.tr("Save elsewhere…"), "quiet", parent=self)
        self._elsewhere.clicked.connect(self.elsewhere)
        self._elsewhere.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(16)
        row.addWidget(self._saved)
        row.addWidget(self._elsewhere)
        row.addWidget(self._told, 1)
        row.addWidget(self._name, 1)
        row.addWidget(self._room)
        row.addWidget(self._people)
        context.changed.connect(self._changed)
        self._count()

    def show_status(self, status: Status) -> None:
        """Say how far the user's file is behind the work."""
        tr = self.context.tr
        now = dt.datetime.now().astimezone().strftime("%H:%M:%S")
        is_rehearsal = self.context.rehearsal is not None
        self._elsewhere.setVisible(status.saving is Saving.FAILING and not is_rehearsal)
        if is_rehearsal:
            self._saved.set(tr("Rehearsal – nothing here is kept"), "steps", "diamond")
        elif self.context.is_read_only:
            self._saved.set(tr("Read-only: changes are not possible"), "neutral")
        elif status.saving is Saving.SAVED:
            said = tr("All changes saved {time}", time=now)
            if status.conflict is not None:
                said = tr(
                    "Saved to {file}, as the original was changed elsewhere",
                    file=status.conflict.name,
                )
                self._name.setText(status.conflict.name)
            self._saved.set(said, "kept" if status.conflict is None else "steps")
        elif status.saving is Saving.FAILING and status.problem is not None:
            cause = self.context.words.say(status.problem.cause)
            said = tr("Safe on this computer, not in the file yet: {cause}", cause=cause)
            self._saved.set(said, "risk", "triangle")
        else:
            self._saved.set(tr("Safe on this computer, saving to the file…"), "accent")

    def show_room(self, told: str) -> None:
        """Say what the room sees, nothing while there is no room screen."""
        self._room.setText(told)

    def tell(self, said: str) -> None:
        """Say what was just done, in place of the file's name, for a while."""
        self._told.setText(said)
        self._told.setVisible(bool(said))
        self._name.setVisible(not said)
        self._people.setVisible(not said)
        if said:
            self._told_until.start(_TOLD_MS)

    @property
    def told(self) -> str:
        """What is said to be done."""
        return self._told.text()

    def show_name(self, name: str) -> None:
        """Say which file it is."""
        self._name.setText(name)

    def _changed(self, changed: Changed) -> None:
        if changed.touches("participant", "function"):
            self._count()

    def _count(self) -> None:
        document = self.context.document
        people = sum(1 for person in document.all(Participant) if person.in_room)
        functions = len(document.all(Function))
        said = [
            self.context.trn("{count} participant", "{count} participants", people),
            self.context.trn("{count} function", "{count} functions", functions),
        ]
        self._people.setText(" · ".join(said))
