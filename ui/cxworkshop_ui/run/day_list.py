"""The day at the left of Run: what is done, what is on, what comes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxworkshop.model.item import ItemId
from cxworkshop.run import RunState
from cxworkshop.schedule import Day
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font

_ROW = int(Qt.ItemDataRole.UserRole)
_ID = _ROW + 1


class DayList(QListWidget):
    """The activities in order; ``chosen`` carries the id of the one to look at."""

    chosen = Signal(str)

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.context = context
        self.setProperty("nav", True)
        self.setAccessibleName(context.tr("The day"))
        self.setItemDelegate(_RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._choose)

    def show_day(self, day: Day, state: RunState) -> None:
        """Show the day; the row that was chosen stays chosen."""
        wanted = [row.item.id for row in day.rows]
        here = [self.item(index).data(_ID) for index in range(self.count())]
        if wanted != here:
            chosen = self.shown()
            self.blockSignals(True)
            self.clear()
            for item_id in wanted:
                item = QListWidgetItem(self)
                item.setData(_ID, item_id)
            self.blockSignals(False)
            self.show_activity(chosen)
        for index, row in enumerate(day.rows):
            title = self.context.filled(row.item.title) or self.context.tr("Untitled activity")
            mark = ""
            if row.item.id == state.current:
                mark = "current"
            elif row.item.id in state.done:
                mark = "done"
            start = self.context.words.time(row.starts_at)
            fixed = self.context.tr("fixed") if row.item.fixed_start is not None else ""
            data = (start, title, fixed, mark)
            item = self.item(index)
            if item.data(_ROW) != data:
                item.setData(_ROW, data)
                item.setText(self._aloud(start, title, mark))

    def shown(self) -> ItemId | None:
        """The activity that is chosen."""
        row = self.currentRow()
        return ItemId(self.item(row).data(_ID)) if row >= 0 else None

    def show_activity(self, item_id: ItemId | None) -> None:
        """Choose an activity without telling anybody."""
        for index in range(self.count()):
            if self.item(index).data(_ID) == item_id:
                self.blockSignals(True)
                self.setCurrentRow(index)
                self.blockSignals(False)
                self.scrollToItem(self.item(index))
                return

    def _aloud(self, start: str, title: str, mark: str) -> str:
        if mark == "done":
            return self.context.tr("{start} {title}, done", start=start, title=title)
        if mark == "current":
            return self.context.tr("{start} {title}, now", start=start, title=title)
        return f"{start} {title}"

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))


class _RowDelegate(QStyledItemDelegate):
    """Start, title, and how it stands: ✓ done, filled now, *fixed* in small."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, in_use().px(36))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = in_use()
        palette = look.palette
        start, title, fixed, mark = index.data(_ROW) or ("", "", "", "")
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_now = mark == "current"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = palette.accent if is_now else palette.accent_tint if is_chosen else None
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        if is_chosen and (is_now or state & QStyle.StateFlag.State_HasFocus):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(palette.on_accent if is_now else palette.accent))
            painter.drawRoundedRect(rect.adjusted(2, 3, -3, -4), 5, 5)
        ink = palette.on_accent if is_now else palette.ink2 if mark == "done" else palette.ink
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font("small-strong" if is_now else "small", look.scale))
        painter.setPen(QColor(palette.on_accent if is_now else palette.ink2))
        times = rect.adjusted(look.px(10), 0, 0, 0)
        painter.drawText(times, middle, start)
        words = rect.adjusted(look.px(58), 0, -look.px(8), 0)
        small = font("small", look.scale)
        if fixed:
            painter.setFont(small)
            width = QFontMetrics(small).horizontalAdvance(fixed)
            painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignRight), fixed)
            words = words.adjusted(0, 0, -width - look.px(6), 0)
        face = font("strong" if is_now or is_chosen else "body", look.scale)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        text = f"✓ {title}" if mark == "done" else title
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, shown)
        painter.restore()
