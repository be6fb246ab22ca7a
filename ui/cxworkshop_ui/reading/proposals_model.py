"""What came back would change, row by row, with a tick for what is accepted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from cxworkshop.i18n import M, Message
from cxworkshop.importing.proposals import Proposal, Proposed
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.prepare.item_rows import ACCESSIBLE, DISPLAY, Index
from cxworkshop_ui.theme.tokens import Role

WHAT, TODAY, RETURNED = range(3)
ROW = int(Qt.ItemDataRole.UserRole)
CHECK = int(Qt.ItemDataRole.CheckStateRole)

Key = tuple[str, str, int, str]
"""What a proposal is known by when it is worked out anew: file, table, row, field."""


def key_of(proposal: Proposal) -> Key:
    """What tells a proposal from all others."""
    return proposal.source, proposal.table, proposal.row, proposal.field


class ProposalsModel(QAbstractTableModel):
    """The proposals, as they came. What nothing speaks against is ticked to begin with."""

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.proposed = Proposed()
        self._ticks: dict[Key, bool] = {}
        tr = context.tr
        self._heads = (tr("What"), tr("Here today"), tr("Came back"))

    def show_proposed(self, proposed: Proposed) -> None:
        """Show other proposals; a tick that somebody set or took away stays."""
        self.beginResetModel()
        self.proposed = proposed
        self.endResetModel()

    @property
    def rows(self) -> tuple[Proposal, ...]:
        """The proposals in the order of the rows."""
        return self.proposed.proposals

    @property
    def taken(self) -> frozenset[int]:
        """The numbers of those that are ticked."""
        return frozenset(each.number for each in self.rows if self.is_ticked(each))

    def is_ticked(self, each: Proposal) -> bool:
        """Whether a proposal is accepted as it stands."""
        return each.can_be_taken and self._ticks.get(key_of(each), each.conflict is None)

    def turn(self, index: Index) -> None:
        """Tick a proposal, or take its tick away."""
        each: Proposal | None = self.data(index, ROW)
        if each is not None and each.can_be_taken:
            self._ticks[key_of(each)] = not self.is_ticked(each)
            self._tell()

    def tick_all(self, *, is_on: bool) -> None:
        """Tick everything that nothing speaks against, or nothing at all."""
        for each in self.rows:
            self._ticks[key_of(each)] = is_on and each.conflict is None
        self._tell()

    def tick_person(self, person: ItemId | None) -> None:
        """Tick what concerns somebody and nothing speaks against, or take those ticks away."""
        numbers = self.proposed.of_person(person)
        is_on = not numbers <= self.taken
        for each in self.rows:
            if each.number in numbers:
                self._ticks[key_of(each)] = is_on
        self._tell()

    def person_of(self, each: Proposal) -> str:
        """Whom a proposal concerns, in words."""
        person = self.context.document.find(Participant, each.person)
        return person.name if person is not None else self.context.tr("Nobody in particular")

    def state(self, each: Proposal) -> tuple[Message, Role] | None:
        """What is to be known of a proposal before it is accepted; None for nothing."""
        if not each.can_be_taken:
            return M("Not read"), "risk"
        if each.conflict is not None:
            return M("Conflict"), "steps"
        if each.trouble is not None:
            return M("Partly read"), "steps"
        return (M("New"), "kept") if each.is_new else None

    def why(self, each: Proposal) -> str:
        """Why it is a conflict, or what could not be read."""
        told = (each.conflict, each.trouble)
        return " ".join(self.context.words.say(why) for why in told if why is not None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        each = self.rows[index.row()]
        if role == ROW:
            return each
        if role == CHECK and index.column() == WHAT and each.can_be_taken:
            return Qt.CheckState.Checked if self.is_ticked(each) else Qt.CheckState.Unchecked
        if role == DISPLAY:
            return (each.name, each.today, each.returned)[index.column()]
        if role == ACCESSIBLE:
            return self._aloud(each, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _aloud(self, each: Proposal, column: int) -> str:
        if column == WHAT:
            state = self.state(each)
            said = self.context.words.say(state[0]) if state is not None else ""
            return ", ".join(filter(None, (each.name, each.label, said, self.why(each))))
        text = each.today if column == TODAY else each.returned
        return text or self.context.tr("nothing")

    def _tell(self) -> None:
        if self.rows:
            last = self.index(len(self.rows) - 1, RETURNED)
            self.dataChanged.emit(self.index(0, 0), last)
