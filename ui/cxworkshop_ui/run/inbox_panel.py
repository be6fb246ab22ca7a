"""The inbox beside the page: what was captured, sorted by a letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.activities.inbox import SORTING, InboxEntry, Target, sort_entry, target_of
from cxworkshop.editing.editor import Changed
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.run.run_words import title_of
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.flow_grid import FlowGrid
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.text import Text

_ID = int(Qt.ItemDataRole.UserRole)
_BELOW = _ID + 1
_LINES = 3


class InboxPanel(Surface):
    """Arrow keys choose an entry, a letter sorts it, Delete removes it, Escape leads back.

    ``draft`` gives the entry that is still being typed, which is left out.
    """

    closed = Signal()

    def __init__(
        self,
        context: SessionContext,
        draft: Callable[[], ItemId | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("left", parent=parent)
        self.context = context
        self._draft = draft
        tr = context.tr
        self.setAccessibleName(tr("Inbox"))
        self.list = EntryList(self)
        self.list.setAccessibleName(tr("Entries of the inbox"))
        self.list.lettered.connect(self._letter)
        self.list.deleted.connect(self._delete)
        self.list.currentRowChanged.connect(self._enable)
        self._is_emptied = False
        self._close = close = IconButton("close", tr("Close the inbox (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Inbox"), "heading", parent=self), 1)
        head.addWidget(close)
        self._said = Text("", "small", "ink2", wrap=True, parent=self)
        self._empty = Text(
            tr("Nothing waits here. Ctrl+L catches what is said, from anywhere."),
            "body",
            "ink2",
            wrap=True,
            parent=self,
        )
        self._buttons = FlowGrid(140, 2, 8, parent=self)
        for target in SORTING:
            words = f"{target.key.upper()}  {context.words.say(target.title)}"
            button = Button(words, wide=True, parent=self._buttons)
            button.setAccessibleName(
                tr("Sort into: {place}", place=context.words.say(target.title))
            )
            button.clicked.connect(lambda _=False, target=target: self._sort(target))
            self._buttons.add(button)
        self._remove = Button(tr("Delete"), "quiet", "delete", parent=self)
        self._remove.clicked.connect(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(Text(tr("A letter sorts the entry"), "small-strong", "ink2", parent=self))
        column.addWidget(self._buttons)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(in_use().px(360))
        context.changed.connect(self._changed)
        self._show()

    def start(self, item_id: ItemId | None = None) -> None:
        """Take the focus, on an entry if one is named."""
        self._said.setText("")
        self._said.hide()
        self._show()
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == item_id:
                self.list.setCurrentRow(row)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _letter(self, letter: str) -> None:
        target = target_of(letter)
        if target is not None:
            self._sort(target)

    def _chosen(self) -> InboxEntry | None:
        return self.context.document.find(InboxEntry, self._chosen_id())

    def _chosen_id(self) -> ItemId | None:
        row = self.list.currentRow()
        return ItemId(self.list.item(row).data(_ID)) if row >= 0 else None

    def _sort(self, target: Target) -> None:
        entry = self._chosen()
        if entry is None or self.context.is_read_only:
            return
        self.context.flush()
        document, editor = self.context.document, self.context.editor
        command = sort_entry(entry, target, document, editor.new_id)
        if command is None:
            kind = self.context.words.say(target.title)
            self._say(self.context.tr("{kind}: no activity of this day takes it.", kind=kind))
        elif self.context.apply(command) is not None:
            place = self.context.words.say(target.title)
            self._say(self.context.tr("Sorted into: {place}. Ctrl+Z takes it back.", place=place))

    def _delete(self) -> None:
        entry = self._chosen()
        if entry is not None and self.context.remove(entry.id, M("Delete a captured thought")):
            self._say(self.context.tr("Deleted. Ctrl+Z takes it back."))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def _changed(self, changed: Changed) -> None:
        if changed.touches("inbox_entry", "participant", "agenda_item"):
            self._show()

    def _show(self) -> None:
        context = self.context
        draft = self._draft()
        entries = [entry for entry in context.document.all(InboxEntry) if entry.id != draft]
        row = max(0, self.list.currentRow())
        was = self._chosen_id()
        ids = [entry.id for entry in entries]
        self.list.clear()
        for entry in entries:
            person = context.document.find(Participant, entry.raised_by)
            parts = [person.name] if person is not None else []
            parts += [title] if (title := title_of(context, entry.activity)) else []
            item = QListWidgetItem(context.filled(entry.text), self.list)
            item.setData(_ID, entry.id)
            item.setData(_BELOW, " · ".join(parts))
        if entries:
            # The one that was chosen; where it is gone, the one in its place.
            self.list.setCurrentRow(ids.index(was) if was in ids else min(row, len(ids) - 1))
        is_emptied = self.list.hasFocus() and not entries
        self.list.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self._enable()
        if is_emptied:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._is_emptied and self._close.hasFocus():  # an undo brings an entry back
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_emptied = is_emptied or (self._is_emptied and not entries)

    def _enable(self) -> None:
        can = self.list.currentRow() >= 0 and not self.context.is_read_only
        for button in (*self._buttons.cards, self._remove):
            button.setEnabled(can)


class EntryList(QListWidget):
    """The entries; ``lettered`` carries a letter that was typed, ``deleted`` the Delete key."""

    lettered = Signal(str)
    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_EntryDelegate(self))
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        is_letter = not held and len(event.text()) == 1 and event.text().isalpha()
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif is_letter:
            self.lettered.emit(event.text())
        else:
            super().keyPressEvent(event)


class _EntryDelegate(QStyledItemDelegate):
    """The thought on up to three lines, below it who said it and where."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        look = in_use()
        rect: QRect = option.rect
        words = QFontMetrics(font("body", look.scale))
        wide = max(rect.width(), look.px(300)) - look.px(24)
        text = str(index.data(int(Qt.ItemDataRole.DisplayRole)))
        wrap = int(Qt.TextFlag.TextWordWrap)
        high = words.boundingRect(QRect(0, 0, wide, 1000), wrap, text).height()
        high = min(high, _LINES * words.lineSpacing())
        below = QFontMetrics(font("small", look.scale)).lineSpacing() if index.data(_BELOW) else 0
        return QSize(0, high + below + look.px(16))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = in_use()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.palette.selection))
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(look.palette.accent))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inner = rect.adjusted(look.px(12), look.px(8), -look.px(12), -look.px(8))
        small = font("small", look.scale)
        below = str(index.data(_BELOW) or "")
        if below:
            painter.setFont(small)
            painter.setPen(QColor(look.palette.ink2))
            metrics = QFontMetrics(small)
            shown = metrics.elidedText(below, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), shown)
            inner = inner.adjusted(0, 0, 0, -metrics.lineSpacing())
        painter.setFont(font("body", look.scale))
        painter.setPen(QColor(look.palette.ink))
        text = str(index.data(int(Qt.ItemDataRole.DisplayRole)))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), text)
        painter.restore()
