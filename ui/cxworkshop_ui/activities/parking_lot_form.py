"""Parking lot: what matters but not now, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxworkshop.activities.goals import Goal
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.editing.commands import AddItem, SetField, Together
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M, Message
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.choices import roomy
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.row_list import RowList, SentenceRow
from cxworkshop_ui.activities.sentence import SentenceEdit
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding, TickBinding
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.choice import Choice
from cxworkshop_ui.widgets.text import Text


class ParkingRow(SentenceRow):
    """A parked thought, who raised it, whether it is settled, and what it can become."""

    def __init__(
        self, context: SessionContext, form: ParkingLotForm, item_id: ItemId, parent: QWidget
    ) -> None:
        super().__init__(item_id, parent)
        self.context = context
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(8)
        self._below = QWidget(self)
        second = QHBoxLayout(self._below)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        self.tick = QCheckBox()
        self.tick.setAccessibleName(tr("Settled"))
        self.tick.setToolTip(tr("Settled"))
        TickBinding(context, self.tick, "is_settled", M("Settle a parked thought"), item_id)
        first.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = SentenceEdit(
            context, tr("A thought for later …"), voice="body", parent=self
        )
        self.sentence.setAccessibleName(tr("Parked thought"))
        TextBinding(context, self.sentence, "text", M("Change the parked thought"), item_id)
        first.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        self.by = roomy(Choice(self))
        self.by.setFixedWidth(in_use().px(190))
        self.by.setAccessibleName(tr("Raised by"))
        self.by.setToolTip(tr("Raised by"))
        PersonBinding(context, self.by, "raised_by", M("Change who raised it"), item_id)
        first.addWidget(self.by, 0, Qt.AlignmentFlag.AlignTop)
        self.deletion = IconButton("delete", tr("Delete the parked thought"), parent=self)
        self.deletion.clicked.connect(lambda: context.remove(item_id, M("Delete a parked thought")))
        first.addWidget(self.deletion, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        second.addSpacing(self.tick.sizeHint().width() + 8)
        self._became = Text("", "small", "kept", wrap=True, parent=self)
        second.addWidget(self._became, 1)
        self.to_goal = Button(tr("Make it a goal"), "quiet", "goal", parent=self)
        self.to_goal.clicked.connect(lambda: form.make_goal(item_id))
        self.to_step = Button(tr("Make it a next step"), "quiet", "step", parent=self)
        self.to_step.clicked.connect(lambda: form.make_step(item_id))
        second.addWidget(self.to_goal)
        second.addWidget(self.to_step)
        column.addWidget(self._below)
        for control in (self.deletion, self.to_goal, self.to_step):
            control.setEnabled(not context.is_read_only)
        self.sentence.confirmed.connect(form.entered)
        self.refresh()

    def refresh(self) -> None:
        """Say what the thought became."""
        document, tr = self.context.document, self.context.tr
        became: list[str] = []
        for item, field in document.pointing_at(self.item_id):
            if field.name == "because" and isinstance(item, Goal):
                became.append(tr("became the goal “{text}”", text=item.text))
            elif field.name == "because" and isinstance(item, NextStep):
                became.append(tr("became the next step “{text}”", text=item.text))
        self._became.setText(" · ".join(became))
        entry = document.find(ParkingEntry, self.item_id)
        is_open = entry is not None and not entry.is_settled
        self.to_goal.setVisible(is_open)
        self.to_step.setVisible(is_open)
        self._below.setVisible(is_open or bool(became))


class ParkingLotForm(QWidget):
    """The parked thoughts, the open ones and the settled, and a line to park the next."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Park a thought: type it and press Enter"))
        self.line.setAccessibleName(tr("New parked thought"))
        self._empty = Text(
            tr("Nothing is parked. What matters but not now goes here, with a name."),
            "body",
            "ink2",
            wrap=True,
            parent=self,
        )
        column.addWidget(self._empty)
        self.rows = RowList(lambda item_id, place: ParkingRow(context, self, item_id, place), self)
        column.addWidget(self.rows)
        column.addWidget(self.line)
        column.addStretch(1)
        self.binding = FirstWordsBinding(
            context,
            self.line,
            "text",
            M("Change the parked thought"),
            make=lambda text: ParkingEntry(text=text),
            add_label=M("Park a thought"),
        )
        self.line.returnPressed.connect(self._added)
        self.setFocusProxy(self.line)
        context.changed.connect(self._follow)
        self._show()

    def entered(self) -> None:
        """Ready to park the next thought."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, item_id: ItemId) -> bool:
        """Focus a parked thought."""
        row = self.rows.row(item_id)
        if row is not None:
            row.focus()
        return row is not None

    def make_goal(self, item_id: ItemId) -> None:
        """Make a goal of it, which remembers why; the thought is settled. One undo step."""
        self.context.flush()
        entry = self.context.document.find(ParkingEntry, item_id)
        if entry is not None:
            goal = Goal(text=entry.text, because=item_id)
            self._becomes(entry, goal, M("Make a goal of a parked thought"))

    def make_step(self, item_id: ItemId) -> None:
        """Make a next step of it, which remembers why; the thought is settled. One undo step."""
        self.context.flush()
        entry = self.context.document.find(ParkingEntry, item_id)
        if entry is not None:
            step = NextStep(text=entry.text, because=item_id)
            self._becomes(entry, step, M("Make a next step of a parked thought"))

    def _becomes(self, entry: ParkingEntry, item: Item, label: Message) -> None:
        import msgspec

        item = msgspec.structs.replace(item, id=self.context.editor.new_id())
        settled = SetField(entry.id, "is_settled", True, label)
        self.context.apply(Together((AddItem(item, label), settled), label))

    def _added(self) -> None:
        if self.binding.commit():
            self.binding.show_item(None)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("parking_entry", "goal", "next_step"):
            self._show()

    def _show(self) -> None:
        ids = [entry.id for entry in self.context.document.all(ParkingEntry)]
        self.rows.show_items(ids)
        self.rows.setVisible(bool(ids))
        self._empty.setVisible(not ids)
