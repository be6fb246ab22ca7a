"""A card with a title and lines that lead to what they speak of."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop.model.item import ItemId
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.sign import Shape, Sign
from cxworkshop_ui.widgets.text import Text


class Line(msgspec.Struct, frozen=True):
    """What a line says: a sign, a word before it, the text, a small line below it."""

    item_id: ItemId
    text: str
    lead: str = ""
    below: str = ""
    below_role: Role = "neutral"
    shape: Shape = "none"
    role: Role = "neutral"


class LineButton(QPushButton):
    """One line, pressed as a whole."""

    def __init__(self, lead_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 6, 8, 6)
        self._row.setSpacing(10)
        self._sign = Sign("none", "neutral", 14, parent=self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._lead = Text("", "small-strong", "ink2", parent=self)
        self._least = in_use().px(lead_width)
        self._row.addWidget(self._lead, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._text = Text("", "body", wrap=True, parent=self)
        self._below = Text("", "small", "ink2", wrap=True, parent=self)
        words.addWidget(self._text)
        words.addWidget(self._below)
        self._row.addLayout(words, 1)
        for label in (self._sign, self._lead, self._text, self._below):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def lead_width(self) -> int:
        """How wide the word before the text is."""
        return self._lead.sizeHint().width() if self._lead.text() else 0

    def begin_text_at(self, width: int) -> None:
        """Leave the word before the text so many px, or more where it needs more."""
        self._lead.setMinimumWidth(max(width, self._least))

    def show_line(self, line: Line) -> None:
        """Say something else."""
        self._sign.set(line.shape, line.role)
        self._sign.setVisible(line.shape != "none")
        self._lead.setText(line.lead)
        self._lead.setVisible(bool(line.lead))
        self._text.setText(line.text)
        self._below.setText(line.below)
        self._below.set_ink("ink2" if line.below_role == "neutral" else line.below_role)
        self._below.setVisible(bool(line.below))
        parts = (line.lead, line.text, line.below)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = in_use().palette
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


class LineList(Card):
    """Lines under a title; ``chosen`` carries the id of the item a line speaks of.

    ``empty`` is said where there is no line. Lines are reused, so that the focus stays.
    """

    chosen = Signal(str)

    def __init__(self, title: str, empty: str, role: Role, lead_width: int = 0) -> None:
        super().__init__(stripe=role)
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
