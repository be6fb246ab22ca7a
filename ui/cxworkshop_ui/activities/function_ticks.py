"""Which functions take part: a tick for each."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cxworkshop.activities.goals import Goal
from cxworkshop.editing.commands import SetField
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Function
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.text import Text


class FunctionTicks(QWidget):
    """The functions that take part in a goal; those of the session, in their order."""

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._goal: ItemId | None = None
        self._ticks: dict[ItemId, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = context.tr("Functions that take part")
        column.addWidget(Text(title, "small-strong", "ink2", parent=self))
        self._grid = FlowGrid(130, 6, 4, parent=self)
        column.addWidget(self._grid)
        self._none = Text(
            context.tr("The session has no functions yet; add them with the participants."),
            "small",
            "ink2",
            wrap=True,
            parent=self,
        )
        column.addWidget(self._none)
        self.setAccessibleName(title)
        context.changed.connect(self._follow)
        self._offer()

    def show_item(self, item_id: ItemId | None) -> None:
        """Turn to another goal."""
        self._goal = item_id
        self._load()

    def _follow(self, changed: Changed) -> None:
        if changed.touches("function"):
            self._offer()
        elif self._goal is not None and self._goal in changed.ids():
            self._load()

    def _offer(self) -> None:
        functions = self.context.document.all(Function)
        if list(self._ticks) != [function.id for function in functions]:
            self._ticks = {function.id: self._tick(function.id) for function in functions}
            self._grid.set_cards(self._ticks.values())
        for function in functions:
            self._ticks[function.id].setText(function.name.replace("&", "&&"))
        self._none.setVisible(not functions)
        self._load()

    def _tick(self, function: ItemId) -> QCheckBox:
        tick = QCheckBox()
        tick.toggled.connect(lambda is_on, function=function: self._ticked(function, is_on))
        return tick

    def _load(self) -> None:
        goal = self.context.document.find(Goal, self._goal)
        for function, tick in self._ticks.items():
            with QSignalBlocker(tick):
                tick.setChecked(goal is not None and function in goal.functions)
            tick.setEnabled(goal is not None and not self.context.is_read_only)

    def _ticked(self, function: ItemId, is_on: bool) -> None:
        goal = self.context.document.find(Goal, self._goal)
        if goal is None:
            return
        chosen = {*goal.functions, function} if is_on else {*goal.functions} - {function}
        ordered = tuple(known for known in self._ticks if known in chosen)
        label = M("Change the functions of the goal")
        self.context.apply(SetField(goal.id, "functions", ordered, label), initiator=self)
