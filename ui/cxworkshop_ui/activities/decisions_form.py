"""Who decides: the matrix, a line for the next decision, details of the current one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.decisions import Decision, overloads, said_decisions
from cxworkshop.activities.decisions_plan import overload_words
from cxworkshop.activities.thread import ACTIONS
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.decisions_model import DecisionsModel
from cxworkshop_ui.activities.decisions_table import DecisionsTable
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.text import Text


class DecisionDetails(DetailsPanel):
    """Who decides, is asked and is told, by name; the goal, the reason, a private note."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, "steps")
        tr = context.tr
        label = M("Change who decides")
        self.add_names("deciders", tr("Who decides (exactly one)"), label)
        self.add_names("to_ask", tr("Who must be asked"), label)
        self.add_names("to_tell", tr("Who is told"), label)
        self.add_goal(tr("Goal it serves"), M("Change the goal"))
        self.add_reason()
        self.add_text("note", tr("Note (stays with you)"), M("Change the note"))
        self.add_thread(*ACTIONS)
        self.foot.addStretch(1)
        self.add_deletion()


class DecisionsForm(QWidget):
    """The matrix with its add line, what is wrong in words, and the details below."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.model = DecisionsModel(context, self)
        self.table = DecisionsTable(context, self.model, self)
        letters = self.model.letters.values()
        self._keys = Text(
            tr(
                "In a cell: {decides} decides, {asked} is asked, {told} is told, 0 nothing. "
                "People are named in the details.",
                **dict(zip(("decides", "asked", "told"), letters, strict=True)),
            ),
            "small",
            "ink2",
            wrap=True,
            parent=self,
        )
        column.addWidget(self._keys)
        column.addWidget(self.table)
        self._empty = EmptyState(
            tr("No decisions yet"),
            tr("What waits today because nobody knows who decides it? Type it in the line below."),
            parent=self,
        )
        column.addWidget(self._empty)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Add a decision: type it and press Enter"))
        self.line.setAccessibleName(tr("New decision"))
        column.addWidget(self.line)
        self._says = Text("", "small", "steps", wrap=True, parent=self)
        column.addWidget(self._says)
        self.details = DecisionDetails(context)
        self.details.setParent(self)
        column.addWidget(self.details)
        column.addStretch(1)
        self.binding = FirstWordsBinding(
            context,
            self.line,
            "text",
            M("Change the decision"),
            make=self._decision,
            add_label=M("Add a decision"),
        )
        self._wire()
        self._renew()

    def entered(self) -> None:
        """Ready to type the next decision."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Tab would never come to the table above the line.
        super().focusInEvent(event)
        self.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Select a decision. Returns whether there is one."""
        row = self.model.row_of(item_id)
        if row < 0:
            return False
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def current(self) -> ItemId | None:
        """The decision of the current row."""
        decision = self.model.decision(self.table.currentIndex().row())
        return decision.id if decision is not None else None

    def delete(self) -> None:
        """Remove the current decision; undo brings it back."""
        decision, row = self.current, self.table.currentIndex().row()
        if decision is None:
            return
        self.context.remove(decision, M("Delete the decision"))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire(self) -> None:
        context = self.context
        self.line.returnPressed.connect(self._added)
        self.table.deletion_wanted.connect(self.delete)
        self.table.details_wanted.connect(lambda: self.details.ask_for(""))
        self.table.selectionModel().currentChanged.connect(self._show_current)
        self.details.closed.connect(self._back)
        self.details.jumped.connect(self.entered)
        self.details.deletion_wanted.connect(self.delete)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        self._place: tuple[ItemId | None, ItemId | None] = (None, None)
        context.changed.connect(self._follow)

    def _decision(self, text: str) -> Item:
        return Decision(text=text)

    def _added(self) -> None:
        if self.binding.commit():
            self.binding.show_item(None)

    def _remember(self) -> None:
        index = self.table.currentIndex()
        self._place = (self.current, self.model.who(index.column()))

    def _restore(self) -> None:
        """Stand where one stood: on the same decision, in the same column."""
        decision, who = self._place
        row = self.model.row_of(decision) if decision is not None else -1
        column = self.model.column_of(who) if who is not None else 0
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, max(column, 0)))
        else:
            self._show_current(QModelIndex(), QModelIndex())

    def _show_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        decision = self.context.document.find(Decision, self.current)
        self.details.setVisible(decision is not None)
        if decision is None or decision.id != self.details.item_id:
            self.context.flush()
            title = shortened(self.context.filled(decision.text)) if decision is not None else ""
            self.details.show_item(decision.id if decision is not None else None, title)

    def _back(self) -> None:
        self.context.flush()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("decision", "function", "participant"):
            self._renew()

    def _renew(self) -> None:
        document, trn = self.context.document, self.context.trn
        decisions = said_decisions(document)
        nobody = sum(not decision.deciders for decision in decisions)
        several = sum(len(decision.deciders) > 1 for decision in decisions)
        parts = []
        if nobody:
            parts.append(
                trn(
                    "{count} decision has nobody who decides",
                    "{count} decisions have nobody who decides",
                    nobody,
                )
            )
        if several:
            parts.append(
                trn(
                    "{count} decision has more than one",
                    "{count} decisions have more than one",
                    several,
                )
            )
        if overloads(document):
            parts += overload_words(document, Wording(document, self.context.words))
        self._says.setText(" · ".join(parts))
        self._says.setVisible(bool(parts))
        has_rows = self.model.rowCount() > 0
        self.table.setVisible(has_rows)
        self._keys.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        if self.current is None:
            self.details.hide()
