"""Make it checkable: what is missing is asked, one question after the other."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.said_date import said_dates
from cxworkshop.checks.parts import ASKING, Part, Promise, field_of, missing_parts, questions
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.date_field import DateField
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.text import Text

_LABELS: dict[Part, Message] = {
    Part.TEXT: M("Say what will be done"),
    Part.OWNER: M("Say who answers for it"),
    Part.MEASURE: M("Say how it is checked"),
    Part.DATE: M("Say by when"),
    Part.FIRST_STEP: M("Say the first step"),
    Part.FIRST_STEP_DATE: M("Say when the first step is made"),
}
TAKE_DAY = "Alt+T"
"""The key that takes the day which a sentence names."""
_DATES = (Part.DATE, Part.FIRST_STEP_DATE)


class QuestionPanel(Card):
    """One question at a time. Enter answers and asks the next, an empty answer skips it.

    The sentence it is about stands above: its card may be out of sight.

    ``finished`` tells that nothing is left to ask, ``closed`` is Esc, ``jumped`` Ctrl+Enter.
    """

    finished = Signal()
    closed = Signal()
    jumped = Signal()

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(stripe="steps", parent=parent)
        self.context = context
        self.item_id: ItemId | None = None
        self.editor: QWidget | None = None
        self._place_of = QWidget(self)
        self._asked: Part | None = None
        self._said_day: dt.date | None = None
        self._skipped: set[Part] = set()
        head = QHBoxLayout()
        self._whose = Text("", "small-strong", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._whose)
        self._sentence = Text("", "quote", wrap=True, parent=self)
        self.body.addWidget(self._sentence)
        self._question = Text("", "section", wrap=True, parent=self)
        self._left = Text("", "small", "ink2", parent=self)
        close = IconButton("close", context.tr("Close the questions (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head.addWidget(self._question, 1)
        head.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.take = Button(context.tr("By when"), "secondary", "calendar", parent=self)
        self.take.clicked.connect(self.take_day)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        keys = context.tr("Enter: next question · Enter without an answer: skip it · Esc: back")
        foot.addWidget(Text(keys, "small", "ink2", wrap=True, parent=self), 1)
        self._next = Button(context.tr("Next question"), parent=self)
        self._next.clicked.connect(self.answer)
        foot.addWidget(self._next)
        self.body.addLayout(foot)
        context.changed.connect(self._follow)
        self.hide()

    def show_item(self, item_id: ItemId, whose: str = "") -> None:
        """Ask for what this commitment, goal or step is missing; ``whose`` says which it is."""
        self.item_id = item_id
        self._whose.setText(whose)
        self._whose.setVisible(bool(whose))
        self._skipped = set()
        self._asked = None
        self.ask()

    def ask(self) -> None:
        """Ask for the first part that is missing and was not skipped."""
        waiting, promise = self._waiting(), self._promise()
        if not waiting or promise is None:
            self.finished.emit()
            return
        self._say_sentence(promise)
        count = questions(promise, waiting)
        self._left.setText(
            self.context.trn("{count} question", "{count} questions", count) if count > 1 else ""
        )
        if waiting[0] is not self._asked:
            self._show(waiting[0])
        self.focus()

    def answer(self) -> None:
        """Keep the answer and go on; a question without one is left for later."""
        if not self.context.flush():
            return
        if self._asked is not None and self._asked in self._waiting():
            self._skipped.add(self._asked)
        self.ask()

    def take_day(self) -> None:
        """Answer with the day that the sentence itself names, and ask the next."""
        promise, day = self._promise(), self._said_day
        if promise is None or day is None or self._asked is None or not self.take.isVisible():
            return
        name = field_of(promise, self._asked)
        if self.context.set(promise.id, name, day, _LABELS[self._asked]):
            self.answer()

    def _offer_day(self, promise: Promise, part: Part) -> None:
        context, beside = self.context, self.context.document.session.date
        self._said_day = None
        if part in _DATES:
            said = said_dates(promise.text, context.session_words, beside)
            self._said_day = said.by if part is Part.DATE else said.since
        self.take.setVisible(self._said_day is not None)
        if self._said_day is not None:
            day = context.words.date(self._said_day, "day", beside=beside)
            words = context.tr("As said: {day}", day=day)
            self.take.setText(f"{words} ({TAKE_DAY})")

    def focus(self) -> None:
        """Ready to answer."""
        if self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.jumped.emit()
                else:
                    self.answer()
                return True
        return super().eventFilter(watched, event)

    def _waiting(self) -> list[Part]:
        promise = self._promise()
        if promise is None:
            return []
        return [part for part in missing_parts(promise) if part not in self._skipped]

    def _promise(self) -> Promise | None:
        item = self.context.document.get(self.item_id)
        return item if isinstance(item, Goal | Commitment | NextStep) else None

    def _follow(self, changed: Changed) -> None:
        if not self.isVisible() or self.item_id not in changed.ids():
            return
        promise = self._promise()
        if promise is None:
            self.closed.emit()
        else:
            self._say_sentence(promise)

    def _say_sentence(self, promise: Promise) -> None:
        """What it is about, unless the title says the same or it is what is asked for."""
        text = promise.text.strip()
        self._sentence.setText(text)
        self._sentence.setVisible(bool(text) and text != self._whose.text())

    def _show(self, part: Part) -> None:
        promise = self._promise()
        if promise is None:
            return
        self._place.removeWidget(self._place_of)
        self._place_of.hide()
        self._place_of.deleteLater()
        self._asked = part
        question = self.context.words.say(ASKING[part])
        self._question.setText(question)
        self.setAccessibleName(question)
        self._place_of, self.editor = self._editor(promise, part)
        self.editor.setAccessibleName(question)
        self.editor.installEventFilter(self)
        self._place.addWidget(self._place_of)
        self._offer_day(promise, part)
        self._place_of.show()  # at once: what is not shown yet takes no focus

    def _editor(self, promise: Promise, part: Part) -> tuple[QWidget, QWidget]:
        """The widget that goes into the panel, and the one in it that is typed into."""
        context, name, label = self.context, field_of(promise, part), _LABELS[part]
        if part in _DATES:
            field = DateField(context, name, label, promise.id)
            return field, field.line
        if part is Part.OWNER:
            box = roomy(Choice())
            PersonBinding(context, box, name, label, promise.id)
            return box, box
        text = GrowingText("", 1, 5)
        TextBinding(context, text, name, label, promise.id)
        return text, text
