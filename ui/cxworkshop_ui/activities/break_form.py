"""Break: when one goes on, with what, and who is back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cxworkshop.activities.break_time import BreakSetup, back, break_time, come_back, still_out
from cxworkshop.editing.commands import Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant, Presence, counts
from cxworkshop.run import RunState
from cxworkshop_ui.activities.name_toggles import NameToggles
from cxworkshop_ui.activities.notes_form import NotesCard
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.setup_card import SetupCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.text import Text

_KINDS = ("agenda_item", "run_event", "session", "participant", "came_back")


class BreakForm(QWidget):
    """The time of return large enough to be read from the coffee table, what comes next, a roll."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        tr = context.tr
        # Made first, shown last: what is typed blindly lands in a note, and Tab goes on to these.
        self.notes = NotesCard(context, activity, self)
        self.notes.setParent(self)
        self.names = NameToggles(tr("Who is back"), tr("back"), tr("not back yet"), self)
        self.names.toggled.connect(self._toggled)
        self.everyone = Button(tr("Everyone is back"), parent=self)
        self.everyone.clicked.connect(self._all)
        self._roll = Text("", "strong", wrap=True, parent=self)
        self._away = Text("", "small", "ink2", wrap=True, parent=self)
        self._show_roll()  # the names are there before the settings, and Tab comes to them first
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._clock_card())
        column.addWidget(self._roll_card())
        column.addWidget(self.notes)
        column.addWidget(self._setup_card())
        column.addStretch(1)
        self.setFocusProxy(self.notes.line)
        context.changed.connect(self._follow)
        context.clock.ticked.connect(self._tick)
        self._show()
        self._tick(context.clock.state)

    def reveal(self, item_id: ItemId) -> bool:
        """Put the focus on a note or the settings. Returns whether it is here."""
        return self.setup.reveal(item_id) or self.notes.reveal(item_id)

    def _clock_card(self) -> Card:
        card = Card()
        self._caption = Text("", "small-strong", "ink2", parent=card)
        self.time = QLabel(card)
        self.time.setTextFormat(Qt.TextFormat.PlainText)
        self.time.setProperty("ink", "ink")
        face = font("clock", in_use().scale)
        face.setPixelSize(in_use().px(72))
        self.time.setFont(face)
        self.time.setFixedHeight(in_use().px(72))  # figures alone: no room for what hangs below
        self._left = Text("", "body", "ink2", wrap=True, parent=card)
        self._next = Text("", "quote", wrap=True, parent=card)
        self._ready = Text("", "small", "ink2", wrap=True, parent=card)
        # Side by side, so that clock, names and notes are seen at once on a small screen.
        clock, coming = QVBoxLayout(), QVBoxLayout()
        for widget in (self._caption, self.time, self._left):
            clock.addWidget(widget)
        for widget in (self._next, self._ready):
            coming.addWidget(widget)
        clock.addStretch(1)
        coming.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addLayout(clock)
        row.addLayout(coming, 1)
        card.body.addLayout(row)
        return card

    def _setup_card(self) -> SetupCard:
        tr = self.context.tr
        label = M("Change what the room reads in the break")
        self.setup = SetupCard(self.context, self.activity, BreakSetup, label, self)
        self.setup.add_line(
            "message",
            tr("On the room screen, below the time"),
            tr("Coffee is in the foyer; come back beside somebody new"),
        )
        self.setup.add_tick("shows_next", tr("Show the room what comes next"))
        return self.setup

    def _roll_card(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._roll, 1)
        head.addWidget(self.everyone, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        card.body.addWidget(self.names)
        card.body.addWidget(self._away)
        return card

    def _toggled(self, person: str, is_back: bool) -> None:
        document, new_id = self.context.document, self.context.editor.new_id
        command = come_back(document, self.activity, ItemId(person), is_back=is_back, new_id=new_id)
        if command is not None:
            self.context.apply(command)
        self._show()

    def _all(self) -> None:
        document, new_id = self.context.document, self.context.editor.new_id
        label = M("Everyone is back from the break")
        commands = (
            come_back(document, self.activity, person.id, is_back=True, new_id=new_id)
            for person in still_out(document, self.activity)
        )
        self.context.apply(Together(tuple(filter(None, commands)), label))

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*_KINDS):
            self._show()
            self._tick(self.context.clock.state)

    def _tick(self, state: RunState) -> None:
        """How long it still is."""
        tr, words = self.context.tr, self.context.words
        run = state.activities.get(self.activity)
        if run is None or run.opened_at is None:
            said = tr("The break is still to come.")
        elif not run.is_open:
            said = tr("The break is over.")
        elif run.is_paused:
            said = tr("The clock is paused; the room sees no time.")
        elif run.seconds_left < 0:
            said = tr("{minutes} over", minutes=words.minutes(-run.seconds_left // 60))
        else:
            said = tr("{minutes} left", minutes=words.minutes(-(-run.seconds_left // 60)))
        if self._left.text() != said:
            self._left.setText(said)
            is_over = run is not None and run.is_open and run.seconds_left < 0
            self._left.set_ink("risk" if is_over else "ink2")

    def _show(self) -> None:
        context, document, tr = self.context, self.context.document, self.context.tr
        activity = document.find(AgendaItem, self.activity)
        if activity is None:
            return
        found = break_time(document, activity)
        at = context.words.time(found.back_at) if found.back_at is not None else "–"
        self._caption.setText(tr("We go on at"))
        self.time.setText(at)
        self.time.setAccessibleName(f"{tr('We go on at')} {at}")
        following = found.next
        self._next.setVisible(following is not None)
        self._ready.setVisible(following is not None and bool(following.materials))
        if following is not None:
            title = context.filled(following.title) or tr("Untitled activity")
            minutes = context.words.minutes(following.minutes)
            self._next.setText(tr("Then: {what}, {minutes}", what=title, minutes=minutes))
            ready = " · ".join(context.filled(each) for each in following.materials)
            self._ready.setText(tr("Have ready: {what}", what=ready))
        self._show_roll()

    def _show_roll(self) -> None:
        document, tr = self.context.document, self.context.tr
        short = short_names(document)
        people = [person for person in document.all(Participant) if counts(person)]
        there = set(back(document, self.activity))
        out = still_out(document, self.activity)
        self.names.show_names({person.id: short[person.id] for person in people}, there)
        self.names.setEnabled(not self.context.is_read_only)
        self.everyone.setVisible(bool(out))
        self.everyone.setEnabled(not self.context.is_read_only)
        said = tr("{count} of {all} are back.", count=len(people) - len(out), all=len(people))
        if not people:
            said = tr("Nobody is in the room yet.")
        elif not out:
            said = tr("Everyone is back.")
        elif len(out) < len(people):
            names = ", ".join(short[person.id] for person in out)
            said = f"{said} " + tr("Not yet: {names}.", names=names)
        else:
            said = tr("Who is back? Press a name when they come in; only you see it.")
        self._roll.setText(said)
        away = [
            short[person.id]
            for person in document.all(Participant)
            if person.in_room and person.presence in (Presence.ABSENT, Presence.LEFT)
        ]
        self._away.setVisible(bool(away))
        self._away.setText(tr("Not in the room: {names}", names=", ".join(away)))
