"""The painted parts of the run bar: the clock's face, and the pace that opens the replan."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.ground import fill
from cxworkshop_ui.theme.tokens import ROOM, Role
from cxworkshop_ui.widgets.sign import Shape, paint_sign
from cxworkshop_ui.widgets.text import plain_tip

FACE = 40
"""The figures of the clock, px at 100 %."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class MiniaturePlace(QWidget):
    """Where the live picture of the room screen comes to stand; dark as it is until then."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect().adjusted(2, 2, -2, -2), ROOM.ground)


class ClockFace(QWidget):
    """The one dominant clock: large figures, below them in a word and a sign how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = "00:00"
        self._word = ""
        self._role: Role = "accent"
        self._shape: Shape = "none"
        self._is_quiet = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set(
        self, time: str, word: str, role: Role, shape: Shape, *, is_quiet: bool = False
    ) -> None:
        """Show a time already written, the word and the sign; ``is_quiet`` where nothing runs."""
        told = (time, word, role, shape, is_quiet)
        before = (self._time, self._word, self._role, self._shape, self._is_quiet)
        if told == before:
            return
        is_wider = len(time) != len(self._time) or word != self._word
        self._time, self._word, self._role, self._shape, self._is_quiet = told
        self.setAccessibleName(f"{word} {time}")
        if is_wider:
            self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The time that is shown."""
        return self._time

    @property
    def word(self) -> str:
        """How it stands."""
        return self._word

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        # Wide enough for over time, so that the bar does not move when it comes.
        least = max("+00:00", self._time, key=len)
        wide = QFontMetrics(self._figures()).horizontalAdvance(least)
        word = QFontMetrics(self._small()).horizontalAdvance(self._word) + in_use().px(20)
        return QSize(max(wide, word) + in_use().px(4), in_use().px(60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        palette = look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_plain = self._shape == "none"
        ink = palette.ink2 if self._is_quiet else palette.ink
        colour = ink if is_plain else palette.text(self._role)
        small = self._small()
        below = QFontMetrics(small).height()
        figures = QFontMetrics(self._figures())
        # The two lines stand together in the middle of the bar.
        top = (self.height() - figures.ascent() - below) // 2 - look.px(1)
        painter.setFont(self._figures())
        painter.setPen(QColor(colour))
        # Figures have no descenders and stand lower than the ascent of the face.
        painter.drawText(0, top + round(figures.ascent() * 0.9), self._time)
        line = QRect(0, top + figures.ascent(), self.width(), below)
        if not is_plain:
            side = look.px(13)
            place = QRectF(0, line.center().y() - side / 2 + 1, side, side)
            paint_sign(painter, place, self._shape, colour, palette.surface)
            line.setLeft(side + look.px(5))
        painter.setFont(small)
        painter.setPen(QColor(palette.ink2 if is_plain else colour))
        painter.drawText(line, _LEFT, self._word)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _figures(self) -> QFont:
        made = font("clock", in_use().scale)
        made.setPixelSize(in_use().px(FACE))
        return made

    def _small(self) -> QFont:
        return font("small-strong", in_use().scale)


class PaceButton(QAbstractButton):
    """How late or early the day is, and below it what is at risk; pressed, it opens the replan."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._role: Role = "neutral"
        self._below = self._short = ""
        self._is_under = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def set(self, words: str, role: Role, below: str, short: str, tip: str) -> None:
        """Say how the day goes; ``short`` stands for what is below where that has no room."""
        if (words, role, below) == (self.text(), self._role, self._below):
            return
        self._role, self._below, self._short = role, below, short
        self.setText(words)
        self.setAccessibleName(f"{words} {below}".strip() or self._name)
        self.setAccessibleDescription(self._name)
        self.setToolTip(plain_tip("\n".join(filter(None, (words, below, tip)))))
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(font("small", in_use().scale)).horizontalAdvance(self._below)
        return QSize(max(self.minimumSizeHint().width(), wide // 2 + 40), in_use().px(56))

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(font("strong", in_use().scale)).horizontalAdvance(self.text())
        return QSize(max(in_use().px(140), words + in_use().px(20)), in_use().px(48))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_under = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_under = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        palette = look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1, 5, -1, -5)
        if self._is_under or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.raised))
            painter.drawRoundedRect(place, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(place, 6, 6)
        inner = self.rect().adjusted(look.px(8), look.px(6), -look.px(8), -look.px(6))
        strong, small = font("strong", look.scale), font("small", look.scale)
        head, line = QFontMetrics(strong), QFontMetrics(small)
        lines = _broken(self._below, line, inner.width())
        if len(lines) > 2:
            elide = Qt.TextElideMode.ElideRight
            lines = [line.elidedText(self._short, elide, inner.width())]
        high = head.height() + len(lines) * line.height()
        top = inner.top() + max(0, (inner.height() - high) // 2)
        painter.setFont(strong)
        painter.setPen(QColor(palette.text(self._role)))
        painter.drawText(QRect(inner.left(), top, inner.width(), head.height()), _LEFT, self.text())
        painter.setFont(small)
        painter.setPen(QColor(palette.ink2))
        top += head.height()
        for words in lines:
            painter.drawText(QRect(inner.left(), top, inner.width(), line.height()), _LEFT, words)
            top += line.height()


def _broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text in lines of a width, broken at its spaces."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
