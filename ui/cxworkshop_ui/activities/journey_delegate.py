"""Paints the cells of a journey map and edits its texts in place."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxworkshop.activities.journey import PainPoint, Touchpoint
from cxworkshop.figures.canvas import Canvas
from cxworkshop.figures.figure import Figure, Shape
from cxworkshop.figures.signs import STATE_INKS, State, diamond, signed, state_sign
from cxworkshop.i18n import M
from cxworkshop.model.item import Item, ItemId
from cxworkshop_ui.activities.first_words import FirstWordsBinding
from cxworkshop_ui.activities.journey_grid import Cell
from cxworkshop_ui.activities.journey_model import CELL, Index
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import Binding, TextBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.tokens import SMALL, Look, Palette
from cxworkshop_ui.widgets.figure_view import measure, paint_figure

GAP = 6
"""Between the boxes of two stages, px at 100 %."""

_PAD = 5
_TOP = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_SIGN = 21
"""What the sign before a warning takes of its width, px at 100 %."""
_ROOM = 232
"""The least width of an editor, px at 100 %: a stage is narrower than a sentence."""

_STATES: dict[str, State] = {
    "broken": "broken",
    "strained": "strained",
    "works": "works",
    "open": "open",
}


class JourneyDelegate(QStyledItemDelegate):
    """``started`` tells that an editor is about to open, ``next_wanted`` that Ctrl+Enter left."""

    started = Signal()
    next_wanted = Signal()

    def __init__(self, context: SessionContext, view: QTableView) -> None:
        super().__init__(view)
        self.context = context
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell | None = index.data(CELL)
        width = self._view.columnWidth(index.column())
        return QSize(width, self.height_of(cell, width) if cell is not None else 0)

    def height_of(self, cell: Cell, width: int) -> int:
        """How high a cell of this width is."""
        look = in_use()
        if cell.kind == "feeling":
            return look.px(114)
        room = width - look.px(GAP) - 2 * _PAD - _aside(cell, look)
        metrics = QFontMetrics(font(_voice(cell), look.scale))
        lines = _broken(cell.text, room, look, _voice(cell)).count("\n") + 1
        if cell.kind == "serves":
            return max(look.px(26), lines * metrics.lineSpacing() + 9)
        return max(look.px(34), lines * metrics.lineSpacing() + 2 * _PAD + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell | None = index.data(CELL)
        if cell is None:
            return
        look = in_use()
        palette = look.palette
        place: QRect = option.rect
        current = self._view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_column = current.isValid() and index.column() == current.column()
        painter.fillRect(place, QColor(palette.raised if is_column else palette.surface))
        if cell.kind in ("function", "hand_off", "serves"):
            painter.setPen(QColor(palette.line))
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        box = QRectF(place).adjusted(0, 2, -look.px(GAP), -3)
        is_current = index.row() == current.row() and index.column() == current.column()
        _paint_cell(painter, box, cell, look, is_current)
        if is_current:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            has_focus = has_focus or self._view.hasFocus()
            colour = palette.accent if has_focus else palette.field_border
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 2 if has_focus else 1))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -look.px(GAP) + 1, -2), 5, 5)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        cell: Cell = index.data(CELL)
        self.started.emit()
        line = QLineEdit(parent)
        line.setAccessibleName(cell.aloud)
        context = self.context
        if cell.kind == "stage":
            TextBinding(context, line, "name", M("Rename the stage"), cell.item_id)
        elif cell.kind == "touchpoint":
            stage = cell.stage
            FirstWordsBinding(
                context,
                line,
                "text",
                M("Change the touchpoint"),
                cell.item_id,
                make=lambda text: Touchpoint(parent=stage, text=text),
                add_label=M("Add a touchpoint"),
            )
        else:
            FirstWordsBinding(
                context,
                line,
                "text",
                M("Change the pain point"),
                cell.item_id,
                make=lambda text: _pain(text, cell.stage),
                add_label=M("Add a pain point"),
            )
        return line

    def setEditorData(self, editor: QWidget, _index: Index) -> None:
        """The editor follows the document by itself; what was there is ready to be replaced."""
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Commit what is typed and not committed yet."""
        for binding in editor.findChildren(Binding):
            binding.commit()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        look = in_use()
        place: QRect = option.rect
        seen = self._view.viewport().rect()
        width = max(place.width(), look.px(_ROOM))
        left = max(0, min(place.left(), seen.right() - width))
        height = max(look.px(32), min(place.height(), look.px(34)))
        editor.setGeometry(QRect(left, place.top(), width, height))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and isinstance(editor, QWidget)
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.next_wanted.emit()
            return True
        return super().eventFilter(editor, event)


def _pain(text: str, stage: ItemId) -> Item:
    return PainPoint(text=text, at=stage)


def _voice(cell: Cell) -> Voice:
    if cell.kind == "stage" or cell.mark == "leads":
        return "small-strong"
    return "small"


@lru_cache(maxsize=1024)
def _broken(text: str, width: int, look: Look, voice: Voice) -> str:
    """The text in lines of its own; a word that is wider than a stage is broken too."""
    canvas = Canvas(max(width, 20), 0, 0, 0, measure)
    size = look.px(SMALL)
    is_strong = voice == "small-strong"
    return "\n".join(canvas.lines(text, canvas.width, size, is_strong=is_strong))


def _aside(cell: Cell, look: Look) -> int:
    """What signs and numbers take from the width of a text."""
    if cell.kind == "touchpoint":
        return look.px(15) * cell.is_moment + look.px(20) * (cell.feeling is not None)
    if cell.kind == "serves":
        return look.px(_SIGN) - 2 * _PAD
    return look.px(15) if cell.kind == "hand_off" and cell.item_id is not None else 0


def _paint_cell(painter: QPainter, box: QRectF, cell: Cell, look: Look, is_current: bool) -> None:
    palette = look.palette
    painter.setFont(font(_voice(cell), look.scale))
    if cell.kind == "stage":
        paint_stage(painter, box, cell.text, look)
    elif cell.kind == "touchpoint":
        _touchpoint(painter, box, cell, look, is_current)
    elif cell.kind == "pain":
        _pain_text(painter, box, cell, look, is_current)
    elif cell.kind == "serves" and cell.text:
        painter.setPen(QColor(palette.steps))
        side = look.px(9)
        at = (box.left() + side, box.center().y())
        _signs(painter, state_sign("strained", *at, side), palette)
        inside = box.adjusted(look.px(_SIGN), 0, 0, 0)
        text = _broken(cell.text, round(inside.width()), look, "small")
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), text)
    elif cell.kind == "function":
        _part(painter, box, cell, look, is_current)
    elif cell.kind == "hand_off" and cell.item_id is not None:
        state = _STATES[cell.mark]
        side = look.px(9)
        _signs(painter, state_sign(state, box.left() + side, box.top() + side + 3, side), palette)
        painter.setPen(QColor(getattr(palette, STATE_INKS[state])))
        inside = box.adjusted(look.px(20), _PAD - 2, 0, 0)
        painter.drawText(inside, _TOP, _broken(cell.text, round(inside.width()), look, "small"))


def paint_stage(painter: QPainter, box: QRectF, name: str, look: Look) -> None:
    """The name of a stage in its box."""
    _fill(painter, box, look.palette.accent_tint)
    painter.setFont(font("small-strong", look.scale))
    painter.setPen(QColor(look.palette.accent))
    text = _broken(name, round(box.width()) - 2 * _PAD, look, "small-strong")
    painter.drawText(box, _CENTRE, text)


def _touchpoint(painter: QPainter, box: QRectF, cell: Cell, look: Look, is_current: bool) -> None:
    palette = look.palette
    if cell.item_id is None:
        if cell.is_next:
            _empty(painter, box, look, is_current)
        return
    pen = QPen(QColor(palette.accent if cell.is_moment else palette.line), 1)
    painter.setPen(pen)
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(box, 4, 4)
    inside = box.adjusted(_PAD + 1, _PAD - 1, -_PAD, -1)
    if cell.is_moment:
        at = (inside.left() + look.px(5), inside.top() + look.px(9))
        _signs(painter, [diamond(*at, look.px(10), "accent")], palette)
        inside.setLeft(inside.left() + look.px(15))
    if cell.feeling is not None:
        painter.setFont(font("small-strong", look.scale))
        painter.setPen(QColor(palette.risk if cell.feeling < 0 else palette.accent))
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop),
            signed(cell.feeling),
        )  # fmt: skip
        inside.setRight(inside.right() - look.px(20))
    painter.setFont(font("small", look.scale))
    painter.setPen(QColor(palette.ink))
    room = round(inside.width()) + 1
    painter.drawText(inside, _TOP, _broken(cell.text, room, look, "small"))


def _pain_text(painter: QPainter, box: QRectF, cell: Cell, look: Look, is_current: bool) -> None:
    if cell.item_id is None:
        if cell.is_next:
            _empty(painter, box, look, is_current)
        return
    painter.setPen(QColor(look.palette.risk))
    inside = box.adjusted(_PAD, _PAD - 2, 0, 0)
    room = round(inside.width()) - _PAD
    painter.drawText(inside, _TOP, _broken(cell.text, room, look, "small"))


def _part(painter: QPainter, box: QRectF, cell: Cell, look: Look, is_current: bool) -> None:
    palette = look.palette
    if not cell.mark:
        if is_current:
            _empty(painter, box, look, is_current, "·")
        return
    leads = cell.mark == "leads"
    aside = look.px(2 if leads else 9)
    inside = box.adjusted(aside, 1, -aside, -1)
    _fill(painter, inside, palette.accent if leads else palette.accent_tint)
    painter.setPen(QColor(palette.on_accent if leads else palette.ink))
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter), cell.text)


def _fill(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, 4, 4)


def _empty(painter: QPainter, box: QRectF, look: Look, is_current: bool, mark: str = "+") -> None:
    """A place where something can be typed."""
    palette = look.palette
    pen = QPen(QColor(palette.field_border if is_current else palette.line), 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(palette.ink3))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), mark)


def _signs(painter: QPainter, shapes: list[Shape], palette: Palette) -> None:
    paint_figure(painter, Figure(0, 0, tuple(shapes), ""), palette)
