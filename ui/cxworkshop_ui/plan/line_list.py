"""A card with a title and lines that lead to what they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.theme.tokens import Look, Role
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.sign import Shape, paint_sign
from cxworkshop_ui.widgets.text import Text, breakable


class Line(msgspec.Struct, frozen=True):
    """What a line says: a sign, a word before it, the text, a small line below it."""

    item_id: ItemId
    text: str
    lead: str = ""
    below: str = ""
    below_role: Role = "neutral"
    shape: Shape = "none"
    role: Role = "neutral"


_EDGE, _GAP, _SIGN = 8, 10, 14
"""Around and between the parts of a line, and how large its sign is: px, the sign at 100 %."""
_TOP = 6
_NARROWEST, _TALL = 60, 100_000
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)


class LineButton(QPushButton):
    """One line, pressed as a whole. It paints its words: lists of a hundred lines are made fast."""

    def __init__(self, lead_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._line = Line(ItemId(""), "")
        self._least = lead_width
        self._lead = 0
        self._tall: dict[tuple[int, int, float], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def lead_width(self) -> int:
        """How wide the word before the text is."""
        return _metrics("small-strong").horizontalAdvance(self._line.lead)

    def begin_text_at(self, width: int) -> None:
        """Leave the word before the text so many px, or more where it needs more."""
        if width != self._lead:
            self._lead = width
            self.updateGeometry()
            self.update()

    @property
    def text_left(self) -> int:
        """Where the text begins, px from the left."""
        look, left = in_use(), _EDGE
        if self._line.shape != "none":
            left += look.px(_SIGN) + _GAP
        if self._line.lead:
            left += max(self._lead, self.lead_width, look.px(self._least)) + _GAP
        return left

    def show_line(self, line: Line) -> None:
        """Say something else."""
        if line == self._line:
            return
        self._line = line
        self._tall.clear()
        parts = (line.lead, line.text, line.below)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Layouts ask for it again and again.
        key = width, self._lead, in_use().scale
        if key not in self._tall:
            self._tall[key] = self._taken(width - self.text_left - _EDGE)
        return self._tall[key]

    def _taken(self, words: int) -> int:
        tall = _wrapped("body", self._line.text, words).height()
        if self._line.below:
            tall += _wrapped("small", self._line.below, words).height()
        return tall + 2 * _TOP

    def sizeHint(self) -> QSize:
        words = _metrics("body").horizontalAdvance(self._line.text)
        return QSize(self.text_left + words + _EDGE, self._least_tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.text_left + in_use().px(_NARROWEST) + _EDGE, self._least_tall())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = in_use()
        palette = look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setBrush(QColor(palette.raised))
            painter.drawRoundedRect(place, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(place, 6, 6)
        self._paint_words(painter, look)

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        line, palette, left = self._line, look.palette, _EDGE
        if line.shape != "none":
            side = look.px(_SIGN)
            sign = QRectF(left, _TOP, side, side).adjusted(1, 1, -1, -1)
            paint_sign(painter, sign, line.shape, palette.text(line.role), palette.surface)
            left += side + _GAP
        start = self.text_left
        if line.lead:
            painter.setFont(_fonts(look.scale)["small-strong"])
            painter.setPen(QColor(palette.ink2))
            painter.drawText(QRect(left, _TOP, start - left, self.height()), _WRAP, line.lead)
        words = self.width() - start - _EDGE
        painter.setFont(_fonts(look.scale)["body"])
        painter.setPen(QColor(palette.ink))
        text = breakable(line.text)
        painter.drawText(QRect(start, _TOP, words, self.height()), _WRAP, text)
        if not line.below:
            return
        top = _TOP + _wrapped("body", line.text, words).height()
        painter.setFont(_fonts(look.scale)["small"])
        is_plain = line.below_role == "neutral"
        painter.setPen(QColor(palette.ink2 if is_plain else palette.text(line.below_role)))
        below = breakable(line.below)
        painter.drawText(QRect(start, top, words, self.height()), _WRAP, below)

    def _least_tall(self) -> int:
        tall = _metrics("body").height()
        if self._line.below:
            tall += _metrics("small").height()
        return tall + 2 * _TOP


@lru_cache(maxsize=4)
def _fonts(scale: float) -> dict[Voice, QFont]:
    """The fonts of a line at a text scale."""
    return {voice: font(voice, scale) for voice in ("body", "small", "small-strong")}


def _metrics(voice: Voice) -> QFontMetrics:
    return QFontMetrics(_fonts(in_use().scale)[voice])


def _wrapped(voice: Voice, text: str, width: int) -> QRect:
    """The room that words take in a width, broken over lines."""
    return _metrics(voice).boundingRect(0, 0, max(width, 1), _TALL, _WRAP, breakable(text))


class LineList(Card):
    """Lines under a title; ``chosen`` carries the id of the item a line speaks of.

    ``empty`` is said where there is no line. Lines are reused, so that the focus stays.
    """

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        empty: str,
        role: Role,
        lead_width: int = 0,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(stripe=role, parent=parent)
        self.setAccessibleName(title)
        self._lead_width = lead_width
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(Text(title, "section", parent=self))
        self._count = Text("", "small", "ink2", parent=self)
        head.addWidget(self._count, 1)
        self.body.addLayout(head)
        self._empty = Text(empty, "body", "ink2", wrap=True, parent=self)
        self._empty.setContentsMargins(8, 0, 0, 0)
        self.body.addWidget(self._empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self._more = Text("", "small", "ink2", wrap=True, parent=self)
        self._more.setContentsMargins(8, 0, 0, 0)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        self._buttons: list[LineButton] = []
        self._ids: list[ItemId] = []

    def show_lines(
        self, lines: Sequence[Line], count: str = "", more: str = "", empty: str = ""
    ) -> None:
        """Show exactly these; ``count`` beside the title, ``more`` below, ``empty`` for none."""
        while len(self._buttons) < len(lines):
            button = LineButton(self._lead_width, self)
            at = len(self._buttons)
            button.clicked.connect(lambda _=False, at=at: self.chosen.emit(self._ids[at]))
            self._column.addWidget(button)
            self._buttons.append(button)
        self._ids = [line.item_id for line in lines]
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(lines))
            if at < len(lines):
                button.show_line(lines[at])
        shown = self._buttons[: len(lines)]
        widest = max((button.lead_width for button in shown), default=0)
        for button in shown:
            button.begin_text_at(widest)
        self._empty.setVisible(not lines)
        if empty:
            self._empty.setText(empty)
        self._count.setText(count)
        self._more.setText(more)
        self._more.setVisible(bool(more))
