"""The statements of a diagnostic as lines: reworded, added, moved and deleted by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.diagnostic import Statement, diagnostic_of, standard
from cxworkshop.activities.diagnostic_answers import has_counts
from cxworkshop.editing.commands import AddItem, Together, move_by
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.row_list import Row, RowList
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.growing_text import GrowingText
from cxworkshop_ui.widgets.text import Text

LONGEST, LONGEST_NAME = 300, 60


class StatementRow(Row):
    """Dimension and wording of one statement. Alt and the arrow keys move it, Enter goes on."""

    def __init__(
        self, context: SessionContext, lines: StatementLines, item_id: ItemId, parent: QWidget
    ) -> None:
        super().__init__(item_id, parent)
        self._context, self._lines = context, lines
        tr = context.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        self.dimension = QLineEdit(self)
        self.dimension.setMaxLength(LONGEST_NAME)
        self.dimension.setPlaceholderText(tr("Dimension"))
        self.dimension.setAccessibleName(tr("Dimension"))
        self.dimension.setFixedWidth(in_use().px(140))
        self.text = GrowingText(tr("What can be agreed with, from 1 to 5"), 1, 4, parent=self)
        self.text.setAccessibleName(tr("Statement"))
        TextBinding(context, self.dimension, "dimension", M("Change the dimension"), item_id)
        TextBinding(
            context,
            self.text,
            "text",
            M("Change the statement"),
            item_id,
            read=lambda text: " ".join(text.split())[:LONGEST],
        )
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.dimension, 0, top)
        row.addWidget(self.text, 1)
        self._delete = IconButton("delete", tr("Delete the statement"), parent=self)
        self._delete.clicked.connect(lambda: lines.delete(item_id))
        row.addWidget(self._delete, 0, top)
        for editor in (self.dimension, self.text):
            editor.installEventFilter(self)
        self.refresh()

    @property
    def field(self) -> GrowingText:
        """The words."""
        return self.text

    def focus(self) -> None:
        """Put the focus into the wording."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """A statement that is being counted without a trace is not deleted: that would be one."""
        self._delete.setEnabled(self._lines.can_delete(self.item_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, has_alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if has_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._lines.shift(self.item_id, -1 if key == Qt.Key.Key_Up else 1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lines.go_on(self)
            return True
        return super().eventFilter(watched, event)


class StatementLines(QWidget):
    """Every statement of an activity, and a line to add one."""

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(parent)
        self.context, self.activity = context, activity
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows = RowList(
            lambda item_id, place: StatementRow(context, self, item_id, place), self
        )
        column.addWidget(self.rows)
        below = QHBoxLayout()
        self.line = QLineEdit(self)
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(tr("Add a statement: type it and press Enter"))
        self.line.setAccessibleName(tr("New statement"))
        below.addWidget(self.line, 1)
        self._five = Button(tr("Take the five questions"), parent=self)
        self._five.setToolTip(tr("Belief, alignment, way of working, engagement, capability"))
        self._five.clicked.connect(self.take_five)
        below.addWidget(self._five)
        column.addLayout(below)
        hint = tr("Alt+↑ and Alt+↓ move a statement, Enter goes to the next.")
        column.addWidget(Text(hint, "small", "ink2", wrap=True, parent=self))
        self._new = FirstWordsBinding(
            context,
            self.line,
            "text",
            M("Change the statement"),
            make=lambda text: Statement(parent=activity, text=text),
            add_label=M("Add a statement"),
        )
        self.line.returnPressed.connect(self._added)
        context.changed.connect(self._follow)
        self._show()

    def focus(self, statement: ItemId | None) -> None:
        """Put the focus into the wording of a statement, or where the next one is typed."""
        row = self.rows.row(statement) if statement is not None else None
        if row is not None:
            row.focus()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def can_delete(self, statement: ItemId) -> bool:
        """Whether a statement may go: not while an anonymous count of it goes on."""
        found = diagnostic_of(self.context.document, self.activity)
        is_counting = found.is_anonymous and has_counts(self.context.document, statement)
        return not self.context.is_read_only and (found.is_closed or not is_counting)

    def delete(self, statement: ItemId) -> None:
        """Remove a statement with its answers; undo brings all back."""
        self.context.remove(statement, M("Delete the statement"))

    def shift(self, statement: ItemId, step: int) -> None:
        """Move a statement up or down by one."""
        self.context.flush()
        own = [item.id for item in self.context.document.under(self.activity, Statement)]
        moved = move_by(own, statement, step, M("Move the statement"))
        if moved is not None and self.context.apply(moved) is not None:
            self.focus(statement)

    def go_on(self, row: Row) -> None:
        """From a row to the next, from the last to the line for a new one."""
        rows = self.rows.rows
        at = rows.index(row) + 1
        self.focus(rows[at].item_id if at < len(rows) else None)

    def take_five(self) -> None:
        """Add the statements of the built-in instrument."""
        context = self.context
        label = M("Add statements")
        form = standard(context.document.session.language)
        made = tuple(
            AddItem(
                Statement(
                    id=context.editor.new_id(),
                    parent=self.activity,
                    dimension=each.dimension,
                    text=each.text,
                ),
                label,
            )
            for each in form.statements
        )
        context.apply(Together(made, label))

    def _added(self) -> None:
        if self._new.commit():
            self._new.show_item(None)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("statement", "tally", "diagnostic"):
            self._show()

    def _show(self) -> None:
        own = [item.id for item in self.context.document.under(self.activity, Statement)]
        self.rows.show_items([item_id for item_id in own if item_id != self._new.item_id])
        self.rows.setVisible(bool(self.rows.rows))
        self._five.setVisible(not own)
        self._five.setEnabled(not self.context.is_read_only)
