"""The heads of a diagnostic's grid: the statements at the left, the people or values above."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from cxworkshop.activities.diagnostic import Statement
from cxworkshop_ui.activities.diagnostic_paint import face, paint_line
from cxworkshop_ui.activities.diagnostic_rows import ACROSS, DISPLAY, MARK, STATEMENT, VALUE
from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.widgets.sign import paint_sign

_SIDE, _TOP, _SIGN = 12, 8, 14
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class StatementHead(QHeaderView):
    """The dimension strong, the statement below it; a check where a sentence was agreed.

    It stays where it is while the people scroll. ``chosen`` carries the row that was pressed,
    ``opened`` the row that was pressed twice.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, context: SessionContext, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._context, self._view = context, view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(in_use().px(44))

    def height_of(self, row: int, width: int) -> int:
        """How high a row has to be for its words."""
        statement = self._statement(row)
        if statement is None:
            return in_use().px(44)
        inside = width - 2 * _SIDE
        return max(in_use().px(46), sum(self._heights(statement, inside)) + 2 * _TOP)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        look = in_use()
        statement = self._statement(row)
        if statement is None:
            return
        painter.save()
        is_current = row == self._view.currentIndex().row()
        ground = look.palette.selection if is_current else look.palette.surface
        painter.fillRect(rect, QColor(ground))
        paint_line(painter, rect, look)
        inside = rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        name, text = self._words(statement)
        high, low = self._heights(statement, inside.width())
        top = inside.top() + max(0, (inside.height() - high - low) // 2)
        room = inside.width() - (look.px(_SIGN) + 4 if statement.sentence.strip() else 0)
        if name:
            painter.setFont(face("strong", look.scale))
            painter.setPen(QColor(look.palette.ink))
            painter.drawText(QRect(inside.left(), top, room, high), _WRAP, name)
        if text:
            painter.setFont(face("small", look.scale))
            painter.setPen(QColor(look.palette.ink2))
            painter.drawText(QRect(inside.left(), top + high, inside.width(), low), _WRAP, text)
        if statement.sentence.strip():
            side = look.px(_SIGN)
            place = QRectF(inside.right() - side, top + 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_sign(painter, place, "check", look.palette.kept, look.palette.surface)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.logicalIndexAt(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.logicalIndexAt(event.position().toPoint()))

    def _statement(self, row: int) -> Statement | None:
        found = self.model().headerData(row, Qt.Orientation.Vertical, STATEMENT)
        return found if isinstance(found, Statement) else None

    def _words(self, statement: Statement) -> tuple[str, str]:
        filled = self._context.filled
        return filled(statement.dimension.strip()), filled(statement.text.strip())

    def _heights(self, statement: Statement, width: int) -> tuple[int, int]:
        look = in_use()
        name, text = self._words(statement)
        room = width - (look.px(_SIGN) + 4 if statement.sentence.strip() else 0)
        found = []
        for words, voice, wide in ((name, "strong", room), (text, "small", width)):
            metrics = QFontMetrics(face(voice, look.scale))
            tall = QRect(0, 0, max(wide, 20), 100_000)
            found.append(metrics.boundingRect(tall, _WRAP, words).height() if words else 0)
        return found[0], found[1]


class ColumnHead(QHeaderView):
    """Names as long as they fit, else initials that nobody shares; who is not here is quiet.

    Two lines have room where it is not ``is_flat``.
    """

    def __init__(self, view: QTableView, *, has_names: bool, is_flat: bool) -> None:
        super().__init__(ACROSS, view)
        self._is_flat = is_flat
        self._view = view
        self._has_names = has_names
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), in_use().px(34 if self._is_flat else 48))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        look = in_use()
        name = str(self.model().headerData(column, ACROSS, DISPLAY) or "")
        is_here = bool(self.model().headerData(column, ACROSS, VALUE))
        is_current = column == self._view.currentIndex().column()
        painter.save()
        painter.fillRect(rect, QColor(look.palette.surface))
        paint_line(painter, rect, look)
        voice = face("small-strong", look.scale)
        metrics = QFontMetrics(voice)
        if self._has_names and metrics.horizontalAdvance(name) > rect.width() - 2:
            name = str(self.model().headerData(column, ACROSS, MARK))
            if metrics.horizontalAdvance(name) > rect.width() - 2:
                name = in_two_lines(name)
        elif not self._has_names and metrics.size(0, name).width() > rect.width():
            name = name.splitlines()[
                0
            ]  # the word at an end of the scale is said aloud all the same
        painter.setFont(voice)
        ink = look.palette.accent if is_current else look.palette.ink2
        painter.setPen(QColor(ink if is_here else look.palette.ink3))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)
        if not is_here:
            wide = metrics.size(0, name).width() / 2
            middle = QPointF(rect.center())
            painter.drawLine(middle - QPointF(wide, 0), middle + QPointF(wide, 0))
        painter.restore()


def in_two_lines(mark: str) -> str:
    """Initials too wide for a column: their number, or the letters of the last word, go below."""
    letters = mark.rstrip("0123456789")
    if not letters or letters == mark:
        last = max((at for at, letter in enumerate(mark) if letter.isupper()), default=0)
        letters = mark[:last]
    return f"{letters}\n{mark[len(letters) :]}" if letters else mark
