"""Round the room: one leader after the other says what they will do."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.attendance import change_presence
from cxworkshop.activities.commitments import Commitment, Declined, coverage
from cxworkshop.activities.committed import committed_told
from cxworkshop.activities.partners import proposed_partners
from cxworkshop.activities.said_date import said_dates
from cxworkshop.editing.commands import AddItem, SetField
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant, Presence
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.people_words import function_name, with_function
from cxworkshop_ui.activities.question_panel import TAKE_DAY
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.avatar import Avatar
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.flow_row import FlowRow
from cxworkshop_ui.widgets.text import Text

SHOW, SAID, TAKE_PARTNER, DECLINED, ABSENT = "F3", "F4", "Alt+P", "Alt+D", "Alt+A"
"""The keys of the round; they work in the whole form."""


def keyed(words: str, key: str) -> str:
    """The words of a button with its key."""
    return f"{words} ({key})"


class RoundPanel(Card):
    """The leader whose turn it is, large, and the line for the sentence.

    Enter goes on to the next leader who has none: ``turned``; after the last one: ``ended``.
    ``closed`` is Esc; ``show_wanted`` and ``said_wanted`` ask to show the sentence, and to mark it
    as said, which leads nowhere: one key, one thing. Every key stands on its button.
    """

    closed = Signal()
    ended = Signal()
    turned = Signal()
    show_wanted = Signal()
    said_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(stripe="goals", parent=parent)
        self.context = context
        self.person_id: ItemId | None = None
        self._proposed: ItemId | None = None
        self._said_day: dt.date | None = None
        self._is_on_screen = False
        tr = context.tr
        self.body.setContentsMargins(24, 16, 16, 16)
        self.body.setSpacing(10)
        head = QHBoxLayout()
        self._progress = Text("", "small-strong", "goals", wrap=True, parent=self)
        head.addWidget(self._progress, 1)
        close = IconButton("close", tr("Close the round (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self.body.addLayout(head)
        who = QHBoxLayout()
        who.setSpacing(12)
        self._avatar = Avatar("", side=44, parent=self)
        who.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = Text("", "headline", wrap=True, parent=self)
        self._function = Text("", "large", "ink2", wrap=True, parent=self)
        names.addWidget(self._name)
        names.addWidget(self._function)
        who.addLayout(names, 1)
        self.body.addLayout(who)
        self.sentence = SentenceEdit(context, tr("I will …"), voice="quote", size=24, parent=self)
        self.sentence.setAccessibleName(tr("I will …"))
        self.body.addWidget(self.sentence)
        self._partner = Text("", "body", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._partner)
        self._standing = Text("", "small-strong", "kept", wrap=True, parent=self)
        self.body.addWidget(self._standing)
        self._row = FlowRow(parent=self)
        self.body.addWidget(self._row)
        self.binding = FirstWordsBinding(
            context,
            self.sentence,
            "text",
            M("Change the commitment"),
            make=self._first,
            add_label=M("Add a commitment"),
        )
        self._buttons()
        self.sentence.confirmed.connect(self.go_on)
        self.sentence.jumped.connect(self.go_on)
        self.sentence.escaped.connect(self.closed)
        self.sentence.textChanged.connect(self._say)
        context.changed.connect(self._follow)
        self.hide()

    def _buttons(self) -> None:
        tr = self.context.tr
        self.next = Button(keyed(tr("Next leader"), tr("Enter")), "primary", parent=self)
        self.next.clicked.connect(self.go_on)
        self.show_it = Button(
            keyed(tr("Show to the room"), SHOW), "secondary", "screen", parent=self
        )
        self.show_it.clicked.connect(self.show_wanted)
        self.said = Button(keyed(tr("Said aloud"), SAID), "secondary", "check", parent=self)
        self.said.clicked.connect(self.said_wanted)
        take = keyed(tr("Take the partner"), TAKE_PARTNER)
        self.take = Button(take, "secondary", "commitment", parent=self)
        self.take.clicked.connect(self.take_partner)
        self.take_by = Button(tr("By when"), "secondary", "calendar", parent=self)
        self.take_by.clicked.connect(self.take_day)
        self.declined = Button(keyed(tr("Declined"), DECLINED), "quiet", parent=self)
        self.declined.clicked.connect(self.decline)
        self.absent = Button(keyed(tr("Not here"), ABSENT), "quiet", parent=self)
        self.absent.clicked.connect(self.mark_absent)
        self._row.set_widgets(
            [
                self.next,
                self.show_it,
                self.said,
                self.take,
                self.take_by,
                self.declined,
                self.absent,
            ]
        )

    @property
    def item_id(self) -> ItemId | None:
        """The commitment of the leader whose turn it is, None before the first word."""
        return self.binding.item_id

    def start(self, person_id: ItemId | None = None) -> bool:
        """Begin with a leader, or with the first who has none. Returns whether anybody is open."""
        if person_id is None:
            waiting = coverage(self.context.document).open
            person_id = waiting[0].id if waiting else None
        if person_id is None:
            return False
        self._turn_to(person_id)
        return True

    def go_on(self) -> None:
        """Leave this leader for the next one who has none; after the last the round is over."""
        self.context.flush()
        self._turn_or_end(self._following())

    def decline(self) -> None:
        """Record that this leader was asked and made no commitment; go on."""
        self.context.flush()
        if self.person_id is None or self.item_id is not None:
            return
        answer = Declined(id=self.context.editor.new_id(), participant=self.person_id)
        following = self._following()
        if self.context.apply(AddItem(answer, M("Record a declined commitment"))) is not None:
            self._turn_or_end(following)

    def mark_absent(self) -> None:
        """Record that this leader is not in the room; go on."""
        self.context.flush()
        person = self.context.document.find(Participant, self.person_id)
        if person is None:
            return
        following = self._following()
        presence = Presence.LEFT if person.arrived_at is not None else Presence.ABSENT
        command = change_presence(person, presence, self.context.editor.now())
        if self.context.apply(command) is not None:
            self._turn_or_end(following)

    def take_partner(self) -> None:
        """Take the proposed partner."""
        self.context.flush()
        if self.item_id is not None and self._proposed is not None:
            label = M("Change the accountability partner")
            self.context.apply(SetField(self.item_id, "partner", self._proposed, label))
            self.focus()

    def take_day(self) -> None:
        """Take the day that the sentence names as the one by when it is kept."""
        self.context.flush()
        self._say()
        if self.item_id is not None and self._said_day is not None:
            label = M("Change by when")
            self.context.apply(SetField(self.item_id, "by", self._said_day, label))
            self.focus()

    def set_on_screen(self, is_on_screen: bool) -> None:
        """Say whether the room sees the sentence."""
        self._is_on_screen = is_on_screen
        self._say()

    def focus(self) -> None:
        """Ready to type."""
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _following(self) -> ItemId | None:
        """The next leader who has none, from this one on and round the room; not this one."""
        document = self.context.document
        waiting = {person.id for person in coverage(document).open} - {self.person_id}
        order = [person.id for person in document.all(Participant)]
        at = order.index(self.person_id) + 1 if self.person_id in order else 0
        return next((each for each in order[at:] + order[:at] if each in waiting), None)

    def _turn_or_end(self, following: ItemId | None) -> None:
        if following is None:
            self.ended.emit()
        else:
            self._turn_to(following)

    def _turn_to(self, person_id: ItemId) -> None:
        self.person_id = person_id
        own = [
            item.id
            for item in self.context.document.all(Commitment)
            if item.participant == person_id
        ]
        self.turned.emit()
        self.binding.show_item(own[0] if own else None)
        self._say()
        self.focus()

    def _first(self, text: str) -> Item:
        return Commitment(participant=self.person_id, text=text)

    def _follow(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(
            "commitment", "participant", "function", "declined"
        ):
            self._say()

    def _say(self) -> None:
        context, tr = self.context, self.context.tr
        document = context.document
        person = document.find(Participant, self.person_id)
        if person is None:
            return
        item = document.find(Commitment, self.item_id)
        is_said = item is not None and bool(self.sentence.toPlainText().strip())
        covered = coverage(document)
        self._progress.setText(
            tr("Round the room") + " · " + committed_told(covered, context.words)
        )
        self._avatar.set(person.name, "goals" if is_said else "neutral")
        self._name.setText(person.name)
        self._function.setText(function_name(document, person))
        self._function.setVisible(bool(self._function.text()))
        self.sentence.setAccessibleName(tr("What {name} will do", name=person.name))
        self._say_partner(document.find(Participant, item.partner if item else None))
        states = []
        if item is not None and item.by is not None:
            by = context.words.date(item.by, "day", beside=document.session.date)
            states.append(tr("by {day}", day=by))
        if item is not None and item.said_aloud:
            states.append(tr("said aloud"))
        if self._is_on_screen:
            states.append(tr("on the room screen now"))
        self._standing.setText(" · ".join(states))
        self._standing.setVisible(bool(states))
        may = not context.is_read_only
        self._say_day(item)
        self.show_it.setEnabled(is_said)
        shown = tr("Take off the screen") if self._is_on_screen else tr("Show to the room")
        self.show_it.setText(keyed(shown, SHOW))
        is_told = item is not None and item.said_aloud
        self.said.setEnabled(is_said and may and not is_told)
        self.take.setEnabled(is_said and may and self._proposed is not None)
        self.declined.setEnabled(not is_said and may)
        self.absent.setEnabled(may)

    def _say_day(self, item: Commitment | None) -> None:
        """Offer the day that the sentence names; where one is known, say that."""
        context, day = self.context, self.context.document.session.date
        is_open = item is None or item.by is None
        text = self.sentence.toPlainText()
        said = said_dates(text, context.session_words, day).by if is_open else None
        self._said_day = said
        self.take_by.setVisible(said is not None and not context.is_read_only)
        if said is not None:
            words = context.tr("By {day}?", day=context.words.date(said, beside=day))
            self.take_by.setText(keyed(words, TAKE_DAY))

    def _say_partner(self, partner: Participant | None) -> None:
        tr, document = self.context.tr, self.context.document
        self._proposed = None
        if partner is not None:
            self._partner.setText(
                tr("With {name}", name=with_function(document, partner, partner.name))
            )
            return
        self._proposed = proposed_partners(document).get(self.person_id or ItemId(""))
        proposed = document.find(Participant, self._proposed)
        self._partner.setText(
            tr(
                "Partner, proposed: {name}",
                name=with_function(document, proposed, proposed.name),
            )
            if proposed is not None
            else tr("No partner yet")
        )
