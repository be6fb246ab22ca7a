"""The day as a table: when each activity starts, how long it is, what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxworkshop.activities.registry import activity_kind
from cxworkshop.editing.commands import MoveItem
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.schedule import Day, Row, crowded, day_of, head_count
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.kinds import chip_role, stripe_role
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.tokens import Look
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.day_stripe import stripe_colour
from cxworkshop_ui.widgets.table import Table

START, MINUTES, ACTIVITY, KIND, OUTPUT = range(5)
MOVE_LABEL = M("Move an activity")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ROW = int(Qt.ItemDataRole.UserRole)
_MIME = "application/x-cxworkshop-activity"
Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractTableModel):
    """The rows of the schedule. Changing it is the editor's business: it follows the document."""

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._heads = (
            context.tr("Start"),
            context.tr("Min"),
            context.tr("Activity"),
            context.tr("Kind"),
            context.tr("Output"),
        )
        self.day: Day = day_of(context.document)
        self._people = head_count(context.document)

    def follow(self) -> None:
        """Show the day as it is now."""
        before = [row.item.id for row in self.day.rows]
        day = day_of(self.context.document)
        self._people = head_count(self.context.document)
        if [row.item.id for row in day.rows] == before:
            self.day = day
            if day.rows:
                last = self.index(len(day.rows) - 1, OUTPUT)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.day = day
            self.endResetModel()

    def row_of(self, item_id: ItemId | None) -> int:
        """The row of an activity, -1 where it has none."""
        for number, row in enumerate(self.day.rows):
            if row.item.id == item_id:
                return number
        return -1

    def id_at(self, number: int) -> ItemId | None:
        """The activity in a row."""
        return self.day.rows[number].item.id if 0 <= number < len(self.day.rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.day.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self.day.rows[index.row()]
        if role in (_DISPLAY, _ACCESSIBLE):
            return self._text(row, index.column())
        if role == _ROW:
            return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def warning(self, row: Row) -> str:
        """What cannot work about an activity, in a few words; empty where all is well."""
        tr = self.context.tr
        if row.overlap:
            return tr("starts {minutes} min before the one above ends", minutes=row.overlap)
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
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(_MIME, str(self.id_at(indexes[0].row()) or "").encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        moved = ItemId(bytes(data.data(_MIME).data()).decode())
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        source = self.row_of(moved)
        if source < 0 or target in (source, source + 1):
            return False
        others = [row.item.id for row in self.day.rows if row.item.id != moved]
        place = target - 1 if target > source else target
        self.context.apply(MoveItem(moved, others[place - 1] if place else None, MOVE_LABEL))
        return False  # the view must not remove the row: the document has moved it

    def _text(self, row: Row, column: int) -> str:
        item = row.item
        if column == START:
            return self.context.words.time(row.starts_at)
        if column == MINUTES:
            return str(item.minutes)
        if column == ACTIVITY:
            return self.context.filled(item.title) or self.context.tr("Untitled activity")
        if column == KIND:
            return self.context.words.say(activity_kind(item.activity).title)
        return self.context.filled(item.output)


class AgendaTable(Table):
    """The agenda by mouse and keyboard. Its signals say what is wanted of the chosen row."""

    wanted = Signal(str)

    def __init__(self, context: SessionContext, model: AgendaModel) -> None:
        super().__init__(context.tr("Agenda"), 44, fits_rows=True)
        self.setModel(model)
        self.setItemDelegate(_AgendaDelegate(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDragEnabled(not context.is_read_only)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(ACTIVITY, QHeaderView.ResizeMode.Stretch)
        self._size_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = {
            Qt.Key.Key_Delete: "remove",
            Qt.Key.Key_Insert: "add",
            Qt.Key.Key_Return: "edit",
            Qt.Key.Key_Enter: "edit",
            Qt.Key.Key_F2: "edit",
            Qt.Key.Key_Plus: "longer",
            Qt.Key.Key_Minus: "shorter",
        }
        if alt and event.key() == Qt.Key.Key_Up:
            self.wanted.emit("up")
        elif alt and event.key() == Qt.Key.Key_Down:
            self.wanted.emit("down")
        elif control and event.key() == Qt.Key.Key_D:
            self.wanted.emit("duplicate")
        elif event.key() in keys:
            self.wanted.emit(keys[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def _size_columns(self) -> None:
        look = in_use()
        width = self.viewport().width()
        for column, wanted in ((START, 82), (MINUTES, 64), (KIND, 160)):
            self.setColumnWidth(column, look.px(wanted))
        self.setColumnWidth(OUTPUT, min(look.px(220), round(width * 0.24)))
        # What the activity is comes first: where it is narrow the rest is in the inspector.
        self.setColumnHidden(OUTPUT, width < look.px(640))
        self.setColumnHidden(KIND, width < look.px(480))
        self.setColumnHidden(MINUTES, width < look.px(280))


class _AgendaDelegate(QStyledItemDelegate):
    """Paints a row: the stripe of its kind, the time strong, breaks quiet, warnings in words."""

    def __init__(self, model: AgendaModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, in_use().px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        row: Row = index.data(_ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_break = row.item.activity == "break"
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.selection))
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = index.column()
        text = str(index.data(_DISPLAY))
        words = rect.adjusted(look.px(12), 0, -look.px(8), 0)
        if column == START:
            role = stripe_role(row.item.activity)
            bar = QRect(rect.left(), rect.top(), look.px(5), rect.height())
            painter.fillRect(bar, QColor(stripe_colour(palette, role)))
            words = words.adjusted(look.px(6), 0, 0, 0)
            self._write(painter, words, text, "body" if is_break else "strong", palette.ink)
        elif column == ACTIVITY:
            self._paint_activity(painter, words, row, text, look)
        elif column == KIND and not is_break:
            at = QPointF(words.left(), words.center().y() + 1)
            paint_chip(painter, at, text, chip_role(row.item.activity), look)
        elif column in (MINUTES, OUTPUT):
            ink = palette.ink if column == MINUTES else palette.ink2
            self._write(painter, words, text, "body", ink)
        painter.restore()

    def _paint_activity(
        self, painter: QPainter, place: QRect, row: Row, title: str, look: Look
    ) -> None:
        palette = look.palette
        is_break = row.item.activity == "break"
        warning = self._model.warning(row)
        below = f"▲ {warning}" if warning else self._model.note(row)
        voice: Voice = "body" if is_break else "strong"
        ink = palette.ink2 if is_break else palette.ink
        if not below:
            self._write(painter, place, title, voice, ink)
            return
        half = place.height() // 2
        upper = QRect(place.left(), place.top() + look.px(3), place.width(), half)
        lower = QRect(place.left(), place.top() + half, place.width(), half - look.px(3))
        self._write(painter, upper, title, voice, ink)
        self._write(painter, lower, below, "small", palette.steps if warning else palette.ink2)

    def _write(self, painter: QPainter, place: QRect, text: str, voice: Voice, ink: str) -> None:
        face = font(voice, in_use().scale)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
