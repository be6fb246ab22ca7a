"""The expectations come back: met, partly met or not, and what is made of those that were not."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.activities.opening import Expectation, Met, expectations
from cxworkshop.activities.opening_plan import met_told
from cxworkshop.activities.opening_slides import MET_SIGNS
from cxworkshop.activities.wording import Wording
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.answer_grid import AnswerGrid, next_row
from cxworkshop_ui.activities.answer_model import Answer, AnswerModel
from cxworkshop_ui.activities.make_from import MakeFrom
from cxworkshop_ui.activities.people_words import short_names
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.text import Text

_KEYS: dict[str, Met] = {
    "1": Met.MET,
    "+": Met.MET,
    "2": Met.PARTLY,
    "3": Met.NOT_MET,
    "-": Met.NOT_MET,
    "x": Met.NOT_MET,
    "": Met.OPEN,
}
_ROLES: dict[Met, Role] = {Met.MET: "kept", Met.PARTLY: "steps", Met.NOT_MET: "risk"}
_ROUND = (Met.OPEN, Met.MET, Met.PARTLY, Met.NOT_MET)


class MetModel(AnswerModel):
    """The expectations of the session, each with what the group says of it."""

    kinds = ("expectation", "participant")

    def wanted(self) -> list[ItemId]:
        """Every expectation, in order."""
        return [item.id for item in expectations(self.context.document)]

    def across(self) -> list[str]:
        """One question."""
        return [self.context.tr("Expectation"), self.context.tr("At the close")]

    def prepare(self) -> None:
        """The names beside the expectations."""
        self._names = short_names(self.context.document)

    def answer(self, item_id: ItemId, column: int) -> Answer:
        """The words with the name below, or the verdict."""
        item = self.context.document.find(Expectation, item_id)
        if item is None:
            return Answer("")
        if not column:
            return Answer(item.text, below=self._names.get(item.by or ItemId(""), ""))
        said = self.context.words.say(item.met.word)
        if item.met is Met.OPEN:
            return Answer("", None, said)
        return Answer(f"{MET_SIGNS[item.met]} {said}", _ROLES[item.met], said, is_told=True)


class MetPanel(QWidget):
    """The grid, how many were met, and what can be made of the one that is current."""

    def __init__(self, context: SessionContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.tr
        self.model = MetModel(context, self)
        self.grid = AnswerGrid(
            self.model,
            tr("What became of the expectations"),
            cell_width=130,
            name_share=0.55,
            parent=self,
        )
        self.grid.keyed.connect(self._keyed)
        self.grid.confirmed.connect(lambda *_: next_row(self.grid))
        self.grid.clicked.connect(self._pressed)
        self._empty = Text(
            tr("No expectations were written down in the opening."),
            ink="ink2",
            wrap=True,
            parent=self,
        )
        self._says = Text("", "strong", wrap=True, parent=self)
        keys = tr("Keys: 1 met · 2 partly · 3 not · Backspace takes back")
        self._keys = Text(keys, "small", "ink2", wrap=True, parent=self)
        self.make = MakeFrom(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._empty, self._says, self._keys, self.grid, self.make):
            column.addWidget(widget)
        self.grid.chosen.connect(lambda: self.make.show_item(self.grid.current))
        context.changed.connect(self._follow)
        self._show()

    def reveal(self, item_id: ItemId) -> bool:
        """Make the row of an expectation the current one. Returns whether it is here."""
        row = self.model.row_of(item_id)
        if row >= 0:
            self.grid.go_to(row, 1)
            self.grid.begin()
        return row >= 0

    def _keyed(self, row: int, column: int, text: str) -> None:
        if column != 1 or self.context.is_read_only:
            return
        item = self.context.document.find(Expectation, self.model.ids[row])
        if item is None:
            return
        met = _after(item.met) if text == " " else _KEYS.get(text)
        if met is not None and self._say(item.id, met) and text not in ("", " "):
            next_row(self.grid)

    def _pressed(self, index: QModelIndex) -> None:
        item = self.context.document.find(Expectation, self.model.ids[index.row()])
        if item is not None and index.column() == 1:
            self._say(item.id, _after(item.met))

    def _say(self, item_id: ItemId, met: Met) -> bool:
        return self.context.set(item_id, "met", met, M("Say whether an expectation was met"))

    def _follow(self, changed: Changed) -> None:
        if changed.touches("expectation"):
            self._show()

    def _show(self) -> None:
        wording = Wording(self.context.document, self.context.words)
        has_any = bool(self.model.ids)
        for widget in (self.grid, self._says, self._keys, self.make):
            widget.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self._says.setText(met_told(self.context.document, wording))


def _after(met: Met) -> Met:
    """What a press makes of it: round and round."""
    return _ROUND[(_ROUND.index(met) + 1) % len(_ROUND)]
