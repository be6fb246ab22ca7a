"""Below the list: what happened, what we change, who told it; and what is made of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.review import Promise, ReviewAnswer
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import roomy, shortened
from cxworkshop_ui.activities.details_panel import DetailsPanel
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.date_field import DateField
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.field import Field
from cxworkshop_ui.widgets.flow_grid import FlowGrid


class ReviewDetails(DetailsPanel):
    """Tab and Enter lead from what happened to what we change; Enter there goes on to the next.

    Who told it, and when, is filled in with the result; a button opens it to be corrected.
    """

    def __init__(self, context: SessionContext, form: QWidget) -> None:
        super().__init__(context, "goals", columns=2)
        self.setParent(form)
        tr = context.tr
        self.body.setContentsMargins(16, 8, 12, 8)
        self._close.hide()  # it stays beside the list; Esc leads back
        self._told = Button("", "quiet", parent=self)
        self._told.setCheckable(True)
        self._told.setToolTip(tr("Who told it, and when"))
        self.head.insertWidget(1, self._told, 0, Qt.AlignmentFlag.AlignTop)
        self._delete = IconButton("delete", tr("Take the promise out of the review"), parent=self)
        self._delete.setEnabled(not context.is_read_only)
        self._delete.clicked.connect(self.deletion_wanted)
        self.head.insertWidget(2, self._delete, 0, Qt.AlignmentFlag.AlignTop)
        self.add_text("happened", tr("What happened"), M("Change what happened"))
        self.add_text("changes", tr("What we change"), M("Change what we change"))
        self._told_grid = _Told(context, self)
        self._told_grid.hide()
        self.add_block(self._told_grid)
        self.add_block(MakeFrom(context, form, (Commitment, NextStep)))
        self._told.toggled.connect(self._told_grid.setVisible)
        context.changed.connect(self._follow)

    def show_answer(self, answer_id: ItemId | None) -> None:
        """Turn every field to another answer; above them stands what a result is measured by."""
        document, tr = self.context.document, self.context.tr
        answer = document.find(ReviewAnswer, answer_id)
        promise = document.find(Promise, answer.promise) if answer is not None else None
        title = ""
        if promise is not None:
            measure = shortened(promise.measure, 90)
            title = tr("Kept when: {what}", what=measure) if measure else ""
            title = title or tr("No measure was agreed")
        self.show_item(answer_id, title)
        self._say()

    def _go_on(self, editor: QWidget) -> None:
        if editor is self._editors["changes"]:
            self.jumped.emit()
        else:
            super()._go_on(editor)

    def _follow(self, changed: Changed) -> None:
        if self.item_id in changed.ids() or changed.touches("participant"):
            self._say()

    def _say(self) -> None:
        context = self.context
        answer = context.document.find(ReviewAnswer, self.item_id)
        wording = Wording(context.document, context.words)
        name = wording.person(answer.told_by) if answer is not None else ""
        day = wording.day(answer.told_on) if answer is not None else ""
        said = " · ".join(filter(None, (name, day)))
        self._told.setText(context.tr("Told by {who}", who=said) if said else "")
        self._told.setVisible(bool(said))
        if not said:
            self._told.setChecked(False)


class _Told(FlowGrid):
    """By whom and when it was told."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(230, 2, 12, parent=parent)
        tr = context.tr
        box = roomy(Choice(self))
        self._by = PersonBinding(context, box, "told_by", M("Change who told it"))
        self.add(Field(tr("Told by"), box))
        self._on = DateField(context, "told_on", M("Change when it was told"))
        self.add(Field(tr("Told on"), self._on))

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another answer."""
        self._by.show_item(item_id)
        self._on.show_item(item_id)
