"""Discussion: what was decided, line by line, what comes of it, and the notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.discussion import (
    Decided,
    DiscussionSetup,
    ask_question,
    at_question,
    decided_in,
    questions_of,
    without_follow_up,
)
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import roomy, shortened
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.activities.notes_form import NotesCard
from cxworkshop_ui.activities.row_list import RowList, SentenceRow
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.activities.setup_card import SetupCard
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.text import Text

_CHANGE, _DELETE = M("Change what was decided"), M("Delete what was decided")


class DecidedRow(SentenceRow):
    """One thing that was decided, and by whom if wished."""

    def __init__(
        self, context: SessionContext, form: DiscussionForm, item_id: ItemId, parent: QWidget
    ) -> None:
        super().__init__(item_id, parent)
        tr = context.tr
        self._form = form
        self.sentence = SentenceEdit(context, tr("We decided …"), voice="body", parent=self)
        self.sentence.setAccessibleName(tr("Decided"))
        TextBinding(context, self.sentence, "text", _CHANGE, item_id)
        self.sentence.confirmed.connect(form.ready)
        self.by = roomy(Choice(self))
        self.by.setFixedWidth(in_use().px(190))
        self.by.setAccessibleName(tr("Decided by"))
        self.by.setToolTip(tr("Decided by, if it matters"))
        PersonBinding(context, self.by, "decided_by", M("Change who decided"), item_id)
        self.deletion = IconButton("delete", tr("Delete what was decided"), parent=self)
        self.deletion.setEnabled(not context.is_read_only)
        self.deletion.clicked.connect(lambda: context.remove(item_id, _DELETE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.by, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.deletion, 0, Qt.AlignmentFlag.AlignTop)
        for control in (self.sentence, self.by, self.deletion):
            control.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._form.choose(self.item_id)
        return False


class DiscussionForm(QWidget):
    """A line for the next decision, the decisions, what can be made of the chosen one; notes.

    Ctrl+Enter goes to and fro between the line for decisions and the one for notes.
    """

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.activity = activity
        tr = context.tr
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("What was decided? One sentence, Enter for the next"))
        self.line.setAccessibleName(tr("New decision"))
        self._new = NewLine(
            context,
            self.line,
            lambda text: Decided(parent=activity, text=text),
            M("Add what was decided"),
        )
        self._count = Text("", "small", "ink2", wrap=True, parent=self)
        self.rows = RowList(lambda item_id, place: DecidedRow(context, self, item_id, place), self)
        self._chosen = Text("", "small", "ink2", wrap=True, parent=self)
        self.thread_row = MakeFrom(context, self)
        self.notes = NotesCard(context, activity, self)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(tr("Decided"), "strong", parent=self))
        head.addWidget(self._count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._asked_card())
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self.rows)
        column.addWidget(self._chosen)
        column.addWidget(self.thread_row)
        column.addSpacing(8)
        column.addWidget(self.notes)
        column.addWidget(self._setup_card())
        column.addStretch(1)
        QWidget.setTabOrder(self.line, self.back)
        self.setFocusProxy(self.line)
        jump = QShortcut(QKeySequence("Ctrl+Return"), self)
        jump.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        jump.activated.connect(self._jump)
        context.changed.connect(self._follow)
        self._new.finished.connect(self._finished)
        self._show()
        self._show_question()

    def _asked_card(self) -> Card:
        """Which of several questions the room is asked, and the way to the next one."""
        tr = self.context.tr
        self.asked = Card(parent=self)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._asks = Text("", "strong", wrap=True, parent=self.asked)
        self.back = IconButton("back", tr("The question before"), parent=self.asked)
        self.next = Button(tr("Next question"), "secondary", parent=self.asked)
        self.next.setToolTip(tr("Shift+Page down; Shift+Page up for the one before"))
        for keys, button, step in (("PgUp", self.back, -1), ("PgDown", self.next, 1)):
            button.clicked.connect(partial(self._ask, step))
            # Page up and down alone are the clicker's
            key = QShortcut(QKeySequence(f"Shift+{keys}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._ask, step))
        row.addWidget(self._asks, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        self.asked.body.addLayout(row)
        return self.asked

    def _setup_card(self) -> SetupCard:
        label = M("Change the questions of the discussion")
        self.setup = SetupCard(self.context, self.activity, DiscussionSetup, label, self)
        self.setup.add_lines("questions", self.context.tr("Further questions, one after the other"))
        return self.setup

    def _ask(self, step: int, _is_checked: bool = False) -> None:
        document = self.context.document
        activity = document.find(AgendaItem, self.activity)
        if activity is not None:
            at = at_question(document, activity) + step
            command = ask_question(document, activity, at)
            if command is not None:
                self.context.record(command)

    def _show_question(self) -> None:
        document, tr = self.context.document, self.context.tr
        activity = document.find(AgendaItem, self.activity)
        questions = questions_of(document, activity) if activity is not None else []
        self.asked.setVisible(len(questions) > 1)
        if activity is None or not questions:
            return
        at = at_question(document, activity)
        said = tr("Question {number} of {count}", number=at + 1, count=len(questions))
        self._asks.setText(f"{said}: {self.context.filled(questions[at])}")
        self.back.setEnabled(at > 0 and not self.context.is_read_only)
        self.next.setEnabled(at + 1 < len(questions) and not self.context.is_read_only)

    def ready(self) -> None:
        """Ready for the next decision."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, item_id: ItemId) -> None:
        """Offer what can be made of this decision."""
        self.thread_row.show_item(item_id)
        self._say_chosen()

    def reveal(self, item_id: ItemId) -> bool:
        """Put the focus on a decision, a note or the settings. Returns whether it is here."""
        if self.setup.reveal(item_id):
            return True
        row = self.rows.row(item_id)
        if row is None:
            return self.notes.reveal(item_id)
        row.focus()
        return True

    def _finished(self, item_id: str) -> None:
        self._show()
        self.choose(ItemId(item_id))

    def _jump(self) -> None:
        (self.notes.line if self.line.hasFocus() else self.line).setFocus()

    def _follow(self, changed: Changed) -> None:
        if changed.touches("decided", "goal", "commitment", "next_step"):
            self._show()
        if changed.touches("discussion_setup", "agenda_item", "session"):
            self._show_question()

    def _show(self) -> None:
        document = self.context.document
        ids = [
            item.id for item in document.under(self.activity, Decided) if item.id != self._new.draft
        ]
        self.rows.show_items(ids)
        self.rows.setVisible(bool(ids))
        if self.thread_row.item_id not in ids:
            self.thread_row.show_item(ids[-1] if ids else None)
        self.thread_row.setVisible(bool(ids))
        self._say_chosen()
        self._count.setText(self._told(ids))

    def _say_chosen(self) -> None:
        chosen = self.context.document.find(Decided, self.thread_row.item_id)
        words = shortened(self.context.filled(chosen.text), 90) if chosen is not None else ""
        self._chosen.setText(self.context.tr("From “{decision}”:", decision=words) if words else "")
        self._chosen.setVisible(bool(words))

    def _told(self, ids: list[ItemId]) -> str:
        document, tr = self.context.document, self.context.tr
        decided = [item for item in decided_in(document, self.activity) if item.id in ids]
        if not decided:
            return tr("One line for each thing that is settled; it can become a goal or a step.")
        told = self.context.trn("{count} decision", "{count} decisions", len(decided))
        alone = without_follow_up(document, decided)
        if not alone:
            return tr("{decisions}, each with a next step or a goal", decisions=told)
        open_ = self.context.trn(
            "{count} leads to no step or goal yet", "{count} lead to no step or goal yet", alone
        )
        return f"{told}, {open_}"
