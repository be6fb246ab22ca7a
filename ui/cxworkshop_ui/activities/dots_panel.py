"""Dots by person: everyone has so many and puts them on the proposals."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from cxworkshop.activities.definition import (
    DotsGiven,
    Proposal,
    asked,
    dots_by_person,
    dots_left,
    dots_there_are,
    setup_of,
)
from cxworkshop.activities.definition_answers import change_setup, give_dots
from cxworkshop.editing.editor import Changed
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.answer_grid import AnswerGrid
from cxworkshop_ui.activities.answer_model import Answer, AnswerModel
from cxworkshop_ui.activities.choices import shortened
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.field import pad
from cxworkshop_ui.widgets.text import Text


class DotsModel(AnswerModel):
    """Leaders down the side, proposals by their numbers across, what each has left at the end."""

    kinds = ("dots_given", "proposal", "participant", "definition_setup")

    def wanted(self) -> list[ItemId]:
        """Who is in the room, or gave dots before leaving."""
        return [person.id for person in asked(self.context.document)]

    def across(self) -> list[str]:
        """The numbers of the proposals."""
        self.proposals = [item.id for item in self.context.document.all(Proposal)]
        tr = self.context.tr
        return [tr("Leader"), *(str(at + 1) for at in range(len(self.proposals))), tr("To give")]

    def prepare(self) -> None:
        """Who gave what, and what is left."""
        document = self.context.document
        self._given: dict[tuple[ItemId, ItemId], DotsGiven] = dots_by_person(document)
        self._left = dots_left(document)
        self._names = short_names(document)

    def head_told(self, column: int) -> str:
        """The proposal itself."""
        if 0 < column <= len(self.proposals):
            item = self.context.document.find(Proposal, self.proposals[column - 1])
            return shortened(item.text) if item is not None else ""
        return self.heads[column]

    def answer(self, item_id: ItemId, column: int) -> Answer:
        """A name, the dots given to a proposal, or what is left."""
        if not column:
            return Answer(self._names.get(item_id, ""))
        name = self._names.get(item_id, "")
        if column > len(self.proposals):
            left = self._left.get(item_id, 0)
            role: Role = "risk" if left < 0 else "steps" if left else "kept"
            said = "✓" if not left else f"−{-left}" if left < 0 else str(left)
            return Answer(said, role, f"{name}, {left}", is_told=True)
        given = self._given.get((item_id, self.proposals[column - 1]))
        if given is None:
            return Answer("", None, f"{name}, 0")
        return Answer(str(given.dots), "definition", f"{name}, {given.dots}")


class DotsPanel(QWidget):
    """How dots are counted; where by person, the grid and who has dots left."""

    def __init__(self, context: SessionContext, activity: ItemId | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._activity = activity
        tr = context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(10)
        self.by_person = QCheckBox(tr("Write down who gave which dots"), self)
        self.by_person.toggled.connect(lambda is_on: self._set("by_person", is_on))
        line.addWidget(self.by_person)
        line.addStretch(1)
        label = Text(tr("Dots each"), "small-strong", "ink2", parent=self)
        self.each = QSpinBox(self)
        self.each.setRange(1, 20)
        pad(self.each)
        self.each.setAccessibleName(tr("Dots each"))
        self.each.valueChanged.connect(lambda count: self._set("dots_each", count))
        line.addWidget(label)
        line.addWidget(self.each)
        column.addLayout(line)
        self.model = DotsModel(context, self)
        self.grid = AnswerGrid(self.model, tr("Dots by person"), cell_width=58, parent=self)
        self.grid.keyed.connect(self._keyed)
        column.addWidget(self.grid)
        self._says = Text("", "small", "ink2", wrap=True, parent=self)
        column.addWidget(self._says)
        self._visit = context.new_visit()
        context.changed.connect(self._follow)
        self._show()

    def _keyed(self, row: int, column: int, text: str) -> None:
        if not 0 < column <= len(self.model.proposals):
            return
        document = self.context.document
        person, proposal = self.model.ids[row], self.model.proposals[column - 1]
        given = dots_by_person(document).get((person, proposal))
        before = given.dots if given is not None else 0
        if text in ("+", "-", " "):
            dots = before + (-1 if text == "-" else 1)
        else:
            dots = int(text) if text.isdigit() else 0
        command = give_dots(document, person, proposal, max(dots, 0), self.context.editor.new_id)
        if command is not None:
            self.context.apply(command)
        if text.isdigit():
            self._go_on(row, column)

    def _go_on(self, row: int, column: int) -> None:
        """To the next proposal; where a leader has nothing left, to the next leader."""
        left = dots_left(self.context.document).get(self.model.ids[row], 0)
        if left > 0 and column < len(self.model.proposals):
            self.grid.go_to(row, column + 1)
        elif left <= 0 and row + 1 < len(self.model.ids):
            self.grid.go_to(row + 1, 1)

    def _set(self, name: str, value: object) -> None:
        document, new_id = self.context.document, self.context.editor.new_id
        activity = self._activity or _first(self.context)
        if activity is not None and getattr(setup_of(document), name) != value:
            self.context.apply(change_setup(document, name, value, activity, new_id))

    def _follow(self, changed: Changed) -> None:
        if changed.touches(*DotsModel.kinds, "agenda_item"):
            self._show()

    def _show(self) -> None:
        document, tr = self.context.document, self.context.tr
        setup = setup_of(document)
        can_set = (self._activity or _first(self.context)) is not None
        for control in (self.by_person, self.each):
            control.setEnabled(can_set and not self.context.is_read_only)
        with QSignalBlocker(self.by_person), QSignalBlocker(self.each):
            self.by_person.setChecked(setup.by_person)
            self.each.setValue(setup.dots_each)
        has_grid = setup.by_person and bool(self.model.ids) and bool(self.model.proposals)
        self.grid.setVisible(has_grid)
        self._says.setVisible(bool(document.all(Proposal)))
        if not setup.by_person:
            given = sum(item.dots for item in document.all(Proposal))
            whole = dots_there_are(document)
            said = tr("{given} of {all} dots are counted.", given=given, all=whole)
            keys = tr(
                "In the dots: digits set the number, + and − change it, Enter: next proposal."
            )
            self._says.setText(f"{said} {keys}")
            self._says.set_ink("steps" if given > whole else "ink2")
            return
        left = dots_left(document)
        names = short_names(document)
        given = sum(item.dots for item in document.all(DotsGiven))
        whole = dots_there_are(document)
        said = tr("{given} of {all} dots are given.", given=given, all=whole)
        over = [names[person] for person, dots in left.items() if dots < 0]
        still = [f"{names[person]} {dots}" for person, dots in left.items() if dots > 0]
        if over:
            said += " " + tr("More than they have: {names}.", names=", ".join(over))
        if given and still:
            said += " " + tr("Still to give: {names}.", names=", ".join(still))
        self._says.setText(said)
        self._says.set_ink("risk" if over else "ink2")


def _first(context: SessionContext) -> ItemId | None:
    """The activity whose settings count: the first that looks for a definition."""
    agenda = context.document.all(AgendaItem)
    return next((item.id for item in agenda if item.activity == "definition"), None)
