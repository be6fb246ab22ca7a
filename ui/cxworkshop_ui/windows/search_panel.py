"""Find a text anywhere in the session, beside the work."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cxworkshop.search import Hit, find
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.widgets.button import IconButton
from cxworkshop_ui.widgets.panels import Surface
from cxworkshop_ui.widgets.row_state import is_chosen
from cxworkshop_ui.widgets.text import Text

_HIT = int(Qt.ItemDataRole.UserRole)
_SEARCH_AFTER_MS = 120
_MOST_SHOWN = 200


class SearchPanel(Surface):
    """A line and its hits. Enter goes to a hit and closes, a click goes there and stays open;
    Escape leads back to where one was.
    """

    closed = Signal()
    gone_to = Signal(str)

    def __init__(self, context: SessionContext, parent: QWidget | None = None) -> None:
        super().__init__("left", parent=parent)
        self.context = context
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(context.tr("Find in this session"))
        self._line.setAccessibleName(context.tr("Find in this session"))
        self._line.installEventFilter(self)
        self._count = Text("", "small", "ink2", wrap=True, parent=self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(context.tr("Places found"))
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(self._go_and_close)
        self._list.itemClicked.connect(self._go)
        close = IconButton("close", context.tr("Close the search (Esc)"), parent=self)
        close.clicked.connect(self.closed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        self._line.textChanged.connect(lambda: self._timer.start(_SEARCH_AFTER_MS))
        self._line.returnPressed.connect(self._enter)
        head = QHBoxLayout()
        head.addWidget(self._line, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        self.setFixedWidth(in_use().px(360))
        self._search()

    def start(self) -> None:
        """Take the focus with everything selected, ready to type."""
        self._line.setFocus()
        self._line.selectAll()
        self._search()

    def hits(self) -> list[Hit]:
        """What is listed now."""
        return [self._list.item(row).data(_HIT) for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self._list.count()
        ):
            self._list.setFocus()
            self._list.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        self._search()
        if self._list.count():
            self._go_and_close(self._list.item(max(self._list.currentRow(), 0)))

    def _search(self) -> None:
        self._timer.stop()
        text = self._line.text().strip()
        self._list.clear()
        if not text:
            self._count.setText(
                self.context.tr("Names, goals, commitments, notes, scripts: all is searched.")
            )
            return
        hits = find(self.context.document, text, self.context.words)
        for hit in hits[:_MOST_SHOWN]:
            item = QListWidgetItem(self._list)
            item.setData(_HIT, hit)
            place = self.context.words.say(hit.place)
            item.setText(f"{place}\n{hit.excerpt}")
        said = self.context.trn("{count} place", "{count} places", len(hits))
        self._count.setText(said if hits else self.context.tr("Found nowhere in this session."))

    def _go_and_close(self, item: QListWidgetItem) -> None:
        self.hide()
        self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(_HIT)
        self.gone_to.emit(hit.item_id)


class _HitDelegate(QStyledItemDelegate):
    """Where a text was found above, the words around it below with the found part strong."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, in_use().px(52))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = in_use()
        hit: Hit = index.data(_HIT)
        rect: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            fill(painter, rect, look.palette.selection)
        inner = rect.adjusted(8, 6, -8, -6)
        painter.setFont(font("small", look.scale))
        painter.setPen(QColor(look.palette.ink2))
        place = str(index.data(int(Qt.ItemDataRole.DisplayRole))).split("\n", 1)[0]
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), place)
        painter.setPen(QColor(look.palette.ink))
        x = inner.left()
        start, end = hit.span
        for words, voice in (
            (hit.excerpt[:start], "body"),
            (hit.excerpt[start:end], "strong"),
            (hit.excerpt[end:], "body"),
        ):
            painter.setFont(font(voice, look.scale))  # type: ignore[arg-type]
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.right() - x)
            spot = QRect(x, inner.top(), inner.right() - x, inner.height())
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignBottom), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != words:
                break
        painter.restore()
