"""Next steps: a table edited in place, a line to add at the bottom, details of the current one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxworkshop.activities.next_steps import NextStep, NextStepSetup
from cxworkshop.editing.editor import Changed
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.add_step_line import AddStepLine
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.next_steps_delegate import NextStepsDelegate
from cxworkshop_ui.activities.next_steps_model import NextStepsModel
from cxworkshop_ui.activities.next_steps_table import StepsTable
from cxworkshop_ui.activities.setup_card import SetupCard
from cxworkshop_ui.activities.step_words import COLUMNS, is_open
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.empty_state import EmptyState
from cxworkshop_ui.widgets.text import Text


class StepDetails(DetailsPanel):
    """What a step needs, when it is done, why it is there, whether its owner said yes.

    ``copy_wanted`` asks for another like it.
    """

    copy_wanted = Signal()

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(context, "steps")
        self.setParent(parent)

    def fill(self) -> None:
        """The fields of a step."""
        tr = self.context.tr
        self.add_text("needs", tr("Needs"), M("Change what the step needs"))
        self.add_text("done_when", tr("Done when"), M("Change when it is done"))
        self.add_reason()
        self.add_thread()
        self.add_tick("accepted", tr("The owner has accepted"), M("Mark as accepted"))
        self.foot.addStretch(1)
        copy = self.add_button(tr("Duplicate"), "duplicate")
        copy.clicked.connect(lambda _: self.copy_wanted.emit())
        self.add_deletion()


class NextStepsForm(QWidget):
    """The table with its add line, what is missing in words, and the details below.

    In the plan it belongs to no activity, and has nothing to set up.
    """

    def __init__(
        self,
        context: SessionContext,
        activity: ItemId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.model = NextStepsModel(context, self)
        self.table = StepsTable(self.model, tr("Next steps"), self)
        self.table.wear_delegate(NextStepsDelegate(context, self.table, self._told))
        column.addWidget(self.table, 1)
        self._empty = EmptyState(
            tr("No next steps yet"),
            tr("Type the first one in the line below: what is done, by whom, by when."),
            parent=self,
        )
        column.addWidget(self._empty)
        self.line = AddStepLine(context, self)
        self.line.setEnabled(not context.is_read_only)
        column.addWidget(self.line)
        column.addWidget(self.line.preview)
        below = QHBoxLayout()
        self._says = Text("", "small", "steps", wrap=True, parent=self)
        below.addWidget(self._says, 1)
        below.addWidget(self.line.problem)
        self._more = Button(tr("Details"), "quiet", parent=self)
        self._more.setCheckable(True)
        self._more.setToolTip(tr("Needs, done when, because (Ctrl+Enter)"))
        self._more.toggled.connect(self._show_details)
        below.addWidget(self._more)
        column.addLayout(below)
        self.details = StepDetails(context, self)
        column.addWidget(self.details)
        if activity is not None:
            label = M("Change when next steps are usually due")
            self.setup = SetupCard(context, activity, NextStepSetup, label, self)
            self.setup.add_number(
                "due_within",
                tr("A new step is due within … days"),
                365,
                tr("every date is asked for"),
            )
            below.insertWidget(below.indexOf(self._more), self.setup.fold)
            QWidget.setTabOrder(self.setup.fold, self._more)
            column.addWidget(self.setup)
        column.addStretch(0)
        self.details.closed.connect(self._back)
        self.details.copy_wanted.connect(self.duplicate)
        self.details.deletion_wanted.connect(self.delete)
        self.table.selectionModel().currentChanged.connect(self._show_current)
        self.table.deletion_wanted.connect(self.delete)
        self.table.copy_wanted.connect(self.duplicate)
        self.table.details_wanted.connect(self._ask_details)
        self.line.added.connect(self._show_added)
        context.changed.connect(self._follow)
        self._count()

    def entered(self) -> None:
        """Ready to type the next step."""
        self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: Tab would never come to the table above the line.
        super().focusInEvent(event)
        self.entered()

    def reveal(self, item_id: ItemId) -> bool:
        """Select a step. Returns whether there is one."""
        row = self.model.row_of(item_id)
        if row < 0:
            return False
        self.table.setCurrentIndex(self.model.index(row, COLUMNS.index("text")))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def current(self) -> ItemId | None:
        """The step of the current row."""
        index = self.table.currentIndex()
        return self.model.step_id(index.row()) if index.isValid() else None

    def delete(self) -> None:
        """Remove the current step; undo brings it back."""
        step = self.current
        if step is not None:
            self.context.remove(step, M("Delete the next step"))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def duplicate(self) -> None:
        """Add a step like the current one right after it, open and not accepted yet."""
        import msgspec

        self.context.flush()
        step = self.context.document.find(NextStep, self.current)
        if step is None:
            return
        fresh = msgspec.structs.replace(step, accepted=False, status=NextStep().status)
        made = self.context.add(fresh, M("Duplicate the next step"), after=step.id)
        if made is not None:
            self.reveal(made)

    def _show_added(self, step: str) -> None:
        self.table.scrollTo(self.model.index(self.model.row_of(ItemId(step)), 1))

    def _follow(self, changed: Changed) -> None:
        if changed.touches("next_step", "participant"):
            self._count()

    def _told(self, bad: BadInput | None) -> None:
        self.line.problem.setText(bad.told(self.context.words) if bad is not None else "")

    def _count(self) -> None:
        steps = [step for step in self.context.document.all(NextStep) if is_open(step)]
        ownerless = sum(step.owner is None for step in steps)
        dateless = sum(step.due is None for step in steps)
        trn = self.context.trn
        parts = []
        if ownerless:
            parts.append(trn("{count} step has no owner", "{count} steps have no owner", ownerless))
        if dateless:
            parts.append(trn("{count} step has no date", "{count} steps have no date", dateless))
        self._says.setText(" · ".join(parts))
        has_rows = self.model.rowCount() > 0
        self._more.setEnabled(has_rows)
        self.table.setVisible(has_rows)
        self._empty.setVisible(not has_rows)

    def _show_current(self) -> None:
        if self.details.isVisible():
            self._fill_details()

    def _fill_details(self) -> None:
        step = self.context.document.find(NextStep, self.current)
        title = shortened(step.text) if step is not None else self.context.tr("No step chosen")
        self.details.show_item(step.id if step is not None else None, title)

    def _ask_details(self) -> None:
        self._more.setChecked(True)
        self.details.ask_for("")

    def _show_details(self, is_on: bool) -> None:
        if is_on and self.current is None and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, COLUMNS.index("text")))
        self.details.setVisible(is_on)
        if is_on:
            self._fill_details()

    def _back(self) -> None:
        self.context.flush()
        self._more.setChecked(False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
