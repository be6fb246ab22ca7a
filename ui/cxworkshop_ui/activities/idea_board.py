"""The impact/effort board: every idea a token that is moved by mouse or by arrow keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import ceil, sqrt
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from cxworkshop.activities.prioritise import MIDDLE, Quadrant, Verdict
from cxworkshop.figures.board import CELLS, spots
from cxworkshop.model.item import ItemId
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font

TOGETHER_MS = 700
"""Digits typed within so many ms of each other are one number."""

_TOKEN = 28


class Placed(NamedTuple):
    """One idea as the board shows it; ``spoken`` is what assistive technology says."""

    id: ItemId
    number: int
    impact: int | None
    effort: int | None
    verdict: Verdict
    spoken: str


class BoardNames(NamedTuple):
    """The words on the board."""

    name: str
    impact: str
    effort: str
    unplaced: str
    quadrants: dict[Quadrant, str]


class IdeaToken(QAbstractButton):
    """One idea on the board: a numbered round thing that can be dragged."""

    def __init__(self, board: IdeaBoard, item_id: ItemId) -> None:
        super().__init__(board)
        self.item_id = item_id
        self.shown: Placed | None = None
        self.is_current = False
        self._board = board
        self._pressed: QPoint | None = None
        self.is_dragged = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_idea(self, placed: Placed) -> None:
        """Show its number, name and verdict."""
        self.shown = placed
        self.setText(str(placed.number))
        self.setAccessibleName(placed.spoken)
        self.setToolTip(placed.spoken)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._board.take_key(self, event):
            event.ignore()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._board.choose(self.item_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.raise_()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._board.is_shut:
            return
        by = event.position().toPoint() - self._pressed
        if self.is_dragged or by.manhattanLength() >= QApplication.startDragDistance():
            self.is_dragged = True
            self.move(self.pos() + by)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
        if self.is_dragged:
            self.is_dragged = False
            self._board.drop(self)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._board.opened.emit(self.item_id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        palette = look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        verdict = self.shown.verdict if self.shown is not None else Verdict.OPEN
        fill, edge, ink = {
            Verdict.SHORT_LIST: (palette.accent, palette.accent, palette.on_accent),
            Verdict.OPEN: (palette.surface, palette.ink2, palette.ink),
            Verdict.NOT_NOW: (palette.neutral_tint, palette.field_border, palette.ink2),
        }[verdict]
        pen = QPen(QColor(edge), 1.5)
        if verdict is Verdict.NOT_NOW:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        painter.drawEllipse(place)
        painter.setPen(QColor(ink))
        painter.setFont(font("small-strong", look.scale))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus() or self.is_current:
            ring = QPen(QColor(palette.accent if self.hasFocus() else palette.ink2), 2)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class IdeaBoard(QWidget):
    """Impact upwards, effort to the right; below, what is not placed yet.

    Arrow keys move the chosen idea, digits choose one by its number, + and − change its dots,
    S and N put it on the short list or into *not now*, Backspace takes it off the board, Enter
    opens it. ``placed`` carries impact and effort, both None off the board.
    """

    chosen = Signal(str)
    placed = Signal(str, object, object)
    dotted = Signal(str, int)
    judged = Signal(str, object)
    opened = Signal(str)

    def __init__(self, names: BoardNames, *, is_shut: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._names = names
        self.is_shut = is_shut
        self._ideas: dict[ItemId, Placed] = {}
        self._tokens: dict[ItemId, IdeaToken] = {}
        self.current: ItemId | None = None
        self._typed, self._since = "", QElapsedTimer()
        self.setAccessibleName(names.name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def token(self, item_id: ItemId | None) -> IdeaToken | None:
        """The token of an idea."""
        return self._tokens.get(item_id) if item_id is not None else None

    def show_ideas(self, ideas: Sequence[Placed]) -> None:
        """Have exactly these on the board."""
        self._ideas = {idea.id: idea for idea in ideas}
        for gone in [item_id for item_id in self._tokens if item_id not in self._ideas]:
            token = self._tokens.pop(gone)
            token.hide()
            token.deleteLater()
        for idea in ideas:
            token = self._tokens.get(idea.id) or IdeaToken(self, idea.id)
            self._tokens[idea.id] = token
            token.show_idea(idea)
            token.show()
        if self.current not in self._ideas:
            self.current = ideas[0].id if ideas else None
        before: QWidget = self
        for idea in ideas:
            QWidget.setTabOrder(before, self._tokens[idea.id])
            before = self._tokens[idea.id]
        self._mark()
        self._place()
        self.updateGeometry()

    def choose(self, item_id: ItemId) -> None:
        """Make an idea the chosen one."""
        if item_id in self._ideas and item_id != self.current:
            self.current = item_id
            self._mark()
            self.chosen.emit(item_id)

    def begin(self) -> None:
        """Take the focus at the chosen idea."""
        token = self.token(self.current)
        if token is not None:
            token.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, token: IdeaToken, event: QKeyEvent) -> bool:
        """What a key does to an idea. Returns whether it is one of the board's."""
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(token.item_id)
        elif text.isdigit() and len(text) == 1:
            self._choose_number(text)
        elif self.is_shut:
            return False
        elif key in _STEPS:
            self._step(token.item_id, *_STEPS[key])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.placed.emit(token.item_id, None, None)
        elif text in ("+", "-", "−"):
            self.dotted.emit(token.item_id, 1 if text == "+" else -1)
        elif text.lower() in _VERDICTS:
            self._judge(token.item_id, _VERDICTS[text.lower()])
        else:
            return False
        return True

    def drop(self, token: IdeaToken) -> None:
        """Put a dragged idea where it was let go: into a cell, or off the board."""
        middle = token.geometry().center()
        field = self._field()
        if field.contains(middle):
            effort = (middle.x() - field.left()) * CELLS // max(field.width(), 1) + 1
            impact = CELLS - (middle.y() - field.top()) * CELLS // max(field.height(), 1)
            self.placed.emit(token.item_id, min(max(impact, 1), CELLS), min(effort, CELLS))
        else:
            self.placed.emit(token.item_id, None, None)
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = in_use()
        axes = look.px(66)
        tray = look.px(24) + self._tray_rows(width) * look.px(_TOKEN + 4) if self._waiting() else 0
        return min(round((width - look.px(20)) * 0.78), look.px(400)) + axes + tray

    def sizeHint(self) -> QSize:
        width = self.width() or in_use().px(420)
        return QSize(in_use().px(420), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(in_use().px(280), self.heightForWidth(max(self.width(), in_use().px(280))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        palette = look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self._field())
        cell_x, cell_y = field.width() / CELLS, field.height() / CELLS
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(field, 6, 6)
        high = CELLS - MIDDLE
        now = QRectF(field.left(), field.top(), MIDDLE * cell_x, high * cell_y)
        painter.fillRect(now.adjusted(1, 1, 0, 0), QColor(palette.accent_tint))
        for at in range(1, CELLS):
            painter.setPen(QPen(QColor(palette.field_border if at == MIDDLE else palette.line), 1))
            x = field.left() + at * cell_x
            painter.drawLine(int(x), int(field.top()), int(x), int(field.bottom()))
            painter.setPen(QPen(QColor(palette.field_border if at == high else palette.line), 1))
            y = field.top() + at * cell_y
            painter.drawLine(int(field.left()), int(y), int(field.right()), int(y))
        self._paint_words(painter, field, cell_y)

    def _paint_words(self, painter: QPainter, field: QRectF, cell_y: float) -> None:
        look = in_use()
        palette = look.palette
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("small", look.scale))
        painter.setPen(QColor(palette.ink2))
        for at in range(CELLS):
            row = QRectF(0, field.top() + at * cell_y, field.left() - look.px(5), cell_y)
            painter.drawText(row, int(right | middle), str(CELLS - at))
        tall = look.px(22)
        top = QRectF(field.left(), 0, field.width(), field.top())
        below = QRectF(field.left(), field.bottom(), field.width(), tall)
        axes = below.translated(0, tall - look.px(3))
        quadrants, strong = self._names.quadrants, "small-strong"
        for rect, flags, words, voice, ink in (
            (top, left, quadrants[Quadrant.DO_NOW], strong, palette.accent),
            (top, right, quadrants[Quadrant.PLAN], "small", palette.ink2),
            (below, left, quadrants[Quadrant.IN_PASSING], "small", palette.ink2),
            (below, right, quadrants[Quadrant.LEAVE], "small", palette.ink2),
            (axes, left, f"↑ {self._names.impact}", strong, palette.ink),
            (axes, right, f"{self._names.effort} →", strong, palette.ink),
        ):
            painter.setFont(font("small-strong" if voice == strong else "small", look.scale))
            painter.setPen(QColor(ink))
            painter.drawText(rect, int(flags | middle), words)
        if self._waiting():
            painter.setFont(font("small-strong", look.scale))
            painter.setPen(QColor(palette.ink2))
            line = QRectF(0, self._tray_top() - look.px(22), self.width(), look.px(22))
            painter.drawText(line, int(left | middle), self._names.unplaced)

    def _field(self) -> QRect:
        look = in_use()
        left, top = look.px(20), look.px(22)
        wide = self.width() - left - 1
        tall = min(round((self.width() - look.px(20)) * 0.78), look.px(400))
        return QRect(left, top, wide, tall)

    def _tray_top(self) -> int:
        return self._field().bottom() + in_use().px(66)

    def _waiting(self) -> list[Placed]:
        return [idea for idea in self._ideas.values() if idea.impact is None or idea.effort is None]

    def _tray_rows(self, width: int) -> int:
        fit = max(1, width // in_use().px(_TOKEN + 4))
        return ceil(len(self._waiting()) / fit)

    def _place(self) -> None:
        height = self.heightForWidth(self.width())
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
            self.setMaximumHeight(height)
        look, field = in_use(), self._field()
        cells: dict[tuple[int, int], list[Placed]] = defaultdict(list)
        for idea in self._ideas.values():
            if idea.impact is not None and idea.effort is not None:
                cells[idea.impact, idea.effort].append(idea)
        cell_x, cell_y = field.width() / CELLS, field.height() / CELLS
        for (impact, effort), here in cells.items():
            columns = ceil(sqrt(len(here)))
            side = min(look.px(_TOKEN), int(min(cell_x, cell_y) / columns))
            for idea, (across, down) in zip(here, spots(len(here)), strict=True):
                x = field.left() + (effort - 1 + across) * cell_x - side / 2
                y = field.top() + (CELLS - impact + down) * cell_y - side / 2
                self._set(idea.id, round(x), round(y), side)
        step = look.px(_TOKEN + 4)
        fit = max(1, self.width() // step)
        for at, idea in enumerate(self._waiting()):
            x, y = at % fit * step, self._tray_top() + at // fit * step
            self._set(idea.id, x, y, look.px(_TOKEN))

    def _set(self, item_id: ItemId, x: int, y: int, side: int) -> None:
        token = self._tokens[item_id]
        if not token.is_dragged:
            token.setGeometry(x, y, side, side)

    def _mark(self) -> None:
        for item_id, token in self._tokens.items():
            is_current = item_id == self.current
            token.is_current = is_current
            policy = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
            token.setFocusPolicy(policy)
            token.update()

    def _step(self, item_id: ItemId, impact: int, effort: int) -> None:
        idea = self._ideas[item_id]
        if idea.impact is None or idea.effort is None:
            self.placed.emit(item_id, MIDDLE, MIDDLE)
            return
        up, along = idea.impact + impact, idea.effort + effort
        if 1 <= up <= CELLS and 1 <= along <= CELLS:
            self.placed.emit(item_id, up, along)

    def _judge(self, item_id: ItemId, verdict: Verdict) -> None:
        is_already = self._ideas[item_id].verdict is verdict
        self.judged.emit(item_id, Verdict.OPEN if is_already else verdict)

    def _choose_number(self, digit: str) -> None:
        is_going_on = self._since.isValid() and self._since.elapsed() < TOGETHER_MS
        self._typed = self._typed + digit if is_going_on else digit
        self._since.start()
        for number in (self._typed, digit):
            for idea in self._ideas.values():
                if str(idea.number) == number:
                    self._typed = number
                    self.choose(idea.id)
                    self.begin()
                    return


_STEPS = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}
_VERDICTS = {"s": Verdict.SHORT_LIST, "n": Verdict.NOT_NOW}
