"""The one dominant clock: the time, a thin bar, and in words and shape how it stands."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import font
from cxworkshop_ui.theme.tokens import Role
from cxworkshop_ui.widgets.coverage import Bar
from cxworkshop_ui.widgets.sign import Shape, Sign
from cxworkshop_ui.widgets.text import Text, repolish

ClockState: TypeAlias = Literal["normal", "warning", "urgent", "over"]

_STATES: dict[ClockState, tuple[Role, Shape]] = {
    "normal": ("accent", "none"),
    "warning": ("steps", "triangle"),
    "urgent": ("risk", "diamond"),
    "over": ("risk", "square"),
}


class BigClock(QWidget):
    """A caption, the time, a bar and a line of words such as "33 of 60 min used"."""

    def __init__(self, caption: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(6)
        self._caption = Text(caption, "small-strong", "ink2", parent=self)
        self._sign = Sign("none", "accent", 14, parent=self)
        self._state_words = Text("", "small-strong", parent=self)
        head.addWidget(self._caption)
        head.addStretch(1)
        head.addWidget(self._sign)
        head.addWidget(self._state_words)
        self._time = QLabel(self)
        self._time.setTextFormat(Qt.TextFormat.PlainText)
        self._time.setProperty("ink", "ink")
        self._bar = Bar("accent", parent=self)
        self._line = Text("", "small", "ink2", wrap=True, parent=self)
        column.addLayout(head)
        column.addWidget(self._time)
        column.addWidget(self._bar)
        column.addSpacing(4)
        column.addWidget(self._line)
        self._state: ClockState = "normal"
        self._size_time()

    @property
    def state(self) -> ClockState:
        """How the time stands."""
        return self._state

    def set_caption(self, text: str) -> None:
        """Change the words above the time, such as after a change of language."""
        self._caption.setText(text)

    def set_time(self, text: str, used: float, line: str = "") -> None:
        """Show a time already written, the used share 0 to 1, and the words below the bar."""
        if self._time.text() != text:
            self._time.setText(text)
            self.setAccessibleName(f"{self._caption.text()} {text}".strip())
        self._bar.set(used)
        if self._line.text() != line:
            self._line.setText(line)
            self.setAccessibleDescription(line)

    def set_state(self, state: ClockState, words: str = "") -> None:
        """Say how the time stands: in colour, with a sign, and in words."""
        role, shape = _STATES[state]
        self._state = state
        self._bar.set(self._bar.share, role)
        self._sign.set(shape, role)
        self._sign.setVisible(shape != "none")
        self._state_words.setText(words)
        self._state_words.set_ink(role)
        ink = "ink" if state == "normal" else role
        if self._time.property("ink") != ink:
            self._time.setProperty("ink", ink)
            repolish(self._time)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_time()

    def _size_time(self) -> None:
        self._time.setFont(font("clock", in_use().scale))
