"""The day at the left of Run: what is done, what is on, what comes."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxworkshop.model.item import ItemId
from cxworkshop.pace import Pace
from cxworkshop.run import RunState
from cxworkshop.schedule import Day
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import minute_text, title_of
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.text import plain_tip

_ROW = int(Qt.ItemDataRole.UserRole)
_ID = _ROW + 1
_HIGH, _LOW = 36, 28
"""The height of a row, px at 100 %, where there is room and where there is little."""


class DayList(QListWidget):
    """The activities in order, with the times at which they began or will begin.

    ``chosen`` carries the id of the one to look at. Enter opens it (``opened``), Delete skips it
    or takes the skip back (``skipped``, ``restored``), Escape leads back (``left``); the menu key
    and the right button offer the same.
    """

    chosen = Signal(str)
    opened = Signal(str)
    skipped = Signal(str)
    restored = Signal(str)
    left = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.context = context
        tr = context.tr
        self._state: RunState | None = None
        self.setProperty("nav", True)
        self.setAccessibleName(tr("The day"))
        self.setAccessibleDescription(
            tr("Enter opens an activity, Delete leaves it out today, Esc goes back.")
        )
        self.setItemDelegate(_RowDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.currentItemChanged.connect(self._choose)

    def show_day(self, day: Day, state: RunState, pace: Pace) -> None:
        """Show the day; the row that was chosen stays chosen."""
        self._state = state
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
        at_risk = {risk.point for risk in pace.risks}
        for index, row in enumerate(day.rows):
            item_id = row.item.id
            title = title_of(self.context, item_id)
            mark = self._mark(item_id, state)
            start = pace.starts.get(item_id)
            begins = minute_text(self.context, start) if start is not None else "–"
            note = self.context.tr("fixed") if row.item.fixed_start is not None else ""
            if mark == "skipped":
                note = self.context.tr("skipped")
            elif item_id in at_risk:
                note = f"▲ {note}"
            data = (begins, title, note, mark, item_id in at_risk)
            item = self.item(index)
            if item.data(_ROW) != data:
                item.setData(_ROW, data)
                item.setText(self._aloud(begins, title, mark))
                item.setToolTip(plain_tip(title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        # Rows get another height: what is shown stays in sight.
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)

    @property
    def row_height(self) -> int:
        """As high as lets the whole day be seen, within limits."""
        room = self.viewport().height() // max(1, self.count())
        return max(in_use().px(_LOW), min(in_use().px(_HIGH), room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.shown()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif chosen is None or self.context.is_read_only:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(chosen)
        elif event.key() == Qt.Key.Key_Delete:
            self._skip_or_restore(chosen)
        else:
            super().keyPressEvent(event)

    def menu_of(self, item_id: ItemId) -> QMenu:
        """What can be done with an activity of the day."""
        tr, state = self.context.tr, self._state
        menu = QMenu(self)
        run = state.activities.get(item_id) if state is not None else None
        if run is None or state is None or self.context.is_read_only:
            return menu
        if not run.is_open:
            is_again = run.opened_at is not None
            words = tr("Open it again (Enter)") if is_again else tr("Open it now (Enter)")
            menu.addAction(words).triggered.connect(lambda: self.opened.emit(item_id))
        if run.is_skipped:
            words = tr("Take the skip back (Delete)")
            menu.addAction(words).triggered.connect(lambda: self.restored.emit(item_id))
        elif not run.is_done:
            words = tr("Skip it today (Delete)")
            menu.addAction(words).triggered.connect(lambda: self.skipped.emit(item_id))
        return menu

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

    def _open_menu(self, at: QPoint) -> None:
        item = self.itemAt(at) or self.currentItem()
        if item is not None:
            menu = self.menu_of(ItemId(item.data(_ID)))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            if not menu.isEmpty():
                menu.popup(self.viewport().mapToGlobal(at))

    def _skip_or_restore(self, item_id: ItemId) -> None:
        run = self._state.activities.get(item_id) if self._state is not None else None
        if run is not None:
            (self.restored if run.is_skipped else self.skipped).emit(item_id)

    def _mark(self, item_id: ItemId, state: RunState) -> str:
        run = state.activities.get(item_id)
        if run is None:
            return ""
        if run.is_open:
            return "current"
        if run.is_skipped:
            return "skipped"
        return "done" if run.is_done else ""

    def _aloud(self, start: str, title: str, mark: str) -> str:
        if mark == "skipped":
            return self.context.tr("{title}, skipped", title=title)
        if mark == "done":
            return self.context.tr("{start} {title}, done", start=start, title=title)
        if mark == "current":
            return self.context.tr("{start} {title}, now", start=start, title=title)
        return f"{start} {title}"

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))


class _RowDelegate(QStyledItemDelegate):
    """Start, title, and how it stands: ✓ done, filled now, struck out skipped, *fixed* in small."""

    def __init__(self, day: DayList) -> None:
        super().__init__(day)
        self._day = day

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._day.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = in_use()
        palette = look.palette
        start, title, note, mark, is_at_risk = index.data(_ROW) or ("", "", "", "", False)
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
        is_past = mark in ("done", "skipped")
        ink = palette.on_accent if is_now else palette.ink2 if is_past else palette.ink
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font("small-strong" if is_now else "small", look.scale))
        painter.setPen(QColor(palette.on_accent if is_now else palette.ink2))
        times = rect.adjusted(look.px(10), 0, 0, 0)
        painter.drawText(times, middle, start)
        words = rect.adjusted(look.px(58), 0, -look.px(8), 0)
        small = font("small", look.scale)
        if note:
            painter.setFont(small)
            if is_at_risk and not is_now:
                painter.setPen(QColor(palette.steps))
            width = QFontMetrics(small).horizontalAdvance(note)
            painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignRight), note)
            words = words.adjusted(0, 0, -width - look.px(6), 0)
        face = QFont(font("strong" if is_now or is_chosen else "body", look.scale))
        face.setStrikeOut(mark == "skipped")
        painter.setFont(face)
        painter.setPen(QColor(ink))
        text = f"✓ {title}" if mark == "done" else title
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, shown)
        painter.restore()
