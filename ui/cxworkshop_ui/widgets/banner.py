"""A message in the page, beside the work: it never blocks and never steals the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.button import Button, IconButton
from cxworkshop_ui.widgets.sign import Shape, Sign
from cxworkshop_ui.widgets.text import Text

Tone: TypeAlias = Literal["info", "success", "warning", "error"]

_TONES: dict[Tone, tuple[Role, Shape]] = {
    "info": ("definition", "info"),
    "success": ("kept", "check"),
    "warning": ("steps", "triangle"),
    "error": ("risk", "diamond"),
}


class Banner(QFrame):
    """Says one thing. ``acted`` gives the key of the button pressed, ``dismissed`` its end.

    ``actions`` are (key, words), at most two; ``dismiss`` is the name of the closing button,
    which is there only when it has one. In a narrow place the buttons go ``below`` the words.
    """

    acted = Signal(str)
    dismissed = Signal()

    def __init__(
        self,
        tone: Tone,
        text: str,
        actions: Sequence[tuple[str, str]] = (),
        dismiss: str = "",
        *,
        below: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        role, shape = _TONES[tone]
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        self._sign = Sign(shape, role, 16, parent=self)
        # What is copied is never broken; in a narrow place a long name must be.
        self._words = Text(text, "body", wrap=True, selectable=not below, parent=self)
        row.addWidget(self._sign)
        buttons = row
        if below:
            column = QVBoxLayout()
            column.addWidget(self._words)
            row.addLayout(column, 1)
            buttons = QHBoxLayout()
            column.addLayout(buttons)
        else:
            row.addWidget(self._words, 1)
        self._close: IconButton | None = None
        self._buttons: list[Button] = []
        for key, words in actions[:2]:
            button = Button(words, parent=self)
            self._buttons.append(button)
            button.clicked.connect(lambda _=False, key=key: self.acted.emit(key))
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        if below:
            buttons.addStretch(1)
        if dismiss:
            close = IconButton("close", dismiss, "ink2", parent=self)
            close.clicked.connect(self._dismiss)
            self._close = close
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(44)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def tone(self) -> Tone:
        """How it says it."""
        return self._tone

    def set(self, tone: Tone, text: str) -> None:
        """Say something else."""
        self._tone = tone
        role, shape = _TONES[tone]
        self._sign.set(shape, role)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.update()

    def focus(self) -> None:
        """Put the focus on the button that closes it, where what was said leads nowhere else."""
        if self._close is not None:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_actions(self, *, is_shown: bool) -> None:
        """Offer what can be done, or say something of which nothing follows."""
        for button in self._buttons:
            button.setVisible(is_shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = in_use().palette
        role, _shape = _TONES[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(palette.tint(role)))
        painter.setPen(QColor(palette.text(role)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
