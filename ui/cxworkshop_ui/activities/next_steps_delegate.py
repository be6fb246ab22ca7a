"""Paints and edits a cell of the next steps; every editor is tied to the step's field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxworkshop.activities.status import Status
from cxworkshop.errors import BadInput
from cxworkshop.i18n import M
from cxworkshop.model.item import ItemId
from cxworkshop_ui.activities.choices import STATUS_WORDS, goals
from cxworkshop_ui.activities.next_steps_model import CELL, STEP, Index
from cxworkshop_ui.activities.step_words import COLUMNS, STATUS_ROLES, Cell
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.fields.binding import ChoiceBinding, TextBinding
from cxworkshop_ui.fields.bound_delegate import BoundDelegate
from cxworkshop_ui.fields.date_line import date_binding
from cxworkshop_ui.fields.link_choice import LinkChoice
from cxworkshop_ui.fields.person import PersonBinding
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.row_state import has_focus
from cxworkshop_ui.widgets.text import breakable

_SIDE, _TOP = 10, 8
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class NextStepsDelegate(BoundDelegate):
    """Words that wrap, a small line below them, the status as a chip.

    An editor commits while one types, as everywhere; ``told`` gets what can't be read.
    ``started`` tells that one is about to open.
    """

    started = Signal()

    def __init__(
        self,
        context: SessionContext,
        view: QTableView,
        told: Callable[[BadInput | None], None],
    ) -> None:
        super().__init__(view)
        self.context = context
        self._view = view
        self._told = told

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        look = in_use()
        found: Cell | None = index.data(CELL)
        if found is None:
            return QSize(0, look.px(40))
        width = max(self._view.columnWidth(index.column()) - 2 * _SIDE, 20)
        height = self._text_height(found, COLUMNS[index.column()], width)
        if found.below:
            height += QFontMetrics(font("small", look.scale)).lineSpacing()
        return QSize(width, max(look.px(40), height + 2 * _TOP))

    def _text_height(self, found: Cell, column: str, width: int) -> int:
        metrics = QFontMetrics(font(_voice(column), in_use().scale))
        text = breakable(found.text) or " "
        return metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        found: Cell | None = index.data(CELL)
        place: QRect = option.rect
        if found is None:
            return
        painter.save()
        is_row = index.row() == self._view.currentIndex().row()
        fill(painter, place, palette.selection if is_row else palette.surface)
        painter.setPen(QColor(palette.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        column = COLUMNS[index.column()]
        inside = place.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        if column == "status":
            self._paint_status(painter, QRectF(inside), index)
        else:
            voice = _voice(column)
            painter.setFont(font(voice, look.scale))
            painter.setPen(QColor(_ink(found, column)))
            painter.drawText(inside, _WRAP, breakable(found.text))
            if found.below:
                height = self._text_height(found, column, inside.width())
                face = font("small", look.scale)
                painter.setFont(face)
                painter.setPen(QColor(palette.text(found.below_role)))
                painter.drawText(inside.adjusted(0, height, 0, 0), _WRAP, found.below)
        if has_focus(option, index):
            painter.setPen(QColor(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_status(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        look = in_use()
        step = self.context.document.get(index.data(STEP))
        status: Status = getattr(step, "status", Status.OPEN)
        text = self.context.words.say(STATUS_WORDS[status])
        metrics = QFontMetricsF(font("small-strong", look.scale))
        middle = inside.top() + metrics.height() / 2 + 1
        paint_chip(painter, QPointF(inside.left(), middle), text, STATUS_ROLES[status], look)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.started.emit()
        step: ItemId = index.data(STEP)
        column = COLUMNS[index.column()]
        context = self.context
        if column in ("owner", "goal", "status"):
            box = QComboBox(parent)
            self._bind_box(box, column, step)
            box.setAccessibleName(str(index.model().headerData(index.column(), _ACROSS)))
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(str(index.model().headerData(index.column(), _ACROSS)))
        if column == "due":
            date_binding(context, line, "due", M("Change the due date"), step, self._told)
        elif column == "done_when":
            TextBinding(context, line, "done_when", M("Change when it is done"), step)
        else:
            TextBinding(context, line, "text", M("Change the next step"), step)
        return line

    def _bind_box(self, box: QComboBox, column: str, step: ItemId) -> None:
        context = self.context
        if column == "owner":
            PersonBinding(context, box, "owner", M("Change the owner"), step)
        elif column == "goal":
            LinkChoice(
                context,
                box,
                "goal",
                M("Change the goal"),
                step,
                options=goals,
                kinds=("goal",),
                nothing=context.tr("No goal"),
            )
        else:
            choice = ChoiceBinding(context, box, "status", M("Change the status"), step)
            say = context.words.say
            choice.set_choices([(status, say(word)) for status, word in STATUS_WORDS.items()])


_ACROSS = Qt.Orientation.Horizontal


def _voice(column: str) -> Voice:
    if column == "text":
        return "strong"
    return "small" if column in ("number", "goal", "done_when") else "body"


def _ink(found: Cell, column: str) -> str:
    palette = in_use().palette
    if found.is_missing:
        return palette.steps
    if column == "goal":
        return palette.goals
    return palette.ink if column == "text" else palette.ink2
