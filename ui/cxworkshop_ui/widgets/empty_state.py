"""What an empty page says: what will be here, and what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop_ui.widgets.button import Button
from cxworkshop_ui.widgets.card import Card
from cxworkshop_ui.widgets.text import Text


class EmptyState(Card):
    """A dashed place with a title, a sentence and, if ``action`` is given, a button: ``asked``."""

    asked = Signal()

    def __init__(
        self, title: str, words: str, action: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__("empty", parent=parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        column: QVBoxLayout = self.body
        column.setContentsMargins(24, 28, 24, 28)
        column.addStretch(1)
        self._title = Text(title, "section", wrap=True, parent=self)
        self._words = Text(words, "body", "ink2", wrap=True, parent=self)
        for text in (self._title, self._words):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        self.button: Button | None = None
        if action:
            self.button = Button(action, "primary", parent=self)
            self.button.clicked.connect(self.asked)
            column.addSpacing(4)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
