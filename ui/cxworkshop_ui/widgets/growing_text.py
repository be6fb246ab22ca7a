"""A text that grows with what is written, between a least and a most number of lines."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from cxworkshop_ui.widgets.file_drops import brings_files


class GrowingText(QPlainTextEdit):
    """Takes plain text only; Tab goes on to the next field."""

    def __init__(
        self,
        placeholder: str = "",
        min_lines: int = 2,
        max_lines: int = 8,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = min_lines, max_lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            plain = QMimeData()
            plain.setText(source.text())
            super().insertFromMimeData(plain)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not brings_files(source)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _height(self) -> int:
        shown = max(self._least, min(self._most, self._lines()))
        # Each is laid out in whole px, a fraction higher than the font says.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        margins = self.contentsMargins()
        edge = margins.top() + margins.bottom() or 8
        around = edge + 2 * self.document().documentMargin()
        return ceil(shown * line + around) + 2

    def _lines(self) -> int:
        """How many lines there are, counted until there are more than enough.

        Paragraphs are laid out when they are asked for, else not before they are painted: the
        text would be seen cut first.
        """
        layout, block, lines = self.document().documentLayout(), self.document().begin(), 0
        while block.isValid() and lines <= self._most:
            layout.blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        return lines

    def _grow(self) -> None:
        needs_bar = self._lines() > self._most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if needs_bar
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.height() != self._height():
            self.setFixedHeight(self._height())
