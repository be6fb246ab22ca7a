"""The matrix of decisions: letters on the keyboard give rights, arrows lead from cell to cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from cxworkshop.activities.decisions import Right
from cxworkshop.i18n import M
from cxworkshop_ui.activities.decisions_model import DecisionsModel
from cxworkshop_ui.activities.matrix_table import MARK, MatrixDelegate, MatrixTable
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.bound_delegate import Index
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role

RIGHT_ROLES: dict[Right, Role] = {
    Right.DECIDES: "accent",
    Right.ASKED: "steps",
    Right.TOLD: "neutral",
}


class DecisionsDelegate(MatrixDelegate):
    """The decision with what is wrong below it; a letter on its colour for each right."""

    def paint_mark(self, painter: QPainter, place: QRect, index: Index) -> None:
        value = index.data(MARK)
        if value is None:
            return
        right = Right(value)  # on its way through Qt it has become a plain text
        palette, role = in_use().palette, RIGHT_ROLES[right]
        colours = (palette.text(role), palette.tint(role), palette.line)
        if right is Right.DECIDES:
            colours = (palette.on_accent, palette.accent, palette.accent)
        self.paint_chip(painter, place, str(index.data()), colours)


class DecisionsTable(MatrixTable):
    """D, A and T – or 1, 2 and 3 – give a right, 0 and Delete take it away."""

    def __init__(
        self, context: SessionContext, model: DecisionsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.tr("Who decides what"), model, parent)
        self._decisions = model
        name, label = context.tr("Decision"), M("Change the decision")
        self.setItemDelegate(DecisionsDelegate(context, self, name, label))
        keys = {right: letter.upper() for right, letter in model.letters.items()}
        self._keys = {letter: right for right, letter in keys.items()}
        self._keys |= {str(number): right for number, right in enumerate(Right, 1)}

    def take_key(self, index: Index, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0):
            self._decisions.give(index, None)
        elif (right := self._keys.get(event.text().upper())) is not None:
            self._decisions.give(index, right)
        else:
            return False
        return True
