"""A bordered surface that holds one thing; the pressable one is a real button."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.theme.tokens import RADIUS_CARD, Role

CardState: TypeAlias = Literal["plain", "warning", "empty"]
"""Plain; an edge in the colour of warnings (say why in words); a dashed place to be filled."""

_PADDING = 16


class Card(QFrame):
    """A card: put things into ``body``. ``stripe`` marks its kind at the left edge."""

    def __init__(
        self,
        state: CardState = "plain",
        stripe: Role | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state: CardState = state
        self._stripe = stripe
        self.body = _body(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_state(self, state: CardState) -> None:
        """Change how the edge looks."""
        self._state = state
        self.update()

    def set_stripe(self, stripe: Role | None) -> None:
        """Change the colour of the left edge; None takes it away."""
        self._stripe = stripe
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint(painter, QRectF(self.rect()), self._state, self._stripe)


class CardButton(QPushButton):
    """A card that is pressed as a whole, by mouse, Space or Enter: ``clicked``.

    ``name`` is what assistive technology calls it; its labels must not take the mouse.
    """

    def __init__(
        self,
        name: str,
        state: CardState = "plain",
        stripe: Role | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state: CardState = state
        self._stripe = stripe
        self.setAccessibleName(name)
        self.setProperty("role", "card")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.body = _body(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_state(self, state: CardState) -> None:
        """Change how the edge looks."""
        self._state = state
        self.update()

    def set_stripe(self, stripe: Role | None) -> None:
        """Change the colour of the left edge; None takes it away."""
        self._stripe = stripe
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else -1

    def sizeHint(self) -> QSize:
        return self.body.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.body.totalMinimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint(
            painter,
            QRectF(self.rect()),
            self._state,
            self._stripe,
            is_hot=self.underMouse() or self.isDown(),
            has_focus=self.hasFocus(),
        )


def _body(card: QWidget) -> QVBoxLayout:
    body = QVBoxLayout(card)
    body.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
    body.setSpacing(8)
    return body


def _paint(
    painter: QPainter,
    place: QRectF,
    state: CardState,
    stripe: Role | None,
    *,
    is_hot: bool = False,
    has_focus: bool = False,
) -> None:
    palette = in_use().palette
    width, style, colour = 1.0, Qt.PenStyle.SolidLine, palette.line
    if state == "warning":
        colour = palette.steps
    elif state == "empty":
        style, colour = Qt.PenStyle.DashLine, palette.field_border
    if is_hot:
        colour = palette.field_border if state != "warning" else colour
    if has_focus:
        width, style, colour = 2.0, Qt.PenStyle.SolidLine, palette.accent
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    shape = QPainterPath()
    shape.addRoundedRect(inside, RADIUS_CARD, RADIUS_CARD)
    painter.fillPath(shape, QColor(palette.ground if state == "empty" else palette.surface))
    if stripe is not None:
        painter.save()
        painter.setClipPath(shape)
        fill(painter, QRectF(place.x(), place.y(), 5, place.height()), palette.text(stripe))
        painter.restore()
    pen = QPen(QColor(colour), width, style)
    if style == Qt.PenStyle.DashLine:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.drawPath(shape)
