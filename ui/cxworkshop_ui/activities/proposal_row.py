"""One proposal in the list: its words, who made it, its dots, and the way to agree on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.definition import Proposal, dots_of, setup_of
from cxworkshop.activities.definition_answers import count_dots
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.dots import Dots
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.row_list import SentenceRow
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.text import Text


class ProposalRow(SentenceRow):
    """A proposed sentence. ``left`` carries the key that leads out and whether from the dots."""

    left = Signal(object, object, bool)
    agreed = Signal(str)

    def __init__(self, context: SessionContext, item_id: ItemId, parent: QWidget) -> None:
        super().__init__(item_id, parent)
        self.context = context
        tr = context.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        self._number = Text("", "strong", "ink2", parent=self)
        self._number.setFixedWidth(in_use().px(22))
        row.addWidget(self._number)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.sentence = SentenceEdit(
            context, tr("A proposal …"), voice="quote", size=15, parent=self
        )
        self.sentence.setAccessibleName(tr("Proposal"))
        TextBinding(context, self.sentence, "text", M("Change the proposal"), item_id)
        words.addWidget(self.sentence)
        self._by = Text("", "small", "ink2", parent=self)
        words.addWidget(self._by)
        row.addLayout(words, 1)
        self.dots = Dots(tr("Dots"), self)
        self.dots.counted.connect(self._counted)
        row.addWidget(self.dots)
        self.agree = Button(tr("Agree on this"), parent=self)
        self.agree.setToolTip(tr("Make this the agreed sentence"))
        self.agree.clicked.connect(lambda: self.agreed.emit(item_id))
        row.addWidget(self.agree)
        delete = IconButton("delete", tr("Delete the proposal"), parent=self)
        delete.clicked.connect(lambda: context.remove(item_id, M("Delete the proposal")))
        row.addWidget(delete)
        for control in (self.agree, delete):
            control.setEnabled(not context.is_read_only)
        self.sentence.left.connect(lambda key: self.left.emit(self, key, False))
        self.sentence.confirmed.connect(self.dots.setFocus)
        self.dots.installEventFilter(self)
        self._visit = context.new_visit()
        self.refresh()

    def focus_dots(self) -> None:
        """Put the focus into the dots."""
        self.dots.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the number, the dots and the name of who proposed it."""
        document, tr = self.context.document, self.context.tr
        proposal = document.find(Proposal, self.item_id)
        if proposal is None:
            return
        by_person = setup_of(document).by_person
        number = [item.id for item in document.all(Proposal)].index(self.item_id) + 1
        self._number.setText(f"{number}")
        self._number.setVisible(by_person)
        self.dots.set(dots_of(document)[self.item_id])
        self.dots.setEnabled(not by_person and not self.context.is_read_only)
        self.dots.setToolTip(
            tr("What the leaders gave, below")
            if by_person
            else tr("Type the number; + or a press adds one, − takes one away; Enter: next")
        )
        person = document.find(Participant, proposal.by)
        self._by.setVisible(person is not None)
        if person is not None:
            self._by.setText(short_names(document)[person.id])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._visit = self.context.new_visit()  # the dots of one stay are one undo step
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.dots.forget()
                self.left.emit(self, Qt.Key.Key_Return, True)
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.left.emit(self, key, True)
                return True
        return super().eventFilter(watched, event)

    def _counted(self, count: int) -> None:
        document, editor = self.context.document, self.context.editor
        proposal = document.find(Proposal, self.item_id)
        if proposal is not None:
            command = count_dots(document, proposal, count, editor.now(), editor.new_id)
            self.context.apply(command, visit=self._visit)
