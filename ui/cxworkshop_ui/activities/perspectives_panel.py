"""The sides from which everything is looked at: renamed in place, added, taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cxworkshop.activities.impact import Perspective, drop_perspective, perspectives
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.fields.new_line import NewLine
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.text import Text


class PerspectivesPanel(Card):
    """A line for each perspective of an activity and one for the next."""

    def __init__(self, context: SessionContext, activity: ItemId, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.context = context
        self._activity = activity
        tr = context.tr
        self.body.setSpacing(8)
        self.body.addWidget(Text(tr("Looked at from these sides"), "small-strong", parent=self))
        self.lines: dict[ItemId, QWidget] = {}
        self.grid = FlowGrid(190, 4, 10, parent=self)
        self.body.addWidget(self.grid)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Add a perspective: type it and press Enter"))
        self.line.setAccessibleName(tr("New perspective"))
        self.new = NewLine(context, self.line, self._side, M("Add a perspective"), "name")
        self.new.finished.connect(lambda _: self._show())
        self.body.addWidget(self.line)
        context.changed.connect(self._follow)
        self._show()

    def _side(self, name: str) -> Perspective:
        return Perspective(parent=self._activity, name=name)

    def _follow(self, changed: Changed) -> None:
        if changed.touches("perspective"):
            self._show()

    def _show(self) -> None:
        sides = perspectives(self.context.document, self._activity)
        wanted = [side.id for side in sides if side.id != self.new.draft]
        if wanted != list(self.lines):
            self.lines = {each: self.lines.get(each) or self._made(each) for each in wanted}
            self.grid.set_cards(self.lines.values())

    def _made(self, side: ItemId) -> QWidget:
        tr = self.context.tr
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        name = QLineEdit(both)
        name.setAccessibleName(tr("Perspective"))
        TextBinding(self.context, name, "name", M("Rename a perspective"), side)
        row.addWidget(name, 1)
        drop = IconButton("close", tr("Remove the perspective and what was said"), parent=both)
        drop.setEnabled(not self.context.is_read_only)
        drop.clicked.connect(lambda: self._drop(side))
        row.addWidget(drop)
        return both

    def _drop(self, side: ItemId) -> None:
        self.context.flush()
        self.line.setFocus()
        self.context.apply(drop_perspective(self.context.document, side))
