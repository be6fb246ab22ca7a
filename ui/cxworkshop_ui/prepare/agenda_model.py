"""The day as rows: when each activity starts, how long it is, what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from cxworkshop.activities.kinds import activity_kind
from cxworkshop.editing.commands import MoveItem
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.agenda import AgendaItem
from cxworkshop.model.item import ItemId
from cxworkshop.schedule import Day, Row, day_of
from cxworkshop.turns import crowded, head_count
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.prepare.item_rows import ACCESSIBLE, DISPLAY, ITEM_ID, Index, ItemRows

ROW = ITEM_ID + 1
MOVE_LABEL = M("Move an activity")
_MIME = "application/x-cxworkshop-activity"


class AgendaModel(ItemRows):
    """The rows of the schedule; ``ROW`` gives a row's :class:`Row` of the day."""

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        tr = context.tr
        columns = (
            ("start", tr("Start")),
            ("minutes", tr("Min")),
            ("title", tr("Activity")),
            ("activity", tr("Kind")),
            ("output", tr("Output")),
        )
        self.day: Day = day_of(context.document)
        self._people = head_count(context.document)
        super().__init__(context, columns, ("agenda_item", "session", "participant"), parent)

    def wanted(self) -> list[ItemId]:
        """The activities in order."""
        return [item.id for item in self.context.document.all(AgendaItem)]

    def text(self, item_id: ItemId, column: str) -> str:
        """What stands in a cell, the session's own words filled in."""
        row = self.day.row(item_id)
        if row is None:
            return ""
        item = row.item
        if column == "start":
            return self.context.words.time(row.starts_at)
        if column == "minutes":
            return str(item.minutes)
        if column == "title":
            return self.context.filled(item.title) or self.context.tr("Untitled activity")
        if column == "activity":
            return self.context.words.say(activity_kind(item.activity).title)
        return self.context.filled(item.output)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == ROW and index.isValid():
            item_id = self.item_id(index.row())
            return self.day.row(item_id) if item_id is not None else None
        if role == ACCESSIBLE and index.isValid() and self.columns[index.column()] == "title":
            row: Row | None = self.data(index, ROW)
            said = (self.warning(row), self.note(row)) if row is not None else ()
            return ", ".join(filter(None, (super().data(index, DISPLAY), *said)))
        return super().data(index, role)

    def warning(self, row: Row) -> str:
        """What cannot work about an activity, in a few words; empty where all is well."""
        tr = self.context.tr
        if row.overlap:
            return tr("overlaps the one above by {minutes} min", minutes=row.overlap)
        if row.is_past_midnight:
            return tr("ends after midnight")
        too_many = crowded(row.item, self._people)
        if too_many is not None:
            return tr(
                "{needed} min needed for {people} people",
                needed=too_many.needed,
                people=too_many.people,
            )
        return ""

    def note(self, row: Row) -> str:
        """What is worth knowing about an activity's place in the day."""
        tr = self.context.tr
        said = []
        if row.item.fixed_start is not None:
            said.append(tr("fixed start"))
        if row.slack:
            said.append(tr("{minutes} min of slack before it", minutes=row.slack))
        return " · ".join(said)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(_MIME, str(self.item_id(indexes[0].row()) or "").encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        moved = ItemId(bytes(data.data(_MIME).data()).decode())
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        source = self.row_of(moved)
        if source >= 0:
            self.put(moved, target - 1 if target > source else target)
        return False  # the view must not remove the row: the document has moved it

    def put(self, item_id: ItemId, place: int) -> bool:
        """Move an activity to a place among the others. Returns whether it is there now."""
        others = [each for each in self.wanted() if each != item_id]
        if not 0 <= place <= len(others):
            return False
        after = others[place - 1] if place else None
        return self.context.apply(MoveItem(item_id, after, MOVE_LABEL)) is not None

    def _follow(self, changed: Changed) -> None:
        if changed.touches("agenda_item", "session", "participant"):
            self.day = day_of(self.context.document)
            self._people = head_count(self.context.document)
        super()._follow(changed)
