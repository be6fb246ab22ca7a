"""Words on a page: always plain text, never markup, in one of the type voices."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from cxworkshop_ui.theme.icons import Ink

TextVoice: TypeAlias = Literal[
    "body",
    "strong",
    "large",
    "heading",
    "small",
    "small-strong",
    "title",
    "section",
    "quote",
    "headline",
]


class Text(QLabel):
    """A plain-text label; ``wrap`` lets it break over lines, ``selectable`` lets it be copied."""

    def __init__(
        self,
        text: str = "",
        voice: TextVoice = "body",
        ink: Ink = "ink",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("voice", voice)
        self.setProperty("ink", ink)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def set_ink(self, ink: Ink) -> None:
        """Change the colour's role."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            repolish(self)


class Rule(QFrame):
    """A thin horizontal line between parts of a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", True)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is, even where Qt would take it for markup."""
    if "<" not in text and "&" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
