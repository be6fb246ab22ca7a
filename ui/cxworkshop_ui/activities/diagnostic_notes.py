"""Below the grid: the evidence of the current cell, and what is agreed on its statement."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from cxworkshop.activities.diagnostic import Evidence, Statement
from cxworkshop.i18n import M
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.activities.people_words import with_function
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding, TickBinding
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.text import Text


def evidence_of(
    document: Document, statement: ItemId, participant: ItemId | None, number: int
) -> Evidence | None:
    """What somebody has seen for a statement in a round; without a person, what the room has."""
    for seen in document.all(Evidence):
        is_of = seen.parent == statement and seen.participant == participant
        if is_of and seen.round == number:
            return seen
    return None


class DiagnosticNotes(Card):
    """Evidence, agreed sentence and what is made of the statement. ``done`` leads back up."""

    done = Signal()

    def __init__(self, context: SessionContext, around: QWidget) -> None:
        super().__init__()
        self.context = context
        tr = context.tr
        self._place: tuple[ItemId | None, ItemId | None, int] = (None, None, 1)
        self._title = Text("", "small-strong", "ink2", wrap=True, parent=self)
        self.evidence = GrowingText(tr("Seen, heard or measured – one line"), 1, 6, parent=self)
        self._private = QCheckBox(tr("Private"), self)
        self._private.setToolTip(tr("Private evidence is in no output"))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._private, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addWidget(self.evidence)
        self._agreed_title = Text("", "small-strong", "ink2", wrap=True, parent=self)
        self.sentence = GrowingText(
            tr("One sentence that everybody here can sign"), 1, 4, parent=self
        )
        self.body.addWidget(self._agreed_title)
        self.body.addWidget(self.sentence)
        self.making = MakeFrom(context, around)
        self.body.addWidget(self.making)
        self._hints = Text("", "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._hints)
        self._seen = FirstWordsBinding(
            context,
            self.evidence,
            "text",
            M("Change the evidence"),
            make=self._make,
            add_label=M("Add evidence"),
        )
        self._tick = TickBinding(
            context, self._private, "is_private", M("Mark evidence as private")
        )
        self._seen.made.connect(lambda item_id: self._tick.show_item(ItemId(item_id)))
        self._agreed = TextBinding(
            context, self.sentence, "sentence", M("Change the agreed sentence")
        )
        for editor in (self.evidence, self.sentence, self._private):
            editor.installEventFilter(self)

    def say_keys(self, *, is_counting: bool) -> None:
        """The line of keys at the foot."""
        tr = self.context.tr
        first = (
            tr("Keys: a number how many · + and − one more, one less · Tab next value")
            if is_counting
            else tr("Keys: 1–5 rate · 0 or − declined · Delete clear · Tab next person")
        )
        rest = tr("Enter evidence · Ctrl+Enter agreed sentence · F2 wording · Esc back to the grid")
        self._hints.setText(f"{first} · {rest}")

    def show_cell(
        self, statement: Statement | None, person: Participant | None, number: int
    ) -> None:
        """Turn to another cell; what was typed for the last one is committed first."""
        place = (
            statement.id if statement is not None else None,
            person.id if person is not None else None,
            number,
        )
        is_same_statement = place[0] == self._place[0]
        self.setEnabled(statement is not None)
        seen = evidence_of(self.context.document, *place) if place[0] is not None else None  # type: ignore[arg-type]
        seen_id = seen.id if seen is not None else None
        if place != self._place:
            self._seen.commit()
        self._place = place
        if self._seen.item_id != seen_id or seen_id is None:
            self._seen.show_item(seen_id)
        if self._tick.item_id != seen_id:
            self._tick.show_item(seen_id)
        if not is_same_statement or self._agreed.item_id is None:
            self._agreed.show_item(place[0])
            self.making.show_item(place[0])
        self._say(statement, person)

    def _say(self, statement: Statement | None, person: Participant | None) -> None:
        tr, context = self.context.tr, self.context
        if statement is None:
            return
        what = context.filled(statement.dimension.strip() or statement.text.strip())
        if person is not None:
            who = with_function(context.document, person, person.name)
            title = tr("Evidence – {person} on {statement}", person=who, statement=what)
        else:
            title = tr("Evidence on {statement}", statement=what)
        agreed = tr("What we agree on – {statement}", statement=what)
        self._title.setText(title)
        self._agreed_title.setText(agreed)
        self.evidence.setAccessibleName(title)
        self.sentence.setAccessibleName(agreed)

    def _make(self, text: str) -> Evidence:
        statement, person, number = self._place
        return Evidence(parent=statement, participant=person, round=number, text=text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_break = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_break
            if event.key() == Qt.Key.Key_Tab and watched is self.evidence:
                self._seen.commit()  # only evidence that is there can be marked as private
            if event.key() == Qt.Key.Key_Escape or (is_enter and watched is not self._private):
                self.done.emit()
                return True
        return super().eventFilter(watched, event)
