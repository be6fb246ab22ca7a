"""One screen for all: the slides over the whole window, and nothing else on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxworkshop.slides import SMALLEST
from cxworkshop_ui.room.controller import BLACK_KEY, FREEZE_KEY, VIEW_KEYS, RoomController
from cxworkshop_ui.room.picture import RoomPicture
from cxworkshop_ui.theme.fonts import SANS
from cxworkshop_ui.theme.tokens import ROOM

KEY = "F12"
_HINT_MS = 4000
_ON = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SlidesPage(QWidget):
    """Slides and their keys. Whatever a clicker sends turns slides or does nothing.

    Neither Escape nor F5 leads back to the controls – clickers send both –, only ``KEY``, which
    is said when it opens and when the mouse moves. ``also`` are further keys with what they do;
    no other key does anything, and no shortcut of the program works.
    """

    def __init__(
        self,
        room: RoomController,
        also: Mapping[str, Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._also = dict(also)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.picture = RoomPicture(room, leads=True, parent=self)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        self._hint = _Hint(room.context.tr("{key}: back to the controls", key=KEY), self)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(_HINT_MS)
        self._gone.timeout.connect(self._hint.hide)
        room.changed.connect(self._tell)
        self._tell()
        self.hint()

    def hint(self) -> None:
        """Say for a moment which key leads back."""
        self._hint.place()
        self._hint.show()
        self._hint.raise_()
        self._gone.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # All keys are ours but the one that leads back.
            if event.key() != Qt.Key.Key_F12 or event.modifiers() not in _PLAIN:
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        event.accept()
        if held in _PLAIN and key in _ON:
            self._room.turn(1)
        elif held in _PLAIN and key in _BACK:
            self._room.turn(-1)
        elif held in _PLAIN and key in (Qt.Key.Key_Period, Qt.Key.Key_B):
            self._room.set_black(not self._room.is_black)
        elif held == Qt.KeyboardModifier.AltModifier:
            self._choose(int(key) - int(Qt.Key.Key_0))
        elif held in _PLAIN and key.name.removeprefix("Key_") in self._also:
            self._also[key.name.removeprefix("Key_")]()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.place()

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        self.hint()

    def _choose(self, number: int) -> None:
        if number in VIEW_KEYS:
            self._room.show(VIEW_KEYS[number])
        elif number == FREEZE_KEY:
            self._room.set_frozen(not self._room.is_frozen)
        elif number == BLACK_KEY:
            self._room.set_black(not self._room.is_black)

    def _tell(self) -> None:
        self.setAccessibleName(self._room.told())


class _Hint(QWidget):
    """A line at the foot, as large as the smallest text of a slide."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)

    def place(self) -> None:
        whole = self._over.size()
        made = self._font()
        metrics = QFontMetrics(made)
        width = metrics.horizontalAdvance(self._words) + metrics.height() * 2
        height = round(metrics.height() * 1.8)
        self.setGeometry((whole.width() - width) // 2, whole.height() - height * 2, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(ROOM.field_border))
        painter.setBrush(QColor(ROOM.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(self._font())
        painter.setPen(QColor(ROOM.ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)

    def _font(self) -> QFont:
        made = QFont(SANS)
        made.setPixelSize(max(14, round(self._over.height() * SMALLEST)))
        return made
