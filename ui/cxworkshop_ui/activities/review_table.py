"""The list of promises: a letter or a digit says what became of one and goes on to the next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxworkshop.activities.review import Result, result_letters
from cxworkshop_ui.activities.review_model import (
    BELOW,
    COLUMNS,
    GROUP,
    IS_FIRST,
    RESULT,
    Index,
    ReviewModel,
)
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.chip import paint_chip
from cxworkshop_ui.widgets.grounded import GroundedTable
from cxworkshop_ui.widgets.row_state import has_focus
from cxworkshop_ui.widgets.text import breakable

RESULT_ROLES: dict[Result | None, Role] = {
    Result.KEPT: "kept",
    Result.PARTLY: "steps",
    Result.NOT: "risk",
    None: "neutral",
}
_SIDE, _TOP = 10, 7
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class ReviewDelegate(QStyledItemDelegate):
    """The promise with its measure below it, results as words on their colours."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        inside = max(width - 2 * _SIDE, 20)
        tall = 0
        if COLUMNS[index.column()] in ("who", "promise"):
            for text, voice in self._lines(index):
                tall += _tall(voice, inside, text)
        return QSize(width, max(in_use().px(40), tall + 2 * _TOP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = in_use()
        palette = look.palette
        place: QRect = option.rect
        painter.save()
        is_row = index.row() == self._view.currentIndex().row()
        fill(painter, place, palette.selection if is_row else palette.surface)
        if index.data(IS_FIRST) and index.row():
            painter.setPen(QColor(palette.line))
            painter.drawLine(place.topLeft(), place.topRight())
        inside = place.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        if COLUMNS[index.column()] in ("who", "promise"):
            for text, voice in self._lines(index):
                painter.setFont(font(voice, look.scale))
                painter.setPen(QColor(palette.ink if voice != "small" else palette.ink2))
                painter.drawText(inside, _WRAP, breakable(text))
                inside.setTop(inside.top() + _tall(voice, inside.width(), text))
        else:
            self._paint_result(painter, inside, index)
        if has_focus(option, index):
            painter.setPen(QColor(palette.accent))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_result(self, painter: QPainter, inside: QRect, index: Index) -> None:
        said = index.data()
        if not said:
            return
        look, value = in_use(), index.data(RESULT)
        middle = inside.top() + QFontMetricsF(font("small-strong", look.scale)).height() / 2 + 1
        if value is None:  # silence is no result: it has no colour of its own
            painter.setFont(font("small", look.scale))
            painter.setPen(QColor(look.palette.ink2))
            painter.drawText(inside, _WRAP, said)
            return
        # on its way through Qt it has become a plain text
        role = RESULT_ROLES[Result(value)]
        chip = paint_chip(painter, QPointF(inside.left(), middle), said, role, look)
        mark = index.data(BELOW)
        if mark:
            painter.setFont(font("small", look.scale))
            painter.setPen(QColor(look.palette.ink2))
            at = QRect(round(chip.right()) + 6, inside.top(), look.px(20), inside.height())
            painter.drawText(at, _WRAP, mark)

    def _lines(self, index: Index) -> list[tuple[str, Voice]]:
        voice: Voice = "strong" if index.data(IS_FIRST) else "small"
        if COLUMNS[index.column()] == "promise":
            voice = "body"
        lines: list[tuple[str, Voice]] = [(str(index.data() or ""), voice)]
        lines.append((str(index.data(BELOW) or ""), "small"))
        if voice == "small" and index.row() == self._view.currentIndex().row():
            # the first row of the group may be out of sight
            lines.insert(0, (str(index.data(GROUP)), "strong"))
        return [(text, each) for text, each in lines if text]


class ReviewTable(GroundedTable):
    """K, P and N – or 1, 2 and 3 – say what became of a promise and go on to the next.

    0 and Backspace take it back, Enter opens what happened, Delete takes the promise out. ``given``
    carries the row and a :class:`Result` or None.
    """

    given = Signal(int, object)
    opened = Signal()
    deletion_wanted = Signal()

    def __init__(self, context: SessionContext, model: ReviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        # As close to the edge as the delegate writes; a model would have its heads dressed first.
        self.horizontalHeader().setProperty("close", True)
        self._promises = model
        self.least = 190
        self._room = 0
        self.setModel(model)
        self.setAccessibleName(context.tr("What was promised"))
        self.setItemDelegate(ReviewDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(0)
        letters = result_letters(context.words)
        self._keys: dict[str, Result | None] = {
            letter.upper(): result for result, letter in letters.items()
        }
        self._keys |= {str(number): result for number, result in enumerate(Result, 1)}
        self._keys["0"] = None
        self.selectionModel().currentChanged.connect(self.viewport().update)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        model.modelReset.connect(self.fit)

    def give_room(self, height: int) -> None:
        """Be as high as the rows, but no higher than this; px."""
        self._room = height
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Share the width among the columns and give every row its height."""
        look, width = in_use(), self.viewport().width()
        result = look.px(128)
        has_last = self._promises.has_last and width >= look.px(560)
        self.setColumnHidden(COLUMNS.index("last"), not has_last)
        who = min(look.px(170), width * 24 // 100)
        rest = max(width - who - result * (1 + has_last), 120)
        for name, size in (("who", who), ("promise", rest), ("last", result), ("now", result)):
            self.setColumnWidth(COLUMNS.index(name), size)
        self.resizeRowsToContents()
        self._fit_height()

    def _fit_height(self) -> None:
        head = self.horizontalHeader().sizeHint().height()
        rows = head + self.verticalHeader().length() + 2 * self.frameWidth() + 2
        tall = min(rows, max(self._room, in_use().px(self.least)))
        if self.height() != tall:
            self.setFixedHeight(tall)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def go_to(self, row: int) -> None:
        """Make a row the current one, in the column of today's results."""
        index = self._promises.index(row, COLUMNS.index("now"))
        if index.isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        is_plain = not event.modifiers() & ~_PLAIN
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0:
                self.opened.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()  # out of the table; the arrow keys lead from row to row
        elif key == Qt.Key.Key_Delete:
            self.deletion_wanted.emit()
        elif is_plain and key == Qt.Key.Key_Backspace and row >= 0:
            self.given.emit(row, None)
        elif is_plain and event.text().upper() in self._keys and row >= 0:
            self.given.emit(row, self._keys[event.text().upper()])
        else:
            super().keyPressEvent(event)


_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def _tall(voice: Voice, width: int, text: str) -> int:
    metrics = QFontMetrics(font(voice, in_use().scale))
    return metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, breakable(text)).height()
