"""A sentence somebody said, edited where it stands, in the serif of what people say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from cxworkshop_ui.context import SessionContext
from cxworkshop_ui.theme.apply import in_use
from cxworkshop_ui.theme.fonts import Voice, font
from cxworkshop_ui.widgets.growing_text import GrowingText

_MOVES = {
    Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
    Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
    Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
    Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
}


class SentenceEdit(GrowingText):
    """One paragraph without a frame; a line below it shows that it has the focus.

    ``confirmed`` is Enter, ``jumped`` Ctrl+Enter, ``escaped`` Esc; ``left`` carries the arrow
    key that would lead out of the text, ``moved`` one pressed together with Alt.
    """

    confirmed = Signal()
    jumped = Signal()
    escaped = Signal()
    left = Signal(object)
    moved = Signal(object)
    focused = Signal()

    def __init__(
        self,
        context: SessionContext,
        placeholder: str,
        *,
        voice: Voice = "quote",
        size: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, 1, 12, parent=parent)
        self._voice: Voice = voice
        self._size = size
        self.document().setDocumentMargin(0)
        self._wear()
        context.theme.changed.connect(self._wear)

    def _wear(self) -> None:
        look = in_use()
        palette = look.palette
        face = font(self._voice, look.scale)
        size = look.px(self._size) if self._size else face.pixelSize()
        weight = "bold" if face.bold() else "normal"
        self.setStyleSheet(
            f'QPlainTextEdit {{ font-family: "{face.family()}"; font-size: {size}px;'
            f" font-weight: {weight}; background: transparent; border: none; border-radius: 0;"
            " border-bottom: 2px solid transparent; padding: 0; }"
            f"QPlainTextEdit:hover {{ border-bottom-color: {palette.line}; }}"
            f"QPlainTextEdit:focus {{ border: none; border-bottom: 2px solid {palette.accent};"
            " padding: 0; }"
            f"QPlainTextEdit:disabled {{ color: {palette.ink}; background: transparent; }}"
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_jump = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.jumped if is_jump else self.confirmed).emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(key)
        elif key in _MOVES and self._leads_out(key, event.modifiers()):
            self.left.emit(key)
        else:
            super().keyPressEvent(event)

    def _leads_out(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        cursor = self.textCursor()
        return not cursor.hasSelection() and not cursor.movePosition(_MOVES[key])
