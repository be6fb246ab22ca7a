"""Shared definition: proposals with their dots, and the one sentence that was agreed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.editing.commands import AddItem, SetField
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.activities.dots import Dots
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.activities.row_list import Row, RowList
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.text import Text

EASY_TO_REMEMBER = 20
"""A sentence of so many words can be repeated after hearing it once; more are too many."""


def count_words(text: str) -> int:
    """How many words a sentence has."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


class AgreedSentence(Card):
    """The sentence itself, large, with its number of words."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(stripe="definition")
        self.context = context
        tr = context.tr
        self.body.setContentsMargins(24, 20, 24, 18)
        self.body.addWidget(
            Text(tr("What we agreed: a good experience is …"), "small-strong", "ink2", parent=self)
        )
        self.sentence = SentenceEdit(
            context, tr("One sentence everyone can repeat"), voice="title", size=24, parent=self
        )
        self.sentence.setAccessibleName(tr("The agreed sentence"))
        self.body.addWidget(self.sentence)
        self._says = Text("", "small", "ink2", wrap=True, parent=self)
        self.body.addWidget(self._says)
        self.binding = FirstWordsBinding(
            context,
            self.sentence,
            "text",
            M("Change the agreed sentence"),
            make=lambda text: SharedDefinition(text=text),
            add_label=M("Agree on a sentence"),
        )
        self.sentence.textChanged.connect(self._count)
        self.follow()

    def follow(self) -> None:
        """Show the session's sentence, or the place for it."""
        agreed = self.context.document.all(SharedDefinition)
        item_id = agreed[0].id if agreed else None
        if self.binding.item_id != item_id:
            self.binding.show_item(item_id)
        self._count()

    def _count(self) -> None:
        count, tr = count_words(self.sentence.toPlainText()), self.context.tr
        self.set_state("plain" if count else "empty")
        if not count:
            self._says.setText(tr("Take a proposal over, or type it here."))
        elif count <= EASY_TO_REMEMBER:
            self._says.setText(tr("can be remembered: {count} words", count=count))
        else:
            self._says.setText(tr("hard to remember: {count} words. What can go?", count=count))
        self._says.set_ink("ink2" if not count else "kept" if self._is_short(count) else "steps")

    @staticmethod
    def _is_short(count: int) -> bool:
        return count <= EASY_TO_REMEMBER


class ProposalRow(Row):
    """A proposed sentence, who proposed it, its dots, and the way to agree on it."""

    def __init__(self, context: SessionContext, form: DefinitionForm, item_id: ItemId) -> None:
        super().__init__(item_id)
        self.context = context
        tr = context.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.sentence = SentenceEdit(context, tr("A proposal …"), voice="quote", size=15)
        self.sentence.setAccessibleName(tr("Proposal"))
        TextBinding(context, self.sentence, "text", M("Change the proposal"), item_id)
        words.addWidget(self.sentence)
        self._by = Text("", "small", "ink2", parent=self)
        words.addWidget(self._by)
        row.addLayout(words, 1)
        self.dots = Dots(tr("Dots"), self)
        self.dots.setToolTip(tr("Add a dot with + or a press, take one away with −"))
        self.dots.counted.connect(self._counted)
        row.addWidget(self.dots)
        self.agree = Button(tr("Agree on this"), parent=self)
        self.agree.setToolTip(tr("Make this the agreed sentence"))
        self.agree.clicked.connect(lambda: form.agree(item_id))
        row.addWidget(self.agree)
        self._delete = IconButton("delete", tr("Delete the proposal"), parent=self)
        self._delete.clicked.connect(lambda: context.remove(item_id, M("Delete the proposal")))
        row.addWidget(self._delete)
        for control in (self.dots, self.agree, self._delete):
            control.setEnabled(not context.is_read_only)
        self.sentence.left.connect(lambda key: form.go(self, key))
        self.sentence.confirmed.connect(self.dots.setFocus)
        self.dots.installEventFilter(self)
        self._form = form
        self._visit = context.new_visit()
        self.refresh()

    def focus(self) -> None:
        """Put the focus into the sentence."""
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the dots and the name of who proposed it."""
        proposal = self.context.document.find(Proposal, self.item_id)
        if proposal is None:
            return
        self.dots.set(proposal.dots)
        person = self.context.document.find(Participant, proposal.by)
        self._by.setVisible(person is not None)
        if person is not None:
            self._by.setText(short_names(self.context.document)[person.id])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._visit = self.context.new_visit()  # the dots of one stay are one undo step
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._form.go(self, key, to_dots=True)
                return True
        return super().eventFilter(watched, event)

    def _counted(self, count: int) -> None:
        self.context.apply(
            SetField(self.item_id, "dots", count, M("Count the dots")),
            visit=self._visit,
        )


class DefinitionForm(QWidget):
    """The agreed sentence above, the proposals below, a line to add one at the end."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.agreed = AgreedSentence(context)
        column.addWidget(self.agreed)
        column.addWidget(Text(tr("Proposals"), "section", parent=self))
        self.rows = RowList(lambda item_id: ProposalRow(context, self, item_id))
        column.addWidget(self.rows)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Add a proposal: type it and press Enter"))
        self.line.setAccessibleName(tr("New proposal"))
        column.addWidget(self.line)
        column.addStretch(1)
        self.binding = FirstWordsBinding(
            context,
            self.line,
            "text",
            M("Change the proposal"),
            make=self._proposal,
            add_label=M("Add a proposal"),
        )
        self.line.returnPressed.connect(self._added)
        self.setFocusProxy(self.line)
        context.changed.connect(self._follow)
        self._show()

    def entered(self) -> None:
        """Ready to type: the next proposal."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a proposal or the agreed sentence."""
        if self.agreed.binding.item_id == item_id:
            self.agreed.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        row = self.rows.row(item_id)
        if row is not None:
            row.focus()
        return row is not None

    def agree(self, item_id: ItemId) -> None:
        """Make a proposal the agreed sentence; the proposal stays."""
        self.context.flush()
        proposal = self.context.document.find(Proposal, item_id)
        if proposal is None or not proposal.text.strip():
            return
        label = M("Agree on a sentence")
        agreed = self.context.document.all(SharedDefinition)
        if agreed:
            self.context.set(agreed[0].id, "text", proposal.text.strip(), label)
        else:
            made = SharedDefinition(id=self.context.editor.new_id(), text=proposal.text.strip())
            self.context.apply(AddItem(made, label))

    def go(self, row: Row, key: Qt.Key, *, to_dots: bool = False) -> None:
        """Go to the proposal above or below."""
        rows = self.rows.rows
        if row not in rows or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        at = rows.index(row) + (1 if key == Qt.Key.Key_Down else -1)
        if at >= len(rows):
            self.entered()
        elif at >= 0:
            other = rows[at]
            if to_dots and isinstance(other, ProposalRow):
                other.dots.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                other.focus()

    def _proposal(self, text: str) -> Item:
        return Proposal(text=text)

    def _added(self) -> None:
        if self.binding.commit():
            self.binding.show_item(None)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("proposal", "shared_definition", "participant"):
            self._show()

    def _show(self) -> None:
        self.agreed.follow()
        ids = [proposal.id for proposal in self.context.document.all(Proposal)]
        self.rows.show_items(ids)
        self.rows.setVisible(bool(ids))
