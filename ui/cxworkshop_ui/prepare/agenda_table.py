"""The table of the day: the stripe of each kind, times in figures, edited in place."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop.schedule import Row
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import TextBinding
from cxworkshop_ui.kinds import chip_role, stripe_role
from cxworkshop_ui.prepare.agenda_model import ROW, AgendaModel
from cxworkshop_ui.prepare.edit_table import ACROSS, EditTable, RowDelegate
from cxworkshop_ui.prepare.item_rows import ITEM_ID, Index
from cxworkshop_ui.prepare.kind_binding import KindBinding
from cxworkshop_ui.prepare.time_text import read_length, read_time
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.day_stripe import stripe_colour
from cxworkshop_ui.widgets.row_state import is_chosen
from cxworkshop_ui.widgets.text import breakable

_ROW_HEIGHT = 42
_LINES = {"title": 3, "output": 2}
"""The most lines of a cell; the rest is cut with an ellipsis and stands in the details."""
_LEAST = {"output": 600, "activity": 480, "minutes": 300}
"""The width of the table, px at 100 % text, below which a column gives way to the title."""
_WIDTHS = {"start": 78, "minutes": 56}
_MORE = 28
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class AgendaTable(EditTable):
    """The agenda by mouse and keyboard.

    Beside what every :class:`EditTable` asks for, ``wanted`` says details, duplicate, longer
    and shorter.
    """

    def __init__(
        self, context: SessionContext, model: AgendaModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, context.tr("Agenda"), row_height=_ROW_HEIGHT, parent=parent)
        self.agenda = model
        self.wear(_AgendaDelegate(context, self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDragEnabled(not context.is_read_only)
        self._is_read_only = context.is_read_only
        self.word_widths: dict[str, int] = {}
        self._widths: dict[str, int] = {}
        for changes in (model.dataChanged, model.rowsInserted, model.layoutChanged):
            changes.connect(self._follow_words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing:
            super().keyPressEvent(event)
            return
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if with_control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit("details")
        elif with_control and key == Qt.Key.Key_D:
            self.wanted.emit("duplicate")
        elif key == Qt.Key.Key_Plus:
            self.wanted.emit("longer")
        elif key == Qt.Key.Key_Minus:
            self.wanted.emit("shorter")
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_more = index.isValid() and place.x() >= self.seen_width - in_use().px(_MORE)
        if is_more and index.row() == self.currentIndex().row() and not self._is_read_only:
            self.wanted.emit("menu")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def _size_columns(self) -> None:
        # The words keep the place of a scroll bar free: what they need does not depend on it.
        look, columns = in_use(), self.rows.columns
        bar = self.verticalScrollBar().sizeHint().width()
        width = self.width() - 2 * self.frameWidth() - bar
        kept = [name for name in columns if width >= look.px(_LEAST.get(name, 0))]
        widths = {name: look.px(_WIDTHS[name]) for name in kept if name in _WIDTHS}
        if "activity" in kept:
            widths["activity"] = self._kinds_width()
        rest = max(width - sum(widths.values()), look.px(120))
        if "output" in kept:
            widths["output"] = rest * 42 // 100
        widths["title"] = rest - widths.get("output", 0)
        is_room_new = self.word_widths != widths
        self.word_widths = dict(widths)
        widths[kept[-1]] += max(self.seen_width - sum(widths.values()), 0)
        if widths == self._widths:
            return
        self._widths = widths
        for at, name in enumerate(columns):
            self.setColumnHidden(at, name not in kept)
            if name in kept:
                self.setColumnWidth(at, widths[name])
        if is_room_new:
            self._size_to_words()

    def _kinds_width(self) -> int:
        """As wide as the chip of the longest kind in the agenda."""
        look, at = in_use(), self.rows.columns.index("activity")
        metrics = QFontMetrics(font("small-strong", look.scale))
        words = [str(self.rows.index(row, at).data()) for row in range(self.rows.rowCount())]
        longest = max(map(metrics.horizontalAdvance, words), default=0)
        return max(look.px(96), longest + look.px(16) + look.px(24))

    def _follow_words(self) -> None:
        """The columns may keep their widths while the words in them need more lines."""
        self._size_columns()
        self._size_to_words()

    def _size_to_words(self) -> None:
        self.resizeRowsToContents()
        self._fit()


class _Words(NamedTuple):
    """What a title cell says and how: the title, and what stands beside or below it."""

    title: str
    voice: Voice
    beside: str
    below: str


class _AgendaDelegate(RowDelegate):
    """Paints a row: the stripe of its kind, the time strong, breaks quiet, warnings in words."""

    def __init__(self, context: SessionContext, view: AgendaTable) -> None:
        super().__init__(view)
        self.context = context
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        look = in_use()
        row: Row | None = index.data(ROW)
        column = self._view.rows.columns[index.column()]
        least = look.px(_ROW_HEIGHT)
        if row is None or column not in ("title", "output"):
            return QSize(0, least)
        width = self._view.word_widths.get(column, 0) - look.px(20)
        if column == "output":
            width -= look.px(_MORE - 8)
            shown = _cut(str(index.data()), "body", width, _LINES["output"])
            height = _height(shown, "body", width) if not _is_break(row) else 0
        else:
            words = self._words(row, str(index.data()), width)
            height = _height(words.title, words.voice, width)
            if words.below:
                height += _height(words.below, "small", width) + look.px(1)
        return QSize(0, max(least, height + look.px(18)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        row: Row | None = index.data(ROW)
        rect: QRect = option.rect
        if row is None:
            return
        painter.save()
        self.paint_ground(painter, option, index)
        column = self._view.rows.columns[index.column()]
        text = str(index.data())
        place = rect.adjusted(look.px(12), 0, -look.px(8), 0)
        if column == "start":
            colour = stripe_colour(palette, stripe_role(row.item.activity))
            bar = QRect(rect.left(), rect.top(), look.px(5), rect.height())
            fill(painter, bar, colour)
            voice: Voice = "body" if _is_break(row) else "strong"
            ink = palette.risk if row.overlap else palette.ink
            self._line(painter, place.adjusted(look.px(6), 0, 0, 0), text, voice, ink)
        elif column == "minutes":
            self._line(painter, place, text, "body", palette.ink)
        elif column == "title":
            self._paint_title(painter, place, row, text)
        elif column == "activity" and not _is_break(row):
            at = QPointF(place.left(), place.center().y() + 1)
            paint_chip(painter, at, text, chip_role(row.item.activity), look)
        elif column == "output" and not _is_break(row):
            inside = place.adjusted(0, 0, -look.px(_MORE - 8), 0)
            inside.setWidth(self._view.word_widths.get(column, 0) - look.px(12 + _MORE))
            shown = _cut(text, "body", inside.width(), _LINES["output"])
            self._block(painter, inside, shown, "body", palette.ink2)
        self._paint_more(painter, option, index)
        self.paint_focus(painter, option, index)
        painter.restore()

    def _paint_title(self, painter: QPainter, place: QRect, row: Row, text: str) -> None:
        look = in_use()
        palette = look.palette
        words = self._words(row, text, place.width())
        ink = palette.ink2 if _is_break(row) else palette.ink
        if not words.below:
            self._block(painter, place, words.title, words.voice, ink)
            if words.beside:
                width = QFontMetrics(font(words.voice, look.scale)).horizontalAdvance(words.title)
                beside = place.adjusted(width, 0, 0, 0)
                self._line(painter, beside, words.beside, "small", palette.ink2)
            return
        title = _height(words.title, words.voice, place.width())
        below = _height(words.below, "small", place.width())
        top = place.top() + (place.height() - title - below) // 2
        upper = QRect(place.left(), top, place.width(), title)
        lower = QRect(place.left(), top + title, place.width(), below)
        self._block(painter, upper, words.title, words.voice, ink)
        has_warning = bool(self._view.agenda.warning(row))
        colour = palette.risk if row.overlap else palette.steps if has_warning else palette.ink2
        self._block(painter, lower, words.below, "small", colour)

    def _paint_more(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Three dots at the end of the chosen row: there is a menu."""
        header = self._view.horizontalHeader()
        last = len(self._view.rows.columns) - 1
        while header.isSectionHidden(last):
            last -= 1
        if index.column() != last or not is_chosen(option, index):
            return
        if self.context.is_read_only:
            return
        rect: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        look = in_use()
        painter.setBrush(QColor(look.palette.ink2))
        radius = look.px(3) / 2
        for step in (-1, 0, 1):
            x, y = rect.right() - look.px(13), rect.center().y() + step * look.px(5)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _words(self, row: Row, title: str, width: int) -> _Words:
        voice: Voice = "body" if _is_break(row) else "strong"
        title = _cut(title, voice, width, _LINES["title"])
        warning = self._view.agenda.warning(row)
        if warning:
            return _Words(title, voice, "", f"▲ {warning}")
        note = self._view.agenda.note(row)
        if not note:
            return _Words(title, voice, "", "")
        scale = in_use().scale
        beside = f" · {note}"
        needed = QFontMetrics(font(voice, scale)).horizontalAdvance(title)
        needed += QFontMetrics(font("small", scale)).horizontalAdvance(beside)
        if needed <= width:
            return _Words(title, voice, beside, "")
        return _Words(title, voice, "", note)

    def _line(self, painter: QPainter, place: QRect, text: str, voice: Voice, ink: str) -> None:
        painter.setFont(font(voice, in_use().scale))
        painter.setPen(QColor(ink))
        painter.drawText(place, _MIDDLE, text)

    def _block(self, painter: QPainter, place: QRect, text: str, voice: Voice, ink: str) -> None:
        height = min(_height(text, voice, place.width()), place.height())
        top = place.top() + (place.height() - height) // 2
        painter.setFont(font(voice, in_use().scale))
        painter.setPen(QColor(ink))
        place = QRect(place.left(), top, place.width(), height)
        painter.drawText(place, _WRAP, breakable(text))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        item: ItemId = index.data(ITEM_ID)
        column = self._view.rows.columns[index.column()]
        context = self.context
        editor: QWidget
        if column == "minutes":
            editor = line = QLineEdit(parent)
            TextBinding(
                context,
                line,
                "minutes",
                M("Change the length"),
                item,
                read=read_length,
                shown=str,
            )
        elif column == "activity":
            editor = choice = QComboBox(parent)
            KindBinding(context, choice, item)
        elif column == "start":
            editor = line = QLineEdit(parent)
            line.setPlaceholderText(context.tr("Not fixed"))
            TextBinding(
                context,
                line,
                "fixed_start",
                M("Fix the start"),
                item,
                read=read_time,
                shown=lambda at: context.words.time(at) if at is not None else "",
            )
        else:
            editor = line = QLineEdit(parent)
            what = M("Rename an activity") if column == "title" else M("Change the output")
            TextBinding(context, line, column, what, item)
        editor.setAccessibleName(str(index.model().headerData(index.column(), ACROSS)))
        return editor


def _is_break(row: Row) -> bool:
    return row.item.activity == "break"


def _height(text: str, voice: Voice, width: int) -> int:
    """How high a wrapped text is."""
    if not text:
        return 0
    metrics = QFontMetrics(font(voice, in_use().scale))
    place = QRect(0, 0, max(width, 20), 10_000)
    return metrics.boundingRect(place, _WRAP, breakable(text)).height()


def _cut(text: str, voice: Voice, width: int, lines: int) -> str:
    """As much of a text as fits into so many lines, whole words and an ellipsis."""
    line = QFontMetrics(font(voice, in_use().scale)).lineSpacing()
    most = lines * line + line // 2
    if _height(text, voice, width) <= most:
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        shown = " ".join(words).rstrip(",;:–") + " …"
        if _height(shown, voice, width) <= most:
            return shown
    return words[0] if words else ""
