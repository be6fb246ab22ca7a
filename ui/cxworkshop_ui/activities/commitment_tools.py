"""The line above the board of commitments: round, next gap, partners, what the room may see."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cxworkshop.activities.commitments import Commitment, coverage
from cxworkshop.activities.commitments_slides import RoundSettings, settings_of
from cxworkshop.activities.partners import partner_balance, proposed_partners
from cxworkshop.activities.status import Status
from cxworkshop.checks.parts import missing_parts
from cxworkshop.editing.commands import AddItem, Command, SetField, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.flow_row import FlowRow
from cxworkshop_ui.widgets.text import Text

GO_ROUND = "Alt+R"
"""The key that goes round the room."""


class CommitmentTools(QWidget):
    """Buttons, and in words who is nobody's partner or the partner of several.

    ``round_wanted`` and ``gap_wanted`` ask the form.
    """

    round_wanted = Signal()
    gap_wanted = Signal()

    def __init__(
        self, context: SessionContext, activity: ItemId | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        agenda = context.document.all(AgendaItem)
        own = [item.id for item in agenda if item.activity == "commitments"]
        self._activity = activity if activity in context.document else next(iter(own), None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.round = Button(tr("Round the room"), "secondary", "people", parent=self)
        self.round.setToolTip(GO_ROUND)
        self.round.clicked.connect(self.round_wanted)
        self.gap = Button(tr("Next gap"), "secondary", "next", parent=self)
        self.gap.setToolTip(tr("Asks for what the next commitment is missing (F2)"))
        self.gap.clicked.connect(self.gap_wanted)
        self.partners = Button(tr("Propose partners"), "secondary", "commitment", parent=self)
        self.partners.setToolTip(tr("Gives everybody who has none a partner, across functions"))
        self.partners.clicked.connect(self.propose_partners)
        self.names = QCheckBox(tr("Room screen names who is still open"), self)
        self.names.toggled.connect(self._name_open)
        row = FlowRow(parent=self)
        row.set_widgets([self.round, self.gap, self.partners, self.names])
        column.addWidget(row)
        self._balance = Text("", "small", "ink2", wrap=True, parent=self)
        column.addWidget(self._balance)
        context.changed.connect(self._follow)
        self._renew()

    def focus(self) -> None:
        """Put the focus on the first thing that can be done."""
        for button in (self.round, self.gap, self.partners):
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def propose_partners(self) -> None:
        """Give every commitment of a leader who has no partner the proposed one, as one step."""
        self.context.flush()
        proposed = proposed_partners(self.context.document)
        label = M("Propose partners")
        commands: list[Command] = [
            SetField(item.id, "partner", proposed[item.participant], label)
            for item in self.context.document.all(Commitment)
            if item.participant in proposed and _is_said(item)
        ]
        if commands:
            self.context.apply(Together(tuple(commands), label))

    def _name_open(self, is_on: bool) -> None:
        if self._activity is None:
            return
        label = M("Change what the room screen names")
        settings = settings_of(self.context.document, self._activity)
        command: Command
        if settings is not None:
            command = SetField(settings.id, "names_open", is_on, label)
        else:
            new_id = self.context.editor.new_id()
            item = RoundSettings(id=new_id, parent=self._activity, names_open=is_on)
            command = AddItem(item, label)
        self.context.apply(command)

    def _follow(self, changed: Changed) -> None:
        if changed.touches(
            "commitment", "declined", "participant", "round_settings", "agenda_item"
        ):
            self._renew()

    def _renew(self) -> None:
        context, document, tr = self.context, self.context.document, self.context.tr
        if self._activity not in document:
            self._activity = None
        may = not context.is_read_only
        said = [item for item in document.all(Commitment) if _is_said(item)]
        self.round.setEnabled(may and bool(coverage(document).open))
        self.gap.setEnabled(may and any(missing_parts(item) for item in said))
        self.partners.setEnabled(may and any(item.partner is None for item in said))
        settings = settings_of(document, self._activity) if self._activity is not None else None
        with QSignalBlocker(self.names):
            self.names.setChecked(settings is not None and settings.names_open)
        self.names.setVisible(self._activity is not None)
        self.names.setEnabled(may)
        names, balance = short_names(document), partner_balance(document)
        parts = []
        if balance.idle:
            idle = ", ".join(names[person.id] for person in balance.idle)
            parts.append(tr("Nobody’s partner: {names}", names=idle))
        if balance.crowded:
            crowded = ", ".join(f"{names[person.id]} ({n})" for person, n in balance.crowded)
            parts.append(tr("Partner of several: {names}", names=crowded))
        self._balance.setText(" · ".join(parts))
        self._balance.setVisible(bool(parts))


def _is_said(item: Commitment) -> bool:
    return bool(item.text.strip()) and item.status is not Status.DROPPED
