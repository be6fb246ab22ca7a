"""What an import of people would do, row by row, with a tick to leave a row out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxworkshop.i18n import M, Message
from cxworkshop.importing.people import Action, PeoplePlan, PeopleRow
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.prepare.item_rows import ACCESSIBLE, DISPLAY, Index
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.row_state import is_chosen
from cxworkshop_ui.widgets.table import Table
from cxworkshop_ui.widgets.text import plain_tip

NUMBER, PERSON, FUNCTION, ACTION = range(4)
ROW = int(Qt.ItemDataRole.UserRole)
CHECK = int(Qt.ItemDataRole.CheckStateRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)

_WORDS: dict[Action, Message] = {
    Action.NEW: M("New"),
    Action.UPDATE: M("Updated"),
    Action.SAME: M("Same"),
    Action.TWICE: M("Twice"),
    Action.BAD: M("Not read"),
}
_ROLES: dict[Action, Role] = {
    Action.NEW: "kept",
    Action.UPDATE: "definition",
    Action.SAME: "neutral",
    Action.TWICE: "neutral",
    Action.BAD: "risk",
}
_FIELDS: dict[str, Message] = {
    "name": M("Name"),
    "function": M("Function"),
    "role": M("Role"),
    "email": M("E-mail"),
}
_TAKEN = (Action.NEW, Action.UPDATE)


class PreviewModel(QAbstractTableModel):
    """The rows of a plan; ``left_out`` are the numbers of those that are not wanted."""

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.plan: PeoplePlan | None = None
        self.left_out: set[int] = set()
        tr = context.tr
        self._heads = (tr("Row"), tr("Person"), tr("Function"), tr("What happens"))

    def show_plan(self, plan: PeoplePlan | None, *, is_new: bool = True) -> None:
        """Show another plan; what was left out stays so where it is the same list."""
        self.beginResetModel()
        self.plan = plan
        if is_new:
            self.left_out.clear()
        self.endResetModel()

    @property
    def taken(self) -> int:
        """How many people would be imported."""
        rows = self.plan.rows if self.plan is not None else ()
        return sum(1 for row in rows if self.is_taken(row))

    def is_taken(self, row: PeopleRow) -> bool:
        """Whether something becomes of a row."""
        return row.action in _TAKEN and row.number not in self.left_out

    def turn(self, index: Index) -> None:
        """Leave a row out, or take it again."""
        row: PeopleRow | None = self.data(index, ROW)
        if row is None or row.action not in _TAKEN:
            return
        self.left_out.symmetric_difference_update({row.number})
        first, last = self.index(index.row(), 0), self.index(index.row(), ACTION)
        self.dataChanged.emit(first, last)

    def reason(self, row: PeopleRow) -> str:
        """Why nothing becomes of a row, or what an update changes."""
        say = self.context.words.say
        if row.action in _TAKEN and row.number in self.left_out:
            return self.context.tr("Left out")
        if row.reason is not None:
            return say(row.reason)
        return ", ".join(say(_FIELDS[name]) for name in row.changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self.plan is None else len(self.plan.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if self.plan is None or not index.isValid():
            return None
        row = self.plan.rows[index.row()]
        if role == ROW:
            return row
        if role == CHECK and index.column() == NUMBER and row.action in _TAKEN:
            is_on = row.number not in self.left_out
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role in (DISPLAY, ACCESSIBLE):
            return self._text(row, index.column(), is_aloud=role == ACCESSIBLE)
        if role == TOOL_TIP and index.column() == ACTION:
            return plain_tip(self.reason(row)) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _text(self, row: PeopleRow, column: int, *, is_aloud: bool) -> str:
        if column == NUMBER:
            return str(row.number)
        if column == PERSON:
            return row.name or "–"
        if column == FUNCTION:
            return row.function
        word = self.context.words.say(_WORDS[row.action])
        reason = self.reason(row) if is_aloud else ""
        return f"{word}: {reason}" if reason else word


class PreviewTable(Table):
    """The preview; Space or a click on the number leaves a row out or takes it again."""

    def __init__(self, context: SessionContext, model: PreviewModel) -> None:
        super().__init__(context.tr("People in the list"), 46, fits_rows=True)
        self._preview = model
        self.setModel(model)
        self.setItemDelegate(_PreviewDelegate(self, model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._preview.turn(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, look = self.viewport().width(), in_use()
        number = look.px(66)
        rest = max(width - number, 100)
        for column, size in (
            (NUMBER, number),
            (PERSON, rest * 36 // 100),
            (FUNCTION, rest * 20 // 100),
            (ACTION, rest * 44 // 100),
        ):
            self.setColumnWidth(column, size)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == NUMBER:
            self._preview.turn(index)


class _PreviewDelegate(QStyledItemDelegate):
    """Two lines: what matters, and below it quietly what else is known."""

    def __init__(self, parent: QObject, model: PreviewModel) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, in_use().px(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        rect: QRect = option.rect
        row: PeopleRow = index.data(ROW)
        painter.save()
        if is_chosen(option, index):
            fill(painter, rect, palette.selection)
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        place = rect.adjusted(look.px(10), look.px(4), -look.px(6), -look.px(5))
        is_taken = self._model.is_taken(row)
        column = index.column()
        if column == NUMBER:
            mark = "☑" if is_taken else "☐" if row.action in _TAKEN else " "
            text = f"{mark} {row.number}"
            self._write(painter, place, text, "body", palette.ink if is_taken else palette.ink3)
        elif column == PERSON:
            ink = palette.ink if is_taken else palette.ink2
            below = " · ".join(filter(None, (row.role, row.email)))
            self._write_two(painter, place, row.name or "–", "strong", ink, below)
        elif column == FUNCTION:
            self._write(painter, place, row.function, "body", palette.ink2)
        else:
            self._paint_action(painter, place, row)
        painter.restore()

    def _paint_action(self, painter: QPainter, place: QRect, row: PeopleRow) -> None:
        look = in_use()
        word = self._model.context.words.say(_WORDS[row.action])
        reason = self._model.reason(row)
        height = place.height() / 2 if reason else place.height()
        at = QPointF(place.left(), place.top() + height / 2)
        paint_chip(painter, at, word, _ROLES[row.action], look)
        if reason:
            below = QRect(place.left(), place.center().y() + 2, place.width(), place.height() // 2)
            is_bad = row.action is Action.BAD
            palette = look.palette
            self._write(painter, below, reason, "small", palette.risk if is_bad else palette.ink2)

    def _write_two(
        self, painter: QPainter, place: QRect, text: str, voice: Voice, ink: str, below: str
    ) -> None:
        if not below:
            self._write(painter, place, text, voice, ink)
            return
        half = place.height() // 2
        upper = QRect(place.left(), place.top(), place.width(), half)
        self._write(painter, upper, text, voice, ink)
        self._write(painter, upper.translated(0, half), below, "small", in_use().palette.ink2)

    def _write(self, painter: QPainter, place: QRect, text: str, voice: Voice, ink: str) -> None:
        face = font(voice, in_use().scale)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
