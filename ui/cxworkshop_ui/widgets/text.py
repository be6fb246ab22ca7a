"""Words on a page: always plain text, never markup, in one of the type voices."""

from __future__ import annotations

import re
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


_LONG_WORD = re.compile("[!-\u052f]{24,}")
"""Of letters that need no joining; other scripts break by their own rules, or do not."""
_PIECE = re.compile("(.{6})(?![\u0300-\u036f])(?=.)")
_BREAK = "\u200b"


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

    def setText(self, text: str) -> None:
        """Show a text; where lines may break, a word that is too long for one does too.

        Not where it can be copied: what is copied is what was written.
        """
        is_copied = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        super().setText(breakable(text) if self.wordWrap() and not is_copied else text)

    def text(self) -> str:
        """The text that was set."""
        return super().text().replace(_BREAK, "")

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
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is looked at when it is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def breakable(text: str) -> str:
    """The text with unseen places to break in words as long as an address on the web."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub(rf"\1{_BREAK}", word[0]), text)


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is, even where Qt would take it for markup."""
    if "<" not in text and "&" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
