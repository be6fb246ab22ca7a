"""Shared definition: proposals with their dots, the one sentence that was agreed, the consent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.definition import Proposal, SharedDefinition
from cxworkshop.editing.commands import AddItem
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.agreed_sentence import AgreedSentence
from cxworkshop_ui.activities.consent_panel import ConsentPanel
from cxworkshop_ui.activities.dots_panel import DotsPanel
from cxworkshop_ui.activities.part_switch import PartedForm, PartSwitch
from cxworkshop_ui.activities.proposal_row import ProposalRow
from cxworkshop_ui.activities.row_list import Row, RowList
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.named_line import NamedLine


class DefinitionForm(PartedForm):
    """The agreed sentence above; below it the proposals with their dots, or the consent check."""

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
        column.setSpacing(14)
        self.agreed = AgreedSentence(context, self)
        self.parts = PartSwitch(context, tr("Part of the shared definition"), self)
        inner = self.parts.page("proposals", tr("Proposals and dots"), lambda: self.line)
        inner.setSpacing(14)
        self.rows = RowList(self._row, self)
        self.rows.passed.connect(self.entered)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Name: a proposal – Enter for the next"))
        self.line.setAccessibleName(tr("New proposal"))
        inner.addWidget(self.rows)
        inner.addWidget(self.line)
        self.dots = DotsPanel(context, activity, self)
        inner.addWidget(self.dots)
        inner = self.parts.page("consent", tr("Consent, 0 to 5"), lambda: self.consent.ready())
        self.consent = ConsentPanel(context, activity, self.parts.inside("consent"))
        inner.addWidget(self.consent)
        self.parts.open()
        column.addWidget(self.agreed)
        column.addWidget(self.parts)
        column.addStretch(1)
        self.new = NamedLine(
            context, self.line, lambda text: Proposal(text=text), M("Add a proposal")
        )
        self.new.finished.connect(self._show)
        context.changed.connect(self._follow)
        self._show()

    def entered(self) -> None:
        """Ready to type the next proposal, or to show the next hand."""
        self.parts.begin()

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a proposal or the agreed sentence."""
        if self.agreed.binding.item_id == item_id:
            self.agreed.sentence.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        row = self.rows.row(item_id)
        if row is not None:
            self.parts.show_part("proposals")
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

    def _row(self, item_id: ItemId, place: QWidget) -> ProposalRow:
        row = ProposalRow(self.context, item_id, place)
        row.left.connect(self._go)
        row.agreed.connect(lambda proposal: self.agree(ItemId(proposal)))
        return row

    def _go(self, row: Row, key: Qt.Key, to_dots: bool) -> None:
        """Go to the proposal above or below; Enter at the last stays: what follows is a number."""
        if key == Qt.Key.Key_Return:
            if row is self.rows.rows[-1]:
                return
            key = Qt.Key.Key_Down
        self.rows.go(row, key, _focus_dots if to_dots else Row.focus)

    def _follow(self, changed: Changed) -> None:
        if changed.touches(
            "proposal", "shared_definition", "participant", "dots_given", "definition_setup"
        ):
            self._show()

    def _show(self) -> None:
        self.agreed.follow()
        every = self.context.document.all(Proposal)
        ids = [proposal.id for proposal in every if proposal.id != self.new.draft]
        self.rows.show_items(ids)
        self.rows.setVisible(bool(ids))


def _focus_dots(row: Row) -> None:
    if isinstance(row, ProposalRow):
        row.focus_dots()
