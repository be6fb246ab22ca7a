"""The dots a proposal was given: counted by keys or by pressing."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxworkshop_ui.activities.typed_number import TypedNumber
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font

_SHOWN = 10
_ROWS = 3
_MOST = 999


class Dots(QWidget):
    """So many dots and their number. ``counted`` carries the new number.

    + or Right adds one, − or Left takes one away, digits set it, one after the other; a press adds
    one, with the right button it takes one away. Three rows of up to ``most`` dots are drawn, more
    are a number. The place has a frame, and shows a ring where there are none: it can be filled.
    """

    counted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None, *, most: int = _SHOWN) -> None:
        super().__init__(parent)
        self._count = 0
        self._most = most
        self._name = name
        self._typed = TypedNumber(_MOST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set(0)

    @property
    def count(self) -> int:
        """How many dots are shown."""
        return self._count

    def set(self, count: int) -> None:
        """Show another number."""
        self._count = count
        self.setAccessibleName(f"{self._name}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        look = in_use()
        return QSize(look.px(self._most * 13 + 44), look.px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if len(text) == 1 and text in "0123456789":
            self._ask(self._typed.with_digit(self, self._count, int(text)))
            return
        self._typed.forget()
        if text == "+" or key == Qt.Key.Key_Right:
            self._ask(self._count + 1)
        elif text in ("-", "−") or key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self._ask(self._count - 1)
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """The next digit begins a number."""
        self._typed.forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typed.forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._typed.forget()
        if self.isEnabled():
            is_left = event.button() == Qt.MouseButton.LeftButton
            self._ask(self._count + (1 if is_left else -1))

    def _ask(self, count: int | None) -> None:
        if count is not None and 0 <= count <= _MOST and count != self._count:
            self.counted.emit(count)
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self._count))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.palette.accent), 2))
            painter.drawRoundedRect(frame, 6, 6)
        elif self.isEnabled():
            painter.setPen(QPen(QColor(look.palette.line), 1))
            painter.drawRoundedRect(frame, 6, 6)
        left = self._draw_dots(painter)
        painter.setPen(QColor(look.palette.ink if self._count else look.palette.ink3))
        painter.setFont(font("strong", look.scale))
        place = QRectF(left + look.px(2), 0, look.px(40), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(self._count))

    def _draw_dots(self, painter: QPainter) -> float:
        """Draw the dots, row by row. Returns where their number stands."""
        look = in_use()
        left, step = float(look.px(8)), look.px(13)
        colour = QColor(look.palette.definition)
        lines = ceil(self._count / self._most)
        if lines > _ROWS:
            return left
        side, pitch = (look.px(9), 0) if lines < 2 else (look.px(7), look.px(9))
        top = self.height() / 2 - side / 2 - pitch * (lines - 1) / 2
        if not self._count:
            painter.setPen(QPen(QColor(look.palette.field_border), 1))
            painter.drawEllipse(QRectF(left, top, side, side).adjusted(0.5, 0.5, -0.5, -0.5))
            return left + step
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for at in range(self._count):
            line, column = divmod(at, self._most)
            painter.drawEllipse(QRectF(left + column * step, top + line * pitch, side, side))
        return left + min(self._count, self._most) * step
