"""Notes: a card in the forms of those kinds whose record they belong to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.notes import Note
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.tab_order import stop_before, tab_through
from cxworkshop_ui.widgets.text import Text


class NotesCard(Card):
    """Lines noted in one activity: type and press Enter, and the next line is ready."""

    def __init__(
        self, context: SessionContext, activity: ItemId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.context = context
        self.activity = activity
        self._rows: dict[ItemId, NoteRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._empty = Text(
            context.tr("Nothing noted yet. What is said here stays private to you."),
            ink="ink2",
            wrap=True,
        )
        self.line = QLineEdit()
        self.line.setPlaceholderText(context.tr("Note a line, Enter for the next"))
        self.line.setAccessibleName(context.tr("New note"))
        self._new = NewLine(
            context,
            self.line,
            lambda text: Note(parent=activity, text=text),
            M("Add a note"),
        )
        self.body.addWidget(Text(context.tr("Notes"), "strong"))
        self.body.addWidget(self._empty)
        self.body.addLayout(self._column)
        self.body.addWidget(self.line)
        context.changed.connect(self._changed)
        self._new.finished.connect(self._show)
        self._show()

    def reveal(self, item_id: ItemId) -> bool:
        """Put the focus on a note. Returns whether it is here."""
        row = self._rows.get(item_id)
        if row is not None:
            row.text.setFocus()
        return row is not None

    def _changed(self, changed: Changed) -> None:
        if changed.touches("note"):
            self._show()

    def _show(self) -> None:
        every = self.context.document.under(self.activity, Note)
        notes = [note for note in every if note.id != self._new.draft]
        here = {note.id for note in notes}
        for gone in [item_id for item_id in self._rows if item_id not in here]:
            self._rows.pop(gone).deleteLater()
        is_new = any(item_id not in self._rows for item_id in here)
        for index, note in enumerate(notes):
            row = self._rows.get(note.id)
            if row is None:
                row = NoteRow(self.context, note.id)
                row.deleted.connect(self.line.setFocus)  # the focus would go with the row
                self._rows[note.id] = row
            if self._column.indexOf(row) != index:
                self._column.insertWidget(index, row)
        if is_new:
            tab_through(stop_before(self), [*(self._rows[note.id] for note in notes), self.line])
        self._empty.setVisible(not notes)


class NoteRow(QWidget):
    """One note: its text, and a button to delete it; ``deleted`` before it goes."""

    deleted = Signal()

    def __init__(self, context: SessionContext, note: ItemId) -> None:
        super().__init__()
        self.context = context
        self.note = note
        self.text = GrowingText(min_lines=1, max_lines=6)
        self.text.setAccessibleName(context.tr("Note"))
        self.text.installEventFilter(self)
        TextBinding(context, self.text, "text", M("Change a note"), note)
        delete = IconButton("delete", context.tr("Delete the note"))
        delete.setEnabled(not context.is_read_only)
        delete.clicked.connect(self._delete)
        self.stops = (self.text, delete)
        self.text.textChanged.connect(lambda: self._tell(delete))
        self._tell(delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.focusNextChild()
            return True
        return False

    def _tell(self, delete: IconButton) -> None:
        delete.setAccessibleDescription(shortened(self.text.toPlainText(), 80))

    def _delete(self) -> None:
        self.deleted.emit()
        self.context.remove(self.note, M("Delete a note"))
