"""The switch between a few views of the same thing, such as the stages of a session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class SegmentedBar(QFrame):
    """One of a few, side by side; the arrow keys move, one Tab stop for all.

    ``chosen`` gives the key of the segment the user chose; :meth:`set_current` emits nothing.
    """

    chosen = Signal(str)

    def __init__(
        self,
        entries: Sequence[tuple[str, str]],
        name: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._segments: dict[str, QPushButton] = {}
        for key, text in entries:
            self.add(key, text)
        self._current = ""
        if entries:
            self.set_current(entries[0][0])

    def add(self, key: str, text: str) -> None:
        """One more segment, at the end; not chosen."""
        segment = _Segment(text, self)
        segment.clicked.connect(lambda: self._choose(key))
        self._row.addWidget(segment)
        self._segments[key] = segment

    @property
    def current(self) -> str:
        """The key of the chosen segment."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show another segment as chosen; an unknown key is none, and Tab comes to the first."""
        self._current = key
        stop = key if key in self._segments else next(iter(self._segments), "")
        for name, segment in self._segments.items():
            segment.setChecked(name == key)
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if name == stop else Qt.FocusPolicy.ClickFocus
            )

    def set_text(self, key: str, text: str) -> None:
        """Rename a segment, such as after a change of language."""
        self._segments[key].setText(text)

    def set_enabled(self, key: str, *, is_enabled: bool) -> None:
        """Let a segment be chosen or not."""
        self._segments[key].setEnabled(is_enabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [key for key, segment in self._segments.items() if segment.isEnabled()]
        if not keys:
            return
        at = keys.index(self._current) if self._current in keys else 0
        forwards, backwards = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forwards, backwards = backwards, forwards
        places = {
            forwards: min(at + 1, len(keys) - 1),
            backwards: max(at - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
            return
        self._choose(keys[place])
        self._segments[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        is_new = key != self._current
        self.set_current(key)
        if is_new:
            self.chosen.emit(key)


class _Segment(QPushButton):
    """Leaves the arrow keys to the bar."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "segment")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in keys:
            event.ignore()
        else:
            super().keyPressEvent(event)
